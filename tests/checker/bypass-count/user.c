// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Uses of untrusted_bypass() are counted; uses of verbs are not. */
#include <stdint.h>
#include <untrusted/validate.h>

uint32_t bad_hash(untrusted_u32 word)
{
	uint32_t plain = untrusted_bypass(u32, word, "hashed"); // here

	return plain * 2654435761u;
}

uint32_t bad_twice(untrusted_u32 a, untrusted_u32 b)
{
	uint32_t sum = untrusted_bypass(u32, a, "a checksum's summand"); // here

	return sum + untrusted_bypass(u32, b, "a checksum's summand"); // here
}

#define SUMMAND(x) untrusted_bypass(u32, x, "a checksum's summand")

uint32_t bad_macro(untrusted_u32 a)
{
	return SUMMAND(a);
}

uint32_t good_verb(untrusted_u32 word)
{
	return validate_or(u32, word, 0, 9, 0);
}

uint32_t good_any(untrusted_u32 cookie)
{
	return validate_any(u32, cookie);
}

untrusted_u32 good_moved(const untrusted_u32 *word)
{
	return *word;
}

// check-output: bad_hash: bad_hash() bypasses validation: hashed.
// check-output: bad_twice: bad_twice() bypasses validation: a checksum's
//    summand.
