// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_peer_in6() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(const struct socket_peer *peer, untrusted_sockaddr_in6 *in6)
{
#ifdef FIXED
	return socket_peer_in6(peer, in6);
#else
	socket_peer_in6(peer, in6);
	return 0;
#endif
}
