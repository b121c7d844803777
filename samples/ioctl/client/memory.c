// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "client.h"

#define NEIGHBOURHOODS_MAX 64

/* PATTERN from start to object */
struct neighbourhood {
	const uint8_t *start;
	const uint8_t *object;
};

static struct neighbourhood neighbourhoods[NEIGHBOURHOODS_MAX];
static unsigned int neighbourhoods_count;

size_t page_size(void)
{
	static size_t size;

	if (!size)
		size = (size_t)sysconf(_SC_PAGESIZE);
	return size;
}

/* @bytes rounded up to pages, filled with PATTERN, unmapped on both sides */
static uint8_t *pages_between_holes(size_t bytes, size_t *rounded)
{
	size_t page = page_size();
	uint8_t *start;

	*rounded = (bytes + page - 1) / page * page;
	start = mmap(NULL, *rounded + 2 * page, PROT_READ | PROT_WRITE,
		     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (start == MAP_FAILED)
		die("mmap of %zu bytes failed", *rounded);
	munmap(start, page);
	munmap(start + page + *rounded, page);
	memset(start + page, PATTERN, *rounded);
	return start + page;
}

void *flush_end(size_t size)
{
	size_t rounded;
	uint8_t *start = pages_between_holes(size, &rounded);
	uint8_t *object = start + rounded - size;

	if (neighbourhoods_count == NEIGHBOURHOODS_MAX)
		die("more than %d guarded objects", NEIGHBOURHOODS_MAX);
	neighbourhoods[neighbourhoods_count++] =
		(struct neighbourhood){ start, object };
	return object;
}

void *split_pages(size_t head)
{
	size_t rounded;

	return pages_between_holes(2 * page_size(), &rounded) + page_size() -
	       head;
}

void protect(void *object, int prot)
{
	uintptr_t page = (uintptr_t)object & ~(page_size() - 1);

	/* what cannot be read cannot be compared */
	neighbourhoods_count -= prot == PROT_NONE;
	if (mprotect((void *)page, page_size(), prot))
		die("mprotect failed");
}

void *unmapped(void)
{
	size_t rounded;
	uint8_t *start = pages_between_holes(1, &rounded);

	munmap(start, rounded);
	return start;
}

void *shared_memory(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		die("no shared memory");
	return memory;
}

bool memory_is(const void *memory, uint8_t value, size_t size)
{
	const uint8_t *bytes = memory;

	for (size_t i = 0; i < size; i++)
		if (bytes[i] != value)
			return false;
	return true;
}

size_t memory_trampled(void)
{
	size_t count = 0;

	for (unsigned int i = 0; i < neighbourhoods_count; i++)
		for (const uint8_t *byte = neighbourhoods[i].start;
		     byte < neighbourhoods[i].object; byte++)
			count += *byte != PATTERN;
	return count;
}
