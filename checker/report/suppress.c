// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * The only way to be rid of a finding for good is a comment beside it that says
 * why, so that whoever reads the code sees it too. One that no longer takes
 * anything out would sooner or later take out something new: it is reported.
 */

#define _GNU_SOURCE
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "checks.h"
#include "report.h"
#include "run.h"
#include "source.h"

#define MARK "untrusted-check:"

/* a comment without its delimiters */
struct comment {
	const char *text;
	size_t length;
	unsigned int line;
	unsigned int column;
	unsigned int last_line;
};

struct scanner {
	const char *text;
	const char *at;
	const char *line_start;
	unsigned int line;
};

/* what a comment says; both NULL if it does not have that form */
struct allow {
	char *check;
	char *reason;
};

static void advance(struct scanner *s)
{
	if (*s->at++ == '\n') {
		s->line++;
		s->line_start = s->at;
	}
}

/* A quote left open ends with its line, as a compiler would have it. */
static void skip_quoted(struct scanner *s)
{
	char quote = *s->at;

	for (advance(s); *s->at && *s->at != quote && *s->at != '\n';
	     advance(s))
		if (*s->at == '\\' && s->at[1])
			advance(s);
	if (*s->at == quote)
		advance(s);
}

static struct comment comment_start(const struct scanner *s)
{
	return (struct comment){
		.text = s->at + 2,
		.line = s->line,
		.column = s->at - s->line_start + 1,
	};
}

static struct comment take_block(struct scanner *s)
{
	struct comment c = comment_start(s);
	const char *end = strstr(c.text, "*/");

	if (!end)
		end = strchr(c.text, '\0');
	while (s->at < end)
		advance(s);
	c.length = end - c.text;
	c.last_line = s->line;
	for (int i = 0; i < 2 && *s->at; i++)
		advance(s);
	return c;
}

static struct comment take_line(struct scanner *s)
{
	struct comment c = comment_start(s);

	c.length = strcspn(c.text, "\n");
	c.last_line = s->line;
	s->at = c.text + c.length;
	return c;
}

static bool next_comment(struct scanner *s, struct comment *comment)
{
	while (*s->at) {
		if (*s->at == '"' || *s->at == '\'') {
			skip_quoted(s);
		} else if (!strncmp(s->at, "/*", 2)) {
			*comment = take_block(s);
			return true;
		} else if (!strncmp(s->at, "//", 2)) {
			*comment = take_line(s);
			return true;
		} else {
			advance(s);
		}
	}
	return false;
}

/* Words by one space each, without the stars that lines of a comment begin with. */
static char *flatten(const struct comment *c)
{
	char *flat = text_copy(""), *more;
	const char *at = c->text, *end = at + c->length;

	while (at < end) {
		size_t length = 0;

		while (at < end && isspace((unsigned char)*at))
			at++;
		while (at + length < end && !isspace((unsigned char)at[length]))
			length++;
		if (length && !(length == 1 && *at == '*')) {
			more = text_print("%s%s%.*s", flat, *flat ? " " : "",
					  (int)length, at);
			free(flat);
			flat = more;
		}
		at += length;
	}
	return flat;
}

/* "allow CHECK: REASON" */
static struct allow parse(const char *text)
{
	const char *word = "allow ", *colon = strchr(text, ':');
	struct allow allow = {};

	if (strncmp(text, word, strlen(word)))
		return allow;
	text += strlen(word);
	allow.check = colon ? text_print("%.*s", (int)(colon - text), text) :
			      text_copy(text);
	if (colon && colon[1 + strspn(colon + 1, " ")])
		allow.reason = text_copy(colon + 1 + strspn(colon + 1, " "));
	return allow;
}

static bool covers(const struct comment *c, const char *file,
		   const struct finding *f)
{
	return f->line >= c->line && f->line <= c->last_line + 1 &&
	       !strcmp(f->file, file);
}

/* Return: how many findings @allow took out */
static size_t apply(struct run *run, size_t nr, const char *file,
		    const struct comment *c, const struct allow *allow)
{
	size_t count = 0;

	for (size_t i = 0; i < nr; i++) {
		struct finding *f = &run->findings[i];

		if (!covers(c, file, f) || strcmp(f->check, allow->check))
			continue;
		count++;
		if (!f->suppressed)
			f->suppressed = text_copy(allow->reason);
	}
	return count;
}

static void complain(struct run *run, const char *file, const struct comment *c,
		     char *message)
{
	struct finding *f = run_add(run);

	f->check = text_copy("suppression");
	f->file = text_copy(file);
	f->line = c->line;
	f->column = c->column;
	f->function = text_copy("");
	f->message = message;
	f->advice = text_copy(
		"/* untrusted-check: allow CHECK: the reason */ on the line of the finding or the one above, and only there");
	f->steps = array_grow(NULL, 0, sizeof(*f->steps));
	f->steps[f->nr_steps++] = (struct step){
		.file = text_copy(file),
		.line = c->line,
		.column = c->column,
		.text = text_copy("the comment"),
	};
}

/* @nr: findings of the analysis, those of this file come behind */
static void judge(struct run *run, size_t nr, const char *file,
		  const struct comment *c, const struct allow *allow)
{
	char *message = NULL;

	if (!allow->check)
		message = text_copy(
			"a comment to this program that does not say \"allow CHECK: reason\"");
	else if (!check_find(allow->check))
		message = text_print("there is no check \"%s\" to allow",
				     allow->check);
	else if (!allow->reason)
		message = text_print("%s is allowed without a reason",
				     allow->check);
	else if (!apply(run, nr, file, c, allow))
		message = text_print("nothing here needs %s to be allowed",
				     allow->check);
	if (message)
		complain(run, file, c, message);
}

static void scan(struct run *run, size_t nr, const struct source *source)
{
	struct scanner s = { source->text, source->text, source->text, 1 };
	struct comment c;

	while (source->text && next_comment(&s, &c)) {
		char *text = flatten(&c);

		if (!strncmp(text, MARK, strlen(MARK))) {
			const char *rest = text + strlen(MARK);
			struct allow allow = parse(rest + (*rest == ' '));

			judge(run, nr, source->file, &c, &allow);
			free(allow.check);
			free(allow.reason);
		}
		free(text);
	}
}

static void collect(struct run *run, struct sources *sources)
{
	for (size_t i = 0; i < run->nr_findings; i++)
		source_get(sources, run->findings[i].file);
	for (size_t i = 0; i < run->nr_bypasses; i++)
		source_get(sources, run->bypasses[i].file);
	for (size_t i = 0; i < run->nr_sources; i++)
		source_get(sources, run->sources[i]);
}

void run_suppress(struct run *run)
{
	size_t nr = run->nr_findings;
	struct sources sources = { .root = run->root };

	collect(run, &sources);
	for (size_t i = 0; i < sources.nr; i++)
		scan(run, nr, sources.all[i]);
	sources_free(&sources);
}
