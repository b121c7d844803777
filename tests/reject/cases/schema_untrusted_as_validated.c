// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct as it came, where a validated one is wanted
// gcc: W incompatible (pointer )?type
// clang: W incompatible (pointer )?type
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
};
#define REQ(FIELD, ...) FIELD(u32, slot, INDEX(9))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);

int use(const validated_req *req);

int misuse(const untrusted_req *u)
{
#ifdef FIXED
	validated_req req;
	const int ret = req_validate(u, NULL, &req, NULL);

	return ret ? ret : use(&req);
#else
	return use(u);
#endif
}
