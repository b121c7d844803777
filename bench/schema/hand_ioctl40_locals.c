// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ioctl argument: all loads, all checks, all stores. */
#include "hand.h"
#include "ioctl40.h"

int hand_ioctl40_locals(const struct hand_ioctl40_wire *raw,
			const struct hand_dev *ctx, struct hand_ioctl40 *out)
{
	uint32_t slot = raw->slot, flags = raw->flags, align = raw->align;
	uint64_t offset = raw->offset, len = raw->len, left = ctx->bytes;
	uint64_t cookie = raw->cookie;
	uint16_t mode = raw->mode;
	uint8_t sync = raw->sync, prio = raw->prio;

	if (!hand_clamp_below(&slot, &ctx->nslots))
		return -EINVAL;
	if (flags & ~HAND_IOCTL40_FLAGS)
		return -EINVAL;
	if (!hand_clamp_offset(&offset, &left) || !hand_clamp_len(&len, left))
		return -EINVAL;
	if (mode > HAND_IOCTL40_MODE_MAX || sync > 1)
		return -EINVAL;
	if (prio < HAND_IOCTL40_PRIO_MIN || prio > HAND_IOCTL40_PRIO_MAX)
		return -EINVAL;
	if (align & (align - 1) || !(align & HAND_IOCTL40_ALIGNS))
		return -EINVAL;
	if (raw->pad)
		return -EINVAL;
	out->slot = slot;
	out->flags = flags;
	out->offset = offset;
	out->len = len;
	out->mode = mode;
	out->sync = sync;
	out->prio = prio;
	out->align = align;
	out->cookie = cookie;
	return 0;
}
