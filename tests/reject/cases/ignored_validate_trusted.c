// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_trusted() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
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
int misuse(const untrusted_request *u, const trusted_request **out)
{
#ifdef FIXED
	return validate_trusted(request, u, NULL, out);
#else
	validate_trusted(request, u, NULL, out);
	return 0;
#endif
}
