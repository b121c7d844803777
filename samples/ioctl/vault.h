/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef _UAPI_VAULT_H
#define _UAPI_VAULT_H

/**
 * DOC: vault, a character device that keeps named records in slots
 *
 * One device has VAULT_SLOTS slots. VAULT_CREATE takes a free slot and gives it
 * a name and a number of records of one size; VAULT_WRITE and VAULT_READ move
 * bytes of one slot; VAULT_LIST describes the slots the caller names;
 * VAULT_CONFIG changes how the device behaves; VAULT_SELECT binds the open file
 * to a slot, whose bytes read(2), write(2), pread(2) and pwrite(2) then reach.
 *
 * Members that start with out_ are written by the kernel and ignored on the way
 * in; every other member is read by the kernel and never written. Members named
 * reserved must be zero.
 *
 * What each errno means, for every command:
 *
 * =========  ===============================================================
 * EFAULT     an address in the request cannot be read or written
 * EINVAL     a member has a value outside what its comment allows; an offset and
 *            a length that leave the slot, wrapped or not
 * E2BIG      a size or count is larger than this kernel serves, or a newer
 *            caller's unknown tail is not zero
 * EOVERFLOW  sizes that multiply past 32 bits
 * ENOTTY     no such command, or a known one with the wrong size or direction
 * ENOENT     the slot is free
 * ENOSPC     no free slot, or the device's quota is used up; write(2) at or past
 *            the end of the slot
 * EPERM      the slot is sealed, or the device is frozen
 * ENOMEM     out of memory
 * =========  ===============================================================
 *
 * A command that was refused has done nothing. That holds for EFAULT on the way
 * out too: a slot is not taken, and a configuration not changed, if the answer
 * cannot be delivered.
 */

#include <linux/ioctl.h>
#include <linux/types.h>

#define VAULT_SLOTS 16
#define VAULT_NAME_LEN 24 /* bytes, terminator included */
#define VAULT_SLOT_BYTES_MAX 16384 /* records * record_size */
#define VAULT_LIST_MAX 64
#define VAULT_QUOTA_MAX 131072 /* bytes over all slots */
#define VAULT_LEASE_MAX 3600 /* seconds */

/* vault_create.flags, vault_item.out_flags */
#define VAULT_SEALED 0x1u /* can be written once, from offset 0 */
#define VAULT_HIDDEN 0x2u /* VAULT_LIST answers VAULT_STATE_FREE for it */

/**
 * struct vault_create - take a free slot
 * @name: terminated, 1 to 23 characters, each printable ASCII; bytes after the
 *	terminator are ignored
 * @flags: VAULT_SEALED | VAULT_HIDDEN
 * @records: 1 or more
 * @record_size: bytes, 1 or more; @records * @record_size at most
 *	VAULT_SLOT_BYTES_MAX (E2BIG; EOVERFLOW where the product wraps 32 bits)
 * @out_slot: the slot taken, 0 to VAULT_SLOTS - 1
 */
struct vault_create {
	char name[VAULT_NAME_LEN];
	__u32 flags;
	__u32 records;
	__u32 record_size;
	__u32 out_slot;
};

/* vault_write.flags */
#define VAULT_WRITE_FILL 0x1u /* zero the slot's bytes after the ones written */

/**
 * struct vault_write - copy bytes into a slot
 * @slot: 0 to VAULT_SLOTS - 1
 * @flags: VAULT_WRITE_FILL
 * @data: address of @len bytes
 * @len: bytes, at most the slot's size
 * @offset: bytes; @offset + @len at most the slot's size
 * @reserved: zero
 */
struct vault_write {
	__u32 slot;
	__u32 flags;
	__u64 data;
	__u32 len;
	__u32 offset;
	__u64 reserved;
};

/**
 * struct vault_read - copy bytes out of a slot
 * @slot: 0 to VAULT_SLOTS - 1
 * @offset: bytes, at most the slot's size
 * @data: address of a buffer of @len bytes
 * @len: bytes; @offset + @len at most the slot's size
 * @out_len: bytes copied to @data
 */
struct vault_read {
	__u32 slot;
	__u32 offset;
	__u64 data;
	__u32 len;
	__u32 out_len;
};

enum vault_state {
	VAULT_STATE_FREE = 0,
	VAULT_STATE_EMPTY = 1, /* created, never written */
	VAULT_STATE_WRITTEN = 2,
};

/**
 * struct vault_item - one slot, described
 * @slot: which one, 0 to VAULT_SLOTS - 1; the caller fills it in
 * @out_state: enum vault_state
 * @out_reserved: zero
 * @out_size: bytes, records * record_size
 * @out_flags: as at VAULT_CREATE
 * @out_name: as at VAULT_CREATE, zero-filled after the terminator
 */
struct vault_item {
	__u32 slot;
	__u8 out_state;
	__u8 out_reserved[3];
	__u32 out_size;
	__u32 out_flags;
	char out_name[VAULT_NAME_LEN];
};

/**
 * struct vault_list - describe slots
 * @items: address of an array of struct vault_item; the whole of each item is
 *	written
 * @count: items in the array, 1 to VAULT_LIST_MAX (E2BIG above)
 * @flags: zero
 * @reserved: zero
 * @out_used: slots in use on the device
 */
struct vault_list {
	__u64 items;
	__u32 count;
	__u32 flags;
	__u32 reserved;
	__u32 out_used;
};

enum vault_mode {
	VAULT_MODE_OPEN = 0,
	VAULT_MODE_KEEP = 1, /* VAULT_CREATE refused, EPERM */
	VAULT_MODE_FROZEN = 2, /* VAULT_CREATE and writes refused, EPERM */
};

/* vault_config.flags */
#define VAULT_CONFIG_MODE 0x1u /* set the mode from @mode */
#define VAULT_CONFIG_QUOTA 0x2u /* set the quota from @quota */
#define VAULT_CONFIG_LEASE 0x4u /* set the lease from @lease */

#define VAULT_CONFIG_SIZE_VER0 24 /* up to and with out_used */
#define VAULT_CONFIG_SIZE_VER1 32 /* up to and with out_generation */

/**
 * struct vault_config - change the device, and learn its state
 * @size: bytes of this struct as the caller knows it, VAULT_CONFIG_SIZE_VER0 or
 *	more (EINVAL) and a page or less (E2BIG); a larger one than the kernel's
 *	must be zero past what the kernel knows (E2BIG). Of a member that it cuts
 *	in two, the part must be zero (EINVAL)
 * @flags: which members to take over
 * @mode: enum vault_mode, also where it is not taken over
 * @quota: bytes, 1 to VAULT_QUOTA_MAX; 0 where VAULT_CONFIG_QUOTA is not set
 * @out_slots: slots of the device
 * @out_used: slots in use
 * @lease: seconds, 1 to VAULT_LEASE_MAX, also where it is not taken over; callers
 *	of VER0 have a lease of 60
 * @reserved: zero
 * @out_generation: counts successful VAULT_CONFIG calls
 */
struct vault_config {
	__u32 size;
	__u32 flags;
	__u32 mode;
	__u32 quota;
	__u32 out_slots;
	__u32 out_used;
	__u16 lease;
	__u16 reserved;
	__u32 out_generation;
};

#define VAULT_STATUS_SIZE_VER0 16 /* up to and with out_bytes */

/**
 * struct vault_status - counters; the size in the command number says how much
 *	of it the caller knows, VAULT_STATUS_SIZE_VER0 or more (less is no
 *	command, ENOTTY)
 * @flags: zero
 * @out_used: slots in use
 * @out_bytes: bytes the slots hold
 * @out_allocations: memory allocations the driver has live
 * @out_canaries: canaries found overwritten since load
 */
struct vault_status {
	__u32 flags;
	__u32 out_used;
	__u64 out_bytes;
	__u32 out_allocations;
	__u32 out_canaries;
};

/**
 * struct vault_refusal - why the last command of this open file was refused
 * @cmd: its command number; 0 if none was refused yet
 * @error: errno, positive
 * @rule: enum untrusted_rule; 0 where no rule but the device's state refused
 * @offset: bytes from the start of the request to the member; for a member of
 *	struct vault_item from the start of that item
 * @field: name of the member, zero-filled; empty where the request was refused as
 *	a whole, or @rule is 0
 *
 * It is there to be read, and no command depends on it: threads that share an open file
 * and are refused at once may read a mix of both.
 */
struct vault_refusal {
	__u32 cmd;
	__s32 error;
	__u32 rule;
	__u32 offset;
	char field[24];
};

#define VAULT_MAGIC 0xb7

#define VAULT_CREATE _IOWR(VAULT_MAGIC, 1, struct vault_create)
#define VAULT_WRITE _IOW(VAULT_MAGIC, 2, struct vault_write)
#define VAULT_READ _IOWR(VAULT_MAGIC, 3, struct vault_read)
#define VAULT_LIST _IOWR(VAULT_MAGIC, 4, struct vault_list)
/* its struct carries its own size */
#define VAULT_CONFIG _IOC(_IOC_READ | _IOC_WRITE, VAULT_MAGIC, 5, 0)
#define VAULT_STATUS _IOWR(VAULT_MAGIC, 6, struct vault_status)
/* the argument is the slot number itself, not an address */
#define VAULT_SELECT _IO(VAULT_MAGIC, 7)
#define VAULT_REFUSAL _IOR(VAULT_MAGIC, 8, struct vault_refusal)

#endif /* _UAPI_VAULT_H */
