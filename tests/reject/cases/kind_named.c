// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the member of a kind is read by its name
// gcc: E 'validated_bits' is unavailable: made by validate_kind.. and read by validated_get.. only
// clang: E 'validated_bits' is unavailable: made by validate_kind.. and read by validated_get.. only
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
uint16_t misuse(validated_port p)
{
#ifdef FIXED
	return validated_get(port, p);
#else
	return p.validated_bits;
#endif
}
