// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "module.h"

test_constructor tests_end[1] __section(".init_array") = { NULL };
