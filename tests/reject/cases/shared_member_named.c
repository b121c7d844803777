// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member of a shared struct is read where it lies
// gcc: E has no member named .len.
// clang: E no member named .len.
#include <untrusted/shared.h>

struct msg {
	uint32_t kind, len;
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
uint32_t misuse(shared_msg *at)
{
	return at->len;
}
#endif
