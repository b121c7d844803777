// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of bdev_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct block_device *bdev, struct untrusted_vec *vec)
{
#ifdef FIXED
	return bdev_fetch_vec(bdev, 0, 512, vec);
#else
	bdev_fetch_vec(bdev, 0, 512, vec);
	return 0;
#endif
}
