// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Any text: as lines, numbers, words, and as it is shown. */
#include <ctype.h>
#include <errno.h>
#include <untrusted/user/text.h>

#include "judged.h"

static untrusted_bytes bytes_of(const uint8_t *text, size_t n)
{
	return untrusted_bytes_of((const untrusted_u8 *)text, n);
}

static int digit_of(uint8_t c)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	const char *const at = c ? strchr(digits, tolower(c)) : NULL;

	return at ? (int)(at - digits) : 99;
}

/* What the number is, by as wide an integer as there is; errno as it must be. */
static int number_of(const uint8_t *text, size_t n, int base, bool is_signed,
		     __int128 *out)
{
	const bool minus = is_signed && n && text[0] == '-';
	__int128 sum = 0;

	if (n == minus)
		return -EINVAL;
	for (size_t i = minus; i < n; i++)
		if (digit_of(text[i]) >= base)
			return -EINVAL;
	for (size_t i = minus; i < n && sum >> 70 == 0; i++)
		sum = sum * base + digit_of(text[i]);
	*out = minus ? -sum : sum;
	return 0;
}

#define JUDGE_NUMBER(tag, type, base, least, most, lo, hi)                     \
	do {                                                                   \
		__int128 number = 0;                                           \
		type got = 77;                                                 \
		int ret =                                                      \
			number_of(text, n, base, (type)-1 < (type)1, &number); \
		if (!ret && (number < (least) || number > (most)))             \
			ret = -EOVERFLOW;                                      \
		else if (!ret && (number < (lo) || number > (hi)))             \
			ret = -EINVAL;                                         \
		MUST(validate_number(tag, bytes_of(text, n), base, lo, hi,     \
				     &got) == ret);                            \
		MUST(ret ? got == 77 : got == number);                         \
	} while (0)

static void judge_numbers(const uint8_t *text, size_t n)
{
	JUDGE_NUMBER(u8, uint8_t, 10, 0, UINT8_MAX, 0, UINT8_MAX);
	JUDGE_NUMBER(u16, uint16_t, 10, 0, UINT16_MAX, 1, 1024);
	JUDGE_NUMBER(s32, int32_t, 10, INT32_MIN, INT32_MAX, -5, INT32_MAX);
	JUDGE_NUMBER(u64, uint64_t, 16, 0, UINT64_MAX, 0, UINT64_MAX);
	JUDGE_NUMBER(s64, int64_t, 36, INT64_MIN, INT64_MAX, INT64_MIN,
		     INT64_MAX);
	JUDGE_NUMBER(u32, uint32_t, 2, 0, UINT32_MAX, 0, UINT32_MAX);
}

/* Each line ends where memchr() says; what is left has no end. */
static void judge_lines(const uint8_t *text, size_t n)
{
	const uint8_t *at = text, *end;
	untrusted_bytes line;
	struct reader r;

	MUST(reader_init(&r, bytes_of(text, n)));
	while (text_take(&r, '\n', &line)) {
		end = memchr(at, '\n', n - (size_t)(at - text));
		MUST(end && line.len == (size_t)(end - at));
		MUST((const void *)line.ptr == (const void *)at);
		at = end + 1;
	}
	MUST(reader_left(&r) == n - (size_t)(at - text));
	MUST(at == text + n || !memchr(at, '\n', reader_left(&r)));
}

static bool blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static void judge_trim(const uint8_t *text, size_t n)
{
	const untrusted_bytes got = text_trim(bytes_of(text, n));
	size_t from = 0;

	while (n && blank(text[n - 1]))
		n--;
	while (from < n && blank(text[from]))
		from++;
	MUST(got.len == n - from);
	MUST(!got.len || (const void *)got.ptr == (const void *)(text + from));
}

static void judge_copy(const uint8_t *text, size_t n)
{
	int ret = n < 2 ? -EINVAL : 0;
	char got[24];

	for (size_t i = 0; i < n; i++)
		if (text[i] < 0x20 || text[i] > 0x7e)
			ret = -EINVAL;
	if (!ret && n >= sizeof(got))
		ret = -E2BIG;
	memset(got, 0x5a, sizeof(got));
	MUST(validate_text(bytes_of(text, n), 2, printable, got) == ret);
	if (ret)
		n = 0;
	MUST(!n || !memcmp(got, text, n));
	for (size_t i = n; i < sizeof(got); i++)
		MUST(!got[i]);
}

static void judge_keyword(const uint8_t *text, size_t n)
{
	static const char *const words[] = { "a", "ab", "abc", "yes", "" };
	size_t at = 77, wanted = 77;

	for (size_t i = 0; i < 5; i++)
		if (strlen(words[i]) == n && !memcmp(words[i], text, n))
			wanted = i;
	MUST(validate_keyword(bytes_of(text, n), words, &at) ==
	     (wanted == 77 ? -EINVAL : 0));
	MUST(at == wanted);
}

/* What is shown says which bytes there were: read back, they are these. */
static void judge_quoted(const char *shown, const uint8_t *text, size_t n)
{
	size_t i = 0;
	unsigned int byte;

	MUST(*shown++ == '"');
	while (*shown != '"') {
		if (*shown != '\\')
			byte = (unsigned char)*shown++;
		else if (shown[1] != 'x')
			byte = (unsigned char)shown[1], shown += 2;
		else
			MUST(sscanf(shown + 2, "%2x", &byte) == 1), shown += 4;
		MUST(i < n && text[i] == byte);
		i++;
	}
	if (i == n)
		MUST(!strcmp(shown, "\""));
	else
		MUST(!strncmp(shown, "\"...+", 5) &&
		     strtoull(shown + 5, NULL, 10) == n - i);
}

static void judge_shown(const uint8_t *text, size_t n)
{
	char narrow[32], wide[4096];

	text_quote(bytes_of(text, n), narrow);
	text_quote(bytes_of(text, n), wide);
	MUST(strlen(narrow) < sizeof(narrow) && strlen(wide) < sizeof(wide));
	for (const char *p = wide; *p; p++)
		MUST(*p >= 0x20 && *p <= 0x7e);
	judge_quoted(narrow, text, n);
	judge_quoted(wide, text, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	uint8_t *const text = judged_copy(data, n);

	judge_numbers(text, n);
	judge_lines(text, n);
	judge_trim(text, n);
	judge_copy(text, n);
	judge_keyword(text, n);
	judge_shown(text, n);
	free(text);
	return 0;
}
