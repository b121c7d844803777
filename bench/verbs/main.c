// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Calls every version of every verb over the same messages. First each answer
 * is compared with the first hand-written shape's; then the versions run for
 * callgrind, which counts by caller: stream_valid, stream_refused, stream_bulk.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "streams.h"
#include "wrapped.h"

#define MESSAGES 4096
#define VERSIONS 4
#define BULK 1000000
#define ROUNDS 41
#define BOUND 50000

#define ROW(name)                                              \
	{ #name,                                               \
	  fill_##name,                                         \
	  { hand_##name##_1, hand_##name##_2, hand_##name##_3, \
	    wrapped_##name } },

static const struct {
	const char *name;
	fill_fn *fill;
	verb_fn *run[VERSIONS];
} verbs[] = { VERB_CASES(ROW) };

static const struct {
	const char *name;
	fill_fn *fill;
	verb_detail_fn *run[VERSIONS];
} details[] = { DETAIL_CASES(ROW) };

const uint32_t slot_table[SLOTS] = { 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7 };

static uint32_t long_table[RANGE_HI + 1];
static struct message messages[STREAMS][MESSAGES];
static const struct context context = {
	.lo = 20,
	.hi = 3000,
	.slots = 57,
	.tail_bytes = 43,
	.total = 1500,
	.max_bytes = 1 << 20,
	.table = long_table,
};

static __attribute__((noinline)) void stream_valid(verb_fn *run)
{
	static struct result result;
	size_t i;

	for (i = 0; i < MESSAGES; i++)
		run(&messages[STREAM_VALID][i], &context, &result);
}

static __attribute__((noinline)) void stream_refused(verb_fn *run)
{
	static struct result result;
	size_t i;

	for (i = 0; i < MESSAGES; i++)
		run(&messages[STREAM_REFUSED][i], &context, &result);
}

static __attribute__((noinline)) void detail_valid(verb_detail_fn *run)
{
	static struct result result;
	size_t i;

	for (i = 0; i < MESSAGES; i++) {
		struct detail detail = { .field = "" };

		run(&messages[STREAM_VALID][i], &context, &result, &detail);
	}
}

static __attribute__((noinline)) void detail_refused(verb_detail_fn *run)
{
	static struct result result;
	size_t i;

	for (i = 0; i < MESSAGES; i++) {
		struct detail detail = { .field = "" };

		run(&messages[STREAM_REFUSED][i], &context, &result, &detail);
	}
}

static void fill_streams(fill_fn *fill)
{
	size_t i;

	for (i = 0; i < MESSAGES; i++) {
		fill(&messages[STREAM_VALID][i], &context, true);
		fill(&messages[STREAM_REFUSED][i], &context, false);
	}
}

static void disagree(const char *name, int version, size_t at)
{
	fprintf(stderr, "verbs: %s: version %d disagrees on message %zu\n",
		name, version + 1, at);
	exit(1);
}

static bool never_refuses(const char *name)
{
	return !strcmp(name, "or") || !strcmp(name, "bypass");
}

/* Equal errno, equal result; nothing is written by a refusal. */
static void verify(const char *name, verb_fn *const run[VERSIONS],
		   enum stream stream, bool refused)
{
	struct result want, got;
	int version, want_err;
	size_t i;

	for (i = 0; i < MESSAGES; i++) {
		const struct message *m = &messages[stream][i];

		memset(&want, 0xa5, sizeof(want));
		memset(&got, 0xa5, sizeof(got));
		want_err = run[0](m, &context, &want);
		if (!!want_err != refused ||
		    (refused && memcmp(&want, &got, sizeof(got))))
			disagree(name, 0, i);
		for (version = 1; version < VERSIONS; version++) {
			memset(&got, 0xa5, sizeof(got));
			if (run[version](m, &context, &got) != want_err ||
			    memcmp(&want, &got, sizeof(got)))
				disagree(name, version, i);
		}
	}
}

static bool same_detail(const struct detail *a, const struct detail *b)
{
	return !strcmp(a->field, b->field) && a->offset == b->offset &&
	       a->error == b->error;
}

static void verify_detail(const char *name, verb_detail_fn *const run[VERSIONS],
			  enum stream stream)
{
	int version, want_err;
	size_t i;

	for (i = 0; i < MESSAGES; i++) {
		const struct message *m = &messages[stream][i];
		struct detail want_detail = { .field = "" };
		struct result want, got;

		memset(&want, 0xa5, sizeof(want));
		want_err = run[0](m, &context, &want, &want_detail);
		for (version = 1; version < VERSIONS; version++) {
			struct detail detail = { .field = "" };

			memset(&got, 0xa5, sizeof(got));
			if (run[version](m, &context, &got, &detail) !=
				    want_err ||
			    memcmp(&want, &got, sizeof(got)) ||
			    !same_detail(&want_detail, &detail))
				disagree(name, version, i);
		}
	}
}

static void run_verbs(void)
{
	size_t i;
	int version;

	for (i = 0; i < sizeof(verbs) / sizeof(*verbs); i++) {
		fill_streams(verbs[i].fill);
		verify(verbs[i].name, verbs[i].run, STREAM_VALID, false);
		verify(verbs[i].name, verbs[i].run, STREAM_REFUSED,
		       !never_refuses(verbs[i].name));
		for (version = 0; version < VERSIONS; version++) {
			stream_valid(verbs[i].run[version]);
			stream_refused(verbs[i].run[version]);
		}
	}
}

static void run_details(void)
{
	size_t i;
	int version;

	for (i = 0; i < sizeof(details) / sizeof(*details); i++) {
		fill_streams(details[i].fill);
		verify_detail(details[i].name, details[i].run, STREAM_VALID);
		verify_detail(details[i].name, details[i].run, STREAM_REFUSED);
		for (version = 0; version < VERSIONS; version++) {
			detail_valid(details[i].run[version]);
			detail_refused(details[i].run[version]);
		}
	}
}

typedef int below_fn(const uint32_t *array, size_t n, uint32_t bound);
typedef int printable_fn(const uint8_t *array, size_t n);

static below_fn *const below[VERSIONS] = { hand_each_below_1, hand_each_below_2,
					   hand_each_below_3,
					   wrapped_each_below };
static printable_fn *const printable[VERSIONS] = { hand_each_printable_1,
						   hand_each_printable_2,
						   hand_each_printable_3,
						   wrapped_each_printable };

static uint32_t numbers[BULK];
static uint8_t text[BULK];

static __attribute__((noinline)) int stream_bulk_below(below_fn *run)
{
	return run(numbers, BULK, BOUND);
}

static __attribute__((noinline)) int stream_bulk_printable(printable_fn *run)
{
	return run(text, BULK);
}

static void fill_bulk(void)
{
	size_t i;

	for (i = 0; i < BULK; i++) {
		numbers[i] = random_u32() % BOUND;
		text[i] = 0x20 + random_u32() % (0x7f - 0x20);
	}
}

/* One bad element anywhere is found; short arrays are all tail. */
static void verify_bulk(void)
{
	size_t i, at;
	int version;

	for (version = 0; version < VERSIONS; version++) {
		for (i = 0; i < 2000; i++) {
			size_t n = i < 1500 ? i : BULK;

			at = n - 1 - random_u32() % (n < 700 ? n + !n : 700);
			if (below[version](numbers, n, BOUND) ||
			    printable[version](text, n))
				disagree("each, good", version, i);
			if (!n)
				continue;
			numbers[at] ^= 1u << 31;
			text[at] ^= 0x80;
			if (below[version](numbers, n, BOUND) != -EINVAL ||
			    printable[version](text, n) != -EINVAL)
				disagree("each, bad", version, i);
			numbers[at] ^= 1u << 31;
			text[at] ^= 0x80;
		}
	}
}

static void run_bulk(void)
{
	int version;

	for (version = 0; version < VERSIONS; version++) {
		stream_bulk_below(below[version]);
		stream_bulk_printable(printable[version]);
	}
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return t.tv_sec + t.tv_nsec * 1e-9;
}

/* The best of ROUNDS: others use the machine too. */
static double best_seconds(int version, bool words)
{
	double best = 1e9;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		double start = seconds();

		if (words)
			stream_bulk_below(below[version]);
		else
			stream_bulk_printable(printable[version]);
		start = seconds() - start;
		best = start < best ? start : best;
	}
	return best;
}

static double best_copy_seconds(size_t n)
{
	static uint8_t copy[sizeof(numbers)];
	double best = 1e9;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		double start = seconds();

		memcpy(copy, numbers, n);
		__asm__ volatile("" : : "r"(copy) : "memory");
		start = seconds() - start;
		best = start < best ? start : best;
	}
	return best;
}

static void print_rate(const char *kind, const char *what, size_t n, double s)
{
	printf("%s\t%s\t%.1f\n", kind, what, n / s * 1e-9);
}

static void print_rates(void)
{
	print_rate("below", "hand", sizeof(numbers), best_seconds(2, true));
	print_rate("below", "wrapped", sizeof(numbers), best_seconds(3, true));
	print_rate("below", "memcpy", sizeof(numbers),
		   best_copy_seconds(sizeof(numbers)));
	print_rate("printable", "hand", BULK, best_seconds(2, false));
	print_rate("printable", "wrapped", BULK, best_seconds(3, false));
	print_rate("printable", "memcpy", BULK, best_copy_seconds(BULK));
}

int main(int argc, char **argv)
{
	fill_bulk();
	if (argc > 1 && !strcmp(argv[1], "rates")) {
		print_rates();
		return 0;
	}
	if (argc > 1 && !strcmp(argv[1], "verify"))
		verify_bulk();
	run_verbs();
	run_details();
	run_bulk();
	return 0;
}
