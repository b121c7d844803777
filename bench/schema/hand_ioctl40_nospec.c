// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The ioctl argument in kernel style: each field loaded where it is checked, a
 * bound tested first and masked behind the test.
 */
#include "hand.h"
#include "ioctl40.h"

int hand_ioctl40_nospec(const struct hand_ioctl40_wire *raw,
			const struct hand_dev *ctx, struct hand_ioctl40 *out)
{
	uint64_t bytes = ctx->bytes, offset = raw->offset, len = raw->len;
	uint32_t slot = raw->slot, nslots = ctx->nslots, align = raw->align;

	if (slot >= nslots)
		return -EINVAL;
	slot &= hand_mask_below(slot, nslots);
	if (raw->flags & ~HAND_IOCTL40_FLAGS)
		return -EINVAL;
	if (offset > bytes)
		return -EINVAL;
	offset &= ~hand_mask_below(bytes, offset);
	if (len > bytes - offset)
		return -EINVAL;
	len &= ~hand_mask_below(bytes - offset, len);
	if (raw->mode > HAND_IOCTL40_MODE_MAX || raw->sync > 1)
		return -EINVAL;
	if (raw->prio < HAND_IOCTL40_PRIO_MIN ||
	    raw->prio > HAND_IOCTL40_PRIO_MAX)
		return -EINVAL;
	if (align < HAND_IOCTL40_ALIGN_MIN || align > HAND_IOCTL40_ALIGN_MAX ||
	    align & (align - 1))
		return -EINVAL;
	if (raw->pad)
		return -EINVAL;
	out->cookie = raw->cookie;
	out->flags = raw->flags;
	out->mode = raw->mode;
	out->sync = raw->sync;
	out->prio = raw->prio;
	out->slot = slot;
	out->offset = offset;
	out->len = len;
	out->align = align;
	return 0;
}
