/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_COMMON_H
#define UNTRUSTED_CHECK_COMMON_H

#include <stdlib.h>
#include <string.h>

#include "../engine/checks.h"

/* Reports and what stands with them in one line. */
#define FOUND(at, check, value, advice, ...)                          \
	found((at)->e, check, (at)->frame, (at)->insn, value, advice, \
	      __VA_ARGS__)

static inline bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static inline const char *used_as(enum size_use use)
{
	return use == SIZE_OF_COPY ? "used as a length" :
	       use == SIZE_OF_SINK ? "handed on" :
				     "used as the size of an allocation";
}

/* From outside, and not merely a move of an untrusted object. */
static inline bool is_outside_value(const struct value *v)
{
	return v && v->origin && !(v->flags & VALUE_MOVED);
}

/* It happens in the library, where it is allowed. */
static inline bool is_ours(const struct at *at)
{
	return in_library(at->frame) || place_in_library(&at->insn->place);
}

static inline const struct value *argument_of(const struct at *at, int i)
{
	if (i < 0 || (size_t)i >= at->insn->nr_operands)
		return NULL;
	return operand(at->e, at->s, at->frame, &at->insn->operands[i]);
}

/* Kinds of notes, one for each check that remembers something. */
enum {
	NOTE_REREAD = NOTE_OF_CHECKS, /* these bytes were fetched before */
	NOTE_KEPT, /* an outside value was stored for long */
	NOTE_STALE,
	NOTE_CHARACTERS,
	NOTE_NAMED,
	NOTE_PROVEN, /* its validator made a trusted struct of it */
	NOTE_HANDED, /* a function without a body got its address */
	NOTE_COMMAND_PARTS, /* more of a command than its number was looked at */
	NOTE_COMMAND_OTHER, /* a command is none of those known */
	NOTE_COMMAND_PASSED, /* such a command is given to another function */
	NOTE_DECIDED, /* something was decided on it */
	NOTE_ASKED, /* whether it is a pointer or an errno */
	NOTE_LOOKED_UP, /* a name */
	NOTE_RECEIVED, /* a packet that nobody has asked for a byte of */
	NOTE_LOST, /* what was asked of it is not known any more */
	NOTE_PULLED, /* as much of a packet was asked for */
	NOTE_ALLOCATED,
	NOTE_KEPT_SOMEWHERE, /* memory is known outside of its function's variables */
	NOTE_TOLD, /* reported on this path */
	NOTE_NUMBER, /* what it makes of text was not tested yet */
	NOTE_RANGED, /* such a number was compared with something */
};

#endif /* UNTRUSTED_CHECK_COMMON_H */
