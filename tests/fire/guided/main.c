// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * guided [OPTION ...] DRIVER: in a guest whose module /DRIVER_TWIN.ko was built with
 * KCOV, and which has an ivshmem device of a megabyte for the journal.
 *
 *	-t TWIN		checked, or naive
 *	-r RESULTS	appends its results there
 *	-n PROGRAMS	so many, of up to six calls each (10000)
 *	-s SEED		other ones (1)
 *	-m FILE		replays that session, and makes it as short as it can be
 *	-x JOURNAL	anywhere: prints the session that a guest left there
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guided.h"

#define LINE_EDGES 64
/* Thousands of calls are made in a second, or some ten sessions replayed. */
#define PATIENCE_SECONDS 120
#define REPLAY_PATIENCE_SECONDS 30

static const struct driver *const drivers[] = { &vault, &ring, &edu, &gate,
						&shelf };
const struct driver *tested;
static FILE *results;
static unsigned long programs = 10000;
static const char *file; /* of the session to replay */
static const char *journal; /* to print */

uint32_t below(uint32_t n)
{
	return n ? (uint32_t)random() % n : 0;
}

/* ---- results -------------------------------------------------------------- */

static unsigned int printed;

static void print_edge(const char *section, uint32_t offset)
{
	if (printed++ % LINE_EDGES == 0)
		fprintf(results, "\nFACT\tguided\t%s.reached\t", module_name());
	fprintf(results, "%s+%x ", section, offset);
}

static void report_entry(uint32_t entry)
{
	char name[64];

	snprintf(name, sizeof(name), "%s.%s", tested->name, entry_name(entry));
	if (entry < tested->count)
		fprintf(results, "FACT\tguided\t%s.calls\t%lu\n", name,
			fuzz_calls(entry));
	fprintf(results, "FACT\tguided\t%s.edges\t%zu", name,
		cover_count(entry));
	printed = 0;
	cover_each(entry, print_edge);
	fputc('\n', results);
}

static int report(const char *why)
{
	for (uint32_t entry = 0; entry < tested->count + 2; entry++)
		report_entry(entry);
	fprintf(results, "CHECK\tguided\t%s\tquiet\t%s\t%s\n", tested->name,
		why ? "bad" : "ok", why ? why : "");
	fprintf(results, "END\tguided\t1\t%d\n", why != NULL);
	return why != NULL;
}

/* ---- what is asked -------------------------------------------------------- */

static int shrink(void)
{
	size_t count;
	struct step *const steps = text_read(file, &count);
	const char *why;

	count = crash_shrink(steps, count);
	why = crash_replay(steps, count);
	fprintf(results, "FACT\tguided\t%s.steps\t%zu\n", tested->name, count);
	text_write(why ? journal_why() : "nothing");
	return report(why);
}

static int work(void)
{
	memory_open();
	inject_open();
	cover_open();
	if (file)
		return shrink();
	return report(fuzz(programs) ? NULL : journal_why());
}

/* A call that does not end is not in the log: whoever waits for the worker sees it. */
static int watch(pid_t worker, unsigned long patience)
{
	unsigned long seen = 0, quiet = 0;
	int status;

	while (quiet < patience) {
		if (waitpid(worker, &status, WNOHANG) == worker)
			return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
		quiet = journal_written() == seen ? quiet + 1 : 0;
		seen = journal_written();
		sleep(1);
	}
	journal_blame("a call that does not end");
	stop("a call that does not end");
}

static int run(void)
{
	pid_t worker;

	if (geteuid())
		stop("only root loads modules");
	journal_open(NULL);
	crash_open();
	fprintf(results, "PLAN\tguided\t1\n");
	fflush(results);
	worker = fork();
	if (worker < 0)
		stop("fork");
	if (worker)
		return watch(worker,
			     file ? REPLAY_PATIENCE_SECONDS : PATIENCE_SECONDS);
	return work();
}

static void parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "t:r:n:s:m:x:")) != -1) {
		switch (option) {
		case 't':
			twin = optarg;
			break;
		case 'r':
			results = fopen(optarg, "a");
			break;
		case 'n':
			programs = strtoul(optarg, NULL, 0);
			break;
		case 's':
			srandom((unsigned int)strtoul(optarg, NULL, 0));
			break;
		case 'm':
			file = optarg;
			break;
		case 'x':
			journal = optarg;
			break;
		default:
			stop("see the head of main.c for its options");
		}
	}
	for (size_t i = 0; i < COUNT(drivers) && optind < argc; i++)
		if (!strcmp(argv[optind], drivers[i]->name))
			tested = drivers[i];
	if (!tested || !results)
		stop("no such driver, or no results");
}

int main(int argc, char **argv)
{
	results = stdout;
	srandom(1);
	parse(argc, argv);
	if (!journal)
		return run();
	journal_open(journal);
	text_write(journal_why());
	return 0;
}
