// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a pointer member of an untrusted struct is followed
// gcc: E untrusted_member_array: name is a pointer, not an array; make it a u64, and fetch what it names
// clang: E untrusted_member_array: name is a pointer, not an array; make it a u64, and fetch what it names
#include <untrusted/validate.h>

struct request {
#ifdef FIXED
	uint8_t name[8];
#else
	uint8_t *name;
#endif
};
UNTRUSTED_STRUCT(request, struct request);

const untrusted_u8 *misuse(const untrusted_request *req)
{
	return untrusted_member_array(request, req, name, u8);
}
