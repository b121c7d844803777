// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Hand-written twins that also say which field broke which rule, and where. */
#include "hand.h"
#include "mask.h"

enum { FIELD_VALUE = 1 };
enum { RULE_RANGE = 1, RULE_FLAGS, RULE_INDEX };

/* Values only and in tail position, so that a good message pays nothing. */
static __attribute__((noinline, cold)) int
refuse(struct detail *d, uint32_t rule, uint32_t field, size_t offset)
{
	if (d) {
		d->rule = rule;
		d->field = field;
		d->offset = offset;
	}
	return -EINVAL;
}

static inline int refuse_inline(struct detail *d, uint32_t rule)
{
	if (d) {
		d->rule = rule;
		d->field = FIELD_VALUE;
		d->offset = offsetof(struct message, value);
	}
	return -EINVAL;
}

static int refuse_value(struct detail *d, uint32_t rule)
{
	return refuse(d, rule, FIELD_VALUE, offsetof(struct message, value));
}

/* One place knows field and offset: nothing but the rule is passed. */
static __attribute__((noinline, cold)) int refuse_rule(struct detail *d,
						       uint32_t rule)
{
	return refuse_inline(d, rule);
}

int hand_range_detail_1(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return refuse_value(d, RULE_RANGE);
	r->value = v;
	return 0;
}

int hand_range_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return refuse_inline(d, RULE_RANGE);
	r->value = v;
	return 0;
}

int hand_range_detail_3(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return refuse_rule(d, RULE_RANGE);
	r->value = v;
	return 0;
}

int hand_flags_detail_1(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v & ~FLAGS_KNOWN)
		return refuse_value(d, RULE_FLAGS);
	r->value = v;
	return 0;
}

int hand_flags_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v & ~FLAGS_KNOWN)
		return refuse_inline(d, RULE_FLAGS);
	r->value = v;
	return 0;
}

int hand_flags_detail_3(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v & ~FLAGS_KNOWN)
		return refuse_rule(d, RULE_FLAGS);
	r->value = v;
	return 0;
}

int hand_index_detail_1(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	size_t i = m->value;

	if (!clamp_below(&i, SLOTS))
		return refuse_value(d, RULE_INDEX);
	r->value = c->table[i];
	return 0;
}

int hand_index_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	size_t i = m->value;

	if (!clamp_below(&i, SLOTS))
		return refuse_inline(d, RULE_INDEX);
	r->value = c->table[i];
	return 0;
}

int hand_index_detail_3(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	size_t i = m->value;

	if (!clamp_below(&i, SLOTS))
		return refuse_rule(d, RULE_INDEX);
	r->value = c->table[i];
	return 0;
}
