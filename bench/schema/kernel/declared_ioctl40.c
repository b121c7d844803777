// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "ioctl40_schema.h"

int declared_ioctl40(const untrusted_ioctl40 *u, const struct hand_dev *ctx,
		     struct hand_ioctl40 *out, struct untrusted_error *err);

int declared_ioctl40(const untrusted_ioctl40 *u, const struct hand_dev *ctx,
		     struct hand_ioctl40 *out, struct untrusted_error *err)
{
	return ioctl40_validate(u, ctx, out, err);
}
