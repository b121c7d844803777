// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of path_open_beneath() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, name, O_RDONLY, 0, fd);
#else
	path_open_beneath(dir, name, O_RDONLY, 0, fd);
	return 0;
#endif
}
