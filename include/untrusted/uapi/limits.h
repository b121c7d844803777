/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef _UAPI_UNTRUSTED_LIMITS_H
#define _UAPI_UNTRUSTED_LIMITS_H

/**
 * DOC: uapi/limits.h, what a driver accepts, asked by a process
 *
 * The struct of a command that a LIMITS row serves, see kernel/ioctl.h. All rows of
 * a struct, whatever the driver's version::
 *
 *	struct untrusted_limit_ask ask = { .index = 0 };
 *
 *	while (!ioctl(fd, FOO_LIMITS, &ask) && ask.index < ask.out_rows) {
 *		printf("%s\n", ask.out_field);
 *		ask.index++;
 *	}
 */

#include <linux/types.h>

/* Bits of out_flags, named as the members of struct untrusted_limit. */
#define UNTRUSTED_LIMIT_IN_FORCE 0x1
#define UNTRUSTED_LIMIT_FIXED 0x2
#define UNTRUSTED_LIMIT_SIGNED 0x4
#define UNTRUSTED_LIMIT_BIG_ENDIAN 0x8
#define UNTRUSTED_LIMIT_OUTPUT 0x10
#define UNTRUSTED_LIMIT_SET 0x20

/**
 * struct untrusted_limit_ask - one row of a schema
 * @index: which row, from 0
 * @out_rows: how many there are; where @index is none of them, the rest is zero
 * @out_lo: least value allowed; of a signed field, with its sign
 * @out_hi: greatest value allowed, the known bits of flags, a set of values
 * @out_step: a value is a multiple of it
 * @out_offset: bytes from the start of the struct
 * @out_width: bytes of the member, all elements together
 * @out_each: bytes of one element
 * @out_shift: for bits, the lowest one
 * @out_bits: for bits, how many
 * @out_rule: number of the rule, as enum untrusted_rule
 * @out_error: errno that a refusal has, positive
 * @out_since: bytes that a caller must know to have a say
 * @out_flags: UNTRUSTED_LIMIT_* bits
 * @out_among: how many values @out_one_of has
 * @out_field: name of the member, terminated; as much as there is room for
 * @out_one_of: the values, if there are few; of a string the characters, a set
 */
struct untrusted_limit_ask {
	__u32 index;
	__u32 out_rows;
	__u64 out_lo;
	__u64 out_hi;
	__u64 out_step;
	__u32 out_offset;
	__u32 out_width;
	__u32 out_each;
	__u32 out_shift;
	__u32 out_bits;
	__u32 out_rule;
	__u32 out_error;
	__u32 out_since;
	__u32 out_flags;
	__u32 out_among;
	char out_field[32];
	__u64 out_one_of[8];
};

#endif /* _UAPI_UNTRUSTED_LIMITS_H */
