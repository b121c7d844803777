// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a reserved member of the result
// gcc: E has no member named
// clang: E no member named .reserved
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
	uint16_t port;
	uint16_t reserved;
};
#define ROWS(FIELD, ...)           \
	FIELD(u32, slot, INDEX(9)) \
	FIELD(u16, port, ANY)      \
	FIELD(u16, reserved, ZERO)
UNTRUSTED_SCHEMA(req, struct req, ROWS, none);

int misuse(const validated_req *req)
{
#ifdef FIXED
	return req->port;
#else
	return req->reserved;
#endif
}
