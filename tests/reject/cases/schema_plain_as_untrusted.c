// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a plain struct, where one as it came is wanted
// gcc: W incompatible (pointer )?type
// clang: W incompatible (pointer )?type
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
};
#define REQ(FIELD, ...) FIELD(u32, slot, INDEX(9))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);

#ifdef FIXED
int misuse(const untrusted_req *u, validated_req *out)
#else
int misuse(const struct req *u, validated_req *out)
#endif
{
	return req_validate(u, NULL, out, NULL);
}
