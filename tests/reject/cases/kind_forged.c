// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a kind is forged from a plain value
// gcc: silent
// clang: E 'validated_bits' is unavailable: made by validate_kind
#include <untrusted/validate.h>

static int check(uint16_t value, const void *none)
{
	(void)none;
	return value ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
#ifdef FIXED
int misuse(validated_port *out)
#else
int misuse(validated_port *out)
#endif
{
#ifdef FIXED
	return validate_kind(port, untrusted_mark(u16, 80), NULL, out);
#else
	*out = (validated_port){ 80 };
	return 0;
#endif
}
