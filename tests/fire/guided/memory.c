// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* All of it below 4 GB, where a 32-bit process could have it too. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guided.h"

#define ROOM 65536
#define PAGE 4096

static struct {
	uint8_t *room;
	uint8_t *page;
	uint8_t *read_only;
	uint8_t *written; /* where what read_only has is written */
} memory;

/* Memory of so many bytes, and a page behind it that nobody may touch. */
static uint8_t *fenced(size_t size)
{
	uint8_t *const start = mmap(
		NULL, size + PAGE, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE | MAP_32BIT, -1, 0);

	if (start == MAP_FAILED || mprotect(start + size, PAGE, PROT_NONE))
		stop("memory");
	return start;
}

static void read_only_open(void)
{
	static const char name[] = "/tmp/guided.page";
	const int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0 || unlink(name) || ftruncate(fd, PAGE))
		stop("%s", name);
	memory.read_only = fenced(PAGE);
	memory.written = mmap(NULL, PAGE, PROT_READ | PROT_WRITE,
			      MAP_SHARED | MAP_POPULATE, fd, 0);
	if (memory.written == MAP_FAILED ||
	    mmap(memory.read_only, PAGE, PROT_READ,
		 MAP_SHARED | MAP_POPULATE | MAP_FIXED, fd,
		 0) != memory.read_only)
		stop("memory");
	close(fd);
}

void memory_open(void)
{
	memory.room = fenced(ROOM);
	memory.page = fenced(PAGE);
	read_only_open();
}

/* A copy behind which memory ends. */
static uint8_t *ending(const uint8_t *bytes, size_t n)
{
	return memcpy(memory.page + PAGE - n, bytes, n);
}

static uint8_t *read_only(const uint8_t *bytes, size_t n)
{
	memcpy(memory.written + PAGE - n, bytes, n);
	return memory.read_only + PAGE - n;
}

static uint8_t *placed(enum place place, const uint8_t *bytes, size_t n)
{
	switch (place) {
	case PLACE_READ_ONLY:
		return read_only(bytes, n);
	case PLACE_NOWHERE:
		return memory.room + ROOM;
	default:
		return ending(bytes, n);
	}
}

uint64_t memory_at(uint64_t word, const uint8_t *bytes, size_t n)
{
	switch (word % 8) {
	case 4:
		return (uintptr_t)placed(PLACE_USUAL, bytes, n);
	case 5:
		return (uintptr_t)placed(PLACE_READ_ONLY, bytes, n);
	case 6:
		return (uintptr_t)placed(PLACE_NOWHERE, bytes, n);
	case 7:
		return word;
	}
	return (uintptr_t)memcpy(memory.room, bytes, n);
}

long ask(int fd, const struct step *step, const struct request *request)
{
	uint8_t bytes[STEP_BYTES] = {};
	const size_t size = request->size;
	const size_t given = step->len < size ? step->len : size;
	uint64_t word;

	memcpy(bytes, step->bytes, given);
	if (request->pointer != NO_POINTER) {
		memcpy(&word, bytes + request->pointer, sizeof(word));
		word = memory_at(word, step->bytes + given, step->len - given);
		memcpy(bytes + request->pointer, &word, sizeof(word));
	}
	return done(
		ioctl(fd, request->command, placed(step->place, bytes, size)));
}

long ask_compat(int fd, const struct step *step)
{
	uint32_t command = 0;
	const uint32_t head = step->len < 4 ? step->len : 4;
	const uint8_t *const at =
		placed(step->place, step->bytes + head, step->len - head);

	memcpy(&command, step->bytes, head);
	return ioctl_compat(fd, command, (uint32_t)(uintptr_t)at);
}
