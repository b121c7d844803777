// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Programs: made by the rows, or kept ones that are changed. */
#include <stdlib.h>
#include <string.h>

#include "guided.h"

#define SESSION_PROGRAMS 200
#define KEPT_MAX 4096
#define NTH_MAX 12

static struct program *kept[KEPT_MAX];
static size_t kept_count;
static unsigned long calls[ENTRIES_MAX];

unsigned long fuzz_calls(uint32_t entry)
{
	return calls[entry];
}

/* ---- programs ------------------------------------------------------------- */

static void make_step(struct step *step, uint32_t entry)
{
	step->entry = entry;
	step->nth = 0;
	step->place = below(16) ? PLACE_USUAL : below(PLACES);
	step->len = 0;
	if (tested->entries[entry].make)
		tested->entries[entry].make(step);
	else
		make_bytes(step, 64);
}

static void make_program(struct program *program, uint32_t target)
{
	program->count = 1 + below(PROGRAM_STEPS);
	for (size_t i = 0; i < program->count; i++)
		make_step(&program->steps[i],
			  i + 1 < program->count ?
				  below((uint32_t)tested->count) :
				  target);
}

static const struct step *kept_step(uint32_t entry)
{
	for (unsigned int tries = 0; tries < 16 && kept_count; tries++) {
		const struct program *const from =
			kept[below((uint32_t)kept_count)];
		const struct step *const step =
			&from->steps[below((uint32_t)from->count)];

		if (step->entry == entry)
			return step;
	}
	return NULL;
}

/* ---- changes of a step ---------------------------------------------------- */

static void set_number(struct step *step)
{
	static const uint64_t odd[] = { 0,	     1,		 2,
					7,	     8,		 16,
					0x7f,	     0xff,	 0x1000,
					0x7fff,	     0xffff,	 0x7fffffff,
					0x80000000u, UINT32_MAX, INT64_MAX,
					UINT64_MAX };
	const size_t width = 1u << below(4);
	const uint64_t word = odd[below(COUNT(odd))];

	if (step->len >= width)
		memcpy(step->bytes + below((uint32_t)(step->len - width + 1)),
		       &word, width);
}

static void add_number(struct step *step)
{
	uint8_t *byte;

	if (!step->len)
		return;
	byte = &step->bytes[below(step->len)];
	*byte = (uint8_t)(*byte + below(9) - 4);
}

static void flip(struct step *step)
{
	if (step->len)
		step->bytes[below(step->len)] ^= (uint8_t)(1u << below(8));
}

static void insert(struct step *step)
{
	const uint32_t at = below(step->len + 1), n = 1 + below(16);

	if (step->len + n > STEP_BYTES)
		return;
	memmove(step->bytes + at + n, step->bytes + at, step->len - at);
	memset(step->bytes + at, (int)below(256), n);
	step->len += n;
}

static void cut(struct step *step)
{
	const uint32_t at = below(step->len + 1);
	const uint32_t n = below(step->len - at + 1);

	memmove(step->bytes + at, step->bytes + at + n, step->len - at - n);
	step->len -= n;
}

static void splice(struct step *step)
{
	const struct step *const other = kept_step(step->entry);
	uint32_t from, n;

	if (!other || !other->len)
		return;
	from = below(other->len);
	n = 1 + below(other->len - from);
	memcpy(step->bytes + from, other->bytes + from, n);
	if (step->len < from + n)
		step->len = from + n;
}

static void fail(struct step *step)
{
	step->nth = below(2) ? 1 + below(NTH_MAX) : 0;
}

static void move(struct step *step)
{
	step->place = below(PLACES);
}

static void renew(struct step *step)
{
	make_step(step, step->entry);
}

static void change_step(struct step *step)
{
	static void (*const changes[])(
		struct step *) = { set_number, add_number, flip, insert, cut,
				   splice,     fail,	   move, renew };

	for (uint32_t n = 1 + below(4); n; n--)
		changes[below(COUNT(changes))](step);
}

static void change_program(struct program *program)
{
	const uint32_t at = below((uint32_t)program->count);

	if (!below(4) && program->count < PROGRAM_STEPS) {
		memmove(&program->steps[at + 1], &program->steps[at],
			(program->count - at) * sizeof(program->steps[0]));
		make_step(&program->steps[at], below((uint32_t)tested->count));
		program->count++;
	} else if (!below(8) && program->count > 1) {
		program->count--;
		memmove(&program->steps[at], &program->steps[at + 1],
			(program->count - at) * sizeof(program->steps[0]));
	} else {
		change_step(&program->steps[at]);
	}
}

/* ---- the loop ------------------------------------------------------------- */

/* Kept programs are changed as if each of them were the last: new ones come often. */
static void choose(struct program *program, uint32_t target)
{
	const uint32_t recent = kept_count < 32 ? (uint32_t)kept_count : 32;

	if (!kept_count || !below(4)) {
		make_program(program, target);
		return;
	}
	*program = *kept[below(2) ? below((uint32_t)kept_count) :
				    kept_count - 1 - below(recent)];
	for (uint32_t n = 1 + below(3); n; n--)
		change_program(program);
}

static void keep(const struct program *program)
{
	struct program *copy;

	if (kept_count == KEPT_MAX)
		return;
	copy = malloc(sizeof(*copy));
	if (!copy)
		stop("no memory");
	*copy = *program;
	kept[kept_count++] = copy;
}

/* What follows the step that found something is not kept. */
static bool run(struct program *program)
{
	size_t found = 0;

	for (size_t i = 0; i < program->count; i++) {
		const struct step *const step = &program->steps[i];

		journal_step(step);
		step_run(step);
		calls[step->entry]++;
		if (cover_end(step->entry))
			found = i + 1;
		if (crash_alarm())
			return false;
	}
	program->count = found;
	if (found)
		keep(program);
	return true;
}

static bool session(unsigned long first, unsigned long programs)
{
	static struct program program;
	bool quiet = true;

	journal_clear();
	module_load();
	for (unsigned long i = first;
	     quiet && i < first + programs && !journal_full(); i++) {
		choose(&program, (uint32_t)(i % tested->count));
		quiet = run(&program);
	}
	module_unload();
	return quiet;
}

bool fuzz(unsigned long programs)
{
	unsigned long i = 0;

	for (; i < programs; i += SESSION_PROGRAMS)
		if (!session(i, SESSION_PROGRAMS))
			return false;
	return true;
}
