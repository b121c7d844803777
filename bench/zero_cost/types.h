/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The aggregates, over whichever T(tag) the layer has. */
#ifndef BENCH_ZERO_COST_TYPES_H
#define BENCH_ZERO_COST_TYPES_H

struct record {
	T(u64) cookie;
	T(u32) slot;
	T(le32) length;
	T(be16) port;
	T(u8) kind;
	T(u8) rest[5];
};

_Static_assert(sizeof(struct record) == 24, "the facts measure 24 bytes");

struct slice {
	T(u8) * start;
	size_t n;
};

struct ring {
	size_t head;
	T(u32) entry[64];
};

#endif
