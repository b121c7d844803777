// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/text.h: what a refusal prints. */
#include <stdlib.h>
#include <string.h>
#include <untrusted/user/text.h>

#include "harness.h"
#include "user.h"
#include "values.h"

TEST(quote_lets_nothing_through)
{
	char out[64];

	EXPECT(!strcmp(text_quote(said("plain text"), out), "\"plain text\""));
	EXPECT(!strcmp(text_quote(said(""), out), "\"\""));
	EXPECT(!strcmp(text_quote(said("a\"b\\c"), out), "\"a\\\"b\\\\c\""));
	EXPECT(!strcmp(text_quote(said("\x1b[2J\r\n"), out),
		       "\"\\x1b[2J\\x0d\\x0a\""));
	EXPECT(!strcmp(text_quote(bytes_of("a\0\x9b\x7f", 4), out),
		       "\"a\\x00\\x9b\\x7f\""));
	EXPECT(!strcmp(text_quote(said("%s%n"), out), "\"%s%n\""));
}

static size_t cut_of(const char *quoted)
{
	const char *const dots = strstr(quoted, "\"...+");

	return dots ? (size_t)strtoull(dots + 5, NULL, 10) : 0;
}

/* Every length, of bytes that take 1, 2 and 4 characters: all are accounted for. */
TEST(quote_counts_what_it_cut)
{
	static const struct {
		char byte;
		size_t width;
	} rows[] = { { 'a', 1 }, { '"', 2 }, { '\n', 4 } };

	FOR_EACH_ROW(row, rows)
	{
		for (size_t n = 0; n < 100; n++) {
			char text[100], out[32 + 17];
			size_t shown;

			memset(text, row->byte, n);
			memset(out, 'X', sizeof(out));
			text_quote(bytes_of(text, n), out);
			EXPECT(memchr(out, '\0', sizeof(out)));
			shown = strlen(out) - 2;
			if (cut_of(out))
				shown = (size_t)(strstr(out, "\"...+") - out) -
					1;
			EXPECT_EQ(shown % row->width, 0);
			EXPECT_EQ(shown / row->width + cut_of(out), n);
			EXPECT_EQ(!cut_of(out),
				  n * row->width + 3 <= sizeof(out));
		}
	}
}

TEST(quote_fills_the_least_array)
{
	static char long_text[1000];
	char out[32];

	memset(long_text, 1, sizeof(long_text));
	text_quote(bytes_of(long_text, sizeof(long_text)), out);
	EXPECT(!strcmp(out, "\"\\x01\"...+999"));
	memset(long_text, 'a', sizeof(long_text));
	text_quote(bytes_of(long_text, sizeof(long_text)), out);
	EXPECT(!strcmp(out, "\"aaaaa\"...+995"));
}

TEST(quote_number)
{
	char out[32];

	EXPECT(!strcmp(text_quote_number(u16, untrusted_mark(u16, 65535), out),
		       "65535"));
	EXPECT(!strcmp(text_quote_number(s8, untrusted_mark(s8, -128), out),
		       "-128"));
	EXPECT(!strcmp(text_quote_number(u64, untrusted_mark(u64, UINT64_MAX),
					 out),
		       "18446744073709551615"));
	EXPECT(!strcmp(text_quote_number(s64, untrusted_mark(s64, INT64_MIN),
					 out),
		       "-9223372036854775808"));
	EXPECT(!strcmp(text_quote_number(be16, WRAPPED_BYTES(be16, 1, 2), out),
		       "258"));
}
