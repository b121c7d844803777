// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file that is only read is truncated
// gcc: E path_open_beneath: O_RDONLY . O_TRUNC is not O_RDONLY, O_WRONLY or O_RDWR, or truncates what it only reads
// clang: E path_open_beneath: O_RDONLY . O_TRUNC is not O_RDONLY, O_WRONLY or O_RDWR, or truncates what it only reads
#include <untrusted/user/path.h>

int misuse(int dir, untrusted_bytes name, int *fd)
{
#ifdef FIXED
	return path_open_beneath(dir, name, O_WRONLY | O_TRUNC, 0600, fd);
#else
	return path_open_beneath(dir, name, O_RDONLY | O_TRUNC, 0600, fd);
#endif
}
