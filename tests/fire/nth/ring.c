// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "nth.h"
#include "../../../samples/ring/ring.h"

static int fd;
static struct ring_shared *shared;
static uint32_t submitted;
static uint8_t bytes[64];

static void *map(void)
{
	return mmap(NULL, RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
		    0);
}

static void load(void)
{
	module_load();
	fd = (int)device_open();
	shared = map();
	submitted = 0;
	if (fd < 0 || shared == MAP_FAILED)
		stop("the ring refuses what is honest");
}

static void unload(void)
{
	munmap(shared, RING_BYTES);
	close(fd);
	module_unload();
}

static long ring_status(struct ring_status *status)
{
	return ask(fd, RING_STATUS, status, sizeof(*status));
}

static long allocations(void)
{
	struct ring_status status = {};

	if (ring_status(&status))
		stop("RING_STATUS");
	return status.out_allocations;
}

static void *mapped;

static long map_again(void)
{
	void *const at = map();

	if (at == MAP_FAILED)
		return -errno;
	mapped = at;
	return 0;
}

static void unmap_again(void)
{
	if (mapped)
		munmap(mapped, RING_BYTES);
	mapped = NULL;
}

static void mapped_again(void)
{
	if (!mapped && map_again())
		stop("mmap");
}

/* The middle of three pages: what is left is two mappings. */
static long unmap_part(void)
{
	return done(munmap((char *)mapped + RING_BYTES / 3, RING_BYTES / 3));
}

static pid_t child;

static long fork_mapped(void)
{
	child = (pid_t)done(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, 0));
	if (!child)
		_exit(0);
	return child;
}

static void reap(void)
{
	if (waitpid(child, NULL, 0) != child)
		stop("a child");
}

/* What the completion says; sweeps are shorter than either ring, for each is afresh. */
static long submit(struct ring_sqe sqe)
{
	const uint32_t slot = submitted++;
	long taken;

	shared->sqes[slot] = sqe;
	__atomic_store_n(&shared->control.sq_tail, submitted, __ATOMIC_RELEASE);
	taken = ask_value(fd, RING_ENTER, 1);
	if (taken < 0)
		return taken;
	if (taken != 1)
		return -EPROTO;
	__atomic_store_n(&shared->control.cq_head, submitted, __ATOMIC_RELEASE);
	return shared->cqes[slot].result;
}

static long nop(void)
{
	return submit((struct ring_sqe){ .op = RING_NOP });
}

static long write_store(void)
{
	return submit((struct ring_sqe){ .op = RING_WRITE,
					 .len = sizeof(bytes),
					 .addr = (uintptr_t)bytes });
}

static long read_store(void)
{
	return submit(
		(struct ring_sqe){ .op = RING_READ, .len = sizeof(bytes) });
}

static long scatter(void)
{
	const struct ring_part parts[] = {
		{ .addr = (uintptr_t)bytes, .offset = 0, .len = 16 },
		{ .addr = (uintptr_t)bytes, .offset = 32, .len = 16 },
	};

	memcpy(shared->data, parts, sizeof(parts));
	return submit(
		(struct ring_sqe){ .op = RING_SCATTER, .len = COUNT(parts) });
}

static long status(void)
{
	struct ring_status req = {};

	return ring_status(&req);
}

static const struct entry entries[] = {
	{ .name = "load",
	  .call = entry_load,
	  .undo = module_unload,
	  .first = true },
	{ .name = "unload",
	  .prepare = entry_loaded,
	  .call = entry_unload,
	  .first = true },
	{ .name = "open", .call = entry_open, .undo = entry_closed },
	{ .name = "release",
	  .prepare = entry_opened,
	  .call = entry_close,
	  .sure = true,
	  .keeps = -1 },
	{ .name = "mmap", .call = map_again, .undo = unmap_again },
	{ .name = "munmap",
	  .prepare = mapped_again,
	  .call = unmap_part,
	  .undo = unmap_again,
	  .stays = true },
	{ .name = "fork", .call = fork_mapped, .undo = reap, .stays = true },
	{ .name = "write", .call = write_store },
	{ .name = "scatter", .call = scatter },
	{ .name = "nop", .call = nop, .sure = true },
	{ .name = "read", .call = read_store, .sure = true },
	{ .name = "write32", .call = write_store, .narrow = true },
	{ .name = "scatter32", .call = scatter, .narrow = true },
	{ .name = "status", .call = status },
	{ .name = "status32", .call = status, .narrow = true },
};

const struct driver ring = {
	.name = "ring",
	.load = load,
	.unload = unload,
	.allocations = allocations,
	.entries = entries,
	.count = COUNT(entries),
};
