/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: a TCP segment with its options
 *
 * A header of 20 to 60 bytes: the data offset is at least 5 words and within
 * the message, the four reserved bits are zero, the acknowledgment number is
 * zero without ACK, the urgent pointer without URG, SYN and FIN exclude each
 * other. Options follow up to the data offset: end (nothing but zero bytes
 * behind it), NOP, and options of kind, length, body, the length at least 2 and
 * within the header. Exact lengths: MSS 4, window scale 3 (at most 14), SACK
 * permitted 2, timestamps 10, SACK 2 + 8 * n with n from 1 to 4. None of these
 * comes twice. Other kinds are skipped.
 *
 * Returns 0, or -EBADMSG; @out is cleared on failure. On success an option that
 * was not seen is zero; nothing is promised of SACK blocks behind their number.
 */
#ifndef BENCH_SCHEMA_TCP_H
#define BENCH_SCHEMA_TCP_H

#include <stddef.h>
#include <stdint.h>

enum hand_tcp_flag {
	HAND_TCP_FIN = 0x01,
	HAND_TCP_SYN = 0x02,
	HAND_TCP_PSH = 0x08,
	HAND_TCP_ACK = 0x10,
	HAND_TCP_URG = 0x20,
};

enum hand_tcp_kind {
	HAND_TCP_END = 0,
	HAND_TCP_NOP = 1,
	HAND_TCP_MSS = 2,
	HAND_TCP_WSCALE = 3,
	HAND_TCP_SACK_PERMITTED = 4,
	HAND_TCP_SACK = 5,
	HAND_TCP_TIMESTAMPS = 8,
};

#define HAND_TCP_HEADER_MIN 20
#define HAND_TCP_WSCALE_MAX 14
#define HAND_TCP_SACK_MAX 4

struct hand_tcp_options {
	struct {
		uint8_t mss;
		uint8_t wscale;
		uint8_t sack_permitted;
		uint8_t sack;
		uint8_t timestamps;
	} seen;
	uint16_t mss;
	uint8_t wscale;
	struct {
		uint32_t n;
		struct {
			uint32_t left;
			uint32_t right;
		} at[HAND_TCP_SACK_MAX];
	} sack;
	struct {
		uint32_t value;
		uint32_t echo;
	} timestamps;
};

struct hand_tcp {
	uint16_t source;
	uint16_t dest;
	uint32_t seq;
	uint32_t ack;
	uint8_t doff;
	uint8_t flags;
	uint16_t window;
	uint16_t urgent;
	struct hand_tcp_options options;
	struct {
		const uint8_t *ptr;
		size_t len;
	} payload;
};

typedef int hand_tcp_fn(const uint8_t *p, size_t len, struct hand_tcp *out);

/* Kernel style: pointer and remaining length. */
hand_tcp_fn hand_tcp_pointer;
/* Offsets from the start of the message. */
hand_tcp_fn hand_tcp_index;
/* A cursor and the end; what was seen is in a register until the end. */
hand_tcp_fn hand_tcp_cursor;
/* A pointer and the end, the commonest kinds first. */
hand_tcp_fn hand_tcp_end;
/* As that, the options out of line. */
hand_tcp_fn hand_tcp_apart;

#endif
