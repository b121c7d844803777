// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by cursor and end; what was seen stays in a register until the end. */
#include "tcp_parts.h"

/* One bit for each known kind: the kind is its place. */
#define KIND(kind) (1 << HAND_TCP_##kind)

static inline int parse_option(const uint8_t *opt,
			       struct hand_tcp_options *options)
{
	uint32_t kind = opt[0], size = opt[1];

	if (kind == HAND_TCP_TIMESTAMPS) {
		if (size != 10)
			return -EBADMSG;
		options->timestamps.value = hand_be32(opt + 2);
		options->timestamps.echo = hand_be32(opt + 6);
		return KIND(TIMESTAMPS);
	}
	if (kind == HAND_TCP_SACK) {
		if (size < 10 || size > 34 || size % 8 != 2)
			return -EBADMSG;
		hand_tcp_sack(opt + 2, size / 8, options);
		return KIND(SACK);
	}
	if (kind == HAND_TCP_MSS) {
		if (size != 4)
			return -EBADMSG;
		options->mss = hand_be16(opt + 2);
		return KIND(MSS);
	}
	if (kind == HAND_TCP_WSCALE) {
		if (size != 3 || opt[2] > HAND_TCP_WSCALE_MAX)
			return -EBADMSG;
		options->wscale = opt[2];
		return KIND(WSCALE);
	}
	if (kind == HAND_TCP_SACK_PERMITTED)
		return size == 2 ? KIND(SACK_PERMITTED) : -EBADMSG;
	return 0;
}

static inline int parse_options(const uint8_t *cur, const uint8_t *end,
				struct hand_tcp_options *options)
{
	int seen = 0, one;

	while (cur < end) {
		if (*cur == HAND_TCP_NOP) {
			cur++;
			continue;
		}
		if (*cur == HAND_TCP_END)
			break;
		if (end - cur < 2 || cur[1] < 2 || cur[1] > end - cur)
			return -EBADMSG;
		one = parse_option(cur, options);
		if (one < 0 || one & seen)
			return -EBADMSG;
		seen |= one;
		cur += cur[1];
	}
	while (cur < end)
		if (*cur++)
			return -EBADMSG;
	if (!seen)
		return 0;
	options->seen.mss = !!(seen & KIND(MSS));
	options->seen.wscale = !!(seen & KIND(WSCALE));
	options->seen.sack_permitted = !!(seen & KIND(SACK_PERMITTED));
	options->seen.sack = !!(seen & KIND(SACK));
	options->seen.timestamps = !!(seen & KIND(TIMESTAMPS));
	return 0;
}

int hand_tcp_cursor(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	uint32_t words;

	if (len < HAND_TCP_HEADER_MIN)
		return hand_refuse(out, sizeof(*out));
	words = p[12] >> 4;
	if (words < HAND_TCP_HEADER_MIN / 4 || words * 4 > len ||
	    !hand_tcp_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_tcp_store(p, len, words * 4, out);
	hand_tcp_no_options(&out->options);
	if (parse_options(p + HAND_TCP_HEADER_MIN, p + words * 4,
			  &out->options))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
