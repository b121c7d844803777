// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The forms of the verbs: view, in place, each; text and reserved bytes. */
#include <stdlib.h>

#include <untrusted/validate.h>

#include "harness.h"
#include "values.h"

/* One verb in view and in-place form: refused as by value, never a copy. */
#define FORMS(tag, type, good, bad, verb, ...)                               \
	do {                                                                 \
		untrusted_##tag ok = untrusted_mark(tag, good);              \
		untrusted_##tag no = untrusted_mark(tag, bad);               \
		const type *view = NULL;                                     \
		type *place = NULL;                                          \
		EXPECT_EQ(validate_ref(verb, tag, no, &view, ##__VA_ARGS__), \
			  -EINVAL);                                          \
		EXPECT(!view);                                               \
		EXPECT_EQ(validate_ref(verb, tag, ok, &view, ##__VA_ARGS__), \
			  0);                                                \
		EXPECT((const void *)view == (const void *)&ok);             \
		EXPECT_EQ(*view, (type)(good));                              \
		EXPECT_EQ(validate_in_place(verb, tag, no, &place,           \
					    ##__VA_ARGS__),                  \
			  -EINVAL);                                          \
		EXPECT(!place);                                              \
		EXPECT_EQ(validate_any(tag, no), (type)(bad));               \
		EXPECT_EQ(validate_in_place(verb, tag, ok, &place,           \
					    ##__VA_ARGS__),                  \
			  0);                                                \
		EXPECT((void *)place == (void *)&ok);                        \
		EXPECT_EQ(*place, (type)(good));                             \
		*place = 99;                                                 \
		EXPECT_EQ(validate_any(tag, ok), 99);                        \
	} while (0)

#define FORMS_TEST(tag, type, least, most)                          \
	TEST(forms_##tag)                                           \
	{                                                           \
		static const type table[] = { 4, 6 };               \
		FORMS(tag, type, 5, 4, range, 5, 9);                \
		FORMS(tag, type, 9, 10, range, 5, 9);               \
		FORMS(tag, type, 5, 4, min, 5);                     \
		FORMS(tag, type, 5, 6, max, 5);                     \
		FORMS(tag, type, 5, 2, flags, 5);                   \
		FORMS(tag, type, 0, 1, zero);                       \
		FORMS(tag, type, 5, 4, equal, 5);                   \
		FORMS(tag, type, 2, 3, enum, 2);                    \
		FORMS(tag, type, 6, 5, one_of, table, ROWS(table)); \
	}
EACH_TAG(FORMS_TEST)

/* "bool" is a macro: it may not pass through another one. */
TEST(forms_bool)
{
	untrusted_u8 ok = untrusted_mark(u8, 1);
	untrusted_u8 no = untrusted_mark(u8, 2);
	const uint8_t *view = NULL;
	uint8_t *place = NULL;

	EXPECT_EQ(validate_ref(bool, u8, no, &view), -EINVAL);
	EXPECT(!view);
	EXPECT_EQ(validate_ref(bool, u8, ok, &view), 0);
	EXPECT((const void *)view == (const void *)&ok);
	EXPECT_EQ(validate_in_place(bool, u8, no, &place), -EINVAL);
	EXPECT(!place);
	EXPECT_EQ(validate_in_place(bool, u8, ok, &place), 0);
	EXPECT((void *)place == (void *)&ok);
}

/* In place, what was sent in another order becomes native. */
#define PLACE_TEST(tag, type, value, ...)                                      \
	TEST(in_place_##tag)                                                   \
	{                                                                      \
		static const uint8_t sent[] = { __VA_ARGS__ };                 \
		untrusted_##tag u = WRAPPED_BYTES(tag, __VA_ARGS__);           \
		type *place = NULL;                                            \
		EXPECT_EQ(validate_in_place(equal, tag, u, &place, 3),         \
			  -EINVAL);                                            \
		EXPECT(!place);                                                \
		EXPECT(!memcmp(&u, sent, sizeof(sent)));                       \
		EXPECT_EQ(validate_in_place(equal, tag, u, &place, value), 0); \
		EXPECT((void *)place == (void *)&u);                           \
		EXPECT_EQ(*place, (type)value);                                \
	}
/* untrusted-check: allow bypass: the test looks at what a verb left */
EACH_ORDERED(PLACE_TEST)

static int calls;

static untrusted_u32 *once(untrusted_u32 *u)
{
	calls++;
	return u;
}

TEST(forms_evaluate_once)
{
	untrusted_u32 u = untrusted_mark(u32, 5);
	const uint32_t *view = NULL;
	uint32_t *place = NULL;

	calls = 0;
	EXPECT_EQ(validate_ref(max, u32, *once(&u), &view, 9), 0);
	EXPECT_EQ(calls, 1);
	EXPECT_EQ(validate_in_place(max, u32, *once(&u), &place, 9), 0);
	EXPECT_EQ(calls, 2);
	EXPECT_EQ(validate_each(NULL, max, u32, once(&u), 1, &view, 9), 0);
	EXPECT_EQ(calls, 3);
}

/* n elements of 5 in a block that ends at the end of the heap's. */
#define FIVES(tag, n)                                                     \
	({                                                                \
		untrusted_##tag *fives = malloc(n * sizeof(*fives) + !n); \
		for (size_t i = 0; i < n; i++)                            \
			fives[i] = untrusted_mark(tag, 5);                \
		fives;                                                    \
	})

/* With each element in turn (or some, where there are many) the only bad one. */
#define EACH_TEST(tag, type, least, most)                                   \
	static void each_##tag(size_t n)                                    \
	{                                                                   \
		untrusted_##tag *u = FIVES(tag, n);                         \
		struct untrusted_error err = UNTRUSTED_NO_ERROR;            \
		const type *out = NULL;                                     \
		EXPECT_EQ(validate_each(&err, max, tag, u, n, &out, 5), 0); \
		EXPECT((const void *)out == (const void *)u);               \
		EXPECT_EQ(err.error, 0);                                    \
		for (size_t bad = 0; bad < n;                               \
		     bad += n < 600 || bad < 3 || bad > n - 9 ? 1 :         \
			    bad + 1005 < n		      ? 997 :       \
								1) {                           \
			test_row((long)bad);                                \
			out = NULL;                                         \
			err = (struct untrusted_error)UNTRUSTED_NO_ERROR;   \
			u[bad] = untrusted_mark(tag, 6);                    \
			EXPECT_EQ(validate_each(&err, max, tag, u, n, &out, \
						5),                         \
				  -EINVAL);                                 \
			EXPECT(!out);                                       \
			EXPECT_EQ(err.element, bad);                        \
			EXPECT_EQ(err.offset, bad * sizeof(type));          \
			EXPECT_EQ(err.rule, UNTRUSTED_RULE_max);            \
			EXPECT_EQ(err.error, -EINVAL);                      \
			EXPECT_EQ(validate_each(NULL, max, tag, u, n, &out, \
						5),                         \
				  -EINVAL);                                 \
			u[bad] = untrusted_mark(tag, 5);                    \
		}                                                           \
		test_row(-1);                                               \
		free(u);                                                    \
	}                                                                   \
	TEST(each_##tag)                                                    \
	{                                                                   \
		each_##tag(0);                                              \
		each_##tag(1);                                              \
		each_##tag(255);                                            \
		each_##tag(256);                                            \
		each_##tag(257);                                            \
		each_##tag(513);                                            \
	}
EACH_TAG(EACH_TEST)

TEST(each_of_a_hundred_thousand)
{
	each_u8(4095);
	each_u8(4096);
	each_u8(4097);
	each_s8(8193);
	each_u64(4097);
	each_u8(100000);
	each_u32(100000);
}

TEST(each_names_the_first_of_several)
{
	untrusted_u32 *u = FIVES(u32, (size_t)1000);
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	const uint32_t *out = NULL;

	u[999] = untrusted_mark(u32, 6);
	u[511] = untrusted_mark(u32, 6);
	u[300] = untrusted_mark(u32, UINT32_MAX);
	EXPECT_EQ(validate_each(&err, max, u32, u, 1000, &out, 5), -EINVAL);
	EXPECT_EQ(err.element, 300);
	u[0] = untrusted_mark(u32, 6);
	EXPECT_EQ(validate_each(&err, max, u32, u, 1000, &out, 5), -EINVAL);
	EXPECT_EQ(err.element, 300);
	free(u);
}

TEST(each_by_every_verb)
{
	static const int16_t table[] = { -5, 5 };
	untrusted_s16 u[3] = { untrusted_mark(s16, 5), untrusted_mark(s16, -5),
			       untrusted_mark(s16, 5) };
	untrusted_s16 few[2] = { untrusted_mark(s16, 1),
				 untrusted_mark(s16, 0) };
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	const int16_t *out = NULL;

	EXPECT_EQ(validate_each(&err, range, s16, u, 3, &out, -5, 5), 0);
	EXPECT_EQ(validate_each(&err, min, s16, u, 3, &out, -5), 0);
	EXPECT_EQ(validate_each(&err, one_of, s16, u, 3, &out, table, 2), 0);
	EXPECT_EQ(validate_each(&err, bool, s16, few, 2, &out), 0);
	EXPECT_EQ(validate_each(&err, enum, s16, few, 2, &out, 1), 0);
	EXPECT_EQ(validate_each(&err, equal, s16, u, 1, &out, 5), 0);
	EXPECT_EQ(validate_each(&err, zero, s16, few + 1, 1, &out), 0);
	EXPECT_EQ(err.error, 0);
	EXPECT_EQ(validate_each(&err, min, s16, u, 3, &out, -4), -EINVAL);
	EXPECT_EQ(err.element, 1);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_min);
	err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	EXPECT_EQ(validate_each(&err, enum, s16, u + 1, 1, &out, 5), -EINVAL);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_enum);
	err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	EXPECT_EQ(validate_each(&err, bool, s16, few, 2, &out), 0);
	EXPECT_EQ(validate_each(&err, zero, s16, few, 2, &out), -EINVAL);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_zero);
}

/* Text in a block that ends where memory ends: one byte more is a fault. */
static untrusted_char *text_at_the_end(const char *bytes, size_t n)
{
	untrusted_char *text = test_guarded(n);

	memcpy(text, bytes, n);
	return text;
}

UNTRUSTED_CLASS(vowel, c == 'a' || c == 'e' || c == 'i');

TEST(string)
{
	static const struct {
		const char *bytes;
		size_t n, least;
		int any, printable, word, vowel;
	} rows[] = {
		{ "", 1, 0, 0, 0, 0, 0 },
		{ "", 1, 1, -EINVAL, -EINVAL, -EINVAL, -EINVAL },
		{ "aei", 4, 0, 0, 0, 0, 0 },
		{ "aei", 4, 3, 0, 0, 0, 0 },
		{ "aei", 4, 4, -EINVAL, -EINVAL, -EINVAL, -EINVAL },
		{ "aei", 3, 0, -EINVAL, -EINVAL, -EINVAL, -EINVAL },
		{ "aei\0x", 5, 0, 0, 0, 0, 0 },
		{ "aei\0x", 5, 4, -EINVAL, -EINVAL, -EINVAL, -EINVAL },
		{ "a", 0, 0, -EINVAL, -EINVAL, -EINVAL, -EINVAL },
		{ "a_-Z9", 6, 0, 0, 0, 0, -EINVAL },
		{ "a b", 4, 0, 0, 0, -EINVAL, -EINVAL },
		{ "a~ ", 4, 0, 0, 0, -EINVAL, -EINVAL },
		{ "a\x7f", 3, 0, 0, -EINVAL, -EINVAL, -EINVAL },
		{ "a\x1f", 3, 0, 0, -EINVAL, -EINVAL, -EINVAL },
		{ "a\n", 3, 0, 0, -EINVAL, -EINVAL, -EINVAL },
		{ "a\xff", 3, 0, 0, -EINVAL, -EINVAL, -EINVAL },
		{ "a/../b", 7, 0, 0, 0, -EINVAL, -EINVAL },
		{ "aeiaeiaeiaeiaeiaei", 19, 18, 0, 0, 0, 0 },
		{ "aeiaeiaeiaeiaeiaei", 18, 0, -EINVAL, -EINVAL, -EINVAL,
		  -EINVAL },
	};

	FOR_EACH_ROW(row, rows)
	{
		untrusted_char *u = text_at_the_end(row->bytes, row->n);
		const char *out[4] = { 0 };

		EXPECT_EQ(validate_string(u, row->n, row->least, any, &out[0]),
			  row->any);
		EXPECT_EQ(validate_string(u, row->n, row->least, printable,
					  &out[1]),
			  row->printable);
		EXPECT_EQ(validate_string(u, row->n, row->least, word, &out[2]),
			  row->word);
		EXPECT_EQ(validate_string(u, row->n, row->least, vowel,
					  &out[3]),
			  row->vowel);
		EXPECT(out[0] == (row->any ? NULL : (const char *)u));
		EXPECT(out[1] == (row->printable ? NULL : (const char *)u));
		EXPECT(out[2] == (row->word ? NULL : (const char *)u));
		EXPECT(out[3] == (row->vowel ? NULL : (const char *)u));
	}
}

/* Edges of the classes, in every mixture: against one byte at a time. */
static int plain_string(const char *text, size_t n, size_t least, int lo,
			int hi)
{
	for (size_t i = 0; i < n; i++) {
		const int c = (unsigned char)text[i];

		if (!c)
			return i < least ? -EINVAL : 0;
		if (c < lo || c > hi)
			return -EINVAL;
	}
	return -EINVAL;
}

TEST(string_of_mixed_edges)
{
	static const char edges[] = {
		0,   1,	  0x1f,	      ' ',	  '~',	      0x7f,
		'a', 'z', (char)0x80, (char)0x81, (char)0xfe, (char)0xff,
		'a', 'b', 'c',	      'd'
	};
	uint32_t seed = 1;

	for (int round = 0; round < 20000; round++) {
		untrusted_char u[40];
		char text[40];
		const char *out = NULL;
		const size_t n = (size_t)round % 40 + 1;
		const size_t least = (size_t)round % 7;

		for (size_t i = 0; i < n; i++) {
			seed = seed * 1664525 + 1013904223;
			text[i] = edges[seed >> (round % 3 ? 29 : 28)];
			if (round % 3 == 1 && !text[i])
				text[i] = 'e';
		}
		memcpy(u, text, n);
		test_row(round);
		EXPECT_EQ(validate_string(u, n, least, any, &out),
			  plain_string(text, n, least, 1, 255));
		EXPECT_EQ(validate_string(u, n, least, printable, &out),
			  plain_string(text, n, least, ' ', '~'));
	}
}

TEST(string_of_every_character_at_every_place)
{
	for (int c = 1; c < 256; c++)
		for (size_t at = 0; at < 17; at++) {
			untrusted_char u[24];
			char text[24] = "abcdefghijklmnopqrs";
			const char *out = NULL;

			test_row(c * 100 + (long)at);
			text[at] = (char)c;
			memcpy(u, text, sizeof(u));
			EXPECT_EQ(validate_string(u, sizeof(u), 19, any, &out),
				  0);
			EXPECT_EQ(validate_string(u, sizeof(u), 19, printable,
						  &out),
				  c >= ' ' && c <= '~' ? 0 : -EINVAL);
		}
}

TEST(string_of_every_character)
{
	for (int c = 1; c < 256; c++) {
		const char text[] = { (char)c, 0 };
		untrusted_char u[2];
		const char *out = NULL;
		const bool printable = c >= ' ' && c <= '~';
		const bool word =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			(c >= '0' && c <= '9') || c == '-' || c == '_';

		test_row(c);
		memcpy(u, text, 2);
		EXPECT_EQ(validate_string(u, 2, 0, any, &out), 0);
		EXPECT_EQ(validate_string(u, 2, 0, printable, &out),
			  printable ? 0 : -EINVAL);
		EXPECT_EQ(validate_string(u, 2, 0, word, &out),
			  word ? 0 : -EINVAL);
	}
}

/* A terminator, or a bad character, at every place of every length. */
TEST(string_of_every_length)
{
	for (size_t n = 1; n < 42; n++)
		for (size_t at = 0; at < n; at++) {
			char bytes[42];
			untrusted_char *u;
			const char *out = NULL;

			test_row((long)(n * 100 + at));
			memset(bytes, 'a', n);
			bytes[at] = '\0';
			u = malloc(n);
			memcpy(u, bytes, n);
			EXPECT_EQ(validate_string(u, n, at, printable, &out),
				  0);
			EXPECT_EQ(validate_string(u, n, at + 1, printable,
						  &out),
				  -EINVAL);
			bytes[n - 1] = '\0';
			bytes[at] = at == n - 1 ? '\0' : '\x80';
			memcpy(u, bytes, n);
			EXPECT_EQ(validate_string(u, n, 0, printable, &out),
				  at == n - 1 ? 0 : -EINVAL);
			free(u);
		}
}

TEST(zero_bytes_of_every_length_and_alignment)
{
	uint8_t *guarded = test_guarded(64);

	for (size_t n = 0; n <= 40; n++)
		for (size_t gap = 0; gap < 9; gap++) {
			uint8_t *p = guarded + 64 - gap - n;
			const untrusted_u8 *u = (const untrusted_u8 *)p;

			test_row((long)(n * 100 + gap));
			memset(guarded, 0xff, 64);
			memset(p, 0, n);
			EXPECT_EQ(validate_zero_bytes(u, n), 0);
			for (size_t at = 0; at < n; at++) {
				p[at] = (uint8_t)(1 << at % 8);
				EXPECT_EQ(validate_zero_bytes(u, n), -EINVAL);
				p[at] = 0;
			}
		}
}

/* A constant length is another path, unrolled. */
#define ZERO_CONSTANT(n)                                               \
	do {                                                           \
		uint8_t *p = test_guarded(n);                          \
		const untrusted_u8 *u = (const untrusted_u8 *)p;       \
		test_row(n);                                           \
		EXPECT_EQ(validate_zero_bytes(u, n), 0);               \
		for (size_t at = 0; at < (n); at++) {                  \
			p[at] = 0x80;                                  \
			EXPECT_EQ(validate_zero_bytes(u, n), -EINVAL); \
			p[at] = 0;                                     \
		}                                                      \
	} while (0)

TEST(zero_bytes_of_constant_length)
{
	ZERO_CONSTANT(1);
	ZERO_CONSTANT(7);
	ZERO_CONSTANT(8);
	ZERO_CONSTANT(9);
	ZERO_CONSTANT(15);
	ZERO_CONSTANT(16);
	ZERO_CONSTANT(17);
	ZERO_CONSTANT(24);
	ZERO_CONSTANT(31);
	ZERO_CONSTANT(63);
	ZERO_CONSTANT(64);
	ZERO_CONSTANT(65);
	ZERO_CONSTANT(200);
}
