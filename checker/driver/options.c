// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../memory.h"
#include "../report/checks.h"

/* those without a short form */
enum {
	OPT_FORMAT = UCHAR_MAX + 1,
	OPT_ROOT,
	OPT_BASELINE,
	OPT_WRITE_BASELINE,
	OPT_MAX_BYPASS,
	OPT_CHECKS,
	OPT_MODEL,
	OPT_COLLECT,
	OPT_FROM,
	OPT_CLANG,
	OPT_CACHE,
	OPT_NO_CACHE,
	OPT_TIME_LIMIT,
	OPT_MEMORY_LIMIT,
	OPT_TOGETHER,
	OPT_STRICT,
	OPT_VERBOSE,
	OPT_EXPLAIN,
	OPT_LIST_CHECKS,
	OPT_VERSION,
	OPT_HELP,
};

static const struct option table[] = {
	{ "format", required_argument, NULL, OPT_FORMAT },
	{ "output", required_argument, NULL, 'o' },
	{ "root", required_argument, NULL, OPT_ROOT },
	{ "baseline", required_argument, NULL, OPT_BASELINE },
	{ "write-baseline", required_argument, NULL, OPT_WRITE_BASELINE },
	{ "max-bypass", required_argument, NULL, OPT_MAX_BYPASS },
	{ "checks", required_argument, NULL, OPT_CHECKS },
	{ "model", required_argument, NULL, OPT_MODEL },
	{ "compile-commands", required_argument, NULL, 'p' },
	{ "collect", required_argument, NULL, OPT_COLLECT },
	{ "from", required_argument, NULL, OPT_FROM },
	{ "clang", required_argument, NULL, OPT_CLANG },
	{ "cache", required_argument, NULL, OPT_CACHE },
	{ "no-cache", no_argument, NULL, OPT_NO_CACHE },
	{ "jobs", required_argument, NULL, 'j' },
	{ "time-limit", required_argument, NULL, OPT_TIME_LIMIT },
	{ "memory-limit", required_argument, NULL, OPT_MEMORY_LIMIT },
	{ "together", no_argument, NULL, OPT_TOGETHER },
	{ "strict", no_argument, NULL, OPT_STRICT },
	{ "verbose", no_argument, NULL, OPT_VERBOSE },
	{ "explain", required_argument, NULL, OPT_EXPLAIN },
	{ "list-checks", no_argument, NULL, OPT_LIST_CHECKS },
	{ "version", no_argument, NULL, OPT_VERSION },
	{ "help", no_argument, NULL, OPT_HELP },
	{},
};

void usage_error(const char *format, ...)
{
	va_list args;

	fputs("untrusted-check: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(EXIT_USAGE);
}

void print_checks(void)
{
	for (size_t i = 0; i < nr_check_pages; i++)
		printf("%-20s %s\n", check_pages[i].name, check_pages[i].what);
}

void print_help(void)
{
	fputs("usage: untrusted-check [OPTION]... FILE.c... -- FLAG...\n"
	      "       untrusted-check [OPTION]... -- COMPILER FLAG... FILE.c\n"
	      "       untrusted-check [OPTION]... -p compile_commands.json [FILE]...\n"
	      "       untrusted-check [OPTION]... cc [COMPILER] ARGUMENT...\n"
	      "       make C=1 CHECK=untrusted-check\n"
	      "       untrusted-check [OPTION]... --from DIR\n"
	      "\n"
	      "report\n"
	      "  --format=text|sarif|html  text if not given\n"
	      "  -o, --output FILE         instead of standard output\n"
	      "  --root DIR                names are relative to it; default: here\n"
	      "  --baseline FILE           findings listed there are not news\n"
	      "  --write-baseline FILE     list all findings there\n"
	      "  --max-bypass N            fail on more uses of untrusted_bypass()\n"
	      "  --collect DIR             keep the results there, report nothing\n"
	      "  --from DIR                report what --collect kept\n"
	      "\n"
	      "analysis\n"
	      "  --checks LIST             only these (a,b), or all but these (-a,-b)\n"
	      "  --model FILE              more sources, sinks and validators\n"
	      "  --clang PROGRAM           makes the bitcode; default: clang-19\n"
	      "  -j, --jobs N              files at once; default: one a processor\n"
	      "  --time-limit SECONDS      for one file; default: 60\n"
	      "  --memory-limit MB         for one file; default: 2048\n"
	      "  --cache DIR, --no-cache   default: $XDG_CACHE_HOME/untrusted-check\n"
	      "  --together                the files are one program\n"
	      "  --strict                  in a build too, findings are errors\n"
	      "  --verbose                 print the commands\n"
	      "\n"
	      "  --explain CHECK, --list-checks, --version, --help\n"
	      "\n"
	      "UNTRUSTED_CHECK_FLAGS in the environment holds options that come first.\n"
	      "\n"
	      "exit status: 0 nothing new, 1 findings or too many bypasses, 2 wrong usage,\n"
	      "3 a file could not be analysed (and nothing else was found)\n",
	      stdout);
}

static long number(const char *option, const char *text, long least)
{
	char *end;
	long n;

	errno = 0;
	n = strtol(text, &end, 10);
	if (errno || end == text || *end || n < least || n > INT_MAX)
		usage_error("--%s: %s: not a number from %ld to %d", option,
			    text, least, INT_MAX);
	return n;
}

static enum format format_named(const char *name)
{
	static const char *const names[] = {
		[FORMAT_TEXT] = "text",
		[FORMAT_SARIF] = "sarif",
		[FORMAT_HTML] = "html",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(name, names[i]))
			return i;
	usage_error("--format: %s: not text, sarif or html", name);
}

static size_t check_named(const char *name)
{
	for (size_t i = 0; i < nr_check_pages; i++)
		if (!strcmp(name, check_pages[i].name))
			return i;
	usage_error("--checks: %s: no such check; see --list-checks", name);
}

static char *join_chosen(const bool *chosen)
{
	char *list = text_copy("");

	for (size_t i = 0; i < nr_check_pages; i++) {
		char *longer;

		if (!chosen[i])
			continue;
		longer = text_print("%s%s%s", list, *list ? "," : "",
				    check_pages[i].name);
		free(list);
		list = longer;
	}
	if (!*list)
		usage_error("--checks: no check is left");
	return list;
}

/* In the order of checks.def, so that one choice has one spelling in the cache. */
static char *choose_checks(const char *list)
{
	bool *chosen = malloc(nr_check_pages);
	char *copy = text_copy(list), *state, *name, *result;

	if (!chosen)
		usage_error("no memory left");
	memset(chosen, *list == '-', nr_check_pages);
	for (name = strtok_r(copy, ",", &state); name;
	     name = strtok_r(NULL, ",", &state))
		chosen[check_named(name + (*name == '-'))] = *name != '-';
	result = join_chosen(chosen);
	free(chosen);
	free(copy);
	return result;
}

static char *default_cache(void)
{
	const char *base = getenv("XDG_CACHE_HOME");
	const char *home = getenv("HOME");

	if (base && *base == '/')
		return text_print("%s/untrusted-check", base);
	if (home && *home)
		return text_print("%s/.cache/untrusted-check", home);
	return NULL;
}

static char *here(void)
{
	char *directory = getcwd(NULL, 0);

	if (!directory)
		usage_error("the current directory: %s", strerror(errno));
	return directory;
}

static char *directory_named(const char *option, const char *name)
{
	char *path = realpath(name, NULL);

	if (!path)
		usage_error("--%s: %s: %s", option, name, strerror(errno));
	return path;
}

static void replace(char **to, char *by)
{
	free(*to);
	*to = by;
}

/* Return: false if @opt is no option about the report. */
static bool take_report(struct options *o, int opt)
{
	switch (opt) {
	case OPT_FORMAT:
		o->format = format_named(optarg);
		return true;
	case 'o':
		o->output = optarg;
		return true;
	case OPT_ROOT:
		replace(&o->root, directory_named("root", optarg));
		return true;
	case OPT_BASELINE:
		o->baseline = optarg;
		return true;
	case OPT_WRITE_BASELINE:
		o->write_baseline = optarg;
		return true;
	case OPT_MAX_BYPASS:
		o->max_bypass = number("max-bypass", optarg, 0);
		return true;
	case OPT_COLLECT:
		o->collect = optarg;
		return true;
	case OPT_FROM:
		o->from = optarg;
		return true;
	case OPT_STRICT:
		o->strict = true;
		return true;
	}
	return false;
}

/* Return: false if @opt is no option about the analysis. */
static bool take_analysis(struct options *o, int opt)
{
	switch (opt) {
	case OPT_CHECKS:
		replace(&o->checks, choose_checks(optarg));
		return true;
	case OPT_MODEL: {
		char *path = directory_named("model", optarg);

		words_add(&o->models, path);
		free(path);
		return true;
	}
	case 'p':
		o->commands = optarg;
		return true;
	case OPT_CLANG:
		o->clang = optarg;
		return true;
	case OPT_CACHE:
		replace(&o->cache, text_copy(optarg));
		return true;
	case OPT_NO_CACHE:
		replace(&o->cache, NULL);
		return true;
	case 'j':
		o->jobs = number("jobs", optarg, 1);
		return true;
	case OPT_TIME_LIMIT:
		o->time_limit = number("time-limit", optarg, 1);
		return true;
	case OPT_MEMORY_LIMIT:
		o->memory_limit = number("memory-limit", optarg, 1) << 20;
		return true;
	case OPT_TOGETHER:
		o->together = true;
		return true;
	case OPT_VERBOSE:
		o->verbose = true;
		return true;
	}
	return false;
}

static enum request take(struct options *o, int opt, char **argv,
			 const char **subject)
{
	switch (opt) {
	case OPT_EXPLAIN:
		*subject = optarg;
		return REQUEST_EXPLAIN;
	case OPT_LIST_CHECKS:
		return REQUEST_LIST;
	case OPT_VERSION:
		return REQUEST_VERSION;
	case OPT_HELP:
		return REQUEST_HELP;
	case ':':
		usage_error("%s: needs an argument", argv[optind - 1]);
	case '?':
		if (optopt > 0 && optopt <= UCHAR_MAX)
			usage_error("-%c: no such option; see --help", optopt);
		if (optopt)
			usage_error("%s: takes no argument", argv[optind - 1]);
		usage_error("%s: no such option; see --help", argv[optind - 1]);
	}
	if (!take_report(o, opt))
		take_analysis(o, opt);
	return REQUEST_ANALYSIS;
}

static enum request parse(struct options *o, int argc, char **argv,
			  const char **subject)
{
	enum request request = REQUEST_ANALYSIS;
	int opt;

	opterr = 0;
	optind = 0; /* glibc: start anew */
	while (request == REQUEST_ANALYSIS &&
	       (opt = getopt_long(argc, argv, "+:o:p:j:", table, NULL)) != -1)
		request = take(o, opt, argv, subject);
	return request;
}

/* The words stay for as long as the program, for options point into them. */
static void parse_environment(struct options *o)
{
	const char *value = getenv("UNTRUSTED_CHECK_FLAGS");
	static struct words words;
	const char *subject;

	if (!value)
		return;
	words_add(&words, "UNTRUSTED_CHECK_FLAGS");
	if (words_split(&words, value))
		usage_error("UNTRUSTED_CHECK_FLAGS: a quote is not closed");
	if (parse(o, words.nr, words.word, &subject) != REQUEST_ANALYSIS ||
	    (size_t)optind < words.nr)
		usage_error(
			"UNTRUSTED_CHECK_FLAGS: %s: not an option of an analysis",
			words.word[(size_t)optind < words.nr ? optind :
							       optind - 1]);
}

/* What kbuild calls a checker with are its own flags and the compiler's. */
static bool are_flags(int argc, char **argv)
{
	return argc > 1 && starts_with(argv[1], "-D");
}

enum request options_read(struct options *o, int argc, char **argv, int *rest,
			  const char **subject)
{
	enum request request = REQUEST_ANALYSIS;

	*o = (struct options){
		.root = here(),
		.max_bypass = -1,
		.clang = "clang-19",
		.cache = default_cache(),
		.jobs = sysconf(_SC_NPROCESSORS_ONLN),
		.time_limit = 60,
		.memory_limit = 2048L << 20,
	};
	parse_environment(o);
	*rest = 1;
	if (!are_flags(argc, argv)) {
		request = parse(o, argc, argv, subject);
		*rest = optind;
	}
	return request;
}

void options_free(struct options *o)
{
	free(o->root);
	free(o->checks);
	free(o->cache);
	words_free(&o->models);
}
