/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The plain side: what a careful engineer writes without the library. */
#ifndef BENCH_HAND_H
#define BENCH_HAND_H

#include <endian.h>
#include <errno.h>
#include <stdint.h>

typedef uint8_t raw_u8;
typedef uint16_t raw_be16;
typedef uint32_t raw_u32;
typedef uint64_t raw_u64;
typedef char raw_char;

#define FIELD(tag) raw_##tag

#include "message.h"
#include "cases.h"

#define DECLARE(name) verb_fn hand_##name##_1, hand_##name##_2, hand_##name##_3;
VERB_CASES(DECLARE)
#undef DECLARE

#define DECLARE(name) \
	verb_detail_fn hand_##name##_1, hand_##name##_2, hand_##name##_3;
DETAIL_CASES(DECLARE)
#undef DECLARE

int hand_each_below_1(const uint32_t *array, size_t n, uint32_t bound);
int hand_each_below_2(const uint32_t *array, size_t n, uint32_t bound);
int hand_each_below_3(const uint32_t *array, size_t n, uint32_t bound);
int hand_each_printable_1(const uint8_t *array, size_t n);
int hand_each_printable_2(const uint8_t *array, size_t n);
int hand_each_printable_3(const uint8_t *array, size_t n);

#endif
