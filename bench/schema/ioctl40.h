/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: an ioctl argument of 40 bytes
 *
 * The slot is below the device's number of slots; flags are known ones; offset
 * and len are inside the device, without wrapping; the mode is a known one;
 * sync is 0 or 1; prio is 1 to 9; align is a power of two from 512 to 65536;
 * pad is zero; the cookie is any. Slot, offset and len are also safe to form an
 * address with while the processor still guesses that they passed.
 *
 * Returns 0, or -EINVAL; @out is not touched on failure. @raw is private.
 */
#ifndef BENCH_SCHEMA_IOCTL40_H
#define BENCH_SCHEMA_IOCTL40_H

#include <stdint.h>

struct hand_ioctl40_wire {
	uint32_t slot;
	uint32_t flags;
	uint64_t offset;
	uint32_t len;
	uint16_t mode;
	uint8_t sync;
	uint8_t prio;
	uint32_t align;
	uint32_t pad;
	uint64_t cookie;
};

_Static_assert(sizeof(struct hand_ioctl40_wire) == 40, "40 bytes are sent");

#define HAND_IOCTL40_FLAGS 0x1f
#define HAND_IOCTL40_MODE_MAX 3
#define HAND_IOCTL40_PRIO_MIN 1
#define HAND_IOCTL40_PRIO_MAX 9
#define HAND_IOCTL40_ALIGN_MIN 512
#define HAND_IOCTL40_ALIGN_MAX 65536
/* Every power of two from the least to the greatest. */
#define HAND_IOCTL40_ALIGNS \
	(2 * HAND_IOCTL40_ALIGN_MAX - HAND_IOCTL40_ALIGN_MIN)

struct hand_dev {
	uint32_t nslots;
	uint64_t bytes;
};

struct hand_ioctl40 {
	uint32_t slot;
	uint32_t flags;
	uint64_t offset;
	uint32_t len;
	uint16_t mode;
	uint8_t sync;
	uint8_t prio;
	uint32_t align;
	uint64_t cookie;
};

typedef int hand_ioctl40_fn(const struct hand_ioctl40_wire *raw,
			    const struct hand_dev *ctx,
			    struct hand_ioctl40 *out);

/* All loads, all checks, all stores. */
hand_ioctl40_fn hand_ioctl40_locals;
/* Checks on the message; what is stored is read again. */
hand_ioctl40_fn hand_ioctl40_reread;
/* Kernel style: the bound is tested, then masked as array_index_nospec(). */
hand_ioctl40_fn hand_ioctl40_nospec;
/* What is wrong is gathered, and decided once. */
hand_ioctl40_fn hand_ioctl40_gather;
/* As reread, each refusal unlikely and alone. */
hand_ioctl40_fn hand_ioctl40_unlikely;

#endif
