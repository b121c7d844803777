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
