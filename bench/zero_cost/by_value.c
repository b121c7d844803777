// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Listed with their cost: calls by value into another object, where an ABI may
 * extend a narrow integer but not a struct of one, and a choice by value.
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

T(u8) value_return_u8(const T(u8) * from)
{
	return *from;
}

T(u32) value_return_u32(const T(u32) * from)
{
	return *from;
}

T(u64) value_return_u64(const T(u64) * from)
{
	return *from;
}

void value_pass_u8(const T(u8) * from)
{
	put_u8(*from);
}

void value_pass_u32(const T(u32) * from)
{
	put_u32(*from);
}

void value_pass_u64(const T(u64) * from)
{
	put_u64(*from);
}

void value_forward_u8(T(u8) value)
{
	put_u8(value);
}

void value_pass_three(const T(u8) * a, const T(u16) * b, const T(u32) * c)
{
	put_three(*a, *b, *c);
}

void value_pass_record(const struct record *from)
{
	put_record(*from);
}

void value_hand_on_u8(void)
{
	put_u8(get_u8());
}

void value_chain_u32(void)
{
	put_u32(change(change(get_u32())));
}

/* gcc makes no conditional move of a choice between two structs: it branches. */
void value_choose(T(u32) *to, const T(u32) *a, const T(u32) *b, int first)
{
	*to = first ? *a : *b;
}

int value_max_u8(T(u8) value, uint8_t *out)
{
	return MAX(u8, value, 31, out);
}

int value_max_u32(T(u32) value, uint32_t *out)
{
	return MAX(u32, value, 4096, out);
}
