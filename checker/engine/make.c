// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Values and objects are interned by how they came to be, so that running a block
 * again makes nothing new, and states can be compared by pointers.
 */
#include <string.h>
/* A key is five words: a multiplication a word is hash enough. */
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
	const void *a, *b;
	uint64_t n, m;
};

struct intern {
	struct key key;
	void *what;
	UT_hash_handle hh;
};

/* Spaces of numbers, so that a value and an object made of the same differ. */
enum { SPACE_VALUE = 1, SPACE_OBJECT, SPACE_FRAME, SPACE_FETCH, SPACE_INSN };

static void *intern(struct engine *e, unsigned int space, struct key key,
		    size_t size, bool *isnew)
{
	struct intern *i;

	key.m = key.m << 3 | space;
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

struct value *make_fresh(struct engine *e, const void *a, const void *b,
			 uint64_t n, uint64_t m, bool *isnew)
{
	struct value *v = intern(e, SPACE_VALUE, (struct key){ a, b, n, m },
				 sizeof(*v), isnew);

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
	v = make_fresh(e, NULL, NULL, number, bits, &isnew);
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
	struct value *v =
		make_fresh(e, object, NULL, (uint64_t)offset, 1 << 8, &isnew);

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

const struct value *make_symbol(struct engine *e, const void *a, const void *b,
				uint64_t n, uint64_t m, unsigned int bits)
{
	bool isnew;
	struct value *v = make_fresh(e, a, b, n, m << 16 | 2 << 8, &isnew);

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
	struct value *v = make_fresh(e, bytes, NULL, (uint64_t)from,
				     size << 16 | 3 << 8, &isnew);

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
	return make_fresh(e, a, b,
			  (uint64_t)insn->op << 32 | insn->compare << 16 |
				  insn->bits << 1 | insn->is_signed,
			  4 << 8, isnew);
}

struct object *make_object(struct engine *e, enum object_kind kind,
			   const void *a, const void *b, uint64_t n)
{
	bool isnew;
	struct object *o = intern(e, SPACE_OBJECT,
				  (struct key){ a, b, n, kind }, sizeof(*o),
				  &isnew);

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
	struct frame *f =
		intern(e, SPACE_FRAME,
		       (struct key){ function, caller, (uintptr_t)call, 0 },
		       sizeof(*f), &isnew);

	if (isnew) {
		f->function = function;
		f->caller = caller;
		f->call = call;
		f->depth = caller ? caller->depth + 1 : 0;
		f->id = ++e->next_id;
	}
	return f;
}

struct fetch *make_fetch(struct engine *e, const struct insn *insn,
			 const struct frame *frame, struct object *from,
			 int64_t at)
{
	bool isnew;
	struct fetch *f = intern(e, SPACE_FETCH,
				 (struct key){ insn, frame, (uintptr_t)from,
					       (uint64_t)at },
				 sizeof(*f), &isnew);

	if (isnew) {
		f->insn = insn;
		f->frame = frame;
		f->from = from;
		f->at = at;
		f->id = ++e->next_id;
		f->next = e->fetches;
		e->fetches = f;
	}
	return f;
}

struct insn *make_insn(struct engine *e, const struct insn *of,
		       const struct function *function, bool *isnew)
{
	return intern(e, SPACE_INSN, (struct key){ of, function, 0, 0 },
		      sizeof(struct insn), isnew);
}

void intern_empty(struct engine *e)
{
	HASH_CLEAR(hh, e->interned);
	e->fetches = NULL;
}
