// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Bounds of a schema that nobody meant: negative, wrapped, another at each look. */
#include <untrusted/limits.h>

#include "schema_test.h"

struct bounds {
	char n; /* signed or not, as the machine likes it */
	int negative;
	int narrow : 12;
	unsigned long long wide;
	int64_t lowest;
	unsigned int least;
	unsigned int looks;
	uint32_t slots;
	uint32_t bytes;
};
UNTRUSTED_CONTEXT_FIXED(bounds, struct bounds *, "each test has its own");

static struct bounds bounds_of(void)
{
	return (struct bounds){
		.n = (char)-1,
		.negative = -1,
		.narrow = -1,
		.wide = 0x100000007ull,
		.lowest = INT64_MIN,
		.least = 8,
		.slots = 4,
		.bytes = 4096,
	};
}

#define LONE_SCHEMA(schema, type) \
	struct schema {           \
		type value;       \
	};                        \
	UNTRUSTED_SCHEMA(schema, struct schema, schema##_LIST, bounds)
#define EXPECT_NONE(schema, rule, in)                                          \
	do {                                                                   \
		struct bounds ctx = bounds_of();                               \
		EXPECT_REFUSED(schema, &ctx, "value", 0, rule, 0, EINVAL, in); \
	} while (0)

#define by_field_LIST(FIELD, ...) FIELD(u32, value, MAX(ctx->narrow))
LONE_SCHEMA(by_field, uint32_t);
UNTRUSTED_LIMITS(by_field, by_field_LIST, bounds);
#define index_below_LIST(FIELD, ...) FIELD(u32, value, INDEX(ctx->negative))
LONE_SCHEMA(index_below, uint32_t);
#define flags_of_LIST(FIELD, ...) FIELD(u32, value, FLAGS(ctx->negative))
LONE_SCHEMA(flags_of, uint32_t);
#define wide_flags_of_LIST(FIELD, ...) FIELD(u64, value, FLAGS(ctx->negative))
LONE_SCHEMA(wide_flags_of, uint64_t);
#define one_of_LIST(FIELD, ...) FIELD(u32, value, ONE_OF(3, ctx->negative))
LONE_SCHEMA(one_of, uint32_t);
#define equal_LIST(FIELD, ...) FIELD(u32, value, EQUAL(ctx->negative))
LONE_SCHEMA(equal, uint32_t);
#define equal_wide_LIST(FIELD, ...) FIELD(u32, value, EQUAL(ctx->wide))
LONE_SCHEMA(equal_wide, uint32_t);
enum letter { LETTER_A, LETTER_B, LETTER_LAST = 63 };
#define set_of_LIST(FIELD, ...) \
	FIELD(u8, value, ENUM_SET(enum letter, (int)(1u | 1u << 31)))
LONE_SCHEMA(set_of, uint8_t);
#define power_LIST(FIELD, ...) \
	FIELD(s64, value, POWER_OF_TWO(ctx->lowest, 1ll << 62))
LONE_SCHEMA(power, int64_t);

TEST(schema_bounds_negative)
{
	EXPECT_NONE(by_field, max, 4000000000u);
	EXPECT_NONE(index_below, index, 4000000000u);
	EXPECT_NONE(flags_of, flags, 0xdeadbeef);
	EXPECT_NONE(wide_flags_of, flags, ~0ull);
	EXPECT_NONE(one_of, one_of, 0xffffffff);
	EXPECT_NONE(equal, equal, 0xffffffff);
	EXPECT_NONE(equal_wide, equal, 7);
	EXPECT_NONE(set_of, enum_set, 40);
	EXPECT_NONE(power, power_of_two, INT64_MIN);
}

#ifndef __CHAR_UNSIGNED__
#define by_char_LIST(FIELD, ...) FIELD(u32, value, MAX(ctx->n))
LONE_SCHEMA(by_char, uint32_t);
#define index_of_char_LIST(FIELD, ...) FIELD(u32, value, INDEX(ctx->n))
LONE_SCHEMA(index_of_char, uint32_t);

TEST(schema_bounds_of_char)
{
	EXPECT_NONE(by_char, max, 4000000000u);
	EXPECT_NONE(index_of_char, index, 4000000000u);
}
#endif

/* And that nothing is let in is what a caller is told. */
TEST(schema_bounds_told)
{
	struct bounds ctx = bounds_of();
	struct untrusted_limit row;

	EXPECT_EQ(by_field_limits(NULL, &ctx, &row, 1), 1);
	EXPECT(row.lo > row.hi);
}

/* What an older caller does not send is judged by its default. */
struct grown {
	uint32_t off;
	uint32_t reserved;
	uint32_t len;
	uint32_t slot;
};
#define GROWN(FIELD, ...)                                     \
	FIELD(u32, off, CLAMPED)                              \
	FIELD(u32, reserved, ZERO)                            \
	FIELD(u32, len, SUB(off, ctx->bytes), SINCE(12, 512)) \
	FIELD(u32, slot, INDEX(ctx->slots), SINCE(16, 0))
UNTRUSTED_SCHEMA(grown, struct grown, GROWN, bounds);

static int grown_of(uint32_t off, struct bounds *ctx, validated_grown *out)
{
	const untrusted_grown sent =
		untrusted_mark(grown, ((struct grown){ .off = off }));

	return grown_validate_known(&sent, 8, ctx, out, NULL);
}

TEST(schema_bounds_of_defaults)
{
	struct bounds ctx = bounds_of();
	validated_grown out = {};

	EXPECT_EQ(grown_of(4096 - 512, &ctx, &out), 0);
	EXPECT_EQ(out.len, 512);
	EXPECT_EQ(grown_of(4096 - 511, &ctx, &out), -EINVAL);
	EXPECT_EQ(grown_of(0xfffffff0, &ctx, &out), -EINVAL);
	ctx.slots = 0;
	EXPECT_EQ(grown_of(0, &ctx, &out), -EINVAL);
}

/* A row that is switched off has the zero that was sent, not what it would want. */
struct switched {
	uint8_t flags;
	uint8_t version;
	uint16_t len;
};
#define SWITCHED(FIELD, CHECK, ...)                   \
	FIELD(u8, flags, FLAGS(1))                    \
	FIELD(u8, version, EQUAL(2), WHEN(flags & 1)) \
	FIELD(u16, len, ANY)                          \
	CHECK(len, len <= 64 || version == 2, "long ones are of version 2")
UNTRUSTED_SCHEMA(switched, struct switched, SWITCHED, none);

TEST(schema_bounds_equal_when)
{
	const untrusted_switched sent =
		untrusted_mark(switched, ((struct switched){ 1, 2, 60000 }));
	validated_switched out;

	EXPECT_EQ(switched_validate(&sent, NULL, &out, NULL), 0);
	EXPECT_REFUSED(switched, NULL, "len", 2, condition, 0, EINVAL, 0, 0,
		       60000);
}

struct octet {
	uint8_t value;
};
#define OCTET(FIELD, ...) FIELD(u8, value, RANGE(1, 9))
UNTRUSTED_SCHEMA(octet, struct octet, OCTET, none);
#define RUNS(ITEM) ITEM(5, octet, run, RUN(ctx->least, 4))
UNTRUSTED_ITEMS(runs, RUNS, untrusted_options, SKIP, bounds);
struct head {
	uint8_t len;
};
#define WITH_RUN(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)          \
	PART(runs, runs, ITEMS(len))
UNTRUSTED_MESSAGE(with_run, struct head, WITH_RUN, bounds);

static untrusted_bytes bytes_of(untrusted_u8 *room, const uint8_t *sent,
				size_t n)
{
	for (size_t i = 0; i < n; i++)
		room[i] = untrusted_mark(u8, sent[i]);
	return untrusted_bytes_of(room, n);
}
#define BYTES_OF(...)                                    \
	bytes_of(room, (const uint8_t[]){ __VA_ARGS__ }, \
		 sizeof((const uint8_t[]){ __VA_ARGS__ }))

TEST(schema_bounds_of_a_run)
{
	struct bounds ctx = bounds_of();
	untrusted_u8 room[32];
	struct {
		validated_with_run out;
		uint8_t behind[64];
	} here = { .behind = { 0 } };
	const untrusted_bytes sent =
		BYTES_OF(12, 5, 12, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

	EXPECT_EQ(with_run_validate(sent, &ctx, &here.out, NULL), -EINVAL);
	EXPECT(all_are(here.behind, 0, sizeof(here.behind)));
	ctx.least = 1;
	EXPECT_EQ(with_run_validate(BYTES_OF(5, 5, 5, 1, 2, 3), &ctx, &here.out,
				    NULL),
		  0);
	EXPECT_EQ(here.out.runs.run.n, 3);
}

/* More at each look. */
static unsigned int look(struct bounds *ctx)
{
	return ctx->looks++;
}
#define REPEATED(FIELD, CHECK, PART)           \
	FIELD(u8, len, ANY)                    \
	PART(octet, few, REPEAT(look(ctx), 4)) \
	PART(bytes, rest, REST)
UNTRUSTED_MESSAGE(repeated, struct head, REPEATED, bounds);
struct counted {
	struct octet few[4];
};
#define COUNTED_FEW(FIELD, ...) FIELD(octet, few, NESTED_COUNTED(4, look(ctx)))
UNTRUSTED_SCHEMA(counted, struct counted, COUNTED_FEW, bounds);

TEST(schema_bounds_are_asked_once)
{
	const untrusted_counted sent =
		untrusted_mark(counted, ((struct counted){ { { 1 }, { 2 } } }));
	struct bounds ctx = { .looks = 2 };
	untrusted_u8 room[32];
	validated_repeated repeated_out;
	validated_counted counted_out;

	EXPECT_EQ(repeated_validate(BYTES_OF(0, 1, 2, 3, 4, 5, 6, 7), &ctx,
				    &repeated_out, NULL),
		  0);
	EXPECT_EQ(repeated_out.few.n, 2);
	EXPECT_EQ(repeated_out.rest.len, 5);
	EXPECT_EQ(ctx.looks, 3);
	ctx.looks = 2;
	EXPECT_EQ(counted_validate(&sent, &ctx, &counted_out, NULL), 0);
	EXPECT_EQ(ctx.looks, 3);
}

/* A message inside another says how long it is, and not how long the other is. */
struct record {
	uint8_t total;
	uint8_t value;
};
#define RECORD(FIELD, CHECK, PART)    \
	FIELD(u8, total, MIN(2))      \
	FIELD(u8, value, RANGE(1, 9)) \
	PART(, total, TOTAL(total))
UNTRUSTED_MESSAGE(record, struct record, RECORD, none);
#define RECORDS(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)         \
	PART(record, records, UNTIL_END(1, 4))
UNTRUSTED_MESSAGE(records, struct head, RECORDS, none);
#define RECORD_AND(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)            \
	PART(record, first, ONE)       \
	PART(bytes, rest, REST)
UNTRUSTED_MESSAGE(record_and, struct head, RECORD_AND, none);

TEST(schema_bounds_of_a_part)
{
	untrusted_u8 room[32];
	validated_records records_out;
	validated_record_and and_out;

	EXPECT_EQ(records_validate(BYTES_OF(0, 2, 1, 2, 9), NULL, &records_out,
				   NULL),
		  0);
	EXPECT_EQ(records_out.records.n, 2);
	EXPECT_EQ(records_validate(BYTES_OF(0, 2, 1, 2, 99), NULL, &records_out,
				   NULL),
		  -EINVAL);
	EXPECT_EQ(records_validate(BYTES_OF(0, 3, 1, 0, 2, 9), NULL,
				   &records_out, NULL),
		  -EINVAL);
	EXPECT_EQ(record_and_validate(BYTES_OF(0, 2, 1, 2, 99), NULL, &and_out,
				      NULL),
		  0);
	EXPECT_EQ(and_out.rest.len, 2);
}

/* Bytes of a tag that is sent in an order are read in it. */
struct ports {
	uint16_t two[2];
};
#define PORTS(FIELD, ...) FIELD(be16, two, BYTES(2))
UNTRUSTED_SCHEMA(ports, struct ports, PORTS, none);

TEST(schema_bytes_in_order)
{
	static const uint8_t sent[] = { 0, 80, 1, 187 };
	struct ports wire;
	validated_ports out;
	untrusted_ports ports;

	memcpy(&wire, sent, sizeof(wire));
	ports = untrusted_mark(ports, wire);
	EXPECT_EQ(ports_validate(&ports, NULL, &out, NULL), 0);
	EXPECT_EQ(out.two[0], 80);
	EXPECT_EQ(out.two[1], 443);
}
