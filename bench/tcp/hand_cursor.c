// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by cursor and end; what was seen stays in a register until the end. */
#include "hand.h"

/* The bits of enum tcp_seen, or negative if the option is refused. */
static inline int parse_option(const uint8_t *opt, const uint8_t *start,
			       uint32_t flags, struct tcp_parsed *out)
{
	uint32_t kind = opt[0], size = opt[1];

	if (kind == TCP_OPT_TIMESTAMP) {
		if (size != 10)
			return -EBADMSG;
		out->ts_value = load_be32(opt + 2);
		out->ts_echo = load_be32(opt + 6);
		return TCP_SEEN_TIMESTAMP;
	}
	if (kind == TCP_OPT_SACK) {
		if (size < TCP_SACK_LEN_MIN || size > TCP_SACK_LEN_MAX ||
		    size % 8 != 2)
			return -EBADMSG;
		out->sack_blocks = size / 8;
		out->sack_at = opt - start + 2;
		return TCP_SEEN_SACK;
	}
	if (kind == TCP_OPT_MSS) {
		if (size != 4 || !(flags & TCP_SYN))
			return -EBADMSG;
		out->mss = load_be16(opt + 2);
		return TCP_SEEN_MSS;
	}
	if (kind == TCP_OPT_WSCALE) {
		if (size != 3 || !(flags & TCP_SYN) || opt[2] > TCP_WSCALE_MAX)
			return -EBADMSG;
		out->wscale = opt[2];
		return TCP_SEEN_WSCALE;
	}
	if (kind == TCP_OPT_SACK_PERM) {
		if (size != 2 || !(flags & TCP_SYN))
			return -EBADMSG;
		return TCP_SEEN_SACK_PERM;
	}
	return 0;
}

static inline int parse_options(const uint8_t *p, const uint8_t *end,
				uint32_t flags, struct tcp_parsed *out)
{
	const uint8_t *cur = p + TCP_HEADER_MIN;
	int seen = 0, one;

	while (cur < end) {
		if (*cur == TCP_OPT_NOP) {
			cur++;
			continue;
		}
		if (*cur == TCP_OPT_EOL)
			break;
		if (end - cur < 2 || cur[1] < 2 || cur[1] > end - cur)
			return -EBADMSG;
		one = parse_option(cur, p, flags, out);
		if (one < 0)
			return one;
		seen |= one;
		cur += cur[1];
	}
	while (cur < end)
		if (*cur++)
			return -EBADMSG;
	out->seen = seen;
	return 0;
}

int tcp_cursor(const uint8_t *p, uint32_t len, struct tcp_parsed *out)
{
	uint32_t words, flags;

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
	if (parse_options(p, p + words * 4, flags, out))
		return tcp_refuse(out);
	return 0;
}
