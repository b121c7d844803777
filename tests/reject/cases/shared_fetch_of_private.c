// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a shared object is handed to what reads private ones
// gcc: W passing argument 1 of .ut_inside_msg. from incompatible pointer type
// clang: W incompatible pointer types passing
#include <untrusted/shared.h>

struct msg {
	uint32_t kind, len;
};
UNTRUSTED_STRUCT(msg, struct msg);
SHARED_STRUCT(msg, struct msg);

#ifdef FIXED
untrusted_u32 misuse(untrusted_msg *at)
#else
untrusted_u32 misuse(shared_msg *at)
#endif
{
	return untrusted_member(msg, at, len, u32);
}
