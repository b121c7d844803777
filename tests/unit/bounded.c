// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* bounded.h: ranges, storage nobody validated, arithmetic, optionals, prove. */
#include <untrusted/bounded.h>

#include "harness.h"
#include "values.h"

BOUNDED_TYPE(slot, u32, 0, 15);
BOUNDED_TYPE(odd_end, u32, 0, 12);
BOUNDED_TYPE(port, be16, 0, 1023);
BOUNDED_TYPE(delta, s32, -8, 7);
BOUNDED_TYPE(debt, s16, -300, 0);
BOUNDED_TYPE(tiny, s8, -128, 127);
BOUNDED_TYPE(byte, u8, 0, 255);
BOUNDED_TYPE(nothing, u64, 0, 0);
BOUNDED_TYPE(far, s64, -(1LL << 59), (1LL << 59) - 1);
BOUNDED_TYPE(wide, u64, 0, (1ULL << 40));
BOUNDED_TYPE(sum, u32, 0, 27);
BOUNDED_TYPE(difference, s32, -12, 15);
BOUNDED_TYPE(product, u32, 0, 180);
BOUNDED_TYPE(spread, s64, -400, 400);
BOUNDED_OPTIONAL(channel, u8, 1, 13);
BOUNDED_OPTIONAL(seat, u8, 0, 200);
BOUNDED_OPTIONAL(level, s8, -128, -1);
BOUNDED_PROMISED(sworn, u32, 0, 15);

/* tag, name, native type, lo, hi, what to try from and to */
#define EACH_BOUNDED(X)                                                       \
	X(u32, slot, uint32_t, 0, 15, 0, 40)                                  \
	X(u32, odd_end, uint32_t, 0, 12, 0, 40)                               \
	X(s32, delta, int32_t, -8, 7, -20, 20)                                \
	X(s16, debt, int16_t, -300, 0, -310, 10)                              \
	X(s8, tiny, int8_t, -128, 127, -128, 127)                             \
	X(u8, byte, uint8_t, 0, 255, 0, 255)                                  \
	X(u64, nothing, uint64_t, 0, 0, 0, 3)                                 \
	X(u64, wide, uint64_t, 0, (1LL << 40), (1LL << 40) - 3,               \
	  (1LL << 40) + 3)                                                    \
	X(s64, far, int64_t, -(1LL << 59), (1LL << 59) - 1, (1LL << 59) - 3,  \
	  (1LL << 59) + 3)                                                    \
	X(s64, far, int64_t, -(1LL << 59), (1LL << 59) - 1, -(1LL << 59) - 3, \
	  -(1LL << 59) + 3)

#define BOUNDED_ROWS(tag, name, native, lo, hi, from, to)                 \
	for (long long v = from; v <= (to); v++) {                        \
		const bool inside = v >= (lo) && v <= (hi);               \
		const untrusted_##tag u = untrusted_mark(tag, (native)v); \
		bounded_##name b = {};                                    \
		test_row((long)v);                                        \
		EXPECT_EQ(validate_bounded(name, u, &b),                  \
			  inside ? 0 : -EINVAL);                          \
		EXPECT_EQ(bounded_get(b), inside ? v : 0);                \
		EXPECT_EQ(sizeof(b), sizeof(native));                     \
		EXPECT_EQ(_Alignof(bounded_##name), _Alignof(native));    \
	}

TEST(validate_bounded){ EACH_BOUNDED(BOUNDED_ROWS) }

TEST(validate_bounded_wire_order)
{
	bounded_port port = {};

	EXPECT_EQ(validate_bounded(port, WRAPPED_BYTES(be16, 0x03, 0xff),
				   &port),
		  0);
	EXPECT_EQ(bounded_get(port), 1023);
	EXPECT_EQ(validate_bounded(port, WRAPPED_BYTES(be16, 0x04, 0x00),
				   &port),
		  -EINVAL);
	EXPECT_EQ(bounded_get(port), 1023);
}

static bool within(long long v, long long lo, long long hi)
{
	return v >= lo && v <= hi;
}

/* Whatever lies in the storage, what comes out is in the range. */
#define STORAGE(tag, name, native, lo, hi, from, to)                        \
	do {                                                                \
		static const uint8_t patterns[] = { 0x00, 0xff, 0x80, 0x7f, \
						    0x01, 0x0d, 0xaa };     \
		FOR_EACH_ROW(pattern, patterns)                             \
		{                                                           \
			bounded_##name b;                                   \
			native stored;                                      \
			native got;                                         \
			memset(&b, *pattern, sizeof(b));                    \
			memset(&stored, *pattern, sizeof(stored));          \
			got = bounded_get(b);                               \
			EXPECT(within((long long)got, lo, hi));             \
			EXPECT_EQ(got, within((long long)stored, lo, hi) ?  \
					       stored :                     \
					       (native)(lo));               \
		}                                                           \
	} while (0);

TEST(storage_that_nobody_validated)
{
	/* untrusted-check: allow forged: the test is of forged storage */
	EACH_BOUNDED(STORAGE)
}

struct object {
	bounded_slot slot;
	bounded_channel channel;
	bounded_delta deltas[2];
};

/* Out of line, so that the optimiser sees the storage and not its making. */
__attribute__((__noinline__)) static long long sum_of(const struct object *o)
{
	uint8_t channel = 0;

	return (long long)bounded_get(o->slot) + bounded_get(o->deltas[0]) +
	       bounded_get(o->deltas[1]) +
	       (bounded_value(o->channel, &channel) ? 1000 : 0) + channel;
}

TEST(zeroed_and_overwritten_objects)
{
	struct object o = {};

	EXPECT_EQ(sum_of(&o), 0);
	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&o, 0xff, sizeof(o));
	EXPECT_EQ(sum_of(&o), 0 + -1 + -1);
	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&o, 0x44, sizeof(o));
	EXPECT_EQ(sum_of(&o), 0 + -8 + -8);
	memset(&o, 0, sizeof(o));
	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&o.channel, 13, 1);
	EXPECT_EQ(sum_of(&o), 1013);
	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&o.channel, 14, 1);
	EXPECT_EQ(sum_of(&o), 0);
}

TEST(forged_by_copy)
{
	const uint32_t outside[] = { 16, 100, UINT32_MAX, 1u << 31 };
	bounded_slot b;

	FOR_EACH_ROW(v, outside)
	{
		/* untrusted-check: allow forged: the test is of forged storage */
		memcpy(&b, v, sizeof(b));
		EXPECT_EQ(bounded_get(b), 0);
	}
}

static int calls;

static bounded_slot one_slot(void)
{
	calls++;
	return bounded_const(slot, 5);
}

static bounded_channel one_channel(void)
{
	calls++;
	return bounded_const(channel, 5);
}

TEST(arguments_are_evaluated_once)
{
	static const int table[16] = { 0, 1, 2, 3, 4, 50 };
	uint8_t channel = 0;

	calls = 0;
	EXPECT_EQ(bounded_get(one_slot()), 5);
	EXPECT_EQ(calls, 1);
	EXPECT_EQ(bounded_at(table, one_slot()), 50);
	EXPECT_EQ(calls, 2);
	EXPECT(bounded_value(one_channel(), &channel));
	EXPECT_EQ(calls, 3);
	EXPECT_EQ(bounded_get(bounded_add(one_slot(), one_slot())), 10);
	EXPECT_EQ(calls, 5);
	EXPECT_EQ(bounded_get(bounded_sub(one_slot(), one_slot())), 0);
	EXPECT_EQ(calls, 7);
	EXPECT_EQ(bounded_get(bounded_mul(one_slot(), one_slot())), 25);
	EXPECT_EQ(calls, 9);
	EXPECT_EQ(bounded_get(bounded_as(sum, one_slot())), 5);
	EXPECT_EQ(calls, 10);
}

TEST(at_stays_inside_whatever_was_stored)
{
	uint32_t sixteen[16];
	uint32_t thirteen[13];

	for (uint32_t i = 0; i < 16; i++)
		sixteen[i] = 100 + i;
	for (uint32_t i = 0; i < 13; i++)
		thirteen[i] = 200 + i;
	for (uint32_t v = 0; v < 70; v++) {
		bounded_slot power;
		bounded_odd_end other;

		test_row(v);
		/* untrusted-check: allow forged: the test is of forged storage */
		memcpy(&power, &v, sizeof(v));
		/* untrusted-check: allow forged: the test is of forged storage */
		memcpy(&other, &v, sizeof(v));
		EXPECT(bounded_at(sixteen, power) >= 100 &&
		       bounded_at(sixteen, power) < 116);
		EXPECT_EQ(bounded_at(thirteen, other), v < 13 ? 200 + v : 200);
	}
	bounded_at(thirteen, bounded_const(odd_end, 4)) = 9;
	EXPECT_EQ(thirteen[4], 9);
}

TEST(arithmetic)
{
	for (uint32_t i = 0; i <= 15; i++)
		for (uint32_t j = 0; j <= 12; j++) {
			bounded_slot x = {};
			bounded_odd_end y = {};

			test_row(i * 100 + j);
			EXPECT_EQ(validate_bounded(slot, untrusted_mark(u32, i),
						   &x),
				  0);
			EXPECT_EQ(validate_bounded(odd_end,
						   untrusted_mark(u32, j), &y),
				  0);
			EXPECT_EQ(bounded_get(bounded_add(x, y)), i + j);
			EXPECT_EQ(bounded_get(bounded_sub(x, y)),
				  (int)i - (int)j);
			EXPECT_EQ(bounded_get(bounded_mul(x, y)), i * j);
			EXPECT_EQ(
				bounded_get(bounded_as(sum, bounded_add(x, y))),
				i + j);
			EXPECT_EQ(bounded_get(bounded_as(difference,
							 bounded_sub(x, y))),
				  (int)i - (int)j);
			EXPECT_EQ(bounded_get(bounded_as(product,
							 bounded_mul(x, y))),
				  i * j);
		}
}

TEST(arithmetic_of_forged_operands_stays_in_the_range)
{
	bounded_slot x;
	bounded_odd_end y;

	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&x, 0xff, sizeof(x));
	/* untrusted-check: allow forged: the test is of forged storage */
	memset(&y, 0xee, sizeof(y));
	EXPECT_EQ(bounded_get(bounded_add(x, y)), 0);
	EXPECT_EQ(bounded_get(bounded_mul(x, y)), 0);
	EXPECT_EQ(bounded_get(bounded_sub(x, y)), 0);
}

TEST(arithmetic_below_zero)
{
	const bounded_delta d = bounded_const(delta, -8);
	const bounded_debt e = bounded_const(debt, -300);

	EXPECT_EQ(bounded_get(bounded_add(d, e)), -308);
	EXPECT_EQ(bounded_get(bounded_sub(d, e)), 292);
	EXPECT_EQ(bounded_get(bounded_as(spread, bounded_add(d, e))), -308);
	EXPECT_EQ(bounded_get(bounded_add(bounded_add(d, d), e)), -316);
}

TEST(arithmetic_over_32_bits)
{
	const bounded_wide w = bounded_const(wide, 1LL << 40);

	EXPECT_EQ(bounded_get(bounded_add(w, w)), 1LL << 41);
	EXPECT_EQ(bounded_get(bounded_sub(bounded_const(wide, 0), w)),
		  -(1LL << 40));
}

TEST(optional)
{
	for (int v = 0; v < 256; v++) {
		bounded_channel channel;
		bounded_seat seat;
		uint8_t out = 77;
		uint8_t seat_out = 77;

		test_row(v);
		/* untrusted-check: allow forged: the test is of forged storage */
		memset(&channel, v, 1);
		/* untrusted-check: allow forged: the test is of forged storage */
		memset(&seat, v, 1);
		EXPECT_EQ(bounded_value(channel, &out), v >= 1 && v <= 13);
		EXPECT_EQ(out, v >= 1 && v <= 13 ? v : 77);
		EXPECT_EQ(bounded_value(seat, &seat_out), v <= 200);
		EXPECT_EQ(seat_out, v <= 200 ? v : 77);
	}
}

TEST(optional_none)
{
	bounded_channel channel = bounded_none(channel);
	bounded_seat seat = bounded_none(seat);
	bounded_level level = bounded_none(level);
	bounded_level zeroed = {};
	uint8_t out = 77;
	int8_t level_out = 77;

	EXPECT(!bounded_value(channel, &out));
	EXPECT(!bounded_value(seat, &out));
	EXPECT(!bounded_value(level, &level_out));
	EXPECT(!bounded_value(zeroed, &level_out));
	EXPECT_EQ(out, 77);
	EXPECT_EQ(level_out, 77);
	EXPECT_EQ(validate_bounded(channel, untrusted_mark(u8, 0), &channel),
		  -EINVAL);
	EXPECT_EQ(validate_bounded(channel, untrusted_mark(u8, 13), &channel),
		  0);
	EXPECT(bounded_value(channel, &out));
	EXPECT_EQ(out, 13);
	EXPECT_EQ(sizeof(channel), 1);
}

TEST(constants)
{
	EXPECT_EQ(bounded_get(bounded_const(slot, 0)), 0);
	EXPECT_EQ(bounded_get(bounded_const(slot, 15)), 15);
	EXPECT_EQ(bounded_get(bounded_const(delta, -8)), -8);
	EXPECT_EQ(bounded_get(bounded_const(tiny, -128)), -128);
	EXPECT_EQ(bounded_get(bounded_const(far, -(1LL << 59))), -(1LL << 59));
}

TEST(promised_inside_its_range)
{
	for (uint32_t v = 0; v < 16; v++) {
		bounded_sworn b = {};

		EXPECT_EQ(validate_bounded(sworn, untrusted_mark(u32, v), &b),
			  0);
		EXPECT_EQ(bounded_get(b), v);
	}
}

/* Without optimisation prove() tests, with it the build is the test. */
static int proven(untrusted_u32 u)
{
	uint32_t i = 0;
	const int ret = validate_max(u32, u, 15, &i);

	if (ret)
		return ret;
	prove(i < 16);
	return (int)i;
}

static uint32_t proven_get(bounded_slot b)
{
	const uint32_t i = bounded_get(b);

	prove(i <= 15);
	return i;
}

TEST(prove)
{
	EXPECT_EQ(proven(untrusted_mark(u32, 15)), 15);
	EXPECT_EQ(proven(untrusted_mark(u32, 16)), -EINVAL);
	EXPECT_EQ(proven_get(bounded_const(slot, 15)), 15);
}
