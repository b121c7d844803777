// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "module.h"

/* A kernel that calls constructors calls this one too. */
static void none(void)
{
}

/* The tests' constructors lie behind this, in front of tests_end. */
test_constructor tests_begin[1] __section(".init_array") = { none };
