// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a kind is made from another type than declared
// gcc: E incompatible type for argument 1 of 'ut_validate_port'
// clang: E passing 'untrusted_u32' .*to parameter of incompatible type 'untrusted_u16'
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
#ifdef FIXED
int misuse(validated_port *out, untrusted_u16 u)
#else
int misuse(validated_port *out, untrusted_u32 u)
#endif
{
	return validate_kind(port, u, NULL, out);
}
