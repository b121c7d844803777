// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the message is written through a view of it
// gcc: E assignment of read-only location|assignment of member .* in read-only object
// clang: E read-only|const-qualified
#include <untrusted/reader.h>

struct header {
	untrusted_u8 kind;
} __attribute__((packed));
bool misuse(struct reader *r, untrusted_u8 kind, struct header *copy)
{
	const struct header *view;
	const bool ok = reader_take(r, &view);
	if (ok) {
#ifdef FIXED
		*copy = *view;
		copy->kind = kind;
#else
		view->kind = kind;
#endif
	}
	return ok && copy;
}
