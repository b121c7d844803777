// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Structs: arrays, strings, bits, unions, nesting, holes, conditions, modifiers. */
#include "schema_test.h"

enum color { RED, GREEN, BLUE };

struct limits {
	uint32_t n;
	uint64_t total;
	int32_t signed_total;
	bool on;
};

UNTRUSTED_CONTEXT_FIXED(limits, const struct limits *, "a test");

static const struct limits limits = { 5, 100, 100, true };
static const struct limits off = { 5, 100, 100, false };

/* Offset and length, in every pair of widths, in either order. */
struct pair32 {
	uint32_t at;
	uint32_t len;
};
struct pair64 {
	uint64_t at;
	uint64_t len;
};
struct pair_mixed {
	uint16_t len;
	uint64_t at;
} __attribute__((__packed__));

#define PAIR32(FIELD, ...)      \
	FIELD(u32, at, CLAMPED) \
	FIELD(u32, len, SUB(at, ctx->total))
#define PAIR64(FIELD, ...)      \
	FIELD(u64, at, CLAMPED) \
	FIELD(u64, len, SUB(at, ctx->total))
#define PAIR_MIXED(FIELD, ...)    \
	FIELD(be16, len, CLAMPED) \
	FIELD(le64, at, SUB(len, ctx->signed_total))
UNTRUSTED_SCHEMA(pair32, struct pair32, PAIR32, limits);
UNTRUSTED_SCHEMA(pair64, struct pair64, PAIR64, limits);
UNTRUSTED_SCHEMA(pair_mixed, struct pair_mixed, PAIR_MIXED, limits);

static bool inside(uint64_t at, uint64_t len, uint64_t total)
{
	return at <= total && len <= total - at;
}

/* Around zero, around each total, and around where 32 and 64 bits end. */
static const uint64_t edges[] = {
	0,	    1,		5,	    99,		100,
	101,	    0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
	1ull << 32, 1ull << 63, ~1ull,	    ~0ull,	(1ull << 32) + 5,
};

static void expect_pair32(const struct limits *ctx, uint32_t at, uint32_t len)
{
	if (inside(at, len, ctx->total)) {
		const validated_pair32 out = ACCEPTED(pair32, ctx, at, len);

		EXPECT_EQ(out.at, at);
		EXPECT_EQ(out.len, len);
	} else {
		EXPECT_REFUSED(pair32, ctx, "len", 4, sub, 0, EINVAL, at, len);
	}
}

static void expect_pair64(const struct limits *ctx, uint64_t at, uint64_t len)
{
	if (inside(at, len, ctx->total)) {
		const validated_pair64 out = ACCEPTED(pair64, ctx, at, len);

		EXPECT_EQ(out.at, at);
		EXPECT_EQ(out.len, len);
	} else {
		EXPECT_REFUSED(pair64, ctx, "len", 8, sub, 0, EINVAL, at, len);
	}
}

/* Up to SIZE_MAX / 2: what is larger than memory has no offset in it. */
TEST(schema_sub)
{
	static const uint64_t totals[] = { 0, 1, 100, 0x7ffffffe };

	FOR_EACH_ROW(total, totals)
	{
		const struct limits ctx = { .total = *total };

		for (size_t i = 0; i < ROWS(edges); i++)
			for (size_t j = 0; j < ROWS(edges); j++) {
				expect_pair32(&ctx, (uint32_t)edges[i],
					      (uint32_t)edges[j]);
				expect_pair64(&ctx, edges[i], edges[j]);
			}
	}
}

TEST(schema_sub_mixed)
{
	static const struct limits none = { .signed_total = -1 };
	const validated_pair_mixed out =
		ACCEPTED(pair_mixed, &limits, UT_LITTLE_ENDIAN ? 0x0500 : 5,
			 UT_LITTLE_ENDIAN ? 95 : 95ull << 56);

	EXPECT_EQ(out.len, 5);
	EXPECT_EQ(out.at, 95);
	EXPECT_REFUSED(pair_mixed, &limits, "at", 2, sub, 0, EINVAL,
		       UT_LITTLE_ENDIAN ? 0x0600 : 6,
		       UT_LITTLE_ENDIAN ? 95 : 95ull << 56);
	EXPECT_REFUSED(pair_mixed, &none, "at", 2, sub, 0, EINVAL, 0, 0);
	EXPECT_REFUSED(pair_mixed, &none, "at", 2, sub, 0, EINVAL,
		       UT_LITTLE_ENDIAN ? 0x0500 : 5, 0);
}

/* Arrays: bytes, text, every element, some elements. */
struct arrays {
	uint8_t count;
	uint8_t mac[6];
	char name[9];
	uint16_t each[3];
	uint32_t some[4];
	uint8_t yes[2];
	uint64_t count64;
	int32_t few[2];
} __attribute__((__packed__));

#define ARRAYS(FIELD, ...)                             \
	FIELD(u8, count, MAX(9))                       \
	FIELD(u8, mac, BYTES(6))                       \
	FIELD(char, name, STRING(9, word, 2))          \
	FIELD(be16, each, EACH(3, RANGE(1, 1023)))     \
	FIELD(le32, some, COUNTED(4, count, FLAGS(7))) \
	FIELD(u8, yes, EACH(2, BOOL))                  \
	FIELD(u64, count64, ANY)                       \
	FIELD(s32, few, COUNTED(2, count64, MIN(-3)))
UNTRUSTED_SCHEMA(arrays, struct arrays, ARRAYS, none);

static const struct arrays arrays_good = {
	.count = 2,
	.mac = { 1, 0, 255 },
	.name = "ab",
	.each = { 0x0101, 0x0202, 0x0303 },
	.some[2] = 0x99999999,
	.some[3] = 0x77777777,
	.yes = { 1, 0 },
	.count64 = 1,
	.few = { -3, -99 },
};

TEST(schema_arrays)
{
	const untrusted_arrays u = untrusted_mark(arrays, arrays_good);
	validated_arrays out = {};

	EXPECT_EQ(arrays_validate(&u, NULL, &out, NULL), 0);

	EXPECT_EQ(out.mac[2], 255);
	EXPECT_EQ(out.mac[5], 0);
	EXPECT(!strcmp(out.name, "ab"));
	EXPECT_EQ(out.each[2], 0x0303);
	EXPECT_EQ(out.some[2], 0);
	EXPECT_EQ(out.some[3], 0);
	EXPECT_EQ(out.yes[0], 1);
	EXPECT_EQ(out.yes[1], 0);
	EXPECT_EQ(out.few[0], -3);
	EXPECT_EQ(out.few[1], 0);
}

#define AT(member) offsetof(struct arrays, member)
static struct arrays named(const char *name)
{
	struct arrays changed = arrays_good;

	memcpy(changed.name, name, sizeof(changed.name));
	return changed;
}

TEST(schema_arrays_refused)
{
	EXPECT_REFUSED_AS(arrays, NULL, "name", AT(name), string, 0, EINVAL,
			  named("a\0\0\0\0\0\0\0"));
	EXPECT_REFUSED_AS(arrays, NULL, "name", AT(name), string, 0, EINVAL,
			  named("ab cd\0\0\0"));
	EXPECT_REFUSED_AS(arrays, NULL, "name", AT(name), string, 0, EINVAL,
			  named("abcdefghi"));
	EXPECT_REFUSED_AS(arrays, NULL, "each", AT(each), range, 0, EINVAL,
			  BUT(struct arrays, arrays_good, .each[0] = 0));
	EXPECT_REFUSED_AS(arrays, NULL, "each", AT(each) + 4, range, 2, EINVAL,
			  BUT(struct arrays, arrays_good, .each[2] = 0));
	EXPECT_REFUSED_AS(arrays, NULL, "some", AT(some) + 4, flags, 1, EINVAL,
			  BUT(struct arrays, arrays_good,
			      .some[1] = 0x08080808));
	EXPECT_REFUSED_AS(arrays, NULL, "some", AT(some), count, 0, EINVAL,
			  BUT(struct arrays, arrays_good, .count = 5));
	EXPECT_REFUSED_AS(arrays, NULL, "yes", AT(yes) + 1, bool, 1, EINVAL,
			  BUT(struct arrays, arrays_good, .yes[1] = 2));
	EXPECT_REFUSED_AS(arrays, NULL, "few", AT(few) + 4, min, 1, EINVAL,
			  BUT(struct arrays, arrays_good, .count64 = 2));
	EXPECT_REFUSED_AS(arrays, NULL, "few", AT(few), count, 0, EINVAL,
			  BUT(struct arrays, arrays_good, .count64 = 3));
	EXPECT_REFUSED_AS(arrays, NULL, "few", AT(few), count, 0, EINVAL,
			  BUT(struct arrays, arrays_good,
			      .count64 = 1ull << 32));
	EXPECT_REFUSED_AS(arrays, NULL, "few", AT(few), count, 0, EINVAL,
			  BUT(struct arrays, arrays_good,
			      .count64 = (1ull << 32) + 1));
	EXPECT_REFUSED_AS(arrays, NULL, "few", AT(few), count, 0, EINVAL,
			  BUT(struct arrays, arrays_good, .count64 = ~0ull));
}
#undef AT

struct elements {
	uint16_t colors[2];
	uint32_t slots[2];
	uint8_t kinds[2];
	uint16_t sizes[3];
};
#define ELEMENTS(FIELD, ...)                                \
	FIELD(u16, colors, EACH(2, ENUM(enum color, BLUE))) \
	FIELD(u32, slots, EACH(2, INDEX(ctx->n)))           \
	FIELD(u8, kinds, EACH(2, ENUM_SET(enum color, 5)))  \
	FIELD(u16, sizes, EACH(3, POWER_OF_TWO(8, 64)))
UNTRUSTED_SCHEMA(elements, struct elements, ELEMENTS, limits);

#define ELEMENTS_GOOD                 \
	{ 0, 2 }, { 0, 4 }, { 0, 2 }, \
	{                             \
		8, 16, 64             \
	}
TEST(schema_elements)
{
	const validated_elements out =
		ACCEPTED(elements, &limits, ELEMENTS_GOOD);

	EXPECT_EQ(out.colors[1], BLUE);
	EXPECT_EQ(out.slots[1], 4);
	EXPECT_EQ(out.kinds[1], 2);
	EXPECT_EQ(out.sizes[2], 64);
	EXPECT_REFUSED(elements, &limits, "colors", 2, enum, 1, EINVAL,
		       { 0, 3 }, { 0, 4 }, { 0, 2 }, { 8, 16, 64 });
	EXPECT_REFUSED(elements, &limits, "slots", 8, index, 1, EINVAL,
		       { 0, 2 }, { 0, 5 }, { 0, 2 }, { 8, 16, 64 });
	EXPECT_REFUSED(elements, &limits, "kinds", 13, enum, 1, EINVAL,
		       { 0, 2 }, { 0, 4 }, { 0, 1 }, { 8, 16, 64 });
	EXPECT_REFUSED(elements, &limits, "sizes", 18, power_of_two, 2, EINVAL,
		       { 0, 2 }, { 0, 4 }, { 0, 2 }, { 8, 16, 65 });
}

/* Bits of one word, each with a rule. */
#define WORD(BIT)                                \
	BIT(low, 0, 4, RANGE(1, 9))              \
	BIT(high, 31, 1, BOOL)                   \
	BIT(color, 4, 2, ENUM(enum color, BLUE)) \
	BIT(version, 6, 2, EQUAL(2))             \
	BIT(zero_bits, 8, 8, ZERO)               \
	BIT(other, 16, 15, IGNORE("a test"))
#define OCTET(BIT) BIT(all, 0, 8, ANY)
#define QUAD(BIT)             \
	BIT(wide, 0, 40, ANY) \
	BIT(upper, 40, 24, MAX(low))
struct words {
	uint32_t word;
	uint8_t octet;
	uint64_t quad;
} __attribute__((__packed__));
#define WORDS(FIELD, ...)                       \
	FIELD(be32, word, BITS(WORD), ERRNO(7)) \
	FIELD(u8, octet, BITS(OCTET))           \
	FIELD(le64, quad, BITS(QUAD))
UNTRUSTED_SCHEMA(words, struct words, WORDS, none, ERRNO(5));

static struct words words_of(uint32_t word, uint8_t octet, uint64_t quad)
{
	struct words w = { .octet = octet };
	uint8_t *at = (uint8_t *)&w.word;

	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(word >> (24 - 8 * i));
	at = (uint8_t *)&w.quad;
	for (int i = 0; i < 8; i++)
		at[i] = (uint8_t)(quad >> 8 * i);
	return w;
}

static validated_words words_out;
static struct untrusted_error words_err;
static int words_judge(uint32_t word, uint8_t octet, uint64_t quad)
{
	const untrusted_words u =
		untrusted_mark(words, words_of(word, octet, quad));

	words_err = NO_ERROR;
	return words_validate(&u, NULL, &words_out, &words_err);
}

TEST(schema_bits)
{
	EXPECT_EQ(words_judge(0xffff00a9, 0xfe, 0x000009ffffffff01), 0);
	EXPECT_EQ(words_out.low, 9);
	EXPECT_EQ(words_out.high, 1);
	EXPECT_EQ(words_out.color, BLUE);
	EXPECT_EQ(words_out.all, 0xfe);
	EXPECT_EQ(words_out.wide, 0xffffffff01);
	EXPECT_EQ(words_out.upper, 9);
	EXPECT_EQ(sizeof(words_out.upper), 4);
	EXPECT_EQ(sizeof(words_out.low), 1);
	EXPECT_EQ(words_judge(0x81, 0, 0), 0);
	EXPECT_EQ(words_out.high, 0);
	EXPECT_EQ(words_out.color, RED);
}

/* Where only bits that must be zero can be refused, the first of them is blamed. */
#define RESERVED(BIT)          \
	BIT(on, 0, 1, BOOL)    \
	BIT(below, 1, 3, ZERO) \
	BIT(kind, 4, 4, ANY)   \
	BIT(above, 8, 8, ZERO)
struct reserved {
	uint8_t first;
	uint16_t word;
} __attribute__((__packed__));
#define RESERVED_WORD(FIELD, ...) \
	FIELD(u8, first, ANY)     \
	FIELD(be16, word, BITS(RESERVED), ERRNO(7))
UNTRUSTED_SCHEMA(reserved, struct reserved, RESERVED_WORD, none);

TEST(schema_bits_only_zero)
{
	static const struct {
		uint8_t high, low;
		const char *field;
	} table[] = {
		{ 0, 2, "below" },    { 0, 0xf9, "below" }, { 1, 0, "above" },
		{ 0x80, 1, "above" }, { 0xff, 4, "below" },
	};
	struct reserved sent = {};
	validated_reserved out = {};
	untrusted_reserved good;

	memcpy(&sent.word, "\0\xf1", 2);
	good = untrusted_mark(reserved, sent);
	EXPECT_EQ(reserved_validate(&good, NULL, &out, NULL), 0);
	EXPECT_EQ(out.on, 1);
	EXPECT_EQ(out.kind, 15);
	FOR_EACH_ROW(row, table)
	{
		struct reserved bad = {};

		memcpy(&bad.word, &row->high, 2);
		EXPECT_REFUSED_AS(reserved, NULL, row->field, 1, zero, 0, 7,
				  bad);
	}
}

TEST(schema_bits_refused)
{
	static const struct {
		uint32_t word;
		const char *field;
		enum untrusted_rule rule;
	} table[] = {
		{ 0x80, "low", UNTRUSTED_RULE_range },
		{ 0x8a, "low", UNTRUSTED_RULE_range },
		{ 0xb1, "color", UNTRUSTED_RULE_enum },
		{ 0x41, "version", UNTRUSTED_RULE_equal },
		{ 0x0181, "zero_bits", UNTRUSTED_RULE_zero },
		{ 0x8081, "zero_bits", UNTRUSTED_RULE_zero },
		{ 0x0180, "low", UNTRUSTED_RULE_range },
	};

	FOR_EACH_ROW(row, table)
	{
		EXPECT_EQ(words_judge(row->word, 0, 0), -7);
		EXPECT(error_is(&words_err, row->field, 0, row->rule, 0, -7));
	}
	EXPECT_EQ(words_judge(0x81, 0, 2ull << 40), -5);
	EXPECT(error_is(&words_err, "upper", 5, UNTRUSTED_RULE_max, 0, -5));
}

/* A struct in a struct in a struct, alone, each and some of an array. */
struct point {
	int16_t x;
	uint16_t y[2];
};
#define POINT(FIELD, CHECK)             \
	FIELD(s16, x, RANGE(-9, 9))     \
	FIELD(u16, y, EACH(2, MAX(99))) \
	CHECK(x, y[0] <= 50, "y is small", ERRNO(EDOM))
#define POINT_ROWS(FIELD, CHECK, ...) POINT(FIELD, CHECK)
UNTRUSTED_SCHEMA(point, struct point, POINT_ROWS, none, ERRNO(EBADMSG));

struct line {
	struct point from;
	uint16_t slot;
};
#define LINE(FIELD, ...)           \
	FIELD(point, from, NESTED) \
	FIELD(u16, slot, INDEX(ctx->n))
UNTRUSTED_SCHEMA(line, struct line, LINE, limits);

struct shape {
	uint8_t count;
	struct line first;
	struct point corners[2];
	struct line some[3];
} __attribute__((__packed__));
#define SHAPE(FIELD, ...)                     \
	FIELD(u8, count, ANY)                 \
	FIELD(line, first, NESTED)            \
	FIELD(point, corners, NESTED_EACH(2)) \
	FIELD(line, some, NESTED_COUNTED(3, count), ERRNO(E2BIG))
UNTRUSTED_SCHEMA(shape, struct shape, SHAPE, limits);

TEST(schema_nested)
{
	const validated_shape out = ACCEPTED(
		shape, &limits, .count = 1, .first = { { -9, { 1, 2 } }, 4 },
		.corners = { { 9, { 3, 4 } }, { 8, { 5, 6 } } },
		.some = { { { 7, { 7, 7 } }, 3 }, { { 99, { 999, 0 } }, 99 } });

	EXPECT_EQ(out.first.from.x, -9);
	EXPECT_EQ(out.first.from.y[1], 2);
	EXPECT_EQ(out.first.slot, 4);
	EXPECT_EQ(out.corners[1].y[1], 6);
	EXPECT_EQ(out.some[0].slot, 3);
	EXPECT_EQ(out.some[1].from.x, 0);
	EXPECT_EQ(out.some[2].slot, 0);
}

/* Offsets add up; the element is that of the innermost array that has one. */
TEST(schema_nested_refused)
{
	EXPECT_REFUSED(shape, &limits, "x", 1, range, 0, EBADMSG,
		       .first.from.x = 10);
	EXPECT_REFUSED(shape, &limits, "y", 5, max, 1, EBADMSG,
		       .first.from.y[1] = 100);
	EXPECT_REFUSED(shape, &limits, "x", 1, condition, 0, EDOM,
		       .first.from.y[0] = 51);
	EXPECT_REFUSED(shape, &limits, "slot", 7, index, 0, EINVAL,
		       .first.slot = 5);
	EXPECT_REFUSED(shape, &limits, "x", 15, range, 1, EBADMSG,
		       .corners[1].x = -10);
	EXPECT_REFUSED(shape, &limits, "slot", 35, index, 1, EINVAL, .count = 2,
		       .some[1].slot = 5);
	EXPECT_REFUSED(shape, &limits, "some", 21, count, 0, E2BIG, .count = 4);
}

/* One of several, by a kind. */
struct tagged {
	uint16_t kind;
	union {
		struct point point;
		struct pair32 pair;
		uint8_t raw[10];
	} __attribute__((__packed__)) of;
} __attribute__((__packed__));
#define OF_KIND(CASE)         \
	CASE(1, point, point) \
	CASE(7, pair32, pair)
#define TAGGED(FIELD, ...)    \
	FIELD(u16, kind, ANY) \
	FIELD(u8, of, UNION(kind, OF_KIND), ERRNO(ENOSYS))
UNTRUSTED_SCHEMA(tagged, struct tagged, TAGGED, limits);

TEST(schema_union)
{
	struct tagged w = { 1, { .raw = { 0 } } };
	untrusted_tagged u;
	validated_tagged out = {};

	w.of.point = (struct point){ -2, { 3, 4 } };
	u = untrusted_mark(tagged, w);
	EXPECT_EQ(tagged_validate(&u, &limits, &out, NULL), 0);
	EXPECT_EQ(out.of.point.x, -2);
	EXPECT_EQ(out.of.point.y[1], 4);
	w.kind = 7;
	w.of.pair = (struct pair32){ 40, 60 };
	u = untrusted_mark(tagged, w);
	EXPECT_EQ(tagged_validate(&u, &limits, &out, NULL), 0);
	EXPECT_EQ(out.of.pair.at, 40);
	EXPECT_EQ(out.of.pair.len, 60);
}

#define TAGGED_BUT(kind, change) \
	BUT(struct tagged, ((struct tagged){ kind, { .raw = { 0 } } }), change)
TEST(schema_union_refused)
{
	EXPECT_REFUSED(tagged, &limits, "of", 2, item, 0, ENOSYS, 0,
		       { .raw = { 0 } });
	EXPECT_REFUSED(tagged, &limits, "of", 2, item, 0, ENOSYS, 0xffff,
		       { .raw = { 0 } });
	EXPECT_REFUSED_AS(tagged, &limits, "len", 6, sub, 0, EINVAL,
			  TAGGED_BUT(7, .of.pair.at = 101));
	EXPECT_REFUSED_AS(tagged, &limits, "y", 6, max, 1, EBADMSG,
			  TAGGED_BUT(1, .of.point.y[1] = 100));
	EXPECT_REFUSED_AS(tagged, &limits, "point", 8, zero, 0, EINVAL,
			  TAGGED_BUT(1, .of.raw[6] = 1));
	EXPECT_REFUSED_AS(tagged, &limits, "point", 8, zero, 0, EINVAL,
			  TAGGED_BUT(1, .of.raw[9] = 1));
	EXPECT_REFUSED_AS(tagged, &limits, "pair", 10, zero, 0, EINVAL,
			  TAGGED_BUT(7, .of.raw[9] = 1));
}

/* What the compiler left in the struct. */
struct holed {
	uint8_t a;
	uint32_t b;
	uint16_t c;
	uint8_t d;
};
#define HOLED(FIELD, CHECK, HOLE)           \
	FIELD(u8, a, ANY)                   \
	HOLE(behind_a, 3, ZERO)             \
	FIELD(u32, b, ANY)                  \
	FIELD(u16, c, ANY)                  \
	FIELD(u8, d, ANY)                   \
	HOLE(behind_d, 1, IGNORE("a test")) \
	CHECK(d, b != c, "b is not c")      \
	CHECK(b, b != d, "b is not d", ERRNO(EDOM))
UNTRUSTED_SCHEMA(holed, struct holed, HOLED, none);

TEST(schema_hole)
{
	for (size_t i = 0; i < sizeof(struct holed); i++) {
		const bool hole = i > 0 && i < 4;
		untrusted_holed u;
		struct untrusted_error err = NO_ERROR;
		validated_holed out;

		memset(&u, 0, sizeof(u));
		/* untrusted-check: allow forged: the test is the sender */
		((uint8_t *)&u)[4] = 3;
		/* untrusted-check: allow forged: the test is the sender */
		((uint8_t *)&u)[i] = i == 4 ? 4 : 1;
		test_row((long)i);
		EXPECT_EQ(holed_validate(&u, NULL, &out, &err),
			  hole ? -EINVAL : 0);
		if (hole)
			EXPECT(error_is(&err, "behind_a", 1,
					UNTRUSTED_RULE_zero, 0, -EINVAL));
	}
}

/* A run is a row: of different members, with a hole between, and of one. */
struct stretched {
	uint8_t a;
	uint8_t from;
	struct point inside;
	uint32_t to[2];
	uint8_t b;
	uint8_t alone;
	uint16_t c;
	uint64_t last;
};
#define STRETCHED(FIELD, CHECK, HOLE)           \
	FIELD(u8, a, ANY)                       \
	FIELD(u8, from, IGNORE_TO(to, WHY))     \
	FIELD(u8, b, ZERO)                      \
	FIELD(u8, alone, IGNORE_TO(alone, WHY)) \
	FIELD(u16, c, IGNORE_TO(last, "a test"))
#define WHY "a test"
UNTRUSTED_SCHEMA(stretched, struct stretched, STRETCHED, none);
_Static_assert(sizeof(validated_stretched) == 1, "of a run nothing is kept");

TEST(schema_run)
{
	for (size_t i = 0; i < sizeof(struct stretched); i++) {
		const bool judged = i == offsetof(struct stretched, b);
		untrusted_stretched u;
		struct untrusted_error err = NO_ERROR;
		validated_stretched out = {};

		memset(&u, 0, sizeof(u));
		/* untrusted-check: allow forged: the test is the sender */
		((uint8_t *)&u)[i] = 0xff;
		test_row((long)i);
		EXPECT_EQ(stretched_validate(&u, NULL, &out, &err),
			  judged ? -EINVAL : 0);
		if (judged)
			EXPECT(error_is(&err, "b",
					offsetof(struct stretched, b),
					UNTRUSTED_RULE_zero, 0, -EINVAL));
		else
			EXPECT_EQ(out.a, i ? 0 : 0xff);
	}
}

/* Set in place: a struct that is passed on need not keep what is in its holes. */
static struct untrusted_error holed_err;
static int holed_judge(uint32_t b, uint16_t c, uint8_t d)
{
	untrusted_holed u;
	validated_holed out;

	memset(&u, 0, sizeof(u));
	memcpy((char *)&u + offsetof(struct holed, b), &b, sizeof(b));
	memcpy((char *)&u + offsetof(struct holed, c), &c, sizeof(c));
	memcpy((char *)&u + offsetof(struct holed, d), &d, sizeof(d));
	holed_err = NO_ERROR;
	return holed_validate(&u, NULL, &out, &holed_err);
}

TEST(schema_conditions)
{
	EXPECT_EQ(holed_judge(4, 2, 3), 0);
	EXPECT_EQ(holed_judge(2, 2, 3), -EINVAL);
	EXPECT(error_is(&holed_err, "d", 10, UNTRUSTED_RULE_condition, 0,
			-EINVAL));
	EXPECT_EQ(holed_judge(3, 2, 3), -EDOM);
	EXPECT(error_is(&holed_err, "b", 4, UNTRUSTED_RULE_condition, 0,
			-EDOM));
	EXPECT_EQ(holed_judge(2, 2, 2), -EINVAL);
}

/* Whole members that must be zero, or may be anything. */
struct whole {
	uint8_t odd[3];
	uint8_t long_one[70];
	struct point points[2];
	struct point any[2];
	uint64_t opaque;
	uint16_t out[3];
} __attribute__((__packed__));
#define WHOLE(FIELD, ...)                      \
	FIELD(u8, odd, ZERO)                   \
	FIELD(u8, long_one, ZERO, ERRNO(EDOM)) \
	FIELD(point, points, ZERO)             \
	FIELD(point, any, IGNORE("a test"))    \
	FIELD(le64, opaque, OPAQUE, OUT)       \
	FIELD(u16, out, OUTPUT)
UNTRUSTED_SCHEMA(whole, struct whole, WHOLE, none);

TEST(schema_every_byte)
{
	for (size_t i = 0; i < sizeof(struct whole); i++) {
		static const struct {
			const char *name;
			size_t end;
			int error;
		} members[] = {
			{ "odd", 3, -EINVAL },
			{ "long_one", 73, -EDOM },
			{ "points", 85, -EINVAL },
		};
		size_t m = 0;
		untrusted_whole u;
		struct untrusted_error err = NO_ERROR;
		validated_whole out;

		memset(&u, 0, sizeof(u));
		/* untrusted-check: allow forged: the test is the sender */
		((uint8_t *)&u)[i] = 0x80;
		test_row((long)i);
		while (m < ROWS(members) && i >= members[m].end)
			m++;
		EXPECT_EQ(whole_validate(&u, NULL, &out, &err),
			  m < ROWS(members) ? members[m].error : 0);
		if (m < ROWS(members))
			EXPECT(error_is(&err, members[m].name,
					m ? members[m - 1].end : 0,
					UNTRUSTED_RULE_zero, 0,
					members[m].error));
	}
}

TEST(schema_opaque)
{
	/* untrusted-check: allow forged: the test is the sender */
	const validated_whole out = ACCEPTED(
		whole, NULL, .opaque = UT_LITTLE_ENDIAN ? 5 : 5ull << 56);

	EXPECT_EQ(validate_any(le64, out.opaque), 5);
}

/* WHEN: the rule where it holds, else zero; for every class that takes it. */
#define WHENS(FIELD, ...)                                             \
	FIELD(u8, value, RANGE(3, 9), WHEN(ctx->on))                  \
	FIELD(u16, color, ENUM(enum color, BLUE), WHEN(ctx->on))      \
	FIELD(u32, slot, INDEX(ctx->n), WHEN(ctx->on), ERRNO(ENOENT)) \
	FIELD(u64, at, CLAMPED)                                       \
	FIELD(u32, len, SUB(at, ctx->total), WHEN(ctx->on))           \
	FIELD(u16, odd, CUSTOM(is_odd), ERRNO(EDOM), WHEN(ctx->on))   \
	FIELD(be16, magic, EQUAL(0x0101), WHEN(ctx->on))              \
	FIELD(u16, cookie, OPAQUE, WHEN(ctx->on))                     \
	FIELD(u8, bytes, BYTES(3), WHEN(ctx->on))                     \
	FIELD(char, name, STRING(5, printable, 1), WHEN(ctx->on))     \
	FIELD(u16, each, EACH(2, MIN(5)), WHEN(ctx->on))              \
	FIELD(point, nested, NESTED, WHEN(ctx->on &&slot != 3))
struct whens {
	uint8_t value;
	uint16_t color;
	uint32_t slot;
	uint64_t at;
	uint32_t len;
	uint16_t odd;
	uint16_t magic;
	uint16_t cookie;
	uint8_t bytes[3];
	char name[5];
	uint16_t each[2];
	struct point nested;
} __attribute__((__packed__));

static int is_odd(uint16_t value, const struct limits *ctx)
{
	(void)ctx;
	return value & 1 ? 0 : -ERANGE;
}

UNTRUSTED_SCHEMA(whens, struct whens, WHENS, limits);

static const struct whens whens_good = {
	.value = 9,
	.color = 2,
	.slot = 4,
	.at = 50,
	.len = 50,
	.odd = 1,
	.magic = 0x0101,
	.cookie = 77,
	.bytes = { 1, 2, 3 },
	.name = "name",
	.each = { 5, 6 },
	.nested = { 1, { 2, 3 } },
};

TEST(schema_when)
{
	const untrusted_whens u = untrusted_mark(whens, whens_good);
	validated_whens out = {};

	EXPECT_EQ(whens_validate(&u, &limits, &out, NULL), 0);

	EXPECT_EQ(out.value, 9);
	EXPECT_EQ(out.color, BLUE);
	EXPECT_EQ(out.slot, 4);
	EXPECT_EQ(out.len, 50);
	EXPECT_EQ(out.odd, 1);
	EXPECT_EQ(validate_any(u16, out.cookie), 77);
	EXPECT_EQ(out.bytes[2], 3);
	EXPECT(!strcmp(out.name, "name"));
	EXPECT_EQ(out.each[1], 6);
	EXPECT_EQ(out.nested.y[1], 3);
	EXPECT_REFUSED_AS(whens, &limits, "odd", 19, custom, 0, EDOM,
			  BUT(struct whens, whens_good, .odd = 2));
	EXPECT_REFUSED_AS(whens, &limits, "slot", 3, index, 0, ENOENT,
			  BUT(struct whens, whens_good, .slot = 5));
	out = ACCEPTED(whens, &off, .at = 7);
	EXPECT_EQ(out.value, 0);
	EXPECT_EQ(out.at, 7);
	EXPECT_EQ(out.each[0], 0);
	EXPECT_EQ(out.nested.x, 0);
}

/* Where the condition does not hold every byte but at's is refused. */
TEST(schema_when_not)
{
	static const struct {
		const char *name;
		size_t end;
	} members[] = { { "value", 1 },	 { "color", 3 },   { "slot", 7 },
			{ "at", 15 },	 { "len", 19 },	   { "odd", 21 },
			{ "magic", 23 }, { "cookie", 25 }, { "bytes", 28 },
			{ "name", 33 },	 { "each", 37 },   { "nested", 43 } };
	size_t m = 0;

	for (size_t i = 0; i < sizeof(struct whens); i++) {
		untrusted_whens u;
		struct untrusted_error err = NO_ERROR;
		validated_whens out;
		int error;

		if (i == members[m].end)
			m++;
		error = m == 2 ? -ENOENT : m == 5 ? -EDOM : -EINVAL;
		memset(&u, 0, sizeof(u));
		/* untrusted-check: allow forged: the test is the sender */
		((uint8_t *)&u)[i] = 1;
		test_row((long)i);
		EXPECT_EQ(whens_validate(&u, &off, &out, &err),
			  m == 3 ? 0 : error);
		if (m != 3)
			EXPECT(error_is(&err, members[m].name,
					m ? members[m - 1].end : 0,
					UNTRUSTED_RULE_zero, 0, error));
	}
}

/* The first refusal is the one that is told; later fields see earlier ones. */
struct chain {
	uint8_t magic;
	uint8_t lo;
	uint8_t hi;
	uint8_t in;
};
#define CHAIN(FIELD, CHECK)                      \
	FIELD(u8, magic, EQUAL(3))               \
	FIELD(u8, lo, MIN(magic))                \
	FIELD(u8, hi, RANGE(lo, 2 * magic + lo)) \
	FIELD(u8, in, RANGE(lo, hi))             \
	CHECK(in, in % magic == 0, "a multiple")
#define CHAIN_ROWS(FIELD, CHECK, ...) CHAIN(FIELD, CHECK)
UNTRUSTED_SCHEMA(chain, struct chain, CHAIN_ROWS, none);

TEST(schema_rows_see_rows)
{
	const validated_chain out = ACCEPTED(chain, NULL, 3, 4, 10, 6);

	EXPECT_EQ(out.in, 6);
	EXPECT_REFUSED(chain, NULL, "magic", 0, equal, 0, EINVAL, 0, 0, 0, 0);
	EXPECT_REFUSED(chain, NULL, "lo", 1, min, 0, EINVAL, 3, 2, 99, 99);
	EXPECT_REFUSED(chain, NULL, "hi", 2, range, 0, EINVAL, 3, 4, 11, 6);
	EXPECT_REFUSED(chain, NULL, "hi", 2, range, 0, EINVAL, 3, 4, 3, 99);
	EXPECT_REFUSED(chain, NULL, "in", 3, range, 0, EINVAL, 3, 4, 6, 7);
	EXPECT_REFUSED(chain, NULL, "in", 3, condition, 0, EINVAL, 3, 4, 6, 5);
}
