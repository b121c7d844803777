// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Listed with their cost, whatever it is:
 *   - calls by value into another object, where an ABI may extend a narrow
 *     integer but not a struct of one;
 *   - a choice between two wrapped values, of which gcc makes no conditional
 *     move, as of no struct;
 *   - a loop over validated values: gcc expects the error return of any helper
 *     function not to be taken, and on aarch64 branches instead of selecting.
 */
#include <layer.h>

#include "types.h"

T(u8) get_u8(void);
T(u32) get_u32(void);
void put_u8(T(u8) value);
void put_u32(T(u32) value);
void put_u64(T(u64) value);
void put_three(T(u8) a, T(u16) b, T(u32) c);
void put_record(struct record record);
T(u32) change(T(u32) value);

T(u8) apart_return_u8(const T(u8) * from)
{
	return *from;
}

T(u32) apart_return_u32(const T(u32) * from)
{
	return *from;
}

T(u64) apart_return_u64(const T(u64) * from)
{
	return *from;
}

void apart_pass_u8(const T(u8) * from)
{
	put_u8(*from);
}

void apart_pass_u32(const T(u32) * from)
{
	put_u32(*from);
}

void apart_pass_u64(const T(u64) * from)
{
	put_u64(*from);
}

void apart_forward_u8(T(u8) value)
{
	put_u8(value);
}

void apart_pass_three(const T(u8) * a, const T(u16) * b, const T(u32) * c)
{
	put_three(*a, *b, *c);
}

void apart_pass_record(const struct record *from)
{
	put_record(*from);
}

void apart_hand_on_u8(void)
{
	put_u8(get_u8());
}

void apart_chain_u32(void)
{
	put_u32(change(change(get_u32())));
}

void apart_choose(T(u32) *to, const T(u32) *a, const T(u32) *b, int first)
{
	*to = first ? *a : *b;
}

int apart_max_u8(T(u8) value, uint8_t *out)
{
	return MAX(u8, value, 31, out);
}

int apart_max_u32(T(u32) value, uint32_t *out)
{
	return MAX(u32, value, 4096, out);
}

uint64_t apart_sum_validated(const T(u32) * array, size_t n)
{
	uint64_t sum = 0;
	uint32_t v;
	size_t i;

	for (i = 0; i < n; i++)
		if (!MAX(u32, array[i], 1000, &v))
			sum += v;
	return sum;
}
