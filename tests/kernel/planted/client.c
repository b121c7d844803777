// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * client -r RESULTS FAULT: has /dev/planted commit FAULT, then checks that the
 * device's canary and allocation count are as they were. Three faults are the
 * client's own: "wrong" reports a failed check, "early" stops before the last,
 * "patch" has the kernel patch its scheduler while it runs, which a guest must outlive.
 */

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define SUITE "planted"
#define CHECKS 3
#define PATCHES 200

static FILE *results;
static int bad;

/* Each line is out of the guest before anything else can happen. */
__attribute__((format(printf, 1, 2))) static void report(const char *format,
							 ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(results, format, args);
	va_end(args);
	fflush(results);
	tcdrain(fileno(results));
}

static void check(const char *name, int ok, const char *detail)
{
	bad += !ok;
	report("CHECK\t" SUITE "\tfault\t%s\t%s\t%s\n", name, ok ? "ok" : "bad",
	       detail);
}

static void die(const char *what)
{
	perror(what);
	exit(2);
}

static void switch_tasks(void)
{
	pid_t child;

	for (;;) {
		sched_yield();
		child = fork();
		if (!child)
			_exit(0);
		waitpid(child, NULL, 0);
	}
}

static int patch_scheduler(void)
{
	int setting = open("/proc/sys/kernel/sched_schedstats", O_WRONLY);
	pid_t busy[2];
	int done = 0;
	int i;

	for (i = 0; i < 2; i++) {
		busy[i] = fork();
		if (!busy[i])
			switch_tasks();
	}
	while (done < PATCHES &&
	       pwrite(setting, done & 1 ? "0" : "1", 1, 0) == 1)
		done++;
	for (i = 0; i < 2; i++)
		kill(busy[i], SIGKILL);
	close(setting);
	return done == PATCHES;
}

static int commit(int device, const char *fault)
{
	if (!strcmp(fault, "patch"))
		return patch_scheduler();
	return write(device, fault, strlen(fault)) == (ssize_t)strlen(fault);
}

static void check_state(int device, int early)
{
	char line[64] = "";

	if (pread(device, line, sizeof(line) - 1, 0) <= 0)
		die("/dev/planted");
	line[strcspn(line, "\n")] = '\0';
	check("canary", !!strstr(line, "canary intact"), line);
	if (early)
		exit(0);
	check("live", !!strstr(line, "live 0"), line);
}

int main(int argc, char **argv)
{
	const char *fault = argv[argc - 1];
	int early;
	int wrong;
	int device;

	if (argc != 4 || strcmp(argv[1], "-r"))
		return 2;
	results = fopen(argv[2], "a");
	if (!results)
		die(argv[2]);
	device = open("/dev/planted", O_RDWR);
	if (device < 0)
		die("/dev/planted");
	early = !strcmp(fault, "early");
	wrong = !strcmp(fault, "wrong");

	report("PLAN\t" SUITE "\t%d\n", CHECKS);
	check("commit",
	      commit(device, early || wrong ? "nothing" : fault) && !wrong,
	      fault);
	check_state(device, early);
	report("END\t" SUITE "\t%d\t%d\n", CHECKS, bad);
	return !!bad;
}
