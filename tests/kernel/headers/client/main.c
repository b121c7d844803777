// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* usage: kheaders-client -r RESULTS */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "client.h"

int test_fd;
int rows_fd;

static const char *const suite = sizeof(long) == 8 ? "kheaders" : "kheaders32";
static FILE *results;
static struct test *first;
static struct test **last = &first;
static struct test_result result;
static unsigned int planned;
static unsigned int bad;
static long current_row;

void die(const char *what)
{
	fprintf(stderr, "kheaders-client: %s: %s\n", what, strerror(errno));
	exit(2);
}

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
	planned++;
}

void test_count(void)
{
	result.expects++;
}

void test_row(long row)
{
	current_row = row;
}

void test_fail(const char *file, int line, const char *what, bool has_values,
	       long long got, long long want)
{
	char values[64] = "";

	if (result.fails++)
		return;
	if (has_values)
		snprintf(values, sizeof(values), ": %lld == %lld", got, want);
	snprintf(result.why, sizeof(result.why), "%s:%d: %s%s, row %ld",
		 strrchr(file, '/') + 1, line, what, values, current_row);
}

static void report(const char *class, const struct test_result *of)
{
	bad += of->fails != 0;
	fprintf(results, "CHECK\t%s\t%s\t%s\t%s\t", suite, class, of->name,
		of->fails ? "bad" : "ok");
	fprintf(results, "%u of %u%s%s\n", of->expects - of->fails, of->expects,
		of->fails ? ", first " : "", of->why);
}

static void run_in_module(unsigned int index)
{
	struct test_result got = { .index = index };

	if (ioctl(test_fd, TEST_RUN, &got))
		die("TEST_RUN");
	report("module", &got);
}

static void run_here(const struct test *test)
{
	memset(&result, 0, sizeof(result));
	snprintf(result.name, sizeof(result.name), "%s", test->name);
	current_row = -1;
	test->run();
	if (!result.expects)
		test_fail(__FILE__, __LINE__, "it expects nothing", false, 0,
			  0);
	report("client", &result);
}

static int open_or_die(const char *path)
{
	const int fd = open(path, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die(path);
	return fd;
}

int main(int argc, char **argv)
{
	unsigned int count;

	if (argc != 3 || strcmp(argv[1], "-r"))
		die("usage: kheaders-client -r RESULTS");
	results = fopen(argv[2], "a");
	if (!results)
		die(argv[2]);
	setlinebuf(results);
	test_fd = open_or_die("/dev/untrusted_test");
	rows_fd = open_or_die("/dev/untrusted_rows");
	count = (unsigned int)ioctl(test_fd, TEST_COUNT);

	fprintf(results, "PLAN\t%s\t%u\n", suite, count + planned);
	for (unsigned int i = 0; i < count; i++)
		run_in_module(i);
	for (const struct test *test = first; test; test = test->next)
		run_here(test);
	fprintf(results, "END\t%s\t%u\t%u\n", suite, count + planned, bad);
	return bad != 0;
}
