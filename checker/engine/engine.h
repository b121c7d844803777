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
#include "../memory.h"
#include "arena.h"
#include "model.h"
#include "value.h"

enum {
	FACT_UPPER = 1, /* it was found to be at most something from inside */
	FACT_LOWER = 2, /* at least something, as a signed number */
	FACT_LOOKED = 4, /* it was compared with something */
	FACT_NOT_ZERO = 8,
	FACT_LEAST = 16, /* at least something that is no constant */
};

/**
 * struct fact - what a state knows of a value
 * @value: of which
 * @range: what it can be here
 * @flags: FACT_*
 * @epoch: it was read, or limited by what was read, under a lock: which time the
 *	lock was held, from 1; 0 if it was not
 * @limit: it was found to be less than this, which is from outside and without a
 *	limit itself; or NULL
 */
struct fact {
	const struct value *value;
	struct range range;
	unsigned int flags;
	unsigned int epoch;
	const struct value *limit;
};

/**
 * struct cell - what some bytes of memory hold
 * @object: which memory
 * @offset: bytes from its start
 * @size: bytes, at least 1
 * @value: what they hold
 * @from: of VALUE_BYTES, the first byte of it that they hold
 */
struct cell {
	struct object *object;
	int64_t offset;
	uint64_t size;
	const struct value *value;
	int64_t from;
};

#define SIZE_UNKNOWN (1ULL << 40) /* bytes; more than anything copied has */
#define LOOKED_BYTES \
	512 /* of a fetch, of which it is known which were loaded */
#define GUARDS_MAX 4

/**
 * struct fetch - bytes from outside copied in, at one place in one context
 * @insn: the call
 * @frame: its context
 * @origin: of what it brings
 * @row: what the model says of the callee
 * @from: object in the outside memory, NULL if it cannot be named
 * @at: bytes into @from
 * @size: bytes, SIZE_UNKNOWN if not constant
 * @guards: values that are one number wherever this is done
 * @nr_guards: how many
 * @guarded: @guards was filled in
 * @result: the answer that says whether it worked, or NULL
 * @bytes: what it brought
 * @to: where it put that
 * @used: its bytes were used (in any state)
 * @whole: they were copied as a whole
 * @parts_used: some were decided on
 * @loaded: a bit for each byte that was read
 * @next: of the same root
 */
struct fetch {
	const struct insn *insn;
	const struct frame *frame;
	const struct origin *origin;
	const struct row *row;
	struct object *from;
	int64_t at;
	uint64_t size;
	struct fact guards[GUARDS_MAX];
	size_t nr_guards;
	bool guarded;
	const struct value *result;
	const struct value *bytes;
	struct object *to;
	bool used;
	bool whole;
	bool parts_used;
	uint8_t loaded[LOOKED_BYTES / 8];
	struct fetch *next;
};

/**
 * struct state - what is known at one point of one path
 * @registers: of the function that runs; NULL: not set on the way here
 * @cells: of memory; those of one object stand together, by offset
 * @facts: by the number of the value
 * @fetches: done on the way here
 * @notes: what else happened on the way here
 * @nr_locks: how many are held
 * @epoch: how many were dropped
 * @returning: where the answer was set, or NULL
 */
struct state {
	const struct value **registers;
	struct cell *cells;
	size_t nr_cells, max_cells;
	struct fact *facts;
	size_t nr_facts, max_facts;
	const struct fetch **fetches;
	size_t nr_fetches;
	struct note *notes;
	size_t nr_notes;
	unsigned int nr_locks;
	unsigned int epoch;
	const struct insn *returning;
};

/* What is remembered along a path. */
enum {
	NOTE_ACCESS, /* access_ok() was asked */
	NOTE_FREED,
	NOTE_ESCAPED, /* others know it */
	NOTE_ALIASED, /* a value is it or something else */
	NOTE_VIEW, /* it is a view of the value */
	NOTE_ELEMENT, /* stands for each element of an array */
	NOTE_FILLED, /* bytes were fetched into it */
	NOTE_STRING, /* a string was written to it */
	NOTE_JUDGED, /* a validator that a row names let its bytes in */
	NOTE_REFUSED, /* a verb refused to set it; keeps states apart */
	NOTE_TEXT, /* text from outside was written there: the value says of it */
	NOTE_TESTED, /* somebody looked at this character */
	NOTE_OF_CHECKS, /* the rest is theirs */
};

struct note {
	unsigned int kind;
	const void *key;
	const struct insn *insn;
	const struct frame *frame;
	const struct value *value;
};

/**
 * struct frame - a function that runs in a context
 * @function: which
 * @caller: by whose call, NULL for a root
 * @call: which call
 * @depth: callers above it
 */
struct frame {
	struct function *function;
	const struct frame *caller;
	const struct insn *call;
	unsigned int depth;
};

/**
 * struct learned - what all functions of the file together say of a place
 * @global: the global it is in, or NULL
 * @type: the struct it is a member of, in whatever object, or NULL
 * @offset: bytes from the start of either
 * @size: how many bytes @origin is of
 * @origin: an outside value was stored there, unlimited
 * @behind: the pointer there points to bytes of this origin
 * @points_to: bytes that the pointer there points to; 0: they differ
 * @loaded: a function has read it
 */
struct learned {
	const struct global *global;
	const struct type *type;
	int64_t offset;
	uint64_t size;
	const struct origin *origin;
	const struct origin *behind;
	uint64_t points_to;
	bool points;
	bool loaded;
};

/**
 * struct kept - an outside value that a root stored in a member
 * @type: the struct
 * @offset: of the member
 * @size: bytes
 * @value: the value; NULL for bytes that nobody can have looked at yet
 * @origin: its own
 */
struct kept {
	const struct type *type;
	int64_t offset;
	uint64_t size;
	const struct value *value;
	const struct origin *origin;
};

/**
 * struct engine - the analysis of one file
 * @module: the file
 * @arena: values and what else one root needs; emptied after it
 * @interned: what make.c made of them
 * @next_id: number of the last value or object
 * @steps: instructions run for this root
 * @steps_max: calls are not entered behind as many, ways not followed behind twice
 * @nr_roots: functions that were run without a caller
 * @cuts: those of them that were not run to the end
 * @fetches: of this root
 * @learned: of globals
 * @kept: what this root stored, to be learned where it ends well
 * @again: a place was loaded before something was learned of it
 * @everywhere: what a member points to was learned: any function may read that
 * @found: reports
 * @bypasses: uses of untrusted_bypass()
 */
struct engine {
	struct module *module;
	struct arena arena;
	struct intern *interned;
	unsigned int next_id;
	unsigned long steps, steps_max;
	unsigned int nr_roots;
	const struct function **cuts;
	size_t nr_cuts;
	struct fetch *fetches;
	struct learned *learned;
	size_t nr_learned;
	struct kept *kept;
	size_t nr_kept;
	bool again;
	bool everywhere;
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

/* ---- state.c: offsets and sizes are bytes ---- */

/**
 * state_copy() - of all but the registers, which both then share
 * @s: the state
 *
 * Return: the copy, for state_free() once it has registers of its own.
 */
struct state *state_copy(const struct state *s);

/** state_free() - and its registers; @s may be NULL */
void state_free(struct state *s);

/**
 * state_load() - what a constant place holds
 * @e: makes the part of a larger value
 * @s: the state
 * @object: memory
 * @offset: from its start
 * @size: how many
 *
 * Return: the value, NULL if nothing is known of all of these bytes as one.
 */
const struct value *state_load(struct engine *e, const struct state *s,
			       const struct object *object, int64_t offset,
			       uint64_t size);

/** state_cell() - the first cell of an object that ends behind @offset, or NULL */
const struct cell *state_cell(const struct state *s,
			      const struct object *object, int64_t offset);

/**
 * state_store() - some bytes hold something else now
 * @s: the state
 * @object: memory
 * @offset: from its start
 * @size: how many
 * @value: what they hold; NULL: nobody knows
 * @from: of VALUE_BYTES, the first byte of it that they hold
 */
void state_store(struct state *s, struct object *object, int64_t offset,
		 uint64_t size, const struct value *value, int64_t from);

/** state_forget() - nobody knows any more what @size bytes from @offset on hold */
void state_forget(struct state *s, const struct object *object, int64_t offset,
		  uint64_t size);

/** state_forget_object() - nor what any byte of it holds */
void state_forget_object(struct state *s, const struct object *object);

/** state_forget_set() - written over in part: what is unset may be so still */
void state_forget_set(struct state *s, const struct object *object,
		      int64_t offset, uint64_t size);

/** state_set() - no byte of @size from @offset on is unset any more */
void state_set(struct state *s, const struct object *object, int64_t offset,
	       uint64_t size);

/** state_forget_somewhere() - something was written, nobody knows where */
void state_forget_somewhere(struct state *s, const struct object *object);

/** state_copy_bytes() - as memcpy() of @size bytes; wholly known cells only */
void state_copy_bytes(struct state *s, struct object *to, int64_t to_offset,
		      struct object *from, int64_t from_offset, uint64_t size);

/**
 * state_renew() - a value is made again
 * @s: the state
 * @v: the value
 *
 * In a loop it may be another each time, although it goes by one name here: what
 * was fetched from an address that depends on it was fetched elsewhere.
 */
void state_renew(struct state *s, const struct value *v);

/**
 * state_unset() - is a byte never written?
 * @s: the state
 * @object: memory
 * @offset: the first that counts
 * @end: behind the last
 * @at: receives the first that is unset
 */
bool state_unset(const struct state *s, const struct object *object,
		 int64_t offset, int64_t end, int64_t *at);

/** state_zero_behind() - is a byte at or behind @offset known to be zero? */
bool state_zero_behind(const struct state *s, const struct object *object,
		       int64_t offset);

/** state_fills() - how many fetches wrote to an object */
unsigned int state_fills(const struct state *s, const struct object *object);

/** state_fact() - what is known of a value, to be added to */
struct fact *state_fact(struct state *s, const struct value *v);

/** state_known() - what is known of a value, NULL if nothing */
const struct fact *state_known(const struct state *s, const struct value *v);

/**
 * state_note() - something happened; nothing changes if it did before
 * @s: the state
 * @kind: NOTE_*
 * @key: to what
 * @insn: where
 * @frame: in which context
 * @value: as the kind says, or NULL
 */
void state_note(struct state *s, unsigned int kind, const void *key,
		const struct insn *insn, const struct frame *frame,
		const struct value *value);

/** state_unnote() - it does not count any more */
void state_unnote(struct state *s, unsigned int kind, const void *key);

/** state_noted() - where it happened, or NULL */
const struct note *state_noted(const struct state *s, unsigned int kind,
			       const void *key);

/** state_range() - what a value can be here */
struct range state_range(const struct state *s, const struct value *v);

/** state_upper() - is the value from inside, or found to be at most something? */
bool state_upper(const struct state *s, const struct value *v);

/** state_lower() - the same of at least something, as a signed number */
bool state_lower(const struct state *s, const struct value *v);

/**
 * state_assume() - narrow what is known by a branch
 * @s: the state; in pieces where false is returned
 * @condition: what decides, NULL if that is unknown
 * @holds: whether it is not zero on this way
 *
 * Return: false if this way cannot be taken.
 */
bool state_assume(struct state *s, const struct value *condition, bool holds);

/** state_assume_compare() - as state_assume(), of a comparison that holds */
bool state_assume_compare(struct state *s, const struct value *a,
			  enum compare compare, const struct value *b);

/** state_limit() - @v is within @limit, for as long as that does not change */
void state_limit(struct state *s, const struct value *v,
		 const struct value *limit);

/** state_trust() - a validator let it in */
void state_trust(struct state *s, const struct value *v);

/** state_look() - it was compared with something */
void state_look(struct state *s, const struct value *v);

/* ---- join.c ---- */

/**
 * state_join() - make a state cover another one too
 * @e: makes joint values
 * @into: the state that waits at a block
 * @s: the one that arrives there
 * @frame: in which both are
 * @block: number of the block
 * @visits: how often the block was run; from 4 on what still changes is given up
 *
 * Return: false if @into covered it already.
 */
bool state_join(struct engine *e, struct state *into, const struct state *s,
		const struct frame *frame, unsigned int block,
		unsigned int visits);

/** asks_others() - an errno by which a function leaves the work to its caller */
bool asks_others(int64_t n);

/** state_lacks() - a hash of which of its callers' bytes a function has not set */
uint64_t state_lacks(const struct state *s, const struct frame *frame);

/**
 * state_key() - states with different keys stay apart
 * @s: the state
 * @frame: in which it is
 * @block: where it waits
 * @coarse: errnos do not differ; for where there are too many states
 */
uint64_t state_key(const struct state *s, const struct frame *frame,
		   const struct block *block, bool coarse);

/* ---- make.c: what is made of the same by the same maker is the same ---- */

/* Which way a value, or another thing with an identity, came to be. */
enum maker {
	MAKER_CONSTANT,
	MAKER_POINTER,
	MAKER_PART,
	MAKER_OPERATION,
	MAKER_UNWRITTEN, /* a register without a value on the way here */
	MAKER_UNKNOWN, /* of an instruction, or an operand, that is not modelled */
	MAKER_FUNCTION,
	MAKER_ARGUMENT,
	MAKER_LOADED, /* from memory that nothing is known of */
	MAKER_LOWEST_BIT,
	MAKER_EXTRACTED,
	MAKER_ELEMENT,
	MAKER_JOINT,
	MAKER_JOINT_BYTES,
	MAKER_ANSWERS, /* of a function, joined */
	MAKER_ANSWER, /* of a call that a row describes */
	MAKER_UNKNOWN_ANSWER, /* of any other */
	MAKER_FETCHED,
	MAKER_UNSET,
	MAKER_MASKED,
	MAKER_SATURATED,
	MAKER_SWAPPED, /* its bytes */
	MAKER_EXPOSED,
	MAKER_TRUST,
	MAKER_JUDGED,
	MAKER_OBJECT,
	MAKER_FRAME,
	MAKER_FETCH,
	MAKER_INSN,
	MAKER_TEXT,
};

/**
 * make_fresh() - a value by how it came to be
 * @e: keeps it until the root is done
 * @maker: who asks
 * @a: of what, or NULL
 * @b: of what else, or NULL
 * @n: a number that tells it from others of @a and @b
 * @m: another one
 * @isnew: receives whether it is zeroed but for its number, and to be filled in
 */
struct value *make_fresh(struct engine *e, enum maker maker, const void *a,
			 const void *b, uint64_t n, uint64_t m, bool *isnew);

/** make_symbol() - as make_fresh(), and filled in as @bits of which nothing is known */
struct value *make_symbol(struct engine *e, enum maker maker, const void *a,
			  const void *b, uint64_t n, unsigned int bits);

/** make_constant() - @number, cut to @bits */
const struct value *make_constant(struct engine *e, uint64_t number,
				  unsigned int bits);

/** make_pointer() - to @offset bytes into @object */
const struct value *make_pointer(struct engine *e, struct object *object,
				 int64_t offset);

/** make_part() - @size bytes of VALUE_BYTES from @from on, as a number if they fit */
const struct value *make_part(struct engine *e, const struct value *bytes,
			      int64_t from, uint64_t size);

/** make_operation() - the result of @insn's operation of @a and @b, as make_fresh() */
struct value *make_operation(struct engine *e, const struct insn *insn,
			     const struct value *a, const struct value *b,
			     bool *isnew);

/** make_object() - memory, by what it is of and @n; zeroed but for kind and number */
struct object *make_object(struct engine *e, enum object_kind kind,
			   const void *a, const void *b, uint64_t n);

/** make_frame() - @function as @call calls it from @caller; a root's are NULL */
struct frame *make_frame(struct engine *e, struct function *function,
			 const struct frame *caller, const struct insn *call);

/** make_insn() - @of as a call of @function; *@isnew: zeroed, to be filled in */
struct insn *make_insn(struct engine *e, const struct insn *of,
		       const struct function *function, bool *isnew);

/** make_fetch() - what @insn brings from @at bytes into @from, which may be NULL */
struct fetch *make_fetch(struct engine *e, const struct insn *insn,
			 const struct frame *frame, struct object *from,
			 int64_t at);

/** intern_empty() - forget all that was made; the arena is emptied apart */
void intern_empty(struct engine *e);

/* ---- flow.c ---- */

/** engine_run() - run every function of the file that can be a root */
void engine_run(struct engine *e);

/** operand() - what an operand of an instruction is in a state */
const struct value *operand(struct engine *e, const struct state *s,
			    const struct frame *frame,
			    const struct operand *op);

/** element_of() - the object that stands for each element of an array */
struct object *element_of(struct engine *e, const struct object *o);

/** element_store() - @size bytes were written to an element of what @p points into */
void element_store(struct engine *e, struct state *s, const struct value *p,
		   uint64_t size);

/** as_pointer() - what a value points to if it is an address; NULL if it is none */
const struct value *as_pointer(struct engine *e, const struct value *v);

/* ---- call.c: a call whose body is not run; its answer is in its register then ---- */

/** call_model() - do what the model says; false: it has no row, nothing was done */
bool call_model(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn);

/** fetch_shared() - @v, loaded from memory that others write, as what a fetch brings */
const struct value *fetch_shared(struct engine *e, struct state *s,
				 const struct frame *frame,
				 const struct insn *insn,
				 const struct value *p);

/** validates() - does a row say that what is called judges an argument? */
bool validates(const struct insn *insn);

/**
 * call_validates() - what a validator that a row names does
 * @e: makes its answer
 * @s: the state; the call goes on in two, one each way
 * @frame: the context
 * @insn: the call
 * @lets_in: in this one it lets its argument in
 */
void call_validates(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    bool lets_in);

/** call_unknown() - anything that it reaches may have changed */
void call_unknown(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn);

/** call_asm() - what it is given the address of may have changed */
void call_asm(struct engine *e, struct state *s, const struct frame *frame,
	      const struct insn *insn);

/** make_unset() - the bytes of an object that nobody has set */
const struct value *make_unset(struct engine *e, const struct object *o);

/* ---- learn.c ---- */

/** learn_store() - remember that @v is stored where @p points, a global or a member */
void learn_store(struct engine *e, const struct state *s, const struct value *p,
		 const struct value *v);

/** learn_bytes() - remember that bytes from outside are put where @p points */
void learn_bytes(struct engine *e, const struct value *p, uint64_t size,
		 const struct origin *origin);

/** learn_leave() - a root returns @v: what it stored unlimited is learned */
void learn_leave(struct engine *e, const struct state *s,
		 const struct value *v);

/** learn_shared() - others write what @v points to, whoever looks, from now on */
void learn_shared(struct engine *e, const struct value *v,
		  const struct origin *origin);

/** learn_load() - give a value what is known of the place it is loaded from */
void learn_load(struct engine *e, const struct value *p, struct value *v);

/** learn_arguments() - which parameters of an entry come from outside */
void learn_arguments(struct engine *e, struct state *s,
		     const struct frame *frame);

/** learn_member() - does a member come from outside wherever it is read? */
void learn_member(struct engine *e, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  struct value *v);

/* ---- text.c ---- */

#define NO_NUMBER (1ULL << 32) /* no width, no precision; one less: not known */

/**
 * struct printing - what a format makes of its arguments
 * @format: the format
 * @at: what is left of it, NULL if it is no literal
 * @number: of the next argument
 * @nr: arguments of the call
 * @rest: those of a va_list
 */
struct printing {
	struct engine *e;
	const struct state *s;
	const struct frame *frame;
	const struct insn *insn;
	const struct value *format;
	const char *at;
	unsigned int number, nr;
	const struct object *rest;
};

/**
 * struct conversion - one conversion of a format
 * @what: its letter
 * @width: NO_NUMBER if it has none
 * @precision: the same
 * @allocates: scanf() allocates what it writes to
 * @value: its argument
 */
struct conversion {
	char what;
	uint64_t width, precision;
	bool allocates;
	const struct value *value;
};

/** printing_start() - false: no format is given to what is called */
bool printing_start(struct printing *p, struct engine *e, const struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    const struct row *row);

/** printing_next() - the next conversion with an argument; @scans: of scanf() */
bool printing_next(struct printing *p, bool scans, struct conversion *c);

/**
 * text_at() - text from outside that lies where an address leads
 * @e: makes the value
 * @s: the state
 * @v: the address
 *
 * Return: a value of its origin, whose points_to is how many bytes it may have, 0 if
 * nobody knows, and whose object is where it lay first; NULL if there is none.
 */
const struct value *text_at(struct engine *e, const struct state *s,
			    const struct value *v);

/** text_place() - which object, or member of one, an address leads to; or NULL */
struct object *text_place(struct engine *e, const struct value *v);

/** text_room() - bytes of the array from @p on, 0 if unknown */
uint64_t text_room(const struct state *s, const struct value *p);

/** text_set() - @text, or some of ours if NULL, lies where @v leads */
void text_set(struct engine *e, struct state *s, const struct frame *frame,
	      const struct insn *insn, const struct value *v,
	      const struct value *text);

/** text_move() - memory is copied */
void text_move(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct value *to,
	       const struct value *from);

/** text_forget() - nobody knows any more what lies at @p */
void text_forget(struct engine *e, struct state *s, const struct value *p);

/** text_test() - the character @c was looked at */
void text_test(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct value *c);

/** text_store() - the character @v is stored at @p */
void text_store(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn, const struct value *p,
		const struct value *v);

/**
 * text_printed() - text from outside that a call prints, by a format that it is given
 * @what: receives the argument
 */
const struct value *text_printed(struct engine *e, const struct state *s,
				 const struct frame *frame,
				 const struct insn *insn, const struct row *row,
				 const struct value **what);

/** text_string() - what a function that takes strings does to text */
void text_string(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn, const struct row *row,
		 struct value *answer);

/** text_scan() - the same of scanf(), of a @stream; false: the format is not known */
bool text_scan(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct row *row,
	       const struct origin *stream);

/** text_enter() - what a variadic function is given beside its parameters */
void text_enter(struct engine *e, struct state *s, const struct frame *frame,
		const struct value *const *values, size_t n);

/** text_list() - va_start() */
void text_list(struct engine *e, struct state *s, const struct frame *frame,
	       const struct value *list);

/* ---- trust.c ---- */

/** wrapped_at() - the untrusted type of what lies where @p points, or NULL */
const char *wrapped_at(const struct value *p);

/** trust_load() - @v, loaded from @p, as the way it was read makes it */
const struct value *trust_load(struct engine *e, const struct frame *frame,
			       const struct insn *insn, const struct value *p,
			       const struct value *v);

/* ---- report.c ---- */

/**
 * outside() - the innermost place that is not in the library
 * @frame: the context
 * @insn: in it
 * @function: receives the name of the function it is in
 */
struct place outside(const struct frame *frame, const struct insn *insn,
		     const char **function);

/** in_library() - is this function of the library's headers? */
bool in_library(const struct frame *frame);

/** source_at() - the text of a source from a place on; "" if there is none */
const char *source_at(const struct place *place);

/** name_of() - what the program calls a value, such as "req.len"; to be freed */
char *name_of(const struct value *v);

/** name_of_address() - what it calls that which @pointer points to; to be freed */
char *name_of_address(const struct value *pointer);

/**
 * found() - report; the same report twice is one
 * @e: keeps it
 * @check: who reports
 * @frame: the context
 * @insn: the use
 * @v: the value from outside, for the steps that lead to it; or NULL
 * @advice: what to write instead
 * @format: what is wrong, one clause
 *
 * Return: the report, for more steps; NULL if it was made before.
 */
struct found *found(struct engine *e, const char *check,
		    const struct frame *frame, const struct insn *insn,
		    const struct value *v, const char *advice,
		    const char *format, ...)
	__attribute__((format(printf, 7, 8)));

/** found_step() - one more place on the way to the use; @f may be NULL */
void found_step(struct found *f, const struct frame *frame,
		const struct insn *insn, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/** found_step_first() - as found_step() of a report that was made, before the others */
void found_step_first(struct found *f, const struct frame *frame,
		      const struct insn *insn, const char *what);

/** found_write() - all reports as finding.h says */
void found_write(const struct engine *e, FILE *out);

#endif /* UNTRUSTED_CHECK_ENGINE_H */
