// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>

#include "streams.h"

/* xorshift: the same numbers in every run and on every machine. */
uint32_t random_u32(void)
{
	static uint32_t state = 2463534242u;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state;
}

static uint32_t random_between(uint32_t lo, uint32_t hi)
{
	return lo + random_u32() % (hi - lo + 1);
}

static void fill_between(struct message *m, bool good, uint32_t lo, uint32_t hi)
{
	bool below = lo && random_u32() % 2;

	if (good)
		m->value = random_between(lo, hi);
	else if (below)
		m->value = random_between(0, lo - 1);
	else
		m->value = random_between(hi + 1, UINT32_MAX - 1);
}

void fill_range(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, RANGE_LO, RANGE_HI);
}

void fill_range_context(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, c->lo, c->hi);
}

void fill_range_be16(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, RANGE_LO, RANGE_HI);
	if (!good && m->value > UINT16_MAX)
		m->value = random_between(RANGE_HI + 1, UINT16_MAX);
	m->port = htobe16(m->value);
}

void fill_range_masked(struct message *m, const struct context *c, bool good)
{
	fill_range(m, c, good);
}

void fill_range_detail(struct message *m, const struct context *c, bool good)
{
	fill_range(m, c, good);
}

void fill_max(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, RANGE_HI);
}

void fill_min(struct message *m, const struct context *c, bool good)
{
	m->value = good ? random_between(RANGE_LO, UINT32_MAX - 1) :
			  random_between(0, RANGE_LO - 1);
}

void fill_flags(struct message *m, const struct context *c, bool good)
{
	m->value = random_u32() & FLAGS_KNOWN;
	if (!good)
		m->value |= 1u << random_between(15, 30);
}

void fill_flags_detail(struct message *m, const struct context *c, bool good)
{
	fill_flags(m, c, good);
}

void fill_zero(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, 0);
}

void fill_zero_bytes(struct message *m, const struct context *c, bool good)
{
	memset(m->reserved, 0, sizeof(m->reserved));
	if (!good)
		m->reserved[random_u32() % RESERVED_BYTES] = 1;
}

void fill_zero_tail(struct message *m, const struct context *c, bool good)
{
	memset(m->tail, 0, sizeof(m->tail));
	if (!good)
		m->tail[random_u32() % c->tail_bytes] = 1;
}

void fill_equal(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, MAGIC, MAGIC);
}

void fill_one_of(struct message *m, const struct context *c, bool good)
{
	static const uint32_t rates[RATES] = { 1200,  2400,  4800,   9600,
					       19200, 38400, 115200, 230400 };

	m->value = rates[random_u32() % RATES] + !good;
}

void fill_bool(struct message *m, const struct context *c, bool good)
{
	m->flag = good ? random_u32() % 2 : random_between(2, UINT8_MAX);
}

void fill_enum(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, COLOURS - 1);
}

void fill_enum_sparse(struct message *m, const struct context *c, bool good)
{
	static const uint32_t modes[] = { MODE_OFF, MODE_SLOW, MODE_FAST,
					  MODE_BURST, MODE_TEST };
	static const uint32_t others[] = { 2, 3, 8, 10, 32, 34, 64, 1u << 31 };

	m->value = good ? modes[random_u32() % 5] : others[random_u32() % 8];
}

void fill_index(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, SLOTS - 1);
}

void fill_index_context(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, c->slots - 1);
}

void fill_index_detail(struct message *m, const struct context *c, bool good)
{
	fill_index(m, c, good);
}

void fill_at(struct message *m, const struct context *c, bool good)
{
	fill_index(m, c, good);
}

void fill_size(struct message *m, const struct context *c, bool good)
{
	fill_between(m, good, 0, SIZE_MAX_BYTES / ELEM_SIZE);
}

void fill_size_wide(struct message *m, const struct context *c, bool good)
{
	uint64_t largest = c->max_bytes / ELEM_SIZE;

	m->wide = random_u32() % (largest + 1);
	if (!good)
		m->wide += random_u32() % 2 ? largest + 1 : 1ull << 60;
}

void fill_sub(struct message *m, const struct context *c, bool good)
{
	m->offset = random_u32() % (c->total + 1);
	m->length = random_u32() % (c->total - m->offset + 1);
	if (!good && random_u32() % 2)
		m->offset += c->total + 1;
	else if (!good)
		m->length += c->total + 1;
}

void fill_sub_wide(struct message *m, const struct context *c, bool good)
{
	fill_sub(m, c, good);
	m->wide = m->offset;
	m->wide_length = m->length;
	if (!good && random_u32() % 2)
		m->wide = -(m->wide_length | 1);
}

void fill_string(struct message *m, const struct context *c, bool good)
{
	size_t i, length = good ? random_u32() % NAME_BYTES : NAME_BYTES;

	memset(m->name, 0, NAME_BYTES);
	for (i = 0; i < length; i++)
		m->name[i] = random_between(0x20, 0x7e);
}

void fill_string_printable(struct message *m, const struct context *c,
			   bool good)
{
	char *byte;

	fill_string(m, c, true);
	if (good)
		return;
	byte = m->name + random_u32() % (strlen(m->name) + 1);
	*byte = random_u32() % 2 ? random_between(0x7f, 0xff) :
				   random_between(0x01, 0x1f);
}

void fill_or(struct message *m, const struct context *c, bool good)
{
	fill_range(m, c, good);
}

void fill_bypass(struct message *m, const struct context *c, bool good)
{
	m->value = random_u32();
}
