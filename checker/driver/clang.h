/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_CLANG_H
#define UNTRUSTED_CHECK_CLANG_H

#include "job.h"
#include "words.h"

/**
 * clang_command() - how to make bitcode of a file
 * @clang: the program
 * @job: the file
 * @data: directory of the model headers
 * Return: the command line, without where to write
 */
struct words clang_command(const char *clang, const struct job *job,
			   const char *data);

/**
 * clang_refused() - flags that clang said it does not have
 * @said: its diagnostics
 * @refused: takes them
 * Return: how many
 *
 * Only flags that steer code generation count: without an unknown -D or -I the
 * source would mean something else.
 */
size_t clang_refused(const char *said, struct words *refused);

/* what is left of @command without @refused */
struct words clang_without(const struct words *command,
			   const struct words *refused);

/* the first error in @said, or its first line; to be freed, "" if it said nothing */
char *first_error(const char *said);

#endif /* UNTRUSTED_CHECK_CLANG_H */
