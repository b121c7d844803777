// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a path of the program itself is opened as one from outside
// gcc: E incompatible type for argument 2 of 'ut_path_open'
// clang: E passing 'const char \*' to parameter of incompatible type
#include <untrusted/user/path.h>

int misuse(int dir, const char *name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, text_mark(name), O_RDONLY, 0, fd);
#else
	return path_open_beneath(dir, name, O_RDONLY, 0, fd);
#endif
}
