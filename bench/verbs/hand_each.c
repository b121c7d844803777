// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Hand-written twins of validate_each: fixed blocks, no branch inside one. */
#include <emmintrin.h>

#include "hand.h"

#define BLOCK 128
#define BYTE_BLOCK 512

int hand_each_below_1(const uint32_t *array, size_t n, uint32_t bound)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (array[i] >= bound)
			return -EINVAL;
	return 0;
}

/* A constant trip count, so that every compiler vectorises it at -O2. */
int hand_each_below_2(const uint32_t *array, size_t n, uint32_t bound)
{
	size_t i;

	for (; n >= BLOCK; n -= BLOCK, array += BLOCK) {
		uint32_t bad = 0;

		for (i = 0; i < BLOCK; i++)
			bad |= array[i] >= bound;
		if (bad)
			return -EINVAL;
	}
	return hand_each_below_1(array, n, bound);
}

/* SSE2 compares signed: the top bit is flipped on both sides. */
static __m128i at_least(const uint32_t *p, __m128i flip, __m128i last)
{
	__m128i v = _mm_loadu_si128((const __m128i *)p);

	return _mm_cmpgt_epi32(_mm_xor_si128(v, flip), last);
}

int hand_each_below_3(const uint32_t *array, size_t n, uint32_t bound)
{
	const __m128i flip = _mm_set1_epi32(INT32_MIN);
	const __m128i last = _mm_set1_epi32((bound - 1) ^ 0x80000000u);
	size_t i;

	if (!bound)
		return n ? -EINVAL : 0;
	for (; n >= BLOCK; n -= BLOCK, array += BLOCK) {
		__m128i bad = _mm_setzero_si128();

		for (i = 0; i < BLOCK; i += 16) {
			const uint32_t *p = array + i;

			bad = _mm_or_si128(bad, at_least(p, flip, last));
			bad = _mm_or_si128(bad, at_least(p + 4, flip, last));
			bad = _mm_or_si128(bad, at_least(p + 8, flip, last));
			bad = _mm_or_si128(bad, at_least(p + 12, flip, last));
		}
		if (_mm_movemask_epi8(bad))
			return -EINVAL;
	}
	return hand_each_below_1(array, n, bound);
}

int hand_each_printable_1(const uint8_t *array, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (array[i] < 0x20 || array[i] > 0x7e)
			return -EINVAL;
	return 0;
}

int hand_each_printable_2(const uint8_t *array, size_t n)
{
	size_t i;

	for (; n >= BYTE_BLOCK; n -= BYTE_BLOCK, array += BYTE_BLOCK) {
		uint8_t bad = 0;

		for (i = 0; i < BYTE_BLOCK; i++)
			bad |= (uint8_t)(array[i] - 0x20) > 0x7e - 0x20;
		if (bad)
			return -EINVAL;
	}
	return hand_each_printable_1(array, n);
}

/* The largest distance from the first printable byte tells it all. */
static __m128i farthest(const uint8_t *p, __m128i first, __m128i far)
{
	__m128i v = _mm_loadu_si128((const __m128i *)p);

	return _mm_max_epu8(far, _mm_sub_epi8(v, first));
}

int hand_each_printable_3(const uint8_t *array, size_t n)
{
	const __m128i first = _mm_set1_epi8(0x20);
	const __m128i last = _mm_set1_epi8(0x7e - 0x20);
	size_t i;

	for (; n >= BYTE_BLOCK; n -= BYTE_BLOCK, array += BYTE_BLOCK) {
		__m128i far = _mm_setzero_si128();

		for (i = 0; i < BYTE_BLOCK; i += 64) {
			far = farthest(array + i, first, far);
			far = farthest(array + i + 16, first, far);
			far = farthest(array + i + 32, first, far);
			far = farthest(array + i + 48, first, far);
		}
		far = _mm_cmpeq_epi8(_mm_max_epu8(far, last), last);
		if (_mm_movemask_epi8(far) != 0xffff)
			return -EINVAL;
	}
	return hand_each_printable_1(array, n);
}
