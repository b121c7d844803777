// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Law 3: what the sender can still write is read once for one decision. Here the
 * same bytes are fetched a second time after the first copy was used, and the second
 * copy is used too, without having been compared with the first.
 */
#include "common.h"

static const char advice[] =
	"fetch once, and decide and work on that copy; where a second fetch "
	"cannot be avoided compare it with the first";

static bool overlap(const struct fetch *a, const struct fetch *b)
{
	return a->from && a->from == b->from &&
	       a->at < b->at + (int64_t)b->size &&
	       b->at < a->at + (int64_t)a->size;
}

/* The same place of the program fetches the same bytes. */
static void fetch_again(const struct at *at, const struct fetch *fetch)
{
	/* characters are walked over, which is no second look */
	if (fetch->size > LOOKED_BYTES || fetch->size < 2 || !fetch->to)
		return;
	FOUND(at, "double-fetch", fetch->bytes, advice,
	      "the same bytes are fetched each time round the loop: they may "
	      "differ from what was checked");
}

/* What held at the first fetch does not hold here: another command, say. */
static bool excludes(const struct state *s, const struct fetch *first)
{
	size_t i;

	for (i = 0; i < first->nr_guards; i++) {
		const struct value *v = first->guards[i].value;
		const struct range r = range_meet(first->guards[i].range,
						  state_range(s, v), v->bits);

		if (range_empty(&r))
			return true;
	}
	return false;
}

static void fetched(const struct at *at, const struct fetch *fetch)
{
	size_t i;

	for (i = 0; i < at->s->nr_fetches; i++) {
		const struct fetch *first = at->s->fetches[i];

		if (!first->used || first->row->kind != ROW_FETCH ||
		    !overlap(first, fetch) || excludes(at->s, first))
			continue;
		if (first == fetch) {
			fetch_again(at, fetch);
			continue;
		}
		state_note(at->s, NOTE_REREAD, fetch, first->insn, first->frame,
			   first->bytes);
	}
}

/* The byte of the sender's memory that a value starts at. */
static bool source_of(const struct value *v, int64_t *from)
{
	const struct fetch *f = v->bytes ? v->bytes->fetch : NULL;

	if (!f || !f->from || v->offset >= (1LL << 39))
		return false;
	*from = f->at + v->offset;
	return true;
}

/* Something is decided on these bytes of a copy, on this path. */
static void mark_used(const struct at *at, const struct value *v,
		      unsigned int depth)
{
	struct fetch *f;

	if (!v || !depth)
		return;
	if (!v->bytes) {
		mark_used(at, v->a, depth - 1);
		mark_used(at, v->b, depth - 1);
		return;
	}
	f = (struct fetch *)v->bytes->fetch;
	if (!f || !f->from || f->row->kind != ROW_FETCH)
		return;
	f->used = true;
	state_note(at->s, NOTE_DECIDED, v, at->insn, at->frame, v);
}

static bool was_decided(const struct state *s, const struct fetch *first,
			int64_t from)
{
	size_t i;

	from -= first->at;
	for (i = 0; i < s->nr_notes; i++) {
		const struct value *v = s->notes[i].value;

		if (s->notes[i].kind == NOTE_DECIDED &&
		    v->bytes == first->bytes && from >= v->offset &&
		    from < v->offset + (v->bits + 7) / 8)
			return true;
	}
	return false;
}

static const struct note *reread(const struct at *at, const struct value *v)
{
	const struct fetch *f = v->bytes ? v->bytes->fetch : NULL;
	const struct fetch *first;
	const struct note *n;
	int64_t from;

	if (!f)
		return NULL;
	n = state_noted(at->s, NOTE_REREAD, f);
	if (!n || !source_of(v, &from))
		return NULL;
	first = n->value->fetch;
	return was_decided(at->s, first, from) ? n : NULL;
}

/* The first copy's value of the same bytes was compared with this one. */
static bool compared_with_first(const struct at *at, const struct value *v,
				const struct note *n)
{
	return state_noted(at->s, NOTE_NAMED, v) || !n;
}

/* The value, or what it was computed from. */
static void use(const struct at *at, const struct value *v, const char *how,
		unsigned int depth)
{
	const struct note *n;
	struct found *f;
	char *name;

	if (!v || !depth)
		return;
	if (!v->bytes) {
		use(at, v->a, how, depth - 1);
		use(at, v->b, how, depth - 1);
		return;
	}
	n = reread(at, v);
	if (compared_with_first(at, v, n) ||
	    state_noted(at->s, NOTE_TOLD, v->bytes))
		return;
	state_note(at->s, NOTE_TOLD, v->bytes, at->insn, at->frame, NULL);
	name = name_of(v);
	f = FOUND(at, "double-fetch", v, advice,
		  "%s was fetched twice and is %s: it may differ from what was "
		  "checked",
		  name, how);
	if (f && f->nr_steps)
		found_step_first(f, n->frame, n->insn,
				 "the same bytes are fetched first here");
	free(name);
}

/* Leaves of @b that are the second copy of @leaf, or the first. */
static bool pair_with(const struct at *at, const struct value *leaf,
		      const struct value *b, unsigned int depth)
{
	int64_t from_a, from_b;

	if (!b || !depth)
		return false;
	if (!b->bytes)
		return (int)pair_with(at, leaf, b->a, depth - 1) |
		       (int)pair_with(at, leaf, b->b, depth - 1);
	if (b->bytes == leaf->bytes || !source_of(leaf, &from_a) ||
	    !source_of(b, &from_b) || from_a != from_b)
		return false;
	state_note(at->s, NOTE_NAMED, leaf, at->insn, at->frame, NULL);
	state_note(at->s, NOTE_NAMED, b, at->insn, at->frame, NULL);
	return true;
}

/* One side was computed from the first copy, the other from the second. */
static bool pair(const struct at *at, const struct value *a,
		 const struct value *b, unsigned int depth)
{
	if (!a || !depth)
		return false;
	if (a->bytes)
		return pair_with(at, a, b, 5);
	return (int)pair(at, a->a, b, depth - 1) |
	       (int)pair(at, a->b, b, depth - 1);
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	if (!result && b)
		pair(at, a, b, 5);
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)base;
	(void)scale;
	(void)bound;
	mark_used(at, index, 4);
	use(at, index, "used as an index", 4);
}

static void sized(const struct at *at, enum size_use how,
		  const struct value *size, const struct object *object)
{
	(void)object;
	mark_used(at, size, 4);
	use(at, size, used_as(how), 4);
}

static const struct insn *only_insn(const struct at *at, unsigned int block)
{
	const struct block *b = &at->frame->function->blocks[block];

	return b->nr_insns == 1 && b->insns[0].op == OP_BRANCH &&
			       b->insns[0].nr_blocks == 1 ?
		       &b->insns[0] :
		       NULL;
}

/* "x ? 1 : 0" decides nothing yet. */
static bool only_chooses(const struct at *at)
{
	const unsigned int *to = at->insn->blocks;
	const struct insn *yes, *no;

	if (at->insn->op != OP_BRANCH || at->insn->nr_blocks != 2)
		return false;
	yes = only_insn(at, to[0]);
	no = only_insn(at, to[1]);
	return yes &&
	       (no ? yes->blocks[0] == no->blocks[0] : yes->blocks[0] == to[1]);
}

static void branch(const struct at *at, const struct value *condition)
{
	if (!only_chooses(at))
		mark_used(at, condition, 5);
	if (at->insn->op == OP_SWITCH)
		use(at, condition, "used to choose a way", 4);
}

/* A lookup that is known to have found nothing decides about no file. */
static bool found_nothing(const struct state *s, const struct note *n)
{
	size_t i;

	for (i = 0; i < s->nr_facts; i++) {
		const struct value *v = s->facts[i].value;

		if (v->insn == n->insn && v->frame == n->frame && v->row &&
		    s->facts[i].flags & FACT_NOT_ZERO)
			return true;
	}
	return false;
}

/* A name that was asked about may name another file when it is used. */
static void look_up(const struct at *at, const struct row *row)
{
	const struct value *name = argument_of(at, row->from);
	const struct note *n;
	struct found *f;
	char *called;

	name = name ? as_pointer(at->e, name) : NULL;
	if (!name)
		return;
	if (row->asks) {
		state_note(at->s, NOTE_LOOKED_UP, name, at->insn, at->frame,
			   NULL);
		return;
	}
	n = state_noted(at->s, NOTE_LOOKED_UP, name);
	if (!n || found_nothing(at->s, n))
		return;
	called = name_of_address(name);
	f = FOUND(at, "double-fetch", NULL,
		  "open it once, and ask about what is open: fstat(), fchmod()",
		  "%s is looked up again by %s(): it may be another file than "
		  "the one asked about",
		  called[0] ? called : "the name", row->name);
	if (f && !f->nr_steps)
		found_step(f, n->frame, n->insn, "asked about here");
	free(called);
}

static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	size_t i;

	if (row && row->kind == ROW_PATH)
		look_up(at, row);
	if (!at->insn->function || at->insn->function->defined ||
	    starts(at->insn->callee, "llvm.") || row)
		return;
	for (i = 0; i < at->insn->nr_operands; i++) {
		const struct value *v = argument_of(at, i);

		if (v->kind != VALUE_SYMBOL)
			continue;
		mark_used(at, v, 4);
		use(at, v, "handed on", 4);
	}
}

const struct check check_double_fetch = {
	.name = "double-fetch",
	.fetched = fetched,
	.operation = operation,
	.index = indexed,
	.sized = sized,
	.branch = branch,
	.call = call,
};
