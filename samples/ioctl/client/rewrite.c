// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The request is rewritten while the kernel looks at it, on every run. One page
 * is missing and under userfaultfd: the kernel stops where it first touches
 * that page, the handler rewrites what the kernel may have seen already, gives
 * it the page, and the kernel goes on. A driver that fetches once cannot tell;
 * one that fetches twice decides on one value and uses another. The device can be
 * changed meanwhile just as well: what the driver decided on before it was held
 * is then no longer so.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "client.h"

#define RUNS 100
#define SHORT_BYTES 16u
#define LONG_BYTES 4000u

struct trap {
	int fd;
	int stop;
	pthread_t thread;
	/* the page the kernel stops at, between two that are present */
	uint8_t *missing;
	uint8_t *supply; /* what it finds there */
	void (*meanwhile)(const struct trap *trap);
	void *target; /* what is rewritten meanwhile */
	uint32_t rewritten;
	unsigned int held;
};

/* one kind of rewriting: @aim sets the trap and returns the request */
struct rewrite {
	const char *name;
	const char *title;
	uint32_t cmd;
	void *(*aim)(struct trap *trap);
	/* words for what went wrong, or NULL; @result: negative errno if refused */
	const char *(*judge)(long result, const void *request);
	/* words for canaries gone, where only the rewriting can be the cause */
	const char *overrun;
};

struct tally {
	unsigned int held;
	unsigned int inconsistent;
	uint32_t canaries;
	char words[96];
};

static void rewrite_target(const struct trap *trap)
{
	memcpy(trap->target, &trap->rewritten, sizeof(trap->rewritten));
}

static void trap_spring(struct trap *trap)
{
	struct uffd_msg event;
	struct uffdio_copy copy = { .dst = address(trap->missing),
				    .src = address(trap->supply),
				    .len = page_size() };

	if (read(trap->fd, &event, sizeof(event)) != sizeof(event) ||
	    event.event != UFFD_EVENT_PAGEFAULT)
		return;
	trap->meanwhile(trap);
	trap->held++;
	ioctl(trap->fd, UFFDIO_COPY, &copy);
}

static void *trap_thread(void *argument)
{
	struct trap *trap = argument;
	struct pollfd fds[] = { { .fd = trap->fd, .events = POLLIN },
				{ .fd = trap->stop, .events = POLLIN } };

	while (poll(fds, 2, -1) >= 0 && !fds[1].revents)
		trap_spring(trap);
	return NULL;
}

static void trap_register(struct trap *trap)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffdio_register range = { .range = { address(trap->missing),
						    page_size() },
					 .mode = UFFDIO_REGISTER_MODE_MISSING };

	trap->fd = (int)syscall(SYS_userfaultfd, O_CLOEXEC | O_NONBLOCK);
	if (trap->fd < 0 || ioctl(trap->fd, UFFDIO_API, &api) ||
	    ioctl(trap->fd, UFFDIO_REGISTER, &range))
		die("userfaultfd: %s", strerror(errno));
}

static void *pages(size_t count)
{
	void *start = mmap(NULL, count * page_size(), PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (start == MAP_FAILED)
		die("no memory for the trap");
	return start;
}

static void trap_set(struct trap *trap)
{
	trap->missing = (uint8_t *)pages(3) + page_size();
	trap->supply = pages(1);
	trap->meanwhile = rewrite_target;
	memset(trap->missing + page_size(), 0, page_size());
	trap_register(trap);
	trap->stop = eventfd(0, EFD_CLOEXEC);
	if (pthread_create(&trap->thread, NULL, trap_thread, trap))
		die("no thread for the trap");
}

static void trap_take_down(struct trap *trap)
{
	uint64_t one = 1;

	if (write(trap->stop, &one, sizeof(one)) != sizeof(one))
		die("the trap cannot be told to stop");
	pthread_join(trap->thread, NULL);
}

/* @bytes with the first @head in the missing page, the rest in the next */
static void *trap_place(struct trap *trap, const void *bytes, size_t size,
			size_t head)
{
	uint8_t *start = trap->missing + page_size() - head;

	memcpy(trap->supply + page_size() - head, bytes, head);
	memcpy(start + head, (const uint8_t *)bytes + head, size - head);
	return start;
}

static uint8_t *long_data(int fill)
{
	static uint8_t *data;

	if (!data)
		data = flush_end(LONG_BYTES);
	return memset(data, fill, LONG_BYTES);
}

/* ---- the kinds ---------------------------------------------------------- */

/* the length can be read alone; the struct as a whole stops the kernel */
static void *aim_write_len(struct trap *trap)
{
	struct vault_write write = { .slot = slot_of(SLOT_NOTES),
				     .data = address(long_data('w')),
				     .len = SHORT_BYTES };
	struct vault_write *placed = trap_place(
		trap, &write, sizeof(write), offsetof(struct vault_write, len));

	trap->target = &placed->len;
	trap->rewritten = LONG_BYTES;
	return placed;
}

/* the request is complete; the data it points to stops the kernel */
static struct vault_write *place_data(struct trap *trap)
{
	static struct vault_write write;

	memset(trap->supply, 'w', page_size());
	write = (struct vault_write){ .slot = slot_of(SLOT_NOTES),
				      .data = address(trap->missing),
				      .len = SHORT_BYTES };
	return &write;
}

static void *aim_data_len(struct trap *trap)
{
	struct vault_write *write = place_data(trap);

	trap->target = &write->len;
	trap->rewritten = LONG_BYTES;
	return write;
}

static void *aim_data_slot(struct trap *trap)
{
	struct vault_write *write = place_data(trap);

	trap->target = &write->slot;
	trap->rewritten = slot_of(SLOT_LEDGER);
	return write;
}

static const char *slot_after_write(enum furniture which, unsigned int written)
{
	uint8_t bytes[SLOT_BYTES];
	uint8_t fill = which == SLOT_NOTES ? 'n' : 'l';

	slot_bytes(slot_of(which), bytes, sizeof(bytes));
	if (!memory_is(bytes, 'w', written) ||
	    !memory_is(bytes + written, fill, sizeof(bytes) - written))
		return "decided on one request, wrote another";
	return NULL;
}

static const char *judge_write(long result, const void *request)
{
	const char *words =
		slot_after_write(SLOT_NOTES, result ? 0 : SHORT_BYTES);

	(void)request;
	return words ? words : slot_after_write(SLOT_LEDGER, 0);
}

/*
 * A driver that keeps its lock while it waits for the caller's page cannot answer
 * this, and waits for ever: in_child() ends both.
 */
static void freeze(const struct trap *trap)
{
	(void)trap;
	configure(VAULT_CONFIG_MODE, VAULT_MODE_FROZEN, 0, 60);
}

/* the request stays as it is; the device does not */
static void *aim_data_freeze(struct trap *trap)
{
	trap->meanwhile = freeze;
	return place_data(trap);
}

/* the freeze was answered before the driver had the data to write */
static const char *judge_freeze(long result, const void *request)
{
	uint8_t bytes[SLOT_BYTES];

	(void)request;
	slot_bytes(slot_of(SLOT_NOTES), bytes, sizeof(bytes));
	if (!memory_is(bytes, 'n', sizeof(bytes)))
		return "decided on one mode, wrote to a device that had been frozen";
	return result == -EPERM ? NULL : "wrote nothing, but answered no EPERM";
}

static void *aim_read_len(struct trap *trap)
{
	struct vault_read read = { .slot = slot_of(SLOT_NOTES),
				   .data = address(long_data(PATTERN)),
				   .len = SHORT_BYTES };
	struct vault_read *placed = trap_place(
		trap, &read, sizeof(read), offsetof(struct vault_read, len));

	trap->target = &placed->len;
	trap->rewritten = LONG_BYTES;
	return placed;
}

static const char *judge_read(long result, const void *request)
{
	const struct vault_read *read = request;
	const uint8_t *data = pointer(read->data);
	size_t told = result ? 0 : SHORT_BYTES;

	if (!result && read->out_len != SHORT_BYTES)
		return "decided on 16, answered another length";
	if (!memory_is(data + told, PATTERN, LONG_BYTES - told))
		return "decided on 16, copied more";
	return NULL;
}

static void *aim_list_count(struct trap *trap)
{
	struct vault_item *items = (struct vault_item *)long_data(0);
	struct vault_list list = { .items = address(items), .count = 2 };
	struct vault_list *placed = trap_place(
		trap, &list, sizeof(list), offsetof(struct vault_list, count));

	trap->target = &placed->count;
	trap->rewritten = 65536;
	return placed;
}

static const char *judge_list_count(long result, const void *request)
{
	const struct vault_list *list = request;
	const struct vault_item *items = pointer(list->items);
	size_t told = result ? 0 : 2;

	if (!memory_is(items + told, 0, LONG_BYTES - told * sizeof(*items)))
		return "decided on 2 items, described more";
	return NULL;
}

/* the first item can be checked before the second stops the kernel */
static void *aim_list_slot(struct trap *trap)
{
	static struct vault_list list;
	struct vault_item *items;

	items = (struct vault_item *)(trap->missing - sizeof(*items));
	items[0] = (struct vault_item){ .slot = slot_of(SLOT_NOTES) };
	memset(trap->supply, 0, page_size());
	list = (struct vault_list){ .items = address(items), .count = 2 };
	trap->target = &items[0].slot;
	/* one past the end is a mistake of its own: values.c */
	trap->rewritten = VAULT_SLOTS + 1;
	return &list;
}

static const char *judge_list_slot(long result, const void *request)
{
	const struct vault_list *list = request;
	const struct vault_item *item = pointer(list->items);

	if (result)
		return NULL;
	if (item->slot != slot_of(SLOT_NOTES) ||
	    strcmp(item->out_name, "notes"))
		return "checked one slot, described another";
	return NULL;
}

/* the size word can be read; the tail it promises stops the kernel */
static void *aim_config_size(struct trap *trap)
{
	struct vault_config *config;

	config = (struct vault_config *)(trap->missing - sizeof(*config));
	*config = (struct vault_config){ .size = sizeof(*config) + 64,
					 .lease = 60 };
	memset(trap->supply, 0, page_size());
	trap->target = &config->size;
	trap->rewritten = VAULT_CONFIG_SIZE_VER0;
	return config;
}

static const char *judge_config_size(long result, const void *request)
{
	const struct vault_config *config = request;

	if (result)
		return "refused a request that was honest when it was read";
	if (!config->out_generation)
		return "decided on 96 bytes, answered as to 24";
	return NULL;
}

static const struct rewrite rewrites[] = {
	{ "write_len", "makes a checked length of 16 into 4000", VAULT_WRITE,
	  aim_write_len, judge_write, "decided on 16, used 4000" },
	{ "write_len_during_data",
	  "makes the length 4000 while its data is being fetched", VAULT_WRITE,
	  aim_data_len, judge_write, "decided on 16, used 4000" },
	{ "write_slot_during_data",
	  "names another slot while the data is being fetched", VAULT_WRITE,
	  aim_data_slot, judge_write, "decided on 16, used 4000" },
	{ "freeze_during_data",
	  "freezes the device while a write is being fetched", VAULT_WRITE,
	  aim_data_freeze, judge_freeze, NULL },
	{ "read_len", "makes the length of a read 4000", VAULT_READ,
	  aim_read_len, judge_read, NULL },
	{ "list_count", "makes a list of 2 items one of 65536", VAULT_LIST,
	  aim_list_count, judge_list_count, "decided on 2, used 65536" },
	{ "list_item_slot", "swaps the first slot while the second is read",
	  VAULT_LIST, aim_list_slot, judge_list_slot, NULL },
	{ "config_size",
	  "shrinks the size word while the tail is being checked", VAULT_CONFIG,
	  aim_config_size, judge_config_size, NULL },
};

/* ---- the runs ----------------------------------------------------------- */

struct rewrite_runs {
	const struct rewrite *rewrite;
	struct tally *tally;
};

static uint32_t canaries(void)
{
	struct snapshot now;

	device_snapshot(&now);
	return now.status.out_canaries;
}

static void one_run(const struct rewrite *rewrite, struct trap *trap,
		    struct tally *tally, int fd)
{
	uint32_t before = canaries();
	unsigned int held = trap->held;
	const char *words;
	void *request;
	uint32_t gone;
	long result;

	request = rewrite->aim(trap);
	madvise(trap->missing, page_size(), MADV_DONTNEED);
	result = ioctl(fd, rewrite->cmd, request);
	if (result < 0)
		result = -errno;
	tally->held += trap->held > held;
	words = rewrite->judge(result, request);
	gone = canaries() - before;
	tally->canaries += gone;
	if (gone && !words)
		words = rewrite->overrun;
	if (!words)
		return;
	tally->inconsistent++;
	snprintf(tally->words, sizeof(tally->words), "%s", words);
}

static void runs_body(void *argument)
{
	struct rewrite_runs *runs = argument;
	struct trap trap = { 0 };
	int fd = device_open();

	trap_set(&trap);
	for (unsigned int i = 0; i < RUNS; i++) {
		device_restore();
		one_run(runs->rewrite, &trap, runs->tally, fd);
	}
	trap_take_down(&trap);
	device_restore();
}

static unsigned int report_runs(const struct rewrite *rewrite,
				const struct tally *tally, const char *death)
{
	char outcome[192], fact[64];

	if (death)
		snprintf(outcome, sizeof(outcome), "%s", death);
	else if (tally->held != RUNS)
		snprintf(outcome, sizeof(outcome),
			 "the kernel was held in %u runs only", tally->held);
	else if (tally->inconsistent)
		snprintf(outcome, sizeof(outcome), "%s in %u of %u runs%s",
			 tally->words, tally->inconsistent, RUNS,
			 canaries_gone(tally->canaries));
	else if (tally->canaries)
		snprintf(outcome, sizeof(outcome), "wrote outside its buffer%s",
			 canaries_gone(tally->canaries));
	else
		snprintf(outcome, sizeof(outcome),
			 "used what it decided on in %u of %u runs", RUNS,
			 RUNS);
	report_check("rewrite", rewrite->name,
		     !death && tally->held == RUNS && !tally->inconsistent &&
			     !tally->canaries,
		     "%s\t0 of %u inconsistent\t%u of %u inconsistent\t%s",
		     rewrite->title, RUNS, tally->inconsistent, RUNS, outcome);
	snprintf(fact, sizeof(fact), "race.rewrite.%s", rewrite->name);
	report_fact(fact, tally->inconsistent);
	return tally->inconsistent;
}

static unsigned int rewrite_all(const struct rewrite *rewrite)
{
	struct tally *tally = shared_memory(sizeof(*tally));
	struct rewrite_runs runs = { rewrite, tally };
	bool came_back;
	int status;

	came_back = in_child(runs_body, &runs, &status);
	return report_runs(rewrite, tally, death_words(came_back, status));
}

bool suite_rewrite(void)
{
	unsigned int checks = 0, most = 0, inconsistent;

	for (size_t i = 0; i < ARRAY_SIZE(rewrites); i++)
		checks += report_wants(rewrites[i].name);
	report_plan("rewrite", checks);
	if (checks)
		device_furnish_or_die();
	for (size_t i = 0; i < ARRAY_SIZE(rewrites); i++) {
		if (!report_wants(rewrites[i].name))
			continue;
		inconsistent = rewrite_all(&rewrites[i]);
		most = inconsistent > most ? inconsistent : most;
	}
	report_fact("race.rewrite.runs", RUNS);
	report_fact("race.rewrite.inconsistent", most);
	return report_end();
}
