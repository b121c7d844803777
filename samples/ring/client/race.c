// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Two threads on two processors: one enters, the other overwrites the ring without a
 * pause. Nothing is held up. Whatever the kernel happened to see, it must have used
 * what it decided on.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "session.h"

#define WORDS 64
#define EDGE 8u

/* what the other processor overwrites, and with what */
struct flip {
	volatile uint32_t *words[WORDS];
	uint32_t values[WORDS][2];
	unsigned int count;
	atomic_ullong turns;
	atomic_bool stop;
	atomic_bool started;
};

struct race {
	const char *name;
	const char *title;
	/* fills the ring with RING_SQ_ENTRIES submissions; may ask for flips */
	void (*aim)(struct session *s, struct flip *flip);
	/* true if the kernel may answer this to one of them */
	bool (*may_answer)(int result);
	bool indexes; /* they are overwritten too: nothing here can be counted */
};

static uint8_t bytes[RING_STORE_BYTES];

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
	atomic_store(&flip->started, true);
	for (unsigned int turn = 0; !atomic_load(&flip->stop); turn++) {
		for (unsigned int i = 0; i < flip->count; i++)
			*flip->words[i] =
				flip->values[i][(turn >> (i % 3)) & 1];
		flip->turns++;
	}
	return NULL;
}

static void flip_word(struct flip *flip, uint32_t *word, uint32_t a, uint32_t b)
{
	if (flip->count == WORDS)
		die("more than %d words to flip", WORDS);
	flip->words[flip->count] = word;
	flip->values[flip->count][0] = a;
	flip->values[flip->count++][1] = b;
}

/* 8 or 16 bytes at the start or at the end: 16 at the end leave the store */
static void aim_members(struct session *s, struct flip *flip)
{
	for (int i = 0; i < RING_SQ_ENTRIES; i++) {
		struct ring_sqe *sqe = &s->shared->sqes[i];

		*sqe = (struct ring_sqe){ .op = RING_WRITE,
					  .addr = address(bytes),
					  .len = EDGE };
		flip_word(flip, &sqe->len, EDGE, 2 * EDGE);
		flip_word(flip, &sqe->offset, 0, RING_STORE_BYTES - EDGE);
	}
}

static bool answers_members(int result)
{
	return result == EDGE || result == 2 * EDGE || result == -EINVAL;
}

static void aim_parts(struct session *s, struct flip *flip)
{
	struct ring_part *parts = (struct ring_part *)s->shared->data;

	for (int i = 0; i < RING_SQ_ENTRIES; i++)
		s->shared->sqes[i] =
			(struct ring_sqe){ .op = RING_SCATTER, .len = 2 };
	for (int i = 0; i < 2; i++) {
		parts[i] = (struct ring_part){ address(bytes), 0, EDGE };
		flip_word(flip, &parts[i].len, EDGE, 2 * EDGE);
		flip_word(flip, &parts[i].offset, 0, RING_STORE_BYTES - EDGE);
	}
}

static bool answers_parts(int result)
{
	return result == 2 * EDGE || result == 3 * EDGE || result == 4 * EDGE ||
	       result == -EINVAL;
}

static void aim_indexes(struct session *s, struct flip *flip)
{
	struct ring_control *control = &s->shared->control;

	aim_members(s, flip);
	flip->count = 24;
	flip_word(flip, &control->sq_head, 3, 0x80000000);
	flip_word(flip, &control->sq_tail, 5, 0x40000000);
	flip_word(flip, &control->cq_head, 7, 0xffffffff);
	flip_word(flip, &control->cq_tail, 9, 736);
	flip_word(flip, &control->sq_mask, 15, 0xffffffff);
	flip_word(flip, &control->sq_entries, 16, 0);
	flip_word(flip, &control->cq_entries, 24, 1);
}

/* where the other processor happens to stand still, both kinds are met even so */
static void put_good(const struct flip *flip)
{
	for (unsigned int i = 0; i < flip->count; i++)
		*flip->words[i] = flip->values[i][0];
}

static const struct race all_races[] = {
	{ "members", "flips lengths and offsets of 16 writes", aim_members,
	  answers_members, false },
	{ "parts", "flips lengths and offsets of parts", aim_parts,
	  answers_parts, false },
	{ "indexes", "flips every index, mask and number of entries",
	  aim_indexes, answers_members, true },
};

static void read_completions(struct session *s, const struct race *race,
			     struct finding *finding, long taken)
{
	struct ring_cqe cqe;

	while (taken-- > 0) {
		if (!session_complete(s, &cqe)) {
			found(finding, "a completion is missing");
			finding->bad++;
			return;
		}
		if (race->may_answer(cqe.result)) {
			finding->count += cqe.result >= 0;
			continue;
		}
		found(finding, "decided on one submission, answered %d",
		      cqe.result);
		finding->bad++;
	}
}

/*
 * The members are overwritten; the indexes are ours. Where the indexes are the race,
 * what they should be is put now and then, or nothing would be served at all.
 */
static void one_enter(struct session *s, const struct race *race,
		      struct finding *finding)
{
	long taken;

	if (race->indexes) {
		const struct ring_status status = session_status(s);

		s->shared->control.sq_tail = status.out_taken + RING_SQ_ENTRIES;
		s->shared->control.cq_head = status.out_taken;
	} else {
		s->sq_tail += RING_SQ_ENTRIES;
		__atomic_store_n(&s->shared->control.sq_tail, s->sq_tail,
				 __ATOMIC_RELEASE);
	}
	taken = session_enter(s, RING_SQ_ENTRIES);
	if (taken > RING_SQ_ENTRIES || (taken < 0 && taken != -EINVAL)) {
		found(finding, "RING_ENTER answered %ld", taken);
		finding->bad++;
	}
	finding->done += taken > 0 ? (uint64_t)taken : 1;
	if (!race->indexes)
		read_completions(s, race, finding, taken);
	else
		finding->count += taken > 0;
}

/* outside the two edges nothing was ever asked for */
static void judge_store(struct finding *finding)
{
	uint8_t store[RING_STORE_BYTES];
	struct session fresh;

	session_open(&fresh);
	session_store(&fresh, store);
	if (!memory_is(store, 0, sizeof(store)))
		found(finding, "wrote to the store of another file");
}

static void judge_own_store(struct session *s, struct finding *finding)
{
	uint8_t store[RING_STORE_BYTES];

	session_store(s, store);
	if (!memory_is(store + 2 * EDGE, 0, sizeof(store) - 3 * EDGE)) {
		found(finding,
		      "decided on one part of the store, wrote another");
		finding->bad++;
	}
}

struct race_run {
	const struct race *race;
	struct finding *finding;
};

static void race_body(void *argument)
{
	struct race_run *run = argument;
	struct finding *finding = run->finding;
	struct flip flip = { 0 };
	struct session s;
	pthread_t thread;
	uint32_t before;

	memset(bytes, 'w', sizeof(bytes));
	session_open(&s);
	before = session_status(&s).out_canaries;
	run->race->aim(&s, &flip);
	if (pthread_create(&thread, NULL, flipper, &flip))
		die("no thread for the race");
	pin(0);
	while (!atomic_load(&flip.started))
		sched_yield();
	for (int i = 0; finding->done < races / ARRAY_SIZE(all_races); i++) {
		if (i % 2)
			put_good(&flip);
		one_enter(&s, run->race, finding);
	}
	atomic_store(&flip.stop, true);
	pthread_join(thread, NULL);
	finding->turns = flip.turns;
	look_at_canaries(finding, &s, before);
	if (!run->race->indexes)
		judge_own_store(&s, finding);
	judge_store(finding);
	finding->bad += finding->words[0] && !finding->bad;
	finding->finished = true;
}

static void report_race(const struct race *race, const struct finding *finding,
			const char *death)
{
	const bool raced = finding->turns && finding->count &&
			   finding->count < finding->done;
	char outcome[256];

	if (death)
		snprintf(outcome, sizeof(outcome), "%s", death);
	else if (finding->bad)
		snprintf(outcome, sizeof(outcome), "%s, %u of %llu bad",
			 finding->words, finding->bad,
			 (unsigned long long)finding->done);
	else if (!raced)
		snprintf(outcome, sizeof(outcome), "no race: %u of %llu served",
			 finding->count, (unsigned long long)finding->done);
	else
		snprintf(outcome, sizeof(outcome),
			 "used what it decided on: %u of %llu served",
			 finding->count, (unsigned long long)finding->done);
	report_check("race", race->name, !death && raced && !finding->bad,
		     "%s\t0 bad\t%u bad\t%s", race->title, finding->bad,
		     outcome);
}

bool suite_ring_race(void)
{
	struct finding *finding = shared_memory(sizeof(*finding));
	struct race_run run = { NULL, finding };
	unsigned long long done = 0, bad = 0, turns = 0;
	unsigned int checks = 0;
	const char *death;

	for (size_t i = 0; i < ARRAY_SIZE(all_races); i++)
		checks += report_wants(all_races[i].name);
	report_plan("race", checks);
	for (size_t i = 0; i < ARRAY_SIZE(all_races); i++) {
		if (!report_wants(all_races[i].name))
			continue;
		memset(finding, 0, sizeof(*finding));
		run.race = &all_races[i];
		death = run_in_child(race_body, &run, finding);
		report_race(&all_races[i], finding, death);
		done += finding->done;
		turns += finding->turns;
		bad += finding->bad + (death != NULL);
	}
	report_fact("ring.race.done", done);
	report_fact("ring.race.bad", bad);
	report_fact("ring.race.rewritten", turns);
	return report_end();
}
