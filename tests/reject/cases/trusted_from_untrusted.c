// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted struct is given where proof is demanded
// gcc: W passing argument 1 of .* from incompatible pointer type
// clang: W incompatible pointer types passing
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
#ifdef FIXED
uint32_t misuse(const trusted_request *proof)
#else
uint32_t misuse(const untrusted_request *proof)
#endif
{
	return trusted_get(request, proof)->slot;
}
