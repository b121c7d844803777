/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_CACHE_H
#define UNTRUSTED_CHECK_CACHE_H

/**
 * DOC: cache.h, results by content
 *
 * An entry is found by what was asked: the command, its directory, the checks, the
 * models, this program and the compiler. It holds the list of files that were read,
 * each with its size, time and hash, and what the analysis said. A file of the same
 * size and time is taken to be the same; otherwise its hash decides. So a fresh
 * checkout of the same sources still hits.
 *
 * A header that appears where none was, in a directory searched earlier, is not
 * noticed, nor is what __has_include() would now find.
 */

#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "options.h"
#include "words.h"

/**
 * struct cache - a directory of results
 * @directory: where; NULL for no cache: then nothing is found, and nothing kept
 * @compiler: hash of what makes the bitcode
 * @salt: hash of all that is the same for each file of this run
 */
struct cache {
	char *directory;
	char *compiler;
	char *salt;
};

/* what happens to be wrong with @options ends the program */
void cache_open(struct cache *cache, const struct options *options);
void cache_close(struct cache *cache);

/* the name of the entry for @command run in @directory, to be freed */
char *cache_key(const struct cache *cache, const char *directory,
		const struct words *command);

/**
 * cache_find() - a result that still holds
 * @cache: where to look
 * @key: of cache_key()
 * @directory: that the command runs in
 * Return: positioned at the lines of the analysis; NULL if there is none
 */
FILE *cache_find(const struct cache *cache, const char *key,
		 const char *directory);

/**
 * cache_keep() - make an entry
 * @cache: where to
 * @key: of cache_key()
 * @directory: that the command ran in
 * @read: names of the files that it read
 * @since: when it started; nothing is kept if a file changed after that
 * @lines: file of what the analysis said
 */
void cache_keep(const struct cache *cache, const char *key,
		const char *directory, const struct words *read,
		struct timespec since, int lines);

/* the flags that the compiler of this cache was once found not to have */
void cache_read_refused(const struct cache *cache, struct words *refused);

/* and one list more; best effort */
void cache_add_refused(const struct cache *cache, const struct words *refused);

#endif /* UNTRUSTED_CHECK_CACHE_H */
