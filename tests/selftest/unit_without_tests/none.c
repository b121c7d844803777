// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Planted: a program without a test. */
#include "harness.h"

int unused_symbol = 1;
