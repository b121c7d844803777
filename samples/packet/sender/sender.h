/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GATE_SENDER_H
#define _GATE_SENDER_H

/**
 * DOC: gate-sender, a hostile host on the gate's network
 *
 * usage: gate-sender -m MODULE -d DEVICE [-r RESULTS] [-s SUITE] [-k]
 *
 * It makes the network devices gate0 and gate1, TAPs, loads MODULE to guard them, and
 * asks DEVICE what became of each packet. Each row of attacks.c is built (packet.c),
 * sent in each form (wire.c), and judged (main.c). Nothing is timed: a write to a TAP
 * returns when the gate has judged the packet. With -k a check that fails does not
 * count: the gate is known to be naive.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../gate.h"

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

struct bytes {
	const char *ptr;
	size_t len;
};
#define BYTES(text)                     \
	{                               \
		text, sizeof(text) - 1, \
	}

/* A member of struct spec that replaces what would be right; 0 replaces nothing. */
#define SET(x) (0x10000 + (x))

struct spec {
	const char *name;
	int error; /* wanted: an errno, or 0 */
	bool tcp; /* else a knock */
	bool ends; /* what is behind the packet's end matters */
	/* IPv4 */
	int version_ihl, total_len, fragment, ip_sum, proto, address, to;
	struct bytes ip_options;
	/* UDP */
	bool bare; /* no header */
	int udp_len, port, udp_sum;
	/* the knock */
	int version, client, records_len, tag;
	struct bytes records; /* else RECORDS */
	size_t padding; /* records of kind 1 before them */
	size_t extra; /* bytes behind the tag */
	size_t payload; /* instead of all these, as many bytes, minus 1 */
	/* TCP */
	int flags, doff;
	struct bytes options; /* multiple of 4 bytes */
	/* what the gate then knows */
	unsigned int ports_count;
	const char *who;
	struct gate_syn syn;
};

#define RECORDS "\2\6\0\0\0\2\3\6\0\26\1\273\4\011mallory"
#define RECORDS_PORTS 2
#define RECORDS_NAME "mallory"

#define FRAME_MAX 8192

struct frame {
	size_t len;
	uint8_t bytes[FRAME_MAX];
};

enum form {
	FORM_LINEAR, /* in one piece */
	FORM_SPLIT, /* the payload in a page */
	FORM_PAGED, /* all but the link's header in pieces of pages */
	FORM_TAPPED, /* the same, and somebody else holds the packet too */
	FORM_LARGE, /* headers, and more than a page of link padding */
	FORMS
};

extern const char *const form_names[FORMS];
extern const struct spec setup;
extern const struct spec attacks[];
extern const size_t attacks_count;

void build(const struct spec *spec, struct frame *frame);
/* Makes what is summed right again, as far as the headers say what that is. */
void seal(struct frame *frame);
void wire_open(void);
void wire_send(const struct frame *frame, enum form form);

__attribute__((noreturn, format(printf, 1, 2))) void die(const char *why, ...);

#endif /* _GATE_SENDER_H */
