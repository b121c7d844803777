// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "run.h"

static void source_read(struct source *s, FILE *file)
{
	size_t room = 0;

	/* a file cannot hold a NUL, so this reads all of it or up to a lie */
	ssize_t size = getdelim(&s->text, &room, '\0', file);

	if (size < 0) {
		free(s->text);
		s->text = text_copy("");
		size = 0;
	}
	s->size = strlen(s->text);
}

static void source_split(struct source *s)
{
	const char *at = s->text;

	while (*at) {
		const char *end = strchrnul(at, '\n');

		s->lines = array_grow(s->lines, s->nr_lines, sizeof(*s->lines));
		s->lines[s->nr_lines++] = (struct line){ at, end - at };
		at = *end ? end + 1 : end;
	}
}

static struct source *source_load(const char *root, const char *name)
{
	struct source *s = array_grow(NULL, 0, sizeof(*s));
	char *path;
	FILE *file;

	path = *name == '/' ? text_copy(name) : text_print("%s/%s", root, name);
	file = fopen(path, "re");
	free(path);
	s->file = text_copy(name);
	if (!file)
		return s;
	source_read(s, file);
	fclose(file);
	source_split(s);
	return s;
}

const struct source *source_get(struct sources *sources, const char *file)
{
	for (size_t i = sources->nr; i-- > 0;)
		if (!strcmp(sources->all[i]->file, file))
			return sources->all[i];
	sources->all =
		array_grow(sources->all, sources->nr, sizeof(*sources->all));
	return sources->all[sources->nr++] = source_load(sources->root, file);
}

const struct line *source_line(const struct source *source, size_t number)
{
	if (!number || number > source->nr_lines)
		return NULL;
	return &source->lines[number - 1];
}

unsigned int source_character(const struct source *source, size_t number,
			      unsigned int column)
{
	const struct line *line = source_line(source, number);
	unsigned int count = 1;

	if (!line || !column || column > line->length + 1)
		return column;
	for (unsigned int i = 0; i + 1 < column; i++)
		count += (line->text[i] & 0xc0) != 0x80;
	return count;
}

void sources_free(struct sources *sources)
{
	for (size_t i = 0; i < sources->nr; i++) {
		free(sources->all[i]->file);
		free(sources->all[i]->text);
		free(sources->all[i]->lines);
		free(sources->all[i]);
	}
	free(sources->all);
	*sources = (struct sources){};
}
