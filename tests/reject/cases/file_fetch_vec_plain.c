// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file is read into a plain buffer
// gcc: W passing argument 2 of .file_fetch_vec. from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/user/file.h>

ssize_t misuse(int fd)
{
#ifdef FIXED
	untrusted_u8 buf[16];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	return file_fetch_vec(fd, &vec);
#else
	char buf[16];

	return file_fetch_vec(fd, buf);
#endif
}
