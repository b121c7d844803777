// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * mutate [OPTION ...] STEP ...: calls a driver again and again, and between any two
 * touches of the memory it is given changes one byte. What then comes out must be what
 * comes out for the memory as it was, or for the memory with the byte changed from the
 * start: else the driver used both, a double fetch. So it did if the kernel complains in
 * its log, as KASAN does, where it does not for either. Needs ../module on /dev/mutate,
 * and a kernel started with "maxcpus=1": only the one thread is of interest.
 *
 *	-d DEVICE	the driver's
 *	-m MODULE.ko	unload and load it before each run: for a driver that keeps state
 *	-n NAME		of this target, in the results
 *	-r RESULTS	append lines of PLAN, CHECK, FACT and END; each place goes to stdout
 *	-x COUNT	random values for each byte, besides the usual ones (0)
 *	-k		judge nothing: for a driver whose faults are the result
 *
 * A STEP is KIND:FILE[,OFFSET=FILE]...: KIND is the number of an ioctl, "read" or
 * "write"; the file is the memory it is given, whose length that of a read is; at OFFSET
 * it gets the address, 8 bytes, of memory with the next file. NUMBER=VALUE is an ioctl
 * that is given no memory. Steps are done in their order, on one open file. The one that
 * begins with "!" is the target; the others are what has to come before it and must not
 * fail, and what shows afterwards what it did. A target that touches no byte of its
 * memory is bad: it is not the call that was meant.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../mutate.h"

#define STEPS 8
#define BLOCKS 4
#define OUTCOME_MAX 65536
#define VALUES 7
#define PLACES_MAX 64
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Memory that a call is given; the first block of a step is its request. */
struct block {
	uint8_t *memory;
	uint8_t *original;
	size_t size;
	size_t in_outcome; /* where it lies there */
};

struct step {
	enum { IOCTL, READ, WRITE } kind;
	unsigned long command;
	unsigned long value; /* where there is no block */
	struct block blocks[BLOCKS];
	unsigned int count;
};

/* One byte of the target's memory. */
struct change {
	const struct block *block;
	size_t at;
	uint8_t value;
	unsigned int touch; /* behind which it changes; 0: from the start */
};

struct outcome {
	bool loaded; /* the run got to its first step */
	bool ended; /* and to its last */
	int refused; /* errno of a step before the target */
	struct mutate_seen seen;
	char alarm[96]; /* the first line of the log that should not be there */
	size_t size;
	uint8_t bytes[OUTCOME_MAX];
};

static const char *device, *module, *name = "target";
static FILE *results;
static bool judge = true;
static unsigned int random_values;
static struct step steps[STEPS];
static unsigned int steps_count;
static const struct step *target;

static unsigned long runs;
static unsigned int inconsistent;
static unsigned int touched, twice; /* bytes of the target's memory */
static struct outcome *now; /* shared with the child that makes the run */
static struct outcome first, changed;
static bool unstable[OUTCOME_MAX]; /* what differs with nothing changed */

__attribute__((noreturn, format(printf, 1, 2))) static void
die(const char *format, ...)
{
	va_list args;

	fputs("mutate: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, ": %s\n", strerror(errno));
	exit(2);
}

/* ---- one run, in a child that may be killed -------------------------------- */

static void reload(void)
{
	const int fd = open(module, O_RDONLY | O_CLOEXEC);
	const char *const slash = strrchr(module, '/');
	char loaded[64];

	snprintf(loaded, sizeof(loaded), "%s", slash ? slash + 1 : module);
	loaded[strcspn(loaded, ".")] = '\0';
	for (char *c = loaded; *c; c++)
		if (*c == '-') /* as the kernel names it */
			*c = '_';
	if (syscall(SYS_delete_module, loaded, O_NONBLOCK) && errno != ENOENT)
		die("rmmod %s", loaded);
	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0))
		die("insmod %s", module);
	close(fd);
}

static void restore(const struct step *step)
{
	for (unsigned int i = 0; i < step->count; i++)
		memcpy(step->blocks[i].memory, step->blocks[i].original,
		       step->blocks[i].size);
}

static long call(int fd, const struct step *step)
{
	const struct block *const request = &step->blocks[0];
	long ret = -1;

	switch (step->kind) {
	case IOCTL:
		ret = step->count ? ioctl(fd, step->command, request->memory) :
				    ioctl(fd, step->command, step->value);
		break;
	case READ:
		ret = read(fd, request->memory, request->size);
		break;
	case WRITE:
		ret = write(fd, request->memory, request->size);
		break;
	}
	return ret < 0 ? -errno : ret;
}

static void keep(const void *bytes, size_t size)
{
	memcpy(now->bytes + now->size, bytes, size);
	now->size += size;
}

static void keep_step(const struct step *step, long result)
{
	keep(&result, sizeof(result));
	for (unsigned int i = 0; i < step->count; i++)
		keep(step->blocks[i].memory, step->blocks[i].size);
}

static long call_target(int fd, int mutator, const struct change *change)
{
	const struct mutate_arm arm = {
		.at = (uintptr_t)(change->block->memory + change->at),
		.touch = change->touch,
		.value = change->value,
	};
	long result;

	if (!change->touch)
		change->block->memory[change->at] = change->value;
	if (ioctl(mutator, MUTATE_ARM, &arm))
		die("MUTATE_ARM");
	result = call(fd, target);
	if (ioctl(mutator, MUTATE_DISARM, &now->seen))
		die("MUTATE_DISARM");
	return result;
}

static void make_run(const struct change *change)
{
	const int mutator = open("/dev/mutate", O_RDWR | O_CLOEXEC);
	int fd;

	if (module)
		reload();
	fd = open(device, O_RDWR | O_CLOEXEC);
	if (fd < 0 || mutator < 0)
		die("%s", fd < 0 ? device : "/dev/mutate");
	now->loaded = true;
	for (unsigned int i = 0; i < steps_count; i++) {
		const struct step *const step = &steps[i];
		long result;

		restore(step);
		result = step == target ? call_target(fd, mutator, change) :
					  call(fd, step);
		if (step >= target)
			keep_step(step, result);
		else if (result < 0)
			now->refused = (int)-result;
	}
	now->ended = true;
}

/* Looks at what the log has got since the last look. */
static void look_at_log(char *alarm, size_t size)
{
	static const char *const alarms[] = { "BUG", "WARNING", "UBSAN", "Oops",
					      "general protection" };
	static int log = -1;
	char record[2048], *text;
	ssize_t n;

	if (log < 0)
		log = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (log < 0)
		die("/dev/kmsg");
	while ((n = read(log, record, sizeof(record) - 1)) > 0 ||
	       errno == EPIPE) {
		record[n > 0 ? n : 0] = '\0';
		text = strchr(record, ';');
		for (size_t i = 0; text && !alarm[0] && i < COUNT(alarms); i++)
			if (strstr(text, alarms[i]))
				snprintf(alarm, size, "%.*s",
					 (int)strcspn(text + 1, "\n"),
					 text + 1);
	}
}

/* The outcome is in *now. */
static void run(const struct change *change)
{
	pid_t child;

	memset(now, 0, sizeof(*now));
	runs++;
	child = fork();
	if (child < 0)
		die("fork");
	if (!child) {
		make_run(change);
		_exit(0);
	}
	if (waitpid(child, NULL, 0) < 0)
		die("waitpid");
	look_at_log(now->alarm, sizeof(now->alarm));
	if (!now->loaded)
		die("the driver is in pieces after %lu runs", runs);
}

/* ---- what came out of it --------------------------------------------------- */

static bool same(const struct outcome *a, const struct outcome *b,
		 const struct change *change)
{
	const size_t own = change->block->in_outcome + change->at;

	if (a->ended != b->ended || a->size != b->size ||
	    !a->alarm[0] != !b->alarm[0])
		return false;
	for (size_t i = 0; i < a->size; i++)
		if (a->bytes[i] != b->bytes[i] && !unstable[i] && i != own)
			return false;
	return true;
}

static long answer(const struct outcome *outcome)
{
	long result;

	memcpy(&result, outcome->bytes, sizeof(result));
	return result;
}

/* The same function and member again and again is one line. */
static bool told_already(const char *place, size_t member)
{
	static struct {
		char place[MUTATE_PLACE_LEN];
		size_t member;
	} told[PLACES_MAX];
	static unsigned int count;

	for (unsigned int i = 0; i < count; i++)
		if (told[i].member == member && !strcmp(told[i].place, place))
			return true;
	if (count < PLACES_MAX) {
		snprintf(told[count].place, sizeof(told[count].place), "%s",
			 place);
		told[count++].member = member;
	}
	return false;
}

/* A caller that was killed could not ask where it was changed. */
static void learn_place(struct change change)
{
	static struct outcome kept;

	kept = *now;
	change.value = change.block->original[change.at];
	run(&change);
	kept.seen = now->seen;
	*now = kept;
}

static void tell(const struct change *change)
{
	const unsigned int block =
		(unsigned int)(change->block - target->blocks);

	inconsistent++;
	if (!now->ended)
		learn_place(*change);
	if (told_already(now->seen.place, block * 65536 + change->at / 4))
		return;
	printf("%s: byte %zu of %s %u changed from %u to %u behind touch %u, in %s: ",
	       name, change->at, block ? "memory" : "the request", block,
	       change->block->original[change->at], change->value,
	       change->touch, now->seen.place[0] ? now->seen.place : "?");
	if (now->alarm[0])
		printf("%s\n", now->alarm);
	else if (!now->ended)
		printf("the kernel kills the caller\n");
	else
		printf("answers %ld; as it was, %ld; changed at first, %ld\n",
		       answer(now), answer(&first), answer(&changed));
	fflush(stdout);
}

/* *now is the run with no change behind the first touch. */
static void try_value(const struct block *block, size_t at, uint8_t value,
		      unsigned int touches)
{
	struct change change = { .block = block, .at = at, .value = value };

	run(&change);
	changed = *now;
	for (change.touch = 1; change.touch < touches; change.touch++) {
		run(&change);
		if (!same(now, &first, &change) &&
		    !same(now, &changed, &change))
			tell(&change);
	}
}

static uint8_t usual(uint8_t original, unsigned int which)
{
	switch (which) {
	case 0:
		return 0;
	case 1:
		return 1;
	case 2:
		return 0x7f;
	case 3:
		return 0x80;
	case 4:
		return 0xff;
	case 5:
		return original ^ 1;
	default:
		return original + 0x10;
	}
}

static uint8_t any(void)
{
	static uint64_t state = 0x9e3779b97f4a7c15;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint8_t)(state >> 32);
}

/* What is touched once cannot be fetched twice. */
static void try_byte(const struct block *block, size_t at)
{
	const uint8_t original = block->original[at];
	struct change none = { .block = block, .at = at, .value = original };
	bool seen[256] = { false };
	unsigned int touches;

	run(&none);
	touches = now->seen.touches;
	touched += touches > 0;
	twice += touches > 1;
	if (touches < 2)
		return;
	seen[original] = true;
	for (unsigned int i = 0; i < VALUES + random_values; i++) {
		const uint8_t value = i < VALUES ? usual(original, i) : any();

		if (!seen[value])
			try_value(block, at, value, touches);
		seen[value] = true;
	}
}

static void learn_outcome(void)
{
	const struct change none = { .block = &target->blocks[0],
				     .value = target->blocks[0].original[0] };

	run(&none);
	first = *now;
	errno = first.refused;
	if (errno)
		die("a step before the target fails");
	if (!first.ended)
		die("the caller does not survive the request as it is");
	for (int i = 0; i < 2; i++) {
		run(&none);
		for (size_t at = 0; at < first.size; at++)
			unstable[at] |= now->bytes[at] != first.bytes[at];
	}
}

/* ---- what is asked for ----------------------------------------------------- */

static void block_read(struct block *block, const char *path)
{
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t size;

	if (fd < 0 || (size = lseek(fd, 0, SEEK_END)) <= 0)
		die("%s", path);
	block->size = (size_t)size;
	block->original = malloc(block->size);
	block->memory = mmap(NULL, block->size, PROT_READ | PROT_WRITE,
			     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (!block->original || block->memory == MAP_FAILED ||
	    pread(fd, block->original, block->size, 0) != size)
		die("%s", path);
	close(fd);
}

static void step_points(struct step *step, char *words)
{
	char *const path = strchr(words, '=');
	const size_t at = strtoul(words, NULL, 0);
	struct block *const block = &step->blocks[step->count];
	uint64_t address;

	if (!path || step->count == BLOCKS)
		die("%s", words);
	block_read(block, path + 1);
	if (at + sizeof(address) > step->blocks[0].size)
		die("%s: behind the request", words);
	address = (uintptr_t)block->memory;
	memcpy(step->blocks[0].original + at, &address, sizeof(address));
	step->count++;
}

static void step_parse(char *words)
{
	struct step *const step = &steps[steps_count++];
	char *file, *part;

	if (*words == '!') {
		target = step;
		words++;
	}
	step->command = strtoul(words, &part, 0);
	if (*part == '=') {
		step->value = strtoul(part + 1, NULL, 0);
		return;
	}
	file = strchr(words, ':');
	if (!file)
		die("%s: no file", words);
	*file = '\0';
	step->kind = !strcmp(words, "read")  ? READ :
		     !strcmp(words, "write") ? WRITE :
					       IOCTL;
	part = strtok(file + 1, ",");
	block_read(&step->blocks[0], part);
	step->count = 1;
	while ((part = strtok(NULL, ",")))
		step_points(step, part);
}

/* As keep_step() lays it out. */
static void place_blocks(void)
{
	size_t at = 0;

	for (struct step *step = &steps[target - steps];
	     step < steps + steps_count; step++) {
		at += sizeof(long);
		for (unsigned int i = 0; i < step->count; i++) {
			step->blocks[i].in_outcome = at;
			at += step->blocks[i].size;
		}
	}
	if (at > OUTCOME_MAX)
		die("more than %d bytes", OUTCOME_MAX);
}

static void parse(int argc, char **argv)
{
	int option;

	results = stdout;
	while ((option = getopt(argc, argv, "d:m:n:r:x:k")) != -1)
		switch (option) {
		case 'd':
			device = optarg;
			break;
		case 'm':
			module = optarg;
			break;
		case 'n':
			name = optarg;
			break;
		case 'r':
			results = fopen(optarg, "a");
			break;
		case 'x':
			random_values = (unsigned int)strtoul(optarg, NULL, 0);
			break;
		case 'k':
			judge = false;
			break;
		default:
			die("see the head of mutate.c for its options");
		}
	for (; optind < argc && steps_count < STEPS; optind++)
		step_parse(argv[optind]);
	if (!device || !target || !target->count || !results || optind < argc)
		die("see the head of mutate.c for its options");
	place_blocks();
}

static void fact(const char *what, long value)
{
	fprintf(results, "FACT\tmutate.%s\t%s\t%ld\n", name, what, value);
}

int main(int argc, char **argv)
{
	bool ok;

	parse(argc, argv);
	now = mmap(NULL, sizeof(*now), PROT_READ | PROT_WRITE,
		   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (now == MAP_FAILED)
		die("memory");
	fprintf(results, "PLAN\tmutate.%s\t1\n", name);
	fflush(results);
	look_at_log(now->alarm, sizeof(now->alarm)); /* what is not of ours */
	learn_outcome();
	for (unsigned int i = 0; i < target->count; i++)
		for (size_t at = 0; at < target->blocks[i].size; at++)
			try_byte(&target->blocks[i], at);
	ok = touched && (!inconsistent || !judge);
	fact("inconsistent", inconsistent);
	fact("runs", (long)runs);
	fact("answer", answer(&first));
	fact("touched", touched);
	fact("twice", twice);
	fprintf(results,
		"CHECK\tmutate.%s\tmutate\t%s\t%s\t%u of %lu runs were inconsistent; "
		"answers %ld, touches %u bytes, %u of them more than once\n"
		"END\tmutate.%s\t1\t%d\n",
		name, name, ok ? "ok" : "bad", inconsistent, runs,
		answer(&first), touched, twice, name, !ok);
	return !ok;
}
