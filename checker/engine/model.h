/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_MODEL_H
#define UNTRUSTED_CHECK_MODEL_H

/**
 * DOC: model.h, what functions without a body do
 *
 * A model file has a row for each function: a word that says what it does, its
 * name, and which argument plays which part, counted from 0::
 *
 *	fetch copy_from_user to=0 from=1 size=2
 *	alloc kzalloc size=0 zeroed
 *
 * docs/checker.md lists the words. A function that no row names may have done
 * anything to what it was given.
 */

#include <stdbool.h>
#include <stddef.h>

enum row_kind {
	ROW_FETCH, /* copies in from memory that the sender can write */
	ROW_SOURCE, /* copies in what cannot be read again */
	ROW_PUT, /* copies out */
	ROW_ALLOC,
	ROW_FREE,
	ROW_COPY,
	ROW_SET,
	ROW_STRING, /* takes strings */
	ROW_LOOK, /* looks at memory as it is */
	ROW_SCAN, /* writes what it finds in text */
	ROW_LOCK,
	ROW_UNLOCK,
	ROW_ACCESS, /* checks an address of user space */
	ROW_MASK, /* gives its argument, in bounds */
	ROW_CLAMP, /* puts what is pointed to in bounds */
	ROW_SAME, /* gives an argument back */
	ROW_PURE, /* changes nothing that it is given */
	ROW_PULLS, /* asks for bytes of a packet; else as a function without a row */
	ROW_RECEIVES, /* who takes such a struct, or stands there, gets packets */
	ROW_MOVES, /* a buffer may move: views of it are stale */
	ROW_VIEW, /* a member that points into a buffer */
	ROW_PATH, /* looks a name up */
	ROW_OUTSIDE, /* its answer comes from outside */
	ROW_SATURATE, /* arithmetic that does not wrap */
	ROW_ENTRY, /* called with arguments from outside */
	ROW_MEMBER, /* of a struct: it comes from outside */
	ROW_SHARES, /* lets others write what an argument points to */
	ROW_DOOR, /* gives what leads outside; else as a function without a row */
	ROW_SINK, /* must not be given an argument that nothing limits */
	ROW_VALIDATES, /* has judged its argument if it answers 0, or true */
	ROW_CLOCK, /* says what time it is */
	ROW_ESCAPE, /* may be given untrusted bits, and read them */
};

/**
 * struct row - one row of a model file
 * @to, @from, @size, @count: argument numbers, -1 where there is none
 * @gfp: the argument that asks for zeroed memory by a flag
 * @format: the number of a printf() format, whose arguments follow it
 * @list: the va_list that has them instead
 * @stream: where to, if not always to a log
 * @end: receives a pointer to what is behind
 * @returns: the answer is what was fetched, allocated or viewed
 * @zeroed: memory is zero
 * @unchecked: the address is the caller's to check
 * @marked: what to use instead, of the library
 * @bytes: what it points to, member or answer, comes from outside
 * @shared: and is written by others while we look
 * @value: the answer is the bytes fetched, as a number
 * @keeps: of a door: what it is given stays as it is
 * @truth: a validator that answers true for what it lets in
 * @text: the answer leads to a part or a copy of the text @from
 * @fills: no byte of @to is left as it was
 * @goes_on: given NULL, goes on in the text it was given before
 * @length: it is the length of @from
 * @appends: to what @to has already
 * @shows: to people, on a terminal or in a log
 * @number: makes a number of @from
 * @peer: strangers are at the other end
 */
struct row {
	enum row_kind kind;
	const char *name;
	int to, from, size, count, format, gfp, list, stream, end;
	bool returns;
	bool zeroed;
	bool unchecked;
	bool errno_result; /* an errno, not a count of what is left */
	bool positive; /* a count of what came */
	bool terminated; /* a zero ends what came */
	bool asks; /* of a name: about it, and does nothing with it */
	bool bytes;
	bool shared;
	bool value;
	bool truth;
	bool keeps;
	bool text;
	bool fills;
	bool goes_on;
	bool length;
	bool appends;
	bool shows;
	bool number;
	bool peer;
	const char *marked;
};

/** model_add() - add one row, a line without a comment; false if it is none */
bool model_add(const char *line);

/** model_read() - add the rows of a file; 0 or -EBADMSG, and *why */
int model_read(const char *path, char **why);
int model_read_text(const char *text, const char *path, char **why);

/** model_find() - the row of a function, or NULL */
const struct row *model_find(const char *name);

/** row_name() - what the program calls the function */
const char *row_name(const struct row *row);

/** row_is_macro() - get_user() and its like, which have a variable of their own */
bool row_is_macro(const struct row *row);

/** model_is_door() - do bytes from or to outside pass there? */
bool model_is_door(const struct row *row);

#endif /* UNTRUSTED_CHECK_MODEL_H */
