// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query whose name is copied byte by byte as it is passed. */
#include "dns_query_parts.h"

/* The byte behind the name, or NULL. */
static inline const uint8_t *copy_name(const uint8_t *cur, const uint8_t *end,
				       struct hand_dns_query *out)
{
	uint8_t *to = out->name.wire;
	uint32_t label;

	if (end - cur > HAND_DNS_NAME_MAX)
		end = cur + HAND_DNS_NAME_MAX;
	while (cur < end) {
		label = *to++ = *cur++;
		if (!label) {
			out->name.len = to - out->name.wire;
			return cur;
		}
		if (label > HAND_DNS_LABEL_MAX || label >= end - cur)
			return NULL;
		while (label--)
			*to++ = *cur++;
	}
	return NULL;
}

int hand_dns_query_byte(const uint8_t *p, size_t len,
			struct hand_dns_query *out)
{
	const uint8_t *end = p + len, *cur;

	if (len < HAND_DNS_HEADER || !hand_dns_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_dns_store_header(p, out);
	cur = copy_name(p + HAND_DNS_HEADER, end, out);
	if (!cur || end - cur < 4)
		return hand_refuse(out, sizeof(*out));
	out->qtype = hand_be16(cur);
	out->qclass = hand_be16(cur + 2);
	if (!out->qtype || !hand_dns_class_right(out->qclass) ||
	    !hand_dns_rest(cur + 4, end - cur - 4, out))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
