/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_COLLECT_H
#define UNTRUSTED_CHECK_COLLECT_H

/**
 * DOC: collect.h, one report for a build of many processes
 *
 * Each leaves a file in a directory, named for what was compiled, so that building
 * it again replaces the file. Its first line says what it is about, the rest is
 * what the analysis said::
 *
 *	{"directory":"/src", "file":"a.c"}
 *
 * "failed" there says why it could not be analysed.
 */

#include <stdio.h>

#include "../finding.h"
#include "job.h"

/**
 * collect_write() - leave the result of one file
 * @directory: where; is made if it is not there
 * @job: the file
 * @lines: what was said of it, unless @why
 * @why: it could not be analysed, or NULL
 *
 * What goes wrong ends the program.
 */
void collect_write(const char *directory, const struct job *job, FILE *lines,
		   const char *why);

/**
 * collect_read() - what all left there
 * @directory: where
 * @run: takes it
 *
 * What goes wrong ends the program.
 */
void collect_read(const char *directory, struct run *run);

/* note that @file of @directory could not be analysed */
void run_add_failure(struct run *run, const char *directory, const char *file,
		     const char *why);

#endif /* UNTRUSTED_CHECK_COLLECT_H */
