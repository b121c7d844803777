// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array member is viewed with elements of another width
// gcc: E untrusted_member_array: the elements of name are not as wide as u32, not of its sign, or not aligned
// clang: E untrusted_member_array: the elements of name are not as wide as u32, not of its sign, or not aligned
#include <untrusted/validate.h>

struct request {
	uint8_t name[16];
};
UNTRUSTED_STRUCT(request, struct request);

const void *misuse(const untrusted_request *req)
{
#ifdef FIXED
	return untrusted_member_array(request, req, name, u8);
#else
	return untrusted_member_array(request, req, name, u32);
#endif
}
