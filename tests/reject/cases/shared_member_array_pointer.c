// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a pointer that the other side writes, as an array
// gcc: E shared_member_array: .* is a pointer, not an array
// clang: E shared_member_array: .* is a pointer, not an array
#include <untrusted/shared.h>

struct msg {
	uint8_t *data;
	uint8_t bytes[8];
};
SHARED_STRUCT(msg, struct msg);

shared_u8 *misuse(shared_msg *at)
{
#ifdef FIXED
	return shared_member_array(msg, at, bytes, u8);
#else
	return shared_member_array(msg, at, data, u8);
#endif
}
