/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UAPI_HARNESS_H
#define UAPI_HARNESS_H

#include "uapi.h"

#define UAPI_SEEDS 256

struct uapi_seed {
	unsigned char bytes[UAPI_ROOM];
	size_t n;
};

enum uapi_class { UAPI_VALUES, UAPI_RULES, UAPI_BOUNDS, UAPI_CLASSES };

/* One struct under test: its rows so far, and their messages. */
struct uapi_run {
	const struct uapi_struct *about;
	struct uapi_ctx ctx;
	bool planted;
	unsigned int rows[UAPI_CLASSES];
	unsigned int failed[UAPI_CLASSES];
	struct uapi_seed seeds[UAPI_SEEDS];
	size_t n_seeds;
};

/* What both say of one message. */
struct uapi_opinions {
	int schema, oracle;
	struct uapi_answer answer;
	struct oracle_verdict verdict;
	uint64_t values[UAPI_ROOM], oracle_values[UAPI_ROOM];
};

/* Returns whether they say the same. */
bool uapi_ask(const struct uapi_run *run, const void *message, size_t size,
	      const struct uapi_ctx *ctx, struct uapi_opinions *o);
void uapi_say(const struct uapi_opinions *o);

/**
 * struct uapi_tally - what came of mutated messages
 * @asked: how many
 * @accepted: how many the oracle accepted
 * @differ: how many the schema judged otherwise
 */
struct uapi_tally {
	unsigned long asked, accepted, differ;
};

/* Mutates the run's messages; the same messages every time. */
struct uapi_tally uapi_mutate(const struct uapi_run *run, unsigned long n);

#endif
