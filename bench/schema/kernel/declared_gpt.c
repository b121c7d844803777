// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <formats/gpt.h>

int declared_gpt(const untrusted_gpt *u, const struct disk *ctx,
		 validated_gpt *out, struct untrusted_error *err);

int declared_gpt(const untrusted_gpt *u, const struct disk *ctx,
		 validated_gpt *out, struct untrusted_error *err)
{
	return gpt_validate(u, ctx, out, err);
}
