// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_field() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
	uint8_t rest[12];
};
UNTRUSTED_STRUCT(request, struct request);
int misuse(const untrusted_request *u, uint32_t *out)
{
#ifdef FIXED
	return validate_field(NULL, request, u, slot, max, u32, 9, out);
#else
	validate_field(NULL, request, u, slot, max, u32, 9, out);
	return 0;
#endif
}
