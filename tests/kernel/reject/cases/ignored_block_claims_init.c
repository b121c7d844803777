// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of block_claims_init() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct block_claims *claims)
{
#ifdef FIXED
	return block_claims_init(claims, 8);
#else
	block_claims_init(claims, 8);
	return 0;
#endif
}
