// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What an honest card is asked for; QEMU's own edu has to serve it too. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "client.h"

static void expect(const char *name, long got, long want)
{
	char why[64] = "";

	if (got != want)
		snprintf(why, sizeof(why), "got %ld, want %ld", got, want);
	check("honest", name, got == want, why);
}

static uint32_t ways(uint32_t n, uint32_t k)
{
	return k ? ways(n - 1, k - 1) * n / k : 1;
}

static long wrong_ways(int fd)
{
	long wrong = 0;

	for (uint32_t n = 0; n <= EDU_CHOOSE_MAX; n += 4)
		for (uint32_t k = 0; k <= n; k += 3) {
			struct edu_choose req = { .n = n, .k = k };

			wrong += ioctl(fd, EDU_CHOOSE, &req) ||
				 req.out_ways != ways(n, k);
		}
	return wrong;
}

static long refused_choice(int fd, uint32_t n, uint32_t k, uint32_t reserved)
{
	struct edu_choose req = { n, k, reserved, 0 };

	return ioctl(fd, EDU_CHOOSE, &req) ? -errno : 0;
}

static long puts_until_full(int fd)
{
	long n = 0;

	while (write(fd, "message", 7) == 7)
		n++;
	return errno == ENOSPC ? n : -errno;
}

static long takes(int fd)
{
	char all[ROOM];

	return read(fd, all, sizeof(all));
}

static void *nowhere(void)
{
	void *const at =
		mmap(NULL, ROOM, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED)
		die("mmap");
	return at;
}

static long takes_to_nowhere(int fd)
{
	const ssize_t n = read(fd, nowhere(), ROOM);

	return n < 0 ? -errno : n;
}

static long puts_from_nowhere(int fd)
{
	const ssize_t n = write(fd, nowhere(), 7);

	return n < 0 ? -errno : n;
}

static long peeks_to_nowhere(int fd)
{
	struct edu_peek req = { .data = (uintptr_t)nowhere() };

	return ioctl(fd, EDU_PEEK, &req) ? -errno : 0;
}

static long peeks(int fd, uint32_t slot)
{
	uint8_t bytes[EDU_SLOT_SIZE];
	struct edu_peek req = { .slot = slot, .data = (uintptr_t)bytes };

	if (ioctl(fd, EDU_PEEK, &req))
		return -errno;
	return memcmp(bytes + 16, "message", 7) ? -EIO : (long)req.out_len;
}

void honest(void)
{
	char text[64] = "";
	int fd;

	plan(driver, 16);
	card_unbind();
	expect("bind", card_bind(), 0);
	fd = edu_open(O_RDWR | O_TRUNC);
	expect("wrong_ways", wrong_ways(fd), 0);
	expect("too_large", refused_choice(fd, EDU_CHOOSE_MAX + 1, 1, 0),
	       -EINVAL);
	expect("more_than_all", refused_choice(fd, 3, 4, 0), -EINVAL);
	expect("reserved", refused_choice(fd, 3, 2, 1), -EINVAL);
	expect("puts_until_full", puts_until_full(fd), EDU_SLOTS);
	expect("takes_all", takes(fd), EDU_SLOTS * 7);
	expect("takes_to_nowhere", takes_to_nowhere(fd), -EFAULT);
	expect("puts_from_nowhere", puts_from_nowhere(fd), -EFAULT);
	expect("peeks_to_nowhere", peeks_to_nowhere(fd), -EFAULT);
	expect("peeks", peeks(fd, EDU_SLOTS - 1), EDU_SLOT_SIZE);
	expect("peeks_no_slot", peeks(fd, EDU_SLOTS), -EINVAL);
	expect("label", card_attribute_write("label", "my card", 7), 0);
	expect("label_back",
	       card_attribute_read("label", text, sizeof(text)) ?:
		       strcmp(text, "my card\n"),
	       0);
	expect("model",
	       card_attribute_read("model", text, sizeof(text)) ?:
		       strcmp(text, "edu\n"),
	       0);
	expect("no_command", ioctl(fd, 0) ? -errno : 0, -ENOTTY);
	close(fd);
	end();
}
