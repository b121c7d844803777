// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP by pointer and end, the commonest kinds asked for first. */
#include "tcp_parts.h"

static inline bool parse_timestamps(const uint8_t *opt, uint32_t size,
				    struct hand_tcp_options *options)
{
	if (hand_unlikely(size != 10))
		return false;
	if (hand_unlikely(options->seen.timestamps))
		return false;
	options->seen.timestamps = 1;
	options->timestamps.value = hand_be32(opt + 2);
	options->timestamps.echo = hand_be32(opt + 6);
	return true;
}

static inline bool parse_sack(const uint8_t *opt, uint32_t size,
			      struct hand_tcp_options *options)
{
	if (hand_unlikely(size - 10 > 34 - 10))
		return false;
	if (hand_unlikely(size % 8 != 2))
		return false;
	if (hand_unlikely(options->seen.sack))
		return false;
	options->seen.sack = 1;
	hand_tcp_sack(opt + 2, size / 8, options);
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

static inline bool parse_option(const uint8_t *opt, uint32_t size,
				struct hand_tcp_options *options)
{
	if (opt[0] == HAND_TCP_TIMESTAMPS)
		return parse_timestamps(opt, size, options);
	if (opt[0] == HAND_TCP_SACK)
		return parse_sack(opt, size, options);
	return parse_syn(opt, size, options);
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
		if (!parse_option(p, size, options))
			return false;
		p += size;
	}
	return true;
}

/* Its low bits are zero, so the byte of the data offset is 4 times that. */
int hand_tcp_end(const uint8_t *p, size_t len, struct hand_tcp *out)
{
	size_t header;

	if (hand_unlikely(len < HAND_TCP_HEADER_MIN))
		return hand_refuse(out, sizeof(*out));
	if (hand_unlikely(!hand_tcp_header_right(p)))
		return hand_refuse(out, sizeof(*out));
	header = p[12] / 4;
	if (hand_unlikely(header < HAND_TCP_HEADER_MIN))
		return hand_refuse(out, sizeof(*out));
	if (hand_unlikely(header > len))
		return hand_refuse(out, sizeof(*out));
	hand_tcp_store(p, len, header, out);
	hand_tcp_no_options(&out->options);
	if (!parse_options(p + HAND_TCP_HEADER_MIN, p + header, &out->options))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
