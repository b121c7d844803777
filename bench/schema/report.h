/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * What a reporting validator says of the first rule that is broken. It is one
 * constant until then: a validator is small if a refusal is a move and a jump.
 */
#ifndef BENCH_SCHEMA_REPORT_H
#define BENCH_SCHEMA_REPORT_H

#include <stddef.h>
#include <stdint.h>

struct hand_error {
	uint32_t offset;
	uint16_t rule;
	int error;
};

enum hand_rule {
	HAND_EQUAL = 1,
	HAND_RANGE,
	HAND_MIN,
	HAND_MAX,
	HAND_FLAGS,
	HAND_BOOL,
	HAND_ONE_OF,
	HAND_POWER_OF_TWO,
	HAND_MULTIPLE,
	HAND_ZERO,
	HAND_INDEX,
	HAND_SPAN,
	/* of a variable part */
	HAND_LENGTH,
	HAND_TWICE,
	HAND_POINTER,
	HAND_LEFT_OVER,
	/* the first condition across fields; the others follow */
	HAND_CONDITION,
};

/* An offset and a rule in one word. */
#define HAND_AT(offset, rule) ((uint32_t)(offset) << 8 | (rule))
#define HAND_FIELD(format, field, rule) \
	HAND_AT(offsetof(struct hand_##format##_wire, field), rule)

/*
 * What a refusal would say from here on. Hidden, or the compiler moves it into a
 * block of each refusal, which is a jump more.
 */
#define hand_next(at, place)            \
	do {                            \
		(at) = (place);         \
		__asm__("" : "+r"(at)); \
	} while (0)

/* Return the negative @err. */
int hand_report(struct hand_error *error, uint32_t at, int err);
int hand_report_cleared(struct hand_error *error, uint32_t at, void *out,
			size_t size);

#endif
