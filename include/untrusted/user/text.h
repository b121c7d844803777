/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_TEXT_H
#define UNTRUSTED_USER_TEXT_H

/**
 * DOC: user/text.h, strings as text, and text that was refused for people to read
 *
 * What text.h says is not what was wanted, and somebody is told::
 *
 *	fprintf(stderr, "bad port %s\n", arg);	// !! BUG: an escape sequence
 *						// rewrites the terminal, a
 *						// newline writes a line of its own
 *	char quoted[64];
 *	fprintf(stderr, "bad port %s\n", text_quote(arg, quoted));	// the fix
 *
 * None of these allocates or waits, and none looks at the locale.
 *
 * It does not promise that what is printed is true: only that it is one piece of one
 * line.
 */

#include <stdio.h>
#include <string.h>
#include <untrusted/text.h>

/**
 * text_mark() - a string that came from outside, as text
 * @chars: terminated: an option's value, a name of readdir(3); outlives the text
 *
 * Return: untrusted_bytes, without the terminator.
 */
ut_inline untrusted_bytes text_mark(const char *chars)
{
	const void *const at = chars;

	return (untrusted_bytes){ at, strlen(chars) };
}

/**
 * text_quote() - untrusted bytes as a person may see them, in a terminal or a log
 * @text: untrusted_bytes
 * @out: an array of char, a true one of 32 or more
 *
 * Printable ASCII in double quotes; every other byte as \xNN, the quote and the
 * backslash behind a backslash. What did not fit is counted: "GET /aaaa"...+212 is
 * 212 bytes longer. The result has no newline and no escape sequence, and no two
 * texts that fit have the same.
 *
 * Return: @out, terminated.
 */
#define text_quote(text, out)                          \
	(UT_REQUIRE_TEXT_ARRAY("text_quote", out, 32), \
	 ut_quote(text, out, sizeof(out)))

/* One byte as 1, 2 or 4 characters. */
ut_outline size_t ut_quote_byte(ut_u8 c, char piece[4])
{
	static const char hex[] = "0123456789abcdef";

	if (c == '"' || c == '\\') {
		piece[0] = '\\';
		piece[1] = (char)c;
		return 2;
	}
	if (c >= 0x20 && c <= 0x7e) {
		piece[0] = (char)c;
		return 1;
	}
	piece[0] = '\\';
	piece[1] = 'x';
	piece[2] = hex[c >> 4];
	piece[3] = hex[c & 15];
	return 4;
}

/* The first cut, if the text is cut, is where the count of the rest still fits. */
ut_outline const char *ut_quote(untrusted_bytes text, char *out, size_t size)
{
	const ut_native_bytes plain = ut_load_bytes(text);
	const size_t tail = sizeof("\"...+18446744073709551615");
	size_t at = 1, i = 0, cut_at = 1, cut = 0;
	char piece[4];

	out[0] = '"';
	for (; i < plain.len; i++) {
		const size_t n = ut_quote_byte(plain.ptr[i], piece);

		if (at + n + sizeof("\"") > size)
			break;
		memcpy(out + at, piece, n);
		at += n;
		if (at + tail <= size) {
			cut_at = at;
			cut = i + 1;
		}
	}
	if (i == plain.len)
		snprintf(out + at, size - at, "\"");
	else
		snprintf(out + cut_at, size - cut_at, "\"...+%zu",
			 plain.len - cut);
	return out;
}

/**
 * text_quote_number() - an untrusted number as a person may see it
 * @tag: integer tag of @u
 * @u: the untrusted value
 * @out: an array of char, a true one of 32 or more
 *
 * Return: @out, its digits in base 10, terminated.
 */
#define text_quote_number(tag, u, out)                        \
	(UT_REQUIRE_TEXT_ARRAY("text_quote_number", out, 32), \
	 ut_quote_number((ut_u64)ut_load_##tag(u),            \
			 UT_IS_SIGNED(ut_native_##tag), out))

ut_outline const char *ut_quote_number(ut_u64 bits, bool is_signed, char *out)
{
	if (is_signed)
		snprintf(out, 32, "%lld", (long long)bits);
	else
		snprintf(out, 32, "%llu", (unsigned long long)bits);
	return out;
}

#endif /* UNTRUSTED_USER_TEXT_H */
