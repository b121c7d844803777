/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ROUNDS_H
#define UNTRUSTED_CHECK_ROUNDS_H

/**
 * DOC: rounds.h, what the code of a loop says, whatever values it runs on
 *
 * A local variable goes by the register of its address. A loop carries it where a
 * round reads what the one before has left in it.
 */

#include "../engine/checks.h"

#define ROUNDS_VARIABLES 8

/* Some of the variables that a register is made of. */
struct rounds_variables {
	unsigned int registers[ROUNDS_VARIABLES];
	size_t nr;
};

/** rounds_leave() - does a branch lead out of a loop? */
bool rounds_leave(const struct function *f, const struct loop *loop,
		  const struct insn *insn);

/** rounds_made_of() - adds the variables from which @o is made in its block */
void rounds_made_of(const struct function *f, unsigned int block,
		    const struct operand *o, struct rounds_variables *to);

/** rounds_carry() - does a loop carry a variable, and set it? */
bool rounds_carry(const struct function *f, const struct loop *loop,
		  unsigned int variable);

/** rounds_read_by() - does a loop read memory by a variable? */
bool rounds_read_by(const struct function *f, const struct loop *loop,
		    unsigned int variable);

/** rounds_compare() - does a loop compare a variable with anything? */
bool rounds_compare(const struct function *f, const struct loop *loop,
		    unsigned int variable);

#endif /* UNTRUSTED_CHECK_ROUNDS_H */
