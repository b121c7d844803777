// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: more descriptors are wanted than a message may bring
// gcc: E socket_fds: a message brings 0 to SOCKET_FDS_MAX descriptors; say how many, a constant
// clang: E socket_fds: a message brings 0 to SOCKET_FDS_MAX descriptors; say how many, a constant
#include <untrusted/user/socket.h>

struct socket_fds misuse(void)
{
#ifdef FIXED
	return socket_fds(16);
#else
	return socket_fds(17);
#endif
}
