// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every value the driver reads, replaced: each read, each word of each record. */
#include <stdio.h>
#include <string.h>

#include "client.h"

#define READS_MAX 32
#define RECORD_WORDS 4 /* the data mean nothing */
#define RANDOM 8

static const char *const modes[] = {
	[TESTER_ONCE] = "once", [TESTER_STUCK] = "stuck",
	[TESTER_GONE] = "gone", [TESTER_RECORD] = "record",
	[TESTER_LATE] = "late",
};

/* bounds that some register or member has, and their neighbours */
static const uint64_t bounds[] = {
	2,
	3,
	7,
	8,
	0xed,
	239,
	240,
	241,
	255,
	256,
	257,
	0x1ed,
	0x000000ed,
	0x00ff00ed,
	0x010000ec,
	0x010000ed,
	0x020000ed,
	0xff0000ed,
	479001599,
	479001600,
	479001601,
	0xfffffffe,
	EDU_RECORD_MAGIC,
};

static struct {
	enum action action;
	uint32_t reads;
	uint32_t trace[READS_MAX];
	uint32_t transfers;
} seen[ACTIONS];

static unsigned long attacks;
static unsigned long refused;

/* Marsaglia's xorshift, from a seed that stays. */
static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static size_t values_of(unsigned int bits, bool all, uint64_t *values)
{
	const uint64_t ones = bits == 64 ? ~0ull : (1ull << bits) - 1;
	uint64_t state = 0x9e3779b97f4a7c15;
	size_t n = 0;

	values[n++] = 0;
	values[n++] = ones;
	values[n++] = ones >> 1;
	for (unsigned int bit = 0; bit < bits; bit++)
		if (all || bit == 0 || bit == 1 || bit == 12)
			values[n++] = 1ull << bit;
	for (unsigned int i = 0; i < (all ? RANDOM : 1); i++)
		values[n++] = next_random(&state) & ones;
	for (size_t i = 0; all && i < ARRAY_SIZE(bounds); i++)
		values[n++] = bounds[i];
	return n;
}

static bool attack(enum action action, const struct lie *lie, char *why,
		   size_t size)
{
	static const struct lie none = { .mode = TESTER_HONEST };
	static struct answer got, right;
	bool same;

	model_act(action, lie, &right);
	prepare(action);
	card_lie(lie);
	act(action, &got);
	same = same_answer(&got, &right);
	attacks++;
	refused += right.result < 0;
	if (!same)
		snprintf(why, size, "0x%llx: answered %ld where %ld is right",
			 (unsigned long long)lie->value, got.result,
			 right.result);
	if (same && card_saw(TESTER_READS) >= TESTER_PATIENCE) {
		snprintf(why, size, "0x%llx: asked without an end",
			 (unsigned long long)lie->value);
		same = false;
	}
	if (same && card_saw(TESTER_STRAYS)) {
		snprintf(why, size, "0x%llx: moved outside the card's memory",
			 (unsigned long long)lie->value);
		same = false;
	}
	/* And afterwards all is well. */
	card_lie(&none);
	if (action == BIND && !got.result)
		return same;
	model_act(action, &none, &right);
	act(action, &got);
	if (same && !same_answer(&got, &right)) {
		snprintf(why, size,
			 "0x%llx: then answered %ld where %ld is right",
			 (unsigned long long)lie->value, got.result,
			 right.result);
		same = false;
	}
	return same;
}

static void attack_all(enum action action, struct lie *lie, const char *class,
		       unsigned int bits, bool all)
{
	uint64_t values[128];
	const size_t n =
		lie->mode == TESTER_GONE ? 1 : values_of(bits, all, values);
	char name[64], why[256] = "";
	bool good = true;

	if (lie->mode == TESTER_GONE)
		values[0] = ~0ull;
	log_mark();
	for (size_t i = 0; i < n && good; i++) {
		lie->value = values[i];
		good = attack(action, lie, why, sizeof(why));
	}
	if (good && log_alarm(why, sizeof(why)))
		good = false;
	snprintf(name, sizeof(name), "%u.%s.%s", lie->at, class,
		 modes[lie->mode]);
	check(action_names[action], name, good, why);
}

static const char *register_name(uint32_t at)
{
	switch (at) {
	case EDU_ID:
		return "id";
	case EDU_ALIVE:
		return "alive";
	case EDU_FACTORIAL:
		return "factorial";
	case EDU_STATUS:
		return "status";
	case EDU_DMA_COMMAND:
		return "command";
	case EDU_DMA_COUNT:
		return "count";
	}
	return "other";
}

static void attack_reads(enum action action, bool all)
{
	for (uint32_t i = 0; i < seen[action].reads; i++)
		for (uint32_t mode = TESTER_ONCE; mode <= TESTER_GONE; mode++) {
			const uint32_t at = seen[action].trace[i];
			struct lie lie = { .mode = mode, .at = i };

			attack_all(action, &lie, register_name(at),
				   at < EDU_DMA_SOURCE ? 32 : 64, all);
		}
}

static void attack_records(enum action action, bool all)
{
	static const char *const members[] = { "magic", "len", "next",
					       "reserved" };

	for (uint32_t i = 0; i < seen[action].transfers; i++)
		for (uint32_t word = 0; word < RECORD_WORDS; word++)
			for (uint32_t mode = TESTER_RECORD; mode <= TESTER_LATE;
			     mode++) {
				struct lie lie = { .mode = mode,
						   .at = i,
						   .word = word * 4 };

				attack_all(action, &lie, members[word], 32,
					   all);
			}
}

/* How often it reads, and what, while the card is honest. */
static unsigned int look_at(enum action action)
{
	static const struct lie none = { .mode = TESTER_HONEST };
	static struct answer got, right;

	model_act(action, &none, &right);
	prepare(action);
	card_lie(&none);
	act(action, &got);
	if (!same_answer(&got, &right))
		die(action_names[action]);
	seen[action].reads = card_saw(TESTER_READS);
	seen[action].transfers = card_saw(TESTER_TRANSFERS);
	if (seen[action].reads > READS_MAX)
		die("more reads than an honest card needs");
	for (uint32_t i = 0; i < seen[action].reads; i++)
		seen[action].trace[i] = card_trace(i);
	return seen[action].reads * 3 +
	       seen[action].transfers * RECORD_WORDS * 2;
}

void sweep(bool all)
{
	unsigned int checks = 0;

	for (enum action action = 0; action < ACTIONS; action++)
		checks += look_at(action);
	plan("sweep", checks);
	for (enum action action = 0; action < ACTIONS; action++) {
		attack_reads(action, all);
		attack_records(action, all);
	}
	fact("attacks", attacks);
	fact("refused", refused);
	end();
}
