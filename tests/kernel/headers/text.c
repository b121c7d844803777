// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* text.h: text and numbers, as sysfs hands them over. */
#include <untrusted/kernel/text.h>
#include <untrusted/kernel/uaccess.h>

#include "memory.h"
#include "module.h"

/* The text ends where memory does: nobody has terminated it. */
static untrusted_bytes written(const char *text, size_t n)
{
	return text_bytes(memcpy(test_guarded(n), text, n), n);
}

TEST(text)
{
	static const struct {
		const char *sent;
		size_t n;
		int want;
		const char *text;
	} rows[] = {
		{ "", 0, 0, "" },
		{ "\n", 1, 0, "" },
		{ "a", 1, 0, "a" },
		{ "a\n", 2, 0, "a" },
		{ "a\n\n", 3, 0, "a\n" },
		{ "a\nb", 3, 0, "a\nb" },
		{ "1234567", 7, 0, "1234567" },
		{ "1234567\n", 8, 0, "1234567" },
		{ "12345678", 8, -E2BIG, "" },
		{ "12345678\n", 9, -E2BIG, "" },
		{ "123456789", 9, -E2BIG, "" },
		{ "\0", 1, -EINVAL, "" },
		{ "a\0b", 3, -EINVAL, "" },
		{ "a\0", 2, -EINVAL, "" },
		{ "a\0\n", 3, -EINVAL, "" },
	};

	FOR_EACH_ROW(row, rows)
	{
		char out[8], want[8];

		memset(out, PATTERN, sizeof(out));
		strscpy_pad(want, row->text, sizeof(want));
		EXPECT_EQ(validate_text(written(row->sent, row->n), 0, any,
					out),
			  row->want);
		EXPECT(!memcmp(out, want, sizeof(want)));
	}
}

/* What kstrtou8() lets through besides: a sign, a base of the sender's, a newline. */
TEST(number)
{
	static const struct {
		const char *sent;
		size_t n;
		int want;
		u8 value;
	} rows[] = {
		{ "0", 1, 0, 0 },
		{ "255", 3, 0, 255 },
		{ "255\n", 4, 0, 255 },
		{ "017", 3, 0, 17 },
		{ "256", 3, -EOVERFLOW, 0 },
		{ "99999999999999999999", 20, -EOVERFLOW, 0 },
		{ "", 0, -EINVAL, 0 },
		{ "\n", 1, -EINVAL, 0 },
		{ "5\n\n", 3, -EINVAL, 0 },
		{ "+5", 2, -EINVAL, 0 },
		{ "-1", 2, -EINVAL, 0 },
		{ " 1", 2, -EINVAL, 0 },
		{ "1 ", 2, -EINVAL, 0 },
		{ "1x", 2, -EINVAL, 0 },
		{ "ff", 2, -EINVAL, 0 },
		{ "0xff", 4, -EINVAL, 0 },
		{ "0x", 2, -EINVAL, 0 },
		{ "1\0"
		  "2",
		  3, -EINVAL, 0 },
		{ "1\n2", 3, -EINVAL, 0 },
	};

	FOR_EACH_ROW(row, rows)
	{
		u8 out = 7;

		EXPECT_EQ(validate_number(u8, written(row->sent, row->n), 10, 0,
					  255, &out),
			  row->want);
		EXPECT_EQ(out, row->want ? 7 : row->value);
	}
}

TEST(number_of_another_base)
{
	u8 out = 7;

	EXPECT_EQ(validate_number(u8, written("fF\n", 3), 16, 0, 255, &out), 0);
	EXPECT_EQ(out, 255);
	EXPECT_EQ(validate_number(u8, written("11", 2), 2, 0, 255, &out), 0);
	EXPECT_EQ(out, 3);
	EXPECT_EQ(validate_number(u8, written("12", 2), 2, 0, 255, &out),
		  -EINVAL);
	EXPECT_EQ(validate_number(u8, written("100", 3), 16, 0, 255, &out),
		  -EOVERFLOW);
	EXPECT_EQ(validate_number(u8, written("11", 2), 2, 4, 255, &out),
		  -EINVAL);
	EXPECT_EQ(out, 3);
}

TEST(number_of_many_digits)
{
	char zeros[200];
	u8 out = 7;

	memset(zeros, '0', sizeof(zeros));
	EXPECT_EQ(validate_number(u8, written(zeros, sizeof(zeros)), 10, 0, 255,
				  &out),
		  0);
	EXPECT_EQ(out, 0);
}

#define EXPECT_ENDS(tag, lowest, highest)                                      \
	do {                                                                   \
		const tag least =                                              \
			(tag)(UT_IS_SIGNED(tag) ?                              \
				      1ull << (sizeof(tag) * 8 - 1) :          \
				      0);                                      \
		const tag most = (tag)~least;                                  \
		tag out = 7;                                                   \
		EXPECT_EQ(validate_number(tag,                                 \
					  written(lowest, strlen(lowest)), 10, \
					  least, most, &out),                  \
			  0);                                                  \
		EXPECT_EQ(out, least);                                         \
		EXPECT_EQ(validate_number(tag,                                 \
					  written(highest, strlen(highest)),   \
					  10, least, most, &out),              \
			  0);                                                  \
		EXPECT_EQ(out, most);                                          \
	} while (0)

TEST(number_of_every_tag)
{
	EXPECT_ENDS(u8, "0", "255");
	EXPECT_ENDS(u16, "0", "65535");
	EXPECT_ENDS(u32, "0", "4294967295");
	EXPECT_ENDS(u64, "0", "18446744073709551615");
	EXPECT_ENDS(s8, "-128", "127");
	EXPECT_ENDS(s16, "-32768", "32767");
	EXPECT_ENDS(s32, "-2147483648", "2147483647");
	EXPECT_ENDS(s64, "-9223372036854775808", "9223372036854775807");
}

TEST(number_past_the_ends)
{
	s64 out = 7;
	u64 sum = 7;

	EXPECT_EQ(validate_number(s64, written("9223372036854775808", 19), 10,
				  S64_MIN, S64_MAX, &out),
		  -EOVERFLOW);
	EXPECT_EQ(validate_number(s64, written("-9223372036854775809", 20), 10,
				  S64_MIN, S64_MAX, &out),
		  -EOVERFLOW);
	EXPECT_EQ(validate_number(u64, written("18446744073709551616", 20), 10,
				  0, U64_MAX, &sum),
		  -EOVERFLOW);
	EXPECT_EQ(out, 7);
	EXPECT_EQ(sum, 7);
}

TEST(words_of_a_line)
{
	static const char *const words[] = { "off", "on" };
	untrusted_bytes text = written("size=5,mode=on\n", 15);
	struct reader r;
	size_t which = 7;
	u32 size = 0;

	EXPECT(reader_init(&r, text));
	EXPECT(text_take(&r, '=', &text));
	EXPECT(text_take(&r, ',', &text));
	EXPECT_EQ(validate_number(u32, text, 10, 1, 9, &size), 0);
	EXPECT_EQ(size, 5);
	EXPECT(text_take(&r, '=', &text));
	EXPECT(!text_take(&r, ',', &text));
	EXPECT(reader_bytes(&r, reader_left(&r), &text));
	EXPECT_EQ(validate_keyword(text, words, &which), 0);
	EXPECT_EQ(which, 1);
	EXPECT_EQ(validate_keyword(written("o", 1), words, &which), -EINVAL);
	EXPECT_EQ(validate_keyword(written("onn", 3), words, &which), -EINVAL);
}

TEST(text_of_a_process)
{
	const unsigned long at = user_bytes("label\n", 6);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct user_slice slice = user_slice_of((const char __user *)at, 6);
	char label[6];

	EXPECT_EQ(user_slice_len(&slice), 6);
	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	EXPECT_EQ(vec.len, 6);
	EXPECT_EQ(validate_text(text_chomp(untrusted_vec_bytes(&vec)), 1, word,
				label),
		  0);
	EXPECT(!strcmp(label, "label"));
	EXPECT_EQ(user_fetch_vec(&slice, &vec), -E2BIG);
}
