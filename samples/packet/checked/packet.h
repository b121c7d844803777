/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GATE_PACKET_H
#define _GATE_PACKET_H

/**
 * DOC: what a packet may be
 *
 * Only the front of a packet is fetched, so that a header is judged against the
 * packet's length, and what follows it is as much as was fetched. Of a knock the rest
 * is fetched too, which may move what the slices before it name: those of ip are not
 * used any more.
 */

#include <net/ip.h>
#include <untrusted/kernel/schema.h>
#include <untrusted/kernel/skb.h>

#include "../../formats/ipv4.h"
#include "../../formats/tcp.h"
#include "../../formats/udp.h"
#include "../gate.h"

/* Of an IPv4 packet, or of what it carries. */
struct gate_front {
	u32 len; /* bytes of the whole */
	u32 fetched; /* of them, those that are there to be judged */
};
UNTRUSTED_CONTEXT_FIXED(front, const struct gate_front *,
			"its two numbers are on the stack of the one who asks");

/* Of the header, from its first byte: 4 and a number of words. */
static inline u32 gate_ihl(u32 version_ihl)
{
	return (version_ihl - 0x40) * 4;
}

/* The header is there. */
static inline bool gate_ipv4_sum_good(untrusted_bytes packet, u32 version_ihl)
{
	return !ip_fast_csum(validate_any(bytes, packet).ptr, version_ihl & 15);
}

#define GATE_FRAGMENT(BIT)                         \
	BIT(reserved, 15, 1, ZERO)                 \
	BIT(whole, 14, 1, IGNORE("it came whole")) \
	BIT(fragment, 0, 14, ZERO)

/* The addresses stay in the order they were sent in, as the checksums want them. */
#define GATE_IPV4(FIELD, CHECK, PART)                                          \
	FIELD(u8, version_ihl, RANGE(0x45, 0x4f))                              \
	FIELD(u8, tos, IGNORE("not the gate's"))                               \
	FIELD(be16, total_len, MAX(ctx->len))                                  \
	FIELD(be16, id, IGNORE("fragments are refused"))                       \
	FIELD(be16, fragment, BITS(GATE_FRAGMENT))                             \
	FIELD(u8, ttl, IGNORE("not the gate's"))                               \
	FIELD(u8, proto, ANY)                                                  \
	FIELD(be16, checksum, IGNORE("judged below, with what it covers"))     \
	FIELD(u32, src, ANY)                                                   \
	FIELD(u32, dst, ANY)                                                   \
	CHECK(total_len,                                                       \
	      gate_ihl(version_ihl) <= min_t(u32, total_len, ctx->fetched),    \
	      "the header is inside the packet")                               \
	CHECK(checksum, gate_ipv4_sum_good(untrusted_self(), version_ihl),     \
	      "it is that of the header")                                      \
	PART(bytes, total_len, TOTAL(min_t(u32, total_len, ctx->fetched)))     \
	PART(ipv4_options, options,                                            \
	     ITEMS((u32)(gate_ihl(version_ihl) - sizeof(struct ipv4_header)))) \
	PART(bytes, payload, REST)
UNTRUSTED_MESSAGE(gate_ipv4, struct ipv4_header, GATE_IPV4, front,
		  ERRNO(EBADMSG));

/* What is behind the datagram is part of the payload. A checksum is 0, or summed. */
#define GATE_UDP(FIELD, CHECK, PART)                      \
	FIELD(be16, source, IGNORE("nobody is answered")) \
	FIELD(be16, dest, MIN(1))                         \
	FIELD(be16, length, RANGE(8, ctx->len))           \
	FIELD(u16, checksum, ANY)                         \
	PART(bytes, payload, REST)
UNTRUSTED_MESSAGE(gate_udp, struct udp_header, GATE_UDP, front, ERRNO(EBADMSG));

struct gate_record_counter {
	ut_be32 counter;
} __attribute__((packed));

struct gate_record_port {
	ut_be16 port;
} __attribute__((packed));

struct gate_record_letter {
	ut_u8 letter;
} __attribute__((packed));

struct gate_record_tag {
	ut_le64 tag;
} __attribute__((packed));

#define KNOCK_COUNTER(FIELD, ...) FIELD(be32, counter, ANY)
UNTRUSTED_SCHEMA(knock_counter, struct gate_record_counter, KNOCK_COUNTER, none,
		 ERRNO(EBADMSG));

#define KNOCK_PORT(FIELD, ...) FIELD(be16, port, MIN(1))
UNTRUSTED_SCHEMA(knock_port, struct gate_record_port, KNOCK_PORT, none,
		 ERRNO(EBADMSG));

#define KNOCK_LETTER(FIELD, ...) FIELD(u8, letter, RANGE(0x20, 0x7e))
UNTRUSTED_SCHEMA(knock_letter, struct gate_record_letter, KNOCK_LETTER, none,
		 ERRNO(EBADMSG));

#define KNOCK_TAG(FIELD, ...) FIELD(le64, tag, ANY)
UNTRUSTED_SCHEMA(knock_tag, struct gate_record_tag, KNOCK_TAG, none,
		 ERRNO(EBADMSG));

#define KNOCK_RECORDS(ITEM)                                      \
	ITEM(GATE_COUNTER, knock_counter, counter, ONCE, LIKELY) \
	ITEM(GATE_OPEN, knock_port, ports, RUN(1, GATE_PORTS))   \
	ITEM(GATE_NAME, knock_letter, name, RUN(1, GATE_NAME_LEN))
UNTRUSTED_ITEMS(knock_records, KNOCK_RECORDS, untrusted_options, SKIP, none,
		ERRNO(EBADMSG));

/* Bytes of the records of a knock of so many bytes. */
static inline size_t gate_records_len(size_t knock)
{
	return knock - sizeof(struct gate_knock) - GATE_TAG_LEN;
}

#define KNOCK(FIELD, CHECK, PART)                              \
	FIELD(u8, version, EQUAL(GATE_VERSION))                \
	FIELD(u8, client, INDEX(GATE_CLIENTS))                 \
	CHECK(client,                                          \
	      gate_records_len(untrusted_self().len) <=        \
		      gate_records_len(GATE_KNOCK_MAX),        \
	      "it holds a tag and is not longer than a knock") \
	FIELD(be16, records_len,                               \
	      EQUAL(gate_records_len(untrusted_self().len)))   \
	PART(knock_records, records, ITEMS(records_len))       \
	PART(knock_tag, tag, ONE)                              \
	PART(bytes, records_len,                               \
	     HOLDS(records->seen.counter, "it has a counter"))
UNTRUSTED_MESSAGE(knock, struct gate_knock, KNOCK, none, ERRNO(EBADMSG));

/* The longest header of IPv4 and the longest of TCP. */
#define GATE_HEADERS_MAX 120

struct gate_packet {
	validated_gate_ipv4 ip;
	validated_gate_udp udp; /* its payload is the knock's */
	bool is_knock; /* and then: */
	validated_knock knock;
};

/* A knock that is longer than what was fetched for its headers. */
static noinline int gate_fetch_rest(struct sk_buff *skb, u32 off, u32 len,
				    untrusted_bytes *out)
{
	untrusted_bytes bytes;
	struct reader r;
	const int ret = skb_fetch_front(skb, off + len, &bytes);

	if (ret)
		return ret;
	if (!reader_init(&r, bytes) || !reader_skip(&r, off) ||
	    !reader_bytes(&r, len, out))
		return -EBADMSG;
	return 0;
}

static inline int gate_read_udp(struct sk_buff *skb, struct gate_packet *p)
{
	const u32 off = gate_ihl(p->ip.version_ihl);
	const struct gate_front front = { p->ip.total_len - off,
					  p->ip.payload.len };
	int ret = gate_udp_validate(p->ip.payload, &front, &p->udp, NULL);
	untrusted_bytes bytes;
	u32 len;

	if (ret || p->udp.dest != GATE_PORT)
		return ret;
	len = p->udp.length - sizeof(struct udp_header);
	bytes = p->udp.payload;
	if (likely(len <= bytes.len)) {
		bytes.len = len;
		p->udp.payload.len = len;
	} else {
		ret = gate_fetch_rest(skb, off + sizeof(struct udp_header), len,
				      &p->udp.payload);
		if (ret)
			return ret;
		bytes = p->udp.payload;
	}
	p->is_knock = true;
	return knock_validate(bytes, NULL, &p->knock, NULL);
}

static inline int gate_read(struct sk_buff *skb, struct gate_packet *p)
{
	untrusted_bytes bytes;
	int ret = skb_fetch_most(skb, GATE_HEADERS_MAX, &bytes);

	if (ret)
		return ret;
	ret = gate_ipv4_validate(bytes,
				 &(struct gate_front){ skb->len, bytes.len },
				 &p->ip, NULL);
	if (ret)
		return ret;
	p->is_knock = false;
	return p->ip.proto == IPPROTO_UDP ? gate_read_udp(skb, p) : 0;
}

#endif /* _GATE_PACKET_H */
