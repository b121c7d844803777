// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The arithmetic of ranges against that of the numbers in them: of widths of few
 * bits every range and every number, of the machine's own what lies at the edges.
 */
#include "exact.h"

#define MEMBERS_MAX 32
#define SAMPLES_MAX 1300

/**
 * struct sample - a range, and numbers that it holds
 * @whole: these are all
 * @plain: made by range_unsigned(): exactly the numbers from ulo to uhi
 */
struct sample {
	struct range range;
	uint64_t members[MEMBERS_MAX];
	size_t nr_members;
	bool whole;
	bool plain;
};

struct operation {
	const char *name;
	enum op op;
	bool is_signed;
	bool is_tight; /* of plain ranges, unless it wraps: no number too many */
};

static const struct operation binaries[] = {
	{ "add", OP_ADD, false, true },
	{ "sub", OP_SUB, false, true },
	{ "mul", OP_MUL, false, true },
	{ "div", OP_DIV, false, true },
	{ "div_signed", OP_DIV, true, false },
	{ "rem", OP_REM, false, false },
	{ "rem_signed", OP_REM, true, false },
	{ "shl", OP_SHL, false, true },
	{ "shr", OP_SHR, false, true },
	{ "shr_signed", OP_SHR, true, false },
	{ "and", OP_AND, false, false },
	{ "or", OP_OR, false, false },
	{ "xor", OP_XOR, false, false },
};

static const struct operation casts[] = {
	{ "zext", OP_ZEXT, false, true },
	{ "sext", OP_SEXT, false, false },
	{ "trunc", OP_TRUNC, false, false },
	{ "same", OP_SAME, false, true },
};

static struct sample samples[SAMPLES_MAX];
static size_t nr_samples;

/* ---- which ranges ---- */

static struct sample *sample_add(struct range range)
{
	struct sample *s = &samples[nr_samples++];

	*s = (struct sample){ .range = range };
	return s;
}

static void sample_fill(struct sample *s, unsigned int bits)
{
	uint64_t n;

	for (n = 0; n < 1ULL << bits; n++) {
		if (holds(&s->range, n, bits))
			s->members[s->nr_members++] = n;
	}
	s->whole = true;
}

/* Every pair of views, those that contradict each other too. */
static void samples_of_views(unsigned int bits)
{
	const uint64_t mask = (1ULL << bits) - 1;
	const int64_t least = -(int64_t)(mask / 2) - 1;
	struct range r;

	nr_samples = 0;
	for (r.ulo = 0; r.ulo <= mask; r.ulo++)
		for (r.uhi = r.ulo; r.uhi <= mask; r.uhi++)
			for (r.slo = least; r.slo <= (int64_t)(mask / 2);
			     r.slo++)
				for (r.shi = r.slo;
				     r.shi <= (int64_t)(mask / 2); r.shi++)
					sample_fill(sample_add(r), bits);
}

/* Every range of unsigned and every range of signed numbers. */
static void samples_of_intervals(unsigned int bits)
{
	const uint64_t mask = (1ULL << bits) - 1;
	const int64_t least = -(int64_t)(mask / 2) - 1;
	const struct range full = range_full(bits);
	uint64_t lo, hi;

	nr_samples = 0;
	for (lo = 0; lo <= mask; lo++) {
		for (hi = lo; hi <= mask; hi++) {
			struct range r = full;
			struct sample *s =
				sample_add(range_unsigned(lo, hi, bits));

			s->plain = true;
			sample_fill(s, bits);
			r.slo = least + (int64_t)lo;
			r.shi = least + (int64_t)hi;
			sample_fill(sample_add(range_meet(r, full, bits)),
				    bits);
		}
	}
}

static void sample_edges(struct sample *s, unsigned int bits)
{
	const uint64_t mask = ~0ULL >> (64 - bits);
	const uint64_t bounds[] = { s->range.ulo, s->range.uhi,
				    (uint64_t)s->range.slo & mask,
				    (uint64_t)s->range.shi & mask };
	size_t i;

	for (i = 0; i < 16; i++) {
		const uint64_t n = i < 4  ? bounds[i] :
				   i < 8  ? (bounds[i % 4] + 1) & mask :
				   i < 12 ? (bounds[i % 4] - 1) & mask :
					    edge(bits);

		if (holds(&s->range, n, bits))
			s->members[s->nr_members++] = n;
	}
}

static void order(uint64_t *lo, uint64_t *hi)
{
	const uint64_t n = *lo;

	if (*lo > *hi) {
		*lo = *hi;
		*hi = n;
	}
}

static void samples_of_edges(unsigned int bits)
{
	const uint64_t sign = 1ULL << (bits - 1);
	const struct range full = range_full(bits);

	nr_samples = 0;
	while (nr_samples < 400) {
		uint64_t lo = edge(bits), hi = edge(bits);
		uint64_t from = edge(bits) ^ sign, to = edge(bits) ^ sign;
		struct range r = full;

		order(&lo, &hi);
		order(&from, &to);
		if (nr_samples % 3) {
			r.slo = (int64_t)as_signed(from ^ sign, bits);
			r.shi = (int64_t)as_signed(to ^ sign, bits);
		}
		if (nr_samples % 3 == 1) {
			r = range_meet(r, full, bits);
		} else if (nr_samples % 3) {
			r.ulo = lo;
			r.uhi = hi;
		} else {
			r = range_unsigned(lo, hi, bits);
		}
		sample_edges(sample_add(r), bits);
	}
}

/* ---- one operation of two ranges ---- */

static void look_at_number(const struct operation *o, unsigned int bits,
			   unsigned int a_bits, const struct sample *a,
			   const struct sample *b, const uint64_t operands[2],
			   const struct range *r)
{
	const struct exact x = exact_of_op(o->op, o->is_signed, bits, a_bits,
					   operands[0], operands[1]);

	if (x.is_defined && !holds(r, x.number, bits))
		wrong("u%u " RANGE_FORMAT " by " RANGE_FORMAT
		      " is " RANGE_FORMAT ", but %#llx by %#llx is %#llx",
		      bits, RANGE_ARGUMENTS(&a->range),
		      RANGE_ARGUMENTS(&b->range), RANGE_ARGUMENTS(r),
		      (unsigned long long)operands[0],
		      (unsigned long long)operands[1],
		      (unsigned long long)x.number);
}

/* How numbers of the two come out: all that can be asked of the answer. */
struct outcome {
	uint64_t lo, hi;
	bool wraps, undefined;
};

static void add_to_outcome(struct outcome *all, const struct exact *x)
{
	all->wraps |= x->wraps;
	all->undefined |= !x->is_defined;
	if (!x->is_defined)
		return;
	if (x->number < all->lo)
		all->lo = x->number;
	if (x->number > all->hi)
		all->hi = x->number;
}

static void look_at_outcome(const struct operation *o, unsigned int bits,
			    const struct sample *a, const struct sample *b,
			    const struct range *r, bool wraps,
			    const struct outcome *all)
{
	const bool plain = a->plain && b->plain && a->whole && b->whole;

	if (all->wraps && !wraps)
		wrong("u%u " RANGE_FORMAT " by " RANGE_FORMAT
		      " wraps, and it does not say so",
		      bits, RANGE_ARGUMENTS(&a->range),
		      RANGE_ARGUMENTS(&b->range));
	if (plain && wraps && !all->wraps)
		wrong("u%u " RANGE_FORMAT " by " RANGE_FORMAT
		      " does not wrap, and it says so",
		      bits, RANGE_ARGUMENTS(&a->range),
		      RANGE_ARGUMENTS(&b->range));
	if (plain && o->is_tight && !all->wraps && !all->undefined &&
	    (r->ulo != all->lo || r->uhi != all->hi))
		wrong("u%u " RANGE_FORMAT " by " RANGE_FORMAT
		      " is " RANGE_FORMAT ", which is too wide",
		      bits, RANGE_ARGUMENTS(&a->range),
		      RANGE_ARGUMENTS(&b->range), RANGE_ARGUMENTS(r));
}

static void look_at_pair(const struct operation *o, unsigned int bits,
			 const struct sample *a, const struct sample *b)
{
	struct outcome all = { ~0ULL, 0, false, false };
	bool wraps = true;
	const struct range r = range_of_op(o->op, o->is_signed, bits, &a->range,
					   bits, &b->range, &wraps);
	size_t i, j;

	for (i = 0; i < a->nr_members; i++) {
		for (j = 0; j < b->nr_members; j++) {
			const uint64_t operands[] = { a->members[i],
						      b->members[j] };
			const struct exact x =
				exact_of_op(o->op, o->is_signed, bits, bits,
					    operands[0], operands[1]);

			look_at_number(o, bits, bits, a, b, operands, &r);
			add_to_outcome(&all, &x);
		}
	}
	if (a->nr_members && b->nr_members)
		look_at_outcome(o, bits, a, b, &r, wraps, &all);
}

static void look_at_all_pairs(const struct operation *o, unsigned int bits)
{
	size_t i, j;

	for (i = 0; i < nr_samples; i++)
		for (j = 0; j < nr_samples; j++)
			look_at_pair(o, bits, &samples[i], &samples[j]);
}

static void look_at_some_pairs(const struct operation *o, unsigned int bits,
			       size_t nr)
{
	while (nr--)
		look_at_pair(o, bits, &samples[below(nr_samples)],
			     &samples[below(nr_samples)]);
}

static void look_at_cast(const struct operation *o, unsigned int bits,
			 unsigned int a_bits, const struct sample *a)
{
	struct outcome all = { ~0ULL, 0, false, false };
	bool wraps = true;
	const struct range r = range_of_op(o->op, o->is_signed, bits, &a->range,
					   a_bits, &a->range, &wraps);
	size_t i;

	for (i = 0; i < a->nr_members; i++) {
		const uint64_t operands[] = { a->members[i], 0 };
		const struct exact x = exact_of_op(o->op, o->is_signed, bits,
						   a_bits, operands[0],
						   operands[1]);

		look_at_number(o, bits, a_bits, a, a, operands, &r);
		add_to_outcome(&all, &x);
	}
	if (a->nr_members)
		look_at_outcome(o, bits, a, a, &r, wraps, &all);
}

static bool casts_to(enum op op, unsigned int from, unsigned int to)
{
	if (op == OP_SAME)
		return from == to;
	return op == OP_TRUNC ? to < from : to > from;
}

static void look_at_casts(const struct operation *o, unsigned int a_bits)
{
	static const unsigned int widths[] = { 1, 2, 3, 4, 5, 8, 16, 32, 64 };
	size_t i, j;

	for (i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		if (!casts_to(o->op, a_bits, widths[i]))
			continue;
		for (j = 0; j < nr_samples; j++)
			look_at_cast(o, widths[i], a_bits, &samples[j]);
	}
}

/* ---- sets of numbers ---- */

static void look_at_sets(unsigned int bits, const struct sample *a,
			 const struct sample *b)
{
	const struct range met = range_meet(a->range, b->range, bits);
	const struct range joined = range_join(a->range, b->range);
	size_t i;

	for (i = 0; i < a->nr_members; i++) {
		if (holds(&b->range, a->members[i], bits) &&
		    (range_empty(&met) || !holds(&met, a->members[i], bits)))
			wrong("u%u " RANGE_FORMAT " meets " RANGE_FORMAT
			      " loses %#llx",
			      bits, RANGE_ARGUMENTS(&a->range),
			      RANGE_ARGUMENTS(&b->range),
			      (unsigned long long)a->members[i]);
		if (!holds(&joined, a->members[i], bits))
			wrong("u%u " RANGE_FORMAT " joins " RANGE_FORMAT
			      " loses %#llx",
			      bits, RANGE_ARGUMENTS(&a->range),
			      RANGE_ARGUMENTS(&b->range),
			      (unsigned long long)a->members[i]);
	}
	for (i = 0; i < b->nr_members; i++) {
		if (!holds(&joined, b->members[i], bits))
			wrong("u%u " RANGE_FORMAT " joins " RANGE_FORMAT
			      " loses %#llx",
			      bits, RANGE_ARGUMENTS(&a->range),
			      RANGE_ARGUMENTS(&b->range),
			      (unsigned long long)b->members[i]);
	}
}

/* Where the sign is known, the two views say the same. */
static void look_at_signs(unsigned int bits, const struct sample *a,
			  const struct sample *b)
{
	const struct range r = range_meet(a->range, b->range, bits);
	const uint64_t top = ~0ULL >> (64 - bits) >> 1;

	if (range_empty(&r) ||
	    (r.uhi > top && r.ulo <= top && r.slo < 0 && r.shi >= 0))
		return;
	if (as_signed(r.ulo, bits) != r.slo || as_signed(r.uhi, bits) != r.shi)
		wrong("u%u " RANGE_FORMAT " meets " RANGE_FORMAT
		      " is " RANGE_FORMAT ": two views",
		      bits, RANGE_ARGUMENTS(&a->range),
		      RANGE_ARGUMENTS(&b->range), RANGE_ARGUMENTS(&r));
}

static void look_at_one(unsigned int bits, const struct sample *a)
{
	if (range_empty(&a->range) && a->nr_members)
		wrong("u%u " RANGE_FORMAT " is no empty range", bits,
		      RANGE_ARGUMENTS(&a->range));
	if (range_single(&a->range) && a->whole && a->nr_members > 1)
		wrong("u%u " RANGE_FORMAT " is no single number", bits,
		      RANGE_ARGUMENTS(&a->range));
	if (a->plain && a->whole &&
	    a->nr_members != a->range.uhi - a->range.ulo + 1)
		wrong("u%u " RANGE_FORMAT " is not what range_unsigned() was "
		      "asked for",
		      bits, RANGE_ARGUMENTS(&a->range));
}

static void constants_of(unsigned int bits, uint64_t number)
{
	const uint64_t low = number & (~0ULL >> (64 - bits));
	const struct range r = range_constant(number, bits);
	const struct range full = range_full(bits);

	if (!range_single(&r) || range_empty(&r) || !holds(&r, low, bits) ||
	    r.slo != r.shi)
		wrong("u%u %#llx is " RANGE_FORMAT, bits,
		      (unsigned long long)number, RANGE_ARGUMENTS(&r));
	if (!holds(&full, low, bits))
		wrong("u%u full is " RANGE_FORMAT, bits,
		      RANGE_ARGUMENTS(&full));
	if (mask_of(bits) != low_bits(~(unsigned __int128)0, bits))
		wrong("u%u mask is %#llx", bits,
		      (unsigned long long)mask_of(bits));
	if (signed_of(number, bits) != as_signed(low, bits))
		wrong("u%u %#llx is %lld", bits, (unsigned long long)number,
		      (long long)signed_of(number, bits));
}

/* ---- cases ---- */

/* Runs @with on samples of every width. */
static void for_widths(void (*with)(const void *what, unsigned int bits,
				    bool all_pairs),
		       const void *what)
{
	unsigned int bits;
	size_t i;

	for (bits = 1; bits <= 3; bits++) {
		samples_of_views(bits);
		with(what, bits, true);
	}
	samples_of_intervals(4);
	with(what, 4, true);
	samples_of_intervals(5);
	with(what, 5, false);
	for (i = 0; i < sizeof(machine_bits) / sizeof(machine_bits[0]); i++) {
		samples_of_edges(machine_bits[i]);
		with(what, machine_bits[i], false);
	}
}

static void binary(const void *what, unsigned int bits, bool all_pairs)
{
	if (all_pairs)
		look_at_all_pairs(what, bits);
	else
		look_at_some_pairs(what, bits, 10000);
}

static void cast(const void *what, unsigned int bits, bool all_pairs)
{
	(void)all_pairs;
	look_at_casts(what, bits);
}

static void sets(const void *what, unsigned int bits, bool all_pairs)
{
	size_t nr = all_pairs ? nr_samples * nr_samples : 20000;

	(void)what;
	while (nr--)
		look_at_sets(bits,
			     &samples[all_pairs ? nr / nr_samples :
						  below(nr_samples)],
			     &samples[all_pairs ? nr % nr_samples :
						  below(nr_samples)]);
}

static void signs(const void *what, unsigned int bits, bool all_pairs)
{
	size_t nr = all_pairs ? nr_samples * nr_samples : 20000;

	(void)what;
	while (nr--)
		look_at_signs(bits,
			      &samples[all_pairs ? nr / nr_samples :
						   below(nr_samples)],
			      &samples[all_pairs ? nr % nr_samples :
						   below(nr_samples)]);
}

static void ranges(const void *what, unsigned int bits, bool all_pairs)
{
	size_t i;

	(void)what;
	(void)all_pairs;
	for (i = 0; i < nr_samples; i++)
		look_at_one(bits, &samples[i]);
	for (i = 0; i < 200; i++)
		constants_of(bits, i < 64 ? i : edge(64));
}

/* An empty range holds nothing, so that any answer will do: but one. */
static void empties(const void *what, unsigned int bits, bool all_pairs)
{
	static const struct range empty[] = {
		{ 1, 0, 0, 0 },	    { 0, 0, 1, 0 },  { 9, 2, -1, -9 },
		{ ~0ULL, 0, 0, 0 }, { 0, 0, 0, -1 },
	};
	bool wraps;
	size_t i, j, k;

	(void)what;
	(void)all_pairs;
	for (i = 0; i < nr_samples; i++) {
		for (j = 0; j < sizeof(empty) / sizeof(empty[0]); j++) {
			for (k = 0; k < sizeof(binaries) / sizeof(binaries[0]);
			     k++) {
				range_of_op(binaries[k].op,
					    binaries[k].is_signed, bits,
					    &empty[j], bits, &samples[i].range,
					    &wraps);
				if (wraps)
					wrong("%s of no number wraps",
					      binaries[k].name);
				range_of_op(binaries[k].op,
					    binaries[k].is_signed, bits,
					    &samples[i].range, bits, &empty[j],
					    &wraps);
				if (wraps)
					wrong("%s by no number wraps",
					      binaries[k].name);
			}
		}
	}
}

static void compares(void)
{
	const unsigned int bits = 3;
	enum compare c;
	uint64_t a, b;

	for (c = CMP_EQ; c <= CMP_SLE; c++) {
		for (a = 0; a < 1 << bits; a++) {
			for (b = 0; b < 1 << bits; b++) {
				const bool answer =
					exact_compare(c, bits, a, b);

				if (exact_compare(compare_swapped(c), bits, b,
						  a) != answer)
					wrong("%s swapped is %s",
					      names_of_compares[c],
					      names_of_compares[compare_swapped(
						      c)]);
				if (exact_compare(compare_negated(c), bits, a,
						  b) == answer)
					wrong("%s negated is %s",
					      names_of_compares[c],
					      names_of_compares[compare_negated(
						      c)]);
			}
		}
	}
}

int main(void)
{
	size_t i;

	for (i = 0; i < sizeof(binaries) / sizeof(binaries[0]); i++) {
		for_widths(binary, &binaries[i]);
		case_ends(binaries[i].name);
	}
	for (i = 0; i < sizeof(casts) / sizeof(casts[0]); i++) {
		for_widths(cast, &casts[i]);
		case_ends(casts[i].name);
	}
	for_widths(sets, NULL);
	case_ends("meet_and_join");
	for_widths(signs, NULL);
	case_ends("known_sign");
	for_widths(ranges, NULL);
	case_ends("ranges");
	for_widths(empties, NULL);
	case_ends("empty");
	compares();
	case_ends("compares");
	return 0;
}
