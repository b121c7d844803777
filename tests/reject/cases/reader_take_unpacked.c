// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view of a header that is not packed
// gcc: E reader_take: the header must be packed, for it may lie at any address: add __attribute__..packed
// clang: E reader_take: the header must be packed, for it may lie at any address: add __attribute__..packed
#include <untrusted/reader.h>

struct header {
	untrusted_be16 source;
	untrusted_be16 dest;
#ifdef FIXED
} __attribute__((packed));
#else
};
#endif
bool misuse(struct reader *r, const struct header **view)
{
	return reader_take(r, view);
}
