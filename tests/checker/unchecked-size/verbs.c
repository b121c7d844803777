// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: sizes have a limit, or nobody asked for one. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <untrusted/validate.h>

struct item {
	uint32_t key;
	uint32_t value;
};

void *bad_any(untrusted_size n)
{
	return malloc(validate_any(size, n));
}

void *good_max(untrusted_size n)
{
	size_t plain;

	if (validate_max(size, n, 4096, &plain))
		return NULL;
	return malloc(plain);
}

struct item *bad_min(untrusted_size count)
{
	size_t n;

	if (validate_min(size, count, 1, &n))
		return NULL;
	return calloc(n, sizeof(struct item));
}

struct item *good_size(untrusted_size count)
{
	size_t bytes;

	if (validate_size(size, count, sizeof(struct item), 4096, &bytes))
		return NULL;
	return malloc(bytes);
}

int bad_copy(untrusted_u32 length, const uint8_t *from, uint8_t to[64])
{
	uint8_t own[64] = {};
	uint32_t n = validate_any(u32, length);

	memcpy(own, from, n);
	to[0] = own[0];
	return 0;
}

int good_copy(untrusted_u32 length, const uint8_t *from, uint8_t to[64])
{
	uint8_t own[64] = {};
	uint32_t n;
	int ret = validate_max(u32, length, sizeof(own), &n);

	if (ret)
		return ret;
	memcpy(own, from, n);
	to[0] = own[0];
	return 0;
}

int bad_limit(untrusted_u32 length, const uint8_t *from, uint8_t to[64])
{
	uint8_t own[64] = {};
	uint32_t n;
	int ret = validate_max(u32, length, 65, &n);

	if (ret)
		return ret;
	memcpy(own, from, n);
	to[0] = own[0];
	return 0;
}

int good_or(untrusted_u32 length, const uint8_t *from, uint8_t to[64])
{
	uint8_t own[64] = {};

	memcpy(own, from, validate_or(u32, length, 0, 64, 0));
	to[0] = own[0];
	return 0;
}
