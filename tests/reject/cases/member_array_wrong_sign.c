// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: elements are viewed with another sign
// gcc: E untrusted_member_array: the elements of deltas are not as wide as u32, not of its sign, or not aligned
// clang: E untrusted_member_array: the elements of deltas are not as wide as u32, not of its sign, or not aligned
#include <untrusted/validate.h>

struct request {
	int32_t deltas[8];
};
UNTRUSTED_STRUCT(request, struct request);

const void *misuse(const untrusted_request *req)
{
#ifdef FIXED
	return untrusted_member_array(request, req, deltas, s32);
#else
	return untrusted_member_array(request, req, deltas, u32);
#endif
}
