// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by pointer and remaining length, as the kernel's tcp_parse_options(). */
#include "tcp_parts.h"

static inline int parse_options(const uint8_t *p, uint32_t left,
				struct hand_tcp_options *options)
{
	while (left) {
		uint32_t kind = *p++, size;

		if (kind == HAND_TCP_END) {
			while (--left)
				if (*p++)
					return -EBADMSG;
			return 0;
		}
		if (kind == HAND_TCP_NOP) {
			left--;
			continue;
		}
		if (left < 2)
			return -EBADMSG;
		size = *p++;
		if (size < 2 || size > left)
			return -EBADMSG;
		switch (kind) {
		case HAND_TCP_MSS:
			if (size != 4 || options->seen.mss)
				return -EBADMSG;
			options->seen.mss = 1;
			options->mss = hand_be16(p);
			break;
		case HAND_TCP_WSCALE:
			if (size != 3 || options->seen.wscale ||
			    *p > HAND_TCP_WSCALE_MAX)
				return -EBADMSG;
			options->seen.wscale = 1;
			options->wscale = *p;
			break;
		case HAND_TCP_SACK_PERMITTED:
			if (size != 2 || options->seen.sack_permitted)
				return -EBADMSG;
			options->seen.sack_permitted = 1;
			break;
		case HAND_TCP_SACK:
			if (size < 10 || size > 34 || (size - 2) % 8 ||
			    options->seen.sack)
				return -EBADMSG;
			options->seen.sack = 1;
			hand_tcp_sack(p, (size - 2) / 8, options);
			break;
		case HAND_TCP_TIMESTAMPS:
			if (size != 10 || options->seen.timestamps)
				return -EBADMSG;
			options->seen.timestamps = 1;
			options->timestamps.value = hand_be32(p);
			options->timestamps.echo = hand_be32(p + 4);
			break;
		}
		p += size - 2;
		left -= size;
	}
	return 0;
}

int hand_tcp_pointer(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	uint32_t header;

	if (len < HAND_TCP_HEADER_MIN)
		return hand_refuse(out, sizeof(*out));
	header = (p[12] >> 4) * 4;
	if (header < HAND_TCP_HEADER_MIN || header > len ||
	    !hand_tcp_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_tcp_store(p, len, header, out);
	hand_tcp_no_options(&out->options);
	if (parse_options(p + HAND_TCP_HEADER_MIN, header - HAND_TCP_HEADER_MIN,
			  &out->options))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
