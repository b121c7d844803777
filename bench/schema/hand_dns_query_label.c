// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query by cursor and end; the name's end is bounded once. */
#include "dns_query_parts.h"

/* The byte behind the name, or NULL. */
static inline const uint8_t *copy_name(const uint8_t *cur, const uint8_t *end,
				       struct hand_dns_query *out)
{
	const uint8_t *start = cur;

	if (end - cur > HAND_DNS_NAME_MAX)
		end = cur + HAND_DNS_NAME_MAX;
	while (cur < end) {
		uint32_t label = *cur;

		if (!label) {
			out->name.wire[cur - start] = 0;
			out->name.len = cur - start + 1;
			return cur + 1;
		}
		if (label > HAND_DNS_LABEL_MAX || label + 1 >= end - cur)
			return NULL;
		memcpy(out->name.wire + (cur - start), cur, label + 1);
		cur += label + 1;
	}
	return NULL;
}

int hand_dns_query_label(const uint8_t *p, size_t len,
			 struct hand_dns_query *out)
{
	const uint8_t *end = p + len, *cur;
	uint16_t qtype, qclass;

	if (len < HAND_DNS_HEADER || !hand_dns_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_dns_store_header(p, out);
	cur = copy_name(p + HAND_DNS_HEADER, end, out);
	if (!cur || end - cur < 4)
		return hand_refuse(out, sizeof(*out));
	qtype = hand_be16(cur);
	qclass = hand_be16(cur + 2);
	if (!qtype || !hand_dns_class_right(qclass))
		return hand_refuse(out, sizeof(*out));
	out->qtype = qtype;
	out->qclass = qclass;
	if (!hand_dns_rest(cur + 4, end - cur - 4, out))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
