// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_fetch_peer() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(int fd, struct socket_peer *peer)
{
#ifdef FIXED
	return socket_fetch_peer(fd, peer);
#else
	socket_fetch_peer(fd, peer);
	return 0;
#endif
}
