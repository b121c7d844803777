// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs of validate.h by value: rows for every tag. */
#include <untrusted/validate.h>

#include "harness.h"
#include "values.h"

/* in, bounds, expected errno; the output is in if 0 and stays unset if not. */
#define RANGE_TEST(tag, type, least, most)                                     \
	TEST(range_##tag)                                                      \
	{                                                                      \
		static const struct {                                          \
			type in, lo, hi;                                       \
			int ret;                                               \
		} rows[] = {                                                   \
			{ least, least, most, 0 },                             \
			{ most, least, most, 0 },                              \
			{ least, least, least, 0 },                            \
			{ most, most, most, 0 },                               \
			{ least, (type)(least + 1), most, -EINVAL },           \
			{ most, least, (type)(most - 1), -EINVAL },            \
			{ 0, 0, 0, 0 },                                        \
			{ 1, 0, 0, -EINVAL },                                  \
			{ 0, 1, 1, -EINVAL },                                  \
			{ 4, 5, 9, -EINVAL },                                  \
			{ 5, 5, 9, 0 },                                        \
			{ 9, 5, 9, 0 },                                        \
			{ 10, 5, 9, -EINVAL },                                 \
			{ 5, 9, 5, -EINVAL },                                  \
			{ 7, 9, 5, -EINVAL },                                  \
			{ 10, 9, 5, -EINVAL },                                 \
			{ 100, 1, 0, -EINVAL },                                \
			{ (type)-1, 5, 9, -EINVAL },                           \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(validate_range(tag,                          \
						 untrusted_mark(tag, row->in), \
						 row->lo, row->hi, &out),      \
				  row->ret);                                   \
			EXPECT_EQ(out, row->ret ? 77 : row->in);               \
		}                                                              \
	}
EACH_TAG(RANGE_TEST)

/* The same rows, where the result addresses memory. */
#define RANGE_MASKED_TEST(tag, type, least, most)                              \
	TEST(range_masked_##tag)                                               \
	{                                                                      \
		static const struct {                                          \
			type in, lo, hi;                                       \
			int ret;                                               \
		} rows[] = {                                                   \
			{ least, least, (type)(least + 3), 0 },                \
			{ (type)(least + 3), least, (type)(least + 3), 0 },    \
			{ (type)(least + 4), least, (type)(least + 3),         \
			  -EINVAL },                                           \
			{ most, (type)(most - 3), most, 0 },                   \
			{ (type)(most - 3), (type)(most - 3), most, 0 },       \
			{ (type)(most - 4), (type)(most - 3), most, -EINVAL }, \
			{ 0, 0, 0, 0 },                                        \
			{ 1, 0, 0, -EINVAL },                                  \
			{ 4, 5, 9, -EINVAL },                                  \
			{ 5, 5, 9, 0 },                                        \
			{ 9, 5, 9, 0 },                                        \
			{ 10, 5, 9, -EINVAL },                                 \
			{ 5, 9, 5, -EINVAL },                                  \
			{ 7, 9, 5, -EINVAL },                                  \
			{ 10, 9, 5, -EINVAL },                                 \
			{ 100, 1, 0, -EINVAL },                                \
			{ (type)-1, 5, 9, -EINVAL },                           \
			{ most, 5, 9, -EINVAL },                               \
			{ (type)(most / 2 + 1), 5, 9, -EINVAL },               \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(validate_range_masked(                       \
					  tag, untrusted_mark(tag, row->in),   \
					  row->lo, row->hi, &out),             \
				  row->ret);                                   \
			EXPECT_EQ(out, row->ret ? 77 : row->in);               \
		}                                                              \
	}
RANGE_MASKED_TEST(u8, uint8_t, 0, UINT8_MAX)
RANGE_MASKED_TEST(u16, uint16_t, 0, UINT16_MAX)
RANGE_MASKED_TEST(u32, uint32_t, 0, UINT32_MAX)
RANGE_MASKED_TEST(size, size_t, 0, SIZE_MAX)
RANGE_MASKED_TEST(s8, int8_t, INT8_MIN, INT8_MAX)
RANGE_MASKED_TEST(s16, int16_t, INT16_MIN, INT16_MAX)
RANGE_MASKED_TEST(s32, int32_t, INT32_MIN, INT32_MAX)

/* A range without a value that only the optimiser sees to be one. */
#define EMPTY_RANGE_TEST(tag, type, least, most)                              \
	static inline int below_##tag(untrusted_##tag u, type end, type *out) \
	{                                                                     \
		return validate_range(tag, u, 1, (type)(end - 1), out);       \
	}                                                                     \
	TEST(empty_range_##tag)                                               \
	{                                                                     \
		static const type rows[] = { 0, 1, 2, 100, least, most };     \
		FOR_EACH_ROW(row, rows)                                       \
		{                                                             \
			const untrusted_##tag u = untrusted_mark(tag, *row);  \
			type out = 77;                                        \
			EXPECT_EQ(below_##tag(u, 1, &out), -EINVAL);          \
			EXPECT_EQ(out, 77);                                   \
		}                                                             \
	}
EACH_TAG(EMPTY_RANGE_TEST)

/* Numbers of things that are less than none, and a last value that is. */
TEST(negative_bounds)
{
	static const struct {
		uint32_t before[4], table[2], behind[6];
	} values = { .table = { 1, 2 }, .behind = { 9, 9, 777, 9 } };
	volatile int none = -2;
	volatile size_t got = 4;
	_Atomic int shared = -1;
	enum { MODE_A, MODE_B } mode = MODE_B;
	untrusted_s32 modes[] = { untrusted_mark(s32, -5) };
	struct {
		uint64_t zero[2];
		untrusted_u8 bytes[16];
	} room = { .zero = { 0 } };
	const int *view;
	uint32_t out = 77, other = 77;

	for (size_t i = 0; i < 16; i++)
		room.bytes[i] = untrusted_mark(u8, 0xff);
	EXPECT_EQ(validate_one_of(u32, untrusted_mark(u32, 777), values.table,
				  (size_t)none, &out),
		  -EINVAL);
	EXPECT_EQ(validate_zero_bytes(room.bytes, got - 12), -EINVAL);
	EXPECT_EQ(validate_enum(s32, untrusted_mark(s32, 123456789), none,
				&mode),
		  -EINVAL);
	EXPECT_EQ(mode, MODE_B);
	EXPECT_EQ(validate_each(NULL, enum, s32, modes, 1, &view, none),
		  -EINVAL);
	EXPECT_EQ(validate_index(u32, untrusted_mark(u32, 4000000000u), shared,
				 &out),
		  -EINVAL);
	EXPECT_EQ(validate_sub(u32, untrusted_mark(u32, 4000000000u),
			       untrusted_mark(u32, 7), shared, &out, &other),
		  -EINVAL);
	EXPECT_EQ(validate_enum_set(u8, untrusted_mark(u8, 40),
				    (int)(1u | 1u << 31), &mode),
		  -EINVAL);
	EXPECT_EQ(out, 77);
	EXPECT_EQ(other, 77);
}

/* Of so many that they are judged by blocks. */
TEST(empty_range_of_each)
{
	static untrusted_u8 elements[4096];
	const uint8_t *out;
	volatile uint8_t lo = 1, hi = 0;

	for (size_t i = 0; i < 256; i++) {
		for (size_t at = 0; at < 4096; at++)
			elements[at] = untrusted_mark(u8, (uint8_t)i);
		EXPECT_EQ(validate_each(NULL, range, u8, elements, 4096, &out,
					1, hi),
			  -EINVAL);
		EXPECT_EQ(validate_each(NULL, range, u8, elements, 4096, &out,
					lo, hi),
			  -EINVAL);
	}
}

#define MIN_MAX_TEST(tag, type, least, most)                                \
	TEST(min_max_##tag)                                                 \
	{                                                                   \
		static const struct {                                       \
			type in, bound;                                     \
			int min, max;                                       \
		} rows[] = {                                                \
			{ least, least, 0, 0 },                             \
			{ most, most, 0, 0 },                               \
			{ most, least, 0, -EINVAL },                        \
			{ least, most, -EINVAL, 0 },                        \
			{ 6, 5, 0, -EINVAL },                               \
			{ 5, 5, 0, 0 },                                     \
			{ 4, 5, -EINVAL, 0 },                               \
			{ (type)-1, 5, (type)-1 > 5 ? 0 : -EINVAL,          \
			  (type)-1 > 5 ? -EINVAL : 0 },                     \
		};                                                          \
		FOR_EACH_ROW(row, rows)                                     \
		{                                                           \
			const untrusted_##tag u =                           \
				untrusted_mark(tag, row->in);               \
			type lower = 77;                                    \
			type upper = 77;                                    \
			EXPECT_EQ(validate_min(tag, u, row->bound, &lower), \
				  row->min);                                \
			EXPECT_EQ(lower, row->min ? 77 : row->in);          \
			EXPECT_EQ(validate_max(tag, u, row->bound, &upper), \
				  row->max);                                \
			EXPECT_EQ(upper, row->max ? 77 : row->in);          \
		}                                                           \
	}
EACH_TAG(MIN_MAX_TEST)

#define FLAGS_TEST(tag, type, least, most)                                     \
	TEST(flags_##tag)                                                      \
	{                                                                      \
		const type top = (type)(most - most / 2);                      \
		const struct {                                                 \
			type in, known;                                        \
			int ret;                                               \
		} rows[] = {                                                   \
			{ 0, 0, 0 },	      { most, most, 0 },               \
			{ most, 0, -EINVAL }, { 1, 0, -EINVAL },               \
			{ 5, 5, 0 },	      { 4, 5, 0 },                     \
			{ 2, 5, -EINVAL },    { 7, 5, -EINVAL },               \
			{ top, 5, -EINVAL },  { (type)(top | 5), 5, -EINVAL }, \
			{ top, top, 0 },      { (type)~top, top, -EINVAL },    \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(validate_flags(tag,                          \
						 untrusted_mark(tag, row->in), \
						 row->known, &out),            \
				  row->ret);                                   \
			EXPECT_EQ(out, row->ret ? 77 : row->in);               \
		}                                                              \
	}
EACH_UNSIGNED(FLAGS_TEST)

/* Every single bit is looked at by zero, equal and bool. */
#define BITS_TEST(tag, type, least, most)                                     \
	TEST(every_bit_##tag)                                                 \
	{                                                                     \
		EXPECT_EQ(validate_zero(tag, untrusted_mark(tag, 0)), 0);     \
		EXPECT_EQ(validate_equal(tag, untrusted_mark(tag, 7), 7), 0); \
		for (unsigned int i = 0; i < sizeof(type) * 8; i++) {         \
			const type bit = (type)((uint64_t)1 << i);            \
			const untrusted_##tag u = untrusted_mark(tag, bit);   \
			bool answer = i & 1;                                  \
			test_row(i);                                          \
			EXPECT_EQ(validate_zero(tag, u), -EINVAL);            \
			EXPECT_EQ(validate_equal(tag, u, bit), 0);            \
			EXPECT_EQ(validate_equal(tag, u, (type)~bit),         \
				  -EINVAL);                                   \
			EXPECT_EQ(                                            \
				validate_equal(                               \
					tag,                                  \
					untrusted_mark(tag, (type)(bit ^ 7)), \
					7),                                   \
				-EINVAL);                                     \
			EXPECT_EQ(validate_bool(tag, u, &answer),             \
				  i ? -EINVAL : 0);                           \
			EXPECT_EQ(answer, i ? i & 1 : 1);                     \
		}                                                             \
		test_row(-1);                                                 \
	}
EACH_TAG(BITS_TEST)

#define BOOL_TEST(tag, type, least, most)                                       \
	TEST(bool_##tag)                                                        \
	{                                                                       \
		static const struct {                                           \
			type in;                                                \
			int ret;                                                \
			bool out;                                               \
		} rows[] = {                                                    \
			{ 0, 0, false },	  { 1, 0, true },               \
			{ 2, -EINVAL, false },	  { (type)-1, -EINVAL, false }, \
			{ most, -EINVAL, false },                               \
		};                                                              \
		FOR_EACH_ROW(row, rows)                                         \
		{                                                               \
			const untrusted_##tag u =                               \
				untrusted_mark(tag, row->in);                   \
			bool before_false = false;                              \
			bool before_true = true;                                \
			EXPECT_EQ(validate_bool(tag, u, &before_false),         \
				  row->ret);                                    \
			EXPECT_EQ(validate_bool(tag, u, &before_true),          \
				  row->ret);                                    \
			EXPECT_EQ(before_false, row->ret ? 0 : row->out);       \
			EXPECT_EQ(before_true, row->ret ? 1 : row->out);        \
		}                                                               \
	}
EACH_TAG(BOOL_TEST)

enum color { RED, GREEN, BLUE };

#define ENUM_TEST(tag, type, least, most)                                     \
	TEST(enum_##tag)                                                      \
	{                                                                     \
		static const struct {                                         \
			type in;                                              \
			int ret;                                              \
		} rows[] = {                                                  \
			{ RED, 0 },                                           \
			{ GREEN, 0 },                                         \
			{ BLUE, 0 },                                          \
			{ BLUE + 1, -EINVAL },                                \
			{ most, -EINVAL },                                    \
			{ (type)-1, -EINVAL },                                \
			{ (type)(most / 2 + 1), -EINVAL },                    \
		};                                                            \
		FOR_EACH_ROW(row, rows)                                       \
		{                                                             \
			enum color out = GREEN;                               \
			EXPECT_EQ(validate_enum(tag,                          \
						untrusted_mark(tag, row->in), \
						BLUE, &out),                  \
				  row->ret);                                  \
			EXPECT_EQ(out, row->ret ? GREEN : (int)row->in);      \
		}                                                             \
	}
EACH_TAG(ENUM_TEST)

enum gap { LOW = 1, MIDDLE = 5, HIGH = 63 };

#define GAPS (1ULL << LOW | 1ULL << MIDDLE | 1ULL << HIGH)

#define ENUM_SET_TEST(tag, type, least, most)                                  \
	TEST(enum_set_##tag)                                                   \
	{                                                                      \
		static const type past[] = { 64, 65, most, (type)-1,           \
					     (type)(most / 2 + 1) };           \
		for (type i = 0; i < 64; i++) {                                \
			enum gap out = MIDDLE;                                 \
			const bool ok = i == LOW || i == MIDDLE || i == HIGH;  \
			test_row((long)i);                                     \
			EXPECT_EQ(validate_enum_set(tag,                       \
						    untrusted_mark(tag, i),    \
						    GAPS, &out),               \
				  ok ? 0 : -EINVAL);                           \
			EXPECT_EQ(out, ok ? i : MIDDLE);                       \
		}                                                              \
		FOR_EACH_ROW(row, past)                                        \
		{                                                              \
			enum gap out = MIDDLE;                                 \
			EXPECT_EQ(validate_enum_set(tag,                       \
						    untrusted_mark(tag, *row), \
						    GAPS, &out),               \
				  -EINVAL);                                    \
			EXPECT_EQ(out, MIDDLE);                                \
		}                                                              \
	}
EACH_TAG(ENUM_SET_TEST)

#define ONE_OF_TEST(tag, type, least, most)                                  \
	TEST(one_of_##tag)                                                   \
	{                                                                    \
		static const type table[] = { 3, most, 5, least, 5 };        \
		static const struct {                                        \
			type in;                                             \
			size_t n;                                            \
			int ret;                                             \
		} rows[] = {                                                 \
			{ 3, 5, 0 },	   { most, 5, 0 },                   \
			{ 5, 5, 0 },	   { least, 5, 0 },                  \
			{ 4, 5, -EINVAL }, { 3, 0, -EINVAL },                \
			{ 3, 1, 0 },	   { 5, 2, -EINVAL },                \
			{ 5, 3, 0 },	   { (type)(most - 1), 5, -EINVAL }, \
		};                                                           \
		FOR_EACH_ROW(row, rows)                                      \
		{                                                            \
			type out = 77;                                       \
			EXPECT_EQ(validate_one_of(                           \
					  tag, untrusted_mark(tag, row->in), \
					  table, row->n, &out),              \
				  row->ret);                                 \
			EXPECT_EQ(out, row->ret ? 77 : row->in);             \
		}                                                            \
	}
EACH_TAG(ONE_OF_TEST)

#define INDEX_TEST(tag, type, least, most)                                     \
	TEST(index_##tag)                                                      \
	{                                                                      \
		static const struct {                                          \
			type in;                                               \
			size_t n;                                              \
			int ret;                                               \
		} rows[] = {                                                   \
			{ 0, 1, 0 },                                           \
			{ 1, 1, -EINVAL },                                     \
			{ 0, 0, -EINVAL },                                     \
			{ 15, 16, 0 },                                         \
			{ 16, 16, -EINVAL },                                   \
			{ 12, 13, 0 },                                         \
			{ 13, 13, -EINVAL },                                   \
			{ 126, 127, 0 },                                       \
			{ 127, 127, -EINVAL },                                 \
			{ (type)-1, 16, -EINVAL },                             \
			{ most, 16, -EINVAL },                                 \
			{ (type)(most / 2 + 1), 16, -EINVAL },                 \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(validate_index(tag,                          \
						 untrusted_mark(tag, row->in), \
						 row->n, &out),                \
				  row->ret);                                   \
			EXPECT_EQ(out, row->ret ? 77 : row->in);               \
		}                                                              \
	}                                                                      \
	TEST(index_constant_##tag)                                             \
	{                                                                      \
		for (int i = least < 0 ? -128 : 0; i < 128; i++) {             \
			const untrusted_##tag u =                              \
				untrusted_mark(tag, (type)i);                  \
			type power = 77;                                       \
			type other = 77;                                       \
			test_row(i);                                           \
			EXPECT_EQ(validate_index(tag, u, 16, &power),          \
				  i >= 0 && i < 16 ? 0 : -EINVAL);             \
			EXPECT_EQ(power, i >= 0 && i < 16 ? i : 77);           \
			EXPECT_EQ(validate_index(tag, u, 13, &other),          \
				  i >= 0 && i < 13 ? 0 : -EINVAL);             \
			EXPECT_EQ(other, i >= 0 && i < 13 ? i : 77);           \
		}                                                              \
	}
EACH_TAG(INDEX_TEST)

TEST(index_below_a_negative_number)
{
	volatile int negative = -1;
	volatile long none = 0;
	uint32_t out = 77;

	EXPECT_EQ(validate_index(u32, untrusted_mark(u32, 0), negative, &out),
		  -EINVAL);
	EXPECT_EQ(validate_index(u32, untrusted_mark(u32, 0), none, &out),
		  -EINVAL);
	EXPECT_EQ(out, 77);
}

struct pair {
	uint16_t a;
	uint16_t b;
};

#define AT_TEST(tag, type, least, most)                                        \
	TEST(at_##tag)                                                         \
	{                                                                      \
		static const struct pair seven[] = { { 1, 2 },	{ 3, 4 },      \
						     { 5, 6 },	{ 7, 8 },      \
						     { 9, 10 }, { 11, 12 },    \
						     { 13, 14 } };             \
		uint8_t eight[8] = { 0, 1, 2, 3, 4, 5, 6, 7 };                 \
		static const type past[] = { 7, 8, most, (type)-1,             \
					     (type)(most / 2 + 1) };           \
		for (type i = 0; i < 7; i++) {                                 \
			struct pair got = { 0, 0 };                            \
			uint8_t byte = 77;                                     \
			test_row((long)i);                                     \
			EXPECT_EQ(untrusted_at(tag, seven,                     \
					       untrusted_mark(tag, i), &got),  \
				  0);                                          \
			EXPECT_EQ(got.a, i * 2 + 1);                           \
			EXPECT_EQ(got.b, i * 2 + 2);                           \
			EXPECT_EQ(untrusted_at(tag, eight,                     \
					       untrusted_mark(tag, i), &byte), \
				  0);                                          \
			EXPECT_EQ(byte, i);                                    \
		}                                                              \
		FOR_EACH_ROW(row, past)                                        \
		{                                                              \
			struct pair got = { 77, 78 };                          \
			EXPECT_EQ(untrusted_at(tag, seven,                     \
					       untrusted_mark(tag, *row),      \
					       &got),                          \
				  -EINVAL);                                    \
			EXPECT_EQ(got.a, 77);                                  \
			EXPECT_EQ(got.b, 78);                                  \
		}                                                              \
	}
EACH_TAG(AT_TEST)

#define SIZE_TEST(tag, type, least, most)                                      \
	TEST(size_##tag)                                                       \
	{                                                                      \
		const type half = (type)(most / 2 + 1);                        \
		const struct {                                                 \
			type count, each, max;                                 \
			int ret;                                               \
			type out;                                              \
		} rows[] = {                                                   \
			{ 0, 0, 0, 0, 0 },                                     \
			{ 0, 8, 0, 0, 0 },                                     \
			{ 1, 8, 8, 0, 8 },                                     \
			{ 1, 8, 7, -E2BIG, 77 },                               \
			{ 2, 8, 16, 0, 16 },                                   \
			{ 3, 8, 16, -E2BIG, 77 },                              \
			{ most, 1, most, 0, most },                            \
			{ most, 1, (type)(most - 1), -E2BIG, 77 },             \
			{ most, 2, most, -EOVERFLOW, 77 },                     \
			{ half, 2, most, -EOVERFLOW, 77 },                     \
			{ (type)(half - 1), 2, most, 0, (type)(most - 1) },    \
			{ half, half, most, -EOVERFLOW, 77 },                  \
			{ most, most, most, -EOVERFLOW, 77 },                  \
			{ (type)(most / 3), 3, most, 0,                        \
			  (type)(most / 3 * 3) },                              \
			{ (type)(most / 3 + 1), 3, most, -EOVERFLOW, 77 },     \
			{ most, 0, 0, 0, 0 },                                  \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(                                             \
				validate_size(tag,                             \
					      untrusted_mark(tag, row->count), \
					      row->each, row->max, &out),      \
				row->ret);                                     \
			EXPECT_EQ(out, row->out);                              \
		}                                                              \
	}
EACH_UNSIGNED(SIZE_TEST)

#define SUB_ROWS(tag, type, whole)                                            \
	do {                                                                  \
		const type top = (type)-1;                                    \
		const struct {                                                \
			type off, len, total;                                 \
			int ret;                                              \
		} rows[] = {                                                  \
			{ 0, 0, 0, 0 },                                       \
			{ 0, 1, 0, -EINVAL },                                 \
			{ 1, 0, 0, -EINVAL },                                 \
			{ 0, 10, 10, 0 },                                     \
			{ 0, 11, 10, -EINVAL },                               \
			{ 10, 0, 10, 0 },                                     \
			{ 10, 1, 10, -EINVAL },                               \
			{ 11, 0, 10, -EINVAL },                               \
			{ 3, 7, 10, 0 },                                      \
			{ 3, 8, 10, -EINVAL },                                \
			{ 4, top, 10, -EINVAL },                              \
			{ top, 4, 10, -EINVAL },                              \
			{ top, top, 10, -EINVAL },                            \
			{ 11, top, 10, -EINVAL },                             \
			{ top, 1, 0, -EINVAL },                               \
			{ 5, (type)(top - 4), 16, -EINVAL },                  \
			{ 5, (type)(top - 3), 16, -EINVAL },                  \
			{ 0, whole, whole, 0 },                               \
			{ whole, 0, whole, 0 },                               \
			{ 1, whole, whole, -EINVAL },                         \
			{ whole, 1, whole, -EINVAL },                         \
		};                                                            \
		FOR_EACH_ROW(row, rows)                                       \
		{                                                             \
			type off = 77;                                        \
			type len = 78;                                        \
			EXPECT_EQ(validate_sub(tag,                           \
					       untrusted_mark(tag, row->off), \
					       untrusted_mark(tag, row->len), \
					       row->total, &off, &len),       \
				  row->ret);                                  \
			EXPECT_EQ(off, row->ret ? 77 : row->off);             \
			EXPECT_EQ(len, row->ret ? 78 : row->len);             \
		}                                                             \
	} while (0)

/* Constants take another path: the bound is divided at build time. */
#define SIZE_CONSTANT_TEST(tag, type, least, most)                             \
	TEST(size_constant_##tag)                                              \
	{                                                                      \
		static const struct {                                          \
			type count;                                            \
			int ret;                                               \
			type out;                                              \
		} rows[] = {                                                   \
			{ 0, 0, 0 },                                           \
			{ 1, 0, 6 },                                           \
			{ 16, 0, 96 },                                         \
			{ 17, -E2BIG, 77 },                                    \
			{ (type)(most / 6), -E2BIG, 77 },                      \
			{ (type)(most / 6 + 1), -EOVERFLOW, 77 },              \
			{ most, -EOVERFLOW, 77 },                              \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		{                                                              \
			type out = 77;                                         \
			EXPECT_EQ(                                             \
				validate_size(tag,                             \
					      untrusted_mark(tag, row->count), \
					      6, 100, &out),                   \
				row->ret);                                     \
			EXPECT_EQ(out, row->out);                              \
		}                                                              \
	}
EACH_UNSIGNED(SIZE_CONSTANT_TEST)

TEST(sub_of_other_totals)
{
	const untrusted_u8 three = untrusted_mark(u8, 3);
	const untrusted_u8 most = untrusted_mark(u8, 255);
	volatile int negative = -1;
	volatile long some = 300;
	uint8_t off = 77;
	uint8_t len = 78;

	EXPECT_EQ(validate_sub(u8, three, three, negative, &off, &len),
		  -EINVAL);
	EXPECT_EQ(off, 77);
	EXPECT_EQ(len, 78);
	EXPECT_EQ(validate_sub(u8, three, most, some, &off, &len), 0);
	EXPECT_EQ(off, 3);
	EXPECT_EQ(len, 255);
	EXPECT_EQ(validate_sub(u8, most, most, some, &off, &len), -EINVAL);
	EXPECT_EQ(validate_sub(u8, most, most, 510, &off, &len), 0);
	EXPECT_EQ(validate_sub(u8, most, most, 509, &off, &len), -EINVAL);
}

TEST(sub_u8)
{
	SUB_ROWS(u8, uint8_t, UINT8_MAX);
}

TEST(sub_u16)
{
	SUB_ROWS(u16, uint16_t, UINT16_MAX);
}

TEST(sub_u32)
{
	SUB_ROWS(u32, uint32_t, INT32_MAX);
}

TEST(sub_size)
{
	SUB_ROWS(size, size_t, PTRDIFF_MAX);
}

TEST(sub_is_exact_for_every_small_total)
{
	for (int off = 0; off < 256; off += off < 20 ? 1 : 47)
		for (int len = 0; len < 256; len += len < 20 ? 1 : 47)
			for (int total = 0; total < 18; total++) {
				uint8_t o = 77;
				uint8_t l = 78;
				const bool fits = off + len <= total;

				EXPECT_EQ(validate_sub(
						  u8,
						  untrusted_mark(u8,
								 (uint8_t)off),
						  untrusted_mark(u8,
								 (uint8_t)len),
						  (uint8_t)total, &o, &l),
					  fits ? 0 : -EINVAL);
				EXPECT_EQ(o, fits ? off : 77);
				EXPECT_EQ(l, fits ? len : 78);
			}
}

#define OR_TEST(tag, type, least, most)                                        \
	TEST(or_##tag)                                                         \
	{                                                                      \
		static const struct {                                          \
			type in, lo, hi, fallback, out;                        \
		} rows[] = {                                                   \
			{ 5, 5, 9, 77, 5 },                                    \
			{ 9, 5, 9, 77, 9 },                                    \
			{ 4, 5, 9, 77, 77 },                                   \
			{ 10, 5, 9, 77, 77 },                                  \
			{ (type)-1, 5, 9, 77, 77 },                            \
			{ least, least, most, 77, least },                     \
			{ most, least, most, 77, most },                       \
			{ 4, 5, 9, 6, 6 },                                     \
		};                                                             \
		FOR_EACH_ROW(row, rows)                                        \
		EXPECT_EQ(validate_or(tag, untrusted_mark(tag, row->in),       \
				      row->lo, row->hi, row->fallback),        \
			  row->out);                                           \
	}                                                                      \
	TEST(any_##tag)                                                        \
	{                                                                      \
		EXPECT_EQ(validate_any(tag, untrusted_mark(tag, least)),       \
			  least);                                              \
		EXPECT_EQ(validate_any(tag, untrusted_mark(tag, most)), most); \
	}
EACH_TAG(OR_TEST)

/* Bounds are native; what was sent is in the sender's order. */
#define ORDER_TEST(tag, type, value, ...)                                    \
	TEST(order_##tag)                                                    \
	{                                                                    \
		const untrusted_##tag u = WRAPPED_BYTES(tag, __VA_ARGS__);   \
		static const type table[] = { 1, value, 3 };                 \
		type out[7] = { 0 };                                         \
		EXPECT_EQ(validate_range(tag, u, value, value, &out[0]), 0); \
		EXPECT_EQ(validate_min(tag, u, value, &out[1]), 0);          \
		EXPECT_EQ(validate_max(tag, u, value, &out[2]), 0);          \
		EXPECT_EQ(validate_flags(tag, u, value, &out[3]), 0);        \
		EXPECT_EQ(validate_one_of(tag, u, table, 3, &out[4]), 0);    \
		EXPECT_EQ(validate_size(tag, u, 1, value, &out[5]), 0);      \
		out[6] = validate_or(tag, u, value, value, 0);               \
		for (size_t i = 0; i < ROWS(out); i++)                       \
			EXPECT_EQ(out[i], (type)value);                      \
		EXPECT_EQ(validate_any(tag, u), (type)value);                \
		EXPECT_EQ(validate_equal(tag, u, value), 0);                 \
		EXPECT_EQ(validate_zero(tag, u), -EINVAL);                   \
		EXPECT_EQ(validate_min(tag, u, (type)value + 1, &out[0]),    \
			  -EINVAL);                                          \
		EXPECT_EQ(validate_max(tag, u, (type)value - 1, &out[0]),    \
			  -EINVAL);                                          \
	}
EACH_ORDERED(ORDER_TEST)

TEST(order_of_small_values)
{
	enum color color = RED;
	uint16_t i = 77;
	uint32_t off = 77;
	uint32_t len = 78;
	uint8_t elem = 77;
	bool answer = false;
	static const uint8_t table[] = { 10, 11, 12 };

	EXPECT_EQ(validate_bool(be16, WRAPPED_BYTES(be16, 0, 1), &answer), 0);
	EXPECT(answer);
	EXPECT_EQ(validate_bool(be16, WRAPPED_BYTES(be16, 1, 0), &answer),
		  -EINVAL);
	EXPECT_EQ(validate_enum(le32, WRAPPED_BYTES(le32, 2, 0, 0, 0), BLUE,
				&color),
		  0);
	EXPECT_EQ(color, BLUE);
	EXPECT_EQ(validate_index(be16, WRAPPED_BYTES(be16, 0, 2), 3, &i), 0);
	EXPECT_EQ(i, 2);
	EXPECT_EQ(untrusted_at(be16, table, WRAPPED_BYTES(be16, 0, 2), &elem),
		  0);
	EXPECT_EQ(elem, 12);
	EXPECT_EQ(untrusted_at(le16, table, WRAPPED_BYTES(le16, 0, 2), &elem),
		  -EINVAL);
	EXPECT_EQ(validate_sub(be32, WRAPPED_BYTES(be32, 0, 0, 0, 2),
			       WRAPPED_BYTES(be32, 0, 0, 0, 3), 5, &off, &len),
		  0);
	EXPECT_EQ(off, 2);
	EXPECT_EQ(len, 3);
}

TEST(char_tag)
{
	char out = 0;

	EXPECT_EQ(validate_range(char, untrusted_mark(char, 'm'), 'a', 'z',
				 &out),
		  0);
	EXPECT_EQ(out, 'm');
	EXPECT_EQ(validate_range(char, untrusted_mark(char, 'M'), 'a', 'z',
				 &out),
		  -EINVAL);
	EXPECT_EQ(out, 'm');
	EXPECT_EQ(validate_zero(char, untrusted_mark(char, (char)-1)), -EINVAL);
	EXPECT_EQ(validate_zero(char, untrusted_mark(char, 0)), 0);
}

/* Counts how often an argument is evaluated. */
static int calls;

static untrusted_u32 once(uint32_t value)
{
	calls++;
	return untrusted_mark(u32, value);
}

static uint32_t bound(uint32_t value)
{
	calls++;
	return value;
}

static void *place(void *out)
{
	calls++;
	return out;
}

#define EXPECT_CALLS(n, call) EXPECT_REFUSED_CALLS(n, call, 0)
#define EXPECT_REFUSED_CALLS(n, call, ret) \
	do {                               \
		calls = 0;                 \
		EXPECT_EQ(call, ret);      \
		EXPECT_EQ(calls, n);       \
	} while (0)

TEST(every_argument_is_evaluated_once)
{
	static const uint32_t table[] = { 4, 5, 6, 7, 8 };
	uint32_t out = 0;
	uint32_t len = 0;
	uint32_t *const at = &out;
	bool answer = false;
	enum color color = RED;

	EXPECT_CALLS(4, validate_range(u32, once(5), bound(1), bound(9),
				       (uint32_t *)place(at)));
	EXPECT_CALLS(4, validate_range_masked(u32, once(5), bound(1), bound(9),
					      (uint32_t *)place(at)));
	EXPECT_CALLS(2, validate_enum_set(u32, once(1), 7,
					  (enum color *)place(&color)));
	EXPECT_CALLS(3, validate_min(u32, once(5), bound(5),
				     (uint32_t *)place(at)));
	EXPECT_CALLS(3, validate_max(u32, once(5), bound(5),
				     (uint32_t *)place(at)));
	EXPECT_CALLS(3, validate_flags(u32, once(5), bound(5),
				       (uint32_t *)place(at)));
	EXPECT_CALLS(1, validate_zero(u32, once(0)));
	EXPECT_CALLS(2, validate_equal(u32, once(5), bound(5)));
	EXPECT_CALLS(4, validate_one_of(u32, once(5),
					(const uint32_t *)place((void *)table),
					bound(5), (uint32_t *)place(at)));
	EXPECT_CALLS(2, validate_bool(u32, once(1), (bool *)place(&answer)));
	EXPECT_CALLS(3, validate_enum(u32, once(1), bound(BLUE),
				      (enum color *)place(&color)));
	EXPECT_CALLS(3, validate_index(u32, once(5), bound(6),
				       (uint32_t *)place(at)));
	EXPECT_CALLS(2,
		     untrusted_at(u32, table, once(4), (uint32_t *)place(at)));
	EXPECT_CALLS(4, validate_size(u32, once(5), bound(2), bound(10),
				      (uint32_t *)place(at)));
	EXPECT_CALLS(5, validate_sub(u32, once(5), once(2), bound(10),
				     (uint32_t *)place(at),
				     (uint32_t *)place(&len)));
	EXPECT_CALLS(4,
		     validate_or(u32, once(0), bound(0), bound(1), bound(9)));
	EXPECT_CALLS(1, validate_any(u32, once(0)));
}

TEST(every_argument_of_a_refusal_is_evaluated_once)
{
	static const uint32_t table[] = { 4, 5, 6, 7, 8 };
	static const uint32_t tables[2][2] = { { 1, 2 }, { 3, 4 } };
	uint32_t out = 0;
	uint32_t len = 0;
	uint32_t *const at = &out;
	bool answer = false;
	enum color color = RED;

	EXPECT_REFUSED_CALLS(4,
			     validate_range(u32, once(10), bound(1), bound(9),
					    (uint32_t *)place(at)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(4,
			     validate_range_masked(u32, once(10), bound(1),
						   bound(9),
						   (uint32_t *)place(at)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(2,
			     validate_enum_set(u32, once(3), 7,
					       (enum color *)place(&color)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(
		3, validate_min(u32, once(4), bound(5), (uint32_t *)place(at)),
		-EINVAL);
	EXPECT_REFUSED_CALLS(
		3, validate_max(u32, once(6), bound(5), (uint32_t *)place(at)),
		-EINVAL);
	EXPECT_REFUSED_CALLS(3,
			     validate_flags(u32, once(2), bound(5),
					    (uint32_t *)place(at)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(1, validate_zero(u32, once(1)), -EINVAL);
	EXPECT_REFUSED_CALLS(2, validate_equal(u32, once(6), bound(5)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(
		4,
		validate_one_of(u32, once(9),
				(const uint32_t *)place((void *)table),
				bound(5), (uint32_t *)place(at)),
		-EINVAL);
	EXPECT_REFUSED_CALLS(
		2, validate_bool(u32, once(2), (bool *)place(&answer)),
		-EINVAL);
	EXPECT_REFUSED_CALLS(3,
			     validate_enum(u32, once(9), bound(BLUE),
					   (enum color *)place(&color)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(3,
			     validate_index(u32, once(6), bound(6),
					    (uint32_t *)place(at)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(3,
			     untrusted_at(u32, tables[bound(1)], once(2),
					  (uint32_t *)place(at)),
			     -EINVAL);
	EXPECT_REFUSED_CALLS(4,
			     validate_size(u32, once(6), bound(2), bound(10),
					   (uint32_t *)place(at)),
			     -E2BIG);
	EXPECT_REFUSED_CALLS(5,
			     validate_sub(u32, once(5), once(6), bound(10),
					  (uint32_t *)place(at),
					  (uint32_t *)place(&len)),
			     -EINVAL);
	EXPECT_CALLS(3, untrusted_at(u32, tables[bound(1)], once(0),
				     (uint32_t *)place(at)));
	EXPECT_EQ(out, 3);
	EXPECT_EQ(len, 0);
	EXPECT_EQ(color, RED);
	EXPECT(!answer);
}

/* Bounds that are constants take another path at build time. */
TEST(constant_bounds)
{
	const untrusted_u32 u = untrusted_mark(u32, 5);
	uint32_t out = 77;
	int32_t s = 77;
	uint64_t wide = 77;

	EXPECT_EQ(validate_range(u32, u, 5, 5, &out), 0);
	EXPECT_EQ(validate_range(u32, u, 0, UINT32_MAX, &out), 0);
	EXPECT_EQ(validate_range(u32, u, 6, UINT32_MAX, &out), -EINVAL);
	EXPECT_EQ(validate_range(s32, untrusted_mark(s32, -5), INT32_MIN,
				 INT32_MAX, &s),
		  0);
	EXPECT_EQ(s, -5);
	EXPECT_EQ(validate_range(s32, untrusted_mark(s32, -5), -4, 4, &s),
		  -EINVAL);
	EXPECT_EQ(validate_min(s32, untrusted_mark(s32, -5), -5, &s), 0);
	EXPECT_EQ(validate_max(s32, untrusted_mark(s32, -5), -6, &s), -EINVAL);
	EXPECT_EQ(validate_flags(u32, u, 1u << 31 | 7, &out), 0);
	EXPECT_EQ(validate_max(u64, untrusted_mark(u64, UINT64_MAX), UINT64_MAX,
			       &wide),
		  0);
	EXPECT_EQ(validate_equal(s32, untrusted_mark(s32, -5), -5), 0);
	EXPECT_EQ(validate_or(s32, untrusted_mark(s32, -5), -5, -5, 0), -5);
}
