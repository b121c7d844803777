// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by cursor and end; what was seen stays in a register until the end. */
#include "hand.h"

int tcp_cursor(const uint8_t *p, uint32_t len, struct tcp_parsed *out)
{
	const uint8_t *cur = p + TCP_HEADER_MIN, *end;
	uint32_t words, flags, seen = 0;

	if (len < TCP_HEADER_MIN)
		return tcp_refuse(out);
	words = p[12] >> 4;
	if (words < TCP_HEADER_MIN / 4 || words * 4 > len || p[12] & 0x0f)
		return tcp_refuse(out);
	flags = p[13];
	if (!(flags & TCP_ACK) && load_be32(p + 8))
		return tcp_refuse(out);
	if (!(flags & TCP_URG) && load_be16(p + 18))
		return tcp_refuse(out);
	*out = (struct tcp_parsed){
		.source = load_be16(p),
		.dest = load_be16(p + 2),
		.seq = load_be32(p + 4),
		.ack = load_be32(p + 8),
		.window = load_be16(p + 14),
		.urgent = load_be16(p + 18),
		.flags = flags,
		.header_len = words * 4,
		.payload_len = len - words * 4,
	};
	for (end = p + words * 4; cur < end;) {
		uint32_t kind = cur[0], size;

		if (kind == TCP_OPT_NOP) {
			cur++;
			continue;
		}
		if (kind == TCP_OPT_EOL)
			break;
		if (end - cur < 2)
			return tcp_refuse(out);
		size = cur[1];
		if (size < 2 || size > end - cur)
			return tcp_refuse(out);
		if (kind == TCP_OPT_TIMESTAMP) {
			if (size != 10)
				return tcp_refuse(out);
			out->ts_value = load_be32(cur + 2);
			out->ts_echo = load_be32(cur + 6);
			seen |= TCP_SEEN_TIMESTAMP;
		} else if (kind == TCP_OPT_SACK) {
			if (size < TCP_SACK_LEN_MIN ||
			    size > TCP_SACK_LEN_MAX || size % 8 != 2)
				return tcp_refuse(out);
			out->sack_blocks = size / 8;
			out->sack_at = cur - p + 2;
			seen |= TCP_SEEN_SACK;
		} else if (kind == TCP_OPT_MSS) {
			if (size != 4 || !(flags & TCP_SYN))
				return tcp_refuse(out);
			out->mss = load_be16(cur + 2);
			seen |= TCP_SEEN_MSS;
		} else if (kind == TCP_OPT_WSCALE) {
			if (size != 3 || !(flags & TCP_SYN) ||
			    cur[2] > TCP_WSCALE_MAX)
				return tcp_refuse(out);
			out->wscale = cur[2];
			seen |= TCP_SEEN_WSCALE;
		} else if (kind == TCP_OPT_SACK_PERM) {
			if (size != 2 || !(flags & TCP_SYN))
				return tcp_refuse(out);
			seen |= TCP_SEEN_SACK_PERM;
		}
		cur += size;
	}
	while (cur < end)
		if (*cur++)
			return tcp_refuse(out);
	out->seen = seen;
	return 0;
}
