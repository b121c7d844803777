// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of <schema>_validate_known() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
};
#define REQ(FIELD, ...) FIELD(u32, slot, INDEX(9))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);

int misuse(const untrusted_req *u, size_t known, validated_req *out)
{
#ifdef FIXED
	return req_validate_known(u, known, NULL, out, NULL);
#else
	req_validate_known(u, known, NULL, out, NULL);
	return 0;
#endif
}
