// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs whose result is a plain value, as a driver would call them. */
#include "wrapped_fields.h"

int wrapped_range(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v;
	int ret = validate_range(u32, m->value, RANGE_LO, RANGE_HI, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_range_context(const struct message *m, const struct context *c,
			  struct result *r)
{
	uint32_t v;
	int ret = validate_range(u32, m->value, c->lo, c->hi, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_range_be16(const struct message *m, const struct context *c,
		       struct result *r)
{
	uint16_t v;
	int ret = validate_range(be16, m->port, RANGE_LO, RANGE_HI, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_max(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t v;
	int ret = validate_max(u32, m->value, RANGE_HI, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_min(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t v;
	int ret = validate_min(u32, m->value, RANGE_LO, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_flags(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v;
	int ret = validate_flags(u32, m->value, FLAGS_KNOWN, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_zero(const struct message *m, const struct context *c,
		 struct result *r)
{
	int ret = validate_zero(u32, m->value);

	if (ret)
		return ret;
	r->value = 1;
	return 0;
}

int wrapped_equal(const struct message *m, const struct context *c,
		  struct result *r)
{
	int ret = validate_equal(u32, m->value, MAGIC);

	if (ret)
		return ret;
	r->value = MAGIC;
	return 0;
}

int wrapped_bool(const struct message *m, const struct context *c,
		 struct result *r)
{
	bool v;
	int ret = validate_bool(u8, m->flag, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_enum(const struct message *m, const struct context *c,
		 struct result *r)
{
	enum colour v;
	int ret = validate_enum(u32, m->value, COLOUR_BLACK, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_enum_sparse(const struct message *m, const struct context *c,
			struct result *r)
{
	uint32_t v;
	int ret = validate_enum_set(
		u32, m->value,
		1ull << MODE_OFF | 1ull << MODE_SLOW | 1ull << MODE_FAST |
			1ull << MODE_BURST | 1ull << MODE_TEST,
		&v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_or(const struct message *m, const struct context *c,
	       struct result *r)
{
	r->value = validate_or(u32, m->value, RANGE_LO, RANGE_HI, FALLBACK);
	return 0;
}

int wrapped_bypass(const struct message *m, const struct context *c,
		   struct result *r)
{
	r->value = untrusted_bypass(u32, m->value, "a cookie, echoed as is");
	return 0;
}
