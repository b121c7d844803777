// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member of a packed struct, read where it lies
// gcc: E shared_member: len is not aligned as u32 is; fetch its struct, and look at the copy
// clang: E shared_member: len is not aligned as u32 is; fetch its struct, and look at the copy
#include <untrusted/shared.h>

struct __attribute__((packed)) msg {
	uint8_t kind;
	uint32_t len;
};
UNTRUSTED_STRUCT(msg, struct msg);
SHARED_STRUCT(msg, struct msg);

#ifdef FIXED
untrusted_u32 misuse(shared_msg *at)
{
	untrusted_msg copy;

	shared_fetch(msg, at, &copy);
	return untrusted_member(msg, &copy, len, u32);
}
#else
untrusted_u32 misuse(shared_msg *at)
{
	untrusted_u32 len;

	shared_fetch(u32, shared_member(msg, at, len, u32), &len);
	return len;
}
#endif
