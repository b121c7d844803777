// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of file_fetch_at() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

int misuse(int fd, untrusted_u32 *u)
{
#ifdef FIXED
	return file_fetch_at(u32, fd, 0, u);
#else
	file_fetch_at(u32, fd, 0, u);
	return 0;
#endif
}
