/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_POOL_H
#define UNTRUSTED_CHECK_POOL_H

#include <stdio.h>

#include "../finding.h"
#include "cache.h"
#include "job.h"
#include "options.h"

/**
 * analyse_jobs() - all files, several at once
 * @jobs: the files
 * @options: how
 * @cache: where results may already be
 * @progress: a line on standard error tells how far it is
 * @run: takes what was found, unless options say to collect it
 */
void analyse_jobs(const struct jobs *jobs, const struct options *options,
		  const struct cache *cache, bool progress, struct run *run);

#endif /* UNTRUSTED_CHECK_POOL_H */
