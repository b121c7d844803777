/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef _UAPI_RING_H
#define _UAPI_RING_H

/**
 * DOC: ring, a character device that is asked through memory it shares
 *
 * Every open file has a private store of RING_STORE_BYTES, zeroed, and RING_BYTES of
 * memory that the process maps by mmap(2), shared: struct ring_shared. The process
 * fills submissions and puts sq_tail; RING_ENTER takes them, does what they say, and
 * puts a completion for each. Nothing is done between the calls.
 *
 * sq_head, sq_tail, cq_head and cq_tail count entries passed since the file was
 * opened, and wrap at 2^32. Entries are filled and read slot after slot, the first
 * one first, and then from the first slot again; RING_CQ_ENTRIES is no power of two,
 * so each side keeps its own slot.
 *
 * The kernel writes sq_head, cq_tail, sq_mask, sq_entries, cq_entries and the
 * completions, and never reads what it wrote there. A process that overwrites them
 * misleads itself only.
 *
 * What the result of a submission may be:
 *
 * ==========  ===============================================================
 * 0 or more   bytes moved
 * -EFAULT     an address cannot be read
 * -EINVAL     a member has a value outside what its comment allows, or a part of the
 *             store or of the data area leaves it
 * -ENOMEM     out of memory
 * ==========  ===============================================================
 *
 * A submission that was refused has moved nothing, but RING_SCATTER: there the parts
 * in front of an address that cannot be read were moved.
 */

#include <linux/ioctl.h>
#include <linux/types.h>

#define RING_SQ_ENTRIES 16
#define RING_CQ_ENTRIES 24
#define RING_DATA_BYTES 8192
#define RING_STORE_BYTES 4096
#define RING_PARTS_MAX 8

enum ring_op {
	RING_NOP = 0,
	RING_WRITE = 1, /* @len bytes at @addr to @offset of the store */
	RING_READ = 2, /* @len bytes at @offset of the store to @data */
	RING_SCATTER = 3, /* @len struct ring_part at @data; @offset is zero */
};

/**
 * struct ring_sqe - one submission
 * @op: enum ring_op
 * @flags: zero
 * @reserved: zero
 * @len: bytes, or parts: 1 to RING_PARTS_MAX
 * @offset: bytes into the store; @offset + @len at most RING_STORE_BYTES
 * @data: bytes into the data area, of parts a multiple of 8; what lies there ends
 *	inside it
 * @addr: of the process's memory
 * @user_data: comes back in the completion
 */
struct ring_sqe {
	__u8 op;
	__u8 flags;
	__u16 reserved;
	__u32 len;
	__u32 offset;
	__u32 data;
	__u64 addr;
	__u64 user_data;
};

/**
 * struct ring_part - where some bytes of a RING_SCATTER come from and go to
 * @addr: of the process's memory
 * @offset: bytes into the store; @offset + @len at most RING_STORE_BYTES
 * @len: bytes
 *
 * All parts are judged before the first is moved.
 */
struct ring_part {
	__u64 addr;
	__u32 offset;
	__u32 len;
};

/**
 * struct ring_cqe - one completion; three bytes at its end are never written
 * @user_data: of the submission
 * @result: see above
 * @op: of the submission; RING_NOP where there is no such operation
 */
struct ring_cqe {
	__u64 user_data;
	__s32 result;
	__u8 op;
};

struct ring_control {
	__u32 sq_head; /* kernel */
	__u32 sq_tail; /* process */
	__u32 sq_mask; /* kernel */
	__u32 sq_entries; /* kernel */
	__u32 cq_head; /* process */
	__u32 cq_tail; /* kernel */
	__u32 cq_entries; /* kernel */
	__u32 reserved[9];
};

struct ring_shared {
	struct ring_control control;
	struct ring_sqe sqes[RING_SQ_ENTRIES];
	struct ring_cqe cqes[RING_CQ_ENTRIES];
	__u8 reserved[3136];
	__u8 data[RING_DATA_BYTES];
};

#define RING_BYTES 12288 /* sizeof(struct ring_shared) */

/**
 * struct ring_status - counters
 * @out_taken: submissions taken of this file
 * @out_allocations: memory allocations that the driver has live
 * @out_canaries: canaries found overwritten since load, or behind this file's memory
 */
struct ring_status {
	__u32 out_taken;
	__u32 out_allocations;
	__u32 out_canaries;
	__u32 out_reserved;
};

#define RING_MAGIC 0xb8

/*
 * The argument is the number of submissions to take at most, 1 to RING_SQ_ENTRIES
 * (EINVAL). Answers how many it took: fewer where there are no more, or no room for a
 * completion. EINVAL and nothing taken where sq_tail is more than RING_SQ_ENTRIES
 * ahead of the kernel's sq_head, or cq_head is not within the RING_CQ_ENTRIES behind
 * its cq_tail.
 */
#define RING_ENTER _IO(RING_MAGIC, 1)
#define RING_STATUS _IOR(RING_MAGIC, 2, struct ring_status)

#endif /* _UAPI_RING_H */
