// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a signed member is read with an unsigned tag
// gcc: E untrusted_member: delta is not as wide as u32, or not of its sign
// clang: E untrusted_member: delta is not as wide as u32, or not of its sign
#include <untrusted/validate.h>

struct request {
	int32_t delta;
};
UNTRUSTED_STRUCT(request, struct request);
#ifdef FIXED
untrusted_s32 misuse(const untrusted_request *req)
#else
untrusted_u32 misuse(const untrusted_request *req)
#endif
{
#ifdef FIXED
	return untrusted_member(request, req, delta, s32);
#else
	return untrusted_member(request, req, delta, u32);
#endif
}
