// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_peer_in() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(const struct socket_peer *peer, untrusted_sockaddr_in *in)
{
#ifdef FIXED
	return socket_peer_in(peer, in);
#else
	socket_peer_in(peer, in);
	return 0;
#endif
}
