// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Law 1: untrusted bits are moved, not used. C lets a cast, a void pointer,
 * memcpy(), a union, an ellipsis and assembly go around the wrapper; all of them
 * end in an access to the bytes of an untrusted object that is neither a move of
 * the object as a whole nor the library's one accessor.
 *
 * Not seen: bytes handed to a function without a body that no model row names.
 */
#include <stdio.h>

#include "common.h"

static const char advice[] =
	"validate it first (validate.h), or hand it on unread";

static void report(const struct at *at, const struct value *v,
		   const struct value *p, const char *how)
{
	char *name = p ? name_of_address(p) : name_of(v);

	FOUND(at, "bypass", v, advice, "%s is untrusted and is %s",
	      name[0] ? name : "the object", how);
	free(name);
}

static void load(const struct at *at, const struct value *p,
		 const struct value *v)
{
	if (at->insn->plain && !is_ours(at) && wrapped_at(p) &&
	    !(p->flags & VALUE_EXPOSED))
		report(at, v, p, "read without validation");
}

static void operation(const struct at *at, const struct value *a,
		      const struct value *b, const struct value *result)
{
	(void)result;
	if (is_ours(at))
		return;
	if (a->flags & VALUE_MOVED)
		report(at, a, NULL, "used without validation");
	else if (b && b->flags & VALUE_MOVED)
		report(at, b, NULL, "used without validation");
}

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	(void)base;
	(void)scale;
	(void)bound;
	if (!is_ours(at) && index->flags & VALUE_MOVED)
		report(at, index, NULL, "used as an index");
}

static void branch(const struct at *at, const struct value *condition)
{
	if (!is_ours(at) && condition->flags & VALUE_MOVED)
		report(at, condition, NULL, "used as a condition");
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	const bool moves = !at->insn->plain &&
			   starts(at->insn->callee, "llvm.");
	const struct type *t = to->object->type;

	(void)size;
	if (is_ours(at) || !t || !wrapped_at(from) || wrapped_at(to) ||
	    from->flags & VALUE_EXPOSED)
		return;
	/* an object as a whole may go anywhere but over a plain number */
	t = type_at(t, (uint64_t)to->offset);
	if (!moves || (t && t->kind == TYPE_SCALAR))
		report(at, NULL, from, "copied into a plain object");
}

/* Which functions look at what they are given, and do not move it. */
static bool interprets(const struct row *row)
{
	return row && (row->kind == ROW_PURE || row->kind == ROW_STRING ||
		       row->kind == ROW_LOOK || row->kind == ROW_PATH);
}

/*
 * The calling convention may have split a struct, or put the place of the answer
 * first; where arguments and parameters do not pair, nothing is said.
 */
static const struct type *parameter_of(const struct function *f, size_t i,
				       size_t given)
{
	const size_t hidden = f && f->result &&
					      f->result->kind == TYPE_STRUCT &&
					      given == f->nr_parameters + 1 ?
				      1 :
				      0;

	if (!f || i < hidden || given != f->nr_parameters + hidden)
		return NULL;
	return f->parameters[i - hidden].type;
}

static bool takes_untrusted(const struct function *f, size_t i, size_t given)
{
	const struct type *t = parameter_of(f, i, given);

	if (f && f->variadic)
		return i < f->nr_parameters;
	if (f && !t && f->described && !f->nr_parameters)
		return !given;
	return !t || t->wrapped || t->made || t->kind != TYPE_SCALAR;
}

static bool points_to_plain(const struct type *t)
{
	return t && t->kind == TYPE_POINTER && t->to && !t->to->made &&
	       t->to->size && !type_wrapped_at(t->to, 0) && !t->to->is_char &&
	       (t->to->kind == TYPE_STRUCT || t->to->size > 1);
}

static void look_at_argument(const struct at *at, size_t i,
			     const struct row *row)
{
	const struct value *v = argument_of(at, i);

	if (v->flags & VALUE_MOVED) {
		if (at->insn->op == OP_ASM)
			report(at, v, NULL, "given to assembly");
		else if (!takes_untrusted(at->insn->function, i,
					  at->insn->nr_operands))
			report(at, v, NULL, "passed as a plain argument");
		return;
	}
	v = v->bits == 64 ? as_pointer(at->e, v) : NULL;
	if (!v || v->flags & VALUE_EXPOSED || !wrapped_at(v))
		return;
	if (at->insn->op == OP_ASM)
		report(at, v, v, "given to assembly");
	else if (interprets(row))
		report(at, v, v,
		       "looked at by a function that is given its "
		       "address");
	else if (!row && at->insn->function && !at->insn->function->defined &&
		 points_to_plain(parameter_of(at->insn->function, i,
					      at->insn->nr_operands)))
		report(at, v, v, "passed as a pointer to something plain");
}

/* A pointer to untrusted bits that is declared as one to plain ones. */
static void look_at_pointer(const struct at *at, const struct value *v,
			    const struct type *declared, const char *how)
{
	const struct value *p = v->bits == 64 ? as_pointer(at->e, v) : NULL;

	if (p && !(p->flags & VALUE_EXPOSED) && wrapped_at(p) &&
	    points_to_plain(declared))
		report(at, p, p, how);
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	const struct object *o = p->object;
	const struct type *t = o->type && p->offset >= 0 ?
				       type_at(o->type, (uint64_t)p->offset) :
				       NULL;

	if (!is_ours(at) && v->flags & VALUE_MOVED && at->insn->plain && t &&
	    t->kind == TYPE_SCALAR && !wrapped_at(p))
		report(at, v, NULL, "kept in a plain object");
	if (is_ours(at) || o->kind == OBJECT_LOCAL || !o->type || p->offset < 0)
		return;
	look_at_pointer(at, v, type_at(o->type, (uint64_t)p->offset),
			"kept as a pointer to something plain");
}

static void leave(const struct at *at, const struct value *v)
{
	const struct type *t = at->frame->function->result;

	if (v && !is_ours(at) && v->flags & VALUE_MOVED && t &&
	    t->kind == TYPE_SCALAR && !t->wrapped)
		report(at, v, NULL, "returned as a plain value");
	if (v && !is_ours(at))
		look_at_pointer(at, v, at->frame->function->result,
				"returned as a pointer to something plain");
}

/* What a macro of the library expands to stands under the macro's name. */
static bool written_by_hand(const struct place *place)
{
	const char *token = source_at(place);

	return starts(token, "ut_") || starts(token, "UT_") ||
	       starts(token, "untrusted_expose");
}

static bool brings_out(const char *name)
{
	return starts(name, "ut_load_") || starts(name, "ut_at_") ||
	       starts(name, "ut_inside_") || starts(name, "ut_plain_") ||
	       starts(name, "ut_is_") || starts(name, "ut_view_") ||
	       starts(name, "ut_settle_") ||
	       !strcmp(name, "untrusted_expose_call");
}

static void call(const struct at *at)
{
	const struct row *row =
		at->insn->function ? model_find(at->insn->callee) : NULL;
	size_t i;

	if (is_ours(at) || starts(at->insn->callee, "llvm.") ||
	    (row && row->kind == ROW_ESCAPE))
		return;
	if (brings_out(at->insn->callee) && written_by_hand(&at->insn->place))
		FOUND(at, "bypass", NULL,
		      "use a verb of validate.h; names that start with ut_ are "
		      "the library's own",
		      "%s() is called by its inner name", at->insn->callee);
	for (i = 0; i < at->insn->nr_operands; i++)
		look_at_argument(at, i, row);
}

const struct check check_bypass = {
	.name = "bypass",
	.load = load,
	.operation = operation,
	.index = indexed,
	.branch = branch,
	.copied = copied,
	.call = call,
	.store = store,
	.leave = leave,
};
