// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* shared.h: what is fetched is a copy, and positions stay inside their ring. */
#include <untrusted/shared.h>

#include "harness.h"
#include "values.h"

struct message {
	ut_u8 kind;
	ut_u16 flags;
	ut_u32 len;
	ut_u64 cookie;
	ut_u32 tail[3];
};

struct __attribute__((__packed__)) packed_message {
	ut_u8 kind;
	ut_u32 len;
	ut_u16 flags;
};

struct halves {
	ut_u16 low, high;
};

struct area {
	ut_u32 head;
	ut_u32 tail;
	ut_s32 level;
	ut_u32 gap;
	struct message messages[2];
	ut_u8 data[32];
};

UNTRUSTED_STRUCT(message, struct message);
UNTRUSTED_STRUCT(packed_message, struct packed_message);
UNTRUSTED_STRUCT(halves, struct halves);
SHARED_STRUCT(message, struct message);
SHARED_STRUCT(packed_message, struct packed_message);
SHARED_STRUCT(halves, struct halves);
SHARED_STRUCT(area, struct area);
UNTRUSTED_TYPE(port, unsigned short);
SHARED_TYPE(port, unsigned short);

static struct area area;

static shared_area *area_shared(void)
{
	__builtin_memset(&area, 0, sizeof(area));
	return shared_mark(area, &area);
}

TEST(shared_fetch_integers)
{
	ut_u8 plain8 = 0x81;
	ut_u64 plain64 = 0x8182838485868788;
	unsigned short plain_port = 8080;
	untrusted_u8 byte;
	untrusted_u64 wide;
	untrusted_port port;

	shared_fetch(u8, shared_mark(u8, &plain8), &byte);
	shared_fetch(u64, shared_mark(u64, &plain64), &wide);
	shared_fetch(port, shared_mark(port, &plain_port), &port);
	plain8 = 0;
	plain64 = 0;
	plain_port = 0;
	EXPECT_EQ(validate_any(u8, byte), 0x81);
	EXPECT_EQ(validate_any(u64, wide), 0x8182838485868788);
	EXPECT_EQ(validate_any(port, port), 8080);
}

TEST(shared_fetch_in_the_senders_order)
{
	const ut_u8 bytes[4] = { 1, 2, 3, 4 };
	ut_u32 word;
	const shared_be32 *const at = shared_mark(be32, &word);
	untrusted_le32 little;
	untrusted_be32 big;

	__builtin_memcpy(&word, bytes, sizeof(word));
	shared_fetch(le32, shared_mark(le32, &word), &little);
	shared_fetch_acquire(be32, at, &big);
	EXPECT_EQ(validate_any(le32, little), 0x04030201);
	EXPECT_EQ(validate_any(be32, big), 0x01020304);
}

TEST(shared_put_and_fetch)
{
	shared_area *const at = area_shared();
	untrusted_u32 head, tail;
	untrusted_s32 level;

	shared_put(u32, shared_member(area, at, head, u32), 7);
	shared_put_release(u32, shared_member(area, at, tail, u32), 0xffffffff);
	shared_put(s32, shared_member(area, at, level, s32), -5);
	EXPECT_EQ(area.head, 7);
	EXPECT_EQ(area.tail, 0xffffffff);
	EXPECT_EQ(area.gap, 0);
	shared_fetch(u32, shared_member(area, at, head, u32), &head);
	shared_fetch_acquire(u32, shared_member(area, at, tail, u32), &tail);
	shared_fetch(s32, shared_member(area, at, level, s32), &level);
	EXPECT_EQ(validate_any(u32, head), 7);
	EXPECT_EQ(validate_any(u32, tail), 0xffffffff);
	EXPECT_EQ(validate_any(s32, level), -5);
}

/* Each address is looked at once, arguments too. */
TEST(shared_arguments_once)
{
	ut_u32 words[4] = { 1, 2, 3, 4 };
	shared_u32 *at = shared_mark(u32, words);
	untrusted_u32 out[4] = {};
	untrusted_u32 *to = out;

	shared_fetch(u32, at++, to++);
	shared_fetch_acquire(u32, at++, to++);
	shared_put(u32, at++, 9);
	shared_put_release(u32, at++, 10);
	EXPECT(at == shared_mark(u32, words) + 4);
	EXPECT(to == out + 2);
	EXPECT_EQ(validate_any(u32, out[0]), 1);
	EXPECT_EQ(validate_any(u32, out[1]), 2);
	EXPECT_EQ(words[2], 9);
	EXPECT_EQ(words[3], 10);
}

TEST(shared_fetch_structs)
{
	shared_area *const at = area_shared();
	shared_message *const first =
		shared_member_array(area, at, messages, message);
	struct packed_message packed = { 1, 0x01020304, 0x0506 };
	struct halves halves = { 3, 4 };
	untrusted_message copy;
	untrusted_packed_message packed_copy;
	untrusted_halves halves_copy;

	area.messages[1] = (struct message){ 1, 2, 3, 4, { 5, 6, 7 } };
	shared_fetch(message, &first[1], &copy);
	shared_fetch(packed_message, shared_mark(packed_message, &packed),
		     &packed_copy);
	shared_fetch(halves, shared_mark(halves, &halves), &halves_copy);
	__builtin_memset(&area, 0, sizeof(area));
	EXPECT_EQ(validate_any(u8, untrusted_member(message, &copy, kind, u8)),
		  1);
	EXPECT_EQ(validate_any(u64,
			       untrusted_member(message, &copy, cookie, u64)),
		  4);
	EXPECT_EQ(validate_any(u32, untrusted_member_array(message, &copy, tail,
							   u32)[2]),
		  7);
	EXPECT_EQ(validate_any(u32, untrusted_member(packed_message,
						     &packed_copy, len, u32)),
		  0x01020304);
	EXPECT_EQ(validate_any(u16, untrusted_member(packed_message,
						     &packed_copy, flags, u16)),
		  0x0506);
	EXPECT_EQ(validate_any(u16, untrusted_member(halves, &halves_copy, high,
						     u16)),
		  4);
}

/* Packed, but the member is where its type can be. */
struct __attribute__((__packed__, __aligned__(8))) aligned_message {
	ut_u8 kind;
	ut_u8 gap[3];
	ut_u32 len;
	struct halves halves;
	ut_u32 words[1];
};
SHARED_STRUCT(aligned_message, struct aligned_message);

TEST(shared_members_of_packed_structs)
{
	struct packed_message packed = { 0x21, 2, 3 };
	struct aligned_message aligned = { 1, { 0 }, 5, { 6, 7 }, { 8 } };
	shared_aligned_message *const at =
		shared_mark(aligned_message, &aligned);
	untrusted_u8 kind;
	untrusted_u16 high;
	untrusted_u32 len, word;

	shared_fetch(u8,
		     shared_member(packed_message,
				   shared_mark(packed_message, &packed), kind,
				   u8),
		     &kind);
	shared_fetch(u32, shared_member(aligned_message, at, len, u32), &len);
	shared_fetch(u16, shared_member(aligned_message, at, halves.high, u16),
		     &high);
	shared_fetch(u32, shared_member_array(aligned_message, at, words, u32),
		     &word);
	EXPECT_EQ(validate_any(u8, kind), 0x21);
	EXPECT_EQ(validate_any(u32, len), 5);
	EXPECT_EQ(validate_any(u16, high), 7);
	EXPECT_EQ(validate_any(u32, word), 8);
}

/* Behind the object, and in front of it, nothing is written. */
TEST(shared_fetch_fills_its_object_only)
{
	struct packed_message sent = { 1, 2, 3 };
	untrusted_u8 room[sizeof(sent) + 2];

	/* untrusted-check: allow forged: the test is the sender */
	__builtin_memset(room, 0x5a, sizeof(room));
	shared_fetch(packed_message, shared_mark(packed_message, &sent),
		     (untrusted_packed_message *)(void *)(room + 1));
	EXPECT_EQ(validate_any(u8, room[0]), 0x5a);
	EXPECT_EQ(validate_any(u8, room[1]), 1);
	EXPECT_EQ(validate_any(u8, room[sizeof(sent) + 1]), 0x5a);
}

static shared_bytes data_of(shared_area *at)
{
	return shared_bytes_of(shared_member_array(area, at, data, u8),
			       sizeof(area.data));
}

TEST(shared_bytes_part)
{
	static const struct {
		size_t off, len;
		int ret;
	} table[] = {
		{ 0, 32, 0 },
		{ 32, 0, 0 },
		{ 31, 1, 0 },
		{ 0, 33, -EINVAL },
		{ 33, 0, -EINVAL },
		{ 1, SIZE_MAX, -EINVAL },
		{ SIZE_MAX, 2, -EINVAL },
	};
	shared_area *const at = area_shared();

	FOR_EACH_ROW(row, table)
	{
		const shared_bytes all = data_of(at);
		shared_bytes part = { NULL, 77 };

		EXPECT_EQ(shared_bytes_sub(all, untrusted_mark(size, row->off),
					   untrusted_mark(size, row->len),
					   &part),
			  row->ret);
		EXPECT_EQ(part.len, row->ret ? 77 : row->len);
		EXPECT(part.ptr == (row->ret ? NULL : all.ptr + row->off));
	}
}

TEST(shared_bytes_fetched_and_put)
{
	static untrusted_u8 room[40];
	struct untrusted_vec vec = untrusted_vec(room, sizeof(room));
	shared_area *const at = area_shared();
	const shared_bytes all = data_of(at);
	shared_bytes last = {};

	__builtin_memset(area.data, 'a', sizeof(area.data));
	EXPECT_EQ(shared_fetch_vec(all, &vec), 0);
	EXPECT_EQ(vec.len, 32);
	__builtin_memset(area.data, 'b', sizeof(area.data));
	EXPECT_EQ(validate_any(u8, room[31]), 'a');
	EXPECT_EQ(shared_fetch_vec(all, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 32);
	EXPECT_EQ(shared_bytes_sub(all, untrusted_mark(size, 28),
				   untrusted_mark(size, 4), &last),
		  0);
	EXPECT_EQ(shared_put_bytes(last, untrusted_bytes_of(room, 5)), -E2BIG);
	EXPECT_EQ(area.data[28], 'b');
	EXPECT_EQ(shared_put_bytes(last, untrusted_bytes_of(room, 3)), 0);
	EXPECT_EQ(area.data[27], 'b');
	EXPECT_EQ(area.data[28], 'a');
	EXPECT_EQ(area.data[30], 'a');
	EXPECT_EQ(area.data[31], 'b');
}

TEST(shared_nothing_fetched_and_put)
{
	struct untrusted_vec none = untrusted_vec(NULL, 0);
	shared_bytes part = { NULL, 77 };

	EXPECT_EQ(shared_bytes_sub(shared_bytes_of(NULL, 0),
				   untrusted_mark(size, 0),
				   untrusted_mark(size, 0), &part),
		  0);
	EXPECT_EQ(part.len, 0);
	EXPECT_EQ(shared_fetch_vec(part, &none), 0);
	EXPECT_EQ(shared_put_bytes(part, untrusted_vec_bytes(&none)), 0);
	EXPECT_EQ(none.len, 0);
}

/* ---- positions ---------------------------------------------------------- */

TEST(shared_ring_entries)
{
	struct shared_ring ring = { .entries = 5 };

	EXPECT_EQ(shared_ring_init(&ring, 0), -EINVAL);
	EXPECT_EQ(shared_ring_init(&ring, (1u << 31) + 1), -EINVAL);
	EXPECT_EQ(shared_ring_init(&ring, -1u), -EINVAL);
	EXPECT_EQ(ring.entries, 5);
	EXPECT_EQ(shared_ring_init(&ring, 1u << 31), 0);
	EXPECT_EQ(shared_ring_init(&ring, 1), 0);
	EXPECT_EQ(shared_ring_position(&ring), 0);
	EXPECT_EQ(shared_ring_left(&ring), 0);
}

TEST(ring_distances)
{
	static const struct {
		ut_u32 entries, position, theirs;
		long long filled, room; /* -1: refused */
	} table[] = {
		{ 16, 0, 0, 0, 16 },
		{ 16, 0, 1, 1, -1 },
		{ 16, 0, 16, 16, -1 },
		{ 16, 0, 17, -1, -1 },
		{ 16, 5, 4, -1, 15 },
		{ 16, 16, 0, -1, 0 },
		{ 16, 17, 0, -1, -1 },
		{ 16, 0, 0xffffffff, -1, 15 },
		{ 16, 0xfffffff8, 8, 16, -1 },
		{ 16, 0xfffffff8, 9, -1, -1 },
		{ 16, 8, 0xfffffff8, -1, 0 },
		{ 16, 0, 0x80000000, -1, -1 },
		{ 24, 100, 124, 24, -1 },
		{ 24, 100, 125, -1, -1 },
		{ 1, 3, 4, 1, -1 },
		{ 1, 4, 3, -1, 0 },
		{ 1u << 31, 0, 1u << 31, 1ll << 31, 0 },
	};

	FOR_EACH_ROW(row, table)
	{
		struct shared_ring ring = { .entries = row->entries,
					    .position = row->position,
					    .left = 1 };
		const untrusted_u32 theirs = untrusted_mark(u32, row->theirs);

		EXPECT_EQ(validate_ring_filled(&ring, theirs),
			  row->filled < 0 ? -EINVAL : 0);
		EXPECT_EQ(shared_ring_left(&ring),
			  row->filled < 0 ? 0 : row->filled);
		EXPECT_EQ(validate_ring_room(&ring, theirs),
			  row->room < 0 ? -EINVAL : 0);
		EXPECT_EQ(shared_ring_left(&ring),
			  row->room < 0 ? 0 : row->room);
	}
}

static ut_u32 next_random(ut_u32 *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

/* Whatever the other side says, a slot is inside, and comes in turn. */
TEST(ring_never_runs_past)
{
	static const ut_u32 sizes[] = { 1, 2, 3, 16, 24, 255 };
	ut_u32 state = 1;

	FOR_EACH_ROW(entries, sizes)
	{
		struct shared_ring ring = {};
		ut_u32 taken = 0;
		size_t slot;

		EXPECT_EQ(shared_ring_init(&ring, *entries), 0);
		ring.position = 0xffffff00;
		for (int i = 0; i < 2000; i++) {
			const ut_u32 said =
				next_random(&state) & 1 ?
					next_random(&state) :
					ring.position + *entries / 2;
			ut_u32 most = *entries;

			if (validate_ring_filled(&ring,
						 untrusted_mark(u32, said)))
				EXPECT_EQ(shared_ring_left(&ring), 0);
			while (shared_ring_take(&ring, &slot)) {
				EXPECT(most-- > 0);
				EXPECT(slot == taken++ % *entries);
			}
			slot = 99;
			EXPECT(!shared_ring_take(&ring, &slot) && slot == 99);
		}
		EXPECT_EQ(shared_ring_position(&ring), 0xffffff00 + taken);
	}
}
