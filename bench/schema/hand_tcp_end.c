// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * TCP by pointer and end, the commonest kinds asked for first; a segment without
 * options never meets the loop.
 */
#include "tcp_parts.h"

static inline bool parse_common(const uint8_t *opt, uint32_t size,
				struct hand_tcp_options *options)
{
	if (opt[0] == HAND_TCP_TIMESTAMPS) {
		if (size != 10 || options->seen.timestamps)
			return false;
		options->seen.timestamps = 1;
		options->timestamps.value = hand_be32(opt + 2);
		options->timestamps.echo = hand_be32(opt + 6);
	} else {
		if (size < 10 || size > 34 || size % 8 != 2 ||
		    options->seen.sack)
			return false;
		options->seen.sack = 1;
		hand_tcp_sack(opt + 2, size / 8, options);
	}
	return true;
}

static inline bool parse_syn(const uint8_t *opt, uint32_t size,
			     struct hand_tcp_options *options)
{
	switch (opt[0]) {
	case HAND_TCP_MSS:
		if (size != 4 || options->seen.mss)
			return false;
		options->seen.mss = 1;
		options->mss = hand_be16(opt + 2);
		return true;
	case HAND_TCP_WSCALE:
		if (size != 3 || options->seen.wscale ||
		    opt[2] > HAND_TCP_WSCALE_MAX)
			return false;
		options->seen.wscale = 1;
		options->wscale = opt[2];
		return true;
	case HAND_TCP_SACK_PERMITTED:
		if (size != 2 || options->seen.sack_permitted)
			return false;
		options->seen.sack_permitted = 1;
		return true;
	}
	return true;
}

static inline bool all_zero(const uint8_t *p, const uint8_t *end)
{
	while (p != end)
		if (*p++)
			return false;
	return true;
}

static inline bool parse_options(const uint8_t *p, const uint8_t *end,
				 struct hand_tcp_options *options)
{
	while (p != end) {
		uint32_t kind = *p, size;

		if (kind == HAND_TCP_NOP) {
			p++;
			continue;
		}
		if (kind == HAND_TCP_END)
			return all_zero(p, end);
		if (end - p < 2)
			return false;
		size = p[1];
		if (size < 2 || size > (size_t)(end - p))
			return false;
		if (kind == HAND_TCP_TIMESTAMPS || kind == HAND_TCP_SACK) {
			if (!parse_common(p, size, options))
				return false;
		} else if (!parse_syn(p, size, options)) {
			return false;
		}
		p += size;
	}
	return true;
}

int hand_tcp_end(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	size_t header;

	if (len < HAND_TCP_HEADER_MIN)
		return hand_refuse(out, sizeof(*out));
	header = p[12] / 16 * 4;
	if (header < HAND_TCP_HEADER_MIN || header > len ||
	    !hand_tcp_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_tcp_store(p, len, header, out);
	hand_tcp_no_options(&out->options);
	if (!parse_options(p + HAND_TCP_HEADER_MIN, p + header, &out->options))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
