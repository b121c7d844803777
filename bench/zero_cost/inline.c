// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Compiled twice, plain and with the library: moving, storing and validating
 * inside a function must give no more instructions with the wrapper.
 */
#include <layer.h>

#include "types.h"

struct args {
	uint64_t address;
	uint32_t slot;
	uint32_t flags;
	uint16_t port;
	uint8_t reserved[6];
};

STRUCT(args);

void copy_u8(T(u8) * to, const T(u8) * from)
{
	*to = *from;
}

void copy_u16(T(u16) * to, const T(u16) * from)
{
	*to = *from;
}

void copy_u32(T(u32) * to, const T(u32) * from)
{
	*to = *from;
}

void copy_u64(T(u64) * to, const T(u64) * from)
{
	*to = *from;
}

void copy_be64(T(be64) * to, const T(be64) * from)
{
	*to = *from;
}

void copy_record(struct record *to, const struct record *from)
{
	*to = *from;
}

struct record return_record(const struct record *from)
{
	return *from;
}

void store_record(struct record *to, struct record record)
{
	*to = record;
}

void clear_record(struct record *record)
{
	*record = (struct record){};
}

void copy_args(S(args) * to, const S(args) * from)
{
	*to = *from;
}

T(u32) * sub_slice(struct slice *slice, T(u32) * next, size_t from, size_t n)
{
	slice->start += from;
	slice->n = n;
	return next + n;
}

struct slice tail_of_slice(struct slice slice, size_t from)
{
	slice.start += from;
	slice.n -= from;
	return slice;
}

void copy_bytes(T(u8) * to, const T(u8) * from, size_t n)
{
	__builtin_memcpy(to, from, n);
}

void copy_each(T(u32) * to, const T(u32) * from, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		to[i] = from[i];
}

void reverse(T(u32) * array, size_t n)
{
	size_t i;

	for (i = 0; i < n / 2; i++) {
		T(u32) kept = array[i];

		array[i] = array[n - 1 - i];
		array[n - 1 - i] = kept;
	}
}

void fill(T(u32) * array, size_t n, uint32_t value)
{
	size_t i;

	for (i = 0; i < n; i++)
		array[i] = MARK(u32, value);
}

void push(struct ring *ring, const T(u32) * from)
{
	ring->entry[ring->head++ % 64] = *from;
}

void choose(T(u32) * to, const T(u32) * a, const T(u32) * b, int first)
{
	*to = *(first ? a : b);
}

void mark_u16(T(u16) * to, uint16_t value)
{
	*to = MARK(u16, value);
}

void widen(T(u64) * to, const T(le32) * from)
{
	*to = WIDEN(le32, u64, *from);
}

void member(T(u32) * to, const S(args) * from)
{
	*to = MEMBER(args, from, slot, u32);
}

uint32_t any_le16(const T(le16) * from)
{
	return ANY(le16, *from);
}

uint64_t any_be64(const T(be64) * from)
{
	return ANY(be64, *from);
}

uint64_t sum_bypassed(const T(u32) * array, size_t n)
{
	uint64_t sum = 0;
	size_t i;

	for (i = 0; i < n; i++)
		sum += BYPASS(u32, array[i]);
	return sum;
}

int max_u8(const T(u8) * from, uint8_t *out)
{
	return MAX(u8, *from, 31, out);
}

int range_u16(const T(u16) * from, uint16_t *out)
{
	return RANGE(u16, *from, 1, 1023, out);
}

int range_s32(const T(s32) * from, int32_t *out)
{
	return RANGE(s32, *from, -20, 19, out);
}

int max_u64(const T(u64) * from, uint64_t *out)
{
	return MAX(u64, *from, 1ull << 40, out);
}

int max_le32(const T(le32) * from, uint32_t *out)
{
	return MAX(le32, *from, 4096, out);
}

int range_be16(const T(be16) * from, uint16_t *out)
{
	return RANGE(be16, *from, 1, 1023, out);
}

int flags_u32(const T(u32) * from, uint32_t *out)
{
	return FLAGS(u32, *from, 0xffu, out);
}

/* A message as a driver checks it: several rules, one output. */
int check_args(const S(args) * from, struct args *out)
{
	uint32_t slot, flags;
	uint16_t port;
	int ret;

	ret = MAX(u32, MEMBER(args, from, slot, u32), 15, &slot);
	if (ret)
		return ret;
	ret = FLAGS(u32, MEMBER(args, from, flags, u32), 7u, &flags);
	if (ret)
		return ret;
	ret = RANGE(u16, MEMBER(args, from, port, u16), 1, 1023, &port);
	if (ret)
		return ret;
	ret = ZERO(u8, MEMBER(args, from, reserved[0], u8));
	if (ret)
		return ret;
	out->slot = slot;
	out->flags = flags;
	out->port = port;
	return 0;
}
