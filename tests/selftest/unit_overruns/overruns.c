// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: a read past a heap block, which only a sanitizer sees. */
#include <stdlib.h>

#include "harness.h"

TEST(overruns)
{
	volatile char *block = calloc(1, 8);

	EXPECT_EQ(block[8] & 0, 0);
	free((void *)block);
}
