// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member that nobody judged is used
// gcc: E incompatible types when initializing|incompatible types
// clang: E incompatible (result )?type
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};
#define ROWS(FIELD, ...)         \
	FIELD(u32, slot, OPAQUE) \
	FIELD(u16, port, ANY)    \
	FIELD(u16, reserved, ZERO)
UNTRUSTED_SCHEMA(req, struct req, ROWS, none);

uint32_t misuse(const validated_req *req)
{
#ifdef FIXED
	return validate_any(u32, req->slot);
#else
	return req->slot;
#endif
}
