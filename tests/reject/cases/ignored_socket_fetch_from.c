// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_fetch_from() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

ssize_t misuse(int fd, struct untrusted_vec *vec, struct socket_peer *peer)
{
#ifdef FIXED
	return socket_fetch_from(fd, vec, peer);
#else
	socket_fetch_from(fd, vec, peer);
	return 0;
#endif
}
