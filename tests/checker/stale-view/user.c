// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A view of bytes that are no longer there, or no longer the same. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <untrusted/reader.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct request {
	uint32_t slot;
	uint32_t mode;
};
UNTRUSTED_STRUCT(request, struct request);

static int check(const struct request *req, const void *none)
{
	(void)none;
	return req->slot < 9 && req->mode < 3 ? 0 : -EINVAL;
}

UNTRUSTED_TRUSTED(request, none, check);

int bad_realloc(untrusted_u32 *numbers, size_t n, uint32_t *first)
{
	const uint32_t *view;
	untrusted_u32 *more;
	int ret = validate_each(NULL, max, u32, numbers, n, &view, 64);

	if (ret)
		return ret;
	more = realloc(numbers, 2 * n * sizeof(*more));
	if (!more)
		return -ENOMEM;
	*first = view[0];
	free(more);
	return 0;
}

int good_realloc(untrusted_u32 *numbers, size_t n, uint32_t *first)
{
	const uint32_t *view;
	untrusted_u32 *more;
	int ret;

	more = realloc(numbers, 2 * n * sizeof(*more));
	if (!more)
		return -ENOMEM;
	ret = validate_each(NULL, max, u32, more, n, &view, 64);
	if (!ret)
		*first = view[0];
	free(more);
	return ret;
}

int bad_read_again(int fd, untrusted_request *req, uint32_t *slot)
{
	const trusted_request *proof;
	int ret = validate_trusted(request, req, NULL, &proof);

	if (ret)
		return ret;
	if (read(fd, req, sizeof(*req)) != sizeof(*req))
		return -EIO;
	*slot = trusted_get(request, proof)->slot;
	return 0;
}

int good_read_again(int fd, untrusted_request *req, uint32_t *slot)
{
	const trusted_request *proof;
	int ret = validate_trusted(request, req, NULL, &proof);

	if (ret)
		return ret;
	*slot = trusted_get(request, proof)->slot;
	if (read(fd, req, sizeof(*req)) != sizeof(*req))
		return -EIO;
	return 0;
}

int bad_string(int fd, untrusted_char buffer[64])
{
	const char *name;
	int ret = validate_string(buffer, 64, 1, word, &name);

	if (ret)
		return ret;
	if (read(fd, buffer, 64) != 64)
		return -EIO;
	return (int)strlen(name);
}

int good_string(int fd, untrusted_char buffer[64])
{
	const char *name;
	char own[64];
	int ret = validate_string(buffer, 64, 1, word, &name);

	if (ret)
		return ret;
	memcpy(own, name, strlen(name) + 1);
	if (read(fd, buffer, 64) != 64)
		return -EIO;
	return (int)strlen(own);
}

int bad_freed(untrusted_u32 *number, uint32_t *out)
{
	const uint32_t *view;
	int ret = validate_ref(max, u32, *number, &view, 64);

	if (ret)
		return ret;
	free(number);
	*out = *view;
	return 0;
}

int good_freed(untrusted_u32 *number, uint32_t *out)
{
	const uint32_t *view;
	int ret = validate_ref(max, u32, *number, &view, 64);

	if (!ret)
		*out = *view;
	free(number);
	return ret;
}

/* Each turn takes its own view. */
int good_loop(int fd, untrusted_request *req, uint32_t *slots, int n)
{
	const trusted_request *proof;
	int i, ret;

	for (i = 0; i < n; i++) {
		if (read(fd, req, sizeof(*req)) != sizeof(*req))
			return -EIO;
		ret = validate_trusted(request, req, NULL, &proof);
		if (ret)
			return ret;
		slots[i] = trusted_get(request, proof)->slot;
	}
	return 0;
}
