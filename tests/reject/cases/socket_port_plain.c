// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the port of a stranger is used as it came
// gcc: E incompatible types when initializing type
// clang: E initializing 'const uint16_t'.* with an expression of incompatible type
#include <untrusted/user/socket.h>

int misuse(const untrusted_sockaddr_in *in)
{
#ifdef FIXED
	uint16_t port;

	if (validate_range(be16,
			   untrusted_member(sockaddr_in, in, sin_port, be16), 1,
			   1023, &port))
		return -EINVAL;
	return port;
#else
	const uint16_t port = untrusted_member(sockaddr_in, in, sin_port, be16);

	return port;
#endif
}
