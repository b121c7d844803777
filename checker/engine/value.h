/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_VALUE_H
#define UNTRUSTED_CHECK_VALUE_H

/**
 * DOC: value.h, what a register or a cell of memory can hold
 *
 * A value has one identity for as long as a function is analysed: the same bytes
 * loaded twice from memory that did not change are the same struct value, so that
 * what a branch found out about one holds for the other. What only holds on some
 * paths (a bound that was tested) is no part of the value but of the state.
 */

#include "ir.h"

/**
 * struct range - the numbers an integer can be, seen without and with a sign
 * @ulo: the least, as an unsigned number
 * @uhi: the largest
 * @slo: the least, as a signed number of that width
 * @shi: the largest
 *
 * Both views hold at once. @ulo > @uhi or @slo > @shi: no number is left.
 */
struct range {
	uint64_t ulo, uhi;
	int64_t slo, shi;
};

/**
 * struct origin - where a value from outside entered
 * @place: the source, outside the library
 * @text: what happened there
 * @frame: the context, NULL for what was learned of the whole file
 * @shared: others write it while we look: every read is a fetch
 */
struct origin {
	struct place place;
	const char *text;
	const struct frame *frame;
	bool shared;
};

enum value_kind { VALUE_CONSTANT, VALUE_POINTER, VALUE_SYMBOL, VALUE_BYTES };

enum {
	VALUE_MASKED = 1, /* in bounds under speculation too */
	VALUE_EXPOSED = 2, /* a pointer by which the library reads */
	VALUE_MOVED = 4, /* untrusted bits on their way, not to be used */
	VALUE_UNSET = 8, /* nobody has written these bytes */
	VALUE_USER = 16, /* declared as an address of user space */
	VALUE_SATURATED = 32, /* a sum or product that does not wrap */
};

/**
 * struct value - what a register or a cell holds
 * @kind: what it is
 * @bits: 1 to 64; 0 for what is no integer and no pointer
 * @flags: VALUE_*
 * @id: a number of its own, in the order of making
 * @range: what it can be by the way it was made
 * @object: VALUE_POINTER: what it points into; VALUE_SYMBOL: what it was loaded from
 * @offset: VALUE_POINTER: bytes into @object; VALUE_SYMBOL with @bytes: into that
 * @anywhere: VALUE_POINTER: plus something variable, @index if that is one value
 * @from: VALUE_POINTER: if @anywhere, what it was moved from
 * @is_signed: of an operation: division, shift; the index was extended with its sign
 * @index: VALUE_POINTER: it was moved by @scale times this
 * @base: VALUE_POINTER: from there
 * @scale: bytes of an element
 * @bound: elements of the array that @index goes over, or 0
 * @origin: NULL for what comes from inside
 * @op: how it was made of others; OP_OTHER: in a way of its own
 * @compare: OP_COMPARE: which
 * @a: first operand, or NULL; of the answer of strlen(), the string
 * @b: second operand, or NULL
 * @bytes: VALUE_SYMBOL: loaded from these fetched bytes
 * @insn: where it was made
 * @frame: in which context
 * @fetch: VALUE_BYTES, and loaded from them, or the answer of a fetch: which
 * @row: the model row of the call it is the answer of
 * @type: of what it points to, if that was declared
 * @name: of the variable it was first put in
 * @function: whose address it is
 * @behind: of what it points to, if that comes from outside
 * @points_to: bytes it points to, if that was learned; of text, how many it may have
 * @number: of a view: fills of its buffer before it
 * @step: each time round a loop it is moved: to this sum, or by this index
 * @stuck: what it was moved by comes from outside, and may be 0
 * @address: of a part, and of what a table holds, where it was read, if that moves
 * @latest: of a joint value: what was joined last
 */
struct value {
	enum value_kind kind;
	unsigned int bits;
	unsigned int flags;
	unsigned int id;
	struct range range;
	struct object *object;
	int64_t offset;
	bool anywhere;
	const struct value *from;
	bool is_signed;
	const struct value *index, *base;
	uint64_t scale;
	uint64_t bound;
	const struct origin *origin;
	enum op op;
	enum compare compare;
	const struct value *a, *b;
	const struct value *bytes;
	const struct insn *insn;
	const struct frame *frame;
	const struct fetch *fetch;
	const struct row *row;
	const struct type *type;
	const char *name;
	struct function *function;
	const struct origin *behind;
	uint64_t points_to;
	unsigned int number;
	const struct value *step;
	bool stuck;
	const struct value *address;
	const struct value *latest;
};

enum object_kind {
	OBJECT_LOCAL,
	OBJECT_GLOBAL,
	OBJECT_HEAP,
	OBJECT_BEHIND, /* what a loaded pointer or number points to */
};

/**
 * struct object - memory that offsets count from
 * @kind: what it is
 * @id: a number of its own, in the order of making
 * @size: bytes, NULL if unknown
 * @type: of its bytes, NULL if unknown
 * @name: for messages, "" if it has none
 * @frame: OBJECT_LOCAL, OBJECT_HEAP: in which context it came to life
 * @address: OBJECT_BEHIND: the value that points to it
 * @insn: OBJECT_LOCAL, OBJECT_HEAP: where it came to life
 * @row: OBJECT_HEAP: what the model says of the call that made it
 * @global: OBJECT_GLOBAL: which
 * @origin: its bytes come from outside, but for those written here; or NULL
 * @escaped: others may know its address
 * @user: it lies in user space
 * @scale: of what stands for each element of an array: bytes
 * @told_short: a use behind its end was reported
 * @tested: somebody looks at its characters, on some way
 */
struct object {
	enum object_kind kind;
	unsigned int id;
	const struct value *size;
	const struct type *type;
	const char *name;
	const struct frame *frame;
	const struct value *address;
	const struct insn *insn;
	const struct row *row;
	const struct global *global;
	const struct origin *origin;
	bool escaped;
	bool user;
	uint64_t scale;
	bool told_short;
	bool tested;
};

/** is_shared() - do others write it while we look? */
static inline bool is_shared(const struct object *o)
{
	return o->origin && o->origin->shared;
}

/** is_cast() - is it another value in another width? */
bool is_cast(const struct value *v);

/** before_casts() - what it is a cast of, itself if none; NULL stays NULL */
const struct value *before_casts(const struct value *v);

/** depends_on() - was @v made of @on, or loaded from it, in less than @depth steps? */
bool depends_on(const struct value *v, const struct value *on,
		unsigned int depth);

struct range range_full(unsigned int bits);
struct range range_constant(uint64_t number, unsigned int bits);
struct range range_unsigned(uint64_t lo, uint64_t hi, unsigned int bits);
struct range range_meet(struct range a, struct range b, unsigned int bits);
struct range range_join(struct range a, struct range b);
bool range_empty(const struct range *r);
bool range_single(const struct range *r);

/**
 * range_of_op() - what an operation can make of two ranges
 * @b: of a cast, anything
 * @wraps: receives whether a sum, difference, product or shift to the left of
 *	some number of each needs, as an unsigned number, more than @bits
 *
 * Return: holds every result that is defined. Of an empty range there is none.
 */
struct range range_of_op(enum op op, bool is_signed, unsigned int bits,
			 const struct range *a, unsigned int a_bits,
			 const struct range *b, bool *wraps);

uint64_t mask_of(unsigned int bits);
int64_t signed_of(uint64_t number, unsigned int bits);
enum compare compare_swapped(enum compare compare);
enum compare compare_negated(enum compare compare);

#endif /* UNTRUSTED_CHECK_VALUE_H */
