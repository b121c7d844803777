// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* text.h: text and numbers, as sysfs hands them over. */
#include <untrusted/kernel/text.h>

#include "memory.h"
#include "module.h"

/* The text ends where memory does: nobody has terminated it. */
static const char *placed(const char *text, size_t n)
{
	return memcpy(test_guarded(n), text, n);
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
		{ "12345678", 8, -E2BIG, NULL },
		{ "12345678\n", 9, -E2BIG, NULL },
		{ "123456789", 9, -E2BIG, NULL },
		{ "\0", 1, -EINVAL, NULL },
		{ "a\0b", 3, -EINVAL, NULL },
		{ "a\0", 2, -EINVAL, NULL },
		{ "a\0\n", 3, -EINVAL, NULL },
	};

	FOR_EACH_ROW(row, rows)
	{
		untrusted_char out[9];
		char want[9];

		memset(out, PATTERN, sizeof(out));
		memset(want, PATTERN, sizeof(want));
		if (row->text)
			strscpy_pad(want, row->text, 8);
		EXPECT_EQ(text_fetch(placed(row->sent, row->n), row->n, out, 8),
			  row->want);
		EXPECT(!memcmp(out, want, sizeof(want)));
	}
}

static void expect_u8(const char *sent, size_t n, unsigned int base, int want,
		      u8 value)
{
	untrusted_u8 out = untrusted_mark(u8, 7);

	EXPECT_EQ(text_fetch_number(u8, placed(sent, n), n, base, &out), want);
	EXPECT_EQ(validate_any(u8, out), want ? 7 : value);
}

TEST(number)
{
	static const struct {
		const char *sent;
		size_t n;
		unsigned int base;
		int want;
		u8 value;
	} rows[] = {
		{ "0", 1, 0, 0, 0 },
		{ "255", 3, 0, 0, 255 },
		{ "255\n", 4, 10, 0, 255 },
		{ "0xff", 4, 0, 0, 255 },
		{ "ff", 2, 16, 0, 255 },
		{ "017", 3, 0, 0, 15 },
		{ "11", 2, 2, 0, 3 },
		{ "256", 3, 0, -EOVERFLOW, 0 },
		{ "0x100", 5, 0, -EOVERFLOW, 0 },
		{ "99999999999999999999", 20, 0, -EOVERFLOW, 0 },
		{ "", 0, 0, -EINVAL, 0 },
		{ "\n", 1, 0, -EINVAL, 0 },
		{ "-1", 2, 0, -EINVAL, 0 },
		{ " 1", 2, 0, -EINVAL, 0 },
		{ "1 ", 2, 0, -EINVAL, 0 },
		{ "1x", 2, 0, -EINVAL, 0 },
		{ "ff", 2, 10, -EINVAL, 0 },
		{ "0x", 2, 0, -EINVAL, 0 },
		{ "1\0"
		  "2",
		  3, 0, -EINVAL, 0 },
		{ "1\n2", 3, 0, -EINVAL, 0 },
	};

	FOR_EACH_ROW(row, rows)
	expect_u8(row->sent, row->n, row->base, row->want, row->value);
}

TEST(number_longer_than_any)
{
	char zeros[100];

	memset(zeros, '0', sizeof(zeros));
	expect_u8(zeros, 79, 10, 0, 0);
	expect_u8(zeros, 80, 10, -EINVAL, 0);
	expect_u8(zeros, sizeof(zeros), 10, -EINVAL, 0);
}

#define EXPECT_ENDS(tag, lowest, highest)                                     \
	do {                                                                  \
		untrusted_##tag out;                                          \
		EXPECT_EQ(text_fetch_number(tag, lowest, strlen(lowest), 0,   \
					    &out),                            \
			  0);                                                 \
		EXPECT_EQ(validate_any(tag, out),                             \
			  (tag)(UT_IS_SIGNED(tag) ?                           \
					1ull << (sizeof(tag) * 8 - 1) :       \
					0));                                  \
		EXPECT_EQ(text_fetch_number(tag, highest, strlen(highest), 0, \
					    &out),                            \
			  0);                                                 \
		EXPECT_EQ(validate_any(tag, out),                             \
			  (tag)(UT_IS_SIGNED(tag) ?                           \
					(1ull << (sizeof(tag) * 8 - 1)) - 1 : \
					~0ull));                              \
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

TEST(text_of_a_process)
{
	const unsigned long at = user_bytes("label", 5);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct user_slice slice = text_slice((const char __user *)at, 5);

	EXPECT_EQ(user_slice_len(&slice), 5);
	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	EXPECT_EQ(vec.len, 5);
	EXPECT(!memcmp(buf, "label", 5));
	EXPECT_EQ(user_fetch_vec(&slice, &vec), -E2BIG);
}
