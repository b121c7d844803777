/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * What the hand-written validators share: loads from the wire, bounds that hold
 * while the processor still guesses them, and the refusal of a message.
 */
#ifndef BENCH_SCHEMA_HAND_H
#define BENCH_SCHEMA_HAND_H

#include <endian.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint16_t hand_be16(const uint8_t *p)
{
	uint16_t v;

	memcpy(&v, p, sizeof(v));
	return be16toh(v);
}

static inline uint32_t hand_be32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return be32toh(v);
}

/* The kernel's array_index_mask_nospec() on x86: all ones if index < size. */
static inline uint64_t hand_mask_below(uint64_t index, uint64_t size)
{
	uint64_t mask;

	__asm__("cmp %1, %2\n\tsbb %0, %0"
		: "=r"(mask)
		: "er"(size), "r"(index)
		: "cc");
	return mask;
}

/* One comparison serves the test and the mask: 0 unless below the bound. */
static inline bool hand_clamp_below(uint32_t *value, const uint32_t *bound)
{
	bool beyond;

	__asm__("cmp %3, %0\n\tcmovae %2, %0"
		: "+r"(*value), "=@ccae"(beyond)
		: "r"(0), "m"(*bound));
	return !beyond;
}

/* Takes the offset from what is left; both are 0 if it is beyond. */
static inline bool hand_clamp_offset(uint64_t *offset, uint64_t *left)
{
	bool beyond;

	__asm__("sub %0, %1\n\tcmovb %3, %0\n\tcmovb %3, %1"
		: "+r"(*offset), "+&r"(*left), "=@ccb"(beyond)
		: "r"((uint64_t)0));
	return !beyond;
}

/* 0 if more than what is left. */
static inline bool hand_clamp_len(uint64_t *len, uint64_t left)
{
	bool beyond;

	__asm__("cmp %3, %0\n\tcmova %2, %0"
		: "+r"(*len), "=@cca"(beyond)
		: "r"((uint64_t)0), "r"(left));
	return !beyond;
}

/*
 * The compiler forgets what it loaded: a copy of many fields is cheaper from
 * memory in one go than from the registers that the checks have filled.
 */
#define hand_forget(raw) __asm__("" : "+r"(raw))

/* One refusal alone: clang may not gather it with its neighbours. */
#define hand_unlikely(cond) __builtin_expect(!!(cond), 0)

/* In tail position and out of line: a good message pays nothing for it. */
static __attribute__((__noinline__, __cold__, __unused__)) int
hand_refuse(void *out, size_t size)
{
	memset(out, 0, size);
	return -EBADMSG;
}

#endif
