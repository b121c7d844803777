// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an array of a struct that may lie at any even address
// gcc: E shared_member_array: words is not aligned as u32 is; fetch its struct, and look at the copy
// clang: E shared_member_array: words is not aligned as u32 is; fetch its struct, and look at the copy
#include <untrusted/shared.h>

#ifdef FIXED
#define PLACED
#else
#define PLACED __attribute__((packed, aligned(2)))
#endif

struct PLACED msg {
	uint32_t words[4];
};
SHARED_STRUCT(msg, struct msg);

shared_u32 *misuse(shared_msg *at)
{
	return shared_member_array(msg, at, words, u32);
}
