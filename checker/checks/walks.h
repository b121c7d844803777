/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_WALKS_H
#define UNTRUSTED_CHECK_WALKS_H

/**
 * DOC: walks.h, what a loop does for as long as it goes on
 *
 * Remembered of all loops while a root is run: which variables that a loop carries
 * are set to what outside says, and which memory is filled by one. Whether nothing
 * else ends such a loop is known when all is done.
 */

#include "rounds.h"

/** walks_store() - @v is written at @p */
void walks_store(const struct at *at, const struct value *p,
		 const struct value *v);

/** walks_set() - does outside say what a variable is in the next round? */
bool walks_set(const struct frame *frame, const struct loop *loop,
	       unsigned int variable);

/** walks_move() - is a value made of one that a loop moves? */
bool walks_move(const struct value *v, unsigned int depth);

/** walks_ended() - did the program put a zero into an object? */
bool walks_ended(const struct object *o);

/** walks_report_sets() - what leads a walk anywhere */
void walks_report_sets(const struct at *at, const struct frame *frame,
		       const struct loop *loop);

/** walks_report_fills() - what is filled for as long as @v says */
void walks_report_fills(const struct at *at, const struct frame *frame,
			const struct loop *loop, const struct value *v);

void walks_forget(void);

#endif /* UNTRUSTED_CHECK_WALKS_H */
