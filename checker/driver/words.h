/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_WORDS_H
#define UNTRUSTED_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/**
 * struct words - a command line, or any list of strings
 * @word: each in memory of its own, NULL last; NULL itself as long as there is none
 * @nr: how many
 */
struct words {
	char **word;
	size_t nr;
};

void words_add(struct words *words, const char *word);
void words_add_all(struct words *words, const struct words *more);
bool words_have(const struct words *words, const char *word);
void words_free(struct words *words);

/**
 * words_split() - cut a line as a shell does
 * @words: is added to
 * @line: words between blanks; '' and "" and \ quote, nothing is expanded
 * Return: 0, or -EINVAL where a quote is not closed: then nothing was added
 */
int words_split(struct words *words, const char *line);

/**
 * words_expand() - put the words of a file where "@file" stands, as compilers do
 * @words: to change; a name that cannot be read stays as it is
 * @directory: what a relative name is relative to
 */
void words_expand(struct words *words, const char *directory);

bool starts_with(const char *text, const char *start);
bool ends_with(const char *text, const char *end);

#endif /* UNTRUSTED_CHECK_WORDS_H */
