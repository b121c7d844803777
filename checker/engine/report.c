// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Names of values, and findings: kept until the end of the file, each once.
 */
#define _GNU_SOURCE
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "engine.h"

/* ---- places ---- */

static bool is_outside(const struct frame *frame, const struct insn *insn)
{
	return !frame->function->library && insn->place.line &&
	       !strstr(insn->place.file, "/include/");
}

struct place outside(const struct frame *frame, const struct insn *insn,
		     const char **function)
{
	while (!is_outside(frame, insn) && frame->caller) {
		insn = frame->call;
		frame = frame->caller;
	}
	*function = frame->function->name;
	if (insn->place.line)
		return insn->place;
	return frame->function->place;
}

bool in_library(const struct frame *frame)
{
	return frame->function->library;
}

const char *source_at(const struct place *place)
{
	static char *line;
	static size_t size;
	FILE *f = fopen(place->file, "r");
	unsigned int n;
	size_t at = place->column ? place->column - 1 : 0;

	if (!f)
		return "";
	for (n = 0; n < place->line; n++) {
		if (getline(&line, &size, f) < 0)
			break;
	}
	fclose(f);
	return n && n == place->line && strlen(line) >= at ? line + at : "";
}

/* ---- names ---- */

static char *join_text(char *a, const char *between, char *b)
{
	char *s = text_print("%s%s%s", a, between, b);

	free(a);
	free(b);
	return s;
}

static char *name_limited(const struct value *v, unsigned int depth);

static char *name_in_object(const struct object *o, int64_t offset,
			    unsigned int depth)
{
	char *path = o->type && offset >= 0 ?
			     type_path(o->type, (uint64_t)offset) :
			     text_print("%s", "");
	char *base;

	if (o->kind == OBJECT_LOCAL || o->kind == OBJECT_GLOBAL)
		return join_text(text_print("%s", o->name), "", path);
	base = o->address && depth ? name_limited(o->address, depth - 1) :
				     text_print("%s", o->name);
	if (!path[0]) {
		free(path);
		return join_text(text_print("%s", base[0] ? "*" : ""), "",
				 base);
	}
	memmove(path, path + 1, strlen(path));
	return join_text(base, base[0] ? "->" : "", path);
}

static const char *sign_of(enum op op)
{
	switch (op) {
	case OP_ADD:
		return " + ";
	case OP_SUB:
		return " - ";
	case OP_MUL:
		return " * ";
	case OP_DIV:
		return " / ";
	case OP_REM:
		return " % ";
	case OP_AND:
		return " & ";
	case OP_OR:
		return " | ";
	case OP_SHL:
		return " << ";
	case OP_SHR:
		return " >> ";
	default:
		return NULL;
	}
}

/* Names that macros make up tell nothing. */
static bool is_generated(const char *name)
{
	return name[0] == '_';
}

/* After where it was put, or after where it was read. */
static char *name_fetched(const struct value *v, const struct fetch *f,
			  unsigned int depth)
{
	if (f->to)
		return name_in_object(f->to, v->offset + v->bytes->offset,
				      depth);
	if (f->from && f->from->address &&
	    f->from->address->kind == VALUE_POINTER)
		return name_limited(f->from->address, depth);
	if (f->from)
		return name_in_object(f->from, v->offset + f->at, depth);
	return text_print("%s", "");
}

static char *name_limited(const struct value *v, unsigned int depth)
{
	if (!v || !depth)
		return text_print("%s", "");
	if (v->kind == VALUE_CONSTANT)
		return text_print("%lld", (long long)v->range.slo);
	if (v->kind == VALUE_POINTER)
		return name_in_object(v->object, v->offset, depth - 1);
	if (v->bytes && v->bytes->fetch &&
	    !(v->name && row_is_macro(v->bytes->fetch->row))) {
		char *s = name_fetched(v, v->bytes->fetch, depth - 1);

		if (s[0] && s[0] != '*')
			return s;
		free(s);
	}
	if (v->name && !v->object && !is_generated(v->name))
		return text_print("%s", v->name);
	if (v->object && v->insn && v->insn->op == OP_LOAD)
		return name_in_object(v->object, v->offset, depth - 1);
	if (v->a && sign_of(v->op)) {
		char *a = name_limited(v->a, depth - 1);
		char *b = name_limited(v->b, depth - 1);

		if (a[0] && b[0])
			return join_text(a, sign_of(v->op), b);
		free(a);
		free(b);
	} else if (v->a && v->op != OP_COMPARE && v->op != OP_OTHER) {
		return name_limited(v->a, depth);
	}
	if (v->row)
		return text_print("the answer of %s()", v->row->name);
	return text_print("%s", v->name ? v->name : "");
}

char *name_of(const struct value *v)
{
	char *s = name_limited(v, 5);

	if (s[0])
		return s;
	free(s);
	return text_print("a value");
}

char *name_of_address(const struct value *pointer)
{
	return pointer && pointer->kind == VALUE_POINTER ?
		       name_in_object(pointer->object, pointer->offset, 4) :
		       text_print("%s", "");
}

/* ---- findings ---- */

static bool same_place(const struct place *a, const struct place *b)
{
	return a->line == b->line && a->column == b->column &&
	       !strcmp(a->file, b->file);
}

static void add_step(struct found *f, struct place place, char *what)
{
	struct found_step *last = f->nr_steps ? &f->steps[f->nr_steps - 1] :
						NULL;

	if (!place.line || (last && same_place(&last->place, &place) &&
			    !strcmp(last->text, what))) {
		free(what);
		return;
	}
	f->steps = array_grow(f->steps, f->nr_steps, sizeof(*f->steps));
	f->steps[f->nr_steps++] = (struct found_step){ place, what };
}

void found_step(struct found *f, const struct frame *frame,
		const struct insn *insn, const char *format, ...)
{
	const char *function;
	va_list args;
	char *what;

	if (!f)
		return;
	va_start(args, format);
	if (vasprintf(&what, format, args) < 0)
		abort();
	va_end(args);
	add_step(f, outside(frame, insn, &function), what);
}

void found_step_first(struct found *f, const struct frame *frame,
		      const struct insn *insn, const char *what)
{
	struct found_step last;

	found_step(f, frame, insn, "%s", what);
	last = f->steps[f->nr_steps - 1];
	memmove(&f->steps[1], &f->steps[0],
		(f->nr_steps - 1) * sizeof(*f->steps));
	f->steps[0] = last;
}

/* The calls between where it entered and where it is used, outermost first. */
static void add_calls(struct found *f, const struct frame *frame,
		      const struct frame *from)
{
	const struct frame *up;

	if (!frame->caller || frame == from)
		return;
	for (up = from; up; up = up->caller) {
		if (up == frame)
			return;
	}
	add_calls(f, frame->caller, from);
	if (frame->function->library)
		return;
	found_step(f, frame->caller, frame->call, "passed to %s()",
		   frame->function->name);
}

static void add_origin(struct found *f, const struct value *v,
		       const struct frame *frame)
{
	const struct origin *o = v ? v->origin : NULL;

	if (o)
		add_step(f, o->place, text_print("%s", o->text));
	add_calls(f, frame, o ? o->frame : NULL);
	if (v && v->a && v->insn && sign_of(v->op)) {
		char *name = name_of(v);

		found_step(f, v->frame, v->insn, "%s is computed", name);
		free(name);
	}
}

static bool found_before(const struct engine *e, const char *check,
			 const struct place *place, const char *message)
{
	size_t i;

	for (i = 0; i < e->nr_found; i++) {
		if (same_place(&e->found[i].place, place) &&
		    !strcmp(e->found[i].check, check) &&
		    !strcmp(e->found[i].message, message))
			return true;
	}
	return false;
}

struct found *found(struct engine *e, const char *check,
		    const struct frame *frame, const struct insn *insn,
		    const struct value *v, const char *advice,
		    const char *format, ...)
{
	struct found f = { .check = check };
	va_list args;

	f.place = outside(frame, insn, &f.function);
	va_start(args, format);
	if (vasprintf(&f.message, format, args) < 0)
		abort();
	va_end(args);
	if (!f.place.line || found_before(e, check, &f.place, f.message)) {
		free(f.message);
		return NULL;
	}
	f.advice = text_print("%s", advice);
	f.function = text_print("%s", f.function);
	add_origin(&f, v, frame);
	e->found = array_grow(e->found, e->nr_found, sizeof(*e->found));
	e->found[e->nr_found++] = f;
	return &e->found[e->nr_found - 1];
}

/* ---- writing ---- */

static json_t *json_place(const struct place *place)
{
	return json_pack("{s:s#, s:i, s:i}", "file", place->file,
			 (int)strlen(place->file), "line", (int)place->line,
			 "column", (int)place->column);
}

static void write_line(json_t *line, FILE *out)
{
	if (!line || json_dumpf(line, out, JSON_COMPACT))
		exit(1);
	fputc('\n', out);
	json_decref(line);
}

static json_t *json_steps(const struct found *f)
{
	json_t *steps = json_array();
	size_t i;

	for (i = 0; i < f->nr_steps; i++) {
		json_t *step = json_place(&f->steps[i].place);

		json_object_set_new(step, "text",
				    json_string(f->steps[i].text));
		json_array_append_new(steps, step);
	}
	if (!f->nr_steps ||
	    !same_place(&f->steps[f->nr_steps - 1].place, &f->place)) {
		json_t *use = json_place(&f->place);

		json_object_set_new(use, "text", json_string(f->message));
		json_array_append_new(steps, use);
	}
	return steps;
}

void found_write(const struct engine *e, FILE *out)
{
	json_t *sources = json_array();
	size_t i;

	for (i = 0; i < e->nr_found; i++) {
		const struct found *f = &e->found[i];
		json_t *line = json_place(&f->place);

		json_object_set_new(line, "check", json_string(f->check));
		json_object_set_new(line, "function", json_string(f->function));
		json_object_set_new(line, "message", json_string(f->message));
		json_object_set_new(line, "advice", json_string(f->advice));
		json_object_set_new(line, "steps", json_steps(f));
		write_line(line, out);
	}
	for (i = 0; i < e->nr_bypasses; i++) {
		const struct found_bypass *b = &e->bypasses[i];
		json_t *line = json_place(&b->place);

		json_object_set_new(line, "bypass", json_string(b->reason));
		json_object_set_new(line, "function", json_string(b->function));
		write_line(line, out);
	}
	for (i = 0; i < e->nr_cuts; i++) {
		json_t *line = json_place(&e->cuts[i]->place);

		json_object_set_new(line, "cut", json_string(e->cuts[i]->name));
		write_line(line, out);
	}
	for (i = 0; i < e->module->nr_names; i++)
		json_array_append_new(sources,
				      json_string(e->module->names[i]));
	write_line(json_pack("{s:i, s:i, s:o}", "done", 1, "functions",
			     (int)e->nr_roots, "sources", sources),
		   out);
}
