// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* tests/unit/harness.h in the kernel: one test at a time, nothing here is locked. */
#include <linux/mm.h>
#include <linux/vmalloc.h>

#include "module.h"

struct test *tests_first;
unsigned int tests_count;
static struct test **last = &tests_first;
static struct test_result result;
static long current_row;
static void *guarded[4000];
static unsigned int guarded_count;

static bool plant;
module_param(plant, bool, 0);
MODULE_PARM_DESC(plant, "make one test fail");

TEST(no_failure_is_planted)
{
	EXPECT(!plant);
}

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
	tests_count++;
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
	const size_t room = sizeof(result.why);
	size_t n;

	if (result.fails++)
		return;
	n = scnprintf(result.why, room, "%s:%d: %s", kbasename(file), line,
		      what);
	if (has_values)
		n += scnprintf(result.why + n, room - n, ": %lld == %lld", got,
			       want);
	if (current_row >= 0)
		scnprintf(result.why + n, room - n, ", row %ld", current_row);
}

/* vmalloc keeps a page free behind each area. Tests may keep what they got. */
void *test_guarded(size_t n)
{
	const size_t size = PAGE_ALIGN(n ?: 1);
	void *start = vzalloc(size);

	if (!start || guarded_count == ARRAY_SIZE(guarded)) {
		vfree(start);
		EXPECT(!"memory for test_guarded()");
		return NULL;
	}
	guarded[guarded_count++] = start;
	return start + size - n;
}

void tests_free(void)
{
	while (guarded_count)
		vfree(guarded[--guarded_count]);
}

struct test_result *test_run(const struct test *test)
{
	result = (struct test_result){};
	strscpy(result.name, test->name, sizeof(result.name));
	current_row = -1;
	test->run();
	if (!result.expects)
		test_fail(__FILE__, __LINE__, "it expects nothing", false, 0,
			  0);
	return &result;
}

/* Debian's kernels call no constructors of modules. */
void tests_construct(void)
{
	const test_constructor *at = tests_begin;

	if (IS_ENABLED(CONFIG_CONSTRUCTORS))
		return;
	while (++at != tests_end)
		(*at)();
}
