/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_PACKET_H
#define UNTRUSTED_CHECK_PACKET_H

#include "../engine/checks.h"

/** packet_member() - the member of a struct sk_buff that @v was loaded from, or "" */
const char *packet_member(const struct value *v);

/** is_in_packet() - are these bytes of a packet, by where it starts now? */
bool is_in_packet(const struct object *o);

/**
 * packet_flags() - what is known of a number that was read in a packet
 * @s: the state
 * @v: as it was loaded, or made of what was
 *
 * Return: FACT_* of each value made in the same way of what was loaded from the same
 * places, together.
 */
unsigned int packet_flags(const struct state *s, const struct value *v);

#define PARTS_MAX 6

/**
 * struct extent - a number of bytes from the start of a packet, or a place in it
 * @number: the constant part
 * @parts: what is added to it
 * @nr_parts: how many
 * @walked: and what a loop moved it by
 */
struct extent {
	int64_t number;
	const struct value *parts[PARTS_MAX];
	size_t nr_parts;
	bool walked;
};

/** extent_add() - a sum, part by part */
void extent_add(struct extent *x, const struct value *v);

/** extent_has() - is @v a part of it? */
bool extent_has(const struct extent *x, const struct value *v);

/** extent_of_place() - up to the end of @size bytes where @p points */
struct extent extent_of_place(const struct value *p, uint64_t size);

/** packet_walker() - the pointer that a loop moves, on the way to @p; or NULL */
const struct value *packet_walker(const struct value *p);

#endif /* UNTRUSTED_CHECK_PACKET_H */
