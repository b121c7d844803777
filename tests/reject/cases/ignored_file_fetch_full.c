// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of file_fetch_full() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

int misuse(int fd, struct untrusted_vec *vec)
{
#ifdef FIXED
	return file_fetch_full(fd, vec);
#else
	file_fetch_full(fd, vec);
	return 0;
#endif
}
