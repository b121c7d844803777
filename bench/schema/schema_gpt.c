// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The GPT header, declared; into the result of the hand-written ones. */
#include "disk_schema.h"

#include <formats/gpt.h>

UNTRUSTED_SCHEMA_INTO(bench_gpt, struct gpt_wire, GPT, disk, struct hand_gpt,
		      ERRNO(EUCLEAN));
SAME_SIZE(struct hand_gpt_wire, struct gpt_wire);

int schema_gpt(const struct hand_gpt_wire *raw, const struct hand_disk *ctx,
	       struct hand_gpt *out)
{
	return bench_gpt_validate((const untrusted_bench_gpt *)raw,
				  (const struct disk *)ctx, out, NULL);
}
