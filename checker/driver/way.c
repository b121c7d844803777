// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "way.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../memory.h"
#include "program.h"

static struct words words_of(char **argv)
{
	struct words words = {};

	for (; *argv; argv++)
		words_add(&words, *argv);
	return words;
}

static char *here(void)
{
	char *directory = getcwd(NULL, 0);

	if (!directory)
		usage_error("the current directory has no name");
	return directory;
}

/* Options that need all files make no sense where a process sees one. */
static void refuse_in_build(const struct options *o)
{
	if (o->together)
		usage_error("--together: a build names one file at a time");
	if (o->collect && *o->collect != '/')
		usage_error(
			"--collect: %s: not absolute, and a build changes directories",
			o->collect);
	if (o->collect)
		return;
	if (o->format != FORMAT_TEXT || o->output || o->write_baseline ||
	    o->max_bypass >= 0)
		usage_error(
			"inside a build only --collect DIR leaves a report of all files; "
			"then --from DIR with --format, --output, --write-baseline and --max-bypass");
}

static void by_kbuild(struct way *way, const struct options *o, char **rest)
{
	struct words words = words_of(rest);
	char *directory = here();

	refuse_in_build(o);
	way->build = true;
	jobs_from_kbuild(&way->jobs, directory, &words);
	if (!way->jobs.nr)
		usage_error("called as kbuild does, but no C source is named");
	words_free(&words);
	free(directory);
}

/* cc ARGUMENT... is the system's compiler, cc COMPILER ARGUMENT... any other. */
static void as_compiler(struct way *way, const struct options *o, char **rest)
{
	char *named = rest[1] && *rest[1] != '-' ? program_path(rest[1]) : NULL;
	char *directory = here();

	refuse_in_build(o);
	way->build = true;
	way->compiler = words_of(named ? rest + 1 : rest);
	way->others = jobs_from_command(&way->jobs, directory, &way->compiler);
	free(named);
	free(directory);
}

static void by_database(struct way *way, const struct options *o, char **rest)
{
	struct words files = words_of(rest);

	way->others = jobs_from_database(&way->jobs, o->commands);
	if (files.nr) {
		jobs_keep(&way->jobs, &files);
		way->others = 0;
	}
	words_free(&files);
}

/* FILE.c... -- FLAG...: the compiler's command line, with the sources last. */
static void by_files(struct way *way, char **rest)
{
	struct words files = {}, command = {};
	char *directory = here();

	for (; *rest && strcmp(*rest, "--"); rest++)
		words_add(&files, *rest);
	if (*rest)
		rest++;
	for (; *rest; rest++)
		words_add(&command, *rest);
	words_add_all(&command, &files);
	for (size_t i = 0; i < files.nr; i++)
		if (!ends_with(files.word[i], ".c"))
			usage_error("%s: not a C source", files.word[i]);
	jobs_from_command(&way->jobs, directory, &command);
	if (!way->jobs.nr)
		usage_error("%s", files.nr ?
					  "the flags only preprocess or link" :
					  "no C source is named; see --help");
	words_free(&files);
	words_free(&command);
	free(directory);
}

void way_find(struct way *way, const struct options *o, char **rest,
	      bool after_dashes)
{
	*way = (struct way){};
	if (o->commands)
		by_database(way, o, rest);
	else if (!after_dashes && *rest && starts_with(*rest, "-D"))
		by_kbuild(way, o, rest);
	else if (!after_dashes && *rest && !strcmp(*rest, "cc"))
		as_compiler(way, o, rest);
	else if (after_dashes)
		by_files(way, rest - 1);
	else
		by_files(way, rest);
}

void way_free(struct way *way)
{
	jobs_free(&way->jobs);
	words_free(&way->compiler);
}
