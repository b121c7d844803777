// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of record_exact() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/reader.h>

struct header {
	untrusted_u8 kind;
} __attribute__((packed));
int misuse(const struct reader_record *rec, const struct header **h)
{
#ifdef FIXED
	return record_exact(rec, h);
#else
	record_exact(rec, h);
	return 0;
#endif
}
