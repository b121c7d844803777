// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: a program that dies after its first test. */
#include "harness.h"

TEST(passes)
{
	EXPECT_EQ(1, 1);
}

TEST(crashes)
{
	__builtin_trap();
}
