/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_KNOWN_H
#define UNTRUSTED_CHECK_KNOWN_H

#include <stdbool.h>
#include <stdint.h>

/**
 * struct known - a file as it was when first asked for
 * @path: its name, absolute
 * @exists: or cannot be looked at
 * @size: in bytes
 * @mtime: nanoseconds of its last change
 * @hashed: @hash is valid
 * @hash: of its contents
 *
 * Thousands of sources read the same headers: each is looked at once a run.
 */
struct known {
	char *path;
	bool exists;
	uint64_t size;
	int64_t mtime;
	bool hashed;
	uint64_t hash;
};

struct known *known_file(const char *path);

/* Return: false if it cannot be read. */
bool known_hash(struct known *file);

/* forget all */
void known_free(void);

#endif /* UNTRUSTED_CHECK_KNOWN_H */
