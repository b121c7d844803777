// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_kind() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

static int check(uint16_t port, const void *none)
{
	(void)none;
	return port ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, u16, none, check);
int misuse(untrusted_u16 u, validated_port *out)
{
#ifdef FIXED
	return validate_kind(port, u, NULL, out);
#else
	validate_kind(port, u, NULL, out);
	return 0;
#endif
}
