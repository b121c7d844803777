// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a month is used as a port
// gcc: E incompatible types when returning type
// clang: E returning 'validated_month' from a function with incompatible result type
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
UNTRUSTED_KIND(month, u16, none, check);
#ifdef FIXED
validated_month misuse(validated_month m)
#else
validated_port misuse(validated_month m)
#endif
{
	return m;
}
