// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * usage: report ROOT DIRECTORY WHAT [ARGUMENT [BASELINE]] <LINES
 *
 * The functions of report.h by hand. LINES are those of several files, each ending
 * in its "done"; a line "fail FILE WHY" is a file that failed. WHAT is text, colour,
 * sarif, html, ids, "write FILE" (a baseline) or "explain CHECK". Exits 0, or 1 if
 * there are news, or 2.
 */

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "../../../checker/report/report.h"

static void add_failure(struct run *run, char *line)
{
	char *file = strtok(line + strlen("fail "), " ");
	char *why = strtok(NULL, "\n");

	run->failures = reallocarray(run->failures, run->nr_failures + 1,
				     sizeof(*run->failures));
	run->failures[run->nr_failures++] =
		(struct failure){ strdup(file), strdup(why), false };
}

static bool read_one(struct run *run, const char *directory, char *text,
		     size_t size)
{
	FILE *lines = fmemopen(text, size, "r");
	int ret = run_read(run, directory, lines);

	fclose(lines);
	run->files += !ret;
	if (ret)
		fprintf(stderr, "refused: %s\n", strerror(-ret));
	return !ret;
}

/* Cut standard input behind each "done". */
static void read_all(struct run *run, const char *directory)
{
	char *line = NULL, *text = NULL;
	size_t room = 0, size = 0;
	ssize_t length;

	while ((length = getline(&line, &room, stdin)) > 0) {
		if (!strncmp(line, "fail ", 5)) {
			add_failure(run, line);
			continue;
		}
		text = realloc(text, size + length);
		memcpy(text + size, line, length);
		size += length;
		if (strncmp(line, "{\"done\"", 7))
			continue;
		read_one(run, directory, text, size);
		size = 0;
	}
	if (size)
		read_one(run, directory, text, size);
	free(text);
	free(line);
}

static int ids(const struct run *run)
{
	for (size_t i = 0; i < run->nr_findings; i++)
		puts(run->findings[i].id);
	return 0;
}

static int act(struct run *run, const char *what, const char *argument)
{
	if (!strcmp(what, "text"))
		return report_text(run, stdout, false);
	if (!strcmp(what, "colour"))
		return report_text(run, stdout, true);
	if (!strcmp(what, "sarif"))
		return report_sarif(run, stdout);
	if (!strcmp(what, "html"))
		return report_html(run, stdout);
	if (!strcmp(what, "ids"))
		return ids(run);
	if (!strcmp(what, "write"))
		return baseline_write(run, argument);
	if (!strcmp(what, "read"))
		return baseline_read(run, argument) ?:
			       report_text(run, stdout, false);
	return explain(argument, stdout);
}

int main(int argc, char **argv)
{
	struct run run = {};
	int ret;

	if (argc < 4)
		return 2;
	read_all(&run, argv[2]);
	run_finish(&run, argv[1]);
	ret = argc > 5 ? baseline_read(&run, argv[5]) : 0;
	if (!ret)
		ret = act(&run, argv[3], argv[4]);
	if (ret)
		fprintf(stderr, "%s: %s\n", argv[3], strerror(-ret));
	ret = ret ? 2 : run_has_news(&run);
	run_free(&run);
	return ret;
}
