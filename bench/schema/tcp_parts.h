/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What every shape of the TCP validator does alike. */
#ifndef BENCH_SCHEMA_TCP_PARTS_H
#define BENCH_SCHEMA_TCP_PARTS_H

#include "hand.h"
#include "tcp.h"

/* Without the bounds of the data offset. */
static inline bool hand_tcp_header_right(const uint8_t *p)
{
	uint8_t flags = p[13];

	if (p[12] & 0x0f)
		return false;
	if (!(flags & HAND_TCP_ACK) && hand_be32(p + 8))
		return false;
	if (!(flags & HAND_TCP_URG) && hand_be16(p + 18))
		return false;
	return (flags & (HAND_TCP_SYN | HAND_TCP_FIN)) !=
	       (HAND_TCP_SYN | HAND_TCP_FIN);
}

/* All but the options. */
static inline void hand_tcp_store(const uint8_t *p, size_t len, size_t header,
				  struct hand_tcp *out)
{
	out->source = hand_be16(p);
	out->dest = hand_be16(p + 2);
	out->seq = hand_be32(p + 4);
	out->ack = hand_be32(p + 8);
	out->doff = header / 4;
	out->flags = p[13];
	out->window = hand_be16(p + 14);
	out->urgent = hand_be16(p + 18);
	out->payload.ptr = p + header;
	out->payload.len = len - header;
}

/* All but the blocks, which nobody asks for when there are none. */
static inline void hand_tcp_no_options(struct hand_tcp_options *options)
{
	memset(options, 0, offsetof(struct hand_tcp_options, sack.at));
	memset(&options->timestamps, 0, sizeof(options->timestamps));
}

static inline void hand_tcp_sack(const uint8_t *body, uint32_t n,
				 struct hand_tcp_options *options)
{
	uint32_t i;

	options->sack.n = n;
	for (i = 0; i < n; i++) {
		options->sack.at[i].left = hand_be32(body + 8 * i);
		options->sack.at[i].right = hand_be32(body + 8 * i + 4);
	}
}

#endif
