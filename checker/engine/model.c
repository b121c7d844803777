// SPDX-License-Identifier: GPL-2.0-only OR MIT
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uthash.h>

#include "../memory.h"
#include "model.h"

struct entry {
	struct row row;
	UT_hash_handle hh;
};

static struct entry *rows;

static const struct {
	const char *word;
	enum row_kind kind;
} words[] = {
	{ "fetch", ROW_FETCH },
	{ "source", ROW_SOURCE },
	{ "put", ROW_PUT },
	{ "alloc", ROW_ALLOC },
	{ "free", ROW_FREE },
	{ "copy", ROW_COPY },
	{ "set", ROW_SET },
	{ "string", ROW_STRING },
	{ "lock", ROW_LOCK },
	{ "unlock", ROW_UNLOCK },
	{ "access", ROW_ACCESS },
	{ "mask", ROW_MASK },
	{ "clamp", ROW_CLAMP },
	{ "same", ROW_SAME },
	{ "pure", ROW_PURE },
	{ "pulls", ROW_PULLS },
	{ "receives", ROW_RECEIVES },
	{ "moves", ROW_MOVES },
	{ "view", ROW_VIEW },
	{ "path", ROW_PATH },
	{ "outside", ROW_OUTSIDE },
	{ "saturate", ROW_SATURATE },
	{ "look", ROW_LOOK },
	{ "scan", ROW_SCAN },
	{ "entry", ROW_ENTRY },
	{ "member", ROW_MEMBER },
	{ "shares", ROW_SHARES },
	{ "door", ROW_DOOR },
	{ "sink", ROW_SINK },
	{ "validates", ROW_VALIDATES },
	{ "clock", ROW_CLOCK },
	{ "escape", ROW_ESCAPE },
};

static const struct {
	const char *word;
	size_t at;
} arguments[] = {
	{ "to", offsetof(struct row, to) },
	{ "from", offsetof(struct row, from) },
	{ "size", offsetof(struct row, size) },
	{ "count", offsetof(struct row, count) },
	{ "format", offsetof(struct row, format) },
	{ "gfp", offsetof(struct row, gfp) },
	{ "list", offsetof(struct row, list) },
	{ "stream", offsetof(struct row, stream) },
	{ "end", offsetof(struct row, end) },
};

static const struct {
	const char *word;
	size_t at;
} flags[] = {
	{ "returns", offsetof(struct row, returns) },
	{ "zeroed", offsetof(struct row, zeroed) },
	{ "unchecked", offsetof(struct row, unchecked) },
	{ "errno", offsetof(struct row, errno_result) },
	{ "positive", offsetof(struct row, positive) },
	{ "terminated", offsetof(struct row, terminated) },
	{ "asks", offsetof(struct row, asks) },
	{ "bytes", offsetof(struct row, bytes) },
	{ "shared", offsetof(struct row, shared) },
	{ "value", offsetof(struct row, value) },
	{ "true", offsetof(struct row, truth) },
	{ "keeps", offsetof(struct row, keeps) },
	{ "text", offsetof(struct row, text) },
	{ "fills", offsetof(struct row, fills) },
	{ "goes_on", offsetof(struct row, goes_on) },
	{ "length", offsetof(struct row, length) },
	{ "appends", offsetof(struct row, appends) },
	{ "shows", offsetof(struct row, shows) },
	{ "number", offsetof(struct row, number) },
	{ "peer", offsetof(struct row, peer) },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool take_kind(struct row *row, const char *word)
{
	size_t i;

	for (i = 0; i < COUNT(words); i++) {
		if (!strcmp(words[i].word, word)) {
			row->kind = words[i].kind;
			return true;
		}
	}
	return false;
}

static bool take_part(struct row *row, const char *part)
{
	const char *value = strchr(part, '=');
	size_t i;

	for (i = 0; !value && i < COUNT(flags); i++) {
		if (!strcmp(flags[i].word, part)) {
			*(bool *)((char *)row + flags[i].at) = true;
			return true;
		}
	}
	if (!value)
		return false;
	if (!strncmp(part, "marked=", 7)) {
		row->marked = strdup(value + 1);
		return true;
	}
	for (i = 0; i < COUNT(arguments); i++) {
		const size_t n = value - part;

		if (strlen(arguments[i].word) == n &&
		    !strncmp(arguments[i].word, part, n) && value[1] >= '0' &&
		    value[1] <= '9' && !value[2]) {
			*(int *)((char *)row + arguments[i].at) =
				value[1] - '0';
			return true;
		}
	}
	return false;
}

static void add_row(struct entry *e)
{
	struct entry *old;

	HASH_FIND_STR(rows, e->row.name, old);
	if (old)
		HASH_DEL(rows, old);
	HASH_ADD_KEYPTR(hh, rows, e->row.name, strlen(e->row.name), e);
}

static bool take_row(char *line)
{
	struct entry *e = memory(1, sizeof(*e));
	char *rest, *word = strtok_r(line, " \t", &rest);

	e->row.to = e->row.from = e->row.size = e->row.count = e->row.gfp = -1;
	e->row.format = e->row.list = e->row.stream = e->row.end = -1;
	if (!take_kind(&e->row, word))
		return false;
	word = strtok_r(NULL, " \t", &rest);
	if (!word)
		return false;
	e->row.name = strdup(word);
	while ((word = strtok_r(NULL, " \t", &rest))) {
		if (!take_part(&e->row, word))
			return false;
	}
	add_row(e);
	if (e->row.kind == ROW_MEMBER || e->row.kind == ROW_VIEW) {
		struct entry *of = memory(1, sizeof(*of));

		/* so that a struct without such members costs one look */
		of->row = e->row;
		of->row.name = strndup(e->row.name, strcspn(e->row.name, "."));
		add_row(of);
	}
	return true;
}

bool model_add(const char *line)
{
	char *copy = text_copy(line);
	const bool added = take_row(copy);

	free(copy);
	return added;
}

int model_read_text(const char *model, const char *path, char **why)
{
	char *copy = strdup(model), *rest = copy, *line;
	unsigned int number = 0;

	while ((line = strsep(&rest, "\n"))) {
		number++;
		line[strcspn(line, "#")] = '\0';
		line += strspn(line, " \t");
		if (!*line)
			continue;
		if (!model_add(line)) {
			*why = text_print("%s:%u: no row of a model: %s", path,
					  number, line);
			free(copy);
			return -EBADMSG;
		}
	}
	free(copy);
	return 0;
}

int model_read(const char *path, char **why)
{
	FILE *f = fopen(path, "r");
	char *model = NULL;
	size_t size = 0;
	int ret;

	if (!f) {
		*why = text_print("%s: %s", path, strerror(errno));
		return -errno;
	}
	if (getdelim(&model, &size, '\0', f) < 0)
		model = strdup("");
	fclose(f);
	ret = model_read_text(model, path, why);
	free(model);
	return ret;
}

const struct row *model_find(const char *name)
{
	struct entry *e;

	HASH_FIND_STR(rows, name, e);
	return e ? &e->row : NULL;
}

/* As checker/model/include/asm/uaccess.h has them. */
static const char *const macros[][2] = {
	{ "untrusted_check_get_user", "get_user" },
	{ "untrusted_check_put_user", "put_user" },
	{ "untrusted_check_get_user_unchecked", "__get_user" },
	{ "untrusted_check_put_user_unchecked", "__put_user" },
};

const char *row_name(const struct row *row)
{
	size_t i;

	for (i = 0; i < sizeof(macros) / sizeof(macros[0]); i++) {
		if (!strcmp(row->name, macros[i][0]))
			return macros[i][1];
	}
	return row->name;
}

bool row_is_macro(const struct row *row)
{
	return row_name(row) != row->name;
}

bool model_is_door(const struct row *row)
{
	switch (row->kind) {
	case ROW_FETCH:
	case ROW_SOURCE:
	case ROW_PUT:
	case ROW_OUTSIDE:
	case ROW_ACCESS:
	case ROW_PATH:
	case ROW_MOVES:
	case ROW_VIEW:
	case ROW_FREE:
	case ROW_SHARES:
	case ROW_DOOR:
	case ROW_SINK:
		return true;
	case ROW_SCAN:
		return row->from < 0;
	default:
		return row->bytes;
	}
}
