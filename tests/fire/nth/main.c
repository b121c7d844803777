// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * nth -r RESULTS [-n ENTRY] DRIVER: sweeps the entries of a driver whose module is
 * /DRIVER_checked.ko, and its device /dev/DRIVER_checked.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "nth.h"

#define TRIES_MAX 4000

static const struct driver *const drivers[] = { &vault, &ring, &edu, &gate,
						&shelf };
static const struct driver *driver;
static const char *only;
static FILE *results;
static unsigned int bad;

static int module_fd;

static void module_open(void)
{
	char path[64];

	snprintf(path, sizeof(path), "/%s_checked.ko", driver->name);
	module_fd = open(path, O_RDONLY | O_CLOEXEC);
	if (module_fd < 0)
		stop("%s", path);
}

void module_load(void)
{
	if (entry_load())
		stop("the honest insmod of %s failed", driver->name);
}

void module_unload(void)
{
	if (entry_unload())
		stop("the honest rmmod of %s failed", driver->name);
}

long device_open(void)
{
	char path[64];

	snprintf(path, sizeof(path), "/dev/%s_checked", driver->name);
	return done(open(driver->device ?: path, O_RDWR | O_CLOEXEC));
}

/* ---- ioctls, of either width ---------------------------------------------- */

static bool narrow;

long ask_value(int fd, unsigned int command, unsigned int value)
{
	return narrow ? ioctl_compat(fd, command, value) :
			done(ioctl(fd, command, value));
}

/* This program is linked to addresses that a 32-bit process has, too. */
long ask(int fd, unsigned int command, void *request, size_t size)
{
	static unsigned char low[256];
	long result;

	if (!narrow)
		return done(ioctl(fd, command, request));
	if (size > sizeof(low) || (uintptr_t)low > UINT32_MAX)
		stop("a request that a 32-bit process cannot have");
	memcpy(low, request, size);
	result = ioctl_compat(fd, command, (unsigned int)(uintptr_t)low);
	memcpy(request, low, size);
	return result;
}

/* ---- what entries of several drivers do ----------------------------------- */

long entry_load(void)
{
	return done(syscall(SYS_finit_module, module_fd,
			    driver->parameters ?: "", 0));
}

void entry_loaded(void)
{
	const long result = entry_load();

	if (result && result != -EEXIST)
		stop("insmod of %s", driver->name);
}

long entry_unload(void)
{
	char name[64];

	snprintf(name, sizeof(name), "%s_checked", driver->name);
	return done(syscall(SYS_delete_module, name, O_NONBLOCK));
}

static int opened = -1;

long entry_open(void)
{
	return opened = (int)device_open();
}

void entry_opened(void)
{
	if (opened < 0 && entry_open() < 0)
		stop("open");
}

long entry_close(void)
{
	const int fd = opened;

	opened = -1;
	return done(close(fd));
}

void entry_closed(void)
{
	if (entry_close())
		stop("close");
}

/* ---- a sweep -------------------------------------------------------------- */

struct tally {
	unsigned int tries;
	unsigned int served;
	unsigned int refused;
	char why[160]; /* what is bad, if anything */
};

__attribute__((format(printf, 2, 3))) static void blame(struct tally *tally,
							const char *format, ...)
{
	va_list args;

	if (tally->why[0])
		return;
	va_start(args, format);
	vsnprintf(tally->why, sizeof(tally->why), format, args);
	va_end(args);
}

static bool documented(const struct entry *entry, long result)
{
	if (result == -ENOMEM || result == -EFAULT)
		return true;
	for (size_t i = 0; i < ERRNOS && entry->errnos[i]; i++)
		if (result == -entry->errnos[i])
			return true;
	return false;
}

static long allocations(const struct entry *entry)
{
	return driver->allocations && !entry->first ? driver->allocations() : 0;
}

static void judge(const struct entry *entry, struct tally *tally, long result,
		  long grown)
{
	const long may = result < 0 ? 0 : entry->keeps;

	tally->served += result >= 0;
	tally->refused += result < 0;
	if (result > INT_MAX)
		blame(tally, "try %u: a result of %ld", tally->tries, result);
	if (result < 0 && !documented(entry, result))
		blame(tally, "try %u: %s", tally->tries,
		      strerror((int)-result));
	if (grown != may)
		blame(tally, "try %u: %ld allocations more, not %ld",
		      tally->tries, grown, may);
}

static void prepare(const struct entry *entry)
{
	if (entry->prepare)
		entry->prepare();
}

static long call(const struct entry *entry)
{
	long result;

	narrow = entry->narrow;
	result = entry->call();
	narrow = false;
	return result;
}

static void undo(const struct entry *entry, long result)
{
	if (result >= 0 && entry->undo)
		entry->undo();
}

/* false once nothing was left to fail */
static bool try_once(const struct entry *entry, struct tally *tally)
{
	long before, result;
	bool failed;

	prepare(entry);
	before = allocations(entry);
	inject(++tally->tries);
	result = call(entry);
	failed = inject_end();
	undo(entry, result);
	if (!failed) {
		if (result < 0)
			blame(tally, "with nothing failing: %s",
			      strerror((int)-result));
		return false;
	}
	judge(entry, tally, result, allocations(entry) - before);
	prepare(entry);
	result = call(entry);
	undo(entry, result);
	if (result < 0)
		blame(tally, "the call after try %u: %s", tally->tries,
		      strerror((int)-result));
	return true;
}

static void sweep(const struct entry *entry)
{
	struct tally tally = {};
	const bool afresh = !entry->first && !entry->stays;
	bool more = true;

	if (entry->stays)
		driver->load();
	while (more && !tally.why[0] && tally.tries < TRIES_MAX) {
		if (afresh)
			driver->load();
		more = try_once(entry, &tally);
		if (afresh)
			driver->unload();
	}
	if (entry->stays)
		driver->unload();
	if (more)
		blame(&tally, "%u tries, and more to fail", tally.tries);
	if (!tally.refused != entry->sure)
		blame(&tally, entry->sure ? "something can fail" :
					    "nothing that fails is noticed");
	bad += tally.why[0] != 0;
	fprintf(results, "CHECK\tnth\t%s\t%s\t%s\t%s%s%u refused, %u served\n",
		driver->name, entry->name, tally.why[0] ? "bad" : "ok",
		tally.why, tally.why[0] ? "; " : "", tally.refused,
		tally.served);
	fprintf(results, "FACT\tnth\t%s.%s\t%u\n", driver->name, entry->name,
		tally.tries - 1);
}

static unsigned int each_entry(void (*act)(const struct entry *))
{
	unsigned int count = 0;

	for (size_t i = 0; i < driver->count; i++) {
		const struct entry *const entry = &driver->entries[i];

		if (only && strcmp(only, entry->name))
			continue;
		count++;
		if (act)
			act(entry);
		fflush(results);
	}
	return count;
}

static void parse(int argc, char **argv)
{
	int option;

	results = stdout;
	while ((option = getopt(argc, argv, "r:n:")) != -1)
		if (option == 'n')
			only = optarg;
		else if (option != 'r' || !(results = fopen(optarg, "a")))
			stop("see the head of main.c for its options");
	for (size_t i = 0; i < COUNT(drivers) && optind < argc; i++)
		if (!strcmp(argv[optind], drivers[i]->name))
			driver = drivers[i];
	if (!driver)
		stop("no such driver");
}

int main(int argc, char **argv)
{
	unsigned int planned;

	parse(argc, argv);
	module_open();
	inject_open();
	planned = each_entry(NULL);
	if (!planned)
		stop("no such entry");
	fprintf(results, "PLAN\tnth\t%u\n", planned);
	each_entry(sweep);
	fprintf(results, "END\tnth\t%u\t%u\n", planned, bad);
	return bad != 0;
}
