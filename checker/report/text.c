// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * The compiler's form, which editors and CI already know how to read.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <string.h>

#include "report.h"
#include "run.h"
#include "source.h"

struct text {
	FILE *out;
	const char *bold;
	const char *warning;
	const char *note;
	const char *caret;
	const char *reset;
	struct sources sources;
};

static void put_place(const struct text *t, const char *file, unsigned int line,
		      unsigned int column)
{
	fprintf(t->out, "%s%s:%u:", t->bold, file, line);
	if (column)
		fprintf(t->out, "%u:", column);
	fprintf(t->out, "%s ", t->reset);
}

/* A terminal would obey the escape sequences of a source. */
static void put_source(FILE *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = text[i];

		fputc((c < ' ' && c != '\t') || c == 0x7f ? '?' : c, out);
	}
}

static void put_text(FILE *out, const char *text)
{
	put_source(out, text, strlen(text));
}

/* Tabs stay tabs, so that the caret stands below its column at any tab width. */
static void put_caret(const struct text *t, const struct line *line,
		      unsigned int column)
{
	fputs("      | ", t->out);
	for (size_t i = 0; i + 1 < column && i < line->length; i++)
		if (line->text[i] == '\t')
			fputc('\t', t->out);
		else if ((line->text[i] & 0xc0) != 0x80)
			fputc(' ', t->out);
	fprintf(t->out, "%s^%s\n", t->caret, t->reset);
}

static void put_line(struct text *t, const char *file, unsigned int number,
		     unsigned int column)
{
	const struct line *line =
		source_line(source_get(&t->sources, file), number);

	if (!line)
		return;
	fprintf(t->out, "%5u | ", number);
	put_source(t->out, line->text, line->length);
	fputc('\n', t->out);
	if (column)
		put_caret(t, line, column);
}

static void put_step(struct text *t, const struct finding *f,
		     const struct step *step)
{
	put_place(t, step->file, step->line, step->column);
	fprintf(t->out, "%snote:%s ", t->note, t->reset);
	put_text(t->out, step->text);
	fputc('\n', t->out);
	if (step->line != f->line || strcmp(step->file, f->file))
		put_line(t, step->file, step->line, step->column);
}

/* One step that only says where the finding is says nothing. */
static bool is_short(const struct finding *f)
{
	return f->nr_steps == 1 && f->steps->line == f->line &&
	       f->steps->column == f->column &&
	       !strcmp(f->steps->file, f->file);
}

static void put_finding(struct text *t, const struct finding *f)
{
	put_place(t, f->file, f->line, f->column);
	fprintf(t->out, "%swarning:%s %s", t->warning, t->reset, t->bold);
	put_text(t->out, f->message);
	fprintf(t->out, "%s [%s]\n", t->reset, f->check);
	put_line(t, f->file, f->line, f->column);
	for (size_t i = 0; !is_short(f) && i < f->nr_steps; i++)
		put_step(t, f, &f->steps[i]);
	if (!*f->advice)
		return;
	put_place(t, f->file, f->line, f->column);
	fprintf(t->out, "%snote:%s write instead: ", t->note, t->reset);
	put_text(t->out, f->advice);
	fputc('\n', t->out);
}

static void put_findings(struct text *t, const struct run *run)
{
	for (size_t i = 0; i < run->nr_findings; i++)
		if (!run->findings[i].known && !run->findings[i].suppressed)
			put_finding(t, &run->findings[i]);
}

static void put_suppressed(const struct text *t, const struct run *run)
{
	for (size_t i = 0; i < run->nr_findings; i++) {
		const struct finding *f = &run->findings[i];

		if (!f->suppressed)
			continue;
		put_place(t, f->file, f->line, f->column);
		fputs("suppressed: ", t->out);
		put_text(t->out, f->suppressed);
		fprintf(t->out, " [%s]\n", f->check);
	}
}

static size_t directory_length(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? (size_t)(slash - file) : 0;
}

static bool same_directory(const char *a, const char *b)
{
	size_t length = directory_length(a);

	return length == directory_length(b) && !strncmp(a, b, length);
}

static size_t bypasses_beside(const struct run *run, const struct bypass *b)
{
	size_t count = 0;

	for (size_t i = 0; i < run->nr_bypasses; i++)
		count += same_directory(run->bypasses[i].file, b->file);
	return count;
}

/* Is @b the first of its directory? */
static bool opens_directory(const struct run *run, const struct bypass *b)
{
	for (const struct bypass *a = run->bypasses; a < b; a++)
		if (same_directory(a->file, b->file))
			return false;
	return true;
}

static void put_bypass(const struct text *t, const struct bypass *b)
{
	put_place(t, b->file, b->line, 0);
	fprintf(t->out, "%s() bypasses validation: ", b->function);
	put_text(t->out, b->reason);
	fputs(" [bypass-count]\n", t->out);
}

static void put_bypasses_of(const struct text *t, const struct run *run,
			    const struct bypass *first)
{
	size_t count = bypasses_beside(run, first);
	size_t length = directory_length(first->file);

	fprintf(t->out, "%.*s: %zu bypass%s\n", length ? (int)length : 1,
		length ? first->file : ".", count, count == 1 ? "" : "es");
	for (size_t i = 0; i < run->nr_bypasses; i++)
		if (same_directory(run->bypasses[i].file, first->file))
			put_bypass(t, &run->bypasses[i]);
}

static void put_bypasses(const struct text *t, const struct run *run)
{
	for (size_t i = 0; i < run->nr_bypasses; i++)
		if (opens_directory(run, &run->bypasses[i]))
			put_bypasses_of(t, run, &run->bypasses[i]);
}

static void put_failure(const struct text *t, const struct failure *f)
{
	fprintf(t->out, "%s%s:%s %s%s:%s ", t->bold, f->file, t->reset,
		t->warning, f->cut ? "note" : "not analysed", t->reset);
	put_text(t->out, f->why);
	fputc('\n', t->out);
}

static void put_failures(const struct text *t, const struct run *run)
{
	for (size_t i = 0; i < run->nr_failures; i++)
		put_failure(t, &run->failures[i]);
}

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static void put_summary(const struct text *t, const struct run *run)
{
	struct counts counts = run_counts(run);

	fprintf(t->out,
		"%s%zu finding%s%s (%zu known, %zu suppressed), %zu bypass%s, %zu file%s analysed (%zu cached), %zu not analysed\n",
		t->bold, counts.news, plural(counts.news), t->reset,
		counts.known, counts.suppressed, run->nr_bypasses,
		run->nr_bypasses == 1 ? "" : "es", run->files,
		plural(run->files), run->cached, run_failures(run));
}

int report_text(const struct run *run, FILE *out, bool colour)
{
	struct text t = {
		.out = out,
		.sources.root = run->root,
		.bold = colour ? "\33[1m" : "",
		.warning = colour ? "\33[1;35m" : "",
		.note = colour ? "\33[1;36m" : "",
		.caret = colour ? "\33[1;32m" : "",
		.reset = colour ? "\33[m" : "",
	};

	put_findings(&t, run);
	put_suppressed(&t, run);
	put_bypasses(&t, run);
	put_failures(&t, run);
	put_summary(&t, run);
	sources_free(&t.sources);
	return fflush(out) || ferror(out) ? -EIO : 0;
}
