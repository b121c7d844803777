// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The verbs over bytes and arrays, as a driver would call them. */
#include "wrapped_fields.h"

int wrapped_zero_bytes(const struct message *m, const struct context *c,
		       struct result *r)
{
	int ret = validate_zero_bytes(m->reserved, RESERVED_BYTES);

	if (ret)
		return ret;
	r->value = 1;
	return 0;
}

int wrapped_zero_tail(const struct message *m, const struct context *c,
		      struct result *r)
{
	int ret = validate_zero_bytes(m->tail, c->tail_bytes);

	if (ret)
		return ret;
	r->value = 1;
	return 0;
}

int wrapped_string(const struct message *m, const struct context *c,
		   struct result *r)
{
	const char *text;
	int ret = validate_string(m->name, NAME_BYTES, 0, any, &text);

	if (ret)
		return ret;
	r->text = text;
	return 0;
}

int wrapped_string_printable(const struct message *m, const struct context *c,
			     struct result *r)
{
	const char *text;
	int ret = validate_string(m->name, NAME_BYTES, 0, printable, &text);

	if (ret)
		return ret;
	r->text = text;
	return 0;
}

int wrapped_each_below(const untrusted_u32 *array, size_t n, uint32_t bound)
{
	const uint32_t *plain;

	return validate_each(NULL, max, u32, array, n, &plain, bound - 1);
}

int wrapped_each_printable(const untrusted_u8 *array, size_t n)
{
	const uint8_t *plain;

	return validate_each(NULL, range, u8, array, n, &plain, 0x20, 0x7e);
}
