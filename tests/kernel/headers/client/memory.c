// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "client.h"

struct rows_seen seen;

size_t page_size(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

uint8_t *map_pages(size_t count)
{
	void *start = mmap(NULL, count * page_size(), PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (start == MAP_FAILED)
		die("mmap");
	return start;
}

static void protect(const void *at, int prot)
{
	const uintptr_t page = (uintptr_t)at & ~(page_size() - 1);

	if (mprotect((void *)page, page_size(), prot))
		die("mprotect");
}

void *room(size_t n)
{
	const size_t pages = (n + page_size() - 1) / page_size();
	uint8_t *const start = map_pages(pages + 1);
	uint8_t *const end = start + pages * page_size();

	memset(start, PATTERN, pages * page_size());
	protect(end, PROT_NONE);
	return end - n;
}

void make_read_only(void *object)
{
	protect(object, PROT_READ);
}

static void *unmapped(void)
{
	uint8_t *const page = map_pages(1);

	munmap(page, page_size());
	return page;
}

void *bad_address(unsigned int i)
{
	/* a 32-bit process has the lower halves of these */
	static const uint64_t bad[BAD_ADDRESSES - 3] = {
		0,
		1,
		0xffff888000000000,
		0x0000800000000000,
		0xffffffffffffffff,
	};

	if (i < BAD_ADDRESSES - 3 && bad[i] == (uintptr_t)bad[i])
		return (void *)(uintptr_t)bad[i];
	if (i == BAD_ADDRESSES - 3)
		return (uint8_t *)room(1) + 1;
	return i & 1 ? unmapped() : NULL;
}

bool all(const void *memory, uint8_t byte, size_t n)
{
	const uint8_t *bytes = memory;

	for (size_t i = 0; i < n; i++)
		if (bytes[i] != byte)
			return false;
	return true;
}

long answer(long result)
{
	return result < 0 ? -errno : result;
}

void forget(void)
{
	if (ioctl(test_fd, TEST_FORGET))
		die("TEST_FORGET");
}

void look(void)
{
	if (ioctl(test_fd, TEST_SEEN, &seen))
		die("TEST_SEEN");
}
