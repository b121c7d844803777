/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _RING_REGION_H
#define _RING_REGION_H

/**
 * DOC: region, pages to share with a process, and pages behind them that are not
 *
 * Both ring drivers take the memory of a file from here. REGION_GUARD bytes follow
 * what is shared; they stand for whatever a kernel has behind a buffer. They are
 * canaries: RING_STATUS counts those overwritten, and a process that can read
 * REGION_CANARY has mapped what it was not given.
 */

#include <linux/gfp.h>
#include <linux/string.h>
#include <linux/types.h>

#include "ring.h"

#define REGION_GUARD 16384
#define REGION_CANARY 0x5ec2e75ec2e75ec2ULL

/* Page aligned and zeroed; NULL where there is no memory. */
static inline void *region_alloc(void)
{
	u8 *region = alloc_pages_exact(RING_BYTES + REGION_GUARD,
				       GFP_KERNEL | __GFP_ZERO);

	if (region)
		memset64((u64 *)(region + RING_BYTES), REGION_CANARY,
			 REGION_GUARD / sizeof(u64));
	return region;
}

static inline void region_free(void *region)
{
	free_pages_exact(region, RING_BYTES + REGION_GUARD);
}

static inline u32 region_canaries(const void *region)
{
	const u64 *guard = region + RING_BYTES;
	u32 overwritten = 0;
	size_t i;

	for (i = 0; i < REGION_GUARD / sizeof(*guard); i++)
		overwritten += READ_ONCE(guard[i]) != REGION_CANARY;
	return overwritten;
}

#endif /* _RING_REGION_H */
