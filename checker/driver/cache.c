// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "cache.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "../memory.h"
#include "known.h"
#include "program.h"

static const char first_line[] = "untrusted-check 1\n";

/* A word and its end, so that "ab" "c" is not "a" "bc". */
static void hash_word(XXH3_state_t *state, const char *word)
{
	XXH3_128bits_update(state, word, strlen(word) + 1);
}

static void hash_file(XXH3_state_t *state, const char *path)
{
	struct known *file = known_file(path);

	if (!known_hash(file))
		usage_error("%s: %s", path, strerror(errno));
	XXH3_128bits_update(state, &file->hash, sizeof(file->hash));
}

static char *hash_text(const XXH3_state_t *state)
{
	XXH128_canonical_t canonical;
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (!out)
		usage_error("no memory left");
	XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state));
	for (size_t i = 0; i < sizeof(canonical.digest); i++)
		fprintf(out, "%02x", canonical.digest[i]);
	if (fclose(out))
		usage_error("no memory left");
	return text;
}

static XXH3_state_t *hash_start(void)
{
	XXH3_state_t *state = XXH3_createState();

	if (!state || XXH3_128bits_reset(state) != XXH_OK)
		usage_error("no memory left");
	return state;
}

static char *hash_end(XXH3_state_t *state)
{
	char *text = hash_text(state);

	XXH3_freeState(state);
	return text;
}

/* A program of 100 MB is not read for its hash. */
static void hash_compiler(XXH3_state_t *state, const char *name)
{
	char *path = program_path(name);
	const struct known *file;

	if (!path)
		usage_error("%s: no such program; see --clang", name);
	file = known_file(path);
	hash_word(state, path);
	XXH3_128bits_update(state, &file->size, sizeof(file->size));
	XXH3_128bits_update(state, &file->mtime, sizeof(file->mtime));
	free(path);
}

static char *compiler_id(const char *name)
{
	XXH3_state_t *state = hash_start();

	hash_compiler(state, name);
	return hash_end(state);
}

static char *make_salt(const struct options *options, const char *compiler)
{
	static const char *const variables[] = { "CPATH", "C_INCLUDE_PATH" };
	XXH3_state_t *state = hash_start();

	char *self = program_self();

	hash_word(state, first_line);
	hash_file(state, self);
	hash_word(state, compiler);
	hash_word(state, options->checks ? options->checks : "");
	for (size_t i = 0; i < options->models.nr; i++)
		hash_file(state, options->models.word[i]);
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		const char *value = getenv(variables[i]);

		hash_word(state, value ? value : "");
	}
	free(self);
	return hash_end(state);
}

static bool make_directories(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		int status;

		*slash = 0;
		status = mkdir(path, 0777);
		*slash = '/';
		if (status && errno != EEXIST)
			return false;
	}
	return !mkdir(path, 0777) || errno == EEXIST;
}

void cache_open(struct cache *cache, const struct options *options)
{
	char *results;

	*cache = (struct cache){ .compiler = compiler_id(options->clang) };
	cache->salt = make_salt(options, cache->compiler);
	if (!options->cache)
		return;
	results = text_print("%s/results", options->cache);
	if (make_directories(results))
		cache->directory = realpath(options->cache, NULL);
	if (!cache->directory)
		fprintf(stderr, "untrusted-check: no cache: %s: %s\n", results,
			strerror(errno));
	free(results);
}

void cache_close(struct cache *cache)
{
	free(cache->directory);
	free(cache->salt);
	free(cache->compiler);
}

char *cache_key(const struct cache *cache, const char *directory,
		const struct words *command)
{
	XXH3_state_t *state = hash_start();

	hash_word(state, cache->salt);
	hash_word(state, directory);
	for (size_t i = 0; i < command->nr; i++)
		hash_word(state, command->word[i]);
	return hash_end(state);
}

static char *absolute(const char *directory, const char *name)
{
	if (*name == '/')
		return text_copy(name);
	return text_print("%s/%s", directory, name);
}

/* <size> <time> <hash> <name> of a file that was read */
static bool still_holds(const char *line, const char *directory)
{
	struct known *file;
	uint64_t size, hash;
	int64_t mtime;
	char *end, *path;

	size = strtoull(line, &end, 16);
	mtime = strtoll(end, &end, 16);
	hash = strtoull(end, &end, 16);
	if (*end != ' ')
		return false;
	path = absolute(directory, end + 1);
	file = known_file(path);
	free(path);
	if (!file->exists || file->size != size)
		return false;
	if (file->mtime == mtime)
		return true;
	return known_hash(file) && file->hash == hash;
}

/* Return: whether all files are as they were; @entry then is at the results. */
static bool all_hold(FILE *entry, const char *directory)
{
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	bool holds;

	length = getline(&line, &room, entry);
	holds = length > 0 && !strcmp(line, first_line);
	while (holds) {
		length = getline(&line, &room, entry);
		if (length <= 0) {
			holds = false;
			break;
		}
		line[length - 1] = 0;
		if (!*line)
			break;
		holds = still_holds(line, directory);
	}
	free(line);
	return holds;
}

static char *entry_path(const struct cache *cache, const char *key)
{
	return text_print("%s/results/%.2s/%s", cache->directory, key, key + 2);
}

FILE *cache_find(const struct cache *cache, const char *key,
		 const char *directory)
{
	FILE *entry;
	char *path;

	if (!cache->directory)
		return NULL;
	path = entry_path(cache, key);
	entry = fopen(path, "re");
	free(path);
	if (entry && !all_hold(entry, directory)) {
		fclose(entry);
		entry = NULL;
	}
	return entry;
}

static bool write_read(FILE *entry, const char *directory,
		       const struct words *read, int64_t since)
{
	fputs(first_line, entry);
	for (size_t i = 0; i < read->nr; i++) {
		char *path = absolute(directory, read->word[i]);
		struct known *file = known_file(path);

		free(path);
		if (!known_hash(file) || file->mtime > since ||
		    strchr(read->word[i], '\n'))
			return false;
		fprintf(entry, "%" PRIx64 " %" PRIx64 " %016" PRIx64 " %s\n",
			file->size, file->mtime, file->hash, read->word[i]);
	}
	fputc('\n', entry);
	return true;
}

static bool write_lines(FILE *entry, int lines)
{
	char text[1 << 14];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(lines, text, sizeof(text), at)) > 0) {
		fwrite(text, 1, n, entry);
		at += n;
	}
	return !n;
}

/* Whole or not at all: another process may look at the same time. */
static FILE *part_open(char *path, char **part)
{
	char *slash = strrchr(path, '/');
	int fd;

	*slash = 0;
	if (mkdir(path, 0777) && errno != EEXIST)
		return NULL;
	*part = text_print("%s/part.XXXXXX", path);
	*slash = '/';
	fd = mkostemp(*part, O_CLOEXEC);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

void cache_keep(const struct cache *cache, const char *key,
		const char *directory, const struct words *read,
		struct timespec since, int lines)
{
	int64_t start = since.tv_sec * INT64_C(1000000000) + since.tv_nsec;
	char *path, *part = NULL;
	FILE *entry;
	bool whole;

	if (!cache->directory)
		return;
	path = entry_path(cache, key);
	entry = part_open(path, &part);
	if (entry) {
		whole = write_read(entry, directory, read, start) &&
			write_lines(entry, lines);
		if (fclose(entry) || !whole || rename(part, path))
			unlink(part);
	}
	free(part);
	free(path);
}

static FILE *refused_open(const struct cache *cache, const char *mode)
{
	char *path;
	FILE *file;

	if (!cache->directory)
		return NULL;
	path = text_print("%s/refused-%s", cache->directory, cache->compiler);
	file = fopen(path, mode);
	free(path);
	return file;
}

void cache_read_refused(const struct cache *cache, struct words *refused)
{
	FILE *file = refused_open(cache, "re");
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	if (!file)
		return;
	while ((length = getline(&line, &room, file)) > 0) {
		line[length - 1] = 0;
		if (*line && !words_have(refused, line))
			words_add(refused, line);
	}
	free(line);
	fclose(file);
}

/* In one write, so that lines of several processes do not mix. */
void cache_add_refused(const struct cache *cache, const struct words *refused)
{
	FILE *file = refused_open(cache, "ae");
	size_t size = 1;

	if (!file)
		return;
	for (size_t i = 0; i < refused->nr; i++)
		size += strlen(refused->word[i]) + 1;
	setvbuf(file, NULL, _IOFBF, size);
	for (size_t i = 0; i < refused->nr; i++)
		fprintf(file, "%s\n", refused->word[i]);
	fclose(file);
}
