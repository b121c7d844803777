// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array member of a packed struct is viewed
// gcc: E untrusted_member_array: the elements of slots are not as wide as u32, not of its sign, or not aligned
// clang: E untrusted_member_array: the elements of slots are not as wide as u32, not of its sign, or not aligned
#include <untrusted/validate.h>

struct request {
	uint8_t count;
	uint32_t slots[3];
#ifdef FIXED
};
#else
} __attribute__((packed));
#endif
UNTRUSTED_STRUCT(request, struct request);

const void *misuse(const untrusted_request *req)
{
	return untrusted_member_array(request, req, slots, u32);
}
