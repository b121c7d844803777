/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * The declared validators behind the types of the hand-written ones. What stands
 * between them is a cast, so the results have to be the same, byte by byte.
 */
#ifndef BENCH_SCHEMA_SCHEMAS_H
#define BENCH_SCHEMA_SCHEMAS_H

#include "dns_query.h"
#include "ext4.h"
#include "gpt.h"
#include "ioctl40.h"
#include "tcp.h"

hand_ioctl40_fn schema_ioctl40;
hand_tcp_fn schema_tcp;
hand_dns_query_fn schema_dns_query;
hand_gpt_fn schema_gpt;
hand_ext4_fn schema_ext4;

#define SAME_SIZE(a, b) \
	_Static_assert(sizeof(a) == sizeof(b), #a " is not of the size of " #b)
#define SAME_PLACE(a, in_a, b, in_b)                             \
	_Static_assert(offsetof(a, in_a) == offsetof(b, in_b) && \
			       sizeof(((a *)0)->in_a) ==         \
				       sizeof(((b *)0)->in_b),   \
		       #in_a " of " #a " is not where " #in_b " is")

#endif
