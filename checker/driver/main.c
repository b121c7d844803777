// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../engine/analyse.h"
#include "../report/report.h"
#include "cache.h"
#include "collect.h"
#include "known.h"
#include "options.h"
#include "pool.h"
#include "way.h"

/* As a compiler it has to be one first: its exit status, its output, its time. */
static int run_compiler(const struct words *command)
{
	pid_t pid = fork();
	int status = 0;

	if (!pid) {
		execvp(command->word[0], command->word);
		fprintf(stderr, "untrusted-check: %s: %s\n", command->word[0],
			strerror(errno));
		_exit(127);
	}
	if (pid < 0)
		usage_error("no process: %s", strerror(errno));
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static bool wants_colour(FILE *out)
{
	const char *none = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");

	return isatty(fileno(out)) && !(none && *none) && terminal &&
	       strcmp(terminal, "dumb");
}

static int write_report(const struct run *run, const struct options *options,
			FILE *out)
{
	switch (options->format) {
	case FORMAT_SARIF:
		return report_sarif(run, out);
	case FORMAT_HTML:
		return report_html(run, out);
	default:
		return report_text(run, out, wants_colour(out));
	}
}

/* In one write, for the other processes of a build report to the same place. */
static int write_at_once(const struct run *run, FILE *out)
{
	char *text = NULL;
	size_t size = 0;
	FILE *memory = open_memstream(&text, &size);
	int status;

	if (!memory)
		return -ENOMEM;
	status = report_text(run, memory, wants_colour(out));
	if (fclose(memory))
		status = -ENOMEM;
	if (!status && write(fileno(out), text, size) != (ssize_t)size)
		status = -EIO;
	free(text);
	return status;
}

static bool is_empty(const struct run *run)
{
	return !run_has_news(run) && !run_failures(run);
}

static int report_build(const struct run *run)
{
	return is_empty(run) ? 0 : write_at_once(run, stderr);
}

static int report_all(const struct run *run, const struct options *options)
{
	FILE *out = options->output ? fopen(options->output, "we") : stdout;
	int status;

	if (!out)
		usage_error("--output: %s: %s", options->output,
			    strerror(errno));
	status = write_report(run, options, out);
	if (fflush(out))
		status = -errno;
	if (out != stdout && fclose(out))
		status = -errno;
	return status;
}

static void use_baseline(struct run *run, const struct options *options)
{
	int status = 0;

	if (options->baseline)
		status = baseline_read(run, options->baseline);
	if (status)
		usage_error("--baseline: %s: %s", options->baseline,
			    strerror(-status));
	if (options->write_baseline)
		status = baseline_write(run, options->write_baseline);
	if (status)
		usage_error("--write-baseline: %s: %s", options->write_baseline,
			    strerror(-status));
}

static bool too_many_bypasses(const struct run *run,
			      const struct options *options)
{
	size_t nr = run_bypasses(run);

	if (options->max_bypass < 0 || nr <= (size_t)options->max_bypass)
		return false;
	fprintf(stderr,
		"untrusted-check: %zu uses of untrusted_bypass(), %ld are allowed\n",
		nr, options->max_bypass);
	return true;
}

static int exit_status(const struct run *run, const struct options *options)
{
	bool bypasses = too_many_bypasses(run, options);

	if (bypasses || (run_has_news(run) && !options->write_baseline))
		return EXIT_NEWS;
	return run_failures(run) ? EXIT_NOT_ANALYSED : 0;
}

static int finish(struct run *run, const struct options *options, bool build)
{
	int status;

	run_finish(run, options->root);
	use_baseline(run, options);
	status = build ? report_build(run) : report_all(run, options);
	if (status)
		usage_error("the report: %s", strerror(-status));
	if (build && !options->strict)
		return 0;
	return exit_status(run, options);
}

static void note_others(size_t others)
{
	if (others)
		fprintf(stderr,
			"untrusted-check: %zu source%s in other languages than C left out\n",
			others, others == 1 ? "" : "s");
}

static int analyse_way(const struct way *way, const struct options *options)
{
	struct run run = {};
	struct cache cache;
	int status = 0;

	cache_open(&cache, options);
	analyse_jobs(&way->jobs, options, &cache,
		     !way->build && isatty(STDERR_FILENO), &run);
	cache_close(&cache);
	known_free();
	if (!way->build)
		note_others(way->others);
	if (!options->collect)
		status = finish(&run, options, way->build);
	else if (run_failures(&run) && (!way->build || options->strict))
		status = EXIT_NOT_ANALYSED;
	run_free(&run);
	return status;
}

static int report_collected(const struct options *options)
{
	struct run run = {};
	int status;

	collect_read(options->from, &run);
	status = finish(&run, options, false);
	run_free(&run);
	return status;
}

static int analyse(const struct options *options, char **rest,
		   bool after_dashes)
{
	struct way way;
	int status = 0;

	way_find(&way, options, rest, after_dashes);
	if (way.compiler.nr)
		status = run_compiler(&way.compiler);
	if (!status && way.jobs.nr)
		status = analyse_way(&way, options);
	way_free(&way);
	return status;
}

static int answer_explain(const char *check)
{
	int status = explain(check, stdout);

	if (status == -ENOENT)
		usage_error("--explain: %s: no such check; see --list-checks",
			    check);
	if (status)
		usage_error("--explain: %s", strerror(-status));
	return 0;
}

static int answer(enum request request, const struct options *options,
		  const char *subject, char **rest, bool after_dashes)
{
	switch (request) {
	case REQUEST_HELP:
		print_help();
		return 0;
	case REQUEST_VERSION:
		puts("untrusted-check 1");
		return 0;
	case REQUEST_LIST:
		print_checks();
		return 0;
	case REQUEST_EXPLAIN:
		return answer_explain(subject);
	default:
		if (options->from && *rest)
			usage_error("%s: --from takes no files", *rest);
		if (options->from)
			return report_collected(options);
		return analyse(options, rest, after_dashes);
	}
}

int main(int argc, char **argv)
{
	struct options options;
	const char *subject = NULL;
	enum request request;
	int rest, status;

	if (argc > 1 && !strcmp(argv[1], "--analyse"))
		return analyse_main(argc, argv);
	signal(SIGCHLD, SIG_DFL); /* whoever started this may ignore it */
	request = options_read(&options, argc, argv, &rest, &subject);
	status = answer(request, &options, subject, argv + rest,
			rest > 1 && !strcmp(argv[rest - 1], "--"));
	options_free(&options);
	return status;
}
