// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "collect.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "../memory.h"
#include "../report/report.h"
#include "options.h"

void run_add_failure(struct run *run, const char *directory, const char *file,
		     const char *why)
{
	struct failure *failure;

	if (starts_with(file, "./"))
		file += 2;
	run->failures = array_grow(run->failures, run->nr_failures,
				   sizeof(*run->failures));
	failure = &run->failures[run->nr_failures++];
	failure->file = *file == '/' ? text_copy(file) :
				       text_print("%s/%s", directory, file);
	failure->why = text_copy(why);
	failure->cut = false;
}

static char *result_path(const char *directory, const struct job *job)
{
	char *what = text_print("%s\n%s\n%s", job->directory, job->file,
				job->object);
	XXH128_hash_t hash = XXH3_128bits(what, strlen(what));
	char *path = text_print("%s/%016llx%016llx.result", directory,
				(unsigned long long)hash.high64,
				(unsigned long long)hash.low64);

	free(what);
	return path;
}

static void copy(FILE *from, FILE *to)
{
	char text[1 << 14];
	size_t n;

	while ((n = fread(text, 1, sizeof(text), from)))
		fwrite(text, 1, n, to);
}

static bool write_result(FILE *out, const struct job *job, FILE *lines,
			 const char *why)
{
	json_t *head = json_pack("{s:s, s:s, s:s*}", "directory",
				 job->directory, "file", job->file, "failed",
				 why);
	bool written = head && !json_dumpf(head, out, JSON_COMPACT);

	json_decref(head);
	fputc('\n', out);
	if (!why)
		copy(lines, out);
	return written && !ferror(out) && (why || !ferror(lines));
}

void collect_write(const char *directory, const struct job *job, FILE *lines,
		   const char *why)
{
	char *path = result_path(directory, job);
	char *part = text_print("%s/part.XXXXXX", directory);
	FILE *out;
	bool whole;
	int fd;

	if (mkdir(directory, 0777) && errno != EEXIST)
		usage_error("--collect: %s: %s", directory, strerror(errno));
	fd = mkostemp(part, O_CLOEXEC);
	out = fd < 0 ? NULL : fdopen(fd, "w");
	if (!out)
		usage_error("--collect: %s: %s", directory, strerror(errno));
	whole = write_result(out, job, lines, why);
	if (fclose(out) || !whole || rename(part, path)) {
		unlink(part);
		usage_error("--collect: %s: not written", path);
	}
	free(part);
	free(path);
}

/* Return: false if it is not what collect_write() wrote. */
static bool read_result(FILE *in, const char *first, struct run *run)
{
	const char *directory, *file, *why = NULL;
	json_t *head = json_loads(first, 0, NULL);
	bool good;

	good = head && !json_unpack(head, "{s:s, s:s, s?s}", "directory",
				    &directory, "file", &file, "failed", &why);
	if (good && why)
		run_add_failure(run, directory, file, why);
	else if (good)
		good = !run_read(run, directory, in);
	run->files += good && !why;
	json_decref(head);
	return good;
}

static void read_file(const char *path, struct run *run)
{
	FILE *in = fopen(path, "re");
	char *first = NULL;
	size_t room = 0;

	if (!in)
		usage_error("--from: %s: %s", path, strerror(errno));
	if (getline(&first, &room, in) <= 0 || !read_result(in, first, run))
		usage_error("--from: %s: not a result of --collect", path);
	free(first);
	fclose(in);
}

static int is_result(const struct dirent *entry)
{
	return ends_with(entry->d_name, ".result");
}

void collect_read(const char *directory, struct run *run)
{
	struct dirent **entries;
	int nr = scandir(directory, &entries, is_result, alphasort);

	if (nr < 0)
		usage_error("--from: %s: %s", directory, strerror(errno));
	for (int i = 0; i < nr; i++) {
		char *path = text_print("%s/%s", directory, entries[i]->d_name);

		read_file(path, run);
		free(path);
		free(entries[i]);
	}
	free(entries);
}
