// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of socket_fds_take() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/socket.h>

int misuse(struct socket_fds *fds, int *fd)
{
#ifdef FIXED
	return socket_fds_take(fds, fd);
#else
	socket_fds_take(fds, fd);
	return 0;
#endif
}
