// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* shared.h: another thread rewrites what is fetched, without a pause. */
#include <pthread.h>
#include <sched.h>
#include <untrusted/shared.h>

#include "harness.h"

#define ROUNDS 10000

struct pair {
	uint32_t len, copy_of_len;
	uint8_t bytes[24];
};

UNTRUSTED_STRUCT(pair, struct pair);
SHARED_STRUCT(pair, struct pair);

static struct pair pair;
static uint8_t area[64];
static volatile bool stop;

/* every byte is 1 or 2 at any time */
static void *rewrite(void *argument)
{
	volatile uint8_t *const at = (volatile uint8_t *)&pair;

	(void)argument;
	for (uint8_t value = 1; !stop; value ^= 3) {
		for (size_t i = 0; i < sizeof(pair); i++)
			at[i] = value;
		for (size_t i = 0; i < sizeof(area); i++)
			*(volatile uint8_t *)&area[i] = value;
	}
	return NULL;
}

static bool one_or_two(const untrusted_u8 *bytes, size_t n)
{
	const uint8_t *plain;

	return !validate_each(NULL, range, u8, bytes, n, &plain, 1, 2);
}

TEST(shared_rewritten_meanwhile)
{
	static untrusted_u8 room[sizeof(area)];
	pthread_t thread;
	unsigned int torn = 0;

	__builtin_memset(&pair, 1, sizeof(pair));
	__builtin_memset(area, 1, sizeof(area));
	EXPECT(!pthread_create(&thread, NULL, rewrite, NULL));
	for (int i = 0; i < ROUNDS; i++) {
		struct untrusted_vec vec = untrusted_vec(room, sizeof(room));
		untrusted_pair copy;
		uint32_t len, again;

		shared_fetch(pair, shared_mark(pair, &pair), &copy);
		len = validate_any(u32,
				   untrusted_member(pair, &copy, len, u32));
		torn += !one_or_two(
			untrusted_member_array(pair, &copy, bytes, u8), 24);
		torn += shared_fetch_vec(shared_bytes_of(shared_mark(u8, area),
							 64),
					 &vec) != 0;
		torn += !one_or_two(room, sizeof(room));
		again = validate_any(u32,
				     untrusted_member(pair, &copy, len, u32));
		torn += len != again;
	}
	stop = true;
	pthread_join(thread, NULL);
	EXPECT_EQ(torn, 0);
}

/* ---- a ring between two threads ----------------------------------------- */

#define ENTRIES 5
#define MESSAGES 1000

static struct {
	uint32_t head, tail;
	uint64_t messages[ENTRIES];
} ring_memory;

static shared_u32 *head_of(void)
{
	return shared_mark(u32, &ring_memory.head);
}

static shared_u32 *tail_of(void)
{
	return shared_mark(u32, &ring_memory.tail);
}

static void *produce(void *argument)
{
	struct shared_ring ours = {};
	untrusted_u32 head;
	uint64_t message = 0;
	size_t slot;

	(void)argument;
	if (shared_ring_init(&ours, ENTRIES))
		return NULL;
	while (message < MESSAGES) {
		shared_fetch_acquire(u32, head_of(), &head);
		if (validate_ring_room(&ours, head))
			return NULL;
		if (!shared_ring_left(&ours))
			sched_yield();
		while (message < MESSAGES && shared_ring_take(&ours, &slot))
			shared_put(u64,
				   shared_mark(u64,
					       &ring_memory.messages[slot]),
				   ++message);
		shared_put_release(u32, tail_of(), shared_ring_position(&ours));
	}
	return NULL;
}

TEST(shared_ring_between_threads)
{
	struct shared_ring ours = {};
	untrusted_u32 tail;
	untrusted_u64 message;
	uint64_t got = 0, wrong = 0;
	pthread_t thread;
	size_t slot;
	int ret = 0;

	EXPECT_EQ(shared_ring_init(&ours, ENTRIES), 0);
	EXPECT(!pthread_create(&thread, NULL, produce, NULL));
	while (got < MESSAGES && !ret) {
		shared_fetch_acquire(u32, tail_of(), &tail);
		ret = validate_ring_filled(&ours, tail);
		if (!shared_ring_left(&ours))
			sched_yield();
		while (shared_ring_take(&ours, &slot)) {
			shared_fetch(u64,
				     shared_mark(u64,
						 &ring_memory.messages[slot]),
				     &message);
			wrong += validate_any(u64, message) != ++got;
		}
		shared_put_release(u32, head_of(), shared_ring_position(&ours));
	}
	pthread_join(thread, NULL);
	EXPECT_EQ(ret, 0);
	EXPECT_EQ(wrong, 0);
}
