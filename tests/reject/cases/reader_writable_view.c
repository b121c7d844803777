// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the view is declared writable
// gcc: W discards 'const' qualifier
// clang: W discards qualifiers
#include <untrusted/reader.h>

struct header {
	untrusted_u8 kind;
} __attribute__((packed));
#ifdef FIXED
bool misuse(struct reader *r, const struct header **view)
#else
bool misuse(struct reader *r, struct header **view)
#endif
{
	return reader_take(r, view);
}
