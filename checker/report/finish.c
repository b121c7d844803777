// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * An order and names that depend on nothing but the findings: not on which file
 * was done first, nor on where the sources lie, nor, for ids, on their lines.
 */

#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "../memory.h"
#include "report.h"
#include "run.h"

static void make_relative(const char *root, char **file)
{
	size_t length = strlen(root);
	char *name;

	if (strncmp(*file, root, length) || (*file)[length] != '/')
		return;
	name = text_copy(*file + length + 1);
	free(*file);
	*file = name;
}

static void make_names(struct run *run)
{
	for (size_t i = 0; i < run->nr_findings; i++) {
		struct finding *f = &run->findings[i];

		make_relative(run->root, &f->file);
		for (size_t k = 0; k < f->nr_steps; k++)
			make_relative(run->root, &f->steps[k].file);
	}
	for (size_t i = 0; i < run->nr_bypasses; i++)
		make_relative(run->root, &run->bypasses[i].file);
	for (size_t i = 0; i < run->nr_failures; i++)
		make_relative(run->root, &run->failures[i].file);
	for (size_t i = 0; i < run->nr_sources; i++)
		make_relative(run->root, &run->sources[i]);
}

static int order(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* the same thing said twice */
static int place_compare(const struct finding *a, const struct finding *b)
{
	return strcmp(a->file, b->file)		   ?:
		       order(a->line, b->line)	   ?:
		       order(a->column, b->column) ?:
		       strcmp(a->check, b->check)  ?:
		       strcmp(a->message, b->message);
}

static int step_compare(const struct step *a, const struct step *b)
{
	return strcmp(a->file, b->file)		   ?:
		       order(a->line, b->line)	   ?:
		       order(a->column, b->column) ?:
						     strcmp(a->text, b->text);
}

/* Of two that say the same, the one with the shorter way comes first. */
static int finding_compare(const void *left, const void *right)
{
	const struct finding *a = left, *b = right;
	int diff = place_compare(a, b) ?: order(a->nr_steps, b->nr_steps);

	for (size_t i = 0; !diff && i < a->nr_steps; i++)
		diff = step_compare(&a->steps[i], &b->steps[i]);
	return diff					?:
		       strcmp(a->function, b->function) ?:
		       strcmp(a->advice, b->advice);
}

static int failure_compare(const void *left, const void *right)
{
	const struct failure *a = left, *b = right;

	return strcmp(a->file, b->file) ?: strcmp(a->why, b->why);
}

static int name_compare(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort(void *array, size_t nr, size_t size,
		 int (*compare)(const void *, const void *))
{
	if (nr)
		qsort(array, nr, size, compare);
}

static void run_sort(struct run *run)
{
	sort(run->findings, run->nr_findings, sizeof(*run->findings),
	     finding_compare);
	sort(run->bypasses, run->nr_bypasses, sizeof(*run->bypasses),
	     bypass_compare);
	sort(run->failures, run->nr_failures, sizeof(*run->failures),
	     failure_compare);
	sort(run->sources, run->nr_sources, sizeof(*run->sources),
	     name_compare);
}

static void drop_duplicates(struct run *run)
{
	size_t kept = 0;

	for (size_t i = 0; i < run->nr_findings; i++) {
		struct finding *f = &run->findings[i];

		if (kept && !place_compare(&run->findings[kept - 1], f))
			finding_free(f);
		else
			run->findings[kept++] = *f;
	}
	run->nr_findings = kept;
}

/* Is @at, in @text, the first digit of the number of a line? */
static bool is_line_number(const char *text, const char *at)
{
	return isdigit((unsigned char)*at) && at > text &&
	       (at[-1] == ':' ||
		(at - text >= 5 && !strncmp(at - 5, "line ", 5)));
}

/* Lines move; that alone makes no other finding. */
static char *without_lines(const char *message)
{
	char *text = text_copy(message), *to = text;

	for (const char *at = message; *at;) {
		if (is_line_number(message, at))
			at += strspn(at, "0123456789");
		else
			*to++ = *at++;
	}
	*to = '\0';
	return text;
}

static unsigned long long hash(const struct finding *f, size_t ordinal)
{
	char *message = without_lines(f->message);
	char *key = text_print("%s\n%s\n%s\n%s\n%zu", f->check, f->file,
			       f->function, message, ordinal);
	XXH64_hash_t digest = XXH64(key, strlen(key), 0);

	free(message);
	free(key);
	return digest;
}

static bool id_taken(const struct run *run, const struct finding *f)
{
	for (size_t i = 0; &run->findings[i] < f; i++)
		if (!strcmp(run->findings[i].id, f->id))
			return true;
	return false;
}

static void make_ids(struct run *run)
{
	for (size_t i = 0; i < run->nr_findings; i++) {
		struct finding *f = &run->findings[i];
		size_t ordinal = 0;

		do
			snprintf(f->id, sizeof(f->id), "%016llx",
				 hash(f, ordinal++));
		while (id_taken(run, f));
	}
}

void run_finish(struct run *run, const char *root)
{
	run->root = realpath(root, NULL) ?: text_copy(root);
	make_names(run);
	run_sort(run);
	drop_duplicates(run);
	run_suppress(run);
	run_sort(run);
	make_ids(run);
}

bool run_has_news(const struct run *run)
{
	return run_counts(run).news;
}

size_t run_failures(const struct run *run)
{
	size_t n = 0;

	for (size_t i = 0; i < run->nr_failures; i++)
		n += !run->failures[i].cut;
	return n;
}

size_t run_bypasses(const struct run *run)
{
	return run->nr_bypasses;
}

struct counts run_counts(const struct run *run)
{
	struct counts counts = {};

	for (size_t i = 0; i < run->nr_findings; i++) {
		const struct finding *f = &run->findings[i];

		if (f->suppressed)
			counts.suppressed++;
		else if (f->known)
			counts.known++;
		else
			counts.news++;
	}
	return counts;
}
