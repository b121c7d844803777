// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the program's own struct lacks a field
// gcc: E has no member named ..?.?slot|no member named .slot
// clang: E has no member named ..?.?slot|no member named .slot
#include <untrusted/schema.h>

struct req {
	uint32_t slot;
};
struct own {
#ifdef FIXED
	uint32_t slot;
#else
	uint32_t slots;
#endif
};
#define REQ(FIELD, ...) FIELD(u32, slot, ANY)
UNTRUSTED_SCHEMA_INTO(req, struct req, REQ, none, struct own);
