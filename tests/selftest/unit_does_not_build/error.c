// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: a test that does not compile. */
#include "harness.h"

TEST(error)
{
	EXPECT_EQ(undeclared, 1);
}
