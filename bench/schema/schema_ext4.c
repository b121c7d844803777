// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The ext4 superblock, declared; into the result of the hand-written ones. */
#include "disk_schema.h"

#include <formats/ext4.h>

UNTRUSTED_SCHEMA_INTO(bench_ext4, struct ext4_wire, EXT4, disk,
		      struct hand_ext4, ERRNO(EUCLEAN));
SAME_SIZE(struct hand_ext4_wire, struct ext4_wire);

int schema_ext4(const struct hand_ext4_wire *raw, const struct hand_disk *ctx,
		struct hand_ext4 *out)
{
	return bench_ext4_validate((const untrusted_bench_ext4 *)raw,
				   (const struct disk *)ctx, out, NULL);
}
