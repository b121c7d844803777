// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_fetch_message() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

ssize_t misuse(int fd, struct untrusted_vec *vec, struct socket_fds *fds)
{
#ifdef FIXED
	return socket_fetch_message(fd, vec, NULL, fds);
#else
	socket_fetch_message(fd, vec, NULL, fds);
	return 0;
#endif
}
