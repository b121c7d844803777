/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_TEXT_H
#define UNTRUSTED_TEXT_H

/**
 * DOC: text.h, what text from outside says
 *
 * Text comes as untrusted_bytes: a line, an argument, what was written to a file of
 * sysfs. It has a length and no terminator, and may hold any byte. Numbers in it are
 * read by functions that were made for text somebody trusts::
 *
 *	port = atoi(arg);			// !! BUG: "80x" is 80, "x" is 0,
 *						// "-1" is 65535, "65616" is 80
 *	ret = kstrtou16(buf, 0, &port);		// !! BUG: "010" is 8, "+80" and
 *						// "0x50\n" are 80; 0 is a port
 *	ret = validate_number(u16, arg, 10, 1, 65535, &port);	// the fix
 *
 * The steps (text_take(), text_trim(), text_chomp()) hand on untrusted text; the verbs
 * (validate_...) are exits. None allocates or waits, and none looks at the locale.
 * They may be called in any context.
 *
 * It does not promise that a word means the same to the next program: validate_text()
 * says of which characters it is, nothing more.
 */

#include <untrusted/reader.h>

/* Where c is, or n. */
ut_outline ut_u32 ut_text_find(const ut_u8 *text, ut_u32 n, ut_u8 c)
{
	ut_u32 i = 0;

	while (i < n && text[i] != c)
		i++;
	return i;
}

/**
 * text_take() - what comes before the next separator; both are consumed
 * @r: the reader
 * @end: the separator: a newline for lines, '=' for the name of a setting
 * @out: receives the text before it, which may be empty
 *
 * What is behind the last separator is left in the reader: a line that has not
 * come as a whole, or the last field.
 *
 * Return: false if there is no separator.
 */
ut_inline ut_must_check bool text_take(struct reader *r, char end,
				       untrusted_bytes *out)
{
	const ut_u32 left = reader_left(r);
	ut_u32 n;

	if (!left)
		return false;
	n = ut_text_find(&untrusted_expose(ut_u8, r->base + r->off), left,
			 (ut_u8)end);
	return n < left && reader_bytes(r, n, out) && reader_skip(r, 1);
}

ut_inline bool ut_is_blank(ut_u8 c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/**
 * text_trim() - without the blanks, tabs and carriage returns at both ends
 * @text: the text
 *
 * Return: the rest of it, still untrusted, maybe empty.
 */
ut_outline untrusted_bytes text_trim(untrusted_bytes text)
{
	const ut_native_bytes plain = ut_load_bytes(text);
	size_t from = 0, to = plain.len;

	if (!to)
		return text;
	while (to && ut_is_blank(plain.ptr[to - 1]))
		to--;
	while (from < to && ut_is_blank(plain.ptr[from]))
		from++;
	return (untrusted_bytes){ ut_behind(text.ptr, from), to - from };
}

/**
 * text_chomp() - without the newline at its end, if there is one
 * @text: the text, as echo(1) writes it
 *
 * Return: the rest of it, still untrusted, maybe empty.
 */
ut_inline untrusted_bytes text_chomp(untrusted_bytes text)
{
	const ut_native_bytes plain = ut_load_bytes(text);

	if (plain.len && plain.ptr[plain.len - 1] == '\n')
		text.len--;
	return text;
}

/* 36 and more is no digit of any base. */
ut_inline unsigned int ut_digit(ut_u8 c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'Z')
		return c - 'A' + 10;
	return 255;
}

/* bits: the number in two's complement. */
ut_outline ut_must_check int ut_number(untrusted_bytes text, unsigned int base,
				       bool is_signed, ut_u64 *bits)
{
	const ut_native_bytes plain = ut_load_bytes(text);
	const bool minus = is_signed && plain.len && plain.ptr[0] == '-';
	const ut_u64 most = is_signed ? (~0ull >> 1) + minus : ~0ull;
	bool over = false;
	ut_u64 sum = 0;

	if (plain.len <= minus)
		return -EINVAL;
	for (size_t i = minus; i < plain.len; i++) {
		const unsigned int digit = ut_digit(plain.ptr[i]);

		if (digit >= base)
			return -EINVAL;
		over = over || __builtin_mul_overflow(sum, base, &sum) ||
		       __builtin_add_overflow(sum, digit, &sum);
	}
	if (over || sum > most)
		return -EOVERFLOW;
	*bits = minus ? 0 - sum : sum;
	return 0;
}

/**
 * validate_number() - text that is a number from @lo to @hi, and nothing else
 * @tag: tag whose native type the number gets
 * @text: untrusted_bytes
 * @base: 2 to 36, a constant
 * @lo: least value allowed
 * @hi: greatest value allowed, inclusive
 * @out: where the number goes, pointer to the tag's native type
 *
 * Digits from the first byte to the last, letters in either case; in front of them
 * a '-' if the tag is signed. No blank, no '+', no "0x", no terminator. Leading
 * zeros are digits: the base is the one that was said.
 *
 * Return: 0; -EINVAL if it is no number, or is not from @lo to @hi; -EOVERFLOW if
 * the type cannot hold it.
 */
#define validate_number(tag, text, base, lo, hi, out)                         \
	(UT_REQUIRE_OUT(tag, out),                                            \
	 UT_REQUIRE_HOLDS("validate_number", tag, lo),                        \
	 UT_REQUIRE_HOLDS("validate_number", tag, hi),                        \
	 UT_REQUIRE(UT_ORDERED(ut_native_##tag, lo, hi),                      \
		    "validate_number: no value is from " #lo " to " #hi       \
		    "; swap the bounds"),                                     \
	 UT_REQUIRE(UT_IS_CONST(base) && UT_CONST(base, 0) >= 2 &&            \
			    UT_CONST(base, 0) <= 36,                          \
		    "validate_number: say the base, 2 to 36: without it 010 " \
		    "is 8 to one program and 10 to the next"),                \
	 UT_NUMBER(UT_UNIQUE(ut_number), ut_native_##tag,                     \
		   UT_BY_TYPE(check_range, ut_native_##tag), text, base, lo,  \
		   hi, out))
#define UT_NUMBER(n, type, check, text, base, lo, hi, out)             \
	ut_checked(({                                                  \
		__typeof__(*(out)) *const UT_PASTE(n, _to) = (out);    \
		ut_u64 n = 0;                                          \
		type UT_PASTE(n, _v) = 0;                              \
		int UT_PASTE(n, _ret) =                                \
			ut_number(text, base, UT_IS_SIGNED(type), &n); \
		const int UT_PASTE(n, _in) =                           \
			check((type)n, lo, hi, &UT_PASTE(n, _v));      \
		if (!UT_PASTE(n, _ret) && (ut_u64)(type)n != n)        \
			UT_PASTE(n, _ret) = -EOVERFLOW;                \
		if (!UT_PASTE(n, _ret))                                \
			UT_PASTE(n, _ret) = UT_PASTE(n, _in);          \
		if (!UT_PASTE(n, _ret))                                \
			*UT_PASTE(n, _to) = UT_PASTE(n, _v);           \
		UT_PASTE(n, _ret);                                     \
	}))

#define UT_IS_ARRAY(a) (!UT_SAME(__typeof__(a), __typeof__(&(a)[0])))

/* A sizeof of what is no array would be that of the pointer. */
#define UT_REQUIRE_TEXT_ARRAY(verb, array, least)                   \
	UT_REQUIRE(UT_IS_ARRAY(array) &&                            \
			   UT_SAME(__typeof__((array)[0]), char) && \
			   sizeof(array) >= (least),                \
		   verb ": " #array " is no array of " #least " char or more")

/**
 * validate_text() - text of a class, as a string of the program's own
 * @text: untrusted_bytes
 * @least: characters it must have, 0 or more
 * @class: what every character must be: any (but a zero byte), printable, word; or
 *	a class made with UNTRUSTED_CLASS()
 * @out: an array of char, a true one: its size is the bound. Receives the text, and
 *	zeroes behind it, one at the least; zeroes on failure
 *
 * Return: 0; -EINVAL if there are fewer characters than @least, or one outside the
 * class; -E2BIG if the array is too short.
 */
#define validate_text(text, least, class, out)           \
	(UT_REQUIRE_TEXT_ARRAY("validate_text", out, 1), \
	 ut_text_copy(text, least, ut_class_##class, out, sizeof(out)))

ut_outline ut_must_check int ut_text_copy(untrusted_bytes text, size_t least,
					  bool (*in_class)(unsigned char c),
					  char *out, size_t size)
{
	const ut_native_bytes plain = ut_load_bytes(text);

	__builtin_memset(out, 0, size);
	if (plain.len < least)
		return -EINVAL;
	for (size_t i = 0; i < plain.len; i++)
		if (!plain.ptr[i] || !in_class(plain.ptr[i]))
			return -EINVAL;
	if (plain.len >= size)
		return -E2BIG;
	for (size_t i = 0; i < plain.len; i++)
		out[i] = (char)plain.ptr[i];
	return 0;
}

/**
 * validate_keyword() - one of the words of a table
 * @text: untrusted_bytes
 * @words: a true array of pointers to const char, none of them NULL
 * @out: receives the place in the table, size_t, masked
 *
 * The whole text is the word, in the case it is written in.
 *
 * Return: 0, or -EINVAL.
 */
#define validate_keyword(text, words, out)                                 \
	(UT_REQUIRE(UT_IS_ARRAY(words),                                    \
		    "validate_keyword: " #words " is a pointer; give the " \
		    "array itself, whose length is the bound"),            \
	 ut_keyword(text, words, sizeof(words) / sizeof((words)[0]), out))

ut_inline bool ut_text_is(ut_native_bytes text, const char *word)
{
	size_t i = 0;

	while (i < text.len && word[i] && (ut_u8)word[i] == text.ptr[i])
		i++;
	return i == text.len && !word[i];
}

ut_outline ut_must_check int ut_keyword(untrusted_bytes text,
					const char *const *words, size_t n,
					size_t *out)
{
	const ut_native_bytes plain = ut_load_bytes(text);

	for (size_t i = 0; i < n; i++) {
		if (!ut_text_is(plain, words[i]))
			continue;
		*out = ut_masked(i, n);
		return 0;
	}
	return -EINVAL;
}

#endif /* UNTRUSTED_TEXT_H */
