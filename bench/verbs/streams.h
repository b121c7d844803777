/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Deterministic messages: every value either good for a verb or bad for it. */
#ifndef BENCH_STREAMS_H
#define BENCH_STREAMS_H

#include "hand.h"

enum stream { STREAM_VALID, STREAM_REFUSED, STREAMS };

/* One per verb: fills the members that the verb looks at. */
typedef void fill_fn(struct message *m, const struct context *c, bool good);

#define DECLARE(name) fill_fn fill_##name;
VERB_CASES(DECLARE)
DETAIL_CASES(DECLARE)
#undef DECLARE

uint32_t random_u32(void);

#endif
