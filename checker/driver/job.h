/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_JOB_H
#define UNTRUSTED_CHECK_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "words.h"

/**
 * struct job - one C file to analyse, and how it is compiled
 * @directory: that the compiler runs in, absolute
 * @file: as on the compiler's command line
 * @flags: of the compiler that decide what the source means; no outputs, no warnings
 * @object: what the compile writes, which tells two compiles of one file apart; ""
 *	if nobody said
 */
struct job {
	char *directory;
	char *file;
	struct words flags;
	char *object;
};

struct jobs {
	struct job *job;
	size_t nr;
};

/**
 * jobs_from_command() - what a compiler would compile
 * @jobs: takes one job for each C source
 * @directory: that the compiler would run in
 * @words: the compiler, if any, and its arguments
 * Return: how many sources in other languages there are
 *
 * Adds nothing for a command that only preprocesses or links.
 */
size_t jobs_from_command(struct jobs *jobs, const char *directory,
			 const struct words *words);

/**
 * jobs_from_kbuild() - what kbuild asks a checker to look at
 * @jobs: takes the job
 * @directory: the current one
 * @words: the arguments, without the program
 *
 * Leaves out what kbuild says to sparse.
 */
void jobs_from_kbuild(struct jobs *jobs, const char *directory,
		      const struct words *words);

/**
 * jobs_from_database() - the commands of a compile_commands.json
 * @jobs: takes a job for each C source
 * @path: the file, or the directory it is in
 * Return: how many sources in other languages it has. What is wrong with the file
 * ends the program.
 */
size_t jobs_from_database(struct jobs *jobs, const char *path);

/**
 * jobs_keep() - only some files
 * @jobs: loses all others
 * @files: names of what is kept
 *
 * A name that is in no job ends the program.
 */
void jobs_keep(struct jobs *jobs, const struct words *files);

void jobs_free(struct jobs *jobs);

#endif /* UNTRUSTED_CHECK_JOB_H */
