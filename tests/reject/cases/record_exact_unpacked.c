// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a view of an item that is not packed
// gcc: E record_exact: the item must be packed, for it may lie at any address: add __attribute__..packed
// clang: E record_exact: the item must be packed, for it may lie at any address: add __attribute__..packed
#include <untrusted/reader.h>

struct item {
	untrusted_be16 value;
#ifdef FIXED
} __attribute__((packed));
#else
};
#endif
bool misuse(const struct reader_record *rec, const struct item **view)
{
	return record_exact(rec, view);
}
