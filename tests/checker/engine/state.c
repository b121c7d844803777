// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What a branch says of a value, against the numbers that take it: two variables,
 * some arithmetic on them, and branches on it, all by chance. Of the pairs of numbers
 * that take every branch so far none may be lost. Of few bits they are all pairs, of
 * the machine's widths some from the edges.
 */
#include <stdlib.h>

#include "engine.h"
#include "exact.h"

#define NODES_MAX 9
#define PAIRS_MAX 256
#define ROUNDS 20000

struct node {
	struct value value;
	uint64_t numbers[PAIRS_MAX]; /* what it is, for each pair */
};

static struct node nodes[NODES_MAX];
static size_t nr_nodes;
static bool alive[PAIRS_MAX]; /* this pair came here */
static size_t nr_pairs;
static char story[400]; /* how they were made, and the branches */
static size_t told;

static void tell(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	if (told < sizeof(story))
		told += (size_t)vsnprintf(story + told, sizeof(story) - told,
					  format, arguments);
	va_end(arguments);
}

/* ---- values ---- */

static struct node *node_add(enum value_kind kind, unsigned int bits)
{
	struct node *n = &nodes[nr_nodes++];

	n->value = (struct value){ .kind = kind,
				   .bits = bits,
				   .id = (unsigned int)nr_nodes,
				   .range = range_full(bits),
				   .op = OP_OTHER };
	return n;
}

static void add_variable(unsigned int bits, unsigned int shift)
{
	struct node *n = node_add(VALUE_SYMBOL, bits);
	const uint64_t a = edge(bits), b = edge(bits);
	size_t pair;

	if (below(2))
		n->value.range =
			range_unsigned(a < b ? a : b, a < b ? b : a, bits);
	for (pair = 0; pair < nr_pairs; pair++) {
		n->numbers[pair] = bits > 4 ? edge(bits) :
					      low_bits(pair >> shift, bits);
		alive[pair] &= holds(&n->value.range, n->numbers[pair], bits);
	}
	tell("%zu: u%u " RANGE_FORMAT "; ", nr_nodes - 1, bits,
	     RANGE_ARGUMENTS(&n->value.range));
}

static void add_variables(unsigned int bits)
{
	size_t pair;

	nr_pairs = bits > 4 ? 64 : 1ULL << 2 * bits;
	for (pair = 0; pair < nr_pairs; pair++)
		alive[pair] = true;
	add_variable(bits, 0);
	add_variable(bits, bits);
}

static struct node *any_node(void)
{
	return &nodes[below(nr_nodes)];
}

/* One of the same width, perhaps a new constant. */
static struct node *match_for(const struct node *a)
{
	struct node *n = any_node();
	uint64_t number;
	size_t pair;

	if (n->value.bits == a->value.bits && below(2))
		return n;
	number = edge(a->value.bits);
	n = node_add(VALUE_CONSTANT, a->value.bits);
	n->value.range = range_constant(number, n->value.bits);
	for (pair = 0; pair < nr_pairs; pair++)
		n->numbers[pair] = number;
	tell("%zu: u%u %#llx; ", nr_nodes - 1, n->value.bits,
	     (unsigned long long)number);
	return n;
}

static struct exact calculate(const struct value *v, uint64_t a, uint64_t b)
{
	struct exact x =
		exact_of_op(v->op, v->is_signed, v->bits, v->a->bits, a, b);

	if (v->flags & VALUE_SATURATED && x.wraps)
		x.number = mask_of(v->bits);
	return x;
}

static void make_of(struct node *n, const struct node *a, const struct node *b)
{
	size_t pair;

	n->value.a = &a->value;
	n->value.b = b ? &b->value : NULL;
	for (pair = 0; pair < nr_pairs; pair++) {
		const uint64_t of_a = a->numbers[pair];
		const uint64_t of_b = b ? b->numbers[pair] : 0;
		const struct exact x =
			n->value.op == OP_COMPARE ?
				(struct exact){ exact_compare(n->value.compare,
							      a->value.bits,
							      of_a, of_b),
						true, false } :
				calculate(&n->value, of_a, of_b);

		n->numbers[pair] = x.number;
		alive[pair] &= x.is_defined;
	}
}

static void add_compare(void)
{
	const struct node *a = any_node(), *b = match_for(a);
	struct node *n = node_add(VALUE_SYMBOL, 1);

	n->value.op = OP_COMPARE;
	n->value.compare = (enum compare)below(CMP_SLE + 1);
	make_of(n, a, b);
	tell("%zu: %zd %s %zd; ", nr_nodes - 1, a - nodes,
	     names_of_compares[n->value.compare], b - nodes);
}

static void add_cast(void)
{
	static const enum op ops[] = { OP_ZEXT, OP_SEXT, OP_TRUNC, OP_SAME };
	const enum op op = ops[below(4)];
	const struct node *a = any_node();
	const unsigned int other = below(3) ? 1 + (unsigned int)below(7) :
					      machine_bits[below(4)];
	const bool fits = op == OP_TRUNC ? other < a->value.bits :
					   other > a->value.bits;
	struct node *n;

	if (op != OP_SAME && !fits)
		return;
	n = node_add(VALUE_SYMBOL, op == OP_SAME ? a->value.bits : other);
	n->value.op = op;
	make_of(n, a, NULL);
	tell("%zu: %s %zd u%u; ", nr_nodes - 1, names_of_ops[op], a - nodes,
	     n->value.bits);
}

static void add_binary(void)
{
	static const enum op ops[] = { OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_REM,
				       OP_SHL, OP_SHR, OP_AND, OP_OR,  OP_XOR };
	const struct node *a = any_node(), *b = match_for(a);
	struct node *n = node_add(VALUE_SYMBOL, a->value.bits);

	n->value.op = ops[below(sizeof(ops) / sizeof(ops[0]))];
	if (n->value.op <= OP_MUL && !below(4))
		n->value.flags = VALUE_SATURATED;
	if (n->value.op == OP_DIV || n->value.op == OP_REM ||
	    n->value.op == OP_SHR)
		n->value.is_signed = below(2);
	make_of(n, a, b);
	tell("%zu: %zd %s%s%s %zd; ", nr_nodes - 1, a - nodes,
	     n->value.is_signed ? "signed " : "",
	     n->value.flags ? "saturated " : "", names_of_ops[n->value.op],
	     b - nodes);
}

/* ---- branches ---- */

static void look_at_ranges(const struct state *s, bool taken)
{
	size_t i, pair;

	for (pair = 0; pair < nr_pairs; pair++) {
		if (!alive[pair])
			continue;
		if (!taken) {
			wrong("%s no way for %#llx and %#llx", story,
			      (unsigned long long)nodes[0].numbers[pair],
			      (unsigned long long)nodes[1].numbers[pair]);
			return;
		}
		for (i = 0; i < nr_nodes; i++) {
			const struct range r = state_range(s, &nodes[i].value);

			if (!holds(&r, nodes[i].numbers[pair],
				   nodes[i].value.bits)) {
				wrong("%s %zu is " RANGE_FORMAT
				      ", and of %#llx and %#llx it is %#llx",
				      story, i, RANGE_ARGUMENTS(&r),
				      (unsigned long long)nodes[0].numbers[pair],
				      (unsigned long long)nodes[1].numbers[pair],
				      (unsigned long long)nodes[i]
					      .numbers[pair]);
				return;
			}
		}
	}
}

static bool branch_on_compare(struct state *s)
{
	const enum compare compare = (enum compare)below(CMP_SLE + 1);
	const struct node *a = any_node(), *b = any_node();
	size_t pair;

	if (a->value.bits != b->value.bits)
		return true;
	for (pair = 0; pair < nr_pairs; pair++)
		alive[pair] &= exact_compare(compare, a->value.bits,
					     a->numbers[pair],
					     b->numbers[pair]);
	tell("if (%zd %s %zd) ", a - nodes, names_of_compares[compare],
	     b - nodes);
	return state_assume_compare(s, &a->value, compare, &b->value);
}

static bool branch_on_condition(struct state *s)
{
	const struct node *n = any_node();
	const bool holds_here = below(2);
	size_t pair;

	if (n->value.bits != 1)
		return true;
	for (pair = 0; pair < nr_pairs; pair++)
		alive[pair] &= n->numbers[pair] == holds_here;
	tell("if (%s%zd) ", holds_here ? "" : "!", n - nodes);
	return state_assume(s, &n->value, holds_here);
}

static void make_values(void (*first)(void))
{
	unsigned int i;

	nr_nodes = 0;
	told = 0;
	add_variables(below(3) ? 1 + (unsigned int)below(4) :
				 machine_bits[below(4)]);
	first();
	for (i = 0; i < 8 && nr_nodes < NODES_MAX - 1; i++) {
		static void (*const add[])(void) = { add_compare, add_cast,
						     add_binary };

		add[below(3)]();
	}
}

static void follow(void (*first)(void))
{
	struct state s = { 0 };
	bool taken = true;
	unsigned int i;

	make_values(first);
	for (i = 0; taken && i < 4; i++) {
		taken = below(2) ? branch_on_compare(&s) :
				   branch_on_condition(&s);
		look_at_ranges(&s, taken);
	}
	free(s.facts);
}

int main(void)
{
	static const struct {
		const char *name;
		void (*first)(void);
	} cases[] = {
		{ "branch_on_compare", add_compare },
		{ "branch_on_cast", add_cast },
		{ "branch_on_arithmetic", add_binary },
	};
	size_t i, round;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (round = 0; round < ROUNDS; round++)
			follow(cases[i].first);
		case_ends(cases[i].name);
	}
	return 0;
}
