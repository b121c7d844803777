// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

ssize_t misuse(int fd, struct untrusted_vec *vec)
{
#ifdef FIXED
	return socket_fetch_vec(fd, vec);
#else
	socket_fetch_vec(fd, vec);
	return 0;
#endif
}
