/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_FIRMWARE_H
#define UNTRUSTED_KERNEL_FIRMWARE_H

/**
 * DOC: kernel/firmware.h, files that a driver asks for
 *
 * A firmware file is what lies on a disk under a name, and describes itself::
 *
 *	head = (void *)fw->data;
 *	for (i = 0; i < head->count; i++)	// !! BUG: nobody asked whether the
 *		load(&head->part[i]);		// file is as long as it says
 *
 *	ret = firmware_fetch(&fw, name, dev, MAX);	// the fix: bytes, as many as
 *	if (ret)					// there are, for a reader or a
 *		return ret;				// schema
 *	ok = reader_init(&r, firmware_bytes(&fw));
 *
 * The bytes are private once they are fetched, and live until firmware_free().
 *
 * It does not promise that the file is from whom it should be: that is for a
 * signature. A name from outside must not hold a "/".
 */

#include <linux/firmware.h>
#include <untrusted/vec.h>

/**
 * struct untrusted_firmware - a file's bytes, while it is held
 * @ut_firmware: the library's own
 */
struct untrusted_firmware {
	const struct firmware *ut_firmware;
};

/**
 * firmware_fetch() - fetch a file
 * @fw: receives it; release it by firmware_free(). Empty on failure
 * @name: its name
 * @dev: the device it is for
 * @max: bytes the driver is ready to look at
 *
 * Nothing is logged. Sleeps, not to be called from probe of a driver that is built
 * into the kernel.
 *
 * Return: 0; -E2BIG if the file is longer than @max; -ENOENT, or what else reading
 * the file gave.
 */
ut_inline ut_must_check int firmware_fetch(struct untrusted_firmware *fw,
					   const char *name, struct device *dev,
					   size_t max)
{
	const struct firmware *file;
	int ret;

	fw->ut_firmware = NULL;
	ret = firmware_request_nowarn(&file, name, dev);
	if (ret)
		return ret;
	if (file->size > max) {
		release_firmware(file);
		return -E2BIG;
	}
	fw->ut_firmware = file;
	return 0;
}

/**
 * firmware_bytes() - the bytes of a file
 * @fw: the file
 *
 * Return: the slice, in use until firmware_free(); empty if there is no file.
 */
ut_inline untrusted_bytes firmware_bytes(const struct untrusted_firmware *fw)
{
	const struct firmware *const file = fw->ut_firmware;

	if (!file)
		return (untrusted_bytes){ NULL, 0 };
	return (untrusted_bytes){ (const untrusted_u8 *)file->data,
				  file->size };
}

/**
 * firmware_free() - release a file
 * @fw: the file; empty afterwards. An empty one is fine
 */
ut_inline void firmware_free(struct untrusted_firmware *fw)
{
	release_firmware(fw->ut_firmware);
	fw->ut_firmware = NULL;
}

#endif /* UNTRUSTED_KERNEL_FIRMWARE_H */
