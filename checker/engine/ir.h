/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_IR_H
#define UNTRUSTED_CHECK_IR_H

/**
 * DOC: ir.h, a module as the analysis sees it
 *
 * load.c turns LLVM's module into these structs, a function when it is first
 * looked at, and is the only file that includes LLVM. Registers are numbers; the
 * first ones are the parameters.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "type.h"

/* Where in the source. @line 0: the compiler did not say. */
struct place {
	const char *file;
	unsigned int line;
	unsigned int column;
};

enum operand_kind {
	OPERAND_REGISTER,
	OPERAND_CONSTANT, /* number; null is 0 */
	OPERAND_GLOBAL, /* address of a global, plus number */
	OPERAND_FUNCTION,
	OPERAND_UNKNOWN,
};

struct operand {
	enum operand_kind kind;
	unsigned int bits;
	uint64_t number; /* register, or constant */
	struct global *global;
	struct function *function;
};

enum op {
	OP_ALLOCA,
	OP_LOAD,
	OP_STORE, /* value, address */
	OP_OFFSET, /* base, index...: scales and a constant */
	OP_ADD,
	OP_SUB,
	OP_MUL,
	OP_DIV,
	OP_REM,
	OP_SHL,
	OP_SHR,
	OP_AND,
	OP_OR,
	OP_XOR,
	OP_COMPARE,
	OP_ZEXT,
	OP_SEXT,
	OP_TRUNC,
	OP_SAME, /* a cast that keeps the bits */
	OP_SELECT,
	OP_PHI,
	OP_ATOMIC,
	OP_CALL,
	OP_ASM,
	OP_EXTRACT,
	OP_BRANCH, /* condition?, and blocks */
	OP_SWITCH,
	OP_RETURN,
	OP_UNREACHABLE,
	OP_OTHER,
};

enum compare {
	CMP_EQ,
	CMP_NE,
	CMP_UGT,
	CMP_UGE,
	CMP_ULT,
	CMP_ULE,
	CMP_SGT,
	CMP_SGE,
	CMP_SLT,
	CMP_SLE
};

struct insn {
	enum op op;
	bool is_signed; /* division, shift */
	bool plain; /* an access the program wrote, not one that moves an object */
	bool used; /* something uses the result */
	enum compare compare;
	unsigned int bits; /* of the result */
	unsigned int result; /* register */
	struct operand *operands;
	size_t nr_operands;
	uint64_t *scales; /* of OP_OFFSET's indices; bounds[] beside them */
	uint64_t *bounds; /* elements of the array an index goes over, or 0 */
	uint64_t number; /* constant offset, size of an alloca, extracted field */
	unsigned int *blocks; /* targets; incoming blocks of a phi */
	size_t nr_blocks;
	uint64_t *cases; /* of a switch: blocks[1 + i] */
	const char *callee; /* name of what is called, or the text of an asm */
	struct function *function; /* what is called, if it is known */
	struct operand *called; /* else */
	struct variable *variable; /* of an alloca */
	struct place place;
	unsigned int slot; /* of an alloca: which variable, from 1 */
	unsigned int block;
};

struct variable {
	const char *name;
	struct type *type;
};

struct block {
	struct insn *insns;
	size_t nr_insns;
	unsigned int order; /* in reverse post-order */
};

/* Blocks that go round, from the one that is jumped back to. */
struct loop {
	unsigned int header;
	bool *holds; /* of each block */
};

struct global {
	const char *name;
	struct type *type;
	uint64_t size;
	bool is_constant;
	struct object *object; /* of the analysis */
	const char *string; /* initialiser, if it is one */
	size_t length;
};

struct function {
	const char *name;
	void *handle; /* LLVM's */
	bool defined;
	bool is_static;
	bool library; /* of the library's headers: what it does is allowed */
	bool loaded;
	bool address_taken;
	bool visited; /* from a caller */
	bool meets_outside; /* it or what it calls touches what comes from outside */
	bool is_small;
	bool described; /* its parameters are known */
	bool variadic;
	bool gives_errno; /* a negative constant is among its answers */
	const struct row *receives; /* its packets, of which nothing is known */
	const char *entry; /* member of an operations struct it is stored in */
	struct place place;
	struct type *result;
	const char *result_name;
	struct variable *parameters; /* as declared */
	size_t nr_parameters;
	size_t nr_arguments; /* in registers, after the calling convention */
	unsigned int *argument_bits;
	unsigned int nr_registers;
	struct block *blocks;
	size_t nr_blocks;
	unsigned int nr_slots; /* local variables */
	uint64_t *live; /* a set of slots for each block */
	uint64_t *always_live;
	size_t live_words;
	struct loop *loops;
	size_t nr_loops;
};

struct module {
	const char **names; /* of the sources */
	size_t nr_names;
	const char *directory;
	struct function *functions;
	size_t nr_functions;
	struct global *globals;
	size_t nr_globals;
	bool knows_untrusted; /* it includes the library */
	bool is_kernel;
};

/**
 * module_load() - a module from files of bitcode, linked
 * @paths: the files
 * @n: how many, at least 1
 * @why: receives a sentence if one cannot be read
 *
 * Return: the module, or NULL.
 */
struct module *module_load(const char *const *paths, size_t n,
			   const char **why);

/** function_load() - the body of a function; does nothing the second time */
void function_load(struct module *module, struct function *function);

/** function_liveness() - fill in what is_live() reads */
void function_liveness(struct function *function);

/** function_loops() - fill in the loops of a function */
void function_loops(struct function *function);

/** is_live() - may a variable be read behind the start of a block? */
bool is_live(const struct function *function, unsigned int block,
	     unsigned int slot);

/** is_private() - do only loads and stores use a variable? */
bool is_private(const struct function *function, unsigned int slot);

/** function_asks() - is anything done about the answer of a call in it? */
bool function_asks(const struct function *function, const struct insn *call);

/** function_addresses() - is an address formed with a result in its block? */
bool function_addresses(const struct function *function,
			const struct insn *insn);

/** place_in_library() - is the place in a header of the library? */
bool place_in_library(const struct place *place);

#endif /* UNTRUSTED_CHECK_IR_H */
