/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_UNIT_USER_H
#define TESTS_UNIT_USER_H

/* Real files, pipes and processes for the tests of user/. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "said.h"

static inline void must(bool held, const char *what)
{
	if (held)
		return;
	perror(what);
	_exit(2);
}

static inline void make_pipe(int ends[2])
{
	must(!pipe(ends), "pipe");
}

static inline void write_all(int fd, const void *from, size_t n)
{
	must(write(fd, from, n) == (ssize_t)n, "write");
}

/* A file without a name that holds these bytes, at its start. */
static inline int file_of(const void *bytes, size_t n)
{
	char name[] = "/tmp/untrusted-unit-XXXXXX";
	const int fd = mkstemp(name);

	must(fd >= 0 && !unlink(name), "mkstemp");
	write_all(fd, bytes, n);
	must(!lseek(fd, 0, SEEK_SET), "lseek");
	return fd;
}

/* How many descriptors are open: what leaks makes it more. */
static inline int open_fds(void)
{
	int n = 0;

	for (int fd = 0; fd < 1024; fd++)
		n += fcntl(fd, F_GETFD) >= 0;
	return n;
}

static inline pid_t in_child(void (*run)(int fd), int fd)
{
	const pid_t child = fork();

	must(child >= 0, "fork");
	if (child)
		return child;
	run(fd);
	_exit(0);
}

static inline int status_of(pid_t child)
{
	int status = -1;

	must(waitpid(child, &status, 0) == child, "waitpid");
	return status;
}

static int interrupts;
static void (*third_act)(int fd);
static int third_fd;

static inline void on_interrupt(int number)
{
	(void)number;
	if (++interrupts == 3)
		third_act(third_fd);
}

/* A call that signals interrupt; the third is the one that does what it waits for. */
static inline void interrupted(void (*call)(int fd), int fd,
			       void (*third)(int fd), int other)
{
	const struct sigaction act = { .sa_handler = on_interrupt };
	const struct itimerval often = { { 0, 2000 }, { 0, 2000 } };
	const struct itimerval never = { { 0, 0 }, { 0, 0 } };
	struct sigaction before;

	third_act = third;
	third_fd = other;
	interrupts = 0;
	sigaction(SIGALRM, &act, &before);
	setitimer(ITIMER_REAL, &often, NULL);
	call(fd);
	setitimer(ITIMER_REAL, &never, NULL);
	sigaction(SIGALRM, &before, NULL);
	EXPECT(interrupts >= 3);
}

#endif /* TESTS_UNIT_USER_H */
