// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member of 64 bits as one of 32
// gcc: E shared_member: .* is not of the type of
// clang: E shared_member: .* is not of the type of
#include <untrusted/shared.h>

struct msg {
	uint64_t cookie;
};
SHARED_STRUCT(msg, struct msg);

#ifdef FIXED
shared_u64 *misuse(shared_msg *at)
{
	return shared_member(msg, at, cookie, u64);
}
#else
shared_u32 *misuse(shared_msg *at)
{
	return shared_member(msg, at, cookie, u32);
}
#endif
