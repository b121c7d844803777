// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library, in a module: verbs that mask, and those that do not. */
#include <linux/errno.h>
#include <linux/nospec.h>
#include <untrusted/kernel/ioctl.h>

static u32 table[8];

u32 bad_range(untrusted_u32 slot)
{
	u32 i;

	if (validate_range(u32, slot, 0, 7, &i))
		return 0;
	return table[i];
}

u32 good_range(untrusted_u32 slot)
{
	u32 i;

	if (validate_range_masked(u32, slot, 0, 7, &i))
		return 0;
	return table[i];
}

u32 bad_max(untrusted_u32 slot)
{
	u32 i;

	if (validate_max(u32, slot, 7, &i))
		return 0;
	return table[i];
}

u32 good_index(untrusted_u32 slot)
{
	u32 i;

	if (validate_index(u32, slot, 8, &i))
		return 0;
	return table[i];
}

int good_at(untrusted_u32 slot, u32 *value)
{
	return untrusted_at(u32, table, slot, value);
}

u8 good_sub(untrusted_u32 offset, untrusted_u32 length, const u8 bytes[64])
{
	u32 from, n;

	if (validate_sub(u32, offset, length, 64, &from, &n) || !n)
		return 0;
	return bytes[from];
}

u32 bad_field(const untrusted_u32 *slot)
{
	const u32 *i;

	if (validate_ref(max, u32, *slot, &i, 7))
		return 0;
	return table[*i];
}

u32 good_masked_later(untrusted_u32 slot)
{
	u32 i;

	if (validate_max(u32, slot, 7, &i))
		return 0;
	return table[array_index_nospec(i, 8)];
}
