// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Differences with a limit that the other side names, and of its indexes. */
#include <stddef.h>
#include <stdint.h>

#include <untrusted/untrusted.h>

struct reply {
	uint8_t *start, *at;
	size_t limit;
};

struct ring {
	uint32_t head, tail, entries;
};

uint16_t wanted(void) untrusted_model("outside");
const struct ring *shared_ring(void) untrusted_model("view bytes shared");
void put(struct reply *r);

/* CVE-2017-14496: what is there already is more than the limit. */
int bad_limit(uint8_t *to, size_t used, size_t n)
{
	const size_t limit = wanted();
	const size_t room = limit - used; // here

	if (n > room)
		return -1;
	to[used + n - 1] = 0;
	return 0;
}

int good_limit(uint8_t *to, size_t used, size_t n)
{
	const size_t limit = wanted();

	if (limit < used || n > limit - used)
		return -1;
	to[used + n - 1] = 0;
	return 0;
}

static int room_for(const struct reply *r, size_t n)
{
	return n <= r->limit - (size_t)(r->at - r->start); // here
}

/* The limit was set by another function. */
int bad_limit_in_struct(uint8_t *to, size_t used, size_t n)
{
	struct reply r = { to, to + used, 512 };
	const size_t limit = wanted();

	if (limit < 4096)
		r.limit = limit;
	return room_for(&r, n);
}

int good_limit_in_struct(uint8_t *to, size_t used, size_t n)
{
	struct reply r = { to, to + used, 512 };
	const size_t limit = wanted();

	if (limit > 512 && limit < 4096)
		r.limit = limit;
	return (size_t)(r.at - r.start) <= 512 &&
	       n <= r.limit - (size_t)(r.at - r.start);
}

/* CVE-2024-41009: a head that is ahead of the tail is never "full". */
int bad_distance(void)
{
	const struct ring *ring = shared_ring();

	return ring->tail - ring->head == 64;
}

int good_distance(uint32_t tail)
{
	const struct ring *ring = shared_ring();

	return tail - ring->head == 64;
}
