// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Runs the registered tests: see harness.h. usage: unit [NAME ...] */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "harness.h"

static struct test *first;
static struct test **last = &first;
static unsigned long expects;
static unsigned long fails;
static long current_row;

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
}

void test_count(void)
{
	expects++;
}

void test_row(long row)
{
	current_row = row;
}

void test_fail(const char *file, int line, const char *what, bool has_values,
	       long long got, long long want)
{
	fails++;
	printf("# %s:%d: %s", file, line, what);
	if (has_values)
		printf(": %lld == %lld (%#llx == %#llx)", got, want,
		       (unsigned long long)got, (unsigned long long)want);
	if (current_row >= 0)
		printf(", row %ld", current_row);
	printf("\n");
}

void *test_guarded(size_t n)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const size_t size = (n + page - 1) / page * page;
	char *start = mmap(NULL, size + page, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (start == MAP_FAILED || mprotect(start + size, page, PROT_NONE)) {
		perror("test_guarded");
		exit(2);
	}
	return start + size - n;
}

bool test_dies(void (*run)(void))
{
	const struct rlimit no_core = { 0, 0 };
	int status = 0;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child < 0) {
		perror("test_dies");
		exit(2);
	}
	if (!child) {
		setrlimit(RLIMIT_CORE, &no_core);
		run();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFSIGNALED(status);
}

static bool wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (!strcmp(argv[i], name))
			return true;
	return argc == 1;
}

static bool run_one(const struct test *test)
{
	expects = 0;
	fails = 0;
	current_row = -1;
	test->run();
	if (!expects) {
		printf("# %s: it expects nothing\n", test->name);
		fails++;
	}
	printf("%s %s\n", fails ? "not ok" : "ok", test->name);
	fflush(stdout);
	return !fails;
}

int main(int argc, char **argv)
{
	int failed = 0;
	int run = 0;

	for (const struct test *test = first; test; test = test->next) {
		if (!wanted(test->name, argc, argv))
			continue;
		run++;
		failed += !run_one(test);
	}
	printf("1..%d\n", run);
	return failed || !run;
}
