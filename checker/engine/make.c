// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Values and objects are interned by how they came to be, so that running a block
 * again makes nothing new, and states can be compared by pointers.
 */
#include <string.h>
/* A key is a few words: a multiplication a word is hash enough. */
#define HASH_FUNCTION(keyptr, keylen, hashv)                         \
	do {                                                         \
		const uint64_t *hash_words = (const void *)(keyptr); \
		uint64_t hash_sum = 0;                               \
		size_t hash_i;                                       \
		for (hash_i = 0; hash_i < (keylen) / 8; hash_i++) {  \
			hash_sum = (hash_sum ^ hash_words[hash_i]) * \
				   0x9e3779b97f4a7c15ULL;            \
			hash_sum ^= hash_sum >> 32;                  \
		}                                                    \
		hashv = (unsigned int)hash_sum;                      \
	} while (0)
#include <uthash.h>

#include "engine.h"

struct key {
	uint64_t maker;
	const void *a, *b;
	uint64_t n, m;
};

struct intern {
	struct key key;
	void *what;
	UT_hash_handle hh;
};

static void *intern(struct engine *e, struct key key, size_t size, bool *isnew)
{
	struct intern *i;

	HASH_FIND(hh, e->interned, &key, sizeof(key), i);
	*isnew = !i;
	if (i)
		return i->what;
	i = arena_alloc(&e->arena, sizeof(*i) + size);
	i->key = key;
	i->what = i + 1;
	HASH_ADD(hh, e->interned, key, sizeof(key), i);
	return i->what;
}

struct value *make_fresh(struct engine *e, enum maker maker, const void *a,
			 const void *b, uint64_t n, uint64_t m, bool *isnew)
{
	struct value *v =
		intern(e, (struct key){ maker, a, b, n, m }, sizeof(*v), isnew);

	if (*isnew)
		v->id = ++e->next_id;
	return v;
}

const struct value *make_constant(struct engine *e, uint64_t number,
				  unsigned int bits)
{
	bool isnew;
	struct value *v;

	number &= mask_of(bits);
	v = make_fresh(e, MAKER_CONSTANT, NULL, NULL, number, bits, &isnew);
	if (isnew) {
		v->kind = VALUE_CONSTANT;
		v->bits = bits;
		v->range = range_constant(number, bits);
	}
	return v;
}

const struct value *make_pointer(struct engine *e, struct object *object,
				 int64_t offset)
{
	bool isnew;
	struct value *v = make_fresh(e, MAKER_POINTER, object, NULL,
				     (uint64_t)offset, 0, &isnew);

	if (isnew) {
		v->kind = VALUE_POINTER;
		v->bits = 64;
		v->object = object;
		v->offset = offset;
		v->range = range_full(64);
		/* an allocation may have failed */
		v->range.ulo = object->kind != OBJECT_HEAP || offset;
	}
	return v;
}

struct value *make_symbol(struct engine *e, enum maker maker, const void *a,
			  const void *b, uint64_t n, unsigned int bits)
{
	bool isnew;
	struct value *v = make_fresh(e, maker, a, b, n, 0, &isnew);

	if (isnew) {
		v->kind = VALUE_SYMBOL;
		v->bits = bits;
		v->range = range_full(bits);
		v->op = OP_OTHER;
	}
	return v;
}

const struct value *make_part(struct engine *e, const struct value *bytes,
			      int64_t from, uint64_t size)
{
	bool isnew;
	struct value *v = make_fresh(e, MAKER_PART, bytes, NULL, (uint64_t)from,
				     size, &isnew);

	if (isnew) {
		v->kind = VALUE_SYMBOL;
		v->bits = size <= 8 ? 8 * size : 0;
		v->range = range_full(v->bits);
		v->op = OP_OTHER;
		v->bytes = bytes;
		v->offset = from;
		v->origin = bytes->origin;
		v->fetch = bytes->fetch;
		v->flags = bytes->flags;
	}
	return v;
}

struct value *make_operation(struct engine *e, const struct insn *insn,
			     const struct value *a, const struct value *b,
			     bool *isnew)
{
	return make_fresh(e, MAKER_OPERATION, a, b,
			  (uint64_t)insn->op << 32 | insn->compare,
			  insn->bits << 1 | insn->is_signed, isnew);
}

struct object *make_object(struct engine *e, enum object_kind kind,
			   const void *a, const void *b, uint64_t n)
{
	bool isnew;
	struct object *o = intern(e,
				  (struct key){ MAKER_OBJECT, a, b, n, kind },
				  sizeof(*o), &isnew);

	if (isnew) {
		o->kind = kind;
		o->id = ++e->next_id;
		o->name = "";
	}
	return o;
}

struct frame *make_frame(struct engine *e, struct function *function,
			 const struct frame *caller, const struct insn *call)
{
	bool isnew;
	struct frame *f = intern(e,
				 (struct key){ MAKER_FRAME, function, caller,
					       (uintptr_t)call, 0 },
				 sizeof(*f), &isnew);

	if (isnew) {
		f->function = function;
		f->caller = caller;
		f->call = call;
		f->depth = caller ? caller->depth + 1 : 0;
	}
	return f;
}

struct fetch *make_fetch(struct engine *e, const struct insn *insn,
			 const struct frame *frame, struct object *from,
			 int64_t at)
{
	bool isnew;
	struct fetch *f = intern(e,
				 (struct key){ MAKER_FETCH, insn, frame,
					       (uintptr_t)from, (uint64_t)at },
				 sizeof(*f), &isnew);

	if (isnew) {
		f->insn = insn;
		f->frame = frame;
		f->from = from;
		f->at = at;
		f->next = e->fetches;
		e->fetches = f;
	}
	return f;
}

struct insn *make_insn(struct engine *e, const struct insn *of,
		       const struct function *function, bool *isnew)
{
	return intern(e, (struct key){ MAKER_INSN, of, function, 0, 0 },
		      sizeof(struct insn), isnew);
}

void intern_empty(struct engine *e)
{
	HASH_CLEAR(hh, e->interned);
	e->fetches = NULL;
}
