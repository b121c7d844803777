// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: a test that expects nothing. */
#include "harness.h"

TEST(expects_nothing)
{
}
