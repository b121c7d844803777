// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query, saying which rule was broken and where. */
#include "dns_query_parts.h"
#include "reports.h"

static inline uint32_t wrong_header(const uint8_t *p, size_t len)
{
	uint32_t at;

	hand_next(at, HAND_AT(0, HAND_MIN));
	if (len < HAND_DNS_HEADER)
		return at;
	hand_next(at, HAND_AT(2, HAND_FLAGS));
	if (hand_be16(p + 2) & ~(HAND_DNS_RD | HAND_DNS_AD | HAND_DNS_CD))
		return at;
	hand_next(at, HAND_AT(4, HAND_EQUAL));
	if (hand_be16(p + 4) != 1)
		return at;
	hand_next(at, HAND_AT(6, HAND_ZERO));
	if (hand_be16(p + 6))
		return at;
	hand_next(at, HAND_AT(8, HAND_ZERO));
	if (hand_be16(p + 8))
		return at;
	hand_next(at, HAND_AT(10, HAND_MAX));
	if (hand_be16(p + 10) > 1)
		return at;
	return 0;
}

/* From here on where a rule is broken depends on the message. */
static inline uint32_t wrong_name(const uint8_t *p, size_t len, size_t *at)
{
	uint32_t label, wrong;

	do {
		hand_next(wrong, HAND_LENGTH);
		if (*at >= len || *at - HAND_DNS_HEADER >= HAND_DNS_NAME_MAX)
			return wrong;
		label = p[*at];
		hand_next(wrong, HAND_POINTER);
		if (label > HAND_DNS_LABEL_MAX)
			return wrong;
		*at += label + 1;
	} while (label);
	return 0;
}

static inline uint32_t wrong_question(const uint8_t *p, size_t len, size_t *at,
				      struct hand_dns_query *out)
{
	uint32_t wrong;

	hand_next(wrong, HAND_LENGTH);
	if (len - *at < 4)
		return wrong;
	out->qtype = hand_be16(p + *at);
	hand_next(wrong, HAND_MIN);
	if (!out->qtype)
		return wrong;
	*at += 2;
	out->qclass = hand_be16(p + *at);
	hand_next(wrong, HAND_ONE_OF);
	if (!hand_dns_class_right(out->qclass))
		return wrong;
	*at += 2;
	return 0;
}

/* At the first byte of the record, whatever is wrong in it but its options. */
static inline uint32_t wrong_opt(const uint8_t *p, size_t len, size_t *at,
				 struct hand_dns_query *out)
{
	const uint8_t *record = p + *at;
	uint32_t wrong, size;

	hand_next(wrong, HAND_LENGTH);
	if (len - *at < HAND_DNS_OPT_FIXED)
		return wrong;
	hand_next(wrong, HAND_ZERO);
	if (*record)
		return wrong;
	*at += 1;
	hand_next(wrong, HAND_EQUAL);
	if (hand_be16(record + 1) != HAND_DNS_TYPE_OPT)
		return wrong;
	*at += 4;
	hand_next(wrong, HAND_ZERO);
	if (record[5])
		return wrong;
	*at += 1;
	if (record[6])
		return wrong;
	*at += 1;
	hand_next(wrong, HAND_FLAGS);
	if (hand_be16(record + 7) & ~HAND_DNS_DO)
		return wrong;
	*at += 2;
	hand_next(wrong, HAND_SPAN);
	size = hand_be16(record + 9);
	if (size > len - *at - 2)
		return wrong;
	*at += 2;
	out->opt.udp_size = hand_be16(record + 3);
	out->opt.dnssec_ok = record[7] >> 7;
	out->opt.length = size;
	len = *at + size;
	hand_next(wrong, HAND_LENGTH);
	while (*at < len) {
		if (len - *at < 4)
			return wrong;
		size = hand_be16(p + *at + 2) + 4;
		if (size > len - *at)
			return wrong;
		*at += size;
	}
	return 0;
}

int hand_dns_query_reports(const uint8_t *p, size_t len,
			   struct hand_dns_query *out, struct hand_error *error)
{
	uint32_t place = wrong_header(p, len), wrong;
	size_t at = HAND_DNS_HEADER;

	if (place)
		goto refused;
	hand_dns_store_header(p, out);
	out->opt.udp_size = 0;
	out->opt.dnssec_ok = 0;
	out->opt.length = 0;
	wrong = wrong_name(p, len, &at);
	if (wrong)
		goto refused_there;
	out->name.len = at - HAND_DNS_HEADER;
	memcpy(out->name.wire, p + HAND_DNS_HEADER, at - HAND_DNS_HEADER);
	wrong = wrong_question(p, len, &at, out);
	if (!wrong && out->arcount)
		wrong = wrong_opt(p, len, &at, out);
	if (wrong)
		goto refused_there;
	hand_next(wrong, HAND_LEFT_OVER);
	if (at == len)
		return 0;
refused_there:
	place = HAND_AT(at, wrong);
refused:
	return hand_report_cleared(error, place, out, sizeof(*out));
}
