// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * Bitcode and the list of files read are files in memory: they are gone with the
 * process, however it ends.
 */

#define _GNU_SOURCE
#include "work.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../memory.h"
#include "child.h"
#include "clang.h"
#include "program.h"

/* Each round drops a flag at least; no build has that many that clang lacks. */
#define MAX_ROUNDS 100

/* one C file: files in memory, which children reach by /proc/self/fd */
struct files {
	int bitcode;
	int depends;
};

static char *fd_path(int fd)
{
	return text_print("/proc/self/fd/%d", fd);
}

static void print_command(const struct words *command)
{
	for (size_t i = 0; i < command->nr; i++)
		fprintf(stderr, "%s%s", i ? " " : "", command->word[i]);
	fputc('\n', stderr);
}

static char *failure(const char *step, int status, const struct child *child,
		     const char *said)
{
	char *verdict = child_verdict(status, child);
	char *error = first_error(said ? said : "");
	char *why;

	if (status > 0 && WIFEXITED(status) && *error)
		why = text_print("%s: %s", step, error);
	else
		why = text_print("%s %s%s%s", step, verdict, *error ? ": " : "",
				 error);
	free(verdict);
	free(error);
	return why;
}

static int compile_once(const struct job *job, const struct words *command,
			const struct words *refused, struct child *child,
			char **said)
{
	struct words words = clang_without(command, refused);
	int status;

	child->argv = words.word;
	child->directory = job->directory;
	status = child_run(child, said);
	words_free(&words);
	return status;
}

static struct words with_outputs(const struct words *command,
				 const struct files *files)
{
	char *depends = fd_path(files->depends);
	const char *const outputs[] = { "-MD",	 "-MT", "x", "-MF",
					depends, "-o",	"-" };
	struct words words = {};

	words_add_all(&words, command);
	for (size_t i = 0; i < sizeof(outputs) / sizeof(outputs[0]); i++)
		words_add(&words, outputs[i]);
	free(depends);
	return words;
}

/* What clang says it lacks is left out, and the next file starts without it. */
static char *compile(const struct job *job, const struct words *plain,
		     const struct options *options, const struct cache *cache,
		     const struct files *files)
{
	struct words command = with_outputs(plain, files);
	struct words refused = {}, added = {};
	struct child child = { .out = files->bitcode,
			       .seconds = options->time_limit,
			       .bytes = options->memory_limit };
	char *said = NULL, *why = NULL;
	int status, rounds = 0;

	if (options->verbose)
		print_command(plain);
	cache_read_refused(cache, &refused);
	do {
		free(said);
		words_add_all(&refused, &added);
		words_free(&added);
		status = compile_once(job, &command, &refused, &child, &said);
	} while (status > 0 && said && rounds++ < MAX_ROUNDS &&
		 clang_refused(said, &added));
	if (status)
		why = failure(options->clang, status, &child, said);
	else if (rounds)
		cache_add_refused(cache, &refused);
	free(said);
	words_free(&command);
	words_free(&refused);
	words_free(&added);
	return why;
}

static struct words analysis_command(const struct options *options,
				     const struct files *files, size_t nr)
{
	char *self = program_self();
	struct words words = {};

	words_add(&words, self);
	for (size_t i = 0; i < nr; i++) {
		char *path = fd_path(files[i].bitcode);

		words_add(&words, "--analyse");
		words_add(&words, path);
		free(path);
	}
	for (size_t i = 0; i < options->models.nr; i++) {
		words_add(&words, "--model");
		words_add(&words, options->models.word[i]);
	}
	if (options->checks) {
		words_add(&words, "--checks");
		words_add(&words, options->checks);
	}
	free(self);
	return words;
}

/* The text of a file in memory, to be freed. */
static char *file_text(int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *text = size < 0 ? NULL : malloc(size + 1);

	if (!text || pread(fd, text, size, 0) != size) {
		free(text);
		return NULL;
	}
	text[size] = 0;
	return text;
}

/* Whether the last line says that this was all. */
static bool ends_in_done(int lines)
{
	char *text = file_text(lines), *last;
	json_t *end = NULL;
	bool done;

	if (text && ends_with(text, "\n")) {
		text[strlen(text) - 1] = 0;
		last = strrchr(text, '\n');
		end = json_loads(last ? last + 1 : text, 0, NULL);
	}
	done = json_object_get(end, "done");
	json_decref(end);
	free(text);
	return done;
}

static char *analyse(const struct work *work, const struct options *options,
		     const struct files *files, int lines)
{
	struct words words = analysis_command(options, files, work->nr);
	struct child child = { .argv = words.word,
			       .directory = work->job->directory,
			       .out = lines,
			       .seconds = options->time_limit,
			       .bytes = options->memory_limit };
	char *said, *why = NULL;
	int status;

	status = child_run(&child, &said);
	if (status)
		why = failure("the analysis", status, &child, said);
	else if (!ends_in_done(lines))
		why = text_copy("the analysis ended without saying so");
	free(said);
	words_free(&words);
	return why;
}

/* One name of a rule for make; NULL at its end. */
static char *take_name(char **at)
{
	char *from = *at, *to, *name;

	while (*from &&
	       (strchr(" \n\t", *from) || (*from == '\\' && from[1] == '\n')))
		from++;
	name = to = from;
	while (*from && !strchr(" \n\t", *from)) {
		if (*from == '\\' && from[1] && strchr(" #\\", from[1]))
			from++;
		else if (*from == '$' && from[1] == '$')
			from++;
		*to++ = *from++;
	}
	*at = *from ? from + 1 : from;
	*to = 0;
	return to > name ? name : NULL;
}

static void add_files_read(struct words *names, int depends)
{
	char *text = file_text(depends), *at, *name;

	at = text ? strchr(text, ':') : NULL;
	if (at) {
		at++;
		while ((name = take_name(&at)))
			words_add(names, name);
	}
	free(text);
}

static char *work_in(const struct work *work, const struct options *options,
		     const struct cache *cache, const struct files *files,
		     int lines)
{
	struct timespec start;
	struct words read = {};
	char *why = NULL;

	clock_gettime(CLOCK_REALTIME, &start);
	for (size_t i = 0; !why && i < work->nr; i++)
		why = compile(&work->job[i], &work->command[i], options, cache,
			      &files[i]);
	if (!why)
		why = analyse(work, options, files, lines);
	if (why)
		return why;
	for (size_t i = 0; i < work->nr; i++)
		add_files_read(&read, files[i].depends);
	cache_keep(cache, work->key, work->job->directory, &read, start, lines);
	words_free(&read);
	return NULL;
}

/* The process ends behind it, and its files with it. */
char *work_do(const struct work *work, const struct options *options,
	      const struct cache *cache, int lines)
{
	struct files *files = NULL;
	char *why = NULL;

	for (size_t i = 0; !why && i < work->nr; i++) {
		files = array_grow(files, i, sizeof(*files));
		files[i] = (struct files){ memfd_create("bitcode", 0),
					   memfd_create("depends", 0) };
		if (files[i].bitcode < 0 || files[i].depends < 0)
			why = text_print("no file in memory: %s",
					 strerror(errno));
	}
	if (!why)
		why = work_in(work, options, cache, files, lines);
	free(files);
	return why;
}
