// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Hand-written twins of the verbs whose result is a plain value. */
#include "hand.h"

int hand_range_1(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (v < RANGE_LO || v > RANGE_HI)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_2(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (v - RANGE_LO > RANGE_HI - RANGE_LO)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_3(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (v - RANGE_LO <= RANGE_HI - RANGE_LO) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_range_context_1(const struct message *m, const struct context *c,
			 struct result *r)
{
	uint32_t v = m->value;

	if (v < c->lo || v > c->hi)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_context_2(const struct message *m, const struct context *c,
			 struct result *r)
{
	uint32_t v = m->value;

	if (v - c->lo > c->hi - c->lo)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_context_3(const struct message *m, const struct context *c,
			 struct result *r)
{
	uint32_t v = m->value;

	if (v <= c->hi && v >= c->lo) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_range_be16_1(const struct message *m, const struct context *c,
		      struct result *r)
{
	uint16_t v = be16toh(m->port);

	if (v < RANGE_LO || v > RANGE_HI)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_be16_2(const struct message *m, const struct context *c,
		      struct result *r)
{
	uint16_t v = be16toh(m->port);

	if ((uint16_t)(v - RANGE_LO) > RANGE_HI - RANGE_LO)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_range_be16_3(const struct message *m, const struct context *c,
		      struct result *r)
{
	uint32_t v = be16toh(m->port);

	if (v - RANGE_LO <= RANGE_HI - RANGE_LO) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_max_1(const struct message *m, const struct context *c,
	       struct result *r)
{
	uint32_t v = m->value;

	if (v > RANGE_HI)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_max_2(const struct message *m, const struct context *c,
	       struct result *r)
{
	uint32_t v = m->value;

	if (v <= RANGE_HI) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_max_3(const struct message *m, const struct context *c,
	       struct result *r)
{
	if (m->value >= RANGE_HI + 1)
		return -EINVAL;
	r->value = m->value;
	return 0;
}

int hand_min_1(const struct message *m, const struct context *c,
	       struct result *r)
{
	uint32_t v = m->value;

	if (v < RANGE_LO)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_min_2(const struct message *m, const struct context *c,
	       struct result *r)
{
	uint32_t v = m->value;

	if (v >= RANGE_LO) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_min_3(const struct message *m, const struct context *c,
	       struct result *r)
{
	if (m->value <= RANGE_LO - 1)
		return -EINVAL;
	r->value = m->value;
	return 0;
}

int hand_flags_1(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (v & ~FLAGS_KNOWN)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_flags_2(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if ((v & FLAGS_KNOWN) != v)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_flags_3(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (!(v & ~FLAGS_KNOWN)) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_zero_1(const struct message *m, const struct context *c,
		struct result *r)
{
	if (m->value)
		return -EINVAL;
	r->value = 1;
	return 0;
}

int hand_zero_2(const struct message *m, const struct context *c,
		struct result *r)
{
	if (m->value == 0) {
		r->value = 1;
		return 0;
	}
	return -EINVAL;
}

int hand_zero_3(const struct message *m, const struct context *c,
		struct result *r)
{
	int err = m->value ? -EINVAL : 0;

	if (!err)
		r->value = 1;
	return err;
}

int hand_equal_1(const struct message *m, const struct context *c,
		 struct result *r)
{
	if (m->value != MAGIC)
		return -EINVAL;
	r->value = MAGIC;
	return 0;
}

int hand_equal_2(const struct message *m, const struct context *c,
		 struct result *r)
{
	if (m->value == MAGIC) {
		r->value = MAGIC;
		return 0;
	}
	return -EINVAL;
}

int hand_equal_3(const struct message *m, const struct context *c,
		 struct result *r)
{
	uint32_t v = m->value;

	if (v ^ MAGIC)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_bool_1(const struct message *m, const struct context *c,
		struct result *r)
{
	uint8_t v = m->flag;

	if (v > 1)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_bool_2(const struct message *m, const struct context *c,
		struct result *r)
{
	uint8_t v = m->flag;

	if (v & ~1u)
		return -EINVAL;
	r->value = v == 1;
	return 0;
}

int hand_bool_3(const struct message *m, const struct context *c,
		struct result *r)
{
	uint8_t v = m->flag;

	if (v <= 1) {
		r->value = (bool)v;
		return 0;
	}
	return -EINVAL;
}

int hand_enum_1(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t v = m->value;

	if (v >= COLOURS)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_enum_2(const struct message *m, const struct context *c,
		struct result *r)
{
	switch (m->value) {
	case COLOUR_RED:
	case COLOUR_GREEN:
	case COLOUR_BLUE:
	case COLOUR_BLACK:
		r->value = m->value;
		return 0;
	default:
		return -EINVAL;
	}
}

int hand_enum_3(const struct message *m, const struct context *c,
		struct result *r)
{
	uint32_t v = m->value;

	if (v <= COLOUR_BLACK) {
		r->value = v;
		return 0;
	}
	return -EINVAL;
}

int hand_enum_sparse_1(const struct message *m, const struct context *c,
		       struct result *r)
{
	switch (m->value) {
	case MODE_OFF:
	case MODE_SLOW:
	case MODE_FAST:
	case MODE_BURST:
	case MODE_TEST:
		r->value = m->value;
		return 0;
	default:
		return -EINVAL;
	}
}

int hand_enum_sparse_2(const struct message *m, const struct context *c,
		       struct result *r)
{
	static const uint64_t modes = 1ull << MODE_OFF | 1ull << MODE_SLOW |
				      1ull << MODE_FAST | 1ull << MODE_BURST |
				      1ull << MODE_TEST;
	uint32_t v = m->value;

	if (v > MODE_TEST || !(modes >> v & 1))
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_enum_sparse_3(const struct message *m, const struct context *c,
		       struct result *r)
{
	uint32_t v = m->value;

	if (v != MODE_OFF && v != MODE_SLOW && v != MODE_FAST &&
	    v != MODE_BURST && v != MODE_TEST)
		return -EINVAL;
	r->value = v;
	return 0;
}

int hand_or_1(const struct message *m, const struct context *c,
	      struct result *r)
{
	uint32_t v = m->value;

	if (v < RANGE_LO || v > RANGE_HI)
		v = FALLBACK;
	r->value = v;
	return 0;
}

int hand_or_2(const struct message *m, const struct context *c,
	      struct result *r)
{
	uint32_t v = m->value;

	r->value = v - RANGE_LO <= RANGE_HI - RANGE_LO ? v : FALLBACK;
	return 0;
}

int hand_or_3(const struct message *m, const struct context *c,
	      struct result *r)
{
	uint32_t v = m->value;

	r->value = FALLBACK;
	if (v - RANGE_LO <= RANGE_HI - RANGE_LO)
		r->value = v;
	return 0;
}

int hand_bypass_1(const struct message *m, const struct context *c,
		  struct result *r)
{
	r->value = m->value;
	return 0;
}

int hand_bypass_2(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v = m->value;

	r->value = v;
	return 0;
}

int hand_bypass_3(const struct message *m, const struct context *c,
		  struct result *r)
{
	uint32_t v;

	__builtin_memcpy(&v, &m->value, sizeof(v));
	r->value = v;
	return 0;
}
