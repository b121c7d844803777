// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Hand-written twins of the verbs whose result addresses memory. Each is masked:
 * a mispredicted check never forms an address outside of the table or buffer.
 */
#include "hand.h"
#include "mask.h"

#define RANGE_SPAN (RANGE_HI - RANGE_LO + 1)

int hand_range_masked_1(const struct message *m, const struct context *c,
			struct result *r)
{
	size_t v = m->value - RANGE_LO;

	if (v >= RANGE_SPAN)
		return -EINVAL;
	v &= mask_below(v, RANGE_SPAN);
	r->value = c->table[v + RANGE_LO];
	return 0;
}

int hand_range_masked_2(const struct message *m, const struct context *c,
			struct result *r)
{
	size_t v = m->value - RANGE_LO;

	if (!clamp_below(&v, RANGE_SPAN))
		return -EINVAL;
	r->value = c->table[v + RANGE_LO];
	return 0;
}

int hand_range_masked_3(const struct message *m, const struct context *c,
			struct result *r)
{
	size_t v = m->value - RANGE_LO;

	if (!clamp_below_sbb(&v, RANGE_SPAN))
		return -EINVAL;
	r->value = c->table[v + RANGE_LO];
	return 0;
}

int hand_index_1(const struct message *m, const struct context *c,
		 struct result *r)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return -EINVAL;
	i &= mask_below(i, SLOTS);
	r->value = c->table[i];
	return 0;
}

int hand_index_2(const struct message *m, const struct context *c,
		 struct result *r)
{
	size_t i = m->value;

	if (!clamp_below(&i, SLOTS))
		return -EINVAL;
	r->value = c->table[i];
	return 0;
}

int hand_index_3(const struct message *m, const struct context *c,
		 struct result *r)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return -EINVAL;
	r->value = c->table[mask_power_of_two(i, SLOTS)];
	return 0;
}

int hand_index_context_1(const struct message *m, const struct context *c,
			 struct result *r)
{
	size_t i = m->value;

	if (i >= c->slots)
		return -EINVAL;
	i &= mask_below(i, c->slots);
	r->value = c->table[i];
	return 0;
}

int hand_index_context_2(const struct message *m, const struct context *c,
			 struct result *r)
{
	size_t i = m->value;

	if (!clamp_below(&i, c->slots))
		return -EINVAL;
	r->value = c->table[i];
	return 0;
}

int hand_index_context_3(const struct message *m, const struct context *c,
			 struct result *r)
{
	size_t i = m->value;

	if (i >= c->slots)
		return -EINVAL;
	i &= mask_below_generic(i, c->slots);
	r->value = c->table[i];
	return 0;
}

int hand_at_1(const struct message *m, const struct context *c,
	      struct result *r)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return -EINVAL;
	r->value = slot_table[i & mask_below(i, SLOTS)];
	return 0;
}

int hand_at_2(const struct message *m, const struct context *c,
	      struct result *r)
{
	size_t i = m->value;

	if (!clamp_below(&i, SLOTS))
		return -EINVAL;
	r->value = slot_table[i];
	return 0;
}

int hand_at_3(const struct message *m, const struct context *c,
	      struct result *r)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return -EINVAL;
	r->value = slot_table[mask_power_of_two(i, SLOTS)];
	return 0;
}

static const uint32_t rates[RATES] = { 1200,  2400,  4800,   9600,
				       19200, 38400, 115200, 230400 };

/* The index is hidden, so that the store is of the table's own element. */
int hand_one_of_1(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v = m->value;
	size_t i;

	for (i = 0; i < RATES; i++) {
		if (rates[i] == v) {
			r->value = rates[i & mask_below(i, RATES)];
			return 0;
		}
	}
	return -EINVAL;
}

/* Every element is looked at, so there is nothing to predict but the end. */
int hand_one_of_2(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v = m->value;
	size_t i, at = RATES;

	for (i = 0; i < RATES; i++)
		at = rates[i] == v ? i : at;
	if (!clamp_below(&at, RATES))
		return -EINVAL;
	r->value = rates[at];
	return 0;
}

int hand_one_of_3(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v = m->value;
	size_t i = 0;

	while (i < RATES && rates[i] != v)
		i++;
	if (!clamp_below(&i, RATES))
		return -EINVAL;
	r->value = rates[i];
	return 0;
}

/* The product is one of 32 bits, as a caller on every machine would see it. */
int hand_size_1(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t bytes;

	if (__builtin_mul_overflow(m->value, ELEM_SIZE, &bytes))
		return -EOVERFLOW;
	if (bytes > SIZE_MAX_BYTES)
		return -E2BIG;
	r->value = bytes;
	return 0;
}

int hand_size_2(const struct message *m, const struct context *c,
		struct result *r)
{
	uint64_t bytes = (uint64_t)m->value * ELEM_SIZE;

	if (bytes > SIZE_MAX_BYTES)
		return bytes > UINT32_MAX ? -EOVERFLOW : -E2BIG;
	r->value = bytes;
	return 0;
}

int hand_size_3(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t count = m->value;

	if (count > SIZE_MAX_BYTES / ELEM_SIZE)
		return count > UINT32_MAX / ELEM_SIZE ? -EOVERFLOW : -E2BIG;
	r->value = count * ELEM_SIZE;
	return 0;
}

int hand_size_wide_1(const struct message *m, const struct context *c,
		     struct result *r)
{
	size_t bytes;

	if (__builtin_mul_overflow(m->wide, (size_t)ELEM_SIZE, &bytes))
		return -EOVERFLOW;
	if (bytes > c->max_bytes)
		return -E2BIG;
	r->value = bytes;
	return 0;
}

int hand_size_wide_2(const struct message *m, const struct context *c,
		     struct result *r)
{
	uint64_t count = m->wide;

	if (count > SIZE_MAX / ELEM_SIZE)
		return -EOVERFLOW;
	if (count * ELEM_SIZE > c->max_bytes)
		return -E2BIG;
	r->value = count * ELEM_SIZE;
	return 0;
}

int hand_size_wide_3(const struct message *m, const struct context *c,
		     struct result *r)
{
	uint64_t count = m->wide, bytes = count * ELEM_SIZE;

	if (count <= SIZE_MAX / ELEM_SIZE && bytes <= c->max_bytes) {
		r->value = bytes;
		return 0;
	}
	return count > SIZE_MAX / ELEM_SIZE ? -EOVERFLOW : -E2BIG;
}

/* Two u32 cannot wrap in 64 bits, so one comparison decides and masks both. */
int hand_sub_1(const struct message *m, const struct context *c,
	       struct result *r)
{
	size_t offset = m->offset, length = m->length, mask;

	if (offset + length > c->total)
		return -EINVAL;
	mask = mask_below(offset + length, c->total + 1);
	r->value = offset & mask;
	r->length = length & mask;
	return 0;
}

int hand_sub_2(const struct message *m, const struct context *c,
	       struct result *r)
{
	size_t offset = m->offset, length = m->length;
	bool beyond;

	__asm__("cmpq %[total],%[end]; cmovaq %[zero],%[offset]; "
		"cmovaq %[zero],%[length]"
		: [offset] "+r"(offset), [length] "+r"(length), "=@cca"(beyond)
		: [end] "r"(offset + length), [total] "er"(c->total),
		  [zero] "r"(0ul));
	if (beyond)
		return -EINVAL;
	r->value = offset;
	r->length = length;
	return 0;
}

int hand_sub_3(const struct message *m, const struct context *c,
	       struct result *r)
{
	size_t offset = m->offset, length = m->length, room;

	if (offset > c->total)
		return -EINVAL;
	offset &= mask_below(offset, c->total + 1);
	room = c->total - offset;
	if (length > room)
		return -EINVAL;
	r->value = offset;
	r->length = length & mask_below(length, room + 1);
	return 0;
}

int hand_sub_wide_1(const struct message *m, const struct context *c,
		    struct result *r)
{
	size_t offset = m->wide, length = m->wide_length, room;

	if (offset > c->total)
		return -EINVAL;
	offset &= mask_below(offset, c->total + 1);
	room = c->total - offset;
	if (length > room)
		return -EINVAL;
	r->value = offset;
	r->length = length & mask_below(length, room + 1);
	return 0;
}

/* The subtraction's own borrow is the first check; each check has its move. */
int hand_sub_wide_2(const struct message *m, const struct context *c,
		    struct result *r)
{
	size_t offset = m->wide, length = m->wide_length, room = c->total;
	bool beyond;

	__asm__("subq %[offset],%[room]; cmovbq %[zero],%[offset]"
		: [offset] "+r"(offset), [room] "+&r"(room), "=@ccb"(beyond)
		: [zero] "r"(0ul));
	if (beyond)
		return -EINVAL;
	__asm__("cmpq %[room],%[length]; cmovaq %[zero],%[length]"
		: [length] "+r"(length), "=@cca"(beyond)
		: [room] "r"(room), [zero] "r"(0ul));
	if (beyond)
		return -EINVAL;
	r->value = offset;
	r->length = length;
	return 0;
}

/* One mask from both conditions. */
int hand_sub_wide_3(const struct message *m, const struct context *c,
		    struct result *r)
{
	size_t offset = m->wide, length = m->wide_length, end, mask;
	bool wrapped = __builtin_add_overflow(offset, length, &end);

	mask = mask_below(end, c->total + 1) & -(size_t)!wrapped;
	if (!mask)
		return -EINVAL;
	r->value = offset & mask;
	r->length = length & mask;
	return 0;
}
