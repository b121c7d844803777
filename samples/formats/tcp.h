/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_TCP_H
#define FORMATS_TCP_H

/**
 * DOC: a TCP segment
 *
 * Accepted: a data offset from 5 words to the segment's length; the four bits
 * behind it zero; no acknowledgment number without ACK, no urgent pointer without
 * URG, not SYN together with FIN. Options fill the header: those below have their
 * one length and come once, others are skipped; behind the end of the list all is
 * zero. A window is scaled by at most 14. The checksum is not judged, for it covers
 * addresses that are not part of the segment. Sources: RFC 9293, sections 3.1 and
 * 3.2; RFC 7323, sections 2 and 3; RFC 2018.
 *
 * Stricter than the RFC, which says no more than that the numbers of an absent ACK
 * or URG and the reserved bits mean nothing: what means nothing carries nothing.
 */

#include <untrusted/schema.h>

enum tcp_flags {
	TCP_FIN = 0x01,
	TCP_SYN = 0x02,
	TCP_ACK = 0x10,
	TCP_URG = 0x20,
};

struct tcp_header {
	ut_be16 source;
	ut_be16 dest;
	ut_be32 seq;
	ut_be32 ack;
	ut_u8 data_offset;
	ut_u8 flags;
	ut_be16 window;
	ut_be16 checksum;
	ut_be16 urgent;
} __attribute__((packed));

struct tcp_mss_option {
	ut_be16 mss;
} __attribute__((packed));

struct tcp_wscale_option {
	ut_u8 shift;
} __attribute__((packed));

struct tcp_sack_block_option {
	ut_be32 left;
	ut_be32 right;
} __attribute__((packed));

struct tcp_timestamps_option {
	ut_be32 value;
	ut_be32 echo;
} __attribute__((packed));

#define TCP_MSS(FIELD, ...) FIELD(be16, mss, ANY)
UNTRUSTED_SCHEMA(tcp_mss, struct tcp_mss_option, TCP_MSS, none, ERRNO(EBADMSG));

#define TCP_WSCALE(FIELD, ...) FIELD(u8, shift, MAX(14))
UNTRUSTED_SCHEMA(tcp_wscale, struct tcp_wscale_option, TCP_WSCALE, none,
		 ERRNO(EBADMSG));

#define TCP_SACK_BLOCK(FIELD, ...) \
	FIELD(be32, left, ANY)     \
	FIELD(be32, right, ANY)
UNTRUSTED_SCHEMA(tcp_sack_block, struct tcp_sack_block_option, TCP_SACK_BLOCK,
		 none, ERRNO(EBADMSG));

#define TCP_TIMESTAMPS(FIELD, ...) \
	FIELD(be32, value, ANY)    \
	FIELD(be32, echo, ANY)
UNTRUSTED_SCHEMA(tcp_timestamps, struct tcp_timestamps_option, TCP_TIMESTAMPS,
		 none, ERRNO(EBADMSG));

#define TCP_DATA_OFFSET(BIT)    \
	BIT(doff, 4, 4, MIN(5)) \
	BIT(reserved, 0, 4, ZERO)

#define TCP_OPTIONS(ITEM)                        \
	ITEM(2, tcp_mss, mss, ONCE)              \
	ITEM(3, tcp_wscale, wscale, ONCE)        \
	ITEM(4, empty, sack_permitted, FLAG)     \
	ITEM(5, tcp_sack_block, sack, RUN(1, 4)) \
	ITEM(8, tcp_timestamps, timestamps, ONCE, LIKELY)
UNTRUSTED_ITEMS(tcp_options, TCP_OPTIONS, untrusted_options, SKIP, none,
		ERRNO(EBADMSG));

#define TCP(FIELD, CHECK, PART)                                               \
	FIELD(be16, source, ANY)                                              \
	FIELD(be16, dest, ANY)                                                \
	FIELD(be32, seq, ANY)                                                 \
	FIELD(be32, ack, ANY)                                                 \
	FIELD(u8, data_offset, BITS(TCP_DATA_OFFSET))                         \
	FIELD(u8, flags, ANY)                                                 \
	FIELD(be16, window, ANY)                                              \
	FIELD(be16, checksum, IGNORE("it covers the IP addresses too"))       \
	FIELD(be16, urgent, ANY)                                              \
	CHECK(ack, flags &TCP_ACK || !ack, "a number to acknowledge has ACK") \
	CHECK(urgent, flags &TCP_URG || !urgent, "an urgent pointer has URG") \
	CHECK(flags, (flags & (TCP_SYN | TCP_FIN)) != (TCP_SYN | TCP_FIN),    \
	      "a connection does not begin and end at once")                  \
	PART(tcp_options, options,                                            \
	     ITEMS(doff * 4u - sizeof(struct tcp_header)))                    \
	PART(bytes, payload, REST)
UNTRUSTED_MESSAGE(tcp, struct tcp_header, TCP, none, ERRNO(EBADMSG));

#endif
