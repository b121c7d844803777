// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs whose result addresses memory, as a driver would call them. */
#include "wrapped_fields.h"

int wrapped_range_masked(const struct message *m, const struct context *c,
			 struct result *r)
{
	uint32_t v;
	int ret = validate_range_masked(u32, m->value, RANGE_LO, RANGE_HI, &v);

	if (ret)
		return ret;
	r->value = c->table[v];
	return 0;
}

int wrapped_index(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t i;
	int ret = validate_index(u32, m->value, SLOTS, &i);

	if (ret)
		return ret;
	r->value = c->table[i];
	return 0;
}

int wrapped_index_context(const struct message *m, const struct context *c,
			  struct result *r)
{
	uint32_t i;
	int ret = validate_index(u32, m->value, c->slots, &i);

	if (ret)
		return ret;
	r->value = c->table[i];
	return 0;
}

int wrapped_at(const struct message *m, const struct context *c,
	       struct result *r)
{
	uint32_t element;
	int ret = untrusted_at(u32, slot_table, m->value, &element);

	if (ret)
		return ret;
	r->value = element;
	return 0;
}

int wrapped_one_of(const struct message *m, const struct context *c,
		   struct result *r)
{
	static const uint32_t rates[RATES] = { 1200,  2400,  4800,   9600,
					       19200, 38400, 115200, 230400 };
	uint32_t v;
	int ret = validate_one_of(u32, m->value, rates, RATES, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_size(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t bytes;
	int ret =
		validate_size(u32, m->value, ELEM_SIZE, SIZE_MAX_BYTES, &bytes);

	if (ret)
		return ret;
	r->value = bytes;
	return 0;
}

int wrapped_size_wide(const struct message *m, const struct context *c,
		      struct result *r)
{
	uint64_t bytes;
	int ret = validate_size(u64, m->wide, ELEM_SIZE, c->max_bytes, &bytes);

	if (ret)
		return ret;
	r->value = bytes;
	return 0;
}

int wrapped_sub(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t offset, length;
	int ret = validate_sub(u32, m->offset, m->length, c->total, &offset,
			       &length);

	if (ret)
		return ret;
	r->value = offset;
	r->length = length;
	return 0;
}

int wrapped_sub_wide(const struct message *m, const struct context *c,
		     struct result *r)
{
	uint64_t offset, length;
	int ret = validate_sub(u64, m->wide, m->wide_length, c->total, &offset,
			       &length);

	if (ret)
		return ret;
	r->value = offset;
	r->length = length;
	return 0;
}
