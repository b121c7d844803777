// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by pointer and remaining length, as the kernel's tcp_parse_options(). */
#include "hand.h"

static inline int parse_options(const uint8_t *p, uint32_t left,
				struct tcp_parsed *out)
{
	while (left) {
		uint32_t kind = *p++, size;

		if (kind == TCP_OPT_EOL) {
			while (--left)
				if (*p++)
					return -EBADMSG;
			return 0;
		}
		if (kind == TCP_OPT_NOP) {
			left--;
			continue;
		}
		if (left < 2)
			return -EBADMSG;
		size = *p++;
		if (size < 2 || size > left)
			return -EBADMSG;
		switch (kind) {
		case TCP_OPT_MSS:
			if (size != 4 || !(out->flags & TCP_SYN))
				return -EBADMSG;
			out->mss = load_be16(p);
			out->seen |= TCP_SEEN_MSS;
			break;
		case TCP_OPT_WSCALE:
			if (size != 3 || !(out->flags & TCP_SYN) ||
			    *p > TCP_WSCALE_MAX)
				return -EBADMSG;
			out->wscale = *p;
			out->seen |= TCP_SEEN_WSCALE;
			break;
		case TCP_OPT_SACK_PERM:
			if (size != 2 || !(out->flags & TCP_SYN))
				return -EBADMSG;
			out->seen |= TCP_SEEN_SACK_PERM;
			break;
		case TCP_OPT_SACK:
			if (size < TCP_SACK_LEN_MIN ||
			    size > TCP_SACK_LEN_MAX || (size - 2) % 8)
				return -EBADMSG;
			out->sack_blocks = (size - 2) / 8;
			out->sack_at = out->header_len - left + 2;
			out->seen |= TCP_SEEN_SACK;
			break;
		case TCP_OPT_TIMESTAMP:
			if (size != 10)
				return -EBADMSG;
			out->ts_value = load_be32(p);
			out->ts_echo = load_be32(p + 4);
			out->seen |= TCP_SEEN_TIMESTAMP;
			break;
		}
		p += size - 2;
		left -= size;
	}
	return 0;
}

int tcp_pointer(const uint8_t *p, uint32_t len, struct tcp_parsed *out)
{
	uint32_t header, flags;

	if (len < TCP_HEADER_MIN)
		return tcp_refuse(out);
	header = (p[12] >> 4) * 4;
	if (header < TCP_HEADER_MIN || header > len || p[12] & 0x0f)
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
		.header_len = header,
		.payload_len = len - header,
	};
	if (parse_options(p + TCP_HEADER_MIN, header - TCP_HEADER_MIN, out))
		return tcp_refuse(out);
	return 0;
}
