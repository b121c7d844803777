/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_TEXT_H
#define UNTRUSTED_KERNEL_TEXT_H

/**
 * DOC: kernel/text.h, what is written to sysfs and debugfs, and options
 *
 * A file of sysfs gets a buffer of the kernel's and how much of it was written; an
 * option of a module or a mount is a string. Both may be longer than what they are
 * put into::
 *
 *	memcpy(card->label, buf, count);	// !! BUG: as many bytes as were
 *						// written, up to a page
 *	ret = validate_text(text_bytes(buf, count), 1, printable, label);  // the fix
 *
 * A number is a number to its last byte, of the base that the driver says::
 *
 *	ret = validate_number(u32, text_bytes(buf, count), 10, 1, 100, &limit);
 *
 * A file of debugfs gets a buffer of the process, as write(2) does. It is fetched, and
 * then it is text::
 *
 *	slice = user_slice_of(buf, count);
 *	ret = user_fetch_vec(&slice, &vec);
 *	if (!ret)
 *		text = text_chomp(untrusted_vec_bytes(&vec));
 *
 * It does not promise that who wrote may: the file's mode says that.
 */

#include <untrusted/text.h>

/**
 * text_bytes() - what was written, without the newline that echo(1) puts behind it
 * @buf: private to the kernel, and outlives the text: what sysfs hands over, the value
 *	of an option
 * @count: bytes of it
 *
 * One newline at the end is left out, no second one. Any context.
 *
 * Return: the slice; nothing is copied.
 */
ut_inline untrusted_bytes text_bytes(const char *buf, size_t count)
{
	const void *const at = buf;

	return text_chomp((untrusted_bytes){ at, count });
}

#endif /* UNTRUSTED_KERNEL_TEXT_H */
