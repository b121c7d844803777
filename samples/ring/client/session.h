/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef RING_SESSION_H
#define RING_SESSION_H

/**
 * DOC: the hostile client of the ring
 *
 * A session is one open file and its shared memory, and keeps the client's own side of
 * both rings as an honest process does; hostile code then overwrites what it likes.
 * Results, options and guarded memory are those of the vault's client.
 *
 * Reading order: this header, attack.c (one thing wrong at a time), rewrite.c (the
 * ring changes while the kernel is held in the middle), race.c (it changes at random).
 */

#include "../../ioctl/client/client.h"
#include "../ring.h"

struct session {
	int fd;
	struct ring_shared *shared;
	uint32_t sq_tail; /* submissions put so far */
	uint32_t cq_head; /* completions read so far */
	unsigned int sq_slot;
	unsigned int cq_slot;
};

#define RACES_FEW 9000u
extern unsigned int races; /* of the race suite: main.c */

void session_open(struct session *s);
/* puts one submission and moves the tail; user_data counts from 1 */
void session_submit(struct session *s, struct ring_sqe sqe);
/* what RING_ENTER answered; a negative errno where it refused */
long session_enter(struct session *s, unsigned long most);
/* the next completion; false if there is none */
bool session_complete(struct session *s, struct ring_cqe *cqe);
/* submits one, enters and reads its completion; what the result was */
long session_one(struct session *s, struct ring_sqe sqe);
struct ring_status session_status(const struct session *s);
/* the store, as RING_READ gives it */
void session_store(struct session *s, uint8_t *bytes);

/* what an attack showed, shared with the parent: "" is nothing */
struct finding {
	bool finished;
	bool held;
	unsigned int count;
	unsigned int bad;
	uint64_t done;
	uint64_t turns; /* of who overwrites the ring */
	char words[160];
};

void found(struct finding *finding, const char *words, ...)
	__attribute__((format(printf, 2, 3)));
/* canaries gone since @before */
void look_at_canaries(struct finding *finding, const struct session *s,
		      uint32_t before);
/* runs @body in a child; words for how it died, or NULL */
const char *run_in_child(void (*body)(void *), void *argument,
			 const struct finding *finding);

bool suite_ring_attack(void);
bool suite_ring_rewrite(void);
bool suite_ring_race(void);

#endif
