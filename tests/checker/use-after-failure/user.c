// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Refused, and used. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
	uint32_t flags;
};
UNTRUSTED_STRUCT(request, struct request);

static uint32_t table[8];

uint32_t bad_logged(untrusted_u32 slot)
{
	uint32_t n = 0;

	if (validate_index(u32, slot, 8, &n))
		printf("slot %u refused\n", n);
	return table[n];
}

int good_logged(untrusted_u32 slot, uint32_t *value)
{
	uint32_t n;
	int ret = validate_index(u32, slot, 8, &n);

	if (ret) {
		printf("a slot was refused: %d\n", ret);
		return ret;
	}
	*value = table[n];
	return 0;
}

int bad_goto(untrusted_u32 count, uint32_t *sum)
{
	uint32_t n;
	int ret = validate_max(u32, count, 64, &n);

	if (ret)
		goto out;
	*sum = 1;
out:
	*sum += n;
	return ret;
}

int good_goto(untrusted_u32 count, uint32_t *sum)
{
	uint32_t n;
	int ret = validate_max(u32, count, 64, &n);

	if (ret)
		goto out;
	*sum += n;
out:
	return ret;
}

uint32_t bad_inverted(untrusted_u32 count)
{
	uint32_t n;

	if (!validate_max(u32, count, 64, &n))
		return 0;
	return n;
}

uint32_t good_inverted(untrusted_u32 count)
{
	uint32_t n;

	if (!validate_max(u32, count, 64, &n))
		return n;
	return 0;
}

int bad_first_refused(const untrusted_request *req)
{
	uint32_t slot, flags;

	if (validate_field(NULL, request, req, slot, max, u32, 7, &slot) &&
	    validate_field(NULL, request, req, flags, max, u32, 3, &flags))
		return -EINVAL;
	return table[slot] + flags;
}

int good_first_refused(const untrusted_request *req)
{
	uint32_t slot, flags;

	if (validate_field(NULL, request, req, slot, index, u32, 8, &slot) ||
	    validate_field(NULL, request, req, flags, max, u32, 3, &flags))
		return -EINVAL;
	return table[slot] + flags;
}

static int checked(untrusted_u32 count, uint32_t *n)
{
	return validate_max(u32, count, 64, n);
}

uint32_t bad_helper(untrusted_u32 count)
{
	uint32_t n;
	int ret = checked(count, &n);

	if (ret == -ENOENT)
		return 0;
	return n;
}

uint32_t good_helper(untrusted_u32 count)
{
	uint32_t n;
	int ret = checked(count, &n);

	if (ret < 0)
		return 0;
	return n;
}

int bad_string(const untrusted_char name[16])
{
	const char *text;
	int ret = validate_string(name, 16, 1, word, &text);

	if (ret)
		puts(text);
	return ret;
}

int good_string(const untrusted_char name[16])
{
	const char *text;
	int ret = validate_string(name, 16, 1, word, &text);

	if (!ret)
		puts(text);
	return ret;
}

uint32_t good_set_on_failure(untrusted_u32 count)
{
	uint32_t n;

	if (validate_max(u32, count, 64, &n))
		n = 8;
	return n;
}
