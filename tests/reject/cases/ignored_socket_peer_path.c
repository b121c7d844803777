// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_peer_path() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(const struct socket_peer *peer, untrusted_bytes *path)
{
#ifdef FIXED
	return socket_peer_path(peer, path);
#else
	socket_peer_path(peer, path);
	return 0;
#endif
}
