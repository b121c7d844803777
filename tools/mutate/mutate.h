/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef _UAPI_MUTATE_H
#define _UAPI_MUTATE_H

/**
 * DOC: mutate, a device that changes a byte of a process behind the kernel's back
 *
 * MUTATE_ARM has the processor stop behind each touch of one byte of the calling
 * thread's memory, by a debug register. Touches of the thread itself do not count,
 * those of the kernel on its behalf do: reads and writes. Right behind the touch that
 * was asked for, before the kernel goes on, the byte changes.
 *
 * MUTATE_DISARM ends that, and tells what was seen. Both are for one thread a file.
 */

#include <linux/ioctl.h>
#include <linux/types.h>

#define MUTATE_PLACE_LEN 80

/**
 * struct mutate_arm - what changes, and when
 * @at: address of the byte, mapped and writable
 * @touch: behind which touch it changes, counted from 1; 0: it does not change
 * @value: what it changes to, 0 to 255
 */
struct mutate_arm {
	__u64 at;
	__u32 touch;
	__u32 value;
};

/**
 * struct mutate_seen - what the kernel did meanwhile
 * @touches: how often it touched the byte
 * @changed: 1 if the byte was changed, or 0
 * @place: the innermost function of a module that led to the touch behind which it was
 *	changed, as "function+0x0/0x0 [module]"; terminated, empty if there is none
 */
struct mutate_seen {
	__u32 touches;
	__u32 changed;
	char place[MUTATE_PLACE_LEN];
};

#define MUTATE_MAGIC 0xb9

/* EINVAL: @value; EFAULT: @at; EBUSY: armed already, or no debug register is free */
#define MUTATE_ARM _IOW(MUTATE_MAGIC, 1, struct mutate_arm)
/* EINVAL: not armed */
#define MUTATE_DISARM _IOR(MUTATE_MAGIC, 2, struct mutate_seen)

#endif /* _UAPI_MUTATE_H */
