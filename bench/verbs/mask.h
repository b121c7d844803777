/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Ways to make an index safe to address memory with while the processor
 * still guesses the bounds check: the result is below @size, or 0, whatever was
 * predicted. Measured on x86-64 only.
 */
#ifndef BENCH_MASK_H
#define BENCH_MASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The kernel's array_index_nospec() on x86: all ones if index < size, else 0. */
static inline size_t mask_below(size_t index, size_t size)
{
	size_t mask;

	__asm__ volatile("cmp %1,%2; sbb %0,%0"
			 : "=r"(mask)
			 : "er"(size), "r"(index)
			 : "cc");
	return mask;
}

/* Its generic form in C, for every other machine. */
static inline size_t mask_below_generic(size_t index, size_t size)
{
	__asm__("" : "+r"(index));
	return ~(ptrdiff_t)(index | (size - 1 - index)) >>
	       (sizeof(size_t) * 8 - 1);
}

/* For a constant power of two; the compiler must forget that it was tested. */
static inline size_t mask_power_of_two(size_t index, size_t size)
{
	__asm__("" : "+r"(index));
	return index & (size - 1);
}

/* One comparison serves the check and the mask; false if refused. */
static inline bool clamp_below_sbb(size_t *index, size_t size)
{
	size_t mask;
	bool below;

	__asm__("cmp %3,%2; sbb %0,%0"
		: "=r"(mask), "=@ccc"(below)
		: "r"(*index), "er"(size));
	*index &= mask;
	return below;
}

/* The same with a conditional move; the zero may be the return value's. */
static inline bool clamp_below(size_t *index, size_t size)
{
	bool beyond;

	__asm__("cmp %3,%0; cmovae %2,%0"
		: "+r"(*index), "=@ccae"(beyond)
		: "r"((size_t)0), "er"(size));
	return !beyond;
}

#endif
