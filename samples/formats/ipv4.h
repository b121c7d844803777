/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_IPV4_H
#define FORMATS_IPV4_H

/**
 * DOC: an IPv4 packet
 *
 * As it came from the link, whose padding may follow. Accepted: version 4; a header
 * of 5 to 15 words inside the packet, and the packet inside what came; the reserved
 * flag zero; a fragment that ends at byte 65535 of the whole or before; a right
 * header checksum. Options fill the header and are skipped, but source routes are
 * refused; behind the end of the list all is zero. Sources: RFC 791, section 3.1;
 * RFC 1071; against source routes RFC 7126, sections 4.3 and 4.4.
 */

#include <untrusted/schema.h>

struct ipv4_header {
	ut_u8 version_ihl;
	ut_u8 tos;
	ut_be16 total_len;
	ut_be16 id;
	ut_be16 fragment;
	ut_u8 ttl;
	ut_u8 proto;
	ut_be16 checksum;
	ut_be32 src;
	ut_be32 dst;
} __attribute__((packed));

/*
 * Of a header of @n bytes, even and inside @packet, its checksum among them: 0xffff
 * if that is right. It has 30 words at most, so that one carry is enough.
 */
static inline ut_u32 ipv4_sum(untrusted_bytes packet, size_t n)
{
	const ut_u8 *p = validate_any(bytes, packet).ptr;
	ut_u32 sum = 0;

	for (size_t i = 0; i < n; i += 2)
		sum += p[i] << 8 | p[i + 1];
	return (sum & 0xffff) + (sum >> 16);
}

#define IPV4_VERSION_IHL(BIT)        \
	BIT(version, 4, 4, EQUAL(4)) \
	BIT(ihl, 0, 4, MIN(5))

#define IPV4_FRAGMENT(BIT)         \
	BIT(reserved, 15, 1, ZERO) \
	BIT(df, 14, 1, BOOL)       \
	BIT(mf, 13, 1, BOOL)       \
	BIT(frag_off, 0, 13, ANY)

#define IPV4_OPTIONS(ITEM)                           \
	ITEM(131, empty, loose_source_route, REFUSE) \
	ITEM(137, empty, strict_source_route, REFUSE)
UNTRUSTED_ITEMS(ipv4_options, IPV4_OPTIONS, untrusted_options, SKIP, none,
		ERRNO(EBADMSG));

#define IPV4(FIELD, CHECK, PART)                                           \
	FIELD(u8, version_ihl, BITS(IPV4_VERSION_IHL))                     \
	FIELD(u8, tos, ANY)                                                \
	FIELD(be16, total_len, MIN(20))                                    \
	FIELD(be16, id, ANY)                                               \
	FIELD(be16, fragment, BITS(IPV4_FRAGMENT))                         \
	FIELD(u8, ttl, ANY)                                                \
	FIELD(u8, proto, ANY)                                              \
	FIELD(be16, checksum, IGNORE("judged below, with what it covers")) \
	FIELD(be32, src, ANY)                                              \
	FIELD(be32, dst, ANY)                                              \
	CHECK(version_ihl, ihl * 4 <= total_len,                           \
	      "the header is inside the packet")                           \
	CHECK(fragment, frag_off * 8 + total_len - ihl * 4 <= 65535,       \
	      "the whole is at most as long as a packet may be")           \
	PART(bytes, total_len, TOTAL(total_len))                           \
	PART(bytes, checksum,                                              \
	     HOLDS(ipv4_sum(untrusted_self(), ihl * 4u) == 0xffff,         \
		   "the checksum is that of the header"))                  \
	PART(ipv4_options, options,                                        \
	     ITEMS(ihl * 4u - sizeof(struct ipv4_header)))                 \
	PART(bytes, payload, REST)
UNTRUSTED_MESSAGE(ipv4, struct ipv4_header, IPV4, none, ERRNO(EBADMSG));

#endif
