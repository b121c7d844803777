/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_GUIDED_H
#define FIRE_GUIDED_H

/**
 * DOC: guided, calls of a driver that look for code which did not run yet
 *
 * A step is one call: an entry of the driver, the bytes it is called with, and which
 * allocation or user copy of it fails. A program is a few steps. Those that reach an
 * edge of the module, by KCOV, which their entry had not reached before are kept, and
 * changed again and again. A session is all steps since the module was loaded; it is in
 * the journal, which outlives the guest, before they are made. What makes the kernel
 * complain is a session, made as short as it can be; as text it is replayed.
 *
 * Reading order: this header, main.c, fuzz.c, then a driver, vault.c.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <untrusted/limits.h>

#include "../guest.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define STEP_BYTES 1536
#define PROGRAM_STEPS 6
#define ENTRIES_MAX 30

/* A request can be read and written, only read, or is not there. */
enum place { PLACE_USUAL, PLACE_READ_ONLY, PLACE_NOWHERE, PLACES };

struct step {
	uint32_t entry;
	uint32_t nth; /* that fails; 0: nothing does */
	uint32_t place; /* enum place: where the request is */
	uint32_t len;
	uint8_t bytes[STEP_BYTES];
};

struct program {
	size_t count;
	struct step steps[PROGRAM_STEPS];
};

struct entry {
	const char *name;
	/* what the call needs of others; nothing of it fails. NULL: nothing */
	void (*prepare)(const struct step *step);
	long (*call)(const struct step *step); /* or -errno; may be NULL */
	/* bytes that are mostly as they have to be; NULL: any */
	void (*make)(struct step *step);
};

struct driver {
	const char *name;
	const char *parameters;
	void (*opened)(void); /* once the module is loaded */
	void (*close)(void); /* before it is unloaded */
	const struct entry *entries;
	size_t count;
};

extern const struct driver vault, ring, edu, gate, shelf;
extern const struct driver *tested; /* the one of this run */

/* ---- main.c ---- */

uint32_t below(uint32_t n); /* a random number */

/* ---- module.c: the driver's module, and a step of it ---- */

/* What is called beside a driver's entries. */
#define ENTRY_LOAD (tested->count)
#define ENTRY_UNLOAD (tested->count + 1)

extern const char *twin; /* checked or naive */
void module_load(void); /* and its device is opened */
void module_unload(void);
const char *module_name(void); /* vault_checked */
long device_open(int flags);
long device_open_another(const struct step *step); /* and closed */
const char *entry_name(uint32_t entry);
long step_run(const struct step *step);

/* ---- memory.c: what user pointers point to ---- */

/* Before anything may fail: nothing of it is made later. */
void memory_open(void);
/*
 * Memory with these bytes at its start; or, as @word says: memory that ends too early,
 * that cannot be written, that is not there, or @word itself.
 */
uint64_t memory_at(uint64_t word, const uint8_t *bytes, size_t n);
#define NO_POINTER SIZE_MAX

struct request {
	unsigned long command;
	size_t size; /* bytes of the struct; what follows them is pointed to */
	size_t pointer; /* where in it, a u64, or NO_POINTER */
};

long ask(int fd, const struct step *step, const struct request *request);
/* The same as a 32-bit process, of which the first four bytes are the command. */
long ask_compat(int fd, const struct step *step);

/* ---- rows.c: what a schema's rows allow, and one step beside it ---- */

typedef size_t rows_fn(const void *message, struct untrusted_limit *rows,
		       size_t room);

/* A struct of @size bytes, then up to @more others. */
void make_by_rows(struct step *step, rows_fn *limits, size_t size, size_t more);
void make_bytes(struct step *step, size_t n);
/* One row of what the step has already: another value that it allows, or none. */
void change_by_rows(struct step *step, rows_fn *limits);

/* rows_fn of a schema without a context */
#define ROWS(schema)                                                           \
	static size_t schema##_rows(const void *message,                       \
				    struct untrusted_limit *rows, size_t room) \
	{                                                                      \
		return schema##_limits(message, NULL, rows, room);             \
	}                                                                      \
	_Static_assert(sizeof(ut_wire_##schema) <= STEP_BYTES, "it fits")

/* ---- cover.c: which edges ran ---- */

void cover_open(void);
void cover_sections(void); /* the module is loaded: where its sections are */
void cover_begin(void);
/* Ends what was begun; how many edges this entry had not reached before. */
size_t cover_end(uint32_t entry);
size_t cover_count(uint32_t entry);
/* All of them, as section+offset, the address behind the call of KCOV. */
void cover_each(uint32_t entry,
		void (*act)(const char *section, uint32_t offset));

/* ---- journal.c: the session, where it outlives the guest ---- */

void journal_open(const char *path); /* NULL: what the guest has for it */
void journal_clear(void);
bool journal_full(void);
void journal_step(const struct step *step);
void journal_blame(const char *why); /* the kernel's words */
const char *journal_why(void);
/* It differs before and after each step. */
unsigned long journal_written(void);
/* Its steps one after the other, from NULL; memory is the caller's. */
const void *journal_next(const void *at, struct step *step);

/* ---- text.c: a session as a file, a step a line ---- */

void text_write(const char *why);
struct step *text_read(const char *path, size_t *count);

/* ---- fuzz.c ---- */

/* So many programs; false if the kernel complained. */
bool fuzz(unsigned long programs);
unsigned long fuzz_calls(uint32_t entry);

/* ---- crash.c: what the kernel says ---- */

void crash_open(void);
/* Its first alarm since then; NULL: none. */
const char *crash_alarm(void);
/* Loads the module anew and makes the steps; the alarm, or NULL. */
const char *crash_replay(const struct step *steps, size_t count);
/* Fewer and shorter steps that raise an alarm still; shorter ones come first, for where
 * the guest dies of them, the journal has them. */
size_t crash_shrink(struct step *steps, size_t count);

#endif /* FIRE_GUIDED_H */
