// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of reader_record() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

int misuse(struct reader *r, struct reader_record *rec)
{
#ifdef FIXED
	return reader_record(r, 1, 2, rec);
#else
	reader_record(r, 1, 2, rec);
	return 0;
#endif
}
