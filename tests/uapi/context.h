/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UAPI_CONTEXT_H
#define UAPI_CONTEXT_H

#include <linux/types.h>

/* What judges and schemas know of the device and of the machine; trusted. */
struct uapi_ctx {
	__u64 page_size; /* a power of two, at least 1024 */
	__u64 file_bytes_max; /* fiemap: the last offset a file can have */
	__u32 i2c_flags; /* i2c_msg: the flags that the adapter can do */
	__u32 spi_bytes_max;
	__u32 spi_hz_max;
	__u32 gpio_lines;
	__u32 kvm_vcpus;
	__u32 sg_bytes_max;
	__u32 ff_samples_max;
	__u32 dm_bytes_max; /* dm_ioctl with the data behind it */
	__u32 dm_targets_max;
	__s16 ff_effects; /* at least 0 */
};

#endif
