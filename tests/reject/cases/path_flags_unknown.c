// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a name from outside is opened with a flag that path_open_beneath() does not know
// gcc: E path_open_beneath: O_RDWR . O_ASYNC has flags that it does not know, or is no constant
// clang: E path_open_beneath: O_RDWR . O_ASYNC has flags that it does not know, or is no constant
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, name, O_RDWR, 0, fd);
#else
	return path_open_beneath(dir, name, O_RDWR | O_ASYNC, 0, fd);
#endif
}
