// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: proof is copied, so that it outlives what it proves
// gcc: E incomplete|storage size|undefined type
// clang: E incomplete type
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
#ifdef FIXED
	return trusted_get(request, proof)->slot;
#else
	const trusted_request copy = *proof;
	return trusted_get(request, &copy)->slot;
#endif
}
