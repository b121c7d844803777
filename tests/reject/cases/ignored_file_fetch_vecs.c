// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of file_fetch_vecs() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/file.h>

ssize_t misuse(int fd, struct untrusted_vec vecs[2])
{
#ifdef FIXED
	return file_fetch_vecs(fd, vecs, 2);
#else
	file_fetch_vecs(fd, vecs, 2);
	return 0;
#endif
}
