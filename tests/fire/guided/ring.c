// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <untrusted/limits.h>

#include "guided.h"
#include "../../../samples/ring/ring.h"
#include "../../../samples/ring/checked/requests.h"

UNTRUSTED_LIMITS(ring_sqe, RING_SQE, none);
UNTRUSTED_LIMITS(ring_part, RING_PART, none);
ROWS(ring_sqe);
ROWS(ring_part);

#define SQES 4

/* How far each side says it is, what lies in the data area, and submissions. */
struct round {
	uint32_t most;
	int8_t tail; /* ahead of what the kernel took */
	int8_t head; /* ahead of what the kernel put */
	uint16_t parts_at;
	struct ring_part parts[RING_PARTS_MAX];
	struct ring_sqe sqes[SQES];
};

static int fd;
static struct ring_shared *shared;

static void opened(void)
{
	fd = (int)device_open(O_RDWR);
	shared = mmap(NULL, RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		      0);
	if (fd < 0 || shared == MAP_FAILED)
		stop("the ring's device");
}

static void shut(void)
{
	munmap(shared, RING_BYTES);
	close(fd);
}

static void put_round(const struct round *round, uint32_t len)
{
	static const uint8_t text[64] = "what is written";
	struct ring_control *const control = &shared->control;
	const uint32_t from = control->sq_head;
	const uint32_t at = round->parts_at % RING_DATA_BYTES;

	for (uint32_t i = 0; i < SQES; i++) {
		struct ring_sqe sqe = round->sqes[i];

		sqe.addr = memory_at(sqe.addr, text, sizeof(text));
		shared->sqes[(from + i) % RING_SQ_ENTRIES] = sqe;
	}
	for (uint32_t i = 0; i < RING_PARTS_MAX; i++) {
		struct ring_part part = round->parts[i];

		part.addr = memory_at(part.addr, text, sizeof(text));
		if (at + (i + 1) * sizeof(part) <= RING_DATA_BYTES)
			memcpy(shared->data + at + i * sizeof(part), &part,
			       sizeof(part));
	}
	if (len) {
		__atomic_store_n(&control->sq_tail,
				 from + (uint32_t)round->tail,
				 __ATOMIC_RELEASE);
		__atomic_store_n(&control->cq_head,
				 control->cq_tail + (uint32_t)round->head,
				 __ATOMIC_RELEASE);
	}
}

static long enter(const struct step *step)
{
	struct round round = {};

	memcpy(&round, step->bytes,
	       step->len < sizeof(round) ? step->len : sizeof(round));
	put_round(&round, step->len);
	return done(ioctl(fd, RING_ENTER, (unsigned long)round.most));
}

static void parts_make(struct round *round)
{
	struct step part;

	for (int i = 0; i < RING_PARTS_MAX; i++) {
		make_by_rows(&part, ring_part_rows, sizeof(struct ring_part),
			     0);
		memcpy(&round->parts[i], part.bytes, sizeof(round->parts[i]));
		round->parts[i].addr = below(8) ? 0 : below(8);
		if (below(4)) {
			round->parts[i].offset = below(RING_STORE_BYTES + 2);
			round->parts[i].len = below(256);
		}
	}
}

static void sqe_make(struct ring_sqe *sqe)
{
	struct step one;

	make_by_rows(&one, ring_sqe_rows, sizeof(*sqe), 0);
	memcpy(sqe, one.bytes, sizeof(*sqe));
	sqe->addr = below(8) ? 0 : below(8);
	sqe->len = below(below(2) ? RING_PARTS_MAX + 2 : 256);
	sqe->offset = below(4) ? below(RING_STORE_BYTES + 2) : 0;
	sqe->data = below(2) ? 8 * below(RING_DATA_BYTES / 8 + 1) :
			       below(RING_DATA_BYTES + 2);
}

static void enter_make(struct step *step)
{
	struct round round = {
		.most = below(8) ? below(below(4) ? SQES + 1 : 20) :
				   1u << below(32),
		.tail = (int8_t)(below(8) ? below(SQES + 1) : below(256)),
		.head = (int8_t)(below(8) ? 0 : below(256)),
	};

	parts_make(&round);
	for (int i = 0; i < SQES; i++)
		sqe_make(&round.sqes[i]);
	round.parts_at = (uint16_t)(round.sqes[0].data % RING_DATA_BYTES);
	step->len = sizeof(round);
	memcpy(step->bytes, &round, sizeof(round));
}

static long status(const struct step *step)
{
	static const struct request request = {
		.command = RING_STATUS,
		.size = sizeof(struct ring_status),
		.pointer = NO_POINTER,
	};

	return ask(fd, step, &request);
}

static long status_at(const struct step *step)
{
	const uint64_t word = step->len ? step->bytes[0] : 0;

	return done(ioctl(fd, RING_STATUS,
			  (void *)(uintptr_t)memory_at(word, NULL, 0)));
}

/* Number and argument. */
static long any_command(const struct step *step)
{
	uint32_t words[2] = {};

	memcpy(words, step->bytes,
	       step->len < sizeof(words) ? step->len : sizeof(words));
	return done(ioctl(fd, words[0], (unsigned long)words[1]));
}

static long compat_command(const struct step *step)
{
	return ask_compat(fd, step);
}

static void any_command_make(struct step *step)
{
	const uint32_t words[] = {
		(uint32_t)_IOC(below(4), RING_MAGIC, below(4), below(32)),
		below(64),
	};

	step->len = sizeof(words);
	memcpy(step->bytes, words, sizeof(words));
}

/* Pages, the first of them, and how they are shared. */
static long map(const struct step *step)
{
	uint8_t b[3] = {};
	void *at;

	memcpy(b, step->bytes, step->len < sizeof(b) ? step->len : sizeof(b));
	at = mmap(NULL, (size_t)(1 + b[0] % 8) << 12, PROT_READ,
		  b[2] % 4 ? MAP_SHARED : MAP_PRIVATE, fd,
		  (off_t)(b[1] % 8) << 12);
	if (at == MAP_FAILED)
		return -errno;
	return unmap(at, (size_t)(1 + b[0] % 8) << 12);
}

static void map_make(struct step *step)
{
	step->len = 3;
	step->bytes[0] = (uint8_t)below(4);
	step->bytes[1] = (uint8_t)below(4);
	step->bytes[2] = (uint8_t)below(256);
}

static const struct entry entries[] = {
	{ .name = "open", .call = device_open_another },
	{ .name = "enter", .call = enter, .make = enter_make },
	{ .name = "status", .call = status },
	{ .name = "status_at", .call = status_at },
	{ .name = "command", .call = any_command, .make = any_command_make },
	{ .name = "compat", .call = compat_command, .make = any_command_make },
	{ .name = "mmap", .call = map, .make = map_make },
};

const struct driver ring = {
	.name = "ring",
	.parameters = "",
	.opened = opened,
	.close = shut,
	.entries = entries,
	.count = COUNT(entries),
};
