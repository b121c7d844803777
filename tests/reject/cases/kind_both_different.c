// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a conjunction of kinds made from different types
// gcc: E UNTRUSTED_KIND_BOTH: port and month are not made from the same type in the same context
// clang: E UNTRUSTED_KIND_BOTH: port and month are not made from the same type in the same context
#include <untrusted/validate.h>

static int check(uint64_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
#ifdef FIXED
UNTRUSTED_KIND(month, u16, none, check);
#else
UNTRUSTED_KIND(month, u8, none, check);
#endif
UNTRUSTED_KIND_BOTH(both, port, month);
#ifdef FIXED
int misuse(validated_both *out, untrusted_u16 u)
#else
int misuse(validated_both *out, untrusted_u16 u)
#endif
{
	return validate_kind(both, u, NULL, out);
}
