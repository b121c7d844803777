/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/**
 * DOC: what may be asked of the ring, one row a member
 *
 * The driver judges submissions by these rows, and tests/fire/guided makes submissions
 * of them. Include it once, behind ring.h and untrusted/schema.h.
 */

/* What offset, len and data have to fit depends on the operation. */
#define RING_SQE(FIELD, ...)                            \
	FIELD(u8, op, ENUM(enum ring_op, RING_SCATTER)) \
	FIELD(u8, flags, ZERO)                          \
	FIELD(u16, reserved, ZERO)                      \
	FIELD(u32, len, OPAQUE)                         \
	FIELD(u32, offset, OPAQUE)                      \
	FIELD(u32, data, OPAQUE)                        \
	FIELD(u64, addr, OPAQUE)                        \
	FIELD(u64, user_data, IGNORE("comes back as it is"))
UNTRUSTED_SCHEMA(ring_sqe, struct ring_sqe, RING_SQE, none);

#define RING_PART(FIELD, ...)       \
	FIELD(u64, addr, OPAQUE)    \
	FIELD(u32, offset, CLAMPED) \
	FIELD(u32, len, SUB(offset, RING_STORE_BYTES))
UNTRUSTED_SCHEMA(ring_part, struct ring_part, RING_PART, none);
