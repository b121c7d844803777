/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_KERNEL_REJECT_CASE_H
#define TESTS_KERNEL_REJECT_CASE_H

/* What the cases share: two structs, one extensible, and rows of a driver. */
#include <untrusted/kernel/block.h>
#include <untrusted/kernel/device.h>
#include <untrusted/kernel/firmware.h>
#include <untrusted/kernel/ioctl.h>
#include <untrusted/kernel/iov.h>
#include <untrusted/kernel/shared.h>
#include <untrusted/kernel/skb.h>
#include <untrusted/kernel/socket.h>
#include <untrusted/kernel/text.h>
#include <untrusted/kernel/uring.h>
#include <untrusted/kernel/usb.h>
#include <untrusted/reader.h>

struct foo {
	__u32 slot;
	__u32 len;
	__u64 data;
	__u8 name[8];
};

struct bar {
	__u32 size;
	__u32 flags;
};

USER_STRUCT(foo, struct foo, slot, len, data, name);
USER_STRUCT(bar, struct bar, size, flags);

#define FOO_SET _IOWR('f', 1, struct foo)
#define FOO_GET _IOR('f', 2, struct foo)
#define FOO_NUMBER _IO('f', 3)
#define BAR_GROWS _IOWR('f', 4, struct bar)
#define BAR_SIZED _IOC(_IOC_READ | _IOC_WRITE, 'f', 5, 0)

struct device;

#endif /* TESTS_KERNEL_REJECT_CASE_H */
