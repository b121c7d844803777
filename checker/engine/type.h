/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_TYPE_H
#define UNTRUSTED_CHECK_TYPE_H

/**
 * DOC: type.h, what the debug information says of types
 *
 * Pointers in the IR have no type: what a byte is meant to be, and whether the
 * library wraps it, is known from the debug information alone.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum type_kind {
	TYPE_UNKNOWN,
	TYPE_SCALAR,
	TYPE_POINTER,
	TYPE_STRUCT, /* and union */
	TYPE_ARRAY,
};

/**
 * struct type - one type
 * @kind: what it is, behind typedefs and qualifiers
 * @name: nearest typedef or tag; "" if none
 * @wrapped: name of the untrusted type, such as "untrusted_u32", or NULL
 * @made: name of the bounded type, kind or trusted struct, or NULL
 * @size: bytes; 0 if unknown
 * @to: pointee or element
 * @members: of a struct, in the order of the declaration
 * @nr_members: how many
 * @is_char: a character: its arrays may be strings
 */
struct type {
	enum type_kind kind;
	const char *name;
	const char *wrapped;
	const char *made;
	uint64_t size;
	struct type *to;
	struct member *members;
	size_t nr_members;
	bool is_char;
	bool is_union;
	bool is_signed;
	bool is_user; /* a pointer to user space */
};

struct member {
	const char *name;
	uint64_t offset; /* bytes */
	uint64_t bits;
	struct type *type;
};

/**
 * type_member_at() - the innermost member that contains a byte
 * @type: a struct or array; anything else has no members
 * @offset: bytes from the start
 * @rest: receives the bytes from the member's start
 *
 * Return: the member, or NULL. Of a union the first member that is long enough.
 */
const struct member *type_member_at(const struct type *type, uint64_t offset,
				    uint64_t *rest);

/**
 * type_at() - the scalar or pointer type at a byte
 * @type: any
 * @offset: bytes from the start
 *
 * Return: the innermost type that starts there, or NULL.
 */
const struct type *type_at(const struct type *type, uint64_t offset);

/**
 * type_wrapped_at() - the untrusted type a byte belongs to
 * @type: any
 * @offset: bytes from the start
 *
 * Return: its name, or NULL if the byte is plain.
 */
const char *type_wrapped_at(const struct type *type, uint64_t offset);

/**
 * type_made_at() - the bounded type, kind or trusted struct a byte belongs to
 * @type: any
 * @offset: bytes from the start
 *
 * Return: its name, or NULL.
 */
const char *type_made_at(const struct type *type, uint64_t offset);

/**
 * type_path() - the members on the way to a byte, as C writes them
 * @type: any
 * @offset: bytes from the start
 *
 * Return: such as ".a.b", "" where there are none. The caller frees it.
 */
char *type_path(const struct type *type, uint64_t offset);

#endif /* UNTRUSTED_CHECK_TYPE_H */
