// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"

void words_add(struct words *words, const char *word)
{
	if (!words->word)
		words->word = array_grow(NULL, 0, sizeof(*words->word));
	words->word[words->nr++] = text_copy(word);
	words->word = array_grow(words->word, words->nr, sizeof(*words->word));
}

void words_add_all(struct words *words, const struct words *more)
{
	for (size_t i = 0; i < more->nr; i++)
		words_add(words, more->word[i]);
}

bool words_have(const struct words *words, const char *word)
{
	for (size_t i = 0; i < words->nr; i++)
		if (!strcmp(words->word[i], word))
			return true;
	return false;
}

void words_free(struct words *words)
{
	for (size_t i = 0; i < words->nr; i++)
		free(words->word[i]);
	free(words->word);
	*words = (struct words){};
}

/*
 * Copies the word at @line to @to, without its quotes.
 * Return: where it ends, or NULL where a quote does not.
 */
static const char *take_word(const char *line, char *to)
{
	char quote = 0;

	for (; *line && (quote || !strchr(" \t\n", *line)); line++) {
		if (*line == quote)
			quote = 0;
		else if (!quote && strchr("'\"", *line))
			quote = *line;
		else if (*line != '\\' || quote == '\'')
			*to++ = *line;
		else if (quote && !strchr("\"\\$`", line[1]))
			*to++ = *line;
		else if (line[1])
			*to++ = *++line;
	}
	*to = 0;
	return quote ? NULL : line;
}

int words_split(struct words *words, const char *line)
{
	struct words added = {};
	char *word = text_copy(line);

	line += strspn(line, " \t\n");
	while (line && *line) {
		line = take_word(line, word);
		if (line) {
			words_add(&added, word);
			line += strspn(line, " \t\n");
		}
	}
	if (line)
		words_add_all(words, &added);
	words_free(&added);
	free(word);
	return line ? 0 : -EINVAL;
}

/* Return: false if there is no such text, or it is no list of words. */
static bool add_file(struct words *words, const char *directory,
		     const char *name)
{
	char *path = text_print("%s/%s", *name == '/' ? "" : directory, name);
	FILE *file = fopen(path, "re");
	char *text = NULL;
	size_t room = 0;
	bool added;

	free(path);
	if (!file)
		return false;
	added = getdelim(&text, &room, 0, file) >= 0 &&
		!words_split(words, text);
	free(text);
	fclose(file);
	return added;
}

void words_expand(struct words *words, const char *directory)
{
	struct words all = {};

	for (size_t i = 0; i < words->nr; i++) {
		const char *word = words->word[i];

		if (*word != '@' || !add_file(&all, directory, word + 1))
			words_add(&all, word);
	}
	words_free(words);
	*words = all;
}

bool starts_with(const char *text, const char *start)
{
	return !strncmp(text, start, strlen(start));
}

bool ends_with(const char *text, const char *end)
{
	size_t length = strlen(text), tail = strlen(end);

	return length >= tail && !strcmp(text + length - tail, end);
}
