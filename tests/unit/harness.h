/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_UNIT_HARNESS_H
#define TESTS_UNIT_HARNESS_H

/**
 * DOC: harness.h, unit tests that register themselves
 *
 * A complete test::
 *
 *	#include "harness.h"
 *	#include <untrusted/validate.h>
 *
 *	TEST(max_takes_its_bound)
 *	{
 *		uint32_t out = 7;
 *
 *		EXPECT_EQ(validate_max(u32, untrusted_mark(u32, 5), 5, &out), 0);
 *		EXPECT_EQ(out, 5);
 *	}
 *
 * An EXPECT that fails prints where, what and the operands, and goes on. A test
 * without an EXPECT fails. Each test is a line "ok NAME" or "not ok NAME"; the
 * program ends in "1..N", so that one which dies early is noticed.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct test {
	const char *name;
	void (*run)(void);
	struct test *next;
};

void test_register(struct test *test);
void test_count(void);
void test_fail(const char *file, int line, const char *what, bool has_values,
	       long long got, long long want);
void test_row(long row);

/* A block of n bytes that ends where the address space does not go on. */
void *test_guarded(size_t n);

/* Whether run() is ended by a signal, in a process of its own. */
bool test_dies(void (*run)(void));

#define TEST(name)                                                         \
	static void test_##name(void);                                     \
	static struct test test_entry_##name = { #name, test_##name, 0 };  \
	__attribute__((__constructor__)) static void test_add_##name(void) \
	{                                                                  \
		test_register(&test_entry_##name);                         \
	}                                                                  \
	static void test_##name(void)

#define EXPECT(condition)                                                   \
	do {                                                                \
		test_count();                                               \
		if (!(condition))                                           \
			test_fail(__FILE__, __LINE__, #condition, 0, 0, 0); \
	} while (0)

#define EXPECT_EQ(got, want)                                                \
	do {                                                                \
		const long long test_got = (long long)(got);                \
		const long long test_want = (long long)(want);              \
		test_count();                                               \
		if (test_got != test_want)                                  \
			test_fail(__FILE__, __LINE__, #got " == " #want, 1, \
				  test_got, test_want);                     \
	} while (0)

#define ROWS(table) (sizeof(table) / sizeof((table)[0]))

/* Failures inside say which row of the table. */
#define FOR_EACH_ROW(row, table)                                               \
	for (size_t row##_i = 0;                                               \
	     row##_i < ROWS(table) && (test_row((long)row##_i), true);         \
	     row##_i++)                                                        \
		for (const __typeof__(*(table)) *row = &(table)[row##_i]; row; \
		     row = NULL)

#endif /* TESTS_UNIT_HARNESS_H */
