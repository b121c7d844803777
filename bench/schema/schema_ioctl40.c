// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ioctl argument, declared. */
#include "ioctl40_schema.h"
#include "schemas.h"

int schema_ioctl40(const struct hand_ioctl40_wire *raw,
		   const struct hand_dev *ctx, struct hand_ioctl40 *out)
{
	return ioctl40_validate((const untrusted_ioctl40 *)raw, ctx, out, NULL);
}
