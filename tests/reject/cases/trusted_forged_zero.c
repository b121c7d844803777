// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: proof is forged by a compound literal
// gcc: E invalid use of undefined type|has initializer but incomplete type|incomplete
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
int misuse(const untrusted_request *req, const trusted_request **out)
{
#ifdef FIXED
	return validate_trusted(request, req, NULL, out);
#else
	*out = &(const trusted_request){ 0 };
	return req == NULL;
#endif
}
