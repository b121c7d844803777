/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_CHILD_H
#define UNTRUSTED_CHECK_CHILD_H

#include <stdbool.h>

/**
 * struct child - a program to run within limits
 * @argv: its command line
 * @directory: to run it in
 * @out: file that takes its standard output
 * @seconds: of processor time; it has ten times as long by the clock
 * @bytes: of address space
 */
struct child {
	char *const *argv;
	const char *directory;
	int out;
	long seconds;
	long bytes;
};

/**
 * child_run() - run it to its end, or to the end of its time
 * @child: what to run
 * @said: takes what it wrote to standard error, to be freed
 * Return: its status as waitpid() has it; -ETIME if its time was up; another
 * negative errno if it could not be run
 */
int child_run(const struct child *child, char **said);

/**
 * child_verdict() - what a status means
 * @status: of child_run(), not 0
 * @child: that ended so
 * Return: half a sentence, to be freed
 */
char *child_verdict(int status, const struct child *child);

#endif /* UNTRUSTED_CHECK_CHILD_H */
