// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member is read with a tag of another width
// gcc: E untrusted_member: slot is not as wide as u16, or not of its sign
// clang: E untrusted_member: slot is not as wide as u16, or not of its sign
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
};
UNTRUSTED_STRUCT(request, struct request);
#ifdef FIXED
untrusted_u32 misuse(const untrusted_request *req)
#else
untrusted_u16 misuse(const untrusted_request *req)
#endif
{
#ifdef FIXED
	return untrusted_member(request, req, slot, u32);
#else
	return untrusted_member(request, req, slot, u16);
#endif
}
