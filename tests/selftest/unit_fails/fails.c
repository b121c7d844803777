// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: one test that passes, one that fails twice. */
#include "harness.h"

TEST(passes)
{
	EXPECT_EQ(1, 1);
}

TEST(fails)
{
	EXPECT(1 > 2);
	EXPECT_EQ(2, 3);
}
