// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: memcpy() from shared memory, which a compiler may do twice
// gcc: E discards .volatile. qualifier
// clang: E discards qualifiers
// flags: -Werror
#include <string.h>
#include <untrusted/shared.h>

struct msg {
	uint32_t kind, len;
};
UNTRUSTED_STRUCT(msg, struct msg);
SHARED_STRUCT(msg, struct msg);

void misuse(shared_msg *at, untrusted_msg *out)
{
#ifdef FIXED
	shared_fetch(msg, at, out);
#else
	memcpy(out, at, sizeof(*out));
#endif
}
