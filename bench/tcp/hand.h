/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Loads and the refusal shared by the hand-written parsers. */
#ifndef BENCH_TCP_HAND_H
#define BENCH_TCP_HAND_H

#include <endian.h>
#include <errno.h>
#include <string.h>

#include "tcp.h"

static inline uint16_t load_be16(const uint8_t *p)
{
	uint16_t v;

	memcpy(&v, p, sizeof(v));
	return be16toh(v);
}

static inline uint32_t load_be32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return be32toh(v);
}

/* In tail position and out of line: a good message pays nothing for it. */
static __attribute__((noinline, cold)) int tcp_refuse(struct tcp_parsed *out)
{
	memset(out, 0, sizeof(*out));
	return -EBADMSG;
}

#endif
