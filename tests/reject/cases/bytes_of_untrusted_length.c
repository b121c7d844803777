// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a slice of untrusted length over a buffer
// gcc: E incompatible type for argument 2 of 'untrusted_bytes_of'
// clang: E passing 'untrusted_size' .*to parameter of incompatible type
#include <untrusted/vec.h>

int misuse(const untrusted_u8 *buf, untrusted_size len, untrusted_bytes *out)
{
#ifdef FIXED
	return untrusted_bytes_bind(untrusted_bytes_of(buf, 16), len, out);
#else
	*out = untrusted_bytes_of(buf, len);
	return 0;
#endif
}
