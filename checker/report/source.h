/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_SOURCE_H
#define UNTRUSTED_CHECK_SOURCE_H

/* The text of the sources that findings are in. */

#include <stddef.h>

struct line {
	const char *text; /* not terminated */
	size_t length; /* without the end of the line */
};

struct source {
	char *file;
	char *text; /* terminated; NULL if it cannot be read */
	size_t size;
	struct line *lines;
	size_t nr_lines;
};

/* @root: what names are relative to; the rest starts as zero */
struct sources {
	const char *root;
	struct source **all;
	size_t nr;
};

/* by its name, read when first asked for; never NULL */
const struct source *source_get(struct sources *sources, const char *file);

/* NULL if there is no such line */
const struct line *source_line(const struct source *source, size_t number);

/* the column in characters, from 1, of one in bytes, as compilers count */
unsigned int source_character(const struct source *source, size_t number,
			      unsigned int column);

void sources_free(struct sources *sources);

#endif /* UNTRUSTED_CHECK_SOURCE_H */
