// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_field_array() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
	uint8_t rest[12];
};
UNTRUSTED_STRUCT(request, struct request);
int misuse(const untrusted_request *u)
{
#ifdef FIXED
	return validate_field_array(NULL, request, u, rest, zero_bytes, u8);
#else
	validate_field_array(NULL, request, u, rest, zero_bytes, u8);
	return 0;
#endif
}
