// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of record_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(const struct reader_record *rec, untrusted_bytes *b)
{
#ifdef FIXED
	return record_bytes(rec, 2, b);
#else
	record_bytes(rec, 2, b);
	return 0;
#endif
}
