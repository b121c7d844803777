// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Where a loop ends that reads from outside each time round. */
#include <stdint.h>
#include <time.h>

#include <untrusted/untrusted.h>

struct block {
	uint32_t next;
	uint32_t len;
	uint8_t bytes[504];
};

const struct block *read_block(uint32_t n) untrusted_model("view bytes");
uint32_t read_register(void *at) untrusted_model("fetch from=0 value");

#define BUSY 0x80
#define BLOCKS_MAX 1024

uint32_t bad_chain(uint32_t first)
{
	uint32_t n = first, sum = 0;

	while (n)
		n = read_block(n)->next;
	return sum;
}

uint32_t good_chain(uint32_t first)
{
	uint32_t n = first, rounds = 0;

	while (n && rounds++ < BLOCKS_MAX)
		n = read_block(n)->next;
	return rounds;
}

void bad_register(void *at)
{
	while (read_register(at) & BUSY)
		;
}

int good_register(void *at)
{
	int tries;

	for (tries = 0; tries < 100; tries++) {
		if (!(read_register(at) & BUSY))
			return 0;
	}
	return -1;
}

int good_clock(void *at)
{
	const time_t end = time(NULL) + 2;

	while (read_register(at) & BUSY) {
		if (time(NULL) > end)
			return -1;
	}
	return 0;
}

static int late(time_t end)
{
	return time(NULL) > end;
}

int good_clock_elsewhere(void *at, time_t end)
{
	while (read_register(at) & BUSY) {
		if (late(end))
			return -1;
	}
	return 0;
}

/* A length of 0 stays where it is. */
uint32_t bad_step(uint32_t size)
{
	const struct block *b = read_block(0);
	uint32_t at, sum = 0;

	for (at = 0; at < size; at += b->len)
		sum++;
	return sum;
}

uint32_t good_step(uint32_t size)
{
	const struct block *b = read_block(0);
	uint32_t at, sum = 0;

	for (at = 0; at < size; at += b->len) {
		if (!b->len)
			break;
		sum++;
	}
	return sum;
}

uint32_t good_sum(uint32_t size)
{
	const struct block *b = read_block(0);
	uint32_t at, sum = 0;

	for (at = 0; at < size; at += 4 + (b->len & 0xff))
		sum++;
	return sum;
}

/* The end is from outside, and read once: as many rounds, and no more. */
uint32_t good_count(const uint8_t *own)
{
	const uint32_t n = read_block(0)->len;
	uint32_t i, sum = 0;

	for (i = 0; i < n; i++)
		sum += own[i % 16];
	return sum;
}

/* What is walked is ours, what is looked for is not. */
struct node {
	struct node *next;
	uint32_t id;
};

const struct node *good_search(const struct node *list)
{
	const uint32_t id = read_block(0)->next;

	for (; list; list = list->next) {
		if (list->id == id)
			return list;
	}
	return NULL;
}

/* Each round is refused, or the next one comes. */
uint32_t bad_refused(uint32_t n)
{
	while (n) {
		const struct block *b = read_block(n);

		if (!b)
			return 1;
		if (b->len > sizeof(b->bytes))
			return 2;
		n = b->next;
	}
	return 0;
}

/* Records that say how long they are, up to the end of what holds them. */
int good_records(uint32_t n)
{
	const uint8_t *p = read_block(0)->bytes, *end = p + n;

	while (p < end && *p) {
		if (*p == 1) {
			p++;
			continue;
		}
		if (!p[1])
			return -1;
		p += p[1];
	}
	return 0;
}

int good_rounds_elsewhere(uint32_t n, int *left)
{
	while (n && (*left)--)
		n = read_block(n)->next;
	return *left;
}


// check-output: bad_chain: the answer of read_block()->next comes from outside
//    and says when a loop ends: nothing else does. Write instead: count the
//    rounds, or look at a clock, and refuse more.
// check-output: bad_step: b->len comes from outside and moves a loop on: where
//    it is 0 the loop has no end. Write instead: refuse a step of 0.
