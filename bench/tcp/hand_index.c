// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by offsets from the start of the message. */
#include "hand.h"

static inline int parse_option(const uint8_t *opt, size_t at, uint32_t size,
			       struct tcp_parsed *out)
{
	switch (opt[0]) {
	case TCP_OPT_MSS:
		if (size != 4 || !(out->flags & TCP_SYN))
			return -EBADMSG;
		out->mss = load_be16(opt + 2);
		out->seen |= TCP_SEEN_MSS;
		return 0;
	case TCP_OPT_WSCALE:
		if (size != 3 || !(out->flags & TCP_SYN) ||
		    opt[2] > TCP_WSCALE_MAX)
			return -EBADMSG;
		out->wscale = opt[2];
		out->seen |= TCP_SEEN_WSCALE;
		return 0;
	case TCP_OPT_SACK_PERM:
		if (size != 2 || !(out->flags & TCP_SYN))
			return -EBADMSG;
		out->seen |= TCP_SEEN_SACK_PERM;
		return 0;
	case TCP_OPT_SACK:
		if (size < TCP_SACK_LEN_MIN || size > TCP_SACK_LEN_MAX ||
		    size % 8 != 2)
			return -EBADMSG;
		out->sack_blocks = size / 8;
		out->sack_at = at + 2;
		out->seen |= TCP_SEEN_SACK;
		return 0;
	case TCP_OPT_TIMESTAMP:
		if (size != 10)
			return -EBADMSG;
		out->ts_value = load_be32(opt + 2);
		out->ts_echo = load_be32(opt + 6);
		out->seen |= TCP_SEEN_TIMESTAMP;
		return 0;
	default:
		return 0;
	}
}

static inline int parse_options(const uint8_t *p, size_t header,
				struct tcp_parsed *out)
{
	size_t at = TCP_HEADER_MIN;

	while (at < header) {
		uint32_t size;

		if (p[at] == TCP_OPT_NOP) {
			at++;
			continue;
		}
		if (p[at] == TCP_OPT_EOL) {
			while (++at < header)
				if (p[at])
					return -EBADMSG;
			return 0;
		}
		if (at + 2 > header)
			return -EBADMSG;
		size = p[at + 1];
		if (size < 2 || at + size > header)
			return -EBADMSG;
		if (parse_option(p + at, at, size, out))
			return -EBADMSG;
		at += size;
	}
	return 0;
}

int tcp_index(const uint8_t *p, uint32_t len, struct tcp_parsed *out)
{
	size_t header;

	if (len < TCP_HEADER_MIN)
		return tcp_refuse(out);
	header = (p[12] >> 4) * 4;
	if (header < TCP_HEADER_MIN || header > len || p[12] & 0x0f)
		return tcp_refuse(out);
	if (!(p[13] & TCP_ACK) && load_be32(p + 8))
		return tcp_refuse(out);
	if (!(p[13] & TCP_URG) && load_be16(p + 18))
		return tcp_refuse(out);
	out->source = load_be16(p);
	out->dest = load_be16(p + 2);
	out->seq = load_be32(p + 4);
	out->ack = load_be32(p + 8);
	out->window = load_be16(p + 14);
	out->urgent = load_be16(p + 18);
	out->mss = 0;
	out->flags = p[13];
	out->header_len = header;
	out->seen = 0;
	out->wscale = 0;
	out->sack_blocks = 0;
	out->sack_at = 0;
	out->ts_value = 0;
	out->ts_echo = 0;
	out->payload_len = len - header;
	if (parse_options(p, header, out))
		return tcp_refuse(out);
	return 0;
}
