// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query by offsets from its start; the name is copied whole. */
#include "dns_query_parts.h"

int hand_dns_query_index(const uint8_t *p, size_t len,
			 struct hand_dns_query *out)
{
	size_t at = HAND_DNS_HEADER, end;
	uint32_t label;

	if (len < HAND_DNS_HEADER || !hand_dns_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_dns_store_header(p, out);
	do {
		if (at >= len)
			return hand_refuse(out, sizeof(*out));
		label = p[at];
		if (label > HAND_DNS_LABEL_MAX)
			return hand_refuse(out, sizeof(*out));
		at += label + 1;
	} while (label);
	end = at;
	if (end - HAND_DNS_HEADER > HAND_DNS_NAME_MAX || len - end < 4)
		return hand_refuse(out, sizeof(*out));
	out->qtype = hand_be16(p + end);
	out->qclass = hand_be16(p + end + 2);
	if (!out->qtype || !hand_dns_class_right(out->qclass) ||
	    !hand_dns_rest(p + end + 4, len - end - 4, out))
		return hand_refuse(out, sizeof(*out));
	out->name.len = end - HAND_DNS_HEADER;
	memcpy(out->name.wire, p + HAND_DNS_HEADER, end - HAND_DNS_HEADER);
	return 0;
}
