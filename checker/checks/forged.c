// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * An untrusted object comes from a source or from untrusted_mark(), a bounded one
 * or a kind from its check, a trusted struct from its validator, a second user
 * pointer from its named duplicate. Anything else lies about where it comes from.
 */
#include "common.h"

static bool is_zero(const struct value *v)
{
	return v->kind == VALUE_CONSTANT && !v->range.ulo;
}

static const char *made_at(const struct value *p)
{
	if (!p->object->type || p->offset < 0)
		return NULL;
	return type_made_at(p->object->type, (uint64_t)p->offset);
}

static void report_untrusted(const struct at *at, const struct value *p)
{
	char *name = name_of_address(p);

	FOUND(at, "forged", NULL,
	      "let a fetch fill it, or say untrusted_mark()",
	      "%s is untrusted and is written by hand",
	      name[0] ? name : "the object");
	free(name);
}

static void report_made(const struct at *at, const struct value *p,
			const char *type)
{
	char *name = name_of_address(p);

	FOUND(at, "forged", NULL, "let its own check or validator make it",
	      "%s is written by hand, and is a %s",
	      name[0] ? name : "the object", type);
	free(name);
}

static bool proves(const struct type *to)
{
	return to && to->kind == TYPE_POINTER && to->to && to->to->made &&
	       starts(to->to->made, "trusted_");
}

static const void *proof_of(const struct value *v)
{
	return v->kind == VALUE_POINTER ? (const void *)v->object : v;
}

/* What a trusted struct's address may be stored from. */
static const struct type *pointed_to(const struct value *v)
{
	if (v->kind == VALUE_POINTER && !v->anywhere && !v->offset)
		return v->object->type;
	return v->kind == VALUE_SYMBOL ? v->type : NULL;
}

static void look_at_pointer(const struct at *at, const struct type *to,
			    const struct value *v)
{
	const struct type *from = pointed_to(v);

	if (!proves(to) || is_zero(v) || !from || from->made ||
	    v->flags & VALUE_EXPOSED ||
	    state_noted(at->s, NOTE_PROVEN, proof_of(v)))
		return;
	FOUND(at, "forged", NULL, "let its own check or validator make it",
	      "a pointer to %s is made by a cast from %s", to->to->made,
	      from->wrapped ? from->wrapped :
	      from->name[0] ? from->name :
			      "another type");
}

/* A bounded one or a kind; of a trusted struct the pointer is the proof. */
static bool is_checked(const char *made)
{
	return made && (starts(made, "bounded_") || starts(made, "validated_"));
}

static void store(const struct at *at, const struct value *p,
		  const struct value *v)
{
	const struct type *type =
		p->object->type && p->offset >= 0 ?
			type_at(p->object->type, (uint64_t)p->offset) :
			NULL;
	const char *made;

	if (is_ours(at) && proves(type))
		state_note(at->s, NOTE_PROVEN, proof_of(v), at->insn, at->frame,
			   NULL);
	if (is_ours(at) || p->flags & VALUE_EXPOSED)
		return;
	if (wrapped_at(p)) {
		if (!(v->flags & VALUE_MOVED) && !is_zero(v) &&
		    (at->insn->plain ||
		     at->insn->operands[0].kind == OPERAND_CONSTANT))
			report_untrusted(at, p);
		return;
	}
	look_at_pointer(at, type, v);
	made = made_at(p);
	if (is_checked(made) && at->insn->plain && !is_zero(v))
		report_made(at, p, made);
}

static void leave(const struct at *at, const struct value *v)
{
	if (v && !is_ours(at))
		look_at_pointer(at, at->frame->function->result, v);
}

static bool is_user_pointer(const struct value *p)
{
	const struct type *t = p->object->type;

	return t && !p->offset && t->name &&
	       (starts(t->name, "user_ptr_") || !strcmp(t->name, "user_slice"));
}

/* Anything but the compiler's own variable, which holds what a function gave. */
static bool is_named(const struct object *o)
{
	return o->kind != OBJECT_LOCAL || o->name[0];
}

/* user_ptr_dup() copies what its own function gives the address of. */
static bool is_by_name(const struct at *at)
{
	const struct function *f = at->frame->function;
	const struct operand *from = &at->insn->operands[1];
	const struct block *b = &f->blocks[at->insn->block];
	size_t i;

	for (i = 0; i < b->nr_insns; i++) {
		const struct insn *insn = &b->insns[i];

		if (insn->op == OP_CALL && insn->function &&
		    insn->function->library && from->kind == OPERAND_REGISTER &&
		    insn->result == from->number)
			return true;
	}
	return false;
}

static void copied(const struct at *at, const struct value *to,
		   const struct value *from, const struct value *size)
{
	char *name;

	(void)size;
	if (is_ours(at))
		return;
	if (is_user_pointer(to) && is_user_pointer(from) && !at->insn->plain &&
	    is_named(from->object) && is_named(to->object) && !is_by_name(at)) {
		name = name_of_address(from);
		FOUND(at, "forged", NULL,
		      "say user_ptr_dup() or user_slice_dup()",
		      "%s is copied, so that what it points to can be fetched "
		      "twice",
		      name);
		free(name);
	}
	if (wrapped_at(to) && from->object->kind == OBJECT_GLOBAL &&
	    !from->object->escaped && !wrapped_at(from))
		report_untrusted(at, to);
	if (is_checked(made_at(to)) && from->object->type &&
	    is_named(from->object) && !made_at(from))
		report_made(at, to, made_at(to));
}

static void look_at_arguments(const struct at *at)
{
	const struct function *f = at->insn->function;
	size_t i;

	if (!f || f->nr_parameters != at->insn->nr_operands)
		return;
	for (i = 0; i < f->nr_parameters; i++)
		look_at_pointer(at, f->parameters[i].type, argument_of(at, i));
}

static void call(const struct at *at)
{
	const struct value *to, *with;

	if (is_ours(at))
		return;
	look_at_arguments(at);
	if (strcmp(at->insn->callee, "memset") &&
	    !starts(at->insn->callee, "llvm.memset"))
		return;
	to = as_pointer(at->e, argument_of(at, 0));
	with = argument_of(at, 1);
	if (!to || is_zero(with))
		return;
	if (wrapped_at(to))
		report_untrusted(at, to);
	else if (is_checked(made_at(to)))
		report_made(at, to, made_at(to));
}

const struct check check_forged = {
	.name = "forged",
	.store = store,
	.leave = leave,
	.copied = copied,
	.call = call,
};
