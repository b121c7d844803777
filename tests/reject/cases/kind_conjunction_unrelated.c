// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a conjunction is read as a kind that is not in it
// gcc: E implicit declaration of function 'ut_as_day_from_both'|incompatible types
// clang: E call to undeclared function 'ut_as_day_from_both'|implicit declaration of function|incompatible
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
UNTRUSTED_KIND(month, u16, none, check);
UNTRUSTED_KIND(day, u16, none, check);
UNTRUSTED_KIND_BOTH(both, port, month);
#ifdef FIXED
validated_port misuse(validated_both all)
#else
validated_day misuse(validated_both all)
#endif
{
#ifdef FIXED
	return validated_as(port, both, all);
#else
	return validated_as(day, both, all);
#endif
}
