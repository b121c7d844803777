// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ioctl argument: checks on the message; what is stored is read again. */
#include "hand.h"
#include "ioctl40.h"

int hand_ioctl40_unlikely(const struct hand_ioctl40_wire *raw,
			  const struct hand_dev *ctx, struct hand_ioctl40 *out)
{
	uint64_t offset = raw->offset, len = raw->len, left = ctx->bytes;
	uint32_t slot = raw->slot;

	if (hand_unlikely(!hand_clamp_below(&slot, &ctx->nslots)))
		return -EINVAL;
	if (hand_unlikely(raw->flags & ~HAND_IOCTL40_FLAGS))
		return -EINVAL;
	if (hand_unlikely(!hand_clamp_offset(&offset, &left)))
		return -EINVAL;
	if (hand_unlikely(!hand_clamp_len(&len, left)))
		return -EINVAL;
	if (hand_unlikely(raw->mode > HAND_IOCTL40_MODE_MAX))
		return -EINVAL;
	if (hand_unlikely(raw->sync > 1))
		return -EINVAL;
	if (hand_unlikely(raw->prio < HAND_IOCTL40_PRIO_MIN))
		return -EINVAL;
	if (hand_unlikely(raw->prio > HAND_IOCTL40_PRIO_MAX))
		return -EINVAL;
	if (hand_unlikely(raw->align & (raw->align - 1)))
		return -EINVAL;
	if (hand_unlikely(!(raw->align & HAND_IOCTL40_ALIGNS)))
		return -EINVAL;
	if (hand_unlikely(raw->pad))
		return -EINVAL;
	hand_forget(raw);
	*out = (struct hand_ioctl40){
		.slot = slot,
		.flags = raw->flags,
		.offset = offset,
		.len = len,
		.mode = raw->mode,
		.sync = raw->sync,
		.prio = raw->prio,
		.align = raw->align,
		.cookie = raw->cookie,
	};
	return 0;
}
