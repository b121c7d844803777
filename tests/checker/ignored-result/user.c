// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Asked, and nobody listened to the answer. */
#include <stdbool.h>
#include <stdint.h>
#include <untrusted/reader.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct request {
	uint32_t slot;
	uint32_t flags;
};
UNTRUSTED_STRUCT(request, struct request);

static uint32_t table[8];

uint32_t bad_cast_to_void(untrusted_u32 count)
{
	uint32_t n = 0;

	(void)validate_max(u32, count, 64, &n);
	return n;
}

int good_cast_to_void(untrusted_u32 count, uint32_t *n)
{
	return validate_max(u32, count, 64, n);
}

uint32_t bad_variable(untrusted_u32 count)
{
	uint32_t n = 0;
	int ret = validate_max(u32, count, 64, &n);

	(void)ret;
	return n;
}

uint32_t good_variable(untrusted_u32 count)
{
	uint32_t n = 0;
	int ret = validate_max(u32, count, 64, &n);

	return ret ? 0 : n;
}

uint32_t bad_empty_branch(untrusted_u32 slot)
{
	uint32_t value = 0;

	if (untrusted_at(u32, table, slot, &value))
		;
	return value;
}

int good_branch(untrusted_u32 slot, uint32_t *value)
{
	if (untrusted_at(u32, table, slot, value))
		return -ENOENT;
	return 0;
}

int bad_first_of_two(const untrusted_request *req, uint32_t *slot)
{
	int ret;

	ret = validate_field(NULL, request, req, slot, max, u32, 8, slot);
	ret = validate_field(NULL, request, req, flags, zero, u32);
	return ret;
}

int good_both(const untrusted_request *req, uint32_t *slot)
{
	int ret;

	ret = validate_field(NULL, request, req, slot, max, u32, 8, slot);
	if (ret)
		return ret;
	return validate_field(NULL, request, req, flags, zero, u32);
}

uint32_t bad_loop(const untrusted_u32 *numbers, int n)
{
	uint32_t sum = 0, one = 0;
	int i, ret = 0;

	for (i = 0; i < n; i++) {
		ret |= 1;
		ret = validate_max(u32, numbers[i], 64, &one);
		sum += one;
	}
	return sum;
}

uint32_t good_loop(const untrusted_u32 *numbers, int n)
{
	uint32_t sum = 0, one;
	int i;

	for (i = 0; i < n; i++) {
		if (validate_max(u32, numbers[i], 64, &one))
			continue;
		sum += one;
	}
	return sum;
}

uint32_t bad_reader(struct reader *r)
{
	untrusted_be32 word = {};

	(void)!reader_get(be32, r, &word);
	return validate_or(be32, word, 0, 9, 0);
}

uint32_t good_reader(struct reader *r)
{
	untrusted_be32 word;

	if (!reader_get(be32, r, &word))
		return 0;
	return validate_or(be32, word, 0, 9, 0);
}

static int checked(untrusted_u32 count, uint32_t *n)
{
	return validate_max(u32, count, 64, n);
}

int good_helper(untrusted_u32 count, uint32_t *n)
{
	return checked(count, n);
}

void bad_vec(struct untrusted_vec *vec, untrusted_size filled)
{
	(void)!untrusted_vec_filled(vec, filled);
}

int good_vec(struct untrusted_vec *vec, untrusted_size filled)
{
	return untrusted_vec_filled(vec, filled);
}

/* A default is what the verb is for. */
uint32_t good_default(untrusted_u32 count)
{
	return validate_or(u32, count, 1, 64, 8);
}
