/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The ioctl argument, declared. */
#ifndef BENCH_SCHEMA_IOCTL40_SCHEMA_H
#define BENCH_SCHEMA_IOCTL40_SCHEMA_H

#include <untrusted/schema.h>

#include "ioctl40.h"

UNTRUSTED_CONTEXT_FIXED(dev, const struct hand_dev *, "set up before main()");

enum ioctl40_mode { IOCTL40_MODE_LAST = HAND_IOCTL40_MODE_MAX };

#define IOCTL40(FIELD, ...)                                                  \
	FIELD(u32, slot, INDEX(ctx->nslots))                                 \
	FIELD(u32, flags, FLAGS(HAND_IOCTL40_FLAGS))                         \
	FIELD(u64, offset, CLAMPED)                                          \
	FIELD(u32, len, SUB(offset, ctx->bytes))                             \
	FIELD(u16, mode, ENUM(enum ioctl40_mode, IOCTL40_MODE_LAST))         \
	FIELD(u8, sync, BOOL)                                                \
	FIELD(u8, prio, RANGE(HAND_IOCTL40_PRIO_MIN, HAND_IOCTL40_PRIO_MAX)) \
	FIELD(u32, align,                                                    \
	      POWER_OF_TWO(HAND_IOCTL40_ALIGN_MIN, HAND_IOCTL40_ALIGN_MAX))  \
	FIELD(u32, pad, ZERO)                                                \
	FIELD(u64, cookie, ANY)
UNTRUSTED_SCHEMA_INTO(ioctl40, struct hand_ioctl40_wire, IOCTL40, dev,
		      struct hand_ioctl40);

#endif
