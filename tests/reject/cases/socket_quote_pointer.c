// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an address is quoted to a pointer
// gcc: E socket_quote_peer: to is no array of 64 char or more
// clang: E socket_quote_peer: to is no array of 64 char or more
#include <untrusted/user/socket.h>

void misuse(const struct socket_peer *peer, char *to)
{
#ifdef FIXED
	char own[64];

	to[0] = socket_quote_peer(peer, own)[0];
#else
	to[0] = socket_quote_peer(peer, to)[0];
#endif
}
