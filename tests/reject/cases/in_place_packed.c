// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a member of a packed struct is made plain in place
// gcc: E validate_in_place: a packed member would be misaligned; validate by value
// clang: E validate_in_place: a packed member would be misaligned; validate by value
#include <untrusted/validate.h>

struct header {
	untrusted_u8 kind;
	untrusted_u32 slot;
} __attribute__((packed));
#ifdef FIXED
int misuse(struct header *h, uint32_t *out)
#else
int misuse(struct header *h, uint32_t **out)
#endif
{
#ifdef FIXED
	return validate_max(u32, h->slot, 9, out);
#else
	return validate_in_place(max, u32, h->slot, out, 9);
#endif
}
