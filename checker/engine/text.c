// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Which memory holds text from outside, how long it may be, and whether somebody
 * looked at its characters. What it is written to holds it too: a string by a
 * format, a word by scanf(), one character after the other.
 */
#include <stdlib.h>
#include <string.h>

#include "engine.h"

#define REST_STEP 8 /* bytes between what a variadic function was given */

static const char part[] = "text";

/* ---- formats ---- */

static const char *format_of(const struct printing *p)
{
	const struct value *f = p->format;

	return f && f->kind == VALUE_POINTER && !f->anywhere && !f->offset &&
			       f->object->global ?
		       f->object->global->string :
		       NULL;
}

/* The object that a va_list leads to. */
static const struct object *rest_of(const struct state *s,
				    const struct value *list)
{
	const struct cell *c =
		list && list->kind == VALUE_POINTER && !list->anywhere ?
			state_cell(s, list->object, list->offset) :
			NULL;

	return c && c->value->kind == VALUE_POINTER ? c->value->object : NULL;
}

bool printing_start(struct printing *p, struct engine *e, const struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    const struct row *row)
{
	*p = (struct printing){ .e = e, .s = s, .frame = frame, .insn = insn };
	if (!row || row->format < 0 || (size_t)row->format >= insn->nr_operands)
		return false;
	p->format = operand(e, s, frame, &insn->operands[row->format]);
	p->number = row->format + 1;
	if (row->list >= 0 && (size_t)row->list < insn->nr_operands) {
		p->rest = rest_of(s, operand(e, s, frame,
					     &insn->operands[row->list]));
		p->number = 0;
	} else {
		p->nr = insn->nr_operands;
	}
	p->at = format_of(p);
	return true;
}

static const struct value *next_argument(struct printing *p)
{
	const unsigned int n = p->number++;
	const struct cell *c;

	if (n < p->nr)
		return operand(p->e, p->s, p->frame, &p->insn->operands[n]);
	c = p->rest ? state_cell(p->s, p->rest, n * REST_STEP) : NULL;
	return c && c->offset == n * REST_STEP ? c->value : NULL;
}

/* Digits, or the next argument; @none if there are neither. */
static uint64_t take_number(struct printing *p, bool scans, uint64_t none)
{
	char *end;
	uint64_t n;

	if (*p->at == '*' && !scans) {
		const struct value *v = next_argument(p);

		p->at++;
		return v && v->kind == VALUE_CONSTANT ? v->range.ulo : none - 1;
	}
	n = strtoul(p->at, &end, 10);
	if (end == p->at)
		return none;
	p->at = end;
	return n;
}

static void skip_set(struct printing *p)
{
	p->at += p->at[0] == '^';
	p->at += p->at[0] == ']';
	p->at += strcspn(p->at, "]");
	p->at += *p->at == ']';
}

bool printing_next(struct printing *p, bool scans, struct conversion *c)
{
	bool dropped;

	while (p->at && (p->at = strchr(p->at, '%'))) {
		p->at++;
		dropped = scans && *p->at == '*';
		p->at += strspn(p->at, scans ? "*" : "-+ #0'");
		*c = (struct conversion){ .width = NO_NUMBER,
					  .precision = NO_NUMBER };
		c->width = take_number(p, scans, NO_NUMBER);
		if (*p->at == '.') {
			p->at++;
			c->precision = take_number(p, scans, 0);
		}
		if (*p->at == 'm' && scans)
			c->allocates = true;
		p->at += strspn(p->at, scans ? "mhlzjtLq" : "hlzjtLq");
		c->what = *p->at;
		if (!c->what)
			break;
		p->at++;
		if (c->what == '[' && scans)
			skip_set(p);
		if (c->what == '%' || dropped)
			continue;
		c->value = next_argument(p);
		if (!c->value)
			break;
		return true;
	}
	return false;
}

/* What a variadic function was given beside its parameters. */
static struct object *rest_object(struct engine *e, const struct frame *frame)
{
	struct object *rest = make_object(e, OBJECT_LOCAL, frame, part, 0);

	rest->frame = frame;
	rest->insn = frame->call;
	return rest;
}

void text_enter(struct engine *e, struct state *s, const struct frame *frame,
		const struct value *const *values, size_t n)
{
	struct object *rest = rest_object(e, frame);
	size_t i;

	for (i = 0; i < n; i++) {
		if (values[i]->bits)
			state_store(s, rest, (int64_t)i * REST_STEP, REST_STEP,
				    values[i], 0);
	}
}

void text_list(struct engine *e, struct state *s, const struct frame *frame,
	       const struct value *list)
{
	if (frame->caller && list && list->kind == VALUE_POINTER &&
	    !list->anywhere)
		state_store(s, list->object, list->offset, REST_STEP,
			    make_pointer(e, rest_object(e, frame), 0), 0);
}

/* ---- where it lies ---- */

/* Of a struct each member is text of its own. */
static struct object *key_of(struct engine *e, const struct value *p)
{
	const struct type *t = p->object->type;
	uint64_t rest;

	if (!t || t->kind != TYPE_STRUCT || p->offset < 0 || t->wrapped ||
	    !type_member_at(t, (uint64_t)p->offset, &rest))
		return p->object;
	return make_object(e, OBJECT_BEHIND, p->object, part,
			   (uint64_t)p->offset - rest);
}

uint64_t text_room(const struct state *s, const struct value *p)
{
	const struct object *o = p->object;
	const struct member *m = NULL;
	struct range r;
	uint64_t rest;

	if (o->type && o->type->kind == TYPE_STRUCT && p->offset >= 0)
		m = type_member_at(o->type, (uint64_t)p->offset, &rest);
	if (m && m->type && m->type->kind == TYPE_ARRAY && m->bits > 8)
		return m->bits / 8 - rest;
	if (m || !o->size)
		return 0;
	r = state_range(s, o->size);
	if (!range_single(&r) || r.ulo >= SIZE_UNKNOWN || p->offset < 0 ||
	    (uint64_t)p->offset >= r.ulo)
		return 0;
	return r.ulo - (uint64_t)p->offset;
}

static uint64_t lesser(uint64_t a, uint64_t b)
{
	return !a || (b && b < a) ? b : a;
}

static const struct value *make_text(struct engine *e,
				     const struct origin *origin,
				     struct object *first, uint64_t room)
{
	bool isnew;
	struct value *v =
		make_fresh(e, MAKER_TEXT, origin, first, room, 0, &isnew);

	if (isnew) {
		v->kind = VALUE_SYMBOL;
		v->op = OP_OTHER;
		v->origin = origin;
		v->object = first;
		v->points_to = room;
	}
	return v;
}

/* The address itself was answered by what brings text, as getenv() is. */
static const struct origin *origin_of_address(const struct value *v)
{
	return v && v->origin && !v->bytes && !v->a &&
			       v->kind == VALUE_SYMBOL &&
			       !(v->flags & VALUE_USER) ?
		       v->origin :
		       NULL;
}

static const struct value *text_of(struct engine *e, const struct state *s,
				   const struct value *v, unsigned int depth)
{
	const struct value *p = as_pointer(e, v), *held;
	const struct origin *origin;
	const struct note *note;

	if (!p || p->flags & VALUE_EXPOSED || wrapped_at(p) || p->object->user)
		return NULL;
	note = state_noted(s, NOTE_TEXT, key_of(e, p));
	if (note)
		return note->value;
	held = state_load(e, s, p->object, p->offset, 1);
	if (held && held->bytes && held->origin &&
	    !(held->flags & (VALUE_UNSET | VALUE_MOVED)))
		return make_text(e, held->origin, key_of(e, p),
				 text_room(s, p));
	origin = p->object->origin;
	if (!origin && p->object->kind == OBJECT_BEHIND)
		origin = origin_of_address(p->object->address);
	if (origin)
		return make_text(e, origin, key_of(e, p), text_room(s, p));
	/* one of two */
	if (!depth || v->kind != VALUE_SYMBOL || v->op != OP_OTHER || !v->a ||
	    !v->b)
		return NULL;
	held = text_of(e, s, v->a, depth - 1);
	return held ? held : text_of(e, s, v->b, depth - 1);
}

const struct value *text_at(struct engine *e, const struct state *s,
			    const struct value *v)
{
	return text_of(e, s, v, 4);
}

struct object *text_place(struct engine *e, const struct value *v)
{
	const struct value *p = as_pointer(e, v);

	return p ? key_of(e, p) : NULL;
}

void text_set(struct engine *e, struct state *s, const struct frame *frame,
	      const struct insn *insn, const struct value *v,
	      const struct value *text)
{
	const struct value *p = v ? as_pointer(e, v) : NULL;
	struct object *key;

	if (!p || in_library(frame))
		return;
	key = key_of(e, p);
	if (!text && (p->anywhere || p->object->user))
		return;
	state_unnote(s, NOTE_TEXT, key);
	if (text)
		state_note(s, NOTE_TEXT, key, insn, frame,
			   make_text(e, text->origin,
				     text->kind == VALUE_SYMBOL ? text->object :
								  key,
				     lesser(text->points_to, text_room(s, p))));
}

static bool has_text(const struct state *s)
{
	size_t i;

	for (i = 0; i < s->nr_notes; i++) {
		if (s->notes[i].kind == NOTE_TEXT)
			return true;
	}
	return false;
}

void text_move(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct value *to,
	       const struct value *from)
{
	const struct note *note;

	if (!to->anywhere && !from->anywhere && !has_text(s))
		return;
	note = state_noted(s, NOTE_TEXT, key_of(e, from));
	if (note || to->anywhere || from->anywhere)
		text_set(e, s, frame, insn, to, text_at(e, s, from));
	else if (!to->offset)
		text_forget(e, s, to);
}

void text_forget(struct engine *e, struct state *s, const struct value *p)
{
	if (has_text(s))
		state_unnote(s, NOTE_TEXT, key_of(e, p));
}

/* ---- characters ---- */

/* Where a character was read, NULL if nobody knows. */
static struct object *holder_of(struct engine *e, const struct value *c)
{
	if (c->address && c->address->kind == VALUE_POINTER)
		return key_of(e, c->address);
	if (c->bytes && c->bytes->fetch)
		return c->bytes->fetch->to;
	if (c->object)
		return key_of(e, make_pointer(e, c->object, c->offset));
	return NULL;
}

void text_test(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct value *c)
{
	struct object *holder;

	c = before_casts(c);
	if (c->kind != VALUE_SYMBOL || (c->bits != 8 && !c->row))
		return;
	holder = holder_of(e, c);
	if (c->origin)
		state_note(s, NOTE_TESTED, c, insn, frame, NULL);
	if (holder)
		holder->tested = true;
}

/* Does a table for each character give some that are not printable? */
static bool passes(const struct global *g)
{
	size_t i;

	for (i = 0; g->string && i < g->length; i++) {
		const unsigned char c = (unsigned char)g->string[i];

		if (c && (c < ' ' || c > '~'))
			return true;
	}
	return false;
}

/* The character from outside that @v is, or was made of by a table. */
static const struct value *character(const struct value *v)
{
	const struct value *at;

	v = before_casts(v);
	if (v->origin || v->kind != VALUE_SYMBOL)
		return v->origin ? v : NULL;
	at = v->object && v->object->global && v->object->global->is_constant ?
		     v->address :
		     NULL;
	return at && at->index && at->index->origin &&
			       passes(v->object->global) ?
		       before_casts(at->index) :
		       NULL;
}

/* No single character. */
static bool is_array(const struct value *p)
{
	return p->anywhere || !p->object->type ||
	       p->object->type->kind != TYPE_SCALAR;
}

void text_store(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn, const struct value *p,
		const struct value *v)
{
	const struct value *c = character(v);
	const struct range r = state_range(s, v);
	const struct object *holder;

	if (!c || v->flags & VALUE_MOVED || !is_array(p) || in_library(frame) ||
	    (r.ulo >= ' ' && r.uhi <= '~') ||
	    state_noted(s, NOTE_TEXT, key_of(e, p)))
		return;
	holder = holder_of(e, c);
	if (state_noted(s, NOTE_TESTED, c) || (holder && holder->tested))
		return;
	state_note(s, NOTE_TEXT, key_of(e, p), insn, frame,
		   make_text(e, c->origin, holder_of(e, c), text_room(s, p)));
}

/* ---- calls that a row describes ---- */

static const struct value *argument(struct engine *e, const struct state *s,
				    const struct frame *frame,
				    const struct insn *insn, int i)
{
	return i >= 0 && (size_t)i < insn->nr_operands ?
		       operand(e, s, frame, &insn->operands[i]) :
		       NULL;
}

const struct value *text_printed(struct engine *e, const struct state *s,
				 const struct frame *frame,
				 const struct insn *insn, const struct row *row,
				 const struct value **what)
{
	struct printing p;
	struct conversion c;
	const struct value *text;

	if (!printing_start(&p, e, s, frame, insn, row))
		return NULL;
	*what = p.format;
	text = text_at(e, s, p.format);
	if (text)
		return text;
	while (printing_next(&p, false, &c)) {
		text = c.what == 's' ? text_at(e, s, c.value) : NULL;
		*what = c.value;
		if (text)
			return text;
	}
	return NULL;
}

/* strtok() goes on, where it is given NULL, in what it was given before. */
static const struct value *text_taken(struct engine *e, struct state *s,
				      const struct frame *frame,
				      const struct insn *insn,
				      const struct row *row,
				      const struct value *from)
{
	const struct value *text = text_at(e, s, from);
	const struct note *before = state_noted(s, NOTE_TEXT, row);

	if (!row->goes_on)
		return text;
	if (from->kind == VALUE_CONSTANT)
		return before ? before->value : NULL;
	state_unnote(s, NOTE_TEXT, row);
	if (text)
		state_note(s, NOTE_TEXT, row, insn, frame, text);
	return text;
}

void text_string(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn, const struct row *row,
		 struct value *answer)
{
	const struct value *to = argument(e, s, frame, insn, row->to);
	const struct value *from = argument(e, s, frame, insn, row->from);
	const struct value *end = argument(e, s, frame, insn, row->end);
	const struct value *text = NULL, *what = from;

	if (row->format >= 0)
		text = text_printed(e, s, frame, insn, row, &what);
	else if (from)
		text = text_taken(e, s, frame, insn, row, from);
	if (row->length && from)
		answer->a = from;
	if (to && (text || !row->appends))
		text_set(e, s, frame, insn, to, text);
	if (row->text)
		text_set(e, s, frame, insn, answer, text);
	end = end ? as_pointer(e, end) : NULL;
	if (end && !end->anywhere) {
		struct value *behind =
			make_symbol(e, MAKER_TEXT, frame, insn, 1, 64);

		state_store(s, end->object, end->offset, 8, behind, 0);
		text_set(e, s, frame, insn, behind, text);
	}
}

static bool takes_text(const struct conversion *c)
{
	return c->what == 's' || c->what == '[' || c->what == 'c';
}

bool text_scan(struct engine *e, struct state *s, const struct frame *frame,
	       const struct insn *insn, const struct row *row,
	       const struct origin *stream)
{
	const struct value *from = argument(e, s, frame, insn, row->from);
	const struct value *text = from	  ? text_at(e, s, from) :
				   stream ? make_text(e, stream, NULL, 0) :
					    NULL;
	struct printing p;
	struct conversion c;

	if (!printing_start(&p, e, s, frame, insn, row) || !p.at)
		return false;
	while (printing_next(&p, true, &c)) {
		const struct value *to = as_pointer(e, c.value);

		if (!to)
			continue;
		if (to->anywhere)
			state_forget_somewhere(s, to->object);
		else
			state_forget(s, to->object, to->offset,
				     takes_text(&c) ? SIZE_UNKNOWN : 8);
		if (takes_text(&c) && !c.allocates)
			text_set(e, s, frame, insn, to, text);
	}
	return true;
}
