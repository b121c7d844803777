/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_CHECKS_H
#define UNTRUSTED_CHECK_CHECKS_H

/**
 * DOC: checks.h, the hooks of a check
 *
 * A check is a struct of the functions it wants to be called by. All are called
 * while the analysis goes on, for each state apart, so a check reports as soon as it
 * sees a state in which something is wrong; the same report twice is one.
 */

#include "engine.h"

/* One step in one state. */
struct at {
	struct engine *e;
	struct state *s;
	const struct frame *frame;
	const struct insn *insn;
};

enum size_use { SIZE_OF_ALLOCATION, SIZE_OF_COPY, SIZE_OF_SINK };

/**
 * struct check - one check
 * @name: as in checks.def
 * @operation: @result was made of @a and @b; of a comparison it is NULL
 * @local: a local variable comes to life
 * @index: an address is formed as @base + @index * @scale; @bound elements, or 0
 * @load: @v was read at @p
 * @store: @v is written at @p
 * @call: before anything is called
 * @unknown: something is called whose body is not run, and that no row describes
 * @fetched: a fetch was modelled; it is not among the state's fetches yet
 * @put: bytes leave from @from
 * @sized: a value sizes something; @object is what is allocated or copied to
 * @copied: memory is copied from @from to @to
 * @string: @p is taken for a string
 * @branch: a condition decides
 * @other: a value is none of those that a switch names
 * @answered: a function whose body was run gave @v
 * @leave: a function returns @v
 * @enter: a root starts
 * @done: a root is done
 */
struct check {
	const char *name;
	void (*operation)(const struct at *at, const struct value *a,
			  const struct value *b, const struct value *result);
	void (*local)(const struct at *at, struct object *o);
	void (*index)(const struct at *at, const struct value *base,
		      const struct value *index, uint64_t scale,
		      uint64_t bound);
	void (*load)(const struct at *at, const struct value *p,
		     const struct value *v);
	void (*store)(const struct at *at, const struct value *p,
		      const struct value *v);
	void (*call)(const struct at *at);
	void (*unknown)(const struct at *at);
	void (*fetched)(const struct at *at, const struct fetch *fetch);
	void (*put)(const struct at *at, const struct row *row,
		    const struct value *from, const struct value *size);
	void (*sized)(const struct at *at, enum size_use use,
		      const struct value *size, const struct object *object);
	void (*copied)(const struct at *at, const struct value *to,
		       const struct value *from, const struct value *size);
	void (*string)(const struct at *at, const struct value *p);
	void (*branch)(const struct at *at, const struct value *condition);
	void (*other)(const struct at *at, const struct value *v);
	void (*answered)(const struct at *at, const struct value *v);
	void (*leave)(const struct at *at, const struct value *v);
	void (*enter)(const struct at *at);
	void (*done)(const struct at *at);
};

/** checks_choose() - those named, comma separated; "-name" leaves one out */
int checks_choose(const char *list, char **why);

/* What the analysis calls. */
void checks_operation(struct engine *e, struct state *s,
		      const struct frame *frame, const struct insn *insn,
		      const struct value *a, const struct value *b,
		      const struct value *result);
void checks_local(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, struct object *o);
void checks_index(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *base,
		  const struct value *index, uint64_t scale, uint64_t bound);
void checks_load(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn, const struct value *p,
		 const struct value *v);
void checks_store(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  const struct value *v);
void checks_call(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn);
void checks_unknown(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn);
void checks_fetched(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    const struct fetch *fetch);
void checks_put(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn, const struct row *row,
		const struct value *from, const struct value *size);
void checks_sized(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, enum size_use use,
		  const struct value *size, const struct object *object);
void checks_copied(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *to,
		   const struct value *from, const struct value *size);
void checks_string(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *p);
void checks_branch(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *condition);
void checks_other(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *v);
void checks_answered(struct engine *e, struct state *s,
		     const struct frame *frame, const struct insn *insn,
		     const struct value *v);
void checks_leave(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *v);
void checks_enter(struct engine *e, struct state *s, const struct frame *frame);
void checks_done(struct engine *e, const struct frame *frame);

#endif /* UNTRUSTED_CHECK_CHECKS_H */
