// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a row that says more elements than there are
// gcc: E field .?'mac.?': the struct.?'s member is not as many .?'u8.?' as rule .?'BYTES.8..?' says
// clang: E field .?'mac.?': the struct.?'s member is not as many .?'u8.?' as rule .?'BYTES.8..?' says
#include <untrusted/schema.h>

struct req {
	uint8_t mac[6];
};

#ifdef FIXED
#define REQ(FIELD, ...) FIELD(u8, mac, BYTES(6))
#else
#define REQ(FIELD, ...) FIELD(u8, mac, BYTES(8))
#endif
UNTRUSTED_SCHEMA(req, struct req, REQ, none);
