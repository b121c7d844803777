// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every rule for a value, on each kind of tag, at and beside every boundary. */
#include <endian.h>

#include "schema_test.h"

#define SAME(x) (x)

/* A member of each width, sign and order, at addresses that fit none of them. */
struct every {
	uint8_t m_u8;
	uint16_t m_u16;
	uint32_t m_u32;
	uint64_t m_u64;
	uint32_t m_le32;
	uint16_t m_be16;
	uint64_t m_be64;
	int8_t m_s8;
	int16_t m_s16;
	int32_t m_s32;
	int64_t m_s64;
} __attribute__((__packed__));

struct every_signed {
	int8_t m_s8;
	int16_t m_s16;
	int32_t m_s32;
	int64_t m_s64;
} __attribute__((__packed__));

struct bounds {
	uint32_t none;
	uint32_t five;
	uint64_t nine;
	int minus_one;
	int64_t minus_five;
	uint64_t most;
};

UNTRUSTED_CONTEXT_FIXED(bounds, const struct bounds *, "a test");

static const struct bounds bounds = { 0, 5, 9, -1, -5, UINT64_MAX };

/* tag, native type, to the order it is sent in */
#define EACH_UNSIGNED_MEMBER(X, ...)            \
	X(u8, uint8_t, SAME, __VA_ARGS__)       \
	X(u16, uint16_t, SAME, __VA_ARGS__)     \
	X(u32, uint32_t, SAME, __VA_ARGS__)     \
	X(u64, uint64_t, SAME, __VA_ARGS__)     \
	X(le32, uint32_t, htole32, __VA_ARGS__) \
	X(be16, uint16_t, htobe16, __VA_ARGS__) \
	X(be64, uint64_t, htobe64, __VA_ARGS__)
#define EACH_SIGNED_MEMBER(X, ...)         \
	X(s8, int8_t, SAME, __VA_ARGS__)   \
	X(s16, int16_t, SAME, __VA_ARGS__) \
	X(s32, int32_t, SAME, __VA_ARGS__) \
	X(s64, int64_t, SAME, __VA_ARGS__)
#define EACH_MEMBER(X, ...)                  \
	EACH_UNSIGNED_MEMBER(X, __VA_ARGS__) \
	EACH_SIGNED_MEMBER(X, __VA_ARGS__)

#define EVERY_SIGNED(FIELD, ...)       \
	FIELD(s8, m_s8, __VA_ARGS__)   \
	FIELD(s16, m_s16, __VA_ARGS__) \
	FIELD(s32, m_s32, __VA_ARGS__) \
	FIELD(s64, m_s64, __VA_ARGS__)
#define EVERY(FIELD, ...)                \
	FIELD(u8, m_u8, __VA_ARGS__)     \
	FIELD(u16, m_u16, __VA_ARGS__)   \
	FIELD(u32, m_u32, __VA_ARGS__)   \
	FIELD(u64, m_u64, __VA_ARGS__)   \
	FIELD(le32, m_le32, __VA_ARGS__) \
	FIELD(be16, m_be16, __VA_ARGS__) \
	FIELD(be64, m_be64, __VA_ARGS__) \
	EVERY_SIGNED(FIELD, __VA_ARGS__)

#define PUT(tag, native, order, w, value) \
	(w)->m_##tag = (__typeof__((w)->m_##tag))order((native)(value));
/* These are out of line, or each of 400 calls would be instrumented for itself. */
static __attribute__((__noinline__)) struct every every_of(int value)
{
	struct every w;

	EACH_MEMBER(PUT, &w, value)
	return w;
}

static __attribute__((__noinline__)) struct every_signed
every_signed_of(int value)
{
	struct every_signed w;

	EACH_SIGNED_MEMBER(PUT, &w, value)
	return w;
}

/* 0 to 16, then each power of two, its neighbours and their complements. */
#define CANDIDATES (17 + 64 * 6)
static uint64_t candidate(size_t i)
{
	uint64_t power;

	if (i < 17)
		return i;
	i -= 17;
	power = (uint64_t)1 << i / 6;
	switch (i % 6) {
	case 0:
		return power - 1;
	case 1:
		return power;
	case 2:
		return power + 1;
	case 3:
		return -power - 1;
	case 4:
		return -power;
	}
	return -power + 1;
}

/* Out of line: the compiler need not fit each validator into its 400 calls. */
static __attribute__((__noinline__)) void
expect_answer(int ret, bool taken, bool kept, bool untouched,
	      const struct untrusted_error *err, const char *field,
	      size_t offset, enum untrusted_rule rule)
{
	EXPECT_EQ(ret, taken ? 0 : -EINVAL);
	if (taken) {
		EXPECT(kept);
		return;
	}
	EXPECT(error_is(err, field, offset, rule, 0, -EINVAL));
	EXPECT(untouched);
}

#define KEPT(tag) (__typeof__(v))out.m_##tag == v
#define GONE(tag) ((void)out, true)

/* One member has the candidate, the others the value that is good. */
#define ASK(tag, native, order, schema, of, rule, good, keep, accept)         \
	for (size_t i = 0; i < CANDIDATES; i++) {                             \
		const native v = (native)candidate(i);                        \
		__typeof__(of(0)) wire = of(good);                            \
		struct untrusted_error err = NO_ERROR;                        \
		validated_##schema out;                                       \
		int ret;                                                      \
		test_row((long)i);                                            \
		PUT(tag, native, order, &wire, v)                             \
		memset(&out, 0x5a, sizeof(out));                              \
		ret = judge_##schema(&wire, &bounds, &out, &err);             \
		expect_answer(ret, accept, !ret && keep(tag),                 \
			      all_are(&out, 0x5a, sizeof(out)), &err,         \
			      "m_" #tag, offsetof(__typeof__(wire), m_##tag), \
			      rule);                                          \
	}

#define JUDGE(schema, type)                                                 \
	static __attribute__((__noinline__)) int judge_##schema(            \
		const type *wire, const struct bounds *ctx,                 \
		validated_##schema *out, struct untrusted_error *err)       \
	{                                                                   \
		const untrusted_##schema u = untrusted_mark(schema, *wire); \
		return schema##_validate(&u, ctx, out, err);                \
	}

/* list, rule, good value, whether the result has it, which v are accepted */
#define RULE_TEST(list, rule, good, keep, accept)                          \
	UNTRUSTED_SCHEMA(list, struct every, list, bounds);                \
	JUDGE(list, struct every)                                          \
	TEST(schema_every_##list)                                          \
	{                                                                  \
		EACH_MEMBER(ASK, list, every_of, rule, good, keep, accept) \
	}
#define SIGNED_RULE_TEST(list, rule, good, keep, accept)                   \
	UNTRUSTED_SCHEMA(list, struct every_signed, list, bounds);         \
	JUDGE(list, struct every_signed)                                   \
	TEST(schema_signed_##list)                                         \
	{                                                                  \
		EACH_SIGNED_MEMBER(ASK, list, every_signed_of, rule, good, \
				   keep, accept)                           \
	}

enum color { RED, GREEN, BLUE };

static int odd(int64_t value, const struct bounds *ctx)
{
	return value & 1 && ctx == &bounds ? 0 : -EINVAL;
}

#define ANYTHING(FIELD, ...) EVERY(FIELD, ANY)
RULE_TEST(ANYTHING, UNTRUSTED_RULE_none, 0, KEPT, true)
#define IN_RANGE(FIELD, ...) EVERY(FIELD, RANGE(5, 9))
RULE_TEST(IN_RANGE, UNTRUSTED_RULE_range, 7, KEPT, v >= 5 && v <= 9)
#define IN_RANGE_LATER(FIELD, ...) EVERY(FIELD, RANGE(ctx->five, ctx->nine))
RULE_TEST(IN_RANGE_LATER, UNTRUSTED_RULE_range, 7, KEPT, v >= 5 && v <= 9)
#define IN_RANGE_HALF(FIELD, ...) EVERY(FIELD, RANGE(5, ctx->nine))
RULE_TEST(IN_RANGE_HALF, UNTRUSTED_RULE_range, 7, KEPT, v >= 5 && v <= 9)
#define AT_LEAST(FIELD, ...) EVERY(FIELD, MIN(5))
RULE_TEST(AT_LEAST, UNTRUSTED_RULE_min, 7, KEPT, v >= 5)
#define AT_LEAST_LATER(FIELD, ...) EVERY(FIELD, MIN(ctx->five))
RULE_TEST(AT_LEAST_LATER, UNTRUSTED_RULE_min, 7, KEPT, v >= 5)
#define AT_MOST(FIELD, ...) EVERY(FIELD, MAX(9))
RULE_TEST(AT_MOST, UNTRUSTED_RULE_max, 7, KEPT, v <= 9)
#define AT_MOST_LATER(FIELD, ...) EVERY(FIELD, MAX(ctx->nine))
RULE_TEST(AT_MOST_LATER, UNTRUSTED_RULE_max, 7, KEPT, v <= 9)
#define IN_FLAGS(FIELD, ...) EVERY(FIELD, FLAGS(1 | 4 | 64))
RULE_TEST(IN_FLAGS, UNTRUSTED_RULE_flags, 0, KEPT, !(v & ~(int64_t)69))
#define IN_FLAGS_LATER(FIELD, ...) EVERY(FIELD, FLAGS(ctx->five))
RULE_TEST(IN_FLAGS_LATER, UNTRUSTED_RULE_flags, 0, KEPT, !(v & ~(int64_t)5))
#define YES_OR_NO(FIELD, ...) EVERY(FIELD, BOOL)
RULE_TEST(YES_OR_NO, UNTRUSTED_RULE_bool, 1, KEPT, v == 0 || v == 1)
#define OF_ENUM(FIELD, ...) EVERY(FIELD, ENUM(enum color, BLUE))
RULE_TEST(OF_ENUM, UNTRUSTED_RULE_enum, 1, KEPT, v == 0 || v == 1 || v == 2)
#define OF_ENUM_SET(FIELD, ...) \
	EVERY(FIELD, ENUM_SET(enum color, 1 << RED | 1 << BLUE))
RULE_TEST(OF_ENUM_SET, UNTRUSTED_RULE_enum, 2, KEPT, v == 0 || v == 2)
#define ONE_OF_ONE(FIELD, ...) EVERY(FIELD, ONE_OF(8))
RULE_TEST(ONE_OF_ONE, UNTRUSTED_RULE_one_of, 8, KEPT, v == 8)
#define ONE_OF_THREE(FIELD, ...) EVERY(FIELD, ONE_OF(0, 7, 16))
RULE_TEST(ONE_OF_THREE, UNTRUSTED_RULE_one_of, 7, KEPT,
	  v == 0 || v == 7 || v == 16)
#define ONE_OF_EIGHT(FIELD, ...) \
	EVERY(FIELD, ONE_OF(1, 2, 3, 5, 8, 13, 64, 127))
RULE_TEST(ONE_OF_EIGHT, UNTRUSTED_RULE_one_of, 8, KEPT,
	  v == 1 || v == 2 || v == 3 || v == 5 || v == 8 || v == 13 ||
		  v == 64 || v == 127)
#define BELOW(FIELD, ...) EVERY(FIELD, INDEX(9))
RULE_TEST(BELOW, UNTRUSTED_RULE_index, 1, KEPT, (uint64_t)v < 9)
#define BELOW_EIGHT(FIELD, ...) EVERY(FIELD, INDEX(8))
RULE_TEST(BELOW_EIGHT, UNTRUSTED_RULE_index, 1, KEPT, (uint64_t)v < 8)
#define BELOW_LATER(FIELD, ...) EVERY(FIELD, INDEX(ctx->five))
RULE_TEST(BELOW_LATER, UNTRUSTED_RULE_index, 1, KEPT, (uint64_t)v < 5)
#define IN_STEPS(FIELD, ...) EVERY(FIELD, ALIGNED(4, 4, 100))
RULE_TEST(IN_STEPS, UNTRUSTED_RULE_aligned, 8, KEPT,
	  v >= 4 && v <= 100 && v % 4 == 0)
#define IN_POWERS(FIELD, ...) EVERY(FIELD, POWER_OF_TWO(2, 64))
RULE_TEST(IN_POWERS, UNTRUSTED_RULE_power_of_two, 8, KEPT,
	  v == 2 || v == 4 || v == 8 || v == 16 || v == 32 || v == 64)
#define IF_ODD(FIELD, ...) EVERY(FIELD, CUSTOM(odd))
RULE_TEST(IF_ODD, UNTRUSTED_RULE_custom, 1, KEPT, v & 1)
#define IF_SAME(FIELD, ...) EVERY(FIELD, EQUAL(100))
RULE_TEST(IF_SAME, UNTRUSTED_RULE_equal, 100, GONE, v == 100)
#define IF_SAME_LATER(FIELD, ...) EVERY(FIELD, EQUAL(ctx->five))
RULE_TEST(IF_SAME_LATER, UNTRUSTED_RULE_equal, 5, GONE, v == 5)
#define IF_ZERO(FIELD, ...) EVERY(FIELD, ZERO)
RULE_TEST(IF_ZERO, UNTRUSTED_RULE_zero, 0, GONE, v == 0)
#define WHATEVER(FIELD, ...) EVERY(FIELD, IGNORE("a test"))
RULE_TEST(WHATEVER, UNTRUSTED_RULE_none, 0, GONE, true)
#define FOR_OUTPUT(FIELD, ...) EVERY(FIELD, OUTPUT)
RULE_TEST(FOR_OUTPUT, UNTRUSTED_RULE_none, 0, GONE, true)

#define AROUND_ZERO(FIELD, ...) EVERY_SIGNED(FIELD, RANGE(-5, 9))
SIGNED_RULE_TEST(AROUND_ZERO, UNTRUSTED_RULE_range, 0, KEPT, v >= -5 && v <= 9)
#define AROUND_ZERO_LATER(FIELD, ...) \
	EVERY_SIGNED(FIELD, RANGE(ctx->minus_five, ctx->minus_one))
SIGNED_RULE_TEST(AROUND_ZERO_LATER, UNTRUSTED_RULE_range, -2, KEPT,
		 v >= -5 && v <= -1)
#define FROM_BELOW(FIELD, ...) EVERY_SIGNED(FIELD, MIN(-5))
SIGNED_RULE_TEST(FROM_BELOW, UNTRUSTED_RULE_min, 0, KEPT, v >= -5)
#define TO_BELOW(FIELD, ...) EVERY_SIGNED(FIELD, MAX(-5))
SIGNED_RULE_TEST(TO_BELOW, UNTRUSTED_RULE_max, -7, KEPT, v <= -5)
#define TO_BELOW_LATER(FIELD, ...) EVERY_SIGNED(FIELD, MAX(ctx->minus_five))
SIGNED_RULE_TEST(TO_BELOW_LATER, UNTRUSTED_RULE_max, -7, KEPT, v <= -5)
#define STEPS_BELOW(FIELD, ...) EVERY_SIGNED(FIELD, ALIGNED(8, -64, 64))
SIGNED_RULE_TEST(STEPS_BELOW, UNTRUSTED_RULE_aligned, 0, KEPT,
		 v >= -64 && v <= 64 && v % 8 == 0)
#define ONE_BELOW(FIELD, ...) EVERY_SIGNED(FIELD, ONE_OF(-1, -128, 3))
SIGNED_RULE_TEST(ONE_BELOW, UNTRUSTED_RULE_one_of, 3, KEPT,
		 v == -1 || v == -128 || v == 3)
#define MINUS_ONE(FIELD, ...) EVERY_SIGNED(FIELD, EQUAL(-1))
SIGNED_RULE_TEST(MINUS_ONE, UNTRUSTED_RULE_equal, -1, GONE, v == -1)

/* A bound that no value of the type can be decides as a number does. */
#define TO_THE_TOP(FIELD, ...) EVERY_SIGNED(FIELD, MAX(ctx->most))
SIGNED_RULE_TEST(TO_THE_TOP, UNTRUSTED_RULE_max, 0, KEPT, true)
static bool is_below_minus_one(int64_t v, bool is_signed)
{
	return is_signed && v < -1;
}
#define FROM_BELOW_ALL(FIELD, ...) EVERY(FIELD, MIN(ctx->minus_one))
RULE_TEST(FROM_BELOW_ALL, UNTRUSTED_RULE_min, 0, KEPT,
	  !is_below_minus_one((int64_t)v, (__typeof__(v))-1 < (__typeof__(v))1))

/* Rules that leave nothing: each asked of one member, the others are zero. */
#define LONELY(FIELD, ...)                                     \
	FIELD(u8, m_u8, __VA_ARGS__, WHEN(ctx->five == 0))     \
	FIELD(u16, m_u16, __VA_ARGS__, WHEN(ctx->five == 1))   \
	FIELD(u32, m_u32, __VA_ARGS__, WHEN(ctx->five == 2))   \
	FIELD(u64, m_u64, __VA_ARGS__, WHEN(ctx->five == 3))   \
	FIELD(le32, m_le32, __VA_ARGS__, WHEN(ctx->five == 4)) \
	FIELD(be16, m_be16, __VA_ARGS__, WHEN(ctx->five == 5)) \
	FIELD(be64, m_be64, __VA_ARGS__, WHEN(ctx->five == 6)) \
	LONELY_SIGNED(FIELD, __VA_ARGS__)
#define LONELY_SIGNED(FIELD, ...)                            \
	FIELD(s8, m_s8, __VA_ARGS__, WHEN(ctx->five == 7))   \
	FIELD(s16, m_s16, __VA_ARGS__, WHEN(ctx->five == 8)) \
	FIELD(s32, m_s32, __VA_ARGS__, WHEN(ctx->five == 9)) \
	FIELD(s64, m_s64, __VA_ARGS__, WHEN(ctx->five == 10))

#define REFUSE_ALL(tag, native, order, schema, of, rule)                  \
	for (size_t i = 0; i < CANDIDATES; i++) {                         \
		__typeof__(of(0)) wire = of(0);                           \
		struct untrusted_error err = NO_ERROR;                    \
		validated_##schema out;                                   \
		int ret;                                                  \
		test_row((long)i);                                        \
		PUT(tag, native, order, &wire, candidate(i))              \
		ret = judge_##schema(&wire, &which, &out, &err);          \
		expect_answer(ret, false, false, true, &err, "m_" #tag,   \
			      offsetof(__typeof__(wire), m_##tag), rule); \
	}                                                                 \
	which.five++;
#define NOTHING_TEST(list, rule)                              \
	UNTRUSTED_SCHEMA(list, struct every, list, bounds);   \
	JUDGE(list, struct every)                             \
	TEST(schema_nothing_##list)                           \
	{                                                     \
		struct bounds which = bounds;                 \
		which.five = 0;                               \
		EACH_MEMBER(REFUSE_ALL, list, every_of, rule) \
	}

#define EMPTY_RANGE(FIELD, ...) LONELY(FIELD, RANGE(1, ctx->none))
NOTHING_TEST(EMPTY_RANGE, UNTRUSTED_RULE_range)
#define SWAPPED_RANGE(FIELD, ...) LONELY(FIELD, RANGE(ctx->nine, 3))
NOTHING_TEST(SWAPPED_RANGE, UNTRUSTED_RULE_range)
#define SWAPPED_STEPS(FIELD, ...) LONELY(FIELD, ALIGNED(4, ctx->nine, 3))
NOTHING_TEST(SWAPPED_STEPS, UNTRUSTED_RULE_aligned)
#define SWAPPED_POWERS(FIELD, ...) \
	LONELY(FIELD, POWER_OF_TWO(16, (ctx->none + 4)))
NOTHING_TEST(SWAPPED_POWERS, UNTRUSTED_RULE_power_of_two)
#define NO_POWER(FIELD, ...) LONELY(FIELD, POWER_OF_TWO(16, ctx->none))
NOTHING_TEST(NO_POWER, UNTRUSTED_RULE_power_of_two)
#define NO_INDEX(FIELD, ...) LONELY(FIELD, INDEX(ctx->none))
NOTHING_TEST(NO_INDEX, UNTRUSTED_RULE_index)
#define NEGATIVE_INDEX(FIELD, ...) LONELY(FIELD, INDEX(ctx->minus_one))
NOTHING_TEST(NEGATIVE_INDEX, UNTRUSTED_RULE_index)
#define NOT_IN_SET(FIELD, ...) LONELY(FIELD, ENUM_SET(enum color, ctx->none))
NOTHING_TEST(NOT_IN_SET, UNTRUSTED_RULE_enum)

/* The same where the optimiser knows the context. */
static const struct bounds known_bounds = { 0, 5, 0, -1, -5, UINT64_MAX };
#define KNOWN_EMPTY(FIELD, ...) EVERY(FIELD, RANGE(1, ctx->nine))
UNTRUSTED_SCHEMA(KNOWN_EMPTY, struct every, KNOWN_EMPTY, bounds);
TEST(schema_known_empty_range)
{
	const untrusted_KNOWN_EMPTY u =
		untrusted_mark(KNOWN_EMPTY, every_of(3));
	validated_KNOWN_EMPTY out;

	EXPECT_EQ(KNOWN_EMPTY_validate(&u, &known_bounds, &out, NULL), -EINVAL);
}

struct unsigned_members {
	uint8_t m_u8;
	uint16_t m_u16;
	uint32_t m_u32;
	uint64_t m_u64;
} __attribute__((__packed__));

/* An upper bound below zero leaves nothing of an unsigned type. */
#define BELOW_ZERO(FIELD, rule)                       \
	FIELD(u8, m_u8, rule, WHEN(ctx->five == 0))   \
	FIELD(u16, m_u16, rule, WHEN(ctx->five == 1)) \
	FIELD(u32, m_u32, rule, WHEN(ctx->five == 2)) \
	FIELD(u64, m_u64, rule, WHEN(ctx->five == 3))
#define NOT_ABOVE_MINUS_ONE(FIELD, ...) BELOW_ZERO(FIELD, MAX(ctx->minus_one))
#define NO_SLOTS(FIELD, ...) BELOW_ZERO(FIELD, RANGE(0, ctx->minus_one))
#define NO_COLOR(FIELD, ...) BELOW_ZERO(FIELD, ENUM(enum color, ctx->minus_one))
UNTRUSTED_SCHEMA(not_above, struct unsigned_members, NOT_ABOVE_MINUS_ONE,
		 bounds);
UNTRUSTED_SCHEMA(no_slots, struct unsigned_members, NO_SLOTS, bounds);
UNTRUSTED_SCHEMA(no_color, struct unsigned_members, NO_COLOR, bounds);

TEST(schema_upper_bound_below_zero)
{
	struct bounds which = bounds;

	static const struct {
		const char *name;
		size_t at;
	} members[] = {
		{ "m_u8", offsetof(struct unsigned_members, m_u8) },
		{ "m_u16", offsetof(struct unsigned_members, m_u16) },
		{ "m_u32", offsetof(struct unsigned_members, m_u32) },
		{ "m_u64", offsetof(struct unsigned_members, m_u64) },
	};

	for (which.five = 0; which.five < 4; which.five++) {
		const char *name = members[which.five].name;
		const size_t at = members[which.five].at;

		test_row(which.five);
		EXPECT_REFUSED(not_above, &which, name, at, max, 0, EINVAL, 0);
		EXPECT_REFUSED(no_slots, &which, name, at, range, 0, EINVAL, 0);
		EXPECT_REFUSED(no_color, &which, name, at, enum, 0, EINVAL, 0);
	}
}

/* No number of a signed type is above the greatest of an unsigned one. */
#define FROM_THE_TOP(FIELD, ...) LONELY_TOP(FIELD, MIN(ctx->most))
#define LONELY_TOP(FIELD, rule)                       \
	FIELD(s8, m_s8, rule, WHEN(ctx->five == 0))   \
	FIELD(s16, m_s16, rule, WHEN(ctx->five == 1)) \
	FIELD(s32, m_s32, rule, WHEN(ctx->five == 2)) \
	FIELD(s64, m_s64, rule, WHEN(ctx->five == 3))
UNTRUSTED_SCHEMA(from_the_top, struct every_signed, FROM_THE_TOP, bounds);
JUDGE(from_the_top, struct every_signed)

TEST(schema_lower_bound_above_all)
{
	struct bounds which = bounds;

	which.five = 0;
	EACH_SIGNED_MEMBER(REFUSE_ALL, from_the_top, every_signed_of,
			   UNTRUSTED_RULE_min)
}

static int answer(int value, const struct bounds *ctx)
{
	(void)ctx;
	return value;
}

struct lone {
	int32_t value;
};
#define ANSWERED(FIELD, ...) FIELD(s32, value, CUSTOM(answer))
UNTRUSTED_SCHEMA(answered, struct lone, ANSWERED, bounds);
#define ANSWERED_AS(FIELD, ...) FIELD(s32, value, CUSTOM(answer), ERRNO(EPERM))
UNTRUSTED_SCHEMA(answered_as, struct lone, ANSWERED_AS, bounds, ERRNO(EBADMSG));

TEST(schema_custom_errno)
{
	const validated_answered out = ACCEPTED(answered, &bounds, 0);

	EXPECT_EQ(out.value, 0);
	EXPECT_REFUSED(answered, &bounds, "value", 0, custom, 0, EACCES,
		       -EACCES);
	EXPECT_REFUSED(answered, &bounds, "value", 0, custom, 0, 1023, -1023);
	EXPECT_REFUSED(answered_as, &bounds, "value", 0, custom, 0, EPERM,
		       -EACCES);
}

/* Anything else is no errno: refused all the same. */
TEST(schema_custom_answers_no_errno)
{
	static const int32_t answers[] = { 1,	  2,	     1024,     -1024,
					   -2048, INT32_MAX, INT32_MIN };

	FOR_EACH_ROW(row, answers)
	{
		EXPECT_REFUSED(answered, &bounds, "value", 0, custom, 0, EINVAL,
			       *row);
		EXPECT_REFUSED(answered_as, &bounds, "value", 0, custom, 0,
			       EPERM, *row);
	}
}
