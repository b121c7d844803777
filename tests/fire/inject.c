// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guest.h"

#define INJECTION "/sys/kernel/debug"

static int fail_fd;

static void set(const char *file, const char *value)
{
	const int fd = open(file, O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, value, strlen(value)) < 0)
		stop("%s", file);
	close(fd);
}

/* Allocations that may sleep fail too, and single pages. */
void inject_open(void)
{
	set(INJECTION "/failslab/ignore-gfp-wait", "N");
	set(INJECTION "/fail_page_alloc/ignore-gfp-wait", "N");
	set(INJECTION "/fail_page_alloc/min-order", "0");
	set(INJECTION "/failslab/verbose", "0");
	set(INJECTION "/fail_page_alloc/verbose", "0");
	set(INJECTION "/fail_usercopy/verbose", "0");
	fail_fd = open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
	if (fail_fd < 0)
		stop("fail-nth");
	/* a page that is missing would be an allocation of the call's */
	if (mlockall(MCL_CURRENT | MCL_FUTURE))
		stop("mlockall");
}

void inject(unsigned int nth)
{
	char number[16];
	const int n = snprintf(number, sizeof(number), "%u", nth);

	if (write(fail_fd, number, (size_t)n) != n)
		stop("fail-nth");
}

/* What is left to fail may be this function's own copies. */
bool inject_end(void)
{
	char left[16] = "";
	const ssize_t n = pread(fail_fd, left, sizeof(left) - 1, 0);

	if (n > 0 && !atoi(left))
		return true;
	while (write(fail_fd, "0", 1) != 1)
		if (errno != EFAULT)
			stop("fail-nth");
	return false;
}
