// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The process that analyses one file, or several that belong together.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse.h"
#include "checks.h"
#include "engine.h"

#define EMBED(symbol, path)                                      \
	asm(".pushsection .rodata\n.globl " #symbol "\n" #symbol \
	    ":\n.incbin \"" path "\"\n.byte 0\n.popsection");    \
	extern const char symbol[]

EMBED(model_linux, "checker/model/linux.model");
EMBED(model_libc, "checker/model/libc.model");
EMBED(model_untrusted, "checker/model/untrusted.model");

static void refuse(const char *why)
{
	fprintf(stderr, "%s\n", why);
	exit(1);
}

static void read_models(void)
{
	char *why;

	if (model_read_text(model_untrusted, "untrusted.model", &why) ||
	    model_read_text(model_linux, "linux.model", &why) ||
	    model_read_text(model_libc, "libc.model", &why))
		refuse(why);
}

int analyse_main(int argc, char **argv)
{
	static const struct option options[] = {
		{ "analyse", required_argument, NULL, 'a' },
		{ "model", required_argument, NULL, 'm' },
		{ "checks", required_argument, NULL, 'c' },
		{}
	};
	const char **paths = memory(argc, sizeof(*paths));
	const char *checks = NULL, *reason;
	size_t n = 0;
	struct engine e = {};
	char *why;
	int option;

	read_models();
	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (option == 'a')
			paths[n++] = optarg;
		else if (option == 'c')
			checks = optarg;
		else if (option != 'm' || model_read(optarg, &why))
			refuse(option == 'm' ? why : "wrong option");
	}
	if (!n)
		refuse("no file to analyse");
	if (checks_choose(checks, &why))
		refuse(why);
	e.module = module_load(paths, n, &reason);
	if (!e.module)
		refuse(reason);
	engine_run(&e);
	found_write(&e, stdout);
	return fflush(stdout) ? 1 : 0;
}
