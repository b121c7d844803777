// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: defaults are filled into a const object
// gcc: W discards 'const' qualifier
// clang: W discards qualifiers
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
static void fill(struct request *req, const void *none)
{
	(void)none;
	req->slot++;
}

UNTRUSTED_TRUSTED_FILLED(request, none, check, fill);
#ifdef FIXED
int misuse(untrusted_request *req, const trusted_request **out)
#else
int misuse(const untrusted_request *req, const trusted_request **out)
#endif
{
	return validate_trusted(request, req, NULL, out);
}
