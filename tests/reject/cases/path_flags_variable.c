// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a name from outside is opened with flags that are a variable
// gcc: E path_open_beneath: how has flags that it does not know, or is no constant
// clang: E path_open_beneath: how has flags that it does not know, or is no constant
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int how, int *fd)
{
#ifdef FIXED
	if (how == O_RDONLY)
		return path_open_beneath(dir, name, O_RDONLY, 0, fd);
	return path_open_beneath(dir, name, O_RDWR, 0, fd);
#else
	return path_open_beneath(dir, name, how, 0, fd);
#endif
}
