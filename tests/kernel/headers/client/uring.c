// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* uring.h: commands by a real ring, with entries of both sizes. */
#include <errno.h>
#include <linux/io_uring.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "client.h"

struct ring {
	int fd;
	struct io_uring_params params;
	uint8_t *shared; /* both rings */
	uint8_t *entries;
	size_t entry_bytes;
};

static void *map_of(const struct ring *ring, size_t size, off_t at)
{
	void *const map = mmap(NULL, size, PROT_READ | PROT_WRITE,
			       MAP_SHARED | MAP_POPULATE, ring->fd, at);

	if (map == MAP_FAILED)
		die("a map of the ring");
	return map;
}

static struct ring open_ring(unsigned int flags)
{
	struct ring ring = { .params.flags = flags };

	ring.fd = (int)syscall(SYS_io_uring_setup, 4, &ring.params);
	if (ring.fd < 0)
		die("io_uring_setup");
	if (!(ring.params.features & IORING_FEAT_SINGLE_MMAP))
		die("a ring of one map");
	ring.entry_bytes = flags & IORING_SETUP_SQE128 ? 128 : 64;
	ring.shared = map_of(&ring, page_size(), IORING_OFF_SQ_RING);
	ring.entries = map_of(&ring, 4 * ring.entry_bytes, IORING_OFF_SQES);
	return ring;
}

static uint32_t *word(const struct ring *ring, uint32_t offset)
{
	return (uint32_t *)(void *)(ring->shared + offset);
}

/* The first entry: where its command lies. */
static uint8_t *command_of(const struct ring *ring)
{
	return ring->entries + offsetof(struct io_uring_sqe, cmd);
}

/* The first entry, submitted and completed. */
static long submit(const struct ring *ring, uint32_t command)
{
	struct io_uring_sqe *const entry = (void *)ring->entries;
	const struct io_sqring_offsets *const sq = &ring->params.sq_off;
	const struct io_cqring_offsets *const cq = &ring->params.cq_off;
	const struct io_uring_cqe *done;
	uint32_t *const tail = word(ring, sq->tail);

	forget();
	entry->opcode = IORING_OP_URING_CMD;
	entry->fd = rows_fd;
	entry->cmd_op = command;
	word(ring, sq->array)[*tail & (ring->params.sq_entries - 1)] = 0;
	__atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
	if (syscall(SYS_io_uring_enter, ring->fd, 1, 1, IORING_ENTER_GETEVENTS,
		    NULL, 0) != 1)
		die("io_uring_enter");
	done = (const void *)(ring->shared + cq->cqes);
	done += *word(ring, cq->head) & (ring->params.cq_entries - 1);
	++*word(ring, cq->head);
	look();
	return done->res;
}

static void close_ring(const struct ring *ring)
{
	munmap(ring->shared, page_size());
	munmap(ring->entries, 4 * ring->entry_bytes);
	close(ring->fd);
}

static void fill(const struct ring *ring, size_t n)
{
	memset(ring->entries, 0, 4 * ring->entry_bytes);
	for (size_t i = 0; i < n; i++)
		command_of(ring)[i] = (uint8_t)(i + 1);
}

static bool counts(const uint8_t *bytes, size_t n, size_t from)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i] != (uint8_t)(from + i))
			return false;
	return true;
}

TEST(uring_command_arrives)
{
	static const unsigned int sizes[] = { 0, IORING_SETUP_SQE128 };

	FOR_EACH_ROW(size, sizes)
	{
		const struct ring ring = open_ring(*size);

		fill(&ring, 16);
		EXPECT_EQ(submit(&ring, ROWS_URING), 0);
		EXPECT_EQ(seen.handlers, 1);
		EXPECT_EQ(seen.row, ROWS_URING);
		EXPECT(counts(seen.request, 16, 1));
		close_ring(&ring);
	}
}

TEST(uring_command_of_large_entries)
{
	const struct ring ring = open_ring(IORING_SETUP_SQE128);

	fill(&ring, 80);
	EXPECT_EQ(submit(&ring, ROWS_URING_LARGE), 0);
	EXPECT(counts(seen.buffer, 64, 17));
	close_ring(&ring);
}

/* What lies behind a small entry is the next one. */
TEST(uring_command_that_has_no_room)
{
	const struct ring ring = open_ring(0);

	fill(&ring, 80);
	EXPECT_EQ(submit(&ring, ROWS_URING_LARGE), -EINVAL);
	EXPECT_EQ(seen.handlers, 1);
	EXPECT(all(seen.buffer, 0, 64));
	close_ring(&ring);
}

TEST(uring_command_changed_meanwhile)
{
	const struct ring ring = open_ring(0);
	struct rows_uring sent = {
		.address = (uintptr_t)command_of(&ring), .b = 5, .c = 6, .d = 7
	};

	fill(&ring, 0);
	memcpy(command_of(&ring), &sent, sizeof(sent));
	EXPECT_EQ(submit(&ring, ROWS_URING_CHANGED), 0);
	EXPECT(!memcmp(seen.request, &sent, sizeof(sent)));
	EXPECT_EQ(seen.again, 1);
	close_ring(&ring);
}

TEST(uring_command_unknown)
{
	const struct ring ring = open_ring(0);

	fill(&ring, 16);
	EXPECT_EQ(submit(&ring, 77), -ENOTTY);
	EXPECT_EQ(seen.row, 77);
	EXPECT_EQ(submit(&ring, UINT32_MAX), -ENOTTY);
	EXPECT_EQ(seen.row, UINT32_MAX);
	close_ring(&ring);
}
