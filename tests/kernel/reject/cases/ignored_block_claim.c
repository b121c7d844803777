// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of block_claim() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct block_claims *claims)
{
#ifdef FIXED
	return block_claim(claims, 0, 1);
#else
	block_claim(claims, 0, 1);
	return 0;
#endif
}
