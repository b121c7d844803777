/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_CHECKER_ENGINE_EXACT_H
#define TESTS_CHECKER_ENGINE_EXACT_H

/**
 * DOC: exact.h, the arithmetic of single numbers that ranges are held against
 *
 * Written from what LLVM's reference says of its instructions, and with 128 bits,
 * so that it shares no trick with the code it judges.
 */

#include <stdarg.h>
#include <stdio.h>

#include "value.h"

/**
 * struct exact - what an operation makes of two numbers
 * @is_defined: false: LLVM promises nothing (a division by 0, a shift too far)
 * @wraps: of a sum, difference, product or shift to the left: as unsigned numbers,
 *	the true result is none of this width
 */
struct exact {
	uint64_t number;
	bool is_defined;
	bool wraps;
};

static inline uint64_t low_bits(unsigned __int128 number, unsigned int bits)
{
	const unsigned __int128 one = 1;

	return (uint64_t)(number % (one << bits));
}

static inline __int128 as_signed(uint64_t number, unsigned int bits)
{
	const __int128 one = 1;
	const __int128 n = number;

	return n >= one << (bits - 1) ? n - (one << bits) : n;
}

static inline struct exact exact_division(enum op op, bool is_signed,
					  unsigned int bits, uint64_t a,
					  uint64_t b)
{
	const __int128 sa = is_signed ? as_signed(a, bits) : a;
	const __int128 sb = is_signed ? as_signed(b, bits) : b;
	__int128 quotient;

	if (!sb)
		return (struct exact){ 0 };
	quotient = sa / sb;
	/* the least number by -1 */
	if (is_signed && quotient == (__int128)1 << (bits - 1))
		return (struct exact){ 0 };
	return (struct exact){
		low_bits((unsigned __int128)(op == OP_DIV ? quotient : sa % sb),
			 bits),
		true, false
	};
}

static inline struct exact exact_shift_right(bool is_signed, unsigned int bits,
					     uint64_t a, uint64_t b)
{
	__int128 n = is_signed ? as_signed(a, bits) : a;
	uint64_t i;

	if (b >= bits)
		return (struct exact){ 0 };
	for (i = 0; i < b; i++)
		n = (n - (n & 1)) / 2;
	return (struct exact){ low_bits((unsigned __int128)n, bits), true,
			       false };
}

static inline struct exact exact_shift_left(unsigned int bits, uint64_t a,
					    uint64_t b)
{
	const unsigned __int128 n = b < bits ? (unsigned __int128)a << b :
					       (unsigned __int128)0;

	return (struct exact){ low_bits(n, bits), b < bits,
			       b < bits ? n != low_bits(n, bits) : a != 0 };
}

/* @a_bits: of the first operand; of both and of the result, if it is no cast */
static inline struct exact exact_of_op(enum op op, bool is_signed,
				       unsigned int bits, unsigned int a_bits,
				       uint64_t a, uint64_t b)
{
	unsigned __int128 n;

	switch (op) {
	case OP_ADD:
		n = (unsigned __int128)a + b;
		break;
	case OP_SUB:
		n = (unsigned __int128)a - b;
		break;
	case OP_MUL:
		n = (unsigned __int128)a * b;
		break;
	case OP_DIV:
	case OP_REM:
		return exact_division(op, is_signed, bits, a, b);
	case OP_SHL:
		return exact_shift_left(bits, a, b);
	case OP_SHR:
		return exact_shift_right(is_signed, bits, a, b);
	case OP_AND:
		return (struct exact){ a & b, true, false };
	case OP_OR:
		return (struct exact){ a | b, true, false };
	case OP_XOR:
		return (struct exact){ a ^ b, true, false };
	case OP_SEXT:
		n = (unsigned __int128)as_signed(a, a_bits);
		return (struct exact){ low_bits(n, bits), true, false };
	default: /* the other casts */
		return (struct exact){ low_bits(a, bits), true, false };
	}
	return (struct exact){ low_bits(n, bits), true,
			       n != low_bits(n, bits) };
}

static inline bool exact_compare(enum compare compare, unsigned int bits,
				 uint64_t a, uint64_t b)
{
	const __int128 sa = as_signed(a, bits), sb = as_signed(b, bits);

	switch (compare) {
	case CMP_EQ:
		return a == b;
	case CMP_NE:
		return a != b;
	case CMP_UGT:
		return a > b;
	case CMP_UGE:
		return a >= b;
	case CMP_ULT:
		return a < b;
	case CMP_ULE:
		return a <= b;
	case CMP_SGT:
		return sa > sb;
	case CMP_SGE:
		return sa >= sb;
	case CMP_SLT:
		return sa < sb;
	default:
		return sa <= sb;
	}
}

/* Is the number in both views? */
static inline bool holds(const struct range *r, uint64_t number,
			 unsigned int bits)
{
	const __int128 s = as_signed(number, bits);

	return number >= r->ulo && number <= r->uhi && s >= r->slo &&
	       s <= r->shi;
}

static const char *const names_of_ops[] = {
	[OP_ADD] = "add",     [OP_SUB] = "sub",	  [OP_MUL] = "mul",
	[OP_DIV] = "div",     [OP_REM] = "rem",	  [OP_SHL] = "shl",
	[OP_SHR] = "shr",     [OP_AND] = "and",	  [OP_OR] = "or",
	[OP_XOR] = "xor",     [OP_ZEXT] = "zext", [OP_SEXT] = "sext",
	[OP_TRUNC] = "trunc", [OP_SAME] = "same",
};

static const char *const names_of_compares[] = {
	[CMP_EQ] = "eq",   [CMP_NE] = "ne",   [CMP_UGT] = "ugt",
	[CMP_UGE] = "uge", [CMP_ULT] = "ult", [CMP_ULE] = "ule",
	[CMP_SGT] = "sgt", [CMP_SGE] = "sge", [CMP_SLT] = "slt",
	[CMP_SLE] = "sle",
};

static inline uint64_t next_random(void)
{
	static uint64_t seed = 0x9e3779b97f4a7c15ULL;

	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

static inline uint64_t below(uint64_t limit)
{
	return next_random() % limit;
}

static const unsigned int machine_bits[] = { 8, 16, 32, 64 };

/* A number at which something may end. */
static inline uint64_t edge(unsigned int bits)
{
	const uint64_t mask = ~0ULL >> (64 - bits);
	const uint64_t bit = 1ULL << below(bits);
	const uint64_t some[] = { 0,	    1,	      mask,
				  mask / 2, bit,      bit - 1,
				  bit + 1,  ~bit,     bits,
				  bits - 1, -bit,     next_random(),
				  mask - 1, below(9), mask / 2 + 1 };

	return some[below(sizeof(some) / sizeof(some[0]))] & mask;
}

/* ---- cases: the first thing wrong of each is told ---- */

static char why[512];

static inline void wrong(const char *format, ...)
{
	va_list arguments;

	if (why[0])
		return;
	va_start(arguments, format);
	vsnprintf(why, sizeof(why), format, arguments);
	va_end(arguments);
}

static inline void case_ends(const char *name)
{
	if (why[0])
		printf("not ok checker.engine.%s: %s\n", name, why);
	else
		printf("ok checker.engine.%s\n", name);
	why[0] = 0;
	fflush(stdout);
}

#define RANGE_FORMAT "[%#llx..%#llx, %lld..%lld]"
#define RANGE_ARGUMENTS(r)                                          \
	(unsigned long long)(r)->ulo, (unsigned long long)(r)->uhi, \
		(long long)(r)->slo, (long long)(r)->shi

#endif /* TESTS_CHECKER_ENGINE_EXACT_H */
