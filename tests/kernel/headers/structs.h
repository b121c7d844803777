/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_TEST_STRUCTS_H
#define UNTRUSTED_TEST_STRUCTS_H

/**
 * DOC: the structs of abi.h, as the tests and the rows receive them
 */

#include <untrusted/kernel/ioctl.h>

#include "abi.h"

USER_STRUCT(rows_args, struct rows_args, a, b, c, d, out_e);
USER_STRUCT(rows_grown, struct rows_grown, size, b, out_c, d, out_e);
USER_STRUCT(rows_answer, struct rows_answer, a, b);
UNTRUSTED_IOCTL_MIN(rows_grown, ROWS_GROWN_SIZE_VER0);

/* user_ptr_at() as a test has it: from a plain address */
#define AT(tag, address) user_ptr_at(tag, untrusted_mark(u64, address))

static inline struct user_slice slice_at(u64 address, size_t len)
{
	return user_slice_at(untrusted_mark(u64, address), len);
}

#define EXPECT_REFUSED(err, errno_, rule_, field_)             \
	do {                                                   \
		EXPECT_EQ((err).error, errno_);                \
		EXPECT_EQ((err).rule, UNTRUSTED_RULE_##rule_); \
		EXPECT(!strcmp((err).field, field_));          \
	} while (0)

#endif /* UNTRUSTED_TEST_STRUCTS_H */
