// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

#include "client.h"

#define LINE_MAX_BYTES 1024

static char suite_name[24];
static unsigned int planned;
static unsigned int planned_ever;
static unsigned int checks;
static unsigned int checks_bad;

/* one write a line: whatever kills us later, the lines before it stand */
static void put_line(const char *line, int length)
{
	static int fd = -1;

	if (length >= LINE_MAX_BYTES)
		length = LINE_MAX_BYTES - 1;
	if (fd < 0)
		fd = options.results ?
			     open(options.results,
				  O_WRONLY | O_APPEND | O_CREAT | O_NOCTTY,
				  0644) :
			     STDOUT_FILENO;
	if (fd < 0 || write(fd, line, (size_t)length) != length)
		abort();
}

/* what a driver leaked may stand in an outcome */
static void make_printable(char *line)
{
	for (; *line; line++)
		if ((*line < ' ' && *line != '\t' && *line != '\n') ||
		    *line > '~')
			*line = '.';
}

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...)
{
	char line[LINE_MAX_BYTES];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	make_printable(line);
	put_line(line, length);
}

bool report_wants(const char *name)
{
	return !options.only || !strcmp(options.only, name);
}

unsigned int report_planned(void)
{
	return planned_ever;
}

void report_plan(const char *suite, unsigned int count)
{
	snprintf(suite_name, sizeof(suite_name), "%s%s", suite,
		 NATIVE_32 ? "32" : "");
	planned = count;
	planned_ever += count;
	checks = 0;
	checks_bad = 0;
	if (planned)
		put("PLAN\t%s\t%u\n", suite_name, count);
}

void report_check(const char *class, const char *name, bool ok,
		  const char *detail, ...)
{
	char words[LINE_MAX_BYTES - 128];
	va_list args;

	va_start(args, detail);
	vsnprintf(words, sizeof(words), detail, args);
	va_end(args);
	ok |= options.naive;
	checks++;
	checks_bad += !ok;
	put("CHECK\t%s\t%s\t%s\t%s\t%s\n", suite_name, class, name,
	    ok ? "ok" : "bad", words);
}

void report_fact(const char *name, unsigned long long value)
{
	if (planned)
		put("FACT\t%s\t%s\t%llu\n", suite_name, name, value);
}

bool report_end(void)
{
	if (planned)
		put("END\t%s\t%u\t%u\n", suite_name, checks, checks_bad);
	return !checks_bad;
}

void die(const char *why, ...)
{
	va_list args;

	fputs("vault-client: ", stderr);
	va_start(args, why);
	vfprintf(stderr, why, args);
	va_end(args);
	fputc('\n', stderr);
	_exit(2);
}
