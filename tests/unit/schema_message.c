// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Messages: every rule of a part and of an item, and every truncation. */
#include <untrusted/limits.h>

#include "schema_test.h"

struct guide {
	size_t total;
};
UNTRUSTED_CONTEXT_FIXED(guide, const struct guide *, "a test");

struct pair {
	uint8_t key;
	uint16_t value;
} __attribute__((__packed__));
#define PAIR(FIELD, ...)            \
	FIELD(u8, key, RANGE(1, 9)) \
	FIELD(be16, value, MAX(999))
UNTRUSTED_SCHEMA(pair, struct pair, PAIR, none, ERRNO(EDOM));

struct octet {
	uint8_t value;
};
#define OCTET(FIELD, ...) FIELD(u8, value, MAX(14))
UNTRUSTED_SCHEMA(octet, struct octet, OCTET, none, ERRNO(EBADMSG));

/* judge BYTES...: the answer of the message in told and out */
static struct untrusted_error told;
static uint8_t *sent;
static untrusted_bytes guarded(const void *bytes, size_t n)
{
	sent = test_guarded(n);
	memcpy(sent, bytes, n);
	return (untrusted_bytes){ (const untrusted_u8 *)sent, n };
}

#define SENT(...)                                             \
	({                                                    \
		const uint8_t sent_bytes[] = { __VA_ARGS__ }; \
		guarded(sent_bytes, sizeof(sent_bytes));      \
	})
#define JUDGE(schema, bytes, ctx)                                    \
	({                                                           \
		told = NO_ERROR;                                     \
		memset(&schema##_out, 0x5a, sizeof(schema##_out));   \
		schema##_validate(bytes, ctx, &schema##_out, &told); \
	})
#define EXPECT_BAD(schema, bytes, ctx, field, offset, word, element, e)      \
	do {                                                                 \
		const untrusted_bytes bad = bytes;                           \
		EXPECT_EQ(JUDGE(schema, bad, ctx), -(e));                    \
		EXPECT(error_is(&told, field, offset, UNTRUSTED_RULE_##word, \
				element, -(e)));                             \
		EXPECT(all_are(&schema##_out, 0, sizeof(schema##_out)));     \
		EXPECT_EQ(schema##_validate(bad, ctx, &schema##_out, NULL),  \
			  -(e));                                             \
	} while (0)

/* One struct, counted structs, bytes, and the rest. */
struct head {
	uint8_t count;
	uint8_t flags;
	uint16_t len;
} __attribute__((__packed__));
#define RUNS(FIELD, CHECK, PART)                          \
	FIELD(u8, count, MAX(7))                          \
	FIELD(u8, flags, FLAGS(3))                        \
	FIELD(be16, len, ANY)                             \
	CHECK(len, len != 77, "a bad omen")               \
	PART(pair, first, ONE)                            \
	PART(pair, second, ONE, WHEN(flags & 1))          \
	PART(octet, some, REPEAT(count, 3), ERRNO(E2BIG)) \
	PART(, name, BYTES(len), ERRNO(ENAMETOOLONG))     \
	PART(, rest, REST)
UNTRUSTED_MESSAGE(runs, struct head, RUNS, none, ERRNO(EBADMSG));
static validated_runs runs_out;

TEST(schema_parts)
{
	const untrusted_bytes bytes = SENT(2, 1, 0, 3, 1, 0, 2, 9, 3, 231, 14,
					   0, 'a', 'b', 'c', 5, 6);

	EXPECT_EQ(JUDGE(runs, bytes, NULL), 0);
	EXPECT(error_is(&told, "", 0, UNTRUSTED_RULE_none, 0, 0));
	EXPECT_EQ(runs_out.count, 2);
	EXPECT_EQ(runs_out.len, 3);
	EXPECT_EQ(runs_out.first.key, 1);
	EXPECT_EQ(runs_out.first.value, 2);
	EXPECT_EQ(runs_out.second.value, 999);
	EXPECT_EQ(runs_out.some.n, 2);
	EXPECT_EQ(runs_out.some.at[0].value, 14);
	EXPECT_EQ(runs_out.some.at[1].value, 0);
	EXPECT_EQ(runs_out.name.len, 3);
	EXPECT((const uint8_t *)runs_out.name.ptr == sent + 12);
	EXPECT_EQ(runs_out.rest.len, 2);
	EXPECT((const uint8_t *)runs_out.rest.ptr == sent + 15);
}

/* What WHEN leaves out is cleared; nothing counted, no name, no rest. */
TEST(schema_parts_absent)
{
	EXPECT_EQ(JUDGE(runs, SENT(0, 2, 0, 0, 1, 0, 2), NULL), 0);
	EXPECT_EQ(runs_out.first.key, 1);
	EXPECT(all_are(&runs_out.second, 0, sizeof(runs_out.second)));
	EXPECT_EQ(runs_out.some.n, 0);
	EXPECT_EQ(runs_out.name.len, 0);
	EXPECT_EQ(runs_out.rest.len, 0);
}

TEST(schema_parts_refused)
{
	EXPECT_BAD(runs, SENT(8, 0, 0, 0), NULL, "count", 0, max, 0, EBADMSG);
	EXPECT_BAD(runs, SENT(0, 4, 0, 0), NULL, "flags", 1, flags, 0, EBADMSG);
	EXPECT_BAD(runs, SENT(0, 0, 0, 77), NULL, "len", 2, condition, 0,
		   EBADMSG);
	EXPECT_BAD(runs, SENT(0, 0, 0, 0, 0, 0, 2), NULL, "key", 4, range, 0,
		   EDOM);
	EXPECT_BAD(runs, SENT(0, 1, 0, 0, 1, 0, 2, 1, 3, 232), NULL, "value", 8,
		   max, 0, EDOM);
	EXPECT_BAD(runs, SENT(4, 0, 0, 0, 1, 0, 2, 0, 0, 0, 0), NULL, "some", 7,
		   count, 0, E2BIG);
	EXPECT_BAD(runs, SENT(3, 0, 0, 0, 1, 0, 2, 0, 0, 15), NULL, "value", 9,
		   max, 2, EBADMSG);
	EXPECT_BAD(runs, SENT(0, 0, 0, 1, 1, 0, 2), NULL, "name", 7, part, 0,
		   ENAMETOOLONG);
	EXPECT_BAD(runs, SENT(0, 0, 255, 255, 1, 0, 2, 3), NULL, "name", 7,
		   part, 0, ENAMETOOLONG);
}

/* A message cut short at any byte is refused, and no byte behind it is read. */
TEST(schema_parts_truncated)
{
	static const uint8_t whole[] = { 2, 1,	 0,  3, 1,   0,	  2,  9,
					 3, 231, 14, 0, 'a', 'b', 'c' };
	static const struct {
		size_t end;
		const char *field;
		size_t offset;
		size_t element;
		int error;
	} cuts[] = {
		{ 4, "", 0, 0, -EBADMSG },
		{ 7, "", 4, 0, -EDOM },
		{ 10, "", 7, 0, -EDOM },
		{ 11, "", 10, 0, -EBADMSG },
		{ 12, "", 11, 1, -EBADMSG },
		{ 15, "name", 12, 0, -ENAMETOOLONG },
	};
	size_t cut = 0;

	for (size_t n = 0; n < sizeof(whole); n++) {
		test_row((long)n);
		if (n == cuts[cut].end)
			cut++;
		EXPECT_EQ(JUDGE(runs, guarded(whole, n), NULL),
			  cuts[cut].error);
		EXPECT(error_is(&told, cuts[cut].field, cuts[cut].offset,
				UNTRUSTED_RULE_part, cuts[cut].element,
				cuts[cut].error));
		EXPECT(all_are(&runs_out, 0, sizeof(runs_out)));
	}
	EXPECT_EQ(JUDGE(runs, guarded(whole, sizeof(whole)), NULL), 0);
}

/* Nothing may be left over, unless the message says how long it is. */
struct lone {
	uint8_t len;
} __attribute__((__packed__));
#define LONE(FIELD, CHECK, PART) FIELD(u8, len, ANY)
UNTRUSTED_MESSAGE(lone, struct lone, LONE, none);
static validated_lone lone_out;
#define SIZED(FIELD, CHECK, PART)                \
	FIELD(u8, len, ANY)                      \
	PART(, len, TOTAL(len), ERRNO(EMSGSIZE)) \
	PART(pair, pairs, UNTIL_END(1, 2), ERRNO(EDOM))
UNTRUSTED_MESSAGE(sized, struct lone, SIZED, none);
static validated_sized sized_out;

TEST(schema_left_over)
{
	EXPECT_EQ(JUDGE(lone, SENT(5), NULL), 0);
	EXPECT_EQ(lone_out.len, 5);
	EXPECT_BAD(lone, SENT(5, 0), NULL, "", 1, part, 0, EINVAL);
	EXPECT_BAD(lone, guarded("", 0), NULL, "", 0, part, 0, EINVAL);
}

TEST(schema_total)
{
	EXPECT_EQ(JUDGE(sized, SENT(4, 1, 0, 2), NULL), 0);
	EXPECT_EQ(sized_out.pairs.n, 1);
	EXPECT_EQ(JUDGE(sized, SENT(7, 1, 0, 2, 2, 0, 3, 99, 99), NULL), 0);
	EXPECT_EQ(sized_out.pairs.n, 2);
	EXPECT_EQ(sized_out.pairs.at[1].value, 3);
	EXPECT_BAD(sized, SENT(0, 1, 0, 2), NULL, "len", 0, part, 0, EMSGSIZE);
	EXPECT_BAD(sized, SENT(5, 1, 0, 2), NULL, "len", 0, part, 0, EMSGSIZE);
	EXPECT_BAD(sized, SENT(1, 1, 0, 2), NULL, "pairs", 1, count, 0, EDOM);
	EXPECT_BAD(sized, SENT(3, 1, 0, 2), NULL, "", 1, part, 0, EDOM);
	EXPECT_BAD(sized, SENT(10, 1, 0, 2, 1, 0, 2, 1, 0, 2), NULL, "pairs", 7,
		   count, 0, EDOM);
	EXPECT_BAD(sized, SENT(7, 1, 0, 2, 0, 0, 2), NULL, "key", 4, range, 1,
		   EDOM);
}

/* Lengths that a 32-bit step would cut, and that are below zero. */
struct wide {
	uint64_t len;
	int32_t few;
} __attribute__((__packed__));
#define WIDE_BYTES(FIELD, CHECK, PART) \
	FIELD(u64, len, ANY)           \
	FIELD(s32, few, ANY)           \
	PART(, some, BYTES(few))       \
	PART(, more, BYTES(len))       \
	PART(, rest, REST)
#define WIDE_TOTAL(FIELD, CHECK, PART)    \
	FIELD(u64, len, ANY)              \
	FIELD(s32, few, ANY)              \
	PART(, len, TOTAL(len))           \
	PART(octet, some, REPEAT(few, 2)) \
	PART(, rest, REST)
UNTRUSTED_MESSAGE(wide_bytes, struct wide, WIDE_BYTES, none);
UNTRUSTED_MESSAGE(wide_total, struct wide, WIDE_TOTAL, none);
static validated_wide_bytes wide_bytes_out;
static validated_wide_total wide_total_out;

static untrusted_bytes wide_of(uint64_t len, int32_t few)
{
	uint8_t bytes[16] = { 0 };

	memcpy(bytes, &len, sizeof(len));
	memcpy(bytes + 8, &few, sizeof(few));
	return guarded(bytes, sizeof(bytes));
}

TEST(schema_wide_lengths)
{
	static const uint64_t lens[] = {
		4,	    1ull << 32, 0x7fffffff,	 0x80000000,
		0xffffffff, ~0ull,	(1ull << 32) + 3
	};

	EXPECT_EQ(JUDGE(wide_bytes, wide_of(3, 1), NULL), 0);
	EXPECT_EQ(wide_bytes_out.rest.len, 0);
	FOR_EACH_ROW(len, lens)
	{
		EXPECT_BAD(wide_bytes, wide_of(*len, 1), NULL, "more", 13, part,
			   0, EINVAL);
		if (*len != 4)
			EXPECT_BAD(wide_total, wide_of(*len + 12, 1), NULL,
				   "len", 0, part, 0, EINVAL);
	}
	EXPECT_BAD(wide_bytes, wide_of(3, -1), NULL, "some", 12, part, 0,
		   EINVAL);
	EXPECT_BAD(wide_bytes, wide_of(3, INT32_MIN), NULL, "some", 12, part, 0,
		   EINVAL);
	EXPECT_BAD(wide_total, wide_of(16, -1), NULL, "some", 12, count, 0,
		   EINVAL);
	EXPECT_EQ(JUDGE(wide_total, wide_of(14, 2), NULL), 0);
	EXPECT_EQ(wide_total_out.some.n, 2);
}

/* Longer than a reader may be: refused, not cut. No byte behind is there. */
TEST(schema_longer_than_a_reader)
{
	const untrusted_bytes start = wide_of(0, 0);
	const struct {
		size_t len;
		int error;
	} table[] = {
		{ 16, 0 },
		{ (size_t)READER_MAX + 1, -EINVAL },
		{ SIZE_MAX, -EINVAL },
		{ SIZE_MAX / 2 + 20, -EINVAL },
	};

	FOR_EACH_ROW(row, table)
	{
		const untrusted_bytes bytes = { start.ptr, row->len };

		EXPECT_EQ(JUDGE(wide_bytes, bytes, NULL), row->error);
		EXPECT_EQ(told.error, row->error);
	}
}

/* A message in a message; its own length counts from its own start. */
#define OUTER(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)       \
	PART(pair, before, ONE)   \
	PART(sized, inner, ONE)
UNTRUSTED_MESSAGE(outer, struct lone, OUTER, none, ERRNO(EPROTO));
static validated_outer outer_out;

TEST(schema_message_in_message)
{
	EXPECT_EQ(JUDGE(outer, SENT(9, 1, 0, 2, 4, 3, 0, 4), NULL), 0);
	EXPECT_EQ(outer_out.inner.pairs.at[0].value, 4);
	EXPECT_BAD(outer, SENT(9, 1, 0, 2, 8, 3, 0, 4), NULL, "len", 4, part, 0,
		   EMSGSIZE);
	EXPECT_BAD(outer, SENT(9, 1, 0, 2, 7, 3, 0, 4, 3, 9, 9), NULL, "value",
		   9, max, 1, EDOM);
	EXPECT_BAD(outer, SENT(9, 1, 0, 2), NULL, "", 4, part, 0, EINVAL);
}

/* A reader of the program's own. */
static int read_octet(struct reader *r, const struct guide *ctx,
		      validated_octet *out)
{
	untrusted_u8 value;

	if (!reader_get(u8, r, &value))
		return -ENODATA;
	out->value = validate_any(u8, value);
	return out->value == ctx->total ? 0 : 7;
}
#define OWN_READER(FIELD, CHECK, PART)                     \
	FIELD(u8, len, ANY)                                \
	PART(octet, one, READ(read_octet))                 \
	PART(octet, two, READ(read_octet), WHEN(len == 2)) \
	PART(, len, HOLDS(len <= one->value, "few"), ERRNO(EDOM))
UNTRUSTED_MESSAGE(own_reader, struct lone, OWN_READER, guide);
static validated_own_reader own_reader_out;

TEST(schema_read)
{
	static const struct guide guide = { 9 };

	EXPECT_EQ(JUDGE(own_reader, SENT(2, 9, 9), &guide), 0);
	EXPECT_EQ(own_reader_out.two.value, 9);
	EXPECT_EQ(JUDGE(own_reader, SENT(1, 9), &guide), 0);
	EXPECT_EQ(own_reader_out.one.value, 9);
	EXPECT_EQ(own_reader_out.two.value, 0);
	EXPECT_BAD(own_reader, SENT(1), &guide, "one", 1, custom, 0, ENODATA);
	EXPECT_BAD(own_reader, SENT(2, 9), &guide, "two", 2, custom, 0,
		   ENODATA);
	EXPECT_BAD(own_reader, SENT(2, 9, 8), &guide, "two", 2, custom, 0,
		   EINVAL);
	EXPECT_BAD(own_reader, SENT(10, 9), &guide, "len", 0, condition, 0,
		   EDOM);
}

/* Letters up to a 0, judged where they stand and kept last. */
struct word {
	size_t n;
	char letters[8];
};
typedef struct word validated_word;

static int pass_word(struct reader *r, const void *ctx)
{
	untrusted_u8 next;

	(void)ctx;
	while (reader_get(u8, r, &next)) {
		const uint8_t letter = validate_any(u8, next);

		if (!letter)
			return 0;
		if (letter < 'a' || letter > 'z')
			return 7;
	}
	return -ENODATA;
}

static void keep_word(untrusted_bytes word, validated_word *out)
{
	out->n = word.len;
	memcpy(out->letters, validate_any(bytes, word).ptr, word.len);
}

#define REST_OF_WORDS(ITEM) ITEM(5, octet, many, MANY(1))
UNTRUSTED_ITEMS(rest_of_words, REST_OF_WORDS, untrusted_options, SKIP, none);
#define NO_OPTION(ITEM)
UNTRUSTED_ITEMS(no_option, NO_OPTION, untrusted_options, SKIP, none,
		ERRNO(EBADMSG));

#define WORDS(FIELD, CHECK, PART)                                    \
	FIELD(u8, len, CLAMPED)                                      \
	PART(word, one, SCAN(pass_word, keep_word))                  \
	PART(octet, two, ONE)                                        \
	PART(word, three, SCAN(pass_word, keep_word), ERRNO(EPROTO)) \
	PART(rest_of_words, opts, ITEMS(len))                        \
	PART(, len, HOLDS(two->value != 13, "bad luck"))
UNTRUSTED_MESSAGE(words, struct lone, WORDS, none);
static validated_words words_out;

TEST(schema_scan)
{
	EXPECT_EQ(JUDGE(words, SENT(0, 'a', 'b', 0, 9, 0), NULL), 0);
	EXPECT_EQ(words_out.one.n, 3);
	EXPECT(!strcmp(words_out.one.letters, "ab"));
	EXPECT_EQ(words_out.two.value, 9);
	EXPECT_EQ(words_out.three.n, 1);
	EXPECT_EQ(words_out.len, 0);
	EXPECT_EQ(JUDGE(words, SENT(3, 0, 9, 'z', 0, 5, 3, 1), NULL), 0);
	EXPECT_EQ(words_out.len, 3);
	EXPECT_EQ(words_out.opts.many.n, 1);
	EXPECT(!strcmp(words_out.three.letters, "z"));
}

/* Whatever refuses, before the words or behind them, nothing of them is kept. */
TEST(schema_scan_refused)
{
	EXPECT_BAD(words, SENT(0, 'a'), NULL, "one", 1, custom, 0, ENODATA);
	EXPECT_BAD(words, SENT(0, 'a', 'B', 0), NULL, "one", 1, custom, 0,
		   EINVAL);
	EXPECT_BAD(words, SENT(0, 'a', 0, 15), NULL, "value", 3, max, 0,
		   EBADMSG);
	EXPECT_BAD(words, SENT(0, 'a', 0, 9, 'c'), NULL, "three", 4, custom, 0,
		   EPROTO);
	EXPECT_BAD(words, SENT(0, 'a', 0, 9, 0, 1), NULL, "", 5, part, 0,
		   EINVAL);
	EXPECT_BAD(words, SENT(3, 'a', 0, 9, 0, 5, 3, 15), NULL, "value", 7,
		   max, 0, EBADMSG);
	EXPECT_BAD(words, SENT(3, 'a', 0, 9, 0, 5, 2, 1), NULL, "many", 5, item,
		   0, EINVAL);
	EXPECT_BAD(words, SENT(0, 'a', 0, 13, 0), NULL, "len", 0, condition, 0,
		   EINVAL);
}

/* The same as a part of another, and records that nobody has a row for. */
#define TWO_WORDS(FIELD, CHECK, PART) \
	FIELD(u8, len, CLAMPED)       \
	PART(words, inner, ONE)       \
	PART(no_option, opts, ITEMS(len))
UNTRUSTED_MESSAGE(two_words, struct lone, TWO_WORDS, none);
static validated_two_words two_words_out;

TEST(schema_scan_within)
{
	EXPECT_EQ(JUDGE(two_words, SENT(4, 0, 'a', 0, 9, 'b', 0, 9, 3, 1, 1),
			NULL),
		  0);
	EXPECT(!strcmp(two_words_out.inner.one.letters, "a"));
	EXPECT(!strcmp(two_words_out.inner.three.letters, "b"));
	EXPECT_BAD(two_words, SENT(0, 0, 'a', 0, 9, 'b'), NULL, "three", 5,
		   custom, 0, EPROTO);
	EXPECT_BAD(two_words, SENT(0, 3, 'a', 0, 9, 0, 5, 2, 1), NULL, "many",
		   6, item, 0, EINVAL);
	EXPECT_BAD(two_words, SENT(0, 3, 'a', 0, 9, 0, 5, 3, 15), NULL, "value",
		   8, max, 0, EBADMSG);
	EXPECT_BAD(two_words, SENT(2, 0, 'a', 0, 9, 0, 9, 3), NULL, "", 6, item,
		   0, EBADMSG);
}

/* A length is an int where something is subtracted, and may be negative. */
#define LENGTHS(FIELD, CHECK, PART)           \
	FIELD(u8, len, ANY)                   \
	PART(no_option, opts, ITEMS(len - 4)) \
	PART(bytes, rest, REST)
UNTRUSTED_MESSAGE(lengths, struct lone, LENGTHS, none);
static validated_lengths lengths_out;

TEST(schema_items_negative)
{
	EXPECT_EQ(JUDGE(lengths, SENT(4, 9, 9), NULL), 0);
	EXPECT_EQ(lengths_out.rest.len, 2);
	EXPECT_EQ(JUDGE(lengths, SENT(6, 9, 2), NULL), 0);
	EXPECT_EQ(lengths_out.rest.len, 0);
	EXPECT_BAD(lengths, SENT(3, 9, 9), NULL, "opts", 1, part, 0, EINVAL);
	EXPECT_BAD(lengths, SENT(0, 9, 2, 9, 2), NULL, "opts", 1, part, 0,
		   EINVAL);
}

/* Records of kind and length. */
#define OPTIONS(ITEM)                          \
	ITEM(2, pair, once, ONCE)              \
	ITEM(3, octet, flag, FLAG)             \
	ITEM(4, pair, run, RUN(1, 2))          \
	ITEM(5, octet, many, MANY(2))          \
	ITEM(6, octet, longer, MANY_LONGER(2)) \
	ITEM(7, octet, never, REFUSE)          \
	ITEM(8, pair, any, RUN(0, 3))
UNTRUSTED_ITEMS(options, OPTIONS, untrusted_options, SKIP, none,
		ERRNO(EBADMSG));
UNTRUSTED_ITEMS(strict, OPTIONS, untrusted_descriptors, REFUSE, none);

#define OPTED(FIELD, CHECK, PART)                      \
	FIELD(u8, len, ANY)                            \
	PART(options, opts, ITEMS(len), ERRNO(EPROTO)) \
	PART(, rest, REST)
UNTRUSTED_MESSAGE(opted, struct lone, OPTED, none);
static validated_opted opted_out;
#define STRICT(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)        \
	PART(strict, opts, ITEMS(len))
UNTRUSTED_MESSAGE(described, struct lone, STRICT, none);
static validated_described described_out;

#define OPTED_BYTES(...)                                           \
	({                                                         \
		const uint8_t opted_bytes[] = { 0, __VA_ARGS__ };  \
		const untrusted_bytes opted_sent =                 \
			guarded(opted_bytes, sizeof(opted_bytes)); \
		sent[0] = sizeof(opted_bytes) - 1;                 \
		opted_sent;                                        \
	})

TEST(schema_items)
{
	EXPECT_EQ(JUDGE(opted,
			OPTED_BYTES(1, 2, 5, 1, 0, 9, 3, 2, 4, 8, 1, 0, 1, 2, 0,
				    2, 5, 3, 11, 99, 5, 9, 9, 9, 5, 3, 12, 6, 3,
				    7, 6, 4, 8, 255, 0, 0, 0),
			NULL),
		  0);
	EXPECT(opted_out.opts.seen.once);
	EXPECT_EQ(opted_out.opts.once.value, 9);
	EXPECT(opted_out.opts.seen.flag);
	EXPECT(opted_out.opts.seen.run);
	EXPECT_EQ(opted_out.opts.run.n, 2);
	EXPECT_EQ(opted_out.opts.run.at[1].key, 2);
	EXPECT_EQ(opted_out.opts.many.n, 2);
	EXPECT_EQ(opted_out.opts.many.at[0].value, 11);
	EXPECT_EQ(opted_out.opts.many.at[1].value, 12);
	EXPECT_EQ(opted_out.opts.longer.n, 2);
	EXPECT_EQ(opted_out.opts.longer.at[1].value, 8);
	EXPECT(!opted_out.opts.seen.any);
	EXPECT_EQ(opted_out.opts.any.n, 0);
}

TEST(schema_items_none)
{
	EXPECT_EQ(JUDGE(opted, SENT(0), NULL), 0);
	EXPECT(all_are(&opted_out.opts.seen, 0, sizeof(opted_out.opts.seen)));
	EXPECT(all_are(&opted_out.opts.once, 0, sizeof(opted_out.opts.once)));
	EXPECT_EQ(opted_out.opts.run.n, 0);
	EXPECT_EQ(opted_out.opts.many.n, 0);
	EXPECT_EQ(opted_out.opts.longer.n, 0);
	EXPECT_EQ(opted_out.opts.any.n, 0);
	EXPECT_EQ(JUDGE(opted, SENT(2, 8, 2, 77), NULL), 0);
	EXPECT(opted_out.opts.seen.any);
	EXPECT_EQ(opted_out.opts.any.n, 0);
	EXPECT_EQ(opted_out.rest.len, 1);
}

/* What is wrong with a record blames the record; with its body, the body. */
TEST(schema_items_refused)
{
	EXPECT_BAD(opted, SENT(1), NULL, "opts", 1, part, 0, EPROTO);
	EXPECT_BAD(opted, SENT(3, 1, 1), NULL, "opts", 1, part, 0, EPROTO);
	EXPECT_BAD(opted, OPTED_BYTES(1, 2), NULL, "", 2, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(1, 9, 1), NULL, "", 2, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(1, 9, 3), NULL, "", 2, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(1, 2, 4, 1, 0), NULL, "once", 2, item, 0,
		   EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(1, 2, 5, 0, 0, 1), NULL, "key", 4, range,
		   0, EDOM);
	EXPECT_BAD(opted, OPTED_BYTES(1, 2, 5, 1, 9, 1), NULL, "value", 5, max,
		   0, EDOM);
	EXPECT_BAD(opted, OPTED_BYTES(2, 5, 1, 0, 1, 2, 5, 1, 0, 1), NULL,
		   "once", 6, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(3, 3, 0), NULL, "flag", 1, item, 0,
		   EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(3, 2, 3, 2), NULL, "flag", 3, item, 0,
		   EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(4, 2), NULL, "run", 1, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(4, 6, 1, 0, 1, 1), NULL, "run", 1, item,
		   0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(4, 11, 1, 0, 1, 1, 0, 1, 1, 0, 1), NULL,
		   "run", 1, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(4, 8, 1, 0, 1, 0, 0, 1), NULL, "key", 6,
		   range, 1, EDOM);
	EXPECT_BAD(opted, OPTED_BYTES(5, 3, 1, 5, 3, 1, 5, 3, 1), NULL, "many",
		   7, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(5, 3, 1, 5, 4, 1, 1), NULL, "many", 4,
		   item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(5, 3, 1, 5, 3, 15), NULL, "value", 6, max,
		   1, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(6, 2), NULL, "longer", 1, item, 0,
		   EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(7, 2), NULL, "never", 1, item, 0,
		   EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(1, 0, 1), NULL, "", 3, item, 0, EBADMSG);
	EXPECT_BAD(opted, OPTED_BYTES(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), NULL,
		   "", 2, item, 0, EBADMSG);
}

/* A step may write all of the item; where it began is known. */
static size_t octets(const untrusted_u8 *at, const untrusted_u8 *end,
		     struct untrusted_item *item)
{
	*item = (struct untrusted_item){ .head = 1,
					 .what = validate_any(u8, *at) };
	return end - at < 2 ? 0 : 2;
}
#define STEPPED(ITEM) ITEM(5, octet, many, MANY(2))
UNTRUSTED_ITEMS(stepped, STEPPED, octets, SKIP, none);
#define STEPS(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)       \
	PART(stepped, opts, ITEMS(len))
UNTRUSTED_MESSAGE(steps, struct lone, STEPS, none);
static validated_steps steps_out;

TEST(schema_items_step)
{
	EXPECT_EQ(JUDGE(steps, OPTED_BYTES(5, 1, 6, 2, 5, 3), NULL), 0);
	EXPECT_EQ(steps_out.opts.many.n, 2);
	EXPECT_EQ(steps_out.opts.many.at[1].value, 3);
	EXPECT_BAD(steps, OPTED_BYTES(6, 1, 6), NULL, "", 3, item, 0, EINVAL);
	EXPECT_BAD(steps, OPTED_BYTES(6, 1, 5, 15), NULL, "value", 4, max, 0,
		   EBADMSG);
}

TEST(schema_descriptors)
{
	EXPECT_EQ(JUDGE(described, OPTED_BYTES(5, 2, 9, 0, 1, 2, 3, 3, 6, 8),
			NULL),
		  0);
	EXPECT_EQ(described_out.opts.once.key, 9);
	EXPECT(described_out.opts.seen.flag);
	EXPECT_EQ(described_out.opts.longer.at[0].value, 8);
	EXPECT_BAD(described, OPTED_BYTES(2, 3, 2, 9), NULL, "", 3, item, 0,
		   EINVAL);
	EXPECT_BAD(described, OPTED_BYTES(2, 3, 0, 3), NULL, "", 3, item, 0,
		   EINVAL);
	EXPECT_BAD(described, OPTED_BYTES(2, 3, 1), NULL, "", 3, item, 0,
		   EINVAL);
	EXPECT_BAD(described, OPTED_BYTES(2, 3, 2), NULL, "", 3, item, 0,
		   EINVAL);
	EXPECT_BAD(described, OPTED_BYTES(2, 3, 9, 1), NULL, "", 3, item, 0,
		   EINVAL);
}

/* The commonest first: each row once, in either half of the chain. */
#define USUAL(ITEM)                           \
	ITEM(2, pair, once, ONCE)             \
	ITEM(5, octet, many, MANY(2), LIKELY) \
	ITEM(3, octet, flag, FLAG, LIKELY)    \
	ITEM(6, octet, longer, MANY_LONGER(1))
UNTRUSTED_ITEMS(usual, USUAL, untrusted_options, REFUSE, none, ERRNO(EBADMSG));
#define USUALLY(FIELD, CHECK, PART) \
	FIELD(u8, len, ANY)         \
	PART(usual, opts, ITEMS(len))
UNTRUSTED_MESSAGE(usually, struct lone, USUALLY, none);
static validated_usually usually_out;

TEST(schema_items_likely)
{
	EXPECT_EQ(JUDGE(usually,
			OPTED_BYTES(2, 5, 1, 0, 9, 5, 3, 11, 3, 2, 6, 4, 12, 0,
				    5, 3, 13),
			NULL),
		  0);
	EXPECT_EQ(usually_out.opts.once.value, 9);
	EXPECT(usually_out.opts.seen.flag);
	EXPECT_EQ(usually_out.opts.many.n, 2);
	EXPECT_EQ(usually_out.opts.many.at[0].value, 11);
	EXPECT_EQ(usually_out.opts.many.at[1].value, 13);
	EXPECT_EQ(usually_out.opts.longer.n, 1);
	EXPECT_EQ(usually_out.opts.longer.at[0].value, 12);
	EXPECT_BAD(usually, OPTED_BYTES(5, 3, 15), NULL, "value", 3, max, 0,
		   EBADMSG);
	EXPECT_BAD(usually, OPTED_BYTES(3, 2, 3, 2), NULL, "flag", 3, item, 0,
		   EBADMSG);
	EXPECT_BAD(usually, OPTED_BYTES(5, 3, 1, 4, 2), NULL, "", 4, item, 0,
		   EBADMSG);
}

/* What a checksum covers. */
struct summed {
	uint8_t sum;
	uint8_t len;
} __attribute__((__packed__));

static uint8_t sum_of(untrusted_bytes bytes)
{
	uint8_t sum = 0;

	for (size_t i = 0; i < bytes.len; i++)
		sum = (uint8_t)(sum + validate_any(u8, bytes.ptr[i]));
	return sum;
}
#define SUMMED(FIELD, CHECK, PART)                           \
	FIELD(u8, sum, ANY)                                  \
	FIELD(u8, len, MAX(untrusted_self().len))            \
	CHECK(sum, sum_of(untrusted_self()) == 9, "the sum") \
	PART(, bytes, BYTES(len))
UNTRUSTED_MESSAGE(summed, struct summed, SUMMED, none);
UNTRUSTED_MESSAGE_LIMITS(summed, SUMMED, none);
static validated_summed summed_out;

TEST(schema_self)
{
	struct untrusted_limit rows[2];

	EXPECT_EQ(summed_limits(NULL, NULL, rows, 2), 3);
	EXPECT_EQ(rows[1].hi, sizeof(struct summed));
	EXPECT_EQ(JUDGE(summed, SENT(2, 2, 1, 4), NULL), 0);
	EXPECT_BAD(summed, SENT(2, 2, 1, 5), NULL, "sum", 0, condition, 0,
		   EINVAL);
}
