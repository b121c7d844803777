// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A loop is left where something from outside says so, and nowhere else: what is read
 * anew each time round, or a step that may be 0. A number of ours that counts the
 * rounds, memory of ours that is walked, the answer of a fetch or a clock ends it.
 *
 * The exits of each loop are judged when all is done, by what was asked there last:
 * only then is it known how the values move from one round to the next.
 */
#include "common.h"
#include "rounds.h"
#include "walks.h"

enum exit_kind {
	EXIT_OTHER, /* says nothing */
	EXIT_OUTSIDE,
	EXIT_STUCK,
	EXIT_WALK, /* outside says it where a pointer that moves reads it */
	EXIT_SET, /* asks for a variable of ours that outside sets anew */
	EXIT_OURS,
};

/**
 * struct exit - one way out of a loop
 * @frame: the context
 * @loop: of its function
 * @insn: the branch
 * @condition: what it asked last, NULL for a clock
 * @far: that has a part from outside, from before the loop, that nothing limits
 * @value: from outside, of which the report is
 * @kind: what becomes of @condition
 */
struct exit {
	const struct frame *frame;
	const struct loop *loop;
	const struct insn *insn;
	const struct value *condition;
	bool far;
	const struct value *value;
	enum exit_kind kind;
};

static struct exit *exits;
static size_t nr_exits;

static struct exit *exit_of(const struct frame *frame, const struct loop *loop,
			    const struct insn *insn)
{
	size_t i;

	for (i = nr_exits; i--;) {
		if (exits[i].frame == frame && exits[i].loop == loop &&
		    exits[i].insn == insn)
			return &exits[i];
	}
	exits = array_grow(exits, nr_exits, sizeof(*exits));
	exits[nr_exits] =
		(struct exit){ .frame = frame, .loop = loop, .insn = insn };
	return &exits[nr_exits++];
}

/* The place in @frame from which @insn of @of was reached. */
static const struct insn *place_in(const struct frame *frame,
				   const struct insn *insn,
				   const struct frame *of)
{
	while (of && of != frame) {
		insn = of->call;
		of = of->caller;
	}
	return of ? insn : NULL;
}

struct look {
	const struct exit *exit;
	const struct value *outside; /* read anew each time round */
	const struct value *stuck;
	bool counts;
	bool ours;
	bool answer;
};

static bool is_anew(const struct exit *e, const struct value *v)
{
	const struct insn *insn;

	if (v->address)
		return v->address->step || is_anew(e, v->address);
	if (v->bytes && v->bytes->insn)
		v = v->bytes;
	insn = v->insn ? place_in(e->frame, v->insn, v->frame) : NULL;
	return insn && e->loop->holds[insn->block];
}

/* What lies at an address that moves need not be of one instruction. */
static void look_at_leaf(struct look *l, const struct value *v)
{
	const struct insn *insn = v->insn;

	if (!is_anew(l->exit, v))
		return;
	if (is_outside_value(v))
		l->outside = v;
	else if (v->row &&
		 (v->row->kind == ROW_FETCH || v->row->kind == ROW_SOURCE))
		l->ours = true;
	else if (insn && insn->op == OP_CALL)
		l->answer = true;
	else if (!insn || insn->op == OP_LOAD || insn->op == OP_ASM ||
		 insn->op == OP_ATOMIC)
		l->ours = true;
}

static void look_at(struct look *l, const struct value *v, unsigned int depth)
{
	if (!v || !depth || v->kind == VALUE_CONSTANT)
		return;
	if (v->step && v->stuck)
		l->stuck = v->step;
	else if (v->step)
		l->counts = true;
	else if (v->kind == VALUE_POINTER && walks_move(v, 5))
		l->counts = true;
	else if (v->a || v->b || v->base) {
		look_at(l, v->latest, depth - 1);
		look_at(l, v->a, depth - 1);
		look_at(l, v->b, depth - 1);
		look_at(l, v->index, depth - 1);
	} else {
		look_at_leaf(l, v);
	}
}

/* Is a part of it an end from outside that nothing limits? */
static bool is_far(const struct at *at, const struct exit *e,
		   const struct value *v, unsigned int depth)
{
	if (!v || !depth || v->kind != VALUE_SYMBOL || v->step)
		return false;
	if (v->a || v->b)
		return is_far(at, e, v->a, depth - 1) ||
		       is_far(at, e, v->b, depth - 1);
	return is_outside_value(v) && !is_anew(e, v) &&
	       !state_upper(at->s, v) && state_range(at->s, v).uhi > UINT32_MAX;
}

/* A pointer, or an answer that says whether something worked. */
static bool asks_for_zero(const struct value *c)
{
	return !(c->op == OP_COMPARE && c->a) ||
	       (c->b->kind == VALUE_CONSTANT && !c->b->range.ulo);
}

/**
 * struct carried - variables of a condition that the loop carries
 * @set: how many outside sets anew
 * @ours: how many it does not
 */
struct carried {
	unsigned int set, ours;
};

static struct carried carried_in(const struct exit *e)
{
	const struct function *f = e->frame->function;
	struct rounds_variables of = {};
	struct carried c = {};
	size_t i;

	if (e->insn->op == OP_BRANCH)
		rounds_made_of(f, e->insn->block, &e->insn->operands[0], &of);
	for (i = 0; i < of.nr; i++) {
		if (walks_set(e->frame, e->loop, of.registers[i]))
			c.set++;
		else if (rounds_carry(f, e->loop, of.registers[i]))
			c.ours++;
	}
	return c;
}

static bool is_of_order(const struct exit *e)
{
	return e->condition->op == OP_COMPARE && e->condition->a &&
	       e->condition->compare > CMP_NE;
}

static bool is_walked(const struct value *v)
{
	const struct value *p = v->address;

	return p && walks_move(p, 5);
}

/* A string ends, whoever wrote it. */
static bool ends(const struct exit *e, const struct value *v)
{
	return asks_for_zero(e->condition) &&
	       ((v->fetch && v->fetch->row && v->fetch->row->terminated) ||
		(v->address && walks_ended(v->address->object)));
}

static void judge(struct exit *e)
{
	struct look l = { .exit = e };
	struct carried c;

	if (!e->condition)
		return;
	look_at(&l, e->condition, 8);
	e->value = l.stuck ? l.stuck : l.outside;
	c = carried_in(e);
	if (l.stuck)
		e->kind = EXIT_STUCK;
	else if (c.set > 1 && is_of_order(e))
		e->kind = EXIT_OURS; /* each is beyond the one before */
	else if (l.counts && (e->far || l.outside))
		e->kind = EXIT_OTHER;
	else if (l.counts)
		e->kind = c.set && !c.ours ? EXIT_SET : EXIT_OURS;
	else if (l.outside && ends(e, l.outside))
		e->kind = EXIT_OURS;
	else if (l.outside)
		e->kind = is_walked(l.outside) && !c.set ? EXIT_WALK :
							   EXIT_OUTSIDE;
	else if (l.ours || (l.answer && !asks_for_zero(e->condition)) ||
		 (c.ours && is_of_order(e)))
		e->kind = EXIT_OURS;
}

static void branch(const struct at *at, const struct value *condition)
{
	const struct function *f = at->frame->function;
	size_t i;

	if (condition->kind == VALUE_CONSTANT || in_library(at->frame))
		return;
	for (i = 0; i < f->nr_loops; i++) {
		struct exit *e;

		if (!rounds_leave(f, &f->loops[i], at->insn))
			continue;
		e = exit_of(at->frame, &f->loops[i], at->insn);
		e->condition = condition;
		e->far = is_far(at, e, condition, 5);
	}
}

/* Whoever looks at a clock in a loop, in whatever function, does not stay for ever. */
static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	const struct frame *frame = at->frame;
	const struct insn *insn = at->insn;
	size_t i;

	if (!row || row->kind != ROW_CLOCK)
		return;
	for (; frame; insn = frame->call, frame = frame->caller) {
		const struct function *f = frame->function;

		for (i = 0; i < f->nr_loops; i++) {
			if (f->loops[i].holds[insn->block])
				exit_of(frame, &f->loops[i], insn)->kind =
					EXIT_OURS;
		}
	}
}

static bool is_ended(const struct exit *of)
{
	size_t i;

	for (i = 0; i < nr_exits; i++) {
		if (exits[i].frame == of->frame && exits[i].loop == of->loop &&
		    exits[i].kind == EXIT_OURS)
			return true;
	}
	return false;
}

/* Where the loop is moved on. */
static void report_stuck(const struct at *at, const struct value *sum)
{
	const struct at where = { at->e, at->s, sum->frame, sum->insn };
	char *name = name_of(sum->b);

	FOUND(&where, "unchecked-loop", sum->b, "refuse a step of 0",
	      "%s comes from outside and moves a loop on: where it is 0 the "
	      "loop has no end",
	      name);
	free(name);
}

/* The first line of a round. */
static const struct insn *start_of(const struct exit *e)
{
	const struct block *b = &e->frame->function->blocks[e->loop->header];
	size_t i;

	for (i = 0; i < b->nr_insns && !b->insns[i].place.line; i++)
		;
	return i < b->nr_insns ? &b->insns[i] : e->insn;
}

static void report_walk(const struct at *at, const struct exit *e)
{
	const struct at where = { at->e, at->s, e->frame, start_of(e) };
	char *name = name_of(e->value);

	FOUND(&where, "unchecked-loop", e->value,
	      "compare with the end of what was received in each round",
	      "%s comes from outside and says where a walk over memory ends: "
	      "nothing else does",
	      name);
	free(name);
	walks_report_sets(at, e->frame, e->loop);
}

static void report(const struct at *at, const struct exit *e)
{
	const struct at where = { at->e, at->s, e->frame, e->insn };
	char *name;

	if (e->kind == EXIT_STUCK) {
		report_stuck(at, e->value);
		return;
	}
	if (e->kind == EXIT_SET) {
		walks_report_sets(at, e->frame, e->loop);
		return;
	}
	walks_report_fills(at, e->frame, e->loop, e->value);
	if (e->kind == EXIT_WALK) {
		report_walk(at, e);
		return;
	}
	name = name_of(e->value);
	FOUND(&where, "unchecked-loop", e->value,
	      "count the rounds, or look at a clock, and refuse more",
	      "%s comes from outside and says when a loop ends: nothing else "
	      "does",
	      name);
	free(name);
}

static bool is_outside(const struct exit *e)
{
	return e->kind >= EXIT_OUTSIDE && e->kind < EXIT_OURS;
}

/* One exit stands for all of a loop. */
static bool was_told(size_t of)
{
	size_t i;

	for (i = 0; i < of; i++) {
		if (exits[i].loop == exits[of].loop && is_outside(&exits[i]) &&
		    !is_ended(&exits[i]))
			return true;
	}
	return false;
}

static void done(const struct at *at)
{
	size_t i;

	for (i = 0; i < nr_exits; i++)
		judge(&exits[i]);
	for (i = 0; i < nr_exits; i++) {
		if (is_outside(&exits[i]) && !is_ended(&exits[i]) &&
		    !was_told(i))
			report(at, &exits[i]);
	}
	nr_exits = 0;
	walks_forget();
}

const struct check check_unchecked_loop = {
	.name = "unchecked-loop",
	.branch = branch,
	.store = walks_store,
	.call = call,
	.done = done,
};
