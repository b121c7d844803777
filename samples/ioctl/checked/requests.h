/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/**
 * DOC: what may be asked of the vault, one row a member
 *
 * The driver judges requests by these rows, and tests/fire/guided makes requests of
 * them. Include it once, behind vault.h and untrusted/kernel/schema.h or, in a program,
 * untrusted/user/slices.h.
 */

#define VAULT_CREATE_ARGS(FIELD, CHECK, ...)                          \
	FIELD(char, name, STRING(VAULT_NAME_LEN, printable, 1))       \
	FIELD(u32, flags, FLAGS(VAULT_SEALED | VAULT_HIDDEN))         \
	FIELD(u32, records, MIN(1))                                   \
	FIELD(u32, record_size, MIN(1))                               \
	FIELD(u32, out_slot, OUTPUT)                                  \
	CHECK(records, records <= U32_MAX / record_size,              \
	      "a size fits 32 bits", ERRNO(EOVERFLOW))                \
	CHECK(records, records <= VAULT_SLOT_BYTES_MAX / record_size, \
	      "a slot holds VAULT_SLOT_BYTES_MAX at most", ERRNO(E2BIG))
USER_SCHEMA(vault_create, struct vault_create, VAULT_CREATE_ARGS, none);

/* What offset and len have to fit is known once the slot is found. */
#define VAULT_WRITE_ARGS(FIELD, ...)               \
	FIELD(u32, slot, INDEX(VAULT_SLOTS))       \
	FIELD(u32, flags, FLAGS(VAULT_WRITE_FILL)) \
	FIELD(u64, data, OPAQUE)                   \
	FIELD(u32, len, OPAQUE)                    \
	FIELD(u32, offset, OPAQUE)                 \
	FIELD(u64, reserved, ZERO)
USER_SCHEMA(vault_write, struct vault_write, VAULT_WRITE_ARGS, none);

#define VAULT_READ_ARGS(FIELD, ...)          \
	FIELD(u32, slot, INDEX(VAULT_SLOTS)) \
	FIELD(u32, offset, OPAQUE)           \
	FIELD(u64, data, OPAQUE)             \
	FIELD(u32, len, OPAQUE)              \
	FIELD(u32, out_len, OUTPUT)
USER_SCHEMA(vault_read, struct vault_read, VAULT_READ_ARGS, none);

#define VAULT_ITEM(FIELD, ...)               \
	FIELD(u32, slot, INDEX(VAULT_SLOTS)) \
	FIELD(u8, out_state, OUTPUT)         \
	FIELD(u8, out_reserved, OUTPUT)      \
	FIELD(u32, out_size, OUTPUT)         \
	FIELD(u32, out_flags, OUTPUT)        \
	FIELD(char, out_name, OUTPUT)
USER_SCHEMA(vault_item, struct vault_item, VAULT_ITEM, none);

#define VAULT_LIST_ARGS(FIELD, CHECK, ...)      \
	FIELD(u64, items, USER_PTR(vault_item)) \
	FIELD(u32, count, MIN(1))               \
	FIELD(u32, flags, ZERO)                 \
	FIELD(u32, reserved, ZERO)              \
	FIELD(u32, out_used, OUTPUT)            \
	CHECK(count, count <= VAULT_LIST_MAX,   \
	      "VAULT_LIST_MAX items at a time", ERRNO(E2BIG))
USER_SCHEMA(vault_list, struct vault_list, VAULT_LIST_ARGS, none);

#define VAULT_CONFIG_ARGS(FIELD, ...)                              \
	FIELD(u32, size, IGNORE("the fetch has used it"))          \
	FIELD(u32, flags,                                          \
	      FLAGS(VAULT_CONFIG_MODE | VAULT_CONFIG_QUOTA |       \
		    VAULT_CONFIG_LEASE))                           \
	FIELD(u32, mode, ENUM(enum vault_mode, VAULT_MODE_FROZEN)) \
	FIELD(u32, quota, RANGE(1, VAULT_QUOTA_MAX),               \
	      WHEN((flags & VAULT_CONFIG_QUOTA) != 0))             \
	FIELD(u32, out_slots, OUTPUT)                              \
	FIELD(u32, out_used, OUTPUT)                               \
	FIELD(u16, lease, RANGE(1, VAULT_LEASE_MAX),               \
	      SINCE(offsetofend(struct vault_config, lease), 60))  \
	FIELD(u16, reserved, ZERO)                                 \
	FIELD(u32, out_generation, OUTPUT)
USER_SCHEMA(vault_config, struct vault_config, VAULT_CONFIG_ARGS, none);

#define VAULT_STATUS_ARGS(FIELD, ...)       \
	FIELD(u32, flags, ZERO)             \
	FIELD(u32, out_used, OUTPUT)        \
	FIELD(u64, out_bytes, OUTPUT)       \
	FIELD(u32, out_allocations, OUTPUT) \
	FIELD(u32, out_canaries, OUTPUT)
USER_SCHEMA(vault_status, struct vault_status, VAULT_STATUS_ARGS, none);
