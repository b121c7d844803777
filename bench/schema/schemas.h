/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef BENCH_SCHEMA_SCHEMAS_H
#define BENCH_SCHEMA_SCHEMAS_H

#include "ioctl40.h"
hand_ioctl40_fn schema_ioctl40;

#endif
