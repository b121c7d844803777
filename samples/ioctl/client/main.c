// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client.h"

struct options options = { .batches = 10 };

/* random requests leave a naive kernel in pieces: only where asked for */
static const struct suite {
	const char *name;
	bool (*run)(void);
	bool native_only;
	bool naive_too;
} suites[] = {
	{ "sane", suite_sane, false, true },
	{ "attack", suite_attack, false, true },
	{ "rewrite", suite_rewrite, true, true },
	{ "race", suite_race, true, true },
	{ "random", suite_random, false, false },
};

static void usage(void)
{
	die("usage: vault-client -d DEVICE [-r RESULTS] [-s SUITE] [-n ATTACK] [-m MODULE.ko] [-N BATCHES] [-k naive]");
}

static void parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "d:r:s:n:m:N:k:")) != -1)
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
		case 'm':
			options.module = optarg;
			break;
		case 'N':
			options.batches =
				(unsigned int)strtoul(optarg, NULL, 10);
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

static bool asked_for(const struct suite *suite)
{
	if (options.suite)
		return !strcmp(options.suite, suite->name);
	return (!suite->native_only || !NATIVE_32) &&
	       (suite->naive_too || !options.naive);
}

int main(int argc, char **argv)
{
	bool right = true;

	parse(argc, argv);
	device_prepare();
	for (size_t i = 0; i < ARRAY_SIZE(suites); i++)
		if (asked_for(&suites[i]))
			right &= suites[i].run();
	if (!report_planned())
		die("nothing of that name to run");
	return !right;
}
