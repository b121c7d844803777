/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Every measured verb: three hand-written shapes and one with the library. */
#ifndef BENCH_CASES_H
#define BENCH_CASES_H

#define VERB_CASES(CASE)       \
	CASE(range)            \
	CASE(range_context)    \
	CASE(range_be16)       \
	CASE(range_masked)     \
	CASE(max)              \
	CASE(min)              \
	CASE(flags)            \
	CASE(zero)             \
	CASE(zero_bytes)       \
	CASE(zero_tail)        \
	CASE(equal)            \
	CASE(one_of)           \
	CASE(bool)             \
	CASE(enum)             \
	CASE(enum_sparse)      \
	CASE(index)            \
	CASE(index_context)    \
	CASE(at)               \
	CASE(size)             \
	CASE(size_wide)        \
	CASE(sub)              \
	CASE(sub_wide)         \
	CASE(string)           \
	CASE(string_printable) \
	CASE(or)               \
	CASE(bypass)

#define DETAIL_CASES(CASE) \
	CASE(range_detail) \
	CASE(flags_detail) \
	CASE(index_detail)

#endif
