/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_UDP_H
#define FORMATS_UDP_H

/**
 * DOC: a UDP datagram
 *
 * What the payload of an IP packet may be. Accepted: a destination port that is
 * not 0; a length of at least the header and at most what is there. Bytes behind
 * the length belong to nobody, and the checksum is not judged here, for it covers
 * addresses that are not part of the datagram. A source port of 0 means that no
 * answer is wanted. Source: RFC 768.
 */

#include <untrusted/schema.h>

struct udp_header {
	ut_be16 source;
	ut_be16 dest;
	ut_be16 length;
	ut_be16 checksum;
} __attribute__((packed));

#define UDP(FIELD, CHECK, PART)                                         \
	FIELD(be16, source, ANY)                                        \
	FIELD(be16, dest, MIN(1))                                       \
	FIELD(be16, length, MIN(8))                                     \
	FIELD(be16, checksum, IGNORE("it covers the IP addresses too")) \
	PART(bytes, length, TOTAL(length))                              \
	PART(bytes, payload, REST)
UNTRUSTED_MESSAGE(udp, struct udp_header, UDP, none, ERRNO(EBADMSG));

#endif
