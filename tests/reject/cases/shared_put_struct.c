// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a whole struct is put, with its padding
// gcc: E implicit declaration of function .ut_shared_put_msg.|incompatible type
// clang: E implicit declaration|call to undeclared function .ut_shared_put_msg.
// flags: -Werror=implicit-function-declaration
#include <untrusted/shared.h>

struct msg {
	uint64_t cookie;
	uint8_t kind;
};
SHARED_STRUCT(msg, struct msg);

void misuse(shared_msg *at, const struct msg *answer)
{
#ifdef FIXED
	shared_put(u64, shared_member(msg, at, cookie, u64), answer->cookie);
	shared_put(u8, shared_member(msg, at, kind, u8), answer->kind);
#else
	shared_put(msg, at, *answer);
#endif
}
