// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs through validate_field(): which field broke which rule, and where. */
#include "hand.h"
#include "wrapped.h"

#include <untrusted/validate.h>

UNTRUSTED_STRUCT(message, struct message);

/* The driver hands out plain messages; here they come from outside. */
static const untrusted_message *from_outside(const struct message *m)
{
	return (const untrusted_message *)m;
}

_Static_assert(sizeof(struct detail) == sizeof(struct untrusted_error),
	       "the twins report as much");

static struct untrusted_error *error_of(struct detail *d)
{
	return (struct untrusted_error *)d;
}

int wrapped_range_detail(const struct message *m, const struct context *c,
			 struct result *r, struct detail *d)
{
	uint32_t v;
	int ret = validate_field(error_of(d), message, from_outside(m), value,
				 range, u32, RANGE_LO, RANGE_HI, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_flags_detail(const struct message *m, const struct context *c,
			 struct result *r, struct detail *d)
{
	uint32_t v;
	int ret = validate_field(error_of(d), message, from_outside(m), value,
				 flags, u32, FLAGS_KNOWN, &v);

	if (ret)
		return ret;
	r->value = v;
	return 0;
}

int wrapped_index_detail(const struct message *m, const struct context *c,
			 struct result *r, struct detail *d)
{
	uint32_t i;
	int ret = validate_field(error_of(d), message, from_outside(m), value,
				 index, u32, SLOTS, &i);

	if (ret)
		return ret;
	r->value = c->table[i];
	return 0;
}
