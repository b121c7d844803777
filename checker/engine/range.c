// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Intervals, as unsigned and as signed numbers at once: a test of either kind
 * narrows one, and where the sign is known one follows from the other.
 */
#include "value.h"

uint64_t mask_of(unsigned int bits)
{
	return bits && bits < 64 ? (1ULL << bits) - 1 : ~0ULL;
}

int64_t signed_of(uint64_t number, unsigned int bits)
{
	const unsigned int shift = bits && bits < 64 ? 64 - bits : 0;

	return (int64_t)(number << shift) >> shift;
}

struct range range_full(unsigned int bits)
{
	const uint64_t mask = mask_of(bits);

	return (struct range){ 0, mask, -(int64_t)(mask / 2) - 1,
			       (int64_t)(mask / 2) };
}

struct range range_constant(uint64_t number, unsigned int bits)
{
	const int64_t s = signed_of(number, bits);

	number &= mask_of(bits);
	return (struct range){ number, number, s, s };
}

/* What one view says of the other. */
static struct range settle(struct range r, unsigned int bits)
{
	const uint64_t mask = mask_of(bits);
	const uint64_t top = mask / 2;

	if (r.slo >= 0 && r.uhi > top)
		r.uhi = top;
	if (r.shi < 0 && r.ulo <= top)
		r.ulo = top + 1;
	if (range_empty(&r) || (r.ulo <= top && r.uhi > top))
		return r;
	/* of one sign, both count in the same order */
	if (signed_of(r.ulo, bits) > r.slo)
		r.slo = signed_of(r.ulo, bits);
	if (signed_of(r.uhi, bits) < r.shi)
		r.shi = signed_of(r.uhi, bits);
	r.ulo = (uint64_t)r.slo & mask;
	r.uhi = (uint64_t)r.shi & mask;
	return r;
}

struct range range_unsigned(uint64_t lo, uint64_t hi, unsigned int bits)
{
	struct range r = range_full(bits);

	r.ulo = lo;
	r.uhi = hi;
	return settle(r, bits);
}

struct range range_meet(struct range a, struct range b, unsigned int bits)
{
	struct range r = {
		a.ulo > b.ulo ? a.ulo : b.ulo,
		a.uhi < b.uhi ? a.uhi : b.uhi,
		a.slo > b.slo ? a.slo : b.slo,
		a.shi < b.shi ? a.shi : b.shi,
	};

	return range_empty(&r) ? r : settle(r, bits);
}

struct range range_join(struct range a, struct range b)
{
	return (struct range){
		a.ulo < b.ulo ? a.ulo : b.ulo,
		a.uhi > b.uhi ? a.uhi : b.uhi,
		a.slo < b.slo ? a.slo : b.slo,
		a.shi > b.shi ? a.shi : b.shi,
	};
}

bool range_empty(const struct range *r)
{
	return r->ulo > r->uhi || r->slo > r->shi;
}

bool range_single(const struct range *r)
{
	return r->ulo == r->uhi;
}

static struct range range_signed(int64_t lo, int64_t hi, unsigned int bits)
{
	struct range r = range_full(bits);

	r.slo = lo;
	r.shi = hi;
	return settle(r, bits);
}

static struct range range_sum(unsigned int bits, const struct range *a,
			      const struct range *b, bool *wraps)
{
	const struct range full = range_full(bits);
	struct range r = full;
	uint64_t hi;
	int64_t slo, shi;

	*wraps = __builtin_add_overflow(a->uhi, b->uhi, &hi) ||
		 hi > mask_of(bits);
	if (!*wraps) {
		r.ulo = a->ulo + b->ulo;
		r.uhi = hi;
	}
	if (!__builtin_add_overflow(a->slo, b->slo, &slo) &&
	    !__builtin_add_overflow(a->shi, b->shi, &shi) && slo >= full.slo &&
	    shi <= full.shi) {
		r.slo = slo;
		r.shi = shi;
	}
	return settle(r, bits);
}

static struct range range_difference(unsigned int bits, const struct range *a,
				     const struct range *b, bool *wraps)
{
	const struct range full = range_full(bits);
	struct range r = full;
	int64_t slo, shi;

	*wraps = a->ulo < b->uhi;
	if (!*wraps) {
		r.ulo = a->ulo - b->uhi;
		r.uhi = a->uhi - b->ulo;
	}
	if (!__builtin_sub_overflow(a->slo, b->shi, &slo) &&
	    !__builtin_sub_overflow(a->shi, b->slo, &shi) && slo >= full.slo &&
	    shi <= full.shi) {
		r.slo = slo;
		r.shi = shi;
	}
	return settle(r, bits);
}

static struct range range_product(unsigned int bits, const struct range *a,
				  const struct range *b, bool *wraps)
{
	uint64_t hi;

	*wraps = __builtin_mul_overflow(a->uhi, b->uhi, &hi) ||
		 hi > mask_of(bits);
	if (*wraps)
		return range_full(bits);
	return range_unsigned(a->ulo * b->ulo, hi, bits);
}

static struct range range_shifted(enum op op, bool is_signed, unsigned int bits,
				  const struct range *a, const struct range *b,
				  bool *wraps)
{
	if (op == OP_SHL) {
		*wraps = b->uhi < bits ? a->uhi > mask_of(bits) >> b->uhi :
					 a->uhi > 0;
		return *wraps || b->uhi >= bits ?
			       range_full(bits) :
			       range_unsigned(a->ulo << b->ulo,
					      a->uhi << b->uhi, bits);
	}
	if (b->uhi >= bits)
		return range_full(bits);
	if (is_signed && a->slo < 0)
		return range_signed(a->slo, a->shi < 0 ? -1 : a->shi >> b->ulo,
				    bits);
	return range_unsigned(a->ulo >> b->uhi, a->uhi >> b->ulo, bits);
}

static uint64_t ones(uint64_t v)
{
	return v ? ~0ULL >> __builtin_clzll(v) : 0;
}

struct range range_of_op(enum op op, bool is_signed, unsigned int bits,
			 const struct range *a, unsigned int a_bits,
			 const struct range *b, bool *wraps)
{
	*wraps = false;
	if (range_empty(a) || range_empty(b))
		return range_full(bits);
	switch (op) {
	case OP_ADD:
		return range_sum(bits, a, b, wraps);
	case OP_SUB:
		return range_difference(bits, a, b, wraps);
	case OP_MUL:
		return range_product(bits, a, b, wraps);
	case OP_DIV:
		if (!b->ulo || (is_signed && (a->slo < 0 || b->slo < 0)))
			return range_full(bits);
		return range_unsigned(a->ulo / b->uhi, a->uhi / b->ulo, bits);
	case OP_REM:
		if (!b->uhi || (is_signed && (a->slo < 0 || b->slo < 0)))
			return range_full(bits);
		return range_unsigned(
			0, b->uhi - 1 < a->uhi ? b->uhi - 1 : a->uhi, bits);
	case OP_SHL:
	case OP_SHR:
		return range_shifted(op, is_signed, bits, a, b, wraps);
	case OP_AND:
		return range_unsigned(0, a->uhi < b->uhi ? a->uhi : b->uhi,
				      bits);
	case OP_OR:
	case OP_XOR:
		return range_unsigned(op == OP_OR && a->ulo > b->ulo ? a->ulo :
				      op == OP_OR		     ? b->ulo :
								       0,
				      ones(a->uhi | b->uhi), bits);
	case OP_ZEXT:
		return range_unsigned(a->ulo, a->uhi, bits);
	case OP_SEXT:
		return range_signed(a->slo, a->shi, bits);
	case OP_TRUNC:
		if (a->uhi <= mask_of(bits))
			return range_unsigned(a->ulo, a->uhi, bits);
		if (a->slo >= range_full(bits).slo &&
		    a->shi <= range_full(bits).shi)
			return range_signed(a->slo, a->shi, bits);
		return range_full(bits);
	case OP_SAME:
		return a_bits == bits ? *a : range_full(bits);
	default:
		return range_full(bits);
	}
}

enum compare compare_swapped(enum compare compare)
{
	static const enum compare swapped[] = {
		[CMP_EQ] = CMP_EQ,   [CMP_NE] = CMP_NE,	  [CMP_UGT] = CMP_ULT,
		[CMP_UGE] = CMP_ULE, [CMP_ULT] = CMP_UGT, [CMP_ULE] = CMP_UGE,
		[CMP_SGT] = CMP_SLT, [CMP_SGE] = CMP_SLE, [CMP_SLT] = CMP_SGT,
		[CMP_SLE] = CMP_SGE,
	};

	return swapped[compare];
}

enum compare compare_negated(enum compare compare)
{
	static const enum compare negated[] = {
		[CMP_EQ] = CMP_NE,   [CMP_NE] = CMP_EQ,	  [CMP_UGT] = CMP_ULE,
		[CMP_UGE] = CMP_ULT, [CMP_ULT] = CMP_UGE, [CMP_ULE] = CMP_UGT,
		[CMP_SGT] = CMP_SLE, [CMP_SGE] = CMP_SLT, [CMP_SLT] = CMP_SGE,
		[CMP_SLE] = CMP_SGT,
	};

	return negated[compare];
}
