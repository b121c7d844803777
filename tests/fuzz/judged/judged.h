/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_FUZZ_JUDGED_H
#define TESTS_FUZZ_JUDGED_H

/* What libFuzzer calls; what it makes up is judged by code that shares nothing with
 * the library.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerInitialize(int *argc, char ***argv);

#define MUST(condition) \
	((condition) ? (void)0 : judged_wrong(#condition, __FILE__, __LINE__))

static inline __attribute__((__noreturn__)) void
judged_wrong(const char *condition, const char *file, int line)
{
	fprintf(stderr, "fuzz %s:%d: not so: %s\n", file, line, condition);
	abort();
}

/* Where a byte too far is seen: memory as long as what lies there. */
static inline uint8_t *judged_copy(const uint8_t *data, size_t n)
{
	uint8_t *copy = malloc(n ? n : 1);

	if (!copy)
		abort();
	if (n)
		memcpy(copy, data, n);
	return copy;
}

#endif
