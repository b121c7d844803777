// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an item that may be shorter than the offset of its length
// gcc: E reader_record: an item is longer than the offset of its length
// clang: E reader_record: an item is longer than the offset of its length
#include <untrusted/reader.h>

bool misuse(struct reader *r, struct reader_record *rec)
{
#ifdef FIXED
	return reader_record(r, 1, 2, rec);
#else
	return reader_record(r, 1, 1, rec);
#endif
}
