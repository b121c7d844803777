// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * First process of the guest: runs each line of /commands by a shell, says on
 * the results port how it went, and ends QEMU with a value that only a guest
 * whose every command succeeded can send.
 *
 * The lines it adds to the results: START, once the guest is up; RUN, the
 * number, exit status and text of a command.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "end.h"

#define RESULTS_PATH "/dev/ttyS1"

static void die(const char *what)
{
	perror(what);
	exit(1); /* the kernel panics: a failure, whatever is wrong */
}

static void mount_all(void)
{
	if (mount("dev", "/dev", "devtmpfs", 0, NULL) ||
	    mount("proc", "/proc", "proc", 0, NULL) ||
	    mount("sys", "/sys", "sysfs", 0, NULL) ||
	    mount("tmp", "/tmp", "tmpfs", 0, NULL))
		die("mount");
}

/* A line discipline would end the lines of the results with "\r\n". */
static FILE *open_results(void)
{
	struct termios raw;
	FILE *results = fopen(RESULTS_PATH, "a");

	if (!results || tcgetattr(fileno(results), &raw))
		die(RESULTS_PATH);
	cfmakeraw(&raw);
	if (tcsetattr(fileno(results), TCSANOW, &raw))
		die(RESULTS_PATH);
	return results;
}

static int run(const char *command)
{
	pid_t child = fork();
	int status;

	if (child < 0)
		die("fork");
	if (!child) {
		execl("/bin/sh", "sh", "-c", command, NULL);
		_exit(127);
	}
	if (waitpid(child, &status, 0) < 0)
		die("waitpid");
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static int run_all(FILE *results)
{
	char command[4096];
	int failed = 0;
	int n = 0;
	FILE *commands = fopen("/commands", "r");

	if (!commands)
		die("/commands");
	while (fgets(command, sizeof(command), commands)) {
		int status;

		command[strcspn(command, "\n")] = '\0';
		status = run(command);
		failed |= status;
		fprintf(results, "RUN\t%d\t%d\t%s\n", ++n, status, command);
		fflush(results);
	}
	fclose(commands);
	return failed;
}

/* What is still in the kernel's buffers would be lost. */
static void drain(FILE *results)
{
	if (tcdrain(fileno(results)) || tcdrain(STDOUT_FILENO))
		die("tcdrain");
}

int main(void)
{
	FILE *results;
	int failed;

	mount_all();
	setenv("PATH", "/bin", 1);
	results = open_results();
	fprintf(results, "START\n");
	fflush(results);

	failed = run_all(results);

	drain(results);
	end_guest(failed ? GUEST_FAILED : GUEST_PASSED);
	return 1;
}
