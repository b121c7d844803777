// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Hand-written twins of the verbs over bytes: reserved fields and strings. */
#include <string.h>

#include "hand.h"

#define ONES 0x0101010101010101ull

static uint64_t load_word(const void *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

static size_t first_byte(uint64_t high_bits)
{
	return __builtin_ctzll(high_bits) / 8;
}

int hand_zero_bytes_1(const struct message *m, const struct context *c,
		      struct result *r)
{
	if (load_word(m->reserved) | load_word(m->reserved + 8) |
	    load_word(m->reserved + 16))
		return -EINVAL;
	r->value = 1;
	return 0;
}

int hand_zero_bytes_2(const struct message *m, const struct context *c,
		      struct result *r)
{
	uint8_t any = 0;
	size_t i;

	for (i = 0; i < RESERVED_BYTES; i++)
		any |= m->reserved[i];
	if (any)
		return -EINVAL;
	r->value = 1;
	return 0;
}

int hand_zero_bytes_3(const struct message *m, const struct context *c,
		      struct result *r)
{
	static const uint8_t zeros[RESERVED_BYTES];

	if (memcmp(m->reserved, zeros, sizeof(zeros)))
		return -EINVAL;
	r->value = 1;
	return 0;
}

int hand_zero_tail_1(const struct message *m, const struct context *c,
		     struct result *r)
{
	size_t i;

	for (i = 0; i < c->tail_bytes; i++)
		if (m->tail[i])
			return -EINVAL;
	r->value = 1;
	return 0;
}

int hand_zero_tail_2(const struct message *m, const struct context *c,
		     struct result *r)
{
	const uint8_t *p = m->tail;
	size_t left = c->tail_bytes;

	for (; left >= 8; left -= 8, p += 8)
		if (load_word(p))
			return -EINVAL;
	for (; left; left--, p++)
		if (*p)
			return -EINVAL;
	r->value = 1;
	return 0;
}

/* The last word may overlap the one before it: no loop over single bytes. */
int hand_zero_tail_3(const struct message *m, const struct context *c,
		     struct result *r)
{
	const uint8_t *p = m->tail, *end = p + c->tail_bytes;

	if (end - p < 8) {
		for (; p < end; p++)
			if (*p)
				return -EINVAL;
	} else {
		for (; p < end - 8; p += 8)
			if (load_word(p))
				return -EINVAL;
		if (load_word(end - 8))
			return -EINVAL;
	}
	r->value = 1;
	return 0;
}

static int keep_text(struct result *r, const char *text)
{
	r->text = text;
	return 0;
}

int hand_string_1(const struct message *m, const struct context *c,
		  struct result *r)
{
	if (strnlen(m->name, NAME_BYTES) == NAME_BYTES)
		return -EINVAL;
	return keep_text(r, m->name);
}

int hand_string_2(const struct message *m, const struct context *c,
		  struct result *r)
{
	if (!memchr(m->name, 0, NAME_BYTES))
		return -EINVAL;
	return keep_text(r, m->name);
}

/* A borrow starts at a zero byte only: any high bit set means there is one. */
int hand_string_3(const struct message *m, const struct context *c,
		  struct result *r)
{
	size_t i;

	for (i = 0; i < NAME_BYTES; i += 8) {
		uint64_t word = load_word(m->name + i);
		uint64_t zero = (word - ONES) & ~word & ONES * 0x80;

		if (zero)
			return keep_text(r, m->name);
	}
	return -EINVAL;
}

int hand_string_printable_1(const struct message *m, const struct context *c,
			    struct result *r)
{
	size_t i;

	for (i = 0; i < NAME_BYTES; i++) {
		uint8_t byte = m->name[i];

		if (!byte)
			return keep_text(r, m->name);
		if (byte < 0x20 || byte > 0x7e)
			return -EINVAL;
	}
	return -EINVAL;
}

int hand_string_printable_2(const struct message *m, const struct context *c,
			    struct result *r)
{
	size_t i, length = strnlen(m->name, NAME_BYTES);
	uint8_t bad = length == NAME_BYTES;

	for (i = 0; i < length; i++)
		bad |= (uint8_t)(m->name[i] - 0x20) > 0x7e - 0x20;
	if (bad)
		return -EINVAL;
	return keep_text(r, m->name);
}

/*
 * A byte below 0x20, above 0x7e, or zero sets its high bit, and none before the
 * first such byte does; the string is good if that first byte is the zero.
 */
int hand_string_printable_3(const struct message *m, const struct context *c,
			    struct result *r)
{
	size_t i;

	for (i = 0; i < NAME_BYTES; i += 8) {
		uint64_t word = load_word(m->name + i);
		uint64_t stop = ((word - ONES * 0x20) | (word + ONES) | word) &
				ONES * 0x80;

		if (!stop)
			continue;
		i += first_byte(stop);
		if (m->name[i])
			return -EINVAL;
		return keep_text(r, m->name);
	}
	return -EINVAL;
}
