// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A DNS query, declared. */
#include <formats/dns.h>

#include "schemas.h"

#define SAME(in_hand, in_schema)                                        \
	SAME_PLACE(struct hand_dns_query, in_hand, validated_dns_query, \
		   in_schema)

SAME_SIZE(struct hand_dns_query, validated_dns_query);
SAME(id, id);
SAME(rd, rd);
SAME(ad, ad);
SAME(cd, cd);
SAME(arcount, arcount);
SAME(name.len, name.len);
SAME(name.wire, name.wire);
SAME(qtype, asked.qtype);
SAME(qclass, asked.qclass);
SAME(opt.udp_size, opt.udp_size);
SAME(opt.dnssec_ok, opt.dnssec_ok);
SAME(opt.length, opt.length);

int schema_dns_query(const uint8_t *p, size_t len, struct hand_dns_query *out)
{
	const untrusted_bytes query = { (const untrusted_u8 *)p, len };

	return dns_query_validate(query, NULL, (validated_dns_query *)out,
				  NULL);
}
