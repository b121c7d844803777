/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_WAY_H
#define UNTRUSTED_CHECK_WAY_H

#include <stdbool.h>
#include <stddef.h>

#include "job.h"
#include "options.h"

/**
 * struct way - how the program was called
 * @jobs: files to analyse
 * @compiler: command to run first; empty unless it was called as a wrapper
 * @others: how many sources are in other languages
 * @build: it was called by a build, for one file of many
 */
struct way {
	struct jobs jobs;
	struct words compiler;
	size_t others;
	bool build;
};

/**
 * way_find() - what the words after the options mean
 * @way: to fill
 * @options: of the command line
 * @rest: words that are no options, NULL last
 * @after_dashes: they follow a "--"
 *
 * A command line that means nothing ends the program.
 */
void way_find(struct way *way, const struct options *options, char **rest,
	      bool after_dashes);
void way_free(struct way *way);

#endif /* UNTRUSTED_CHECK_WAY_H */
