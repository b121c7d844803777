// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The registered tests as cases of one KUnit suite, made when the module is loaded. */
#include <kunit/test.h>

#include "module.h"

static struct unit {
	const struct test *test;
	char name[64]; /* its address tells cases of the same name apart */
} units[500];
static struct kunit_case cases[ARRAY_SIZE(units) + 1]; /* ends at one of zeros */

static void run(struct kunit *kunit)
{
	const struct unit *unit =
		container_of((const char(*)[64])kunit->name, struct unit, name);
	const struct test_result *result = test_run(unit->test);

	if (result->fails)
		KUNIT_FAIL(kunit, "%s, the first of %u", result->why,
			   result->fails);
}

static struct kunit_suite suite = {
	.name = "untrusted",
	.test_cases = cases,
};

/* Not by kunit_test_suites(): 6.1 runs those before a module's init makes its cases. */
static struct kunit_suite *suites[] = { &suite };

static unsigned int most = ARRAY_SIZE(units);
module_param(most, uint, 0);
MODULE_PARM_DESC(most, "run the first so many only");

static int __init unit_init(void)
{
	const struct test *test;
	unsigned int i = 0;

	tests_construct();
	if (tests_count > ARRAY_SIZE(units) || most > ARRAY_SIZE(units))
		return -E2BIG;
	for (test = tests_first; test && i < most; test = test->next, i++) {
		units[i].test = test;
		strscpy(units[i].name, test->name, sizeof(units[i].name));
		cases[i].run_case = run;
		cases[i].name = units[i].name;
	}
	return __kunit_test_suites_init(suites, ARRAY_SIZE(suites));
}

static void __exit unit_exit(void)
{
	__kunit_test_suites_exit(suites, ARRAY_SIZE(suites));
	tests_free();
}

module_init(unit_init);
module_exit(unit_exit);
MODULE_DESCRIPTION("Unit tests of untrusted");
MODULE_LICENSE("Dual MIT/GPL");
