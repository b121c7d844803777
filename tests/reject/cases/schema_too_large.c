// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct that is longer than an error can say
// gcc: E schema: .?'struct req.?' is larger than 65535 bytes
// clang: E schema: .?'struct req.?' is larger than 65535 bytes
#include <untrusted/schema.h>

struct req {
#ifdef FIXED
	uint8_t bytes[65535];
#else
	uint8_t bytes[65536];
#endif
};
#define REQ(FIELD, ...) FIELD(u8, bytes, IGNORE("a test"))
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
