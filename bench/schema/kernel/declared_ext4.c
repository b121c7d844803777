// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <formats/ext4.h>

int declared_ext4(const untrusted_ext4 *u, const struct disk *ctx,
		  validated_ext4 *out, struct untrusted_error *err);

int declared_ext4(const untrusted_ext4 *u, const struct disk *ctx,
		  validated_ext4 *out, struct untrusted_error *err)
{
	return ext4_validate(u, ctx, out, err);
}
