/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_WORK_H
#define UNTRUSTED_CHECK_WORK_H

#include "cache.h"
#include "job.h"
#include "options.h"

/**
 * struct work - what one analysis costs
 * @job: its files
 * @command: for each clang's, of clang_command()
 * @nr: how many files
 * @key: of its entry in the cache
 */
struct work {
	const struct job *job;
	struct words *command;
	size_t nr;
	char *key;
};

/**
 * work_do() - compile files, analyse them as one, keep the result
 * @work: the files
 * @options: limits, checks, models
 * @cache: takes the result
 * @lines: file that takes what the analysis says
 * Return: NULL, or why it could not be done, in one line
 */
char *work_do(const struct work *work, const struct options *options,
	      const struct cache *cache, int lines);

#endif /* UNTRUSTED_CHECK_WORK_H */
