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

struct range {
	uint64_t ulo, uhi;
	int64_t slo, shi;
};

/**
 * struct origin - where a value from outside entered
 * @place: the fetch, outside the library
 * @text: what happened there
 * @object: bytes were put there, or NULL
 * @strict: by type alone (untrusted_<tag>): any use is one too many
 * @is_fetch: it can be read again: @from says where it lies
 */
struct origin {
	struct place place;
	const char *text;
	const struct frame *frame;
	bool by_type;
};

enum value_kind { VALUE_CONSTANT, VALUE_POINTER, VALUE_SYMBOL, VALUE_BYTES };

enum {
	VALUE_MASKED = 1, /* in bounds under speculation too */
	VALUE_EXPOSED = 2, /* a pointer by which the library reads */
	VALUE_MOVED = 4, /* untrusted bits on their way, not to be used */
	VALUE_WRAPPED_SUM = 8, /* arithmetic that may have wrapped */
	VALUE_UNSET = 16, /* nobody has written these bytes */
	VALUE_SATURATED = 64, /* a sum or product that does not wrap */
	VALUE_USER = 32, /* declared as an address of user space */
};

/**
 * struct value
 * @bits: 1 to 64; 0 for what is no integer and no pointer
 * @range: what it can be by the way it was made
 * @object: VALUE_POINTER: what it points into
 * @offset: VALUE_POINTER: bytes into @object; VALUE_SYMBOL with @bytes: into that
 * @anywhere: VALUE_POINTER: plus something variable, @index if that is one value
 * @origin: NULL for what comes from inside
 * @op, @a, @b: how it was made of others
 * @bytes: VALUE_SYMBOL: loaded from these fetched bytes
 * @length: VALUE_BYTES: how many, if known
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
	bool is_signed; /* the index was extended with its sign */
	const struct value *index;
	uint64_t scale;
	uint64_t bound; /* elements of the array that @index goes over */
	const struct origin *origin;
	enum op op;
	enum compare compare;
	const struct value *a, *b;
	const struct value *bytes;
	const struct insn *insn;
	const struct frame *frame;
	const struct fetch *fetch; /* VALUE_BYTES, or the answer of a fetch */
	const struct row *row; /* the model row of the call it is the answer of */
	const struct type *type; /* of what it points to, if that was declared */
	const char *name; /* of the variable it was first put in */
	struct function *function; /* whose address it is */
	uint64_t points_to; /* bytes it points to, if that was learned */
	unsigned int number; /* of a view: fills of its buffer before it */
};

enum object_kind {
	OBJECT_LOCAL,
	OBJECT_GLOBAL,
	OBJECT_HEAP,
	OBJECT_PARAMETER, /* what a parameter points to */
	OBJECT_BEHIND, /* what a loaded pointer or number points to */
};

/**
 * struct object - memory that offsets count from
 * @size: bytes, NULL if unknown
 * @type: of its bytes, NULL if unknown
 * @name: for messages
 * @frame: OBJECT_LOCAL: whose it is
 * @address: OBJECT_BEHIND: the value that points to it
 * @escaped: others may know its address
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
	bool escaped;
	bool user; /* it lies in user space */
	uint64_t scale; /* of an element: bytes */
	bool zeroed;
	bool told_short; /* a use behind its end was reported */
	bool shared; /* declared so: the other side writes while we look */
};

struct range range_full(unsigned int bits);
struct range range_constant(uint64_t number, unsigned int bits);
struct range range_unsigned(uint64_t lo, uint64_t hi, unsigned int bits);
struct range range_meet(struct range a, struct range b, unsigned int bits);
struct range range_join(struct range a, struct range b);
bool range_empty(const struct range *r);
bool range_single(const struct range *r);

/** range_of_op() - of a result; sets *wraps where the operands allow it to wrap */
struct range range_of_op(enum op op, bool is_signed, unsigned int bits,
			 const struct range *a, unsigned int a_bits,
			 const struct range *b, bool *wraps);

uint64_t mask_of(unsigned int bits);
int64_t signed_of(uint64_t number, unsigned int bits);
enum compare compare_swapped(enum compare compare);
enum compare compare_negated(enum compare compare);

#endif /* UNTRUSTED_CHECK_VALUE_H */
