// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Hand-written twins that also say which field broke which rule, and where. */
#include "hand.h"
#include "mask.h"

enum { RULE_RANGE = 1, RULE_FLAGS, RULE_INDEX };

static inline int refuse_inline(struct detail *d, uint32_t rule,
				const char *field, size_t offset)
{
	if (d && !d->error) {
		d->field = field;
		d->offset = offset;
		d->rule = rule;
		d->error = -EINVAL;
	}
	return -EINVAL;
}

/* Values only and in tail position, so that a good message pays nothing. */
static __attribute__((noinline, cold)) int
refuse(struct detail *d, uint32_t rule, const char *field, size_t offset)
{
	return refuse_inline(d, rule, field, offset);
}

/* One place knows field and offset: nothing but the rule is passed. */
static __attribute__((noinline, cold)) int refuse_rule(struct detail *d,
						       uint32_t rule)
{
	return refuse_inline(d, rule, "value", offsetof(struct message, value));
}

int hand_range_detail_1(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return refuse(d, RULE_RANGE, "value",
			      offsetof(struct message, value));
	r->value = v;
	return 0;
}

int hand_range_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return refuse_inline(d, RULE_RANGE, "value",
				     offsetof(struct message, value));
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
		return refuse(d, RULE_FLAGS, "value",
			      offsetof(struct message, value));
	r->value = v;
	return 0;
}

int hand_flags_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	uint32_t v = m->value;

	if (v & ~FLAGS_KNOWN)
		return refuse_inline(d, RULE_FLAGS, "value",
				     offsetof(struct message, value));
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
		return refuse(d, RULE_INDEX, "value",
			      offsetof(struct message, value));
	r->value = c->table[i];
	return 0;
}

int hand_index_detail_2(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return refuse_inline(d, RULE_INDEX, "value",
				     offsetof(struct message, value));
	r->value = c->table[mask_power_of_two(i, SLOTS)];
	return 0;
}

int hand_index_detail_3(const struct message *m, const struct context *c,
			struct result *r, struct detail *d)
{
	size_t i = m->value;

	if (i >= SLOTS)
		return refuse_rule(d, RULE_INDEX);
	r->value = c->table[mask_power_of_two(i, SLOTS)];
	return 0;
}
