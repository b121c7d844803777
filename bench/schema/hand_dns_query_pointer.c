// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query by pointer and what is left; the name is copied whole. */
#include "dns_query_parts.h"

/* The length of the name, or 0; the least that must be behind it is 4 bytes. */
static inline size_t name_length(const uint8_t *p, size_t left)
{
	size_t most = left < 4 ? 0 : left - 4, n = 0;

	if (most > HAND_DNS_NAME_MAX)
		most = HAND_DNS_NAME_MAX;
	while (n < most) {
		if (!p[n])
			return n + 1;
		if (p[n] > HAND_DNS_LABEL_MAX)
			return 0;
		n += p[n] + 1;
	}
	return 0;
}

int hand_dns_query_pointer(const uint8_t *p, size_t len,
			   struct hand_dns_query *out)
{
	size_t n;

	if (len < HAND_DNS_HEADER || !hand_dns_header_right(p))
		return hand_refuse(out, sizeof(*out));
	hand_dns_store_header(p, out);
	p += HAND_DNS_HEADER;
	len -= HAND_DNS_HEADER;
	n = name_length(p, len);
	if (!n)
		return hand_refuse(out, sizeof(*out));
	out->name.len = n;
	memcpy(out->name.wire, p, n);
	p += n;
	out->qtype = hand_be16(p);
	out->qclass = hand_be16(p + 2);
	if (!out->qtype || !hand_dns_class_right(out->qclass) ||
	    !hand_dns_rest(p + 4, len - n - 4, out))
		return hand_refuse(out, sizeof(*out));
	return 0;
}
