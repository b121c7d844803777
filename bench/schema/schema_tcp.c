// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A TCP segment, declared. */
#include <formats/tcp.h>

#include "schemas.h"

#define SAME(in_hand, in_schema) \
	SAME_PLACE(struct hand_tcp, in_hand, validated_tcp, in_schema)

SAME_SIZE(struct hand_tcp, validated_tcp);
SAME(source, source);
SAME(dest, dest);
SAME(seq, seq);
SAME(ack, ack);
SAME(doff, doff);
SAME(flags, flags);
SAME(window, window);
SAME(urgent, urgent);
SAME(options.seen.mss, options.seen.mss);
SAME(options.seen.wscale, options.seen.wscale);
SAME(options.seen.sack_permitted, options.seen.sack_permitted);
SAME(options.seen.sack, options.seen.sack);
SAME(options.seen.timestamps, options.seen.timestamps);
SAME(options.mss, options.mss.mss);
SAME(options.wscale, options.wscale.shift);
SAME(options.sack.n, options.sack.n);
SAME(options.sack.at, options.sack.at);
SAME(options.sack.at[0].left, options.sack.at[0].left);
SAME(options.sack.at[0].right, options.sack.at[0].right);
SAME(options.timestamps.value, options.timestamps.value);
SAME(options.timestamps.echo, options.timestamps.echo);
SAME(payload.ptr, payload.ptr);
SAME(payload.len, payload.len);

int schema_tcp(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	const untrusted_bytes segment = { (const untrusted_u8 *)p, len };

	return tcp_validate(segment, NULL, (validated_tcp *)out, NULL);
}
