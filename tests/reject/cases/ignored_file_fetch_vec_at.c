// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of file_fetch_vec_at() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

ssize_t misuse(int fd, struct untrusted_vec *vec)
{
#ifdef FIXED
	return file_fetch_vec_at(fd, 0, vec);
#else
	file_fetch_vec_at(fd, 0, vec);
	return 0;
#endif
}
