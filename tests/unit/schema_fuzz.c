// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The fuzz harness by itself: it ends, and asks only what has an answer. */
#include <stdlib.h>
#include <untrusted/user/fuzz.h>

#include "schema_test.h"

struct sealed {
	uint8_t value;
	uint8_t sum;
};
#define SEALED(FIELD, ...)    \
	FIELD(u8, value, ANY) \
	FIELD(u8, sum, ZERO)
UNTRUSTED_SCHEMA(sealed, struct sealed, SEALED, none);
UNTRUSTED_LIMITS(sealed, SEALED, none);

/* Whatever is repaired, it spoils; a harness that goes on for ever is stopped. */
static unsigned int seals;
static void spoil(void *message, size_t n)
{
	EXPECT_EQ(n, sizeof(struct sealed));
	((struct sealed *)message)->sum = 7;
	if (++seals > 100)
		abort();
}

static const struct sealed seed;
UNTRUSTED_FUZZ(sealed, NULL, &seed, sizeof(seed), spoil);

TEST(schema_fuzz_ends)
{
	const struct untrusted_fuzz_tally tally =
		untrusted_fuzz_run(&sealed_fuzz, 3, 1);

	EXPECT_EQ(tally.bugs, 0);
	EXPECT_EQ(tally.accepted, 0);
	EXPECT(tally.broken > 0);
	EXPECT(seals >= 3);
}

/* What no rule let in is not shifted by: the sanitizers would say so. */
struct shifted {
	uint8_t shift;
	uint32_t value;
} __attribute__((__packed__));
#define SHIFTED(FIELD, ...)      \
	FIELD(u8, shift, MAX(7)) \
	FIELD(u32, value, MAX(1u << shift))
UNTRUSTED_SCHEMA(shifted, struct shifted, SHIFTED, none);
UNTRUSTED_LIMITS(shifted, SHIFTED, none);
static const struct shifted shifted_seed = { 3, 8 };
UNTRUSTED_FUZZ(shifted, NULL, &shifted_seed, sizeof(shifted_seed), NULL);

TEST(schema_fuzz_mutates)
{
	for (uint64_t random = 0; random < 50; random++) {
		struct shifted refused = { 200, 99 }, accepted = { 2, 4 };

		untrusted_fuzz_mutate(&shifted_fuzz, &refused, sizeof(refused),
				      random);
		EXPECT((refused.shift <= 7 && refused.value == 99) ||
		       refused.value <= 8);
		untrusted_fuzz_mutate(&shifted_fuzz, &accepted,
				      sizeof(accepted), random);
		EXPECT(accepted.shift <= 7 && accepted.value <= 128);
	}
}

/* A result of several pages, of which a judge writes one byte: where, and what. */
struct anything {
	uint8_t value;
};
#define ANYTHING(FIELD, ...) FIELD(u8, value, ANY)
UNTRUSTED_SCHEMA(anything, struct anything, ANYTHING, none);
UNTRUSTED_LIMITS(anything, ANYTHING, none);
UNTRUSTED_FUZZ(anything, NULL, &seed, sizeof(struct anything), NULL);

static size_t written_at;
static unsigned char written, step;

static int judge_long(__attribute__((__unused__)) const void *message,
		      __attribute__((__unused__)) size_t n, void *out,
		      __attribute__((__unused__)) struct untrusted_error *err)
{
	written += step;
	((unsigned char *)out)[written_at] = written;
	return 0;
}

TEST(schema_fuzz_compares_results)
{
	static const size_t places[] = { 0, 4095, 4096, 8191, 8192, 9999 };
	struct untrusted_fuzz forgetful = anything_fuzz;

	forgetful.judge = judge_long;
	forgetful.result = 10000;
	FOR_EACH_ROW(place, places)
	{
		written_at = *place;
		step = 0;
		EXPECT_EQ(untrusted_fuzz_run(&forgetful, 3, 1).bugs, 0);
		step = 1;
		EXPECT(untrusted_fuzz_run(&forgetful, 3, 1).bugs > 0);
	}
}
