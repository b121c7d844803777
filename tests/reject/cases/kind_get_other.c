// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a month is read as a port
// gcc: E incompatible type for argument 1 of 'ut_get_port'
// clang: E passing 'validated_month' to parameter of incompatible type 'validated_port'
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
UNTRUSTED_KIND(month, u16, none, check);
uint16_t misuse(validated_month m)
{
#ifdef FIXED
	return validated_get(month, m);
#else
	return validated_get(port, m);
#endif
}
