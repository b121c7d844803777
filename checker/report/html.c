// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * page.html with the findings as JSON in it, and of the sources only the lines
 * around their steps.
 */

#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "checks.h"
#include "json.h"
#include "report.h"
#include "run.h"
#include "source.h"

/* in the template, where the data goes */
#define PLACE "@DATA@"

/* lines shown before and after a step: as in the template */
#define CONTEXT 8

struct place {
	const char *file;
	size_t line;
};

struct html {
	struct sources sources;
	struct place *places;
	size_t nr_places;
};

static void add_place(struct html *h, const char *file, size_t line)
{
	h->places = array_grow(h->places, h->nr_places, sizeof(*h->places));
	h->places[h->nr_places++] = (struct place){ file, line };
}

static unsigned int column(struct html *h, const char *file, unsigned int line,
			   unsigned int column)
{
	return source_character(source_get(&h->sources, file), line, column);
}

static json_t *step(struct html *h, const struct step *s)
{
	add_place(h, s->file, s->line);
	return json_pack("{s:o, s:i, s:i, s:o}", "file", json_text(s->file),
			 "line", s->line, "column",
			 column(h, s->file, s->line, s->column), "text",
			 json_text(s->text));
}

static json_t *finding(struct html *h, const struct finding *f)
{
	json_t *steps = json_array();

	for (size_t i = 0; i < f->nr_steps; i++)
		json_array_append_new(steps, step(h, &f->steps[i]));
	add_place(h, f->file, f->line);
	return json_pack(
		"{s:s, s:s, s:o, s:i, s:i, s:o, s:o, s:o, s:b, s:o, s:o}", "id",
		f->id, "check", f->check, "file", json_text(f->file), "line",
		f->line, "column", column(h, f->file, f->line, f->column),
		"function", json_text(f->function), "message",
		json_text(f->message), "advice", json_text(f->advice), "known",
		f->known, "suppressed",
		f->suppressed ? json_text(f->suppressed) : json_null(), "steps",
		steps);
}

static json_t *findings(struct html *h, const struct run *run)
{
	json_t *all = json_array();

	for (size_t i = 0; i < run->nr_findings; i++)
		json_array_append_new(all, finding(h, &run->findings[i]));
	return all;
}

static json_t *bypasses(const struct run *run)
{
	json_t *all = json_array();

	for (size_t i = 0; i < run->nr_bypasses; i++) {
		const struct bypass *b = &run->bypasses[i];

		json_array_append_new(
			all, json_pack("{s:o, s:i, s:o, s:o}", "file",
				       json_text(b->file), "line", b->line,
				       "function", json_text(b->function),
				       "reason", json_text(b->reason)));
	}
	return all;
}

static json_t *failures(const struct run *run)
{
	json_t *all = json_array();

	for (size_t i = 0; i < run->nr_failures; i++)
		json_array_append_new(
			all, json_pack("{s:o, s:o}", "file",
				       json_text(run->failures[i].file), "why",
				       json_text(run->failures[i].why)));
	return all;
}

static json_t *checks(void)
{
	json_t *all = json_object();

	for (size_t i = 0; i < nr_check_pages; i++)
		json_object_set_new(all, check_pages[i].name,
				    json_text(check_pages[i].what));
	return all;
}

static int place_compare(const void *left, const void *right)
{
	const struct place *a = left, *b = right;

	return strcmp(a->file, b->file) ?:
		       (a->line > b->line) - (a->line < b->line);
}

static json_t *lines(const struct source *source, size_t first, size_t last)
{
	json_t *all = json_array();

	for (size_t i = first; i <= last; i++) {
		const struct line *line = source_line(source, i);

		json_array_append_new(all,
				      json_bytes(line->text, line->length));
	}
	return json_pack("[I, o]", (json_int_t)first, all);
}

static size_t context_first(const struct place *place)
{
	return place->line > CONTEXT ? place->line - CONTEXT : 1;
}

static size_t context_last(const struct source *source,
			   const struct place *place)
{
	size_t last = place->line + CONTEXT;

	return last < source->nr_lines ? last : source->nr_lines;
}

/* @nr places of one file, sorted */
static json_t *excerpts(const struct source *source, const struct place *places,
			size_t nr)
{
	json_t *all = json_array();
	size_t shown = 0;

	for (size_t i = 0; i < nr; i++) {
		size_t first = context_first(&places[i]);
		size_t last = context_last(source, &places[i]);

		if (first <= shown)
			first = shown + 1;
		if (first > last)
			continue;
		json_array_append_new(all, lines(source, first, last));
		shown = last;
	}
	return json_pack("{s:I, s:o}", "total", (json_int_t)source->nr_lines,
			 "lines", all);
}

static size_t same_file(const struct place *places, size_t nr)
{
	size_t count = 0;

	while (count < nr && !strcmp(places[count].file, places->file))
		count++;
	return count;
}

static json_t *sources(struct html *h)
{
	json_t *all = json_object();
	size_t count;

	if (h->nr_places)
		qsort(h->places, h->nr_places, sizeof(*h->places),
		      place_compare);
	for (size_t i = 0; i < h->nr_places; i += count) {
		const struct source *source =
			source_get(&h->sources, h->places[i].file);
		json_t *name = json_text(source->file);

		count = same_file(&h->places[i], h->nr_places - i);
		if (source->text)
			json_object_set_new(all, json_string_value(name),
					    excerpts(source, &h->places[i],
						     count));
		json_decref(name);
	}
	return all;
}

static json_t *data(struct html *h, const struct run *run)
{
	/* first, for it says which lines of the sources are wanted */
	json_t *found = findings(h, run);

	return json_pack("{s:o, s:o, s:o, s:o, s:o, s:I}", "findings", found,
			 "bypasses", bypasses(run), "failures", failures(run),
			 "checks", checks(), "sources", sources(h), "files",
			 (json_int_t)run->files);
}

/*
 * A "<" in JSON can only stand in a string, where it has a second spelling; without
 * it nothing in the data can end the script element, or begin a comment in it.
 */
static int put_piece(const char *text, size_t length, void *out)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '<')
			fputs("\\u003c", out);
		else
			fputc(text[i], out);
	return 0;
}

int report_html(const struct run *run, FILE *out)
{
	const char *place = strstr(page_html, PLACE);
	struct html h = { .sources.root = run->root };
	json_t *json = data(&h, run);

	fwrite(page_html, 1, place - page_html, out);
	json_dump_callback(json, put_piece, out, JSON_COMPACT);
	fputs(place + strlen(PLACE), out);
	json_decref(json);
	free(h.places);
	sources_free(&h.sources);
	return fflush(out) || ferror(out) ? -EIO : 0;
}
