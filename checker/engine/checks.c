// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Which checks there are, and a call of each that wants one.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"

#define CHECK(identifier, name, what) \
	extern const struct check check_##identifier;
#include "../checks/checks.def"
#undef CHECK

/* Only the reports know of it. */
const struct check check_suppression = { .name = "suppression" };

static const struct check *const all[] = {
#define CHECK(identifier, name, what) &check_##identifier,
#include "../checks/checks.def"
#undef CHECK
};

#define CHECKS (sizeof(all) / sizeof(all[0]))

static const struct check *chosen[CHECKS];
static size_t nr_chosen;

static bool is_check(const char *name)
{
	size_t i;

	for (i = 0; i < CHECKS; i++) {
		if (!strcmp(all[i]->name, name))
			return true;
	}
	return false;
}

/* Is @name in the list? @any: does the list name any without a "-"? */
static bool listed(const char *list, const char *name, bool *left_out,
		   bool *any)
{
	char *copy = strdup(list), *rest = copy, *word;
	bool yes = false;

	while ((word = strsep(&rest, ","))) {
		*any |= word[0] && word[0] != '-';
		yes |= !strcmp(word, name);
		*left_out |= word[0] == '-' && !strcmp(word + 1, name);
	}
	free(copy);
	return yes;
}

int checks_choose(const char *list, char **why)
{
	size_t i;

	if (list) {
		char *copy = strdup(list), *rest = copy, *word;

		while ((word = strsep(&rest, ","))) {
			if (*word && !is_check(word + (*word == '-')) &&
			    strcmp(word + (*word == '-'), "bypass-count")) {
				*why = text_print("there is no check %s", word);
				free(copy);
				return -EINVAL;
			}
		}
		free(copy);
	}
	nr_chosen = 0;
	for (i = 0; i < CHECKS; i++) {
		bool left_out = false, any = false, yes = true;

		if (list) {
			yes = listed(list, all[i]->name, &left_out, &any);
			yes = !left_out && (yes || !any);
		}
		if (yes)
			chosen[nr_chosen++] = all[i];
	}
	return 0;
}

#define EACH(hook, ...)                                              \
	do {                                                         \
		const struct at at = { e, s, frame, insn };          \
		size_t i;                                            \
		for (i = 0; i < nr_chosen; i++) {                    \
			if (chosen[i]->hook)                         \
				chosen[i]->hook(&at, ##__VA_ARGS__); \
		}                                                    \
	} while (0)

void checks_operation(struct engine *e, struct state *s,
		      const struct frame *frame, const struct insn *insn,
		      const struct value *a, const struct value *b,
		      const struct value *result)
{
	EACH(operation, a, b, result);
}

void checks_local(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, struct object *o)
{
	EACH(local, o);
}

void checks_index(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *base,
		  const struct value *index, uint64_t scale, uint64_t bound)
{
	EACH(index, base, index, scale, bound);
}

void checks_load(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn, const struct value *p,
		 const struct value *v)
{
	EACH(load, p, v);
}

void checks_store(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *p,
		  const struct value *v)
{
	EACH(store, p, v);
}

void checks_call(struct engine *e, struct state *s, const struct frame *frame,
		 const struct insn *insn)
{
	EACH(call);
}

void checks_unknown(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn)
{
	EACH(unknown);
}

void checks_fetched(struct engine *e, struct state *s,
		    const struct frame *frame, const struct insn *insn,
		    const struct fetch *fetch)
{
	EACH(fetched, fetch);
}

void checks_put(struct engine *e, struct state *s, const struct frame *frame,
		const struct insn *insn, const struct row *row,
		const struct value *from, const struct value *size)
{
	EACH(put, row, from, size);
}

void checks_sized(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, enum size_use use,
		  const struct value *size, const struct object *object)
{
	EACH(sized, use, size, object);
}

void checks_copied(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *to,
		   const struct value *from, const struct value *size)
{
	EACH(copied, to, from, size);
}

void checks_string(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *p)
{
	EACH(string, p);
}

void checks_branch(struct engine *e, struct state *s, const struct frame *frame,
		   const struct insn *insn, const struct value *condition)
{
	EACH(branch, condition);
}

void checks_other(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *v)
{
	EACH(other, v);
}

void checks_answered(struct engine *e, struct state *s,
		     const struct frame *frame, const struct insn *insn,
		     const struct value *v)
{
	EACH(answered, v);
}

void checks_leave(struct engine *e, struct state *s, const struct frame *frame,
		  const struct insn *insn, const struct value *v)
{
	EACH(leave, v);
}

void checks_enter(struct engine *e, struct state *s, const struct frame *frame)
{
	const struct insn *insn = NULL;

	EACH(enter);
}

void checks_done(struct engine *e, const struct frame *frame)
{
	const struct insn *insn = NULL;
	struct state *s = NULL;

	EACH(done);
}
