// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "module.h"

/* A kernel that calls constructors calls this one too. */
static void none(void)
{
}

test_constructor tests_end[1] __section(".init_array") = { none };
