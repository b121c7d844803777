/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_OPTIONS_H
#define UNTRUSTED_CHECK_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "words.h"

/* what main() returns; where several hold, the first of them */
enum {
	EXIT_USAGE = 2,
	EXIT_NEWS = 1,
	EXIT_NOT_ANALYSED = 3,
};

enum format { FORMAT_TEXT, FORMAT_SARIF, FORMAT_HTML };

/**
 * struct options - what to do, apart from which files
 * @format: of the report
 * @output: where it goes; NULL for standard output, or standard error inside a build
 * @root: names in the report are relative to it
 * @baseline: what is known; NULL if nothing is
 * @write_baseline: where to write what is known from now on, or NULL
 * @max_bypass: more uses of untrusted_bypass() than this fail; -1 for any number
 * @checks: comma-separated names of those that run, or NULL for all
 * @models: model files of the user
 * @commands: a compile_commands.json, or NULL
 * @collect: directory that takes results instead of a report, or NULL
 * @from: such a directory to report, or NULL
 * @clang: makes the bitcode
 * @cache: directory of results, or NULL for none
 * @jobs: files analysed at once
 * @time_limit: seconds for one file
 * @memory_limit: bytes for one file
 * @together: the files are one program, analysed as one
 * @strict: inside a build too, findings fail
 * @verbose: print each command
 */
struct options {
	enum format format;
	const char *output;
	char *root;
	const char *baseline;
	const char *write_baseline;
	long max_bypass;
	char *checks;
	struct words models;
	const char *commands;
	const char *collect;
	const char *from;
	const char *clang;
	char *cache;
	long jobs;
	long time_limit;
	long memory_limit;
	bool together;
	bool strict;
	bool verbose;
};

/* what a command line asks for instead of an analysis */
enum request {
	REQUEST_ANALYSIS,
	REQUEST_HELP,
	REQUEST_VERSION,
	REQUEST_LIST,
	REQUEST_EXPLAIN,
};

/**
 * options_read() - defaults, then the environment, then the command line
 * @options: to fill
 * @argc: of main()
 * @argv: of main()
 * @rest: index of the first word that is no option
 * @subject: of REQUEST_EXPLAIN, the check
 * Return: what is asked for. A wrong option ends the program, with one line.
 */
enum request options_read(struct options *options, int argc, char **argv,
			  int *rest, const char **subject);
void options_free(struct options *options);

/* one line on standard error, then exit status 2 */
void usage_error(const char *format, ...)
	__attribute__((noreturn, format(printf, 1, 2)));

void print_help(void);
void print_checks(void);

#endif /* UNTRUSTED_CHECK_OPTIONS_H */
