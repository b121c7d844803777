// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: proof is forged by {}
// gcc: E storage size of 'proof' isn't known|has initializer but incomplete type
// clang: E variable has incomplete type 'const trusted_request'
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
int misuse(const untrusted_request *req, const trusted_request **out)
{
#ifdef FIXED
	return validate_trusted(request, req, NULL, out);
#else
	static const trusted_request proof = {};
	*out = &proof;
	return req == NULL;
#endif
}
