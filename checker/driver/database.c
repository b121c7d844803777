// SPDX-License-Identifier: GPL-2.0-only OR MIT

/* compile_commands.json, as CMake, Meson, bear and the kernel's script write it. */

#define _GNU_SOURCE
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../memory.h"
#include "job.h"
#include "options.h"

static char *database_path(const char *path)
{
	struct stat st;

	if (!stat(path, &st) && S_ISDIR(st.st_mode))
		return text_print("%s/compile_commands.json", path);
	return text_copy(path);
}

static void add_arguments(struct words *words, const json_t *arguments,
			  const char *path, size_t index)
{
	const json_t *word;
	size_t i;

	json_array_foreach(arguments, i, word)
	{
		if (!json_is_string(word))
			usage_error("%s: entry %zu: an argument is no string",
				    path, index);
		words_add(words, json_string_value(word));
	}
}

static struct words command_of(const json_t *entry, const char *path,
			       size_t index)
{
	const char *command =
		json_string_value(json_object_get(entry, "command"));
	const json_t *arguments = json_object_get(entry, "arguments");
	struct words words = {};

	if (json_is_array(arguments))
		add_arguments(&words, arguments, path, index);
	else if (!command)
		usage_error("%s: entry %zu: neither command nor arguments",
			    path, index);
	else if (words_split(&words, command))
		usage_error("%s: entry %zu: a quote is not closed", path,
			    index);
	return words;
}

/* Relative directories are taken from where the database is. */
static char *directory_of(const json_t *entry, const char *path, size_t index)
{
	const char *name =
		json_string_value(json_object_get(entry, "directory"));
	const char *slash = strrchr(path, '/');
	char *joined, *real;

	if (!name)
		usage_error("%s: entry %zu: no directory", path, index);
	if (*name == '/')
		return text_copy(name);
	joined = text_print("%.*s%s", slash ? (int)(slash - path) + 1 : 0, path,
			    name);
	real = realpath(joined, NULL);
	if (!real)
		usage_error("%s: entry %zu: no directory %s", path, index,
			    joined);
	free(joined);
	return real;
}

static size_t add_entry(struct jobs *jobs, const json_t *entry,
			const char *path, size_t index)
{
	struct words words = command_of(entry, path, index);
	char *directory = directory_of(entry, path, index);
	size_t others = jobs_from_command(jobs, directory, &words);

	free(directory);
	words_free(&words);
	return others;
}

size_t jobs_from_database(struct jobs *jobs, const char *path)
{
	char *file = database_path(path);
	json_error_t error;
	json_t *database = json_load_file(file, 0, &error);
	size_t others = 0, i;
	json_t *entry;

	if (!database)
		usage_error("%s:%d: %s", file, error.line, error.text);
	if (!json_is_array(database))
		usage_error("%s: not an array of commands", file);
	json_array_foreach(database, i, entry)
		others += add_entry(jobs, entry, file, i);
	json_decref(database);
	free(file);
	return others;
}
