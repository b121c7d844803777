// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../memory.h"
#include "options.h"

static char *executable(const char *path)
{
	struct stat st;

	if (stat(path, &st) || !S_ISREG(st.st_mode) || access(path, X_OK))
		return NULL;
	return realpath(path, NULL);
}

char *program_path(const char *name)
{
	char *path, *state, *directory, *found = NULL;

	if (strchr(name, '/'))
		return executable(name);
	path = text_copy(getenv("PATH"));
	for (directory = path ? strtok_r(path, ":", &state) : NULL;
	     directory && !found; directory = strtok_r(NULL, ":", &state)) {
		char *candidate = text_print("%s/%s", directory, name);

		found = executable(candidate);
		free(candidate);
	}
	free(path);
	return found;
}

/* Not realpath(): valgrind has the right answer to readlink() only. */
char *program_self(void)
{
	char *path = NULL;
	ssize_t length = 0;

	for (size_t room = 256; length >= (ssize_t)room || !path; room *= 2) {
		free(path);
		path = array_grow(NULL, 0, room + 1);
		length = readlink("/proc/self/exe", path, room);
		if (length < 0)
			usage_error("/proc/self/exe: %s", strerror(errno));
	}
	return path;
}

char *data_directory(void)
{
	static const char *const places[] = { "share/untrusted-check",
					      "checker/model" };
	char *program = program_self(), *found = NULL;
	const char *slash = strrchr(program, '/');

	for (size_t i = 0; i < 2 && !found; i++) {
		char *path = text_print("%.*s/../%s", (int)(slash - program),
					program, places[i]);

		found = realpath(path, NULL);
		free(path);
	}
	if (!found)
		usage_error("no model files beside %s", program);
	free(program);
	return found;
}
