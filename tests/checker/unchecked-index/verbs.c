// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: the verbs bound, if they are told the right bound. */
#include <stdint.h>
#include <untrusted/bounded.h>
#include <untrusted/validate.h>

static uint32_t table[8];

BOUNDED_TYPE(slot, u32, 0, 7);

uint32_t bad_limit(untrusted_u32 slot)
{
	uint32_t i;

	if (validate_range_masked(u32, slot, 0, 8, &i))
		return 0;
	return table[i];
}

uint32_t good_limit(untrusted_u32 slot)
{
	uint32_t i;

	if (validate_range_masked(u32, slot, 0, 7, &i))
		return 0;
	return table[i];
}

uint32_t bad_negative(untrusted_s32 slot)
{
	int32_t i;

	if (validate_max(s32, slot, 7, &i))
		return 0;
	return table[i];
}

uint32_t good_negative(untrusted_s32 slot)
{
	int32_t i;

	if (validate_index(s32, slot, 8, &i))
		return 0;
	return table[i];
}

uint32_t bad_any(untrusted_u32 slot)
{
	return table[validate_any(u32, slot)];
}

uint32_t good_any(untrusted_u32 slot)
{
	return table[validate_any(u32, slot) & 7];
}

int good_at(untrusted_u32 slot, uint32_t *value)
{
	return untrusted_at(u32, table, slot, value);
}

uint32_t good_bounded(bounded_slot slot)
{
	return bounded_at(table, slot);
}

uint32_t bad_flags(untrusted_u32 slot)
{
	uint32_t i;

	if (validate_flags(u32, slot, 0xf, &i))
		return 0;
	return table[i];
}

uint32_t good_or(untrusted_u32 count)
{
	uint32_t n = validate_or(u32, count, 0, 8, 0), i, sum = 0;

	for (i = 0; i < n; i++)
		sum += table[i];
	return sum;
}
