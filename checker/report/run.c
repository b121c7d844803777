// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * Reading is strict, for a line that was cut off or mixed with another would lose
 * findings without a word: every member has to be there, in its type.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "checks.h"
#include "report.h"
#include "run.h"

/* what was there before a file, to go back to */
struct mark {
	size_t findings;
	size_t bypasses;
	size_t sources;
	size_t failures;
};

void finding_free(struct finding *f)
{
	for (size_t i = 0; i < f->nr_steps; i++) {
		free(f->steps[i].file);
		free(f->steps[i].text);
	}
	free(f->steps);
	free(f->check);
	free(f->file);
	free(f->function);
	free(f->message);
	free(f->advice);
	free(f->suppressed);
}

static void bypass_free(struct bypass *b)
{
	free(b->reason);
	free(b->file);
	free(b->function);
}

static void run_cut(struct run *run, const struct mark *to)
{
	while (run->nr_findings > to->findings)
		finding_free(&run->findings[--run->nr_findings]);
	while (run->nr_bypasses > to->bypasses)
		bypass_free(&run->bypasses[--run->nr_bypasses]);
	while (run->nr_sources > to->sources)
		free(run->sources[--run->nr_sources]);
	while (run->nr_failures > to->failures) {
		const struct failure *f = &run->failures[--run->nr_failures];

		free(f->file);
		free(f->why);
	}
}

void run_free(struct run *run)
{
	run_cut(run, &(struct mark){});
	free(run->findings);
	free(run->bypasses);
	free(run->failures);
	free(run->sources);
	free(run->root);
	*run = (struct run){};
}

static char *real_or_same(char *path)
{
	char *real = realpath(path, NULL);

	if (!real)
		return path;
	free(path);
	return real;
}

/*
 * One file has many names: a link of the build directory, "./", "../". One that is
 * gone since keeps the name it had.
 */
static char *resolve(const char *directory, const char *name)
{
	char *base, *path;

	if (*name == '/')
		return real_or_same(text_copy(name));
	base = real_or_same(text_copy(directory));
	path = text_print("%s/%s", base, name);
	free(base);
	return real_or_same(path);
}

static int get_text(const json_t *object, const char *key, char **text)
{
	const char *value = json_string_value(json_object_get(object, key));

	if (!value)
		return -EBADMSG;
	*text = text_copy(value);
	return 0;
}

static int get_file(const json_t *object, const char *directory, char **file)
{
	const char *value = json_string_value(json_object_get(object, "file"));

	if (!value || !*value)
		return -EBADMSG;
	*file = resolve(directory, value);
	return 0;
}

static int get_number(const json_t *object, const char *key, json_int_t low,
		      unsigned int *number)
{
	const json_t *value = json_object_get(object, key);
	json_int_t n = json_integer_value(value);

	if (!json_is_integer(value) || n < low || n > INT32_MAX)
		return -EBADMSG;
	*number = n;
	return 0;
}

static int read_step(struct finding *f, const char *directory,
		     const json_t *object)
{
	struct step *step;

	f->steps = array_grow(f->steps, f->nr_steps, sizeof(*f->steps));
	step = &f->steps[f->nr_steps++];
	if (get_file(object, directory, &step->file) ||
	    get_number(object, "line", 1, &step->line) ||
	    get_number(object, "column", 0, &step->column) ||
	    get_text(object, "text", &step->text))
		return -EBADMSG;
	return 0;
}

struct finding *run_add(struct run *run)
{
	run->findings = array_grow(run->findings, run->nr_findings,
				   sizeof(*run->findings));
	return &run->findings[run->nr_findings++];
}

static int read_finding(struct run *run, const char *directory,
			const json_t *object)
{
	const json_t *steps = json_object_get(object, "steps");
	struct finding *f = run_add(run);

	if (get_text(object, "check", &f->check) || !check_find(f->check) ||
	    get_file(object, directory, &f->file) ||
	    get_number(object, "line", 1, &f->line) ||
	    get_number(object, "column", 0, &f->column) ||
	    get_text(object, "function", &f->function) ||
	    get_text(object, "message", &f->message) ||
	    get_text(object, "advice", &f->advice) || !json_array_size(steps))
		return -EBADMSG;
	for (size_t i = 0; i < json_array_size(steps); i++)
		if (read_step(f, directory, json_array_get(steps, i)))
			return -EBADMSG;
	return 0;
}

static int read_bypass(struct run *run, const char *directory,
		       const json_t *object)
{
	unsigned int column;
	struct bypass *b;

	run->bypasses = array_grow(run->bypasses, run->nr_bypasses,
				   sizeof(*run->bypasses));
	b = &run->bypasses[run->nr_bypasses++];
	if (get_text(object, "bypass", &b->reason) ||
	    get_file(object, directory, &b->file) ||
	    get_number(object, "line", 1, &b->line) ||
	    get_number(object, "column", 0, &column) ||
	    get_text(object, "function", &b->function))
		return -EBADMSG;
	return 0;
}

static int read_cut(struct run *run, const char *directory,
		    const json_t *object)
{
	struct failure *f;
	char *function;

	if (get_text(object, "cut", &function))
		return -EBADMSG;
	run->failures = array_grow(run->failures, run->nr_failures,
				   sizeof(*run->failures));
	f = &run->failures[run->nr_failures++];
	f->cut = true;
	f->why = text_print("%s() is too large and was not analysed to the "
			    "end",
			    function);
	free(function);
	return get_file(object, directory, &f->file);
}

static int read_done(struct run *run, const char *directory,
		     const json_t *object)
{
	const json_t *sources = json_object_get(object, "sources");

	for (size_t i = 0; i < json_array_size(sources); i++) {
		const char *name =
			json_string_value(json_array_get(sources, i));

		if (!name)
			return -EBADMSG;
		run->sources = array_grow(run->sources, run->nr_sources,
					  sizeof(*run->sources));
		run->sources[run->nr_sources++] = resolve(directory, name);
	}
	return 0;
}

static int read_object(struct run *run, const char *directory,
		       const json_t *object, bool *done)
{
	if (*done)
		return -EBADMSG;
	*done = json_object_get(object, "done");
	if (*done)
		return read_done(run, directory, object);
	if (json_object_get(object, "cut"))
		return read_cut(run, directory, object);
	if (json_object_get(object, "bypass"))
		return read_bypass(run, directory, object);
	return read_finding(run, directory, object);
}

static int read_lines(struct run *run, const char *directory, FILE *lines)
{
	bool done = false;
	size_t room = 0;
	char *line = NULL;
	ssize_t length;
	int ret = 0;

	while (!ret && (length = getline(&line, &room, lines)) > 0) {
		json_t *object = json_loadb(line, length, 0, NULL);

		ret = read_object(run, directory, object, &done);
		json_decref(object);
	}
	free(line);
	return ret || !done ? -EBADMSG : 0;
}

int bypass_compare(const void *left, const void *right)
{
	const struct bypass *a = left, *b = right;
	int order = strcmp(a->file, b->file);

	if (!order)
		order = (a->line > b->line) - (a->line < b->line);
	if (!order)
		order = strcmp(a->function, b->function);
	return order ?: strcmp(a->reason, b->reason);
}

static size_t bypass_count(const struct bypass *of, const struct bypass *among,
			   size_t nr)
{
	size_t count = 0;

	for (size_t i = 0; i < nr; i++)
		count += !bypass_compare(&among[i], of);
	return count;
}

/*
 * A header's use is seen from each file that includes it, while two uses in one
 * line, or in one macro, are two. So of a use that occurs n times in this file
 * and m times in an earlier one, the larger number counts.
 */
static void bypass_merge(struct run *run, size_t old)
{
	size_t kept = old;

	for (size_t i = old; i < run->nr_bypasses; i++) {
		struct bypass b = run->bypasses[i];
		size_t new = bypass_count(&b, &run->bypasses[i],
					  run->nr_bypasses - i);

		if (new > bypass_count(&b, run->bypasses, old))
			run->bypasses[kept++] = b;
		else
			bypass_free(&b);
	}
	run->nr_bypasses = kept;
}

int run_read(struct run *run, const char *directory, FILE *lines)
{
	struct mark before = {
		.findings = run->nr_findings,
		.bypasses = run->nr_bypasses,
		.sources = run->nr_sources,
		.failures = run->nr_failures,
	};
	int ret = read_lines(run, directory, lines);

	if (ret)
		run_cut(run, &before);
	else
		bypass_merge(run, before.bypasses);
	return ret;
}
