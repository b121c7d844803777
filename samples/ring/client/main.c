// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session.h"

struct options options;
unsigned int races = RACES_FEW;

/* races leave a naive kernel in pieces: only where asked for */
static const struct suite {
	const char *name;
	bool (*run)(void);
	bool naive_too;
} suites[] = {
	{ "attack", suite_ring_attack, true },
	{ "rewrite", suite_ring_rewrite, true },
	{ "race", suite_ring_race, false },
};

static void usage(void)
{
	die("usage: ring-client -d DEVICE [-r RESULTS] [-s SUITE] [-n ATTACK] [-N RACES] [-k naive]");
}

static void parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "d:r:s:n:N:k:")) != -1)
		switch (option) {
		case 'd':
			options.device = optarg;
			break;
		case 'r':
			options.results = optarg;
			break;
		case 's':
			options.suite = optarg;
			break;
		case 'n':
			options.only = optarg;
			break;
		case 'N':
			races = (unsigned int)strtoul(optarg, NULL, 10);
			break;
		case 'k':
			options.naive = !strcmp(optarg, "naive");
			break;
		default:
			usage();
		}
	if (!options.device || optind != argc)
		usage();
}

int main(int argc, char **argv)
{
	bool right = true;

	parse(argc, argv);
	for (size_t i = 0; i < ARRAY_SIZE(suites); i++)
		if (options.suite ? !strcmp(options.suite, suites[i].name) :
				    suites[i].naive_too || !options.naive)
			right &= suites[i].run();
	if (!report_planned())
		die("nothing of that name to run");
	return !right;
}
