/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: a DNS query as a UDP payload
 *
 * A header of 12 bytes: of the flags only RD, AD and CD may be set; one
 * question, no answer, no authority, at most one additional record. The
 * question: a name of labels of 1 to 63 bytes that ends by 0, at most 255 bytes
 * in all and without pointers; a type of at least 1; a class of 1, 3, 4 or 255.
 * The additional record is OPT: the root's name, type 41, any UDP size,
 * extended code and version zero, of the flags only DO, and options of code,
 * length and body that fill its data. Nothing is behind that.
 *
 * Returns 0, or -EBADMSG; @out is cleared on failure. On success opt is zero
 * without OPT; nothing is promised of the name's bytes behind its length.
 */
#ifndef BENCH_SCHEMA_DNS_QUERY_H
#define BENCH_SCHEMA_DNS_QUERY_H

#include <stddef.h>
#include <stdint.h>

#define HAND_DNS_HEADER 12
#define HAND_DNS_NAME_MAX 255
#define HAND_DNS_LABEL_MAX 63
#define HAND_DNS_TYPE_OPT 41
#define HAND_DNS_OPT_FIXED 11

enum hand_dns_flag {
	HAND_DNS_CD = 0x0010,
	HAND_DNS_AD = 0x0020,
	HAND_DNS_RD = 0x0100,
};

#define HAND_DNS_DO 0x8000

struct hand_dns_query {
	uint16_t id;
	uint8_t rd;
	uint8_t ad;
	uint8_t cd;
	uint16_t arcount;
	struct {
		uint8_t len;
		uint8_t wire[HAND_DNS_NAME_MAX];
	} name;
	uint16_t qtype;
	uint16_t qclass;
	struct {
		uint16_t udp_size;
		uint8_t dnssec_ok;
		/* of its options */
		uint16_t length;
	} opt;
};

typedef int hand_dns_query_fn(const uint8_t *p, size_t len,
			      struct hand_dns_query *out);

/* A pointer and what is left; the name is copied whole. */
hand_dns_query_fn hand_dns_query_pointer;
/* Offsets from the start of the message; the name is copied whole. */
hand_dns_query_fn hand_dns_query_index;
/* A cursor and the end; the name's end is bounded once; a copy by label. */
hand_dns_query_fn hand_dns_query_label;
/* A cursor and the end; each byte of the name is copied as it is passed. */
hand_dns_query_fn hand_dns_query_byte;

#endif
