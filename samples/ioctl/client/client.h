/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef VAULT_CLIENT_H
#define VAULT_CLIENT_H

/**
 * DOC: the hostile client
 *
 * An attack is one row: a request that breaks one rule of vault.h, and the
 * answer vault.h documents for it. Each row runs in a child, because the kernel
 * may kill it. The child fills in a struct shot that it shares with its parent;
 * the parent judges the shot and writes one line.
 *
 * Each row breaks exactly one thing, and a row about the device's state sends a
 * flawless request: a driver may check in any order.
 *
 * Reading order: this header, values.c (rows that are data only), pointers.c,
 * shot.c (how one attack is fired), judge.c (what it showed), rewrite.c (the
 * request changes while the kernel looks at it).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../vault.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define NATIVE_32 (sizeof(long) == 4)

/* numbers of enum untrusted_rule, as VAULT_REFUSAL reports them */
enum rule {
	RULE_NONE,
	RULE_RANGE,
	RULE_MIN,
	RULE_MAX,
	RULE_FLAGS,
	RULE_ZERO,
	RULE_EQUAL,
	RULE_ONE_OF,
	RULE_BOOL,
	RULE_ENUM,
	RULE_INDEX,
	RULE_SIZE,
	RULE_SUB,
	RULE_STRING,
	RULE_EACH,
	RULE_CUSTOM,
	RULE_FETCH,
	RULE_TAIL,
	RULE_PUT,
	RULE_ALIGNED,
	RULE_POWER_OF_TWO,
	RULE_CONDITION,
	RULES
};

/* ---- options: main.c ---------------------------------------------------- */

struct options {
	const char *device;
	const char *results;
	const char *suite; /* NULL: all of them */
	const char *only; /* NULL: every attack */
	const char *module; /* .ko to reload once an attack has left marks */
	bool naive; /* record what happens, judge nothing */
	unsigned int batches; /* of random requests */
};

extern struct options options;

/* ---- results: report.c -------------------------------------------------- */

/* true if -n asks for this one, or does not say */
bool report_wants(const char *name);
void report_plan(const char *suite, unsigned int checks);
void report_check(const char *class, const char *name, bool ok,
		  const char *detail, ...)
	__attribute__((format(printf, 4, 5)));
void report_fact(const char *name, unsigned long long value);
/* true if no check of the suite was bad */
bool report_end(void);
unsigned int report_planned(void);
void die(const char *why, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* ---- memory with a neighbourhood: memory.c ------------------------------ */

#define PATTERN 0xa5

size_t page_size(void);
/* @size bytes that end where an unmapped page begins; PATTERN in front */
void *flush_end(size_t size);
/* an address @head bytes in front of the second of two pages */
void *split_pages(size_t head);
/* @prot for the page a flush_end() object of at most a page lies in */
void protect(void *object, int prot);
void *unmapped(void);
/* bytes in front of any flush_end() object that are no longer PATTERN */
size_t memory_trampled(void);
/* zeroed, and the children's too */
void *shared_memory(size_t size);
bool memory_is(const void *memory, uint8_t value, size_t size);

/* ---- honest requests to break: requests.c ------------------------------- */

struct member {
	const char *name;
	uint16_t offset;
	uint16_t size;
	bool output;
};

struct command {
	uint32_t number;
	const char *name;
	uint16_t size;
	const struct member *members;
	unsigned int members_count;
	void *(*honest)(void);
};

const struct command *command_find(uint32_t number);
const struct member *command_member(uint32_t number, const char *name);

/* each lies flush against an unmapped page, outputs filled with PATTERN */
struct vault_create *honest_create(void);
struct vault_write *honest_write(void);
struct vault_read *honest_read(void);
struct vault_list *honest_list(void);
struct vault_config *honest_config(void);
struct vault_status *honest_status(void);
#define HONEST_LEN 64u
#define HONEST_COUNT 4u
static inline void *pointer(uint64_t address)
{
	return (void *)(uintptr_t)address;
}

static inline uint64_t address(const void *memory)
{
	return (uintptr_t)memory;
}

/* ---- the device: device.c ----------------------------------------------- */

/* the slots every attack finds; the device keeps the others free */
enum furniture {
	SLOT_NOTES, /* the usual victim */
	SLOT_LEDGER, /* its neighbour */
	SLOT_BLANK, /* created, never written */
	SLOT_SEALED, /* sealed and written */
	SLOT_HIDDEN,
	SLOT_FURNITURE
};

#define SLOT_BYTES 256u /* of each of them */

struct snapshot {
	bool taken;
	struct vault_status status;
	uint32_t generation;
	struct vault_item items[VAULT_SLOTS];
	uint32_t sums[VAULT_SLOTS];
};

/* before any child */
void device_prepare(void);
int device_open(void);
/* creates what is missing of the furniture; false if the device is full */
bool device_furnish(void);
void device_furnish_or_die(void);
uint32_t slot_of(enum furniture which);
uint32_t slot_free(void);
/* free slots, and those that hold furniture already */
unsigned int device_slots_free(void);
void device_snapshot(struct snapshot *snapshot);
/* mode open, full quota, lease 60, furniture written afresh */
void device_restore(void);
bool device_reload(void);
/* what differs, in words; false if nothing does */
bool device_differs(const struct snapshot *before, const struct snapshot *after,
		    char *words, size_t size);
void configure(uint32_t flags, uint32_t mode, uint32_t quota, uint16_t lease);
void select_slot(int fd, uint32_t slot);
void slot_bytes(uint32_t slot, void *bytes, uint32_t size);

/* ---- one attack: shot.c ------------------------------------------------- */

struct answer {
	int error; /* 0: the request is honest and must be served */
	enum rule rule;
	const char *field; /* NULL: VAULT_REFUSAL does not tell */
};

struct poke {
	const char *member;
	uint64_t value;
};

struct shot;

struct attack {
	const char *class;
	const char *name;
	const char *title;
	void (*run)(struct shot *shot, const struct attack *attack);
	uint32_t cmd;
	struct poke pokes[2];
	unsigned int kind; /* of bad address: pointers.c */
	struct answer want;
	unsigned int flags;
};

#define ATTACK_CHANGES 0x1u /* served, and the device differs after it */
#define ATTACK_64 0x2u /* needs 64-bit addresses */
#define ATTACK_COMPAT 0x4u /* needs a 32-bit process */

struct shot {
	bool fired;
	bool returned;
	long result;
	int error;
	uint32_t cmd;
	bool asked;
	struct vault_refusal why;
	struct snapshot before;
	struct snapshot after;
	char seen[160]; /* what the attack itself noticed, in words */
	int fd;
	const uint8_t *watched; /* as it was, below, unless the call is served */
	size_t watched_size;
	uint8_t watched_before[4096];
};

/* fires @cmd at the device and keeps everything that can be told afterwards */
long fire(struct shot *shot, uint32_t cmd, const void *request);
long fire_raw(struct shot *shot, uint32_t cmd, unsigned long argument);
/* the two halves of fire(), for calls that are not an ioctl */
void fire_begin(struct shot *shot);
void fire_end(struct shot *shot, long result);
/* the caller's buffer, which a refused call must leave alone */
void watch(struct shot *shot, const void *memory, size_t size);
void saw(struct shot *shot, const char *words, ...)
	__attribute__((format(printf, 2, 3)));
/* breaks the pokes' members of an honest request and fires it */
void run_poke(struct shot *shot, const struct attack *attack);

/* ---- what it showed: judge.c -------------------------------------------- */

/* how the child of a shot ended, where the kernel did not kill it */
#define EXIT_OWN_FAULT 99

/* NULL if it came to its end; @status: as waitpid() gave it */
const char *death_words(bool came_back, int status);
/* writes the line of one attack */
void judge(const struct shot *shot, const struct attack *attack, bool came_back,
	   int status);
void want_words(char *words, size_t size, const struct attack *attack);
const char *error_name(int error);
/* " (3 canaries gone)", or nothing */
const char *canaries_gone(uint32_t count);
const char *rule_name(unsigned int rule);

/* ---- the rows, one after the other: attack.c ---------------------------- */

bool suite_attack(void);
/* runs @body in a child that may be killed; false if it never came back */
bool in_child(void (*body)(void *), void *argument, int *status);

/* parts of a row */
#define POKE(cmd_, member_, value_) \
	.run = run_poke, .cmd = cmd_, .pokes = { { #member_, value_ } }
#define POKES(cmd_, member_, value_, also_, value_too_) \
	.run = run_poke, .cmd = cmd_,                   \
	.pokes = { { #member_, value_ }, { #also_, value_too_ } }
#define REFUSED(error_, rule_, field_) \
	.want = { .error = error_, .rule = rule_, .field = field_ }
/* no rule but the device, or the command's number, refuses */
#define REFUSED_PLAINLY(error_) REFUSED(error_, RULE_NONE, "")
#define SERVED .want = { .error = 0 }

/* the rows, ended by an empty one */
extern const struct attack attacks_values[];
extern const struct attack attacks_sizes[];
extern const struct attack attacks_pointers[];
extern const struct attack attacks_commands[];
extern const struct attack attacks_structs[];
extern const struct attack attacks_text[];
extern const struct attack attacks_outputs[];
extern const struct attack attacks_files[];
extern const struct attack attacks_states[];
extern const struct attack attacks_compat[];

/* once, before the children */
void kernel_address_learn(void);
/* an address of the kernel whose overwriting does no harm, but shows */
uint64_t kernel_address(void);
/* puts back what was there; false if it was intact, or never handed out */
bool kernel_overwritten(char *words, size_t size);

/* ---- the kernel log: log.c ---------------------------------------------- */

/* records of the kernel log so far */
unsigned int log_count(void);
void log_mark(void);
/* the first alarming line since the mark; false if there is none */
bool log_alarm(char *line, size_t size);

/* ---- the other suites --------------------------------------------------- */

bool suite_sane(void);
bool suite_random(void);
bool suite_rewrite(void);
bool suite_race(void);

#endif
