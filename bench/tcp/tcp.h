/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * DOC: the language that every TCP parser here accepts
 *
 * A header of 20 to 60 bytes: the data offset is at least 5 words and within
 * the message, the four reserved bits are zero, the acknowledgment number is
 * zero without ACK and the urgent pointer is zero without URG.
 * Options follow up to the data offset: EOL (nothing but zero bytes behind it),
 * NOP, and options of kind, length, body. A length is at least 2 and within the
 * header. Exact lengths: MSS 4, window scale 3 (value at most 14), SACK
 * permitted 2, timestamps 10, SACK 2 + 8 * n with n from 1 to 4. MSS, window
 * scale and SACK permitted come with SYN only. Other kinds are skipped.
 *
 * Returns 0, or -EBADMSG; @out is cleared on failure.
 */
#ifndef BENCH_TCP_H
#define BENCH_TCP_H

#include <stddef.h>
#include <stdint.h>

enum tcp_flag {
	TCP_FIN = 0x01,
	TCP_SYN = 0x02,
	TCP_RST = 0x04,
	TCP_PSH = 0x08,
	TCP_ACK = 0x10,
	TCP_URG = 0x20,
};

enum tcp_option {
	TCP_OPT_EOL = 0,
	TCP_OPT_NOP = 1,
	TCP_OPT_MSS = 2,
	TCP_OPT_WSCALE = 3,
	TCP_OPT_SACK_PERM = 4,
	TCP_OPT_SACK = 5,
	TCP_OPT_TIMESTAMP = 8,
};

enum tcp_seen {
	TCP_SEEN_MSS = 0x01,
	TCP_SEEN_WSCALE = 0x02,
	TCP_SEEN_SACK_PERM = 0x04,
	TCP_SEEN_SACK = 0x08,
	TCP_SEEN_TIMESTAMP = 0x10,
};

#define TCP_HEADER_MIN 20
#define TCP_WSCALE_MAX 14
#define TCP_SACK_LEN_MIN 10
#define TCP_SACK_LEN_MAX 34

struct tcp_parsed {
	uint16_t source;
	uint16_t dest;
	uint32_t seq;
	uint32_t ack;
	uint16_t window;
	uint16_t urgent;
	uint16_t mss;
	uint8_t flags;
	uint8_t header_len;
	uint8_t seen;
	uint8_t wscale;
	uint8_t sack_blocks;
	uint8_t sack_at;
	uint32_t ts_value;
	uint32_t ts_echo;
	uint32_t payload_len;
};

_Static_assert(sizeof(struct tcp_parsed) == 36, "the facts measure 36 bytes");

typedef int tcp_fn(const uint8_t *p, uint32_t len, struct tcp_parsed *out);

/* Kernel style: pointer and remaining length. */
tcp_fn tcp_pointer;
/* Offsets from the start of the message. */
tcp_fn tcp_index;
/* A cursor and the end. */
tcp_fn tcp_cursor;
/* With the library. */
tcp_fn tcp_wrapped;

#endif
