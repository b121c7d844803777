/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The library's side; FIELD(tag) is the includer's, as in message.h. */
#ifndef BENCH_WRAPPED_H
#define BENCH_WRAPPED_H

#include "cases.h"
#include "message.h"

#define DECLARE(name) verb_fn wrapped_##name;
VERB_CASES(DECLARE)
#undef DECLARE

#define DECLARE(name) verb_detail_fn wrapped_##name;
DETAIL_CASES(DECLARE)
#undef DECLARE

int wrapped_each_below(const FIELD(u32) * array, size_t n, uint32_t bound);
int wrapped_each_printable(const FIELD(u8) * array, size_t n);

#endif
