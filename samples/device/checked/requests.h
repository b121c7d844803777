/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/**
 * DOC: what programs may ask the card's driver for, one row a member
 *
 * The driver judges requests by these rows, and tests/fire/guided makes requests of
 * them. Include it once, behind edu.h and untrusted/kernel/schema.h or, in a program,
 * untrusted/user/slices.h.
 */

#define EDU_CHOOSE_ARGS(FIELD, ...)        \
	FIELD(u32, n, MAX(EDU_CHOOSE_MAX)) \
	FIELD(u32, k, MAX(n))              \
	FIELD(u32, reserved, ZERO)         \
	FIELD(u32, out_ways, OUTPUT)
USER_SCHEMA(edu_choose, struct edu_choose, EDU_CHOOSE_ARGS, none);

#define EDU_PEEK_ARGS(FIELD, ...)          \
	FIELD(u32, slot, INDEX(EDU_SLOTS)) \
	FIELD(u32, out_len, OUTPUT)        \
	FIELD(u64, data, USER_BYTES(EDU_SLOT_SIZE))
USER_SCHEMA(edu_peek, struct edu_peek, EDU_PEEK_ARGS, none);
