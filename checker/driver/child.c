// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../memory.h"

/* A process that waits for something is given up later than one that works. */
#define CLOCK_FACTOR 10

static void limit(int resource, long soft, long hard)
{
	struct rlimit limits = { soft, hard };

	if (setrlimit(resource, &limits))
		_exit(126);
}

static void __attribute__((noreturn))
become(const struct child *child, int err, pid_t parent)
{
	int null = open("/dev/null", O_RDONLY);

	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent)
		_exit(126);
	if (null < 0 || dup2(null, 0) < 0 || dup2(child->out, 1) < 0 ||
	    dup2(err, 2) < 0 || chdir(child->directory)) {
		perror(child->directory);
		_exit(126);
	}
	limit(RLIMIT_CPU, child->seconds, child->seconds + 1);
	limit(RLIMIT_AS, child->bytes, child->bytes);
	limit(RLIMIT_CORE, 0, 0);
	execvp(child->argv[0], child->argv);
	perror(child->argv[0]);
	_exit(127);
}

static long milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Return: 0 at the end of what @from gives, or -ETIME. */
static int copy_until(int from, FILE *to, long deadline)
{
	struct pollfd ready = { .fd = from, .events = POLLIN };
	char text[4096];
	ssize_t n = 1;

	while (n) {
		long left = deadline - milliseconds();

		if (left <= 0)
			return -ETIME;
		if (poll(&ready, 1, left) <= 0)
			continue;
		n = read(from, text, sizeof(text));
		if (n > 0)
			fwrite(text, 1, n, to);
		if (n < 0 && errno != EINTR)
			return -errno;
	}
	return 0;
}

static int finish(pid_t pid, int err, const struct child *child, char **said)
{
	long deadline = milliseconds() + child->seconds * CLOCK_FACTOR * 1000;
	size_t size;
	FILE *text = open_memstream(said, &size);
	int status, result;

	if (!text)
		result = -errno;
	else
		result = copy_until(err, text, deadline);
	if (result)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (text && fclose(text) && !result)
		result = -ENOMEM;
	if (!result && WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
		result = -ETIME;
	return result ? result : status;
}

int child_run(const struct child *child, char **said)
{
	pid_t parent = getpid(), pid;
	int err[2], result;

	*said = NULL;
	if (pipe2(err, O_CLOEXEC))
		return -errno;
	pid = fork();
	if (!pid)
		become(child, err[1], parent);
	close(err[1]);
	result = pid < 0 ? -errno : finish(pid, err[0], child, said);
	close(err[0]);
	return result;
}

char *child_verdict(int status, const struct child *child)
{
	if (status == -ETIME)
		return text_print("did not end within %ld s", child->seconds);
	if (status < 0)
		return text_print("cannot be run: %s", strerror(-status));
	if (WIFSIGNALED(status))
		return text_print("was ended by a signal: %s",
				  strsignal(WTERMSIG(status)));
	return text_print("failed with status %d", WEXITSTATUS(status));
}
