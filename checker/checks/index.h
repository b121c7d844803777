/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_INDEX_H
#define UNTRUSTED_CHECK_INDEX_H

#include "../engine/checks.h"

enum index_state {
	INDEX_INSIDE, /* nothing to say */
	INDEX_UNBOUND, /* nobody asked whether it is too large */
	INDEX_NEGATIVE, /* nor whether it is below zero */
	INDEX_ONE_OFF, /* the test lets the length itself pass */
	INDEX_BOUND, /* tested, not masked */
	INDEX_MASKED,
};

/**
 * index_look() - what is known of an outside value that forms an address
 * @limit: receives how many elements there are, 0 if unknown
 */
enum index_state index_look(const struct at *at, const struct value *base,
			    const struct value *index, uint64_t scale,
			    uint64_t bound, uint64_t *limit);

/**
 * index_room() - how many elements there are where @p is one
 *
 * Of an array by its type, of what it points to by its size; 0 if nobody says. An
 * array that ends its struct may be longer than it says.
 */
uint64_t index_room(const struct at *at, const struct value *p);

/** index_told() - was it reported on this path already? Remembers that it is */
bool index_told(const struct at *at, const struct check *check,
		const struct value *index);

#endif /* UNTRUSTED_CHECK_INDEX_H */
