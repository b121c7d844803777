// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view of a member of a packed struct
// gcc: E validate_ref: a view of a packed member would be misaligned; validate by value
// clang: E validate_ref: a view of a packed member would be misaligned; validate by value
#include <untrusted/validate.h>

struct header {
	untrusted_u8 kind;
	untrusted_u32 slot;
} __attribute__((packed));
#ifdef FIXED
int misuse(const struct header *h, uint32_t *out)
#else
int misuse(const struct header *h, const uint32_t **out)
#endif
{
#ifdef FIXED
	return validate_max(u32, h->slot, 9, out);
#else
	return validate_ref(max, u32, h->slot, out, 9);
#endif
}
