/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_FINDING_H
#define UNTRUSTED_CHECK_FINDING_H

/**
 * DOC: finding.h, what passes between analysis, cache and report
 *
 * A file is analysed in a process of its own, which writes one JSON object a line
 * on its standard output and "done" last; without that line the file counts as
 * failed. The cache keeps these lines as they are, the reports read nothing else.
 *
 * A finding::
 *
 *	{"check":"double-fetch", "file":"a.c", "line":9, "column":3,
 *	 "function":"f", "message":"...", "advice":"...",
 *	 "steps":[{"file":"a.c", "line":5, "column":6, "text":"..."}]}
 *
 * A use of untrusted_bypass(), which is counted and no finding::
 *
 *	{"bypass":"the reason", "file":"a.c", "line":9, "column":3, "function":"f"}
 *
 * A function that took too many steps, and was not analysed to the end::
 *
 *	{"cut":"f", "file":"a.c", "line":9, "column":0}
 *
 * The end, with the sources to look for comments in::
 *
 *	{"done":1, "functions":12, "sources":["a.c"]}
 *
 * Names of files are as the compiler wrote them: relative ones to the directory
 * that the compiler ran in.
 */

#include <stdbool.h>
#include <stddef.h>

/**
 * struct step - one place on the way from source to use, in the order it happens
 * @file: as the finding's
 * @line: from 1
 * @column: from 1; 0 where the compiler gave none
 * @text: what happens there, a clause without a full stop
 */
struct step {
	char *file;
	unsigned int line;
	unsigned int column;
	char *text;
};

/**
 * struct finding - one report
 * @check: name of the check, a row of checks.def
 * @file: where the use is
 * @line: from 1
 * @column: from 1; 0 where the compiler gave none
 * @function: which contains it
 * @message: what is wrong, one clause without a full stop
 * @advice: what to write instead
 * @steps: from source to use; at least one
 * @nr_steps: how many
 * @id: 16 hexadecimal digits that stay the same while lines move: a hash of check,
 *	file, function, message, and the number of an earlier finding equal in all of
 *	these
 * @known: it stands in the baseline
 * @suppressed: the reason that a comment in the source gives, or NULL
 */
struct finding {
	char *check;
	char *file;
	unsigned int line;
	unsigned int column;
	char *function;
	char *message;
	char *advice;
	struct step *steps;
	size_t nr_steps;
	char id[17];
	bool known;
	char *suppressed;
};

/**
 * struct bypass - one use of untrusted_bypass()
 * @reason: the string literal it carries
 * @file: where it is
 * @line: from 1
 * @function: which contains it
 */
struct bypass {
	char *reason;
	char *file;
	unsigned int line;
	char *function;
};

/**
 * struct failure - one file that could not be analysed
 * @file: its name
 * @why: one line: which step failed and what it said
 * @cut: one of its functions was not analysed to the end; the rest was
 */
struct failure {
	char *file;
	char *why;
	bool cut;
};

/**
 * struct run - everything one run found, in the order of file, line, column
 * @sources: files whose functions were analysed
 * @root: what names are relative to, absolute; NULL before run_finish()
 * @files: how many files were analysed, failures not counted
 * @cached: how many of these came from the cache
 */
struct run {
	struct finding *findings;
	size_t nr_findings;
	struct bypass *bypasses;
	size_t nr_bypasses;
	struct failure *failures;
	size_t nr_failures;
	char **sources;
	size_t nr_sources;
	char *root;
	size_t files;
	size_t cached;
};

#endif /* UNTRUSTED_CHECK_FINDING_H */
