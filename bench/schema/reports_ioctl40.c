// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ioctl argument, saying which rule was broken. */
#include "hand.h"
#include "reports.h"

#define AT(field, rule) HAND_FIELD(ioctl40, field, HAND_##rule)

int hand_ioctl40_reports(const struct hand_ioctl40_wire *raw,
			 const struct hand_dev *ctx, struct hand_ioctl40 *out,
			 struct hand_error *error)
{
	uint64_t offset = raw->offset, len = raw->len, left = ctx->bytes;
	uint32_t slot = raw->slot, at;

	hand_next(at, AT(slot, INDEX));
	if (!hand_clamp_below(&slot, &ctx->nslots))
		goto refused;
	hand_next(at, AT(flags, FLAGS));
	if (raw->flags & ~HAND_IOCTL40_FLAGS)
		goto refused;
	hand_next(at, AT(offset, SPAN));
	if (!hand_clamp_offset(&offset, &left) || !hand_clamp_len(&len, left))
		goto refused;
	hand_next(at, AT(mode, MAX));
	if (raw->mode > HAND_IOCTL40_MODE_MAX)
		goto refused;
	hand_next(at, AT(sync, BOOL));
	if (raw->sync > 1)
		goto refused;
	hand_next(at, AT(prio, RANGE));
	if (raw->prio < HAND_IOCTL40_PRIO_MIN ||
	    raw->prio > HAND_IOCTL40_PRIO_MAX)
		goto refused;
	hand_next(at, AT(align, POWER_OF_TWO));
	if (raw->align & (raw->align - 1) ||
	    !(raw->align & HAND_IOCTL40_ALIGNS))
		goto refused;
	hand_next(at, AT(pad, ZERO));
	if (raw->pad)
		goto refused;
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
refused:
	return hand_report(error, at, -EINVAL);
}
