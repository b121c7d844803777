// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct with an untrusted member is set to {0}
// cell: {0}
// gcc: silent
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

struct request {
	untrusted_u32 slot;
	untrusted_u32 flags;
};

struct request misuse(void)
{
#ifdef FIXED
	struct request req = {};
#else
	struct request req = { 0 };
#endif
	return req;
}
