/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What every shape of the DNS query validator does alike. */
#ifndef BENCH_SCHEMA_DNS_QUERY_PARTS_H
#define BENCH_SCHEMA_DNS_QUERY_PARTS_H

#include "dns_query.h"
#include "hand.h"

static inline bool hand_dns_header_right(const uint8_t *p)
{
	if (hand_unlikely(hand_be16(p + 2) &
			  ~(HAND_DNS_RD | HAND_DNS_AD | HAND_DNS_CD)))
		return false;
	if (hand_unlikely(hand_be16(p + 4) != 1))
		return false;
	if (hand_unlikely(hand_be16(p + 6)))
		return false;
	if (hand_unlikely(hand_be16(p + 8)))
		return false;
	return !hand_unlikely(hand_be16(p + 10) > 1);
}

static inline void hand_dns_store_header(const uint8_t *p,
					 struct hand_dns_query *out)
{
	uint16_t flags = hand_be16(p + 2);

	out->id = hand_be16(p);
	out->rd = !!(flags & HAND_DNS_RD);
	out->ad = !!(flags & HAND_DNS_AD);
	out->cd = !!(flags & HAND_DNS_CD);
	out->arcount = hand_be16(p + 10);
}

static inline bool hand_dns_class_right(uint16_t qclass)
{
	return qclass == 1 || qclass == 3 || qclass == 4 || qclass == 255;
}

static inline bool hand_dns_opt_options_fill(const uint8_t *p, size_t left)
{
	while (left) {
		uint32_t size;

		if (left < 4)
			return false;
		size = hand_be16(p + 2) + 4;
		if (size > left)
			return false;
		p += size;
		left -= size;
	}
	return true;
}

/* The record is all that is left. */
static inline bool hand_dns_opt(const uint8_t *p, size_t left,
				struct hand_dns_query *out)
{
	uint16_t flags;

	if (hand_unlikely(left < HAND_DNS_OPT_FIXED))
		return false;
	if (hand_unlikely(p[0]))
		return false;
	if (hand_unlikely(hand_be16(p + 1) != HAND_DNS_TYPE_OPT))
		return false;
	if (hand_unlikely(hand_be16(p + 5)))
		return false;
	flags = hand_be16(p + 7);
	if (hand_unlikely(flags & ~HAND_DNS_DO))
		return false;
	if (hand_unlikely(hand_be16(p + 9) != left - HAND_DNS_OPT_FIXED))
		return false;
	out->opt.udp_size = hand_be16(p + 3);
	out->opt.dnssec_ok = flags >> 15;
	out->opt.length = left - HAND_DNS_OPT_FIXED;
	return hand_dns_opt_options_fill(p + HAND_DNS_OPT_FIXED,
					 left - HAND_DNS_OPT_FIXED);
}

/* What is behind the question; nothing without OPT. */
static inline bool hand_dns_rest(const uint8_t *p, size_t left,
				 struct hand_dns_query *out)
{
	if (out->arcount)
		return hand_dns_opt(p, left, out);
	out->opt.udp_size = 0;
	out->opt.dnssec_ok = 0;
	out->opt.length = 0;
	return !left;
}

#endif
