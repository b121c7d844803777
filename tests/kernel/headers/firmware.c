// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* firmware.h, with the file that run puts into the guest. */
#include <linux/device.h>
#include <untrusted/kernel/firmware.h>

#include "module.h"

static const char text[] = "firmware";

#define LEN (sizeof(text) - 1)

static struct device *device(void)
{
	struct device *const dev = root_device_register("untrusted_test");

	EXPECT(!IS_ERR(dev));
	return IS_ERR(dev) ? NULL : dev;
}

TEST(firmware_whole)
{
	struct device *const dev = device();
	struct untrusted_firmware fw;
	untrusted_bytes bytes;
	size_t i;

	EXPECT_EQ(firmware_fetch(&fw, "untrusted_test", dev, LEN), 0);
	bytes = firmware_bytes(&fw);
	EXPECT_EQ(bytes.len, LEN);
	for (i = 0; i < bytes.len; i++)
		EXPECT_EQ(validate_any(u8, bytes.ptr[i]), text[i]);
	firmware_free(&fw);
	EXPECT_EQ(firmware_bytes(&fw).len, 0);
	firmware_free(&fw);
	root_device_unregister(dev);
}

TEST(firmware_longer_than_allowed)
{
	struct device *const dev = device();
	struct untrusted_firmware fw;

	EXPECT_EQ(firmware_fetch(&fw, "untrusted_test", dev, LEN - 1), -E2BIG);
	EXPECT_EQ(firmware_bytes(&fw).len, 0);
	firmware_free(&fw);
	root_device_unregister(dev);
}

TEST(firmware_that_is_not_there)
{
	struct device *const dev = device();
	struct untrusted_firmware fw;

	EXPECT_EQ(firmware_fetch(&fw, "untrusted_none", dev, SIZE_MAX),
		  -ENOENT);
	EXPECT_EQ(firmware_bytes(&fw).len, 0);
	firmware_free(&fw);
	root_device_unregister(dev);
}
