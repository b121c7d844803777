// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A packet is as long as its sender made it, and the first bytes of it may lie in
 * its pages. How much of it is there in one piece is known once somebody asked: by a
 * call that a model file says pulls it, or by a comparison with its length. Here
 * bytes are read that nobody asked for.
 *
 * Only of packets that nobody can have asked for before: those that a function is
 * given which a model file calls a receiver. What a function did to a packet that was
 * not looked into is not known, so nothing is said of that packet behind it.
 */
#include "common.h"
#include "packet.h"

/**
 * struct test - a number in a packet that was compared with a constant
 * @object: the packet's bytes
 * @offset: where in them, to whatever they were moved
 * @least: it is at least this where the comparison says that it is large
 */
struct test {
	const struct object *object;
	int64_t offset;
	int64_t least;
};

/* Of a root; wherever they stand, for a loop's values go by other names each time. */
static struct test *tests;
static size_t nr_tests;

static bool is_fresh(const struct state *s, const struct object *packet)
{
	return state_noted(s, NOTE_RECEIVED, packet) &&
	       !state_noted(s, NOTE_LOST, packet);
}

static void lose(const struct at *at, const struct object *packet)
{
	if (is_fresh(at->s, packet))
		state_note(at->s, NOTE_LOST, packet, at->insn, at->frame, NULL);
}

static void enter(const struct at *at)
{
	const struct row *row = at->frame->function->receives;
	const struct value *p;

	if (!row || (size_t)row->from >= at->frame->function->nr_arguments)
		return;
	p = as_pointer(at->e, at->s->registers[row->from]);
	if (p)
		state_note(at->s, NOTE_RECEIVED, p->object, NULL, at->frame,
			   NULL);
}

/* ---- how much was asked for ---- */

/* Where the packet starts now, seen from where it did: what was taken off it. */
static int64_t taken_off(const struct at *at, const struct object *packet)
{
	size_t i;

	for (i = 0; i < at->s->nr_cells; i++) {
		const struct cell *c = &at->s->cells[i];

		if (c->object == packet && c->value->kind == VALUE_POINTER &&
		    !strcmp(packet_member(c->value->object->address), "data"))
			return c->value->offset;
	}
	return 0;
}

/* A constant by an address in the packet, anything else as it is. */
static void ask(const struct at *at, struct object *packet,
		const struct value *much, int64_t more)
{
	if (!is_fresh(at->s, packet))
		return;
	if (much->kind == VALUE_CONSTANT)
		much = make_pointer(at->e, packet,
				    (int64_t)much->range.ulo + more +
					    taken_off(at, packet));
	state_note(at->s, NOTE_PULLED, much, at->insn, at->frame, much);
}

/* The packet whose length a value is, less *@more bytes; NULL: of none. */
static struct object *of_length(const struct value *v, int64_t *more,
				bool *other, unsigned int depth)
{
	struct object *packet;

	v = before_casts(v);
	if (!v || !depth)
		return NULL;
	if (!strcmp(packet_member(v), "len"))
		return v->object;
	if (v->op != OP_SUB || !v->a)
		return NULL;
	packet = of_length(v->a, more, other, depth - 1);
	if (v->b->kind == VALUE_CONSTANT)
		*more += (int64_t)v->b->range.ulo;
	else if (strcmp(packet_member(before_casts(v->b)), "data_len") != 0)
		*other = true;
	return packet;
}

/* least <= (number + added) / by, with a number that was read in a packet */
static void add_test(const struct value *v, int64_t least)
{
	struct extent x = {};
	int64_t by = 1;

	v = before_casts(v);
	if (v->op == OP_DIV && v->a && v->b->kind == VALUE_CONSTANT) {
		by = (int64_t)v->b->range.ulo;
		v = v->a;
	}
	extent_add(&x, v);
	if (x.nr_parts != 1 || x.parts[0]->kind != VALUE_SYMBOL ||
	    !x.parts[0]->object || !is_in_packet(x.parts[0]->object))
		return;
	tests = array_grow(tests, nr_tests, sizeof(*tests));
	tests[nr_tests++] = (struct test){ x.parts[0]->object,
					   x.parts[0]->offset,
					   least * by - x.number };
}

static void compared(const struct at *at, const struct value *length,
		     const struct value *with)
{
	int64_t more = 0;
	bool other = false;
	struct object *packet = of_length(length, &more, &other, 4);

	if (!packet || packet_member(before_casts(with))[0])
		return;
	if (other)
		lose(at, packet);
	else
		ask(at, packet, with, more);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	if (result || !at->s->nr_notes)
		return;
	compared(at, a, b);
	compared(at, b, a);
	if (b->kind == VALUE_CONSTANT)
		add_test(a, (int64_t)b->range.ulo + 1);
	else if (a->kind == VALUE_CONSTANT)
		add_test(b, (int64_t)a->range.ulo + 1);
}

static const struct row *row_that_pulls(const struct insn *insn)
{
	const struct row *row = insn->function ? model_find(insn->callee) :
						 NULL;

	return row && (row->kind == ROW_PULLS ||
		       (row->kind == ROW_MOVES && row->size >= 0)) ?
		       row :
		       NULL;
}

static void call(const struct at *at)
{
	const struct row *row = row_that_pulls(at->insn);
	const struct value *packet, *size;

	if (!row)
		return;
	packet = argument_of(at, row->from < 0 ? 0 : row->from);
	packet = packet ? as_pointer(at->e, packet) : NULL;
	size = argument_of(at, row->size);
	if (packet && size)
		ask(at, packet->object, size, 0);
	else if (packet)
		lose(at, packet->object);
}

static void unknown(const struct at *at)
{
	size_t i;

	for (i = 0; i < at->insn->nr_operands && !row_that_pulls(at->insn);
	     i++) {
		const struct value *p = argument_of(at, (int)i);

		p = p->bits == 64 ? as_pointer(at->e, p) : NULL;
		if (p)
			lose(at, p->object);
	}
}

/* ---- what is read ---- */

static int64_t constant_of(const struct value *asked)
{
	return asked->kind == VALUE_POINTER ? asked->offset :
					      (int64_t)asked->range.ulo;
}

/*
 * Does what was asked for reach as far, whatever comes from outside? Where the whole
 * packet was, it counts what its length is compared with.
 */
static bool reaches(const struct at *at, const struct value *asked,
		    const struct extent *to, unsigned int depth)
{
	struct extent x = {};
	bool other = false;
	int64_t more = 0;
	size_t i;

	if (asked->kind == VALUE_POINTER || asked->kind == VALUE_CONSTANT)
		return !to->nr_parts && constant_of(asked) >= to->number;
	asked = before_casts(asked);
	if (of_length(asked, &more, &other, 4))
		return false;
	/* the lesser of two, or what two ways found */
	if (asked->op == OP_OTHER && asked->a && asked->b && depth)
		return reaches(at, asked->a, to, depth - 1) &&
		       reaches(at, asked->b, to, depth - 1);
	extent_add(&x, asked);
	for (i = 0; i < to->nr_parts; i++) {
		if (!extent_has(&x, to->parts[i]))
			return true;
	}
	for (i = 0; i < x.nr_parts; i++) {
		if (extent_has(to, x.parts[i]))
			continue;
		/* one that was found to be no less than something was judged */
		if (!x.parts[i]->origin || state_range(at->s, x.parts[i]).ulo)
			return true;
	}
	return x.number >= to->number;
}

/* Was anything asked for; and as far as @to? */
static bool is_asked(const struct at *at, const struct object *packet,
		     const struct extent *to, bool *any)
{
	size_t i;

	*any = false;
	for (i = 0; i < at->s->nr_notes; i++) {
		const struct note *n = &at->s->notes[i];

		if (n->kind != NOTE_PULLED ||
		    (n->value->kind == VALUE_POINTER &&
		     n->value->object != packet))
			continue;
		*any = true;
		/* how far a loop walks its own tests say */
		if (to->walked || reaches(at, n->value, to, 3))
			return true;
	}
	return false;
}

/* Once in a function; what the kernel's headers read is read by who calls them. */
static bool was_told(const struct at *at, const char *why)
{
	const struct frame *frame = at->frame;

	while (frame->caller &&
	       strstr(frame->function->place.file, "/include/"))
		frame = frame->caller;
	if (state_noted(at->s, NOTE_TOLD, (const char *)frame + *why))
		return true;
	state_note(at->s, NOTE_TOLD, (const char *)frame + *why, at->insn,
		   at->frame, NULL);
	return false;
}

static void report(const struct at *at, const struct value *p, const char *why)
{
	char *name;

	if (was_told(at, why))
		return;
	name = name_of_address(p);
	FOUND(at, "unpulled", NULL,
	      "pskb_may_pull() for all that is read, then take the pointer "
	      "again; or skb_header_pointer()",
	      "%s is read from a packet: %s", name[0] ? name : "memory", why);
	free(name);
}

static bool is_tested(const struct value *length, int64_t least)
{
	size_t i;

	for (i = 0; i < nr_tests; i++) {
		if (tests[i].object == length->object &&
		    tests[i].offset == length->offset &&
		    tests[i].least >= least)
			return true;
	}
	return false;
}

/* Behind the head of a record that says how long it is. */
static bool is_in_record(const struct value *p, uint64_t size)
{
	const struct value *record = packet_walker(p), *length;
	struct extent step = {};
	int64_t end;

	if (!record || p->index != record->index)
		return true;
	extent_add(&step, record->step);
	length = step.nr_parts == 1 ? step.parts[0] : NULL;
	if (!length || length->kind != VALUE_SYMBOL ||
	    length->object != p->object || !length->bits)
		return true;
	end = p->offset + (int64_t)size - record->offset;
	if (end <= length->offset - record->offset + length->bits / 8)
		return true;
	return is_tested(length, end - step.number);
}

static void look(const struct at *at, const struct value *p, uint64_t size)
{
	const struct value *start = p->object->address;
	const char *member = packet_member(start);
	struct extent to;
	bool any;

	if (!member[0] || in_library(at->frame) ||
	    !is_fresh(at->s, start->object))
		return;
	to = extent_of_place(p, size);
	if (!strcmp(member, "data")) {
		if (!is_in_record(p, size))
			report(at, p,
			       "its record says how long it is, and nobody "
			       "asked whether it has so much");
		else if (!is_asked(at, start->object, &to, &any))
			report(at, p,
			       any ? "what was asked for does not reach as far" :
				     "nobody asked whether it is so long");
	} else if (!strcmp(member, "head") && to.nr_parts &&
		   !strcmp(packet_member(to.parts[0]), "transport_header") &&
		   !is_asked(at, start->object, &to, &any) && !any) {
		report(at, p, "nobody asked whether it is so long");
	}
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	(void)v;
	look(at, p, (at->insn->bits + 7) / 8);
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	(void)to;
	look(at, from,
	     size && size->kind == VALUE_CONSTANT ? size->range.ulo : 1);
}

static void done(const struct at *at)
{
	(void)at;
	nr_tests = 0;
}

const struct check check_unpulled = {
	.name = "unpulled",
	.enter = enter,
	.operation = operation,
	.call = call,
	.unknown = unknown,
	.load = load,
	.copied = copied,
	.done = done,
};
