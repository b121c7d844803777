// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <asm/unistd_32.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "guest.h"

void stop(const char *why, ...)
{
	va_list args;

	fprintf(stderr, "%s: ", program_invocation_short_name);
	va_start(args, why);
	vfprintf(stderr, why, args);
	va_end(args);
	fprintf(stderr, ": %s\n", strerror(errno));
	exit(2);
}

long done(long result)
{
	return result < 0 ? -errno : result;
}

long unmap(void *at, size_t n)
{
	const long ret = done(munmap(at, n));

	if (ret && munmap(at, n))
		stop("munmap");
	return ret;
}

long ioctl_compat(int fd, unsigned int command, unsigned int argument)
{
	long result;

	__asm__ volatile("int $0x80"
			 : "=a"(result)
			 : "a"(__NR_ioctl), "b"(fd), "c"(command), "d"(argument)
			 : "r8", "r9", "r10", "r11", "memory");
	return (int)result;
}
