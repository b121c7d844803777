// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a slice is validated without saying as what
// gcc: E implicit declaration|undeclared|unknown type name|'ut_wire_bytes'
// clang: E undeclared|unknown type name|implicit declaration
#include <untrusted/validate.h>

static int check(ut_native_bytes bytes, const void *none)
{
	(void)none;
	return bytes.len ? 0 : -EINVAL;
}

UNTRUSTED_KIND(html, bytes, none, check);
#ifdef FIXED
int misuse(untrusted_bytes u, validated_html *out)
#else
int misuse(untrusted_bytes u, const uint8_t **out)
#endif
{
#ifdef FIXED
	return validate_kind(html, u, NULL, out);
#else
	return validate_ref(max, bytes, u, out, 5);
#endif
}
