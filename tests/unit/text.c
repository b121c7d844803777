// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* text.h: numbers, words and lines. */
#include <stdio.h>
#include <string.h>
#include <untrusted/text.h>

#include "said.h"
#include "values.h"

TEST(number_of_an_unsigned_tag)
{
	static const struct {
		const char *text;
		int ret;
		uint16_t value;
	} rows[] = {
		{ "1", 0, 1 },
		{ "65535", 0, 65535 },
		{ "0", -EINVAL, 7 },
		{ "000080", 0, 80 },
		{ "65536", -EOVERFLOW, 7 },
		{ "65616", -EOVERFLOW, 7 },
		{ "18446744073709551615", -EOVERFLOW, 7 },
		{ "18446744073709551616", -EOVERFLOW, 7 },
		{ "18446744073709551697", -EOVERFLOW, 7 },
		{ "184467440737095516161", -EOVERFLOW, 7 },
		{ "99999999999999999999999999999999", -EOVERFLOW, 7 },
		{ "", -EINVAL, 7 },
		{ "-1", -EINVAL, 7 },
		{ "+1", -EINVAL, 7 },
		{ " 1", -EINVAL, 7 },
		{ "1 ", -EINVAL, 7 },
		{ "1\n", -EINVAL, 7 },
		{ "80x", -EINVAL, 7 },
		{ "0x50", -EINVAL, 7 },
		{ "1e3", -EINVAL, 7 },
		{ "1.0", -EINVAL, 7 },
		{ "1,000", -EINVAL, 7 },
		{ "99999999999999999999999x", -EINVAL, 7 },
		{ "\xd9\xa1", -EINVAL, 7 },
	};

	FOR_EACH_ROW(row, rows)
	{
		uint16_t value = 7;

		EXPECT_EQ(validate_number(u16, said(row->text), 10, 1, 65535,
					  &value),
			  row->ret);
		EXPECT_EQ(value, row->value);
	}
}

TEST(number_of_a_signed_tag)
{
	static const struct {
		const char *text;
		int ret;
		int8_t value;
	} rows[] = {
		{ "-128", 0, -128 },
		{ "127", 0, 127 },
		{ "-0", 0, 0 },
		{ "-129", -EOVERFLOW, 7 },
		{ "128", -EOVERFLOW, 7 },
		{ "-", -EINVAL, 7 },
		{ "--1", -EINVAL, 7 },
		{ "- 1", -EINVAL, 7 },
		{ "+1", -EINVAL, 7 },
		{ "256", -EOVERFLOW, 7 },
		{ "-256", -EOVERFLOW, 7 },
		{ "4294967295", -EOVERFLOW, 7 },
	};

	FOR_EACH_ROW(row, rows)
	{
		int8_t value = 7;

		EXPECT_EQ(validate_number(s8, said(row->text), 10, -128, 127,
					  &value),
			  row->ret);
		EXPECT_EQ(value, row->value);
	}
}

TEST(number_at_the_ends_of_each_type)
{
#define AT_THE_ENDS(tag, type, lo, hi)                                       \
	do {                                                                 \
		type value = 0;                                              \
		char text[40];                                               \
		snprintf(text, sizeof(text), (type)-1 > 0 ? "%llu" : "%lld", \
			 (unsigned long long)(hi));                          \
		EXPECT_EQ(validate_number(tag, said(text), 10, lo, hi,       \
					  &value),                           \
			  0);                                                \
		EXPECT_EQ(value, hi);                                        \
		snprintf(text, sizeof(text), "%lld", (long long)(lo));       \
		EXPECT_EQ(validate_number(tag, said(text), 10, lo, hi,       \
					  &value),                           \
			  0);                                                \
		EXPECT_EQ(value, lo);                                        \
	} while (0);
	EACH_TAG(AT_THE_ENDS)
#undef AT_THE_ENDS
}

TEST(number_past_the_ends_of_64_bits)
{
	int64_t number = 7;

	EXPECT_EQ(validate_number(s64, said("9223372036854775808"), 10,
				  INT64_MIN, INT64_MAX, &number),
		  -EOVERFLOW);
	EXPECT_EQ(validate_number(s64, said("-9223372036854775809"), 10,
				  INT64_MIN, INT64_MAX, &number),
		  -EOVERFLOW);
	EXPECT_EQ(validate_number(s64, said("-18446744073709551615"), 10,
				  INT64_MIN, INT64_MAX, &number),
		  -EOVERFLOW);
	EXPECT_EQ(number, 7);
}

TEST(number_of_each_base)
{
	static const char text[] = "10";
	uint32_t value = 0;

	EXPECT_EQ(validate_number(u32, said(text), 2, 0, 99, &value), 0);
	EXPECT_EQ(value, 2);
	EXPECT_EQ(validate_number(u32, said(text), 8, 0, 99, &value), 0);
	EXPECT_EQ(value, 8);
	EXPECT_EQ(validate_number(u32, said("fF"), 16, 0, 255, &value), 0);
	EXPECT_EQ(value, 255);
	EXPECT_EQ(validate_number(u32, said("zZ"), 36, 0, 9999, &value), 0);
	EXPECT_EQ(value, 35 * 36 + 35);
	EXPECT_EQ(validate_number(u32, said("8"), 8, 0, 99, &value), -EINVAL);
	EXPECT_EQ(validate_number(u32, said("g"), 16, 0, 99, &value), -EINVAL);
	EXPECT_EQ(validate_number(u32, said("2"), 2, 0, 99, &value), -EINVAL);
}

TEST(number_range_and_order)
{
	uint16_t port = 7;

	EXPECT_EQ(validate_number(u16, said("1023"), 10, 1024, 2048, &port),
		  -EINVAL);
	EXPECT_EQ(validate_number(u16, said("2049"), 10, 1024, 2048, &port),
		  -EINVAL);
	EXPECT_EQ(port, 7);
	EXPECT_EQ(validate_number(be16, said("1024"), 10, 1024, 2048, &port),
		  0);
	EXPECT_EQ(port, 1024);
}

/* Each byte alone, and behind and before a digit: a number is digits. */
TEST(number_and_every_byte)
{
	for (int c = 0; c < 256; c++) {
		const bool digit = c >= '0' && c <= '9';
		const char before[] = { (char)c, '5' };
		const char behind[] = { '5', (char)c };
		int32_t value = 0;

		test_row(c);
		EXPECT_EQ(validate_number(s32, bytes_of(before, 1), 10, 0, 99,
					  &value),
			  digit ? 0 : -EINVAL);
		EXPECT_EQ(validate_number(s32, bytes_of(before, 2), 10, -9, 99,
					  &value),
			  digit || c == '-' ? 0 : -EINVAL);
		EXPECT_EQ(validate_number(s32, bytes_of(behind, 2), 10, 0, 99,
					  &value),
			  digit ? 0 : -EINVAL);
	}
}

TEST(number_evaluates_once)
{
	untrusted_bytes texts[] = { said("5"), said("6") }, *at = texts;
	uint32_t values[2] = { 0 }, *out = values;
	uint32_t lo = 0, hi = 9;

	EXPECT_EQ(validate_number(u32, *at++, 10, lo++, hi++, out++), 0);
	EXPECT(at == texts + 1 && out == values + 1 && lo == 1 && hi == 10);
	EXPECT_EQ(values[0], 5);
	lo = 7;
	EXPECT_EQ(validate_number(u32, *at++, 10, lo++, hi++, out++), -EINVAL);
	EXPECT(at == texts + 2 && out == values + 2 && lo == 8 && hi == 11);
	EXPECT_EQ(values[1], 0);
}

TEST(text_copies_what_is_of_its_class)
{
	static const struct {
		const char *text;
		int ret;
	} rows[] = {
		{ "abc", 0 },	    { "abcdefg", 0 },
		{ "ab", -EINVAL },  { "abcdefgh", -E2BIG },
		{ "", -EINVAL },    { "abc\x1b", -EINVAL },
		{ "a b", -EINVAL }, { "abcdefghijk/", -EINVAL },
	};

	FOR_EACH_ROW(row, rows)
	{
		char out[8] = "before.";

		char want[8] = "";

		if (!row->ret)
			memcpy(want, row->text, strlen(row->text));
		EXPECT_EQ(validate_text(said(row->text), 3, word, out),
			  row->ret);
		EXPECT(!memcmp(out, want, sizeof(out)));
	}
}

UNTRUSTED_CLASS(every_byte, c || !c);

TEST(text_has_no_zero_byte)
{
	char out[8];

	EXPECT_EQ(validate_text(bytes_of("a\0b", 3), 0, any, out), -EINVAL);
	EXPECT_EQ(validate_text(bytes_of("ab\0", 3), 0, any, out), -EINVAL);
	EXPECT_EQ(validate_text(bytes_of("a\0b", 3), 0, every_byte, out),
		  -EINVAL);
	EXPECT_EQ(validate_text(bytes_of("ab\n\xff", 4), 0, any, out), 0);
	EXPECT(!strcmp(out, "ab\n\xff"));
	EXPECT_EQ(validate_text(untrusted_bytes_of(NULL, 0), 0, any, out), 0);
	EXPECT(!strcmp(out, ""));
}

TEST(keyword_is_the_whole_text)
{
	static const char *const words[] = { "on", "off", "auto" };
	size_t which = 7;

	EXPECT_EQ(validate_keyword(said("off"), words, &which), 0);
	EXPECT_EQ(which, 1);
	EXPECT_EQ(validate_keyword(said("auto"), words, &which), 0);
	EXPECT_EQ(which, 2);
	which = 7;
	EXPECT_EQ(validate_keyword(said("of"), words, &which), -EINVAL);
	EXPECT_EQ(validate_keyword(said("offf"), words, &which), -EINVAL);
	EXPECT_EQ(validate_keyword(said("Off"), words, &which), -EINVAL);
	EXPECT_EQ(validate_keyword(said(""), words, &which), -EINVAL);
	EXPECT_EQ(validate_keyword(bytes_of("on\0", 3), words, &which),
		  -EINVAL);
	EXPECT_EQ(which, 7);
}

TEST(take_lines)
{
	struct reader r = {};
	untrusted_bytes line = {};

	EXPECT(reader_init(&r, said("one\n\n\nt\x00wo\nrest")));
	EXPECT(reader_init(&r, said("one\n\ntwo\nrest")));
	EXPECT(text_take(&r, '\n', &line) && holds(line, "one"));
	EXPECT(text_take(&r, '\n', &line) && holds(line, ""));
	EXPECT(text_take(&r, '\n', &line) && holds(line, "two"));
	EXPECT(!text_take(&r, '\n', &line));
	EXPECT(holds(line, "two"));
	EXPECT_EQ(reader_left(&r), 4);
}

TEST(take_of_nothing)
{
	struct reader r = {};
	untrusted_bytes line = { NULL, 7 };

	EXPECT(reader_init(&r, untrusted_bytes_of(NULL, 0)));
	EXPECT(!text_take(&r, '\n', &line));
	EXPECT(reader_init(&r, bytes_of("\n", 1)));
	EXPECT(text_take(&r, '\n', &line));
	EXPECT_EQ(line.len, 0);
	EXPECT(!text_take(&r, '\n', &line));
}

TEST(take_passes_zero_bytes)
{
	struct reader r = {};
	untrusted_bytes line = {};

	EXPECT(reader_init(&r, bytes_of("a\0b\nc", 5)));
	EXPECT(text_take(&r, '\n', &line));
	EXPECT_EQ(line.len, 3);
	EXPECT(reader_init(&r, bytes_of("key\xff=v", 6)));
	EXPECT(text_take(&r, '\xff', &line));
	EXPECT(holds(line, "key"));
}

TEST(trim)
{
	EXPECT(holds(text_trim(said(" \t a b\t\r")), "a b"));
	EXPECT(holds(text_trim(said("ab")), "ab"));
	EXPECT(holds(text_trim(said(" \t\r ")), ""));
	EXPECT(holds(text_trim(said("")), ""));
	EXPECT(holds(text_trim(said("\na\n")), "\na\n"));
	EXPECT_EQ(text_trim(untrusted_bytes_of(NULL, 0)).len, 0);
}

TEST(chomp)
{
	EXPECT(holds(text_chomp(said("ab\n")), "ab"));
	EXPECT(holds(text_chomp(said("ab\n\n")), "ab\n"));
	EXPECT(holds(text_chomp(said("\nab")), "\nab"));
	EXPECT(holds(text_chomp(said("ab\r\n")), "ab\r"));
	EXPECT(holds(text_chomp(said("\n")), ""));
	EXPECT(holds(text_chomp(said("")), ""));
	EXPECT_EQ(text_chomp(untrusted_bytes_of(NULL, 0)).len, 0);
}
