// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file is opened neither to be read nor to be written
// gcc: E path_open_beneath: O_ACCMODE is not O_RDONLY, O_WRONLY or O_RDWR, or truncates what it only reads
// clang: E path_open_beneath: O_ACCMODE is not O_RDONLY, O_WRONLY or O_RDWR, or truncates what it only reads
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, name, O_RDWR, 0600, fd);
#else
	return path_open_beneath(dir, name, O_ACCMODE, 0600, fd);
#endif
}
