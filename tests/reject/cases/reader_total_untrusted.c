// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the end of a message is an untrusted number
// gcc: E incompatible type for argument 2 of 'reader_total'
// clang: E passing 'untrusted_u32' to parameter of incompatible type
#include <untrusted/reader.h>

bool misuse(struct reader *r, untrusted_u32 total)
{
#ifdef FIXED
	uint32_t n;
	return !validate_max(u32, total, 1500, &n) && reader_total(r, n);
#else
	return reader_total(r, total);
#endif
}
