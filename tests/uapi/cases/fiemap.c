// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_fiemap(struct oracle_verdict *v, const validated_fiemap *o)
{
	PUT(v, o->fm_start, o->fm_length, o->fm_flags, o->fm_extent_count);
}

static void cases(struct uapi_run *run)
{
	struct fiemap good = {
		.fm_start = 0x1000,
		.fm_length = 0x2000,
		.fm_flags = FIEMAP_FLAG_SYNC,
		.fm_extent_count = 5,
	};
	const uint32_t most = UINT32_MAX / sizeof(struct fiemap_extent);

	GOOD(, 0x1000, 0x2000, 1, 5);
	GOOD(m.fm_mapped_extents = m.fm_reserved = -1u, 0x1000, 0x2000, 1, 5);
	BOUND(m.fm_start = 1ULL << 40);
	BAD(m.fm_start = (1ULL << 40) + 1, fm_start, max, EFBIG);
	BAD(m.fm_length = 0, fm_length, min, EINVAL);
	BOUND(m.fm_length = 1);
	BOUND(m.fm_length = UINT64_MAX);
	BOUND(m.fm_flags = FIEMAP_FLAGS_COMPAT);
	BAD(m.fm_flags = FIEMAP_FLAG_CACHE, fm_flags, flags, EBADR);
	BOUND(m.fm_extent_count = most);
	BAD(m.fm_extent_count = most + 1, fm_extent_count, max, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(fiemap, UAPI_FETCH(fiemap));
