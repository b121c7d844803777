// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of block_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct super_block *sb, untrusted_be16 *out)
{
#ifdef FIXED
	return block_fetch(be16, sb, 0, 0, out);
#else
	block_fetch(be16, sb, 0, 0, out);
	return 0;
#endif
}
