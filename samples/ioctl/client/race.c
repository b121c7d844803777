// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Two threads on two processors: one calls, the other flips a member between an
 * allowed and a refused value. Nothing is held up, so most runs are quiet; what
 * rewrite.c shows on every run must not happen here in any.
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include "client.h"

#define SHORT_BYTES 16u
#define LONG_BYTES 4000u

struct flip {
	_Atomic uint32_t *member;
	uint32_t good;
	uint32_t bad;
	atomic_bool stop;
	pthread_barrier_t start;
};

struct race {
	const char *name;
	const char *title;
	unsigned int calls;
	unsigned int look; /* at the canaries (slow), every so many calls */
	/* sets the request up; returns it, and the member to flip */
	void *(*aim)(struct flip *flip);
	uint32_t cmd;
	bool (*consistent)(long result, const void *request);
};

struct tally {
	unsigned int served;
	unsigned int refused;
	unsigned int inconsistent;
	uint32_t canaries; /* gone when last looked at, since the module is there */
	uint32_t gone;
};

static uint8_t data[LONG_BYTES];

static void pin(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set))
		die("no processor %d: the race needs two", cpu);
}

static void *flipper(void *argument)
{
	struct flip *flip = argument;

	pin(1);
	pthread_barrier_wait(&flip->start);
	while (!atomic_load_explicit(&flip->stop, memory_order_relaxed)) {
		atomic_store_explicit(flip->member, flip->bad,
				      memory_order_relaxed);
		atomic_store_explicit(flip->member, flip->good,
				      memory_order_relaxed);
	}
	return NULL;
}

static uint32_t canaries(void)
{
	static int fd = -1;
	struct vault_status status = { 0 };

	if (fd < 0)
		fd = device_open();
	if (ioctl(fd, VAULT_STATUS, &status))
		die("the honest VAULT_STATUS failed");
	return status.out_canaries;
}

static uint32_t look_at_canaries(struct tally *tally)
{
	const uint32_t now = canaries();
	const uint32_t gone = now - tally->canaries;

	tally->canaries = now;
	tally->gone += gone;
	return gone;
}

static void *aim_write(struct flip *flip)
{
	static struct vault_write write;

	memset(data, 'w', sizeof(data));
	write = (struct vault_write){ .slot = slot_of(SLOT_NOTES),
				      .data = address(data),
				      .len = SHORT_BYTES };
	flip->member = (_Atomic uint32_t *)&write.len;
	flip->good = SHORT_BYTES;
	flip->bad = LONG_BYTES;
	return &write;
}

static bool write_consistent(long result, const void *request)
{
	uint8_t bytes[SHORT_BYTES + 1];

	(void)request;
	if (result)
		return true;
	slot_bytes(slot_of(SLOT_NOTES), bytes, sizeof(bytes));
	return bytes[SHORT_BYTES] == 'n';
}

static void *aim_read(struct flip *flip)
{
	static struct vault_read read;

	memset(data, PATTERN, sizeof(data));
	read = (struct vault_read){ .slot = slot_of(SLOT_NOTES),
				    .data = address(data),
				    .len = SHORT_BYTES };
	flip->member = (_Atomic uint32_t *)&read.len;
	flip->good = SHORT_BYTES;
	flip->bad = LONG_BYTES;
	return &read;
}

static bool read_consistent(long result, const void *request)
{
	const struct vault_read *read = request;

	return (result || read->out_len == SHORT_BYTES) &&
	       data[SHORT_BYTES] == PATTERN;
}

static void *aim_list(struct flip *flip)
{
	static struct vault_item item;
	static struct vault_list list;

	item.slot = slot_of(SLOT_NOTES);
	list = (struct vault_list){ .items = address(&item), .count = 1 };
	flip->member = (_Atomic uint32_t *)&item.slot;
	flip->good = slot_of(SLOT_NOTES);
	/* one past the end is a mistake of its own: values.c */
	flip->bad = VAULT_SLOTS + 1;
	return &list;
}

/* the slot in the item is flipped on after the call, the name is not */
static bool list_consistent(long result, const void *request)
{
	const struct vault_list *list = request;
	const struct vault_item *item = pointer(list->items);

	return result || !strcmp(item->out_name, "notes");
}

static const struct race races[] = {
	{ "write_len", "flips the length of a write between 16 and 4000", 40000,
	  10, aim_write, VAULT_WRITE, write_consistent },
	{ "read_len", "flips the length of a read between 16 and 4000", 40000,
	  1000, aim_read, VAULT_READ, read_consistent },
	{ "list_slot", "flips a listed slot between an honest one and 17",
	  20000, 1000, aim_list, VAULT_LIST, list_consistent },
};

static void one_call(const struct race *race, const void *request,
		     struct tally *tally, int fd)
{
	long result = ioctl(fd, race->cmd, request);
	uint32_t gone = 0;

	if ((tally->served + tally->refused) % race->look == 0)
		gone = look_at_canaries(tally);

	tally->served += !result;
	tally->refused += !!result;
	tally->inconsistent += gone || !race->consistent(result, request);
}

struct race_run {
	const struct race *race;
	struct tally *tally;
	unsigned int calls;
};

static void race_body(void *argument)
{
	struct race_run *run = argument;
	struct flip flip = { 0 };
	int fd = device_open();
	pthread_t thread;
	void *request;

	device_restore();
	run->tally->canaries = canaries();
	request = run->race->aim(&flip);
	pthread_barrier_init(&flip.start, NULL, 2);
	if (pthread_create(&thread, NULL, flipper, &flip))
		die("no thread for the race");
	pin(0);
	pthread_barrier_wait(&flip.start);
	for (unsigned int i = 0; i < run->calls; i++)
		one_call(run->race, request, run->tally, fd);
	atomic_store(&flip.stop, true);
	pthread_join(thread, NULL);
	look_at_canaries(run->tally);
	device_restore();
}

/* Some calls to a child, so that its time limit is about a call that hangs, at any load. */
static const char *one_race(const struct race *race, struct tally *tally)
{
	struct race_run run = { race, tally, 1000 };
	const char *death = NULL;
	int status;

	memset(tally, 0, sizeof(*tally));
	for (unsigned int done = 0; done < race->calls && !death;
	     done += run.calls) {
		const bool came_back = in_child(race_body, &run, &status);

		death = death_words(came_back, status);
	}
	return death;
}

static void report_race(const struct race *race, const struct tally *tally,
			const char *death)
{
	bool raced = tally->served && tally->refused;
	char outcome[192];

	if (death)
		snprintf(outcome, sizeof(outcome), "%s", death);
	else if (tally->inconsistent)
		snprintf(
			outcome, sizeof(outcome),
			"decided on one value, used another in at least %u of %u calls%s",
			tally->inconsistent, race->calls,
			canaries_gone(tally->gone));
	else if (!raced)
		snprintf(outcome, sizeof(outcome),
			 "no race: %u served, %u refused", tally->served,
			 tally->refused);
	else
		snprintf(outcome, sizeof(outcome),
			 "used what it decided on: %u served, %u refused",
			 tally->served, tally->refused);
	report_check("race", race->name,
		     !death && raced && !tally->inconsistent,
		     "%s\t0 inconsistent\t%u inconsistent\t%s", race->title,
		     tally->inconsistent, outcome);
}

bool suite_race(void)
{
	unsigned int checks = 0, calls = 0, inconsistent = 0, gone = 0;
	struct tally *tally = shared_memory(sizeof(*tally));

	for (size_t i = 0; i < ARRAY_SIZE(races); i++)
		checks += report_wants(races[i].name);
	report_plan("race", checks);
	if (checks)
		device_furnish_or_die();
	for (size_t i = 0; i < ARRAY_SIZE(races); i++) {
		if (!report_wants(races[i].name))
			continue;
		report_race(&races[i], tally, one_race(&races[i], tally));
		calls += tally->served + tally->refused;
		inconsistent += tally->inconsistent;
		gone += tally->gone;
	}
	report_fact("race.random.calls", calls);
	report_fact("race.random.inconsistent", inconsistent);
	report_fact("race.random.canaries", gone);
	return report_end();
}
