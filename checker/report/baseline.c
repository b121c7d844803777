// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * A line a finding, "ID CHECK FILE FUNCTION", so that a change of the baseline is
 * read in a diff. Only the id is compared: the rest is for the reader.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "report.h"
#include "run.h"

#define ID_LENGTH 16

static bool is_entry(const char *line)
{
	return strspn(line, "0123456789abcdef") == ID_LENGTH &&
	       line[ID_LENGTH] == '\t';
}

static bool mark_known(struct run *run, const char *line)
{
	for (size_t i = 0; i < run->nr_findings; i++) {
		struct finding *f = &run->findings[i];

		if (strncmp(f->id, line, ID_LENGTH) || f->suppressed)
			continue;
		f->known = true;
		return true;
	}
	return false;
}

/* @gone: receives how many entries no longer occur */
static int read_entries(struct run *run, FILE *file, size_t *gone)
{
	char *line = NULL;
	size_t room = 0;
	int ret = 0;

	while (!ret && getline(&line, &room, file) > 0) {
		if (*line == '#')
			continue;
		if (!is_entry(line))
			ret = -EBADMSG;
		else if (!mark_known(run, line))
			++*gone;
	}
	if (!ret && ferror(file))
		ret = -EIO;
	free(line);
	return ret;
}

int baseline_read(struct run *run, const char *path)
{
	FILE *file = fopen(path, "re");
	size_t gone = 0;
	int ret;

	if (!file)
		return -errno;
	ret = read_entries(run, file, &gone);
	fclose(file);
	if (!ret && gone)
		fprintf(stderr,
			"%s: %zu entr%s of the baseline %s gone: write it again\n",
			path, gone, gone == 1 ? "y" : "ies",
			gone == 1 ? "is" : "are");
	return ret;
}

/* Not by line, or a diff would show what only moved. */
static int entry_compare(const void *left, const void *right)
{
	const struct finding *a = *(const struct finding *const *)left;
	const struct finding *b = *(const struct finding *const *)right;

	return strcmp(a->file, b->file)			?:
		       strcmp(a->function, b->function) ?:
		       strcmp(a->check, b->check)	?:
							  strcmp(a->id, b->id);
}

static void write_entries(const struct run *run, FILE *file)
{
	const struct finding **entries = NULL;
	size_t nr = 0;

	for (size_t i = 0; i < run->nr_findings; i++) {
		if (run->findings[i].suppressed)
			continue;
		entries = array_grow(entries, nr, sizeof(*entries));
		entries[nr++] = &run->findings[i];
	}
	if (nr)
		qsort(entries, nr, sizeof(*entries), entry_compare);
	for (size_t i = 0; i < nr; i++)
		fprintf(file, "%s\t%s\t%s\t%s\n", entries[i]->id,
			entries[i]->check, entries[i]->file,
			entries[i]->function);
	free(entries);
}

int baseline_write(const struct run *run, const char *path)
{
	FILE *file = fopen(path, "we");
	int ret;

	if (!file)
		return -errno;
	fputs("# What untrusted-check found when this was written: id, check, file, function.\n",
	      file);
	write_entries(run, file);
	ret = ferror(file) ? -EIO : 0;
	if (fclose(file) && !ret)
		ret = -errno;
	return ret;
}
