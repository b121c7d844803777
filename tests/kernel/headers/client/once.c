// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Every byte of a request is fetched once. The request lies across two pages
 * that are missing. Whenever the kernel stops at one of them, the other is taken
 * away again, so that going back to it is a second stop. Words that the kernel
 * loads at once may not lie across the two, for it would stop for ever.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "client.h"

#define STOPS_MAX 16

static struct {
	int faults;
	int stop;
	pthread_t thread;
	uint8_t *pages; /* two, missing */
	uint8_t *supply; /* what they hold once they are there */
	unsigned int stops[2]; /* for reading */
} trap;

static void take_away(unsigned int page)
{
	if (madvise(trap.pages + page * page_size(), page_size(),
		    MADV_DONTNEED))
		die("madvise");
}

static void supply(unsigned int page)
{
	const size_t off = page * page_size();
	struct uffdio_copy copy = {
		.dst = (uintptr_t)trap.pages + off,
		.src = (uintptr_t)trap.supply + off,
		.len = page_size(),
	};

	if (ioctl(trap.faults, UFFDIO_COPY, &copy))
		die("UFFDIO_COPY");
}

static void handle_stop(void)
{
	struct uffd_msg event;
	unsigned int page;

	if (read(trap.faults, &event, sizeof(event)) != sizeof(event) ||
	    event.event != UFFD_EVENT_PAGEFAULT)
		die("userfaultfd");
	page = event.arg.pagefault.address >=
	       (uintptr_t)trap.pages + page_size();
	/* outputs may be put anywhere */
	if (!(event.arg.pagefault.flags & UFFD_PAGEFAULT_FLAG_WRITE) &&
	    ++trap.stops[page] < STOPS_MAX)
		take_away(!page);
	supply(page);
}

static void *handle_stops(void *unused)
{
	struct pollfd fds[] = { { .fd = trap.faults, .events = POLLIN },
				{ .fd = trap.stop, .events = POLLIN } };

	(void)unused;
	while (poll(fds, 2, -1) > 0 && !fds[1].revents)
		handle_stop();
	return NULL;
}

static void watch_pages(void)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffdio_register range = {
		.range = { (uintptr_t)trap.pages, 2 * page_size() },
		.mode = UFFDIO_REGISTER_MODE_MISSING,
	};

	trap.faults = (int)syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK);
	if (trap.faults < 0 || ioctl(trap.faults, UFFDIO_API, &api) ||
	    ioctl(trap.faults, UFFDIO_REGISTER, &range))
		die("userfaultfd");
}

static void set_trap(void)
{
	trap.pages = map_pages(2);
	trap.supply = map_pages(2);
	watch_pages();
	trap.stop = eventfd(0, EFD_CLOEXEC);
	if (pthread_create(&trap.thread, NULL, handle_stops, NULL))
		die("pthread_create");
}

static void clear_trap(void)
{
	const uint64_t one = 1;

	if (write(trap.stop, &one, sizeof(one)) != sizeof(one))
		die("eventfd");
	pthread_join(trap.thread, NULL);
	close(trap.stop);
	close(trap.faults);
	munmap(trap.pages, 2 * page_size());
	munmap(trap.supply, 2 * page_size());
}

/* n bytes, the first head of them in the first page */
static void *place(const void *bytes, size_t n, size_t head)
{
	const size_t off = page_size() - head;

	take_away(0);
	take_away(1);
	memset(trap.stops, 0, sizeof(trap.stops));
	memset(trap.supply, 0, 2 * page_size());
	memcpy(trap.supply + off, bytes, n);
	return trap.pages + off;
}

static void expect_stops(unsigned int n)
{
	EXPECT_EQ(trap.stops[0], n);
	EXPECT_EQ(trap.stops[1], n);
}

static long fire(unsigned int cmd, const void *bytes, size_t n, size_t head)
{
	void *const at = place(bytes, n, head);
	long got;

	forget();
	got = answer(ioctl(rows_fd, cmd, at));
	look();
	return got;
}

TEST(the_trap_notices_a_second_fetch)
{
	const struct rows_args args = { 1, 2, 3, 4, 5 };
	void *at;

	set_trap();
	at = place(&args, sizeof(args), 8);
	EXPECT_EQ(answer(ioctl(test_fd, TEST_FETCH_TWICE, at)), 0);
	expect_stops(2);
	clear_trap();
}

TEST(exact_is_fetched_once)
{
	const struct rows_args args = { 1, 2, 3, 4, 5 };

	set_trap();
	EXPECT_EQ(fire(ROWS_EXACT, &args, sizeof(args), 8), 0);
	EXPECT(!memcmp(seen.request, &args, sizeof(args)));
	expect_stops(1);
	EXPECT_EQ(fire(ROWS_SENDS, &args, sizeof(args), 8), 0);
	EXPECT(!memcmp(seen.request, &args, sizeof(args)));
	expect_stops(1);
	clear_trap();
}

static unsigned int grows_of(size_t n)
{
	return _IOC(_IOC_READ | _IOC_WRITE, 'u', _IOC_NR(ROWS_GROWS), n);
}

TEST(growing_is_fetched_once)
{
	static const uint8_t sent[40] = { 24, 0, 0, 0, 2, 3, 4, 5 };

	set_trap();
	for (size_t n = 9; n <= sizeof(struct rows_grown); n++)
		for (size_t head = 8; head < n; head += 8) {
			test_row((long)(n * 100 + head));
			EXPECT_EQ(fire(grows_of(n), sent, n, head), 0);
			EXPECT(!memcmp(seen.request, sent, n));
			expect_stops(1);
		}
	/* the tail, which is looked at first, in a page of its own */
	EXPECT_EQ(fire(grows_of(40), sent, 40, 24), 0);
	expect_stops(1);
	clear_trap();
}

TEST(sized_is_fetched_once)
{
	uint8_t sent[40] = { 0, 0, 0, 0, 2, 3, 4, 5 };

	set_trap();
	for (uint8_t n = 8; n <= sizeof(struct rows_grown); n++)
		for (size_t head = 4; head < n; head += 8) {
			test_row((long)(n * 100 + head));
			sent[0] = n;
			EXPECT_EQ(fire(ROWS_SIZED, sent, n, head), 0);
			EXPECT(!memcmp(seen.request, sent, n));
			expect_stops(1);
		}
	/* the size word in a page of its own: nobody goes back to it */
	sent[0] = 40;
	EXPECT_EQ(fire(ROWS_SIZED, sent, 40, 4), 0);
	expect_stops(1);
	clear_trap();
}

TEST(reads_and_values_fetch_nothing)
{
	const struct rows_answer zero = { 0, 0 };

	set_trap();
	EXPECT_EQ(fire(ROWS_READS, &zero, sizeof(zero), 4), 0);
	expect_stops(0);
	EXPECT_EQ(fire(ROWS_VALUE, &zero, sizeof(zero), 4), -EINVAL);
	expect_stops(0);
	clear_trap();
}

TEST(refused_commands_fetch_nothing)
{
	const struct rows_args args = { 1, 2, 3, 4, 5 };

	set_trap();
	EXPECT_EQ(fire(ROWS_EXACT + 0x20, &args, sizeof(args), 8), -ENOTTY);
	expect_stops(0);
	EXPECT_EQ(fire(grows_of(7), &args, sizeof(args), 8), -ENOTTY);
	expect_stops(0);
	EXPECT_EQ(fire(grows_of(5000), &args, sizeof(args), 8), -E2BIG);
	expect_stops(0);
	clear_trap();
}

TEST(written_bytes_are_fetched_once)
{
	static const char text[] = "abcdefghijklmnop";

	set_trap();
	EXPECT_EQ(answer(write(rows_fd, place(text, 16, 8), 16)), 16);
	look();
	EXPECT(!memcmp(seen.buffer + ROWS_IOV_HEAD, text, 16));
	expect_stops(1);
	clear_trap();
}
