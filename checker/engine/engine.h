/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ENGINE_H
#define UNTRUSTED_CHECK_ENGINE_H

/**
 * DOC: engine.h, how a function is analysed
 *
 * A function is run on states instead of values: a state says what each register
 * and each cell of memory holds, and what the branches taken so far found out. At
 * a branch both ways are followed, each with what it implies; where ways meet
 * again, states that differ in what decides later branches (an error code, a NULL)
 * stay apart, others are joined. A loop is run until its states stop changing. A
 * call of a function whose body is known is run in the state of its caller, and
 * gives as many states as there are different answers: that is its summary in this
 * context. Any other call does what its row in a model file says, or may have
 * changed all it can reach.
 *
 * A check is a set of hooks that are called while this goes on.
 */

#include <stdio.h>

#include "ir.h"
#include "memory.h"
#include "model.h"
#include "value.h"

enum {
	FACT_UPPER = 1, /* it was found to be at most something from inside */
	FACT_LOWER = 2, /* at least something, as a signed number */
	FACT_LOOKED = 4, /* it was compared with something */
	FACT_NOT_ZERO = 8,
	FACT_LEAST = 16, /* at least something that is no constant */
};

struct fact {
	const struct value *value;
	struct range range;
	unsigned int flags;
	unsigned int epoch; /* read, or limited by what was read, under a lock:
			       which time, from 1 */
	const struct value *limit; /* from outside, and without one itself */
};

/* @size bytes at @offset hold @value, of VALUE_BYTES those from @from on. */
struct cell {
	struct object *object;
	int64_t offset;
	uint64_t size;
	const struct value *value;
	int64_t from;
};

#define SIZE_UNKNOWN (1ULL << 40)
#define LOCKS_MAX 8
#define LOOKED_BYTES 512
#define GUARDS_MAX 4

/**
 * struct fetch - bytes from outside copied in, at one place in one context
 * @from: object in the outside memory, NULL if it cannot be named
 * @at: bytes into @from
 * @size: bytes, SIZE_UNKNOWN if not constant
 * @result: the answer that says whether it worked, or NULL
 * @used: its bytes were used (in any state)
 */
struct fetch {
	const struct insn *insn;
	const struct frame *frame;
	const struct origin *origin;
	const struct row *row;
	struct object *from;
	int64_t at;
	uint64_t size;
	const struct value *length;
	struct fact guards[GUARDS_MAX]; /* values known to be one number */
	size_t nr_guards;
	bool guarded;
	const struct value *result;
	const struct value *bytes;
	struct object *to;
	bool used;
	bool whole; /* copied as a whole */
	bool parts_used;
	uint8_t loaded[LOOKED_BYTES / 8]; /* a bit for each byte */
	struct fetch *next; /* of this root */
	unsigned int id;
};

struct state {
	const struct value **registers;
	struct cell *cells;
	size_t nr_cells, max_cells;
	struct fact *facts;
	size_t nr_facts, max_facts;
	const struct fetch **fetches; /* done on the way here */
	size_t nr_fetches;
	struct note *notes; /* of checks: what happened on the way here */
	size_t nr_notes;
	const struct object *locks[LOCKS_MAX];
	int64_t lock_offsets[LOCKS_MAX];
	size_t nr_locks;
	unsigned int epoch; /* how many locks were dropped */
	const struct insn *returning; /* where the answer was set */
};

/* What is remembered along a path. */
enum {
	NOTE_ACCESS, /* access_ok() was asked */
	NOTE_FREED,
	NOTE_ESCAPED, /* others know it */
	NOTE_VIEW, /* it is a view of the value */
	NOTE_ELEMENT, /* stands for each element of an array */
	NOTE_FILLED, /* bytes were fetched into it */
	NOTE_STRING, /* a string was written to it */
	NOTE_REFUSED, /* a verb refused to set it; keeps states apart */
	NOTE_OF_CHECKS, /* the rest is theirs */
};

struct note {
	unsigned int kind;
	const void *key;
	const struct insn *insn;
	const struct frame *frame;
	const struct value *value;
};

struct frame {
	struct function *function;
	const struct frame *caller;
	const struct insn *call;
	unsigned int depth;
	unsigned int id;
};

/**
 * struct learned - what all functions of the file together say of a global place
 * @origin: an outside value was stored there, unlimited
 * @points_to: bytes that the pointer there points to; 0: they differ
 * @loaded: a function has read it
 */
struct learned {
	const struct global *global;
	int64_t offset;
	const struct origin *origin;
	uint64_t points_to;
	bool points;
	bool loaded;
};

struct engine {
	struct module *module;
	struct arena arena; /* emptied after each root */
	struct intern *interned;
	unsigned int next_id;
	unsigned long steps, steps_max;
	unsigned int nr_roots;
	const struct function **cuts; /* not run to the end */
	size_t nr_cuts;
	struct fetch *fetches; /* of this root */
	struct learned *learned;
	size_t nr_learned;
	bool again; /* a place was loaded before something was learned of it */
	struct found *found;
	size_t nr_found;
	struct found_bypass *bypasses;
	size_t nr_bypasses;
};

struct found {
	const char *check;
	struct place place;
	const char *function;
	char *message;
	char *advice;
	struct found_step {
		struct place place;
		char *text;
	} * steps;
	size_t nr_steps;
};

struct found_bypass {
	struct place place;
	const char *function;
	char *reason;
};

/* ---- state.c ---- */

struct state *state_copy(const struct state *s);
void state_free(struct state *s);

/** state_load() - what a constant place holds; NULL if nothing is known */
const struct value *state_load(struct engine *e, const struct state *s,
			       const struct object *object, int64_t offset,
			       uint64_t size);
/** state_cell() - the first cell of an object that ends behind @offset */
const struct cell *state_cell(const struct state *s,
			      const struct object *object, int64_t offset);
void state_store(struct state *s, struct object *object, int64_t offset,
		 uint64_t size, const struct value *value, int64_t from);
void state_forget(struct state *s, const struct object *object, int64_t offset,
		  uint64_t size);
void state_forget_object(struct state *s, const struct object *object);

/** state_forget_set() - written over in part: what is unset may be so still */
void state_forget_set(struct state *s, const struct object *object,
		      int64_t offset, uint64_t size);

/** state_set() - no byte of some is unset any more */
void state_set(struct state *s, const struct object *object, int64_t offset,
	       uint64_t size);

/** state_forget_somewhere() - something was written, nobody knows where */
void state_forget_somewhere(struct state *s, const struct object *object);

/** state_copy_bytes() - as memcpy() of @size bytes; wholly known cells only */
void state_copy_bytes(struct state *s, struct object *to, int64_t to_offset,
		      struct object *from, int64_t from_offset, uint64_t size);

/**
 * state_renew() - a value is made again
 *
 * In a loop it may be another each time, although it goes by one name here: what
 * was fetched from an address that depends on it was fetched elsewhere.
 */
void state_renew(struct state *s, const struct value *v);

/** state_unset() - is a byte from @offset to @end never written? @at: which */
bool state_unset(const struct state *s, const struct object *object,
		 int64_t offset, int64_t end, int64_t *at);

/** state_zero_behind() - is a byte at or behind @offset known to be zero? */
bool state_zero_behind(const struct state *s, const struct object *object,
		       int64_t offset);

/** state_fills() - how many fetches wrote to an object */
unsigned int state_fills(const struct state *s, const struct object *object);

struct fact *state_fact(struct state *s, const struct value *v);
const struct fact *state_known(const struct state *s, const struct value *v);
void state_note(struct state *s, unsigned int kind, const void *key,
		const struct insn *insn, const struct frame *frame,
		const struct value *value);
void state_unnote(struct state *s, unsigned int kind, const void *key);
const struct note *state_noted(const struct state *s, unsigned int kind,
			       const void *key);

/** state_range() - what a value can be here */
struct range state_range(const struct state *s, const struct value *v);

/** state_upper() - is the value from inside, or found to be at most something? */
bool state_upper(const struct state *s, const struct value *v);
bool state_lower(const struct state *s, const struct value *v);

/** state_assume() - narrow what is known by a branch; false: it cannot be taken */
bool state_assume(struct state *s, const struct value *condition, bool holds);
/** state_limit() - it is within a limit, for as long as that does not change */
void state_limit(struct state *s, const struct value *v,
		 const struct value *limit);

/** state_look() - it was compared */
void state_look(struct state *s, const struct value *v);
bool state_assume_compare(struct state *s, const struct value *a,
			  enum compare compare, const struct value *b);

/** state_join() - @into covers @s too; false if it did already */
bool state_join(struct engine *e, struct state *into, const struct state *s,
		const struct frame *frame, unsigned int block,
		unsigned int visits);

/** asks_others() - an errno by which a function leaves the work to its caller */
bool asks_others(int64_t n);

/** state_lacks() - which of its callers' bytes a function has not set */
uint64_t state_lacks(const struct state *s, const struct frame *frame);

/**
 * state_key() - states with different keys stay apart
 * @coarse: errnos do not differ; for where there are too many states
 */
uint64_t state_key(const struct state *s, const struct frame *frame,
		   const struct block *block, bool coarse);

/* ---- make.c ---- */

const struct value *make_constant(struct engine *e, uint64_t number,
				  unsigned int bits);
const struct value *make_pointer(struct engine *e, struct object *object,
				 int64_t offset);
const struct value *make_symbol(struct engine *e, const void *a, const void *b,
				uint64_t n, uint64_t m, unsigned int bits);
const struct value *make_part(struct engine *e, const struct value *bytes,
			      int64_t from, uint64_t size);
struct value *make_fresh(struct engine *e, const void *a, const void *b,
			 uint64_t n, uint64_t m, bool *isnew);
/** make_operation() - of the same operands the same value */
struct value *make_operation(struct engine *e, const struct insn *insn,
			     const struct value *a, const struct value *b,
			     bool *isnew);
struct object *make_object(struct engine *e, enum object_kind kind,
			   const void *a, const void *b, uint64_t n);
struct frame *make_frame(struct engine *e, struct function *function,
			 const struct frame *caller, const struct insn *call);
struct insn *make_insn(struct engine *e, const struct insn *of,
		       const struct function *function, bool *isnew);
struct fetch *make_fetch(struct engine *e, const struct insn *insn,
			 const struct frame *frame, struct object *from,
			 int64_t at);

void intern_empty(struct engine *e);

/* ---- flow.c ---- */

void engine_run(struct engine *e);

/* what an operand is here */
const struct value *operand(struct engine *e, const struct state *s,
			    const struct frame *frame,
			    const struct operand *op);
/** element_of() - the object that stands for each element of an array */
struct object *element_of(struct engine *e, const struct object *o);
void element_store(struct engine *e, struct state *s, const struct value *p,
		   uint64_t size);

/** pointee() - what a value points into when it is used as an address */
const struct value *as_pointer(struct engine *e, const struct value *v);

/* ---- call.c ---- */

/** call_model() - do what the model says; false: it has no row */
bool call_model(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn);
/** make_unset() - the bytes of an object that nobody has set */
const struct value *make_unset(struct engine *e, const struct object *o);
void call_unknown(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn);
void call_asm(struct engine *e, struct state *s, const struct frame *frame,
	      const struct insn *insn);

/* ---- learn.c ---- */

/** learn_store() - remember what is stored in a global */
void learn_store(struct engine *e, const struct state *s, const struct value *p,
		 const struct value *v);

/** learn_load() - give a value what is known of the global it is loaded from */
void learn_load(struct engine *e, const struct value *p, struct value *v);

/** learn_arguments() - which parameters of an entry come from outside */
void learn_arguments(struct engine *e, struct state *s,
		     const struct frame *frame);

/** learn_member() - does a member come from outside wherever it is read? */
void learn_member(struct engine *e, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  struct value *v);

/* ---- trust.c ---- */

/** wrapped_at() - the untrusted type of what lies there, or NULL */
const char *wrapped_at(const struct value *p);

/** trust_load() - the value as the way it was read makes it */
const struct value *trust_load(struct engine *e, struct state *s,
			       const struct frame *frame,
			       const struct insn *insn, const struct value *p,
			       const struct value *v);

/* ---- report.c ---- */

/** outside() - the innermost place that is not in the library */
struct place outside(const struct frame *frame, const struct insn *insn,
		     const char **function);
bool in_library(const struct frame *frame);

/** source_at() - the text of a source from a place on; "" if there is none */
const char *source_at(const struct place *place);

/** name_of() - what the program calls a value, such as "req.len"; to be freed */
char *name_of(const struct value *v);
char *name_of_address(const struct value *pointer);

/**
 * found() - report
 * @v: the value from outside, for the steps that lead to it; or NULL
 * @format: the message
 */
struct found *found(struct engine *e, const char *check,
		    const struct frame *frame, const struct insn *insn,
		    const struct value *v, const char *advice,
		    const char *format, ...)
	__attribute__((format(printf, 7, 8)));
void found_step(struct found *f, const struct frame *frame,
		const struct insn *insn, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* As found_step(), before the others. */
void found_step_first(struct found *f, const struct frame *frame,
		      const struct insn *insn, const char *what);
void found_write(const struct engine *e, FILE *out);

#endif /* UNTRUSTED_CHECK_ENGINE_H */
