/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * What every version of a verb is given. The includer defines FIELD(tag)
 * first: the plain type of that tag, or its untrusted type. The layout is the
 * same, so one driver calls both.
 */
#ifndef BENCH_MESSAGE_H
#define BENCH_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RANGE_LO 16
#define RANGE_HI 4095
#define FLAGS_KNOWN 0x8000301fu
#define MAGIC 0x76417531u
#define ELEM_SIZE 24
#define SIZE_MAX_BYTES 65536
#define FALLBACK 64
#define SLOTS 64
#define RATES 8
#define NAME_BYTES 32
#define RESERVED_BYTES 24
#define TAIL_BYTES 64

enum colour { COLOUR_RED, COLOUR_GREEN, COLOUR_BLUE, COLOUR_BLACK, COLOURS };

enum mode {
	MODE_OFF = 0,
	MODE_SLOW = 1,
	MODE_FAST = 4,
	MODE_BURST = 9,
	MODE_TEST = 33,
};

struct message {
	FIELD(u32) value;
	FIELD(be16) port;
	FIELD(u8) flag;
	FIELD(u8) spare;
	FIELD(u32) offset;
	FIELD(u32) length;
	FIELD(u64) wide;
	FIELD(u64) wide_length;
	FIELD(u8) reserved[RESERVED_BYTES];
	FIELD(char) name[NAME_BYTES];
	FIELD(u8) tail[TAIL_BYTES];
};

/* What a driver knows by itself. */
struct context {
	uint32_t lo;
	uint32_t hi;
	uint32_t slots;
	uint32_t tail_bytes;
	size_t total;
	size_t max_bytes;
	const uint32_t *table;
};

/* What a good message makes; untouched by a bad one. */
struct result {
	uint64_t value;
	uint64_t length;
	const char *text;
};

/* Which field, which rule, where: filled by a refusal only, the first one. */
struct detail {
	const char *field;
	size_t offset;
	size_t element;
	uint32_t rule;
	int error;
};

extern const uint32_t slot_table[SLOTS];

typedef int verb_fn(const struct message *m, const struct context *c,
		    struct result *r);
typedef int verb_detail_fn(const struct message *m, const struct context *c,
			   struct result *r, struct detail *d);

#endif
