// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: what was validated is written to
// gcc: E assignment of member 'slot' in read-only object
// clang: E cannot assign to return value .* returns a const value
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
};
UNTRUSTED_STRUCT(request, struct request);
static int check(const struct request *req, const void *none)
{
	(void)none;
	return req->slot < 9 ? 0 : -EINVAL;
}

UNTRUSTED_TRUSTED(request, none, check);
uint32_t misuse(const trusted_request *proof)
{
#ifndef FIXED
	trusted_get(request, proof)->slot = 100;
#endif
	return trusted_get(request, proof)->slot;
}
