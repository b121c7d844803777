/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* TCP headers made by a fixed sequence of numbers: the same in every run. */
#ifndef BENCH_TCP_STREAMS_H
#define BENCH_TCP_STREAMS_H

#include <stddef.h>
#include <stdint.h>

#define PACKET_MAX 128

struct packet {
	uint8_t bytes[PACKET_MAX];
	uint32_t len;
};

typedef void make_fn(struct packet *packet);

make_fn make_plain;
make_fn make_timestamps;
make_fn make_syn;
make_fn make_mix;
make_fn make_invalid;

/* A valid packet with bytes changed and perhaps its end cut off. */
make_fn make_mutated;

#endif
