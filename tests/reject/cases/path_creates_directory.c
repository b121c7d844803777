// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a directory is to be made by opening it
// gcc: E path_open_beneath: no directory is made by opening it: O_CREAT or O_DIRECTORY, not both
// clang: E path_open_beneath: no directory is made by opening it: O_CREAT or O_DIRECTORY, not both
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, name, O_RDONLY | O_DIRECTORY, 0600, fd);
#else
	return path_open_beneath(dir, name, O_RDONLY | O_CREAT | O_DIRECTORY, 0600, fd);
#endif
}
