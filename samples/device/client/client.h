/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef EDU_CLIENT_H
#define EDU_CLIENT_H

/**
 * DOC: the tester in the guest
 *
 * Asks the driver for what an honest program asks for, while the card lies, and
 * compares the answer with what a driver that believes nothing must answer
 * (model.c). Reading order: this header, actions.c (what is asked), model.c,
 * sweep.c (every lie), named.c (the lies and files that have a name).
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../edu.h"
#include "../tester.h"

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

/* ---- main.c ---- */

extern const char *driver; /* edu_naive, edu_checked */
extern bool naive; /* record what happens, judge nothing */

void die(const char *what);
void plan(const char *suite, unsigned int checks);
void check(const char *class, const char *name, bool ok, const char *outcome);
void fact(const char *name, unsigned long value);
void end(void);

/* ---- card.c ---- */

struct lie {
	uint32_t mode;
	uint32_t at;
	uint32_t word;
	uint64_t value;
};

void card_find(void);
void card_lie(const struct lie *lie);
uint32_t card_saw(uint32_t what);
/* the register that the nth read since then was of */
uint32_t card_trace(uint32_t nth);
/* 0, or -errno */
int card_bind(void);
int card_unbind(void);
int card_attribute_write(const char *name, const void *bytes, size_t n);
/* terminated; -errno if there is none */
int card_attribute_read(const char *name, char *text, size_t size);
/* a line in the kernel's log since log_mark() that should not be there */
void log_mark(void);
bool log_alarm(char *line, size_t size);

/* ---- actions.c ---- */

enum action {
	BIND,
	CHOOSE,
	PUT,
	PEEK,
	TAKE,
	ACTIONS,
};

#define MESSAGES 2 /* in the card before each action */
#define CHOOSE_N 5
#define CHOOSE_K 2
#define ROOM 65536

/* What came of it: as far as result says, and nothing else, is bytes set. */
struct answer {
	long result; /* bytes, ways; -errno */
	uint8_t bytes[ROOM];
};

extern const char *const action_names[ACTIONS];
extern const char *const messages[MESSAGES];
extern const char put_message[];

int edu_open(int flags);
/* binds if need be; puts the messages */
void prepare(enum action action);
void act(enum action action, struct answer *answer);
bool same_answer(const struct answer *a, const struct answer *b);

/* ---- model.c ---- */

/* What a driver that believes nothing answers, and how often it reads. */
void model_act(enum action action, const struct lie *lie,
	       struct answer *answer);

/* ---- sweep.c, named.c ---- */

void sweep(bool all);
void honest(void);
void named(void);

#endif /* EDU_CLIENT_H */
