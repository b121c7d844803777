// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_put_to() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(int fd, const struct socket_peer *peer)
{
#ifdef FIXED
	return socket_put_to(fd, "x", 1, peer);
#else
	socket_put_to(fd, "x", 1, peer);
	return 0;
#endif
}
