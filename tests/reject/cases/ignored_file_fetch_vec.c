// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of file_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

ssize_t misuse(int fd, struct untrusted_vec *vec)
{
#ifdef FIXED
	return file_fetch_vec(fd, vec);
#else
	file_fetch_vec(fd, vec);
	return 0;
#endif
}
