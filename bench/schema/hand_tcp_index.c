// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by offsets from the start of the message. */
#include "tcp_parts.h"

static inline int parse_option(const uint8_t *opt, uint32_t size,
			       struct hand_tcp_options *options)
{
	switch (opt[0]) {
	case HAND_TCP_MSS:
		if (size != 4 || options->seen.mss)
			return -EBADMSG;
		options->mss = hand_be16(opt + 2);
		options->seen.mss = 1;
		return 0;
	case HAND_TCP_WSCALE:
		if (size != 3 || options->seen.wscale ||
		    opt[2] > HAND_TCP_WSCALE_MAX)
			return -EBADMSG;
		options->wscale = opt[2];
		options->seen.wscale = 1;
		return 0;
	case HAND_TCP_SACK_PERMITTED:
		if (size != 2 || options->seen.sack_permitted)
			return -EBADMSG;
		options->seen.sack_permitted = 1;
		return 0;
	case HAND_TCP_SACK:
		if (size % 8 != 2 || size / 8 - 1 >= HAND_TCP_SACK_MAX ||
		    options->seen.sack)
			return -EBADMSG;
		options->seen.sack = 1;
		hand_tcp_sack(opt + 2, size / 8, options);
		return 0;
	case HAND_TCP_TIMESTAMPS:
		if (size != 10 || options->seen.timestamps)
			return -EBADMSG;
		options->timestamps.value = hand_be32(opt + 2);
		options->timestamps.echo = hand_be32(opt + 6);
		options->seen.timestamps = 1;
		return 0;
	default:
		return 0;
	}
}

static inline int parse_options(const uint8_t *p, size_t header,
				struct hand_tcp_options *options)
{
	size_t at = HAND_TCP_HEADER_MIN;

	while (at < header) {
		uint32_t size;

		if (p[at] == HAND_TCP_NOP) {
			at++;
			continue;
		}
		if (p[at] == HAND_TCP_END) {
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
		if (parse_option(p + at, size, options))
			return -EBADMSG;
		at += size;
	}
	return 0;
}

int hand_tcp_index(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	size_t header;

	if (len < HAND_TCP_HEADER_MIN)
		return hand_refuse(out, sizeof(*out));
	header = (p[12] >> 4) * 4;
	if (header < HAND_TCP_HEADER_MIN || header > len ||
	    !hand_tcp_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_tcp_store(p, len, header, out);
	hand_tcp_no_options(&out->options);
	if (parse_options(p, header, &out->options))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
