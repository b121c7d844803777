// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP, saying which rule was broken; for an option, where it begins. */
#include "report.h"
#include "reports.h"
#include "tcp_parts.h"

/* Of the kinds whose length is fixed. */
static const uint8_t sizes[] = {
	[HAND_TCP_MSS] = 4,
	[HAND_TCP_WSCALE] = 3,
	[HAND_TCP_SACK_PERMITTED] = 2,
	[HAND_TCP_TIMESTAMPS] = 10,
};

/* 0, or what is wrong with the option; the bit of a kind is its number. */
static inline uint32_t wrong_option(const uint8_t *opt, uint32_t size,
				    struct hand_tcp_options *options,
				    uint32_t *seen)
{
	uint32_t kind = opt[0], wrong;

	if (kind == HAND_TCP_SACK) {
		hand_next(wrong, HAND_LENGTH);
		if (size % 8 != 2 || size / 8 - 1 >= HAND_TCP_SACK_MAX)
			return wrong;
	} else {
		if (kind >= sizeof(sizes) || !sizes[kind])
			return 0;
		hand_next(wrong, HAND_LENGTH);
		if (size != sizes[kind])
			return wrong;
	}
	hand_next(wrong, HAND_TWICE);
	if (*seen >> kind & 1)
		return wrong;
	*seen |= 1u << kind;
	switch (kind) {
	case HAND_TCP_MSS:
		options->seen.mss = 1;
		options->mss = hand_be16(opt + 2);
		break;
	case HAND_TCP_WSCALE:
		options->seen.wscale = 1;
		options->wscale = opt[2];
		hand_next(wrong, HAND_MAX);
		if (opt[2] > HAND_TCP_WSCALE_MAX)
			return wrong;
		break;
	case HAND_TCP_SACK_PERMITTED:
		options->seen.sack_permitted = 1;
		break;
	case HAND_TCP_SACK:
		options->seen.sack = 1;
		hand_tcp_sack(opt + 2, size / 8, options);
		break;
	case HAND_TCP_TIMESTAMPS:
		options->seen.timestamps = 1;
		options->timestamps.value = hand_be32(opt + 2);
		options->timestamps.echo = hand_be32(opt + 6);
		break;
	}
	return 0;
}

static inline uint32_t wrong_options(const uint8_t *p, size_t header,
				     struct hand_tcp_options *options)
{
	size_t at = HAND_TCP_HEADER_MIN;
	uint32_t wrong, size, seen = 0;

	for (; at < header; at += size) {
		size = 1;
		if (p[at] == HAND_TCP_NOP)
			continue;
		if (p[at] == HAND_TCP_END)
			break;
		hand_next(wrong, HAND_LENGTH);
		if (header - at < 2)
			return HAND_AT(at, wrong);
		size = p[at + 1];
		if (size < 2 || size > header - at)
			return HAND_AT(at, wrong);
		wrong = wrong_option(p + at, size, options, &seen);
		if (wrong)
			return HAND_AT(at, wrong);
	}
	for (; at < header; at++)
		if (p[at])
			return HAND_AT(at, HAND_ZERO);
	return 0;
}

static inline uint32_t wrong_header(const uint8_t *p, size_t len)
{
	uint8_t flags;
	uint32_t at;

	hand_next(at, HAND_AT(0, HAND_MIN));
	if (len < HAND_TCP_HEADER_MIN)
		return at;
	flags = p[13];
	hand_next(at, HAND_AT(12, HAND_MIN));
	if (p[12] < HAND_TCP_HEADER_MIN / 4 << 4)
		return at;
	hand_next(at, HAND_AT(12, HAND_ZERO));
	if (p[12] & 0x0f)
		return at;
	hand_next(at, HAND_AT(12, HAND_SPAN));
	if (p[12] / 4 > len)
		return at;
	hand_next(at, HAND_AT(8, HAND_CONDITION));
	if (!(flags & HAND_TCP_ACK) && hand_be32(p + 8))
		return at;
	hand_next(at, HAND_AT(18, HAND_CONDITION + 1));
	if (!(flags & HAND_TCP_URG) && hand_be16(p + 18))
		return at;
	hand_next(at, HAND_AT(13, HAND_CONDITION + 2));
	if (!(~flags & (HAND_TCP_SYN | HAND_TCP_FIN)))
		return at;
	return 0;
}

int hand_tcp_reports(const uint8_t *p, size_t len, struct hand_tcp *out,
		     struct hand_error *error)
{
	uint32_t at = wrong_header(p, len);
	size_t header;

	if (at)
		goto refused;
	header = p[12] / 4;
	hand_tcp_store(p, len, header, out);
	hand_tcp_no_options(&out->options);
	at = wrong_options(p, header, &out->options);
	if (at)
		goto refused;
	return 0;
refused:
	return hand_report_cleared(error, at, out, sizeof(*out));
}
