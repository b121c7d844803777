// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of block_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct super_block *sb, struct untrusted_vec *vec)
{
#ifdef FIXED
	return block_fetch_vec(sb, 0, vec);
#else
	block_fetch_vec(sb, 0, vec);
	return 0;
#endif
}
