// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ioctl argument: what is wrong is gathered, and decided once. */
#include "hand.h"
#include "ioctl40.h"

int hand_ioctl40_gather(const struct hand_ioctl40_wire *raw,
			const struct hand_dev *ctx, struct hand_ioctl40 *out)
{
	uint64_t offset = raw->offset, len = raw->len, left = ctx->bytes;
	uint32_t slot = raw->slot, flags = raw->flags, align = raw->align;
	uint32_t mode = raw->mode, sync = raw->sync, prio = raw->prio;
	uint32_t bad;

	bad = flags & ~HAND_IOCTL40_FLAGS;
	bad |= mode & ~HAND_IOCTL40_MODE_MAX;
	bad |= sync & ~1u;
	bad |= align & (align - 1);
	bad |= raw->pad;
	bad |= prio - HAND_IOCTL40_PRIO_MIN >
	       HAND_IOCTL40_PRIO_MAX - HAND_IOCTL40_PRIO_MIN;
	if (bad || !(align & HAND_IOCTL40_ALIGNS))
		return -EINVAL;
	if (!hand_clamp_below(&slot, &ctx->nslots) ||
	    !hand_clamp_offset(&offset, &left) || !hand_clamp_len(&len, left))
		return -EINVAL;
	*out = (struct hand_ioctl40){
		.slot = slot,
		.flags = flags,
		.offset = offset,
		.len = len,
		.mode = mode,
		.sync = sync,
		.prio = prio,
		.align = align,
		.cookie = raw->cookie,
	};
	return 0;
}
