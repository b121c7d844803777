/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_REPORT_H
#define UNTRUSTED_CHECK_REPORT_H

/**
 * DOC: report.h, from the lines of many files to what people and tools read
 *
 * In this order: run_read() for each file, run_finish(), baseline_read() if there
 * is one, any of the reports, run_free(). A struct run starts as all zero.
 *
 * A comment in a source takes a finding out of the news::
 *
 *	/+ untrusted-check: allow double-fetch: the second one is compared +/
 *
 * (with stars for the plus signs) on the line of the finding or the one above it.
 * One without a reason, one that names no check, and one that takes nothing out
 * are findings themselves, of the check "suppression".
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "../finding.h"

/**
 * run_read() - add what the analysis of one file said
 * @run: where to
 * @directory: what relative names are relative to
 * @lines: JSON, an object a line, see finding.h
 * Return: 0; -EBADMSG if a line is malformed or the last is not "done": then
 * nothing of this file was added
 */
int run_read(struct run *run, const char *directory, FILE *lines);

/**
 * run_finish() - sort, drop duplicates, give ids, look for suppressing comments
 * @run: all files of which were read
 * @root: what names become relative to, if below it
 */
void run_finish(struct run *run, const char *root);

/* how many files could not be analysed; one whose function was cut is none of them */
size_t run_failures(const struct run *run);

/**
 * run_has_news() - is there a finding that is neither known nor suppressed?
 * @run: finished
 */
bool run_has_news(const struct run *run);

/**
 * run_bypasses() - how many uses of untrusted_bypass() there are
 * @run: finished
 */
size_t run_bypasses(const struct run *run);

/**
 * run_free() - free what the others allocated, not @run itself
 * @run: all zero afterwards
 */
void run_free(struct run *run);

/**
 * baseline_read() - mark what is known
 * @run: finished
 * @path: written by baseline_write()
 *
 * Says on standard error how many entries no longer occur.
 * Return: 0, -EBADMSG if a line is no entry, or why the file cannot be read
 */
int baseline_read(struct run *run, const char *path);

/**
 * baseline_write() - make every finding that is not suppressed a known one
 * @run: finished
 * @path: one line a finding, sorted
 * Return: 0, or why the file cannot be written
 */
int baseline_write(const struct run *run, const char *path);

/**
 * report_text() - in the compiler's form, with the way from source to use
 * @run: finished
 * @out: where to
 * @colour: with the escape sequences of a terminal
 * Return: 0 or -EIO
 */
int report_text(const struct run *run, FILE *out, bool colour);

/**
 * report_sarif() - SARIF 2.1.0
 * @run: finished
 * @out: where to
 * Return: 0 or -EIO
 */
int report_sarif(const struct run *run, FILE *out);

/**
 * report_html() - one page that needs nothing else
 * @run: finished
 * @out: where to
 * Return: 0 or -EIO
 */
int report_html(const struct run *run, FILE *out);

/**
 * explain() - the page of one check
 * @check: its name
 * @out: where to
 * Return: 0, -ENOENT if there is no such check, or -EIO
 */
int explain(const char *check, FILE *out);

#endif /* UNTRUSTED_CHECK_REPORT_H */
