// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The bytes of an untrusted object, copied out of it or compared. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct request {
	uint32_t slot;
	uint32_t flags;
};
UNTRUSTED_STRUCT(request, struct request);

static const uint8_t secret[16];

uint32_t bad_memcpy(untrusted_u32 length)
{
	uint32_t plain;

	memcpy(&plain, &length, sizeof(plain));
	return plain;
}

int good_memcpy(untrusted_u32 length, uint32_t *out)
{
	untrusted_u32 copy;

	memcpy(&copy, &length, sizeof(copy));
	return validate_max(u32, copy, 64, out);
}

uint32_t bad_memmove(const untrusted_u32 *length)
{
	uint32_t plain;

	memmove(&plain, length, sizeof(plain));
	return plain;
}

void good_memmove(untrusted_u32 *to, const untrusted_u32 *from, size_t n)
{
	memmove(to, from, n * sizeof(*to));
}

uint32_t bad_builtin(const untrusted_u32 *length)
{
	uint32_t plain;

	__builtin_memcpy(&plain, length, sizeof(plain));
	return plain;
}

void good_builtin(untrusted_u32 *to, const untrusted_u32 *from)
{
	__builtin_memcpy(to, from, sizeof(*to));
}

uint8_t *bad_mempcpy(uint8_t *to, const untrusted_u8 *from, size_t n)
{
	uint8_t *end = mempcpy(to, from, n);

	*end = to[0];
	return end;
}

untrusted_u8 *good_mempcpy(untrusted_u8 *to, const untrusted_u8 *from, size_t n)
{
	return mempcpy(to, from, n);
}

uint32_t bad_bcopy(const untrusted_u32 *length)
{
	uint32_t plain;

	bcopy(length, &plain, sizeof(plain));
	return plain;
}

void good_bcopy(untrusted_u32 *to, const untrusted_u32 *from)
{
	bcopy(from, to, sizeof(*to));
}

uint32_t bad_to_struct(const untrusted_request *req)
{
	struct request plain;

	memcpy(&plain, req, sizeof(plain));
	return plain.slot;
}

int good_to_struct(const untrusted_request *req, uint32_t *slot)
{
	untrusted_request copy;

	memcpy(&copy, req, sizeof(copy));
	return validate_field(NULL, request, &copy, slot, max, u32, 8, slot);
}

uint8_t bad_to_array(const untrusted_u8 *bytes)
{
	uint8_t plain[64];

	memcpy(plain, bytes, sizeof(plain));
	return plain[3];
}

untrusted_u8 good_to_array(const untrusted_u8 *bytes)
{
	untrusted_u8 copy[64];

	memcpy(copy, bytes, sizeof(copy));
	return copy[3];
}

struct request *bad_to_heap(const untrusted_request *req)
{
	struct request *plain = malloc(sizeof(*plain));

	if (!plain)
		return NULL;
	memcpy(plain, req, sizeof(*plain));
	if (plain->slot > 8)
		plain->slot = 0;
	return plain;
}

untrusted_request *good_to_heap(const untrusted_request *req)
{
	untrusted_request *copy = malloc(sizeof(*copy));

	if (copy)
		memcpy(copy, req, sizeof(*copy));
	return copy;
}

static struct request last_request;

void bad_to_global(const untrusted_request *req)
{
	memcpy(&last_request, req, sizeof(last_request));
}

static untrusted_request last_untrusted;

void good_to_global(const untrusted_request *req)
{
	memcpy(&last_untrusted, req, sizeof(last_untrusted));
}

struct session {
	uint64_t id;
	struct request request;
};

void bad_to_member(struct session *s, const untrusted_request *req)
{
	memcpy(&s->request, req, sizeof(s->request));
}

struct untrusted_session {
	uint64_t id;
	untrusted_request request;
};

void good_to_member(struct untrusted_session *s, const untrusted_request *req)
{
	memcpy(&s->request, req, sizeof(s->request));
}

void bad_byte_by_byte(uint8_t *to, const untrusted_u8 *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memcpy(&to[i], &from[i], 1);
	if (to[0] == 7)
		to[1] = 0;
}

void good_byte_by_byte(untrusted_u8 *to, const untrusted_u8 *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		memcpy(&to[i], &from[i], 1);
}

bool bad_memcmp(const untrusted_u8 *token)
{
	return !memcmp(token, secret, sizeof(secret));
}

static int check_token(struct validated_view bytes, const void *none)
{
	(void)none;
	if (bytes.len != sizeof(secret))
		return -EINVAL;
	return memcmp(bytes.ptr, secret, sizeof(secret)) ? -EPERM : 0;
}

UNTRUSTED_KIND(token, bytes, none, check_token);

bool good_memcmp(const untrusted_u8 *token)
{
	validated_token out;

	return !validate_kind(token, untrusted_bytes_of(token, 16), NULL, &out);
}

bool bad_bcmp(const untrusted_u8 *token)
{
	return bcmp(secret, token, sizeof(secret)) == 0;
}

int good_bcmp(const untrusted_u32 *word)
{
	return validate_equal(u32, *word, 0x5ec3e7);
}

bool bad_strcmp(const untrusted_char *name)
{
	return strcmp((const char *)name, "root") == 0;
}

bool good_strcmp(const untrusted_char name[16])
{
	const char *plain;

	if (validate_string(name, 16, 1, word, &plain))
		return false;
	return strcmp(plain, "root") == 0;
}

const void *bad_memchr(const untrusted_u8 *bytes, size_t n)
{
	return memchr(bytes, '\n', n);
}

const char *good_memchr(const untrusted_char line[80])
{
	const char *plain;

	if (validate_string(line, 80, 0, any, &plain))
		return NULL;
	return memchr(plain, '\n', strlen(plain));
}

size_t bad_strlen(const untrusted_char *name)
{
	return strlen((const char *)name);
}

size_t good_strlen(const untrusted_char name[32])
{
	const char *plain;

	return validate_string(name, 32, 1, printable, &plain) ? 0 :
								 strlen(plain);
}

char *bad_strdup(const untrusted_char *name)
{
	return strdup((const char *)name);
}

char *good_strdup(const untrusted_char name[32])
{
	const char *plain;

	return validate_string(name, 32, 1, word, &plain) ? NULL :
							    strdup(plain);
}

uint32_t bad_copy_in_helper(const untrusted_u32 *length);

static void move(void *to, const void *from, size_t n)
{
	memcpy(to, from, n);
}

uint32_t bad_copy_in_helper(const untrusted_u32 *length)
{
	uint32_t plain;

	move(&plain, length, sizeof(plain));
	return plain;
}

untrusted_u32 good_copy_in_helper(const untrusted_u32 *length)
{
	untrusted_u32 copy;

	move(&copy, length, sizeof(copy));
	return copy;
}

static int by_number(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a;
	uint32_t y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

void bad_qsort(untrusted_u32 *numbers, size_t n)
{
	qsort(numbers, n, sizeof(*numbers), by_number);
}

int good_qsort(untrusted_u32 *numbers, size_t n)
{
	const uint32_t *plain;
	int ret = validate_each(NULL, max, u32, numbers, n, &plain, 4096);
	uint32_t *copy;

	if (ret)
		return ret;
	copy = malloc(n * sizeof(*copy));
	if (!copy)
		return -ENOMEM;
	memcpy(copy, plain, n * sizeof(*copy));
	qsort(copy, n, sizeof(*copy), by_number);
	free(copy);
	return 0;
}

static int compare_raw(const void *key, const void *element)
{
	return *(const uint32_t *)key != *(const uint32_t *)element;
}

const void *bad_bsearch(const uint32_t *table, size_t n, untrusted_u32 key)
{
	return bsearch(&key, table, n, sizeof(*table), compare_raw);
}

const void *good_bsearch(const uint32_t *table, size_t n, untrusted_u32 key)
{
	uint32_t plain;

	if (validate_max(u32, key, 4096, &plain))
		return NULL;
	return bsearch(&plain, table, n, sizeof(*table), compare_raw);
}

// check-output: bad_memcpy: length is untrusted and is copied into a plain
//    object. Write instead: validate it first (validate.h), or hand it on
//    unread.
