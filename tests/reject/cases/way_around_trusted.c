// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an untrusted struct is cast to proof
// gcc: silent
// clang: silent
// fence: checker
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
const trusted_request *misuse(const untrusted_request *req)
{
	return (const trusted_request *)req;
}
