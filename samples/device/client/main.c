// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: edu-client -d DRIVER -r RESULTS [-k] [-a] SUITE ...
 *
 *	honest	what an honest card is asked for; needs no lying card
 *	named	each lie and each file that has a name
 *	sweep	every value the driver reads, replaced; -a: by every hostile value
 *	-k	the driver's faults are the result
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client.h"

const char *driver;
bool naive;

static FILE *results;
static const char *suite;
static unsigned int planned;
static unsigned int bad;
static bool all_good = true;

void die(const char *what)
{
	fprintf(stderr, "edu-client: %s: %s\n", what, strerror(errno));
	exit(2);
}

void plan(const char *name, unsigned int checks)
{
	suite = name;
	planned = checks;
	bad = 0;
	fprintf(results, "PLAN\t%s\t%u\n", name, checks);
}

void check(const char *class, const char *name, bool ok, const char *outcome)
{
	bad += !ok && !naive;
	fprintf(results, "CHECK\t%s\t%s\t%s\t%s\t%s\n", suite, class, name,
		ok || naive ? "ok" : "bad", outcome);
}

void fact(const char *name, unsigned long value)
{
	fprintf(results, "FACT\t%s\t%s\t%lu\n", suite, name, value);
}

void end(void)
{
	fprintf(results, "END\t%s\t%u\t%u\n", suite, planned, bad);
	all_good = all_good && !bad;
}

int main(int argc, char **argv)
{
	bool all = false;
	int option;

	while ((option = getopt(argc, argv, "d:r:ka")) != -1) {
		switch (option) {
		case 'd':
			driver = optarg;
			break;
		case 'r':
			results = fopen(optarg, "a");
			break;
		case 'k':
			naive = true;
			break;
		case 'a':
			all = true;
			break;
		}
	}
	if (!driver || !results)
		die("see the head of main.c for the arguments");
	setlinebuf(results);
	card_find();
	for (; optind < argc; optind++) {
		if (!strcmp(argv[optind], "honest"))
			honest();
		else if (!strcmp(argv[optind], "named"))
			named();
		else if (!strcmp(argv[optind], "sweep"))
			sweep(all);
		else
			die(argv[optind]);
	}
	return !all_good;
}
