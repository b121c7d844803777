// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an optional is read as if there were always a value
// gcc: E bounded_get: it may be none; ask bounded_value.. first
// clang: E bounded_get: it may be none; ask bounded_value.. first
#include <untrusted/bounded.h>

BOUNDED_OPTIONAL(port, u16, 1, 1023);
uint16_t misuse(bounded_port port)
{
#ifdef FIXED
	uint16_t plain;
	return bounded_value(port, &plain) ? plain : 80;
#else
	return bounded_get(port);
#endif
}
