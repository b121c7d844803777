// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: bytes of a device are fetched into a plain number
// gcc: E incompatible-pointer-types|incompatible pointer type
// clang: E incompatible pointer types
#include "../case.h"

#ifdef FIXED
int misuse(struct super_block *sb, untrusted_le32 *out)
#else
int misuse(struct super_block *sb, u32 *out)
#endif
{
	return block_fetch(le32, sb, 0, 0, out);
}
