// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * churn -r RESULTS -m MODULE.ko -d DEVICE [-n LOADS] [-p PARAMETERS]: loads and unloads
 * a module as often as that, while two processes open its device, ask it nonsense and
 * close it as fast as they can. The check is good if the module went as often as it
 * came, and both processes found the device at times.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define USERS 2

static const char *module_path, *device, *parameters = "";
static unsigned int loads = 200;
static FILE *results;
static atomic_uint *opened; /* of each user; shared */

static void die(const char *what)
{
	fprintf(stderr, "churn: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void ask(int fd)
{
	static uint64_t request[8];

	for (unsigned int command = 0; command < 8; command++)
		ioctl(fd,
		      _IOC(_IOC_READ | _IOC_WRITE, 0xb8, command,
			   sizeof(request)),
		      request);
	if (read(fd, request, sizeof(request)) < 0 ||
	    write(fd, request, sizeof(request)) < 0)
		return;
}

static void use(unsigned int user)
{
	int fd;

	for (;;) {
		fd = open(device, O_RDWR | O_CLOEXEC);
		if (fd < 0) {
			sched_yield();
			continue;
		}
		atomic_fetch_add(&opened[user], 1);
		ask(fd);
		close(fd);
	}
}

static pid_t start(unsigned int user)
{
	const pid_t child = fork();

	if (child < 0)
		die("fork");
	if (!child)
		use(user);
	return child;
}

static void load(int fd)
{
	if (syscall(SYS_finit_module, fd, parameters, 0))
		die(module_path);
}

/* The users have it open most of the time. */
static void unload(const char *name)
{
	while (syscall(SYS_delete_module, name, O_NONBLOCK)) {
		if (errno != EWOULDBLOCK)
			die(name);
		sched_yield();
	}
}

/* /vault_checked.ko: vault_checked */
static void name_of_module(char *name, size_t size)
{
	const char *const slash = strrchr(module_path, '/');

	snprintf(name, size, "%s", slash ? slash + 1 : module_path);
	name[strcspn(name, ".")] = '\0';
}

static void churn(void)
{
	const int fd = open(module_path, O_RDONLY | O_CLOEXEC);
	char name[64];

	if (fd < 0)
		die(module_path);
	name_of_module(name, sizeof(name));
	for (unsigned int i = 0; i < loads; i++) {
		load(fd);
		sched_yield();
		unload(name);
	}
	close(fd);
}

static void parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "r:m:d:n:p:")) != -1)
		switch (option) {
		case 'r':
			results = fopen(optarg, "a");
			break;
		case 'm':
			module_path = optarg;
			break;
		case 'd':
			device = optarg;
			break;
		case 'n':
			loads = (unsigned int)strtoul(optarg, NULL, 10);
			break;
		case 'p':
			parameters = optarg;
			break;
		}
	if (!results || !module_path || !device)
		die("see the head of churn.c for its options");
}

int main(int argc, char **argv)
{
	pid_t users[USERS];
	unsigned int found = 0, idle = 0;

	parse(argc, argv);
	opened = mmap(NULL, sizeof(*opened) * USERS, PROT_READ | PROT_WRITE,
		      MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (opened == MAP_FAILED)
		die("mmap");
	fprintf(results, "PLAN\tchurn\t1\n");
	fflush(results);
	for (unsigned int i = 0; i < USERS; i++)
		users[i] = start(i);
	churn();
	for (unsigned int i = 0; i < USERS; i++) {
		kill(users[i], SIGKILL);
		waitpid(users[i], NULL, 0);
		found += atomic_load(&opened[i]);
		idle += !atomic_load(&opened[i]);
	}
	fprintf(results,
		"CHECK\tchurn\tload\t%s\t%s\t%u loads, opened %u times, never by %u\n",
		device, idle ? "bad" : "ok", loads, found, idle);
	fprintf(results,
		"FACT\tchurn\topened\t%u\nFACT\tchurn\tloads\t%u\nEND\tchurn\t1\t%d\n",
		found, loads, !!idle);
	return !!idle;
}
