// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: the sum and the product are the verb's, which cannot wrap. */
#include <stdint.h>
#include <stdlib.h>
#include <untrusted/bounded.h>
#include <untrusted/validate.h>

#define TOTAL 4096

BOUNDED_TYPE(length, u32, 0, 1000);

int bad_sum(untrusted_u32 offset, untrusted_u32 length)
{
	uint32_t from = validate_any(u32, offset);
	uint32_t n = validate_any(u32, length);

	return from + n > TOTAL ? -EINVAL : 0;
}

int good_sum(untrusted_u32 offset, untrusted_u32 length, uint32_t *from,
	     uint32_t *n)
{
	return validate_sub(u32, offset, length, TOTAL, from, n);
}

void *bad_product(untrusted_u32 count, untrusted_u32 size)
{
	uint32_t n, each;

	if (validate_min(u32, count, 1, &n) ||
	    validate_min(u32, size, 1, &each))
		return NULL;
	if (n * each > TOTAL)
		return NULL;
	return malloc(n * each);
}

void *good_product(untrusted_u32 count, uint32_t each)
{
	uint32_t bytes;

	if (validate_size(u32, count, 16, TOTAL, &bytes))
		return NULL;
	(void)each;
	return malloc(bytes);
}

int bad_difference(untrusted_u32 offset, uint32_t *left)
{
	uint32_t from = validate_any(u32, offset);

	*left = TOTAL - from;
	return *left < 16 ? -EINVAL : 0;
}

int good_difference(untrusted_u32 offset, uint32_t *left)
{
	uint32_t from;
	int ret = validate_max(u32, offset, TOTAL, &from);

	if (ret)
		return ret;
	*left = TOTAL - from;
	return *left < 16 ? -EINVAL : 0;
}

int good_limited(untrusted_u32 offset, untrusted_u32 length)
{
	uint32_t from, n;

	if (validate_max(u32, offset, TOTAL, &from) ||
	    validate_max(u32, length, TOTAL, &n))
		return -EINVAL;
	return from + n > TOTAL ? -EINVAL : 0;
}

uint32_t good_bounded(bounded_length a, bounded_length b)
{
	return bounded_get(bounded_add(a, b)) > 1500;
}
