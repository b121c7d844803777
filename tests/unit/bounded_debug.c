// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* bounded.h with UNTRUSTED_DEBUG: a broken promise traps. */
#define UNTRUSTED_DEBUG
#include <untrusted/bounded.h>

#include "harness.h"
#include "values.h"

BOUNDED_PROMISED(sworn, u32, 0, 15);
BOUNDED_TYPE(slot, u32, 0, 15);

static uint32_t stored;
static volatile uint32_t got;

static void get_sworn(void)
{
	bounded_sworn b;

	/* untrusted-check: allow forged: the test is of forged storage */
	memcpy(&b, &stored, sizeof(b));
	got = bounded_get(b);
}

static void get_slot(void)
{
	bounded_slot b;

	/* untrusted-check: allow forged: the test is of forged storage */
	memcpy(&b, &stored, sizeof(b));
	got = bounded_get(b);
}

TEST(broken_promise_traps)
{
	static const struct {
		uint32_t stored;
		bool dies;
	} rows[] = {
		{ 0, false }, { 15, false },	    { 16, true },
		{ 17, true }, { UINT32_MAX, true }, { 1u << 31, true },
	};

	FOR_EACH_ROW(row, rows)
	{
		stored = row->stored;
		EXPECT_EQ(test_dies(get_sworn), row->dies);
		EXPECT(!test_dies(get_slot));
	}
}

TEST(kept_promise_gives_the_value)
{
	stored = 9;
	get_sworn();
	EXPECT_EQ(got, 9);
}
