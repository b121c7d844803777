// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The fuzz harness by itself: it ends. */
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
