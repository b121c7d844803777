/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_TEXT_H
#define UNTRUSTED_KERNEL_TEXT_H

/**
 * DOC: kernel/text.h, what is written to sysfs and debugfs, and options
 *
 * A file of sysfs gets a buffer of the kernel's and how much of it was written; an
 * option of a module or a mount is a string. One of debugfs gets a buffer of the
 * process, as write(2) does::
 *
 *	memcpy(card->label, buf, count);	// !! BUG: as many bytes as were
 *						// written, up to a page
 *	ret = text_fetch(buf, count, label, sizeof(label));	// the fix
 *	if (!ret)
 *		ret = validate_string(label, sizeof(label), 1, printable, &text);
 *
 * A number is untrusted until a validator has seen it; text that is not wholly a
 * number is refused::
 *
 *	ret = text_fetch_number(u32, buf, count, 0, &sent);
 *	if (!ret)
 *		ret = validate_range(u32, sent, 1, 100, &limit);
 *
 * It does not promise that who wrote may: the file's mode says that.
 */

#include <linux/kstrtox.h>
#include <linux/string.h>
#include <untrusted/kernel/uaccess.h>

/**
 * text_fetch() - take text over
 * @buf: private to the kernel: what sysfs hands over, the value of an option
 * @count: bytes of it
 * @text: private buffer; terminated, zeroed behind the text; untouched on failure
 * @size: bytes of @text, 1 or more
 *
 * One newline at the end, as echo writes it, is left out. Any context.
 *
 * Return: 0; -EINVAL if a terminator lies inside the text; -E2BIG if it does not fit.
 */
ut_inline ut_must_check int text_fetch(const char *buf, size_t count,
				       untrusted_char *text, size_t size)
{
	char *const to = (char *)text;
	size_t n = count;

	if (n && buf[n - 1] == '\n')
		n--;
	if (memchr(buf, '\0', n))
		return -EINVAL;
	if (n >= size)
		return -E2BIG;
	memcpy(to, buf, n);
	memset(to + n, 0, size - n);
	return 0;
}

/* Longest: 64 digits of base 2, a sign, and room to be too long. */
#define UT_NUMBER_TEXT 80

#define UT_TEXT_NUMBER(tag, parse)                                             \
	ut_inline ut_must_check int ut_text_number_##tag(const char *buf,      \
							 size_t count,         \
							 unsigned int base,    \
							 untrusted_##tag *out) \
	{                                                                      \
		untrusted_char text[UT_NUMBER_TEXT];                           \
		tag value;                                                     \
		int ret = text_fetch(buf, count, text, sizeof(text));          \
		if (!ret)                                                      \
			ret = parse(&untrusted_expose(char, text), base,       \
				    &value);                                   \
		if (!ret)                                                      \
			*out = ut_mark_##tag(value);                           \
		return ret == -ERANGE ? -EOVERFLOW : ret ? -EINVAL : 0;        \
	}                                                                      \
	struct ut_tag_text_##tag

UT_TEXT_NUMBER(u8, kstrtou8);
UT_TEXT_NUMBER(u16, kstrtou16);
UT_TEXT_NUMBER(u32, kstrtou32);
UT_TEXT_NUMBER(u64, kstrtou64);
UT_TEXT_NUMBER(s8, kstrtos8);
UT_TEXT_NUMBER(s16, kstrtos16);
UT_TEXT_NUMBER(s32, kstrtos32);
UT_TEXT_NUMBER(s64, kstrtos64);

/**
 * text_fetch_number() - take a number over
 * @tag: u8 to u64, s8 to s64
 * @buf: as for text_fetch()
 * @count: bytes of it
 * @base: 2 to 16; 0: as the text says, by 0x or 0
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Any context.
 *
 * Return: 0; -EINVAL if the text is not wholly a number; -EOVERFLOW if @tag does not
 * hold it.
 */
#define text_fetch_number(tag, buf, count, base, out) \
	ut_text_number_##tag(buf, count, base, out)

/**
 * text_slice() - what a process writes to a file that gets its buffer
 * @buf: the buffer, as write of struct file_operations gets it
 * @count: bytes of it
 *
 * For user_fetch_vec() and its like. Any context.
 *
 * Return: the slice.
 */
ut_inline struct user_slice text_slice(const char __user *buf, size_t count)
{
	return user_slice_at(untrusted_mark(u64, (unsigned long)buf), count);
}

#endif /* UNTRUSTED_KERNEL_TEXT_H */
