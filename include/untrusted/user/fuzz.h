/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_FUZZ_H
#define UNTRUSTED_USER_FUZZ_H

/**
 * DOC: user/fuzz.h, a schema against its own rows
 *
 * A fuzzer that is handed random bytes stops at the first magic. One that is told
 * what to send has a second list, and tests that::
 *
 *	req.slot = rand() % 16;			// !! BUG: slots 16 to 31 were
 *						// never sent
 *
 * The rows of limits.h say what to send, and what to expect of it::
 *
 *	UNTRUSTED_LIMITS(foo, FOO_ARGS, foo_dev);	// the fix
 *	static const struct foo_args seed = { .port = 80 };
 *	UNTRUSTED_FUZZ(foo, &dev, &seed, sizeof(seed), NULL);
 *	UNTRUSTED_FUZZ_TARGET(&foo_fuzz);		// libFuzzer
 *	...
 *	tally = untrusted_fuzz_run(&foo_fuzz, 1000, 1);	// or without it
 *
 * Messages are filled with values inside the limits, at their ends most often, and
 * broken in one row alone, in each way that the row has. Asked of every judgment:
 *
 * - it reads the message and nothing behind it (build with ASan);
 * - twice the same message, twice the same answer, and the same result;
 * - accepted: the error object is as it was. Refused: it holds the errno that was
 *   answered, and a rule; the result of a struct is as it was, that of a message
 *   is zero;
 * - one row broken: refused for that row, by its rule and errno, at its offset;
 * - a value inside the limits of a row: not refused by the rule of that row.
 *
 * It does not promise that the rows are what the program wants, for they are what
 * the schema says.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <untrusted/limits.h>

/**
 * struct untrusted_fuzz - one schema or message under test
 * @name: its name
 * @size: bytes of the struct, with which a message begins
 * @result: bytes of what it is validated into
 * @is_message: bytes may follow the struct
 * @limits: its rows for a message, as <schema>_limits()
 * @judge: its validator; of a struct, @n is what the caller knew
 * @seal: makes checksums right again, or NULL
 * @seed: a message that is accepted
 * @seed_size: bytes of @seed
 *
 * UNTRUSTED_FUZZ() makes one.
 */
struct untrusted_fuzz {
	const char *name;
	size_t size;
	size_t result;
	bool is_message;
	size_t (*limits)(const void *message, struct untrusted_limit *rows,
			 size_t room);
	int (*judge)(const void *message, size_t n, void *out,
		     struct untrusted_error *err);
	void (*seal)(void *message, size_t n);
	const void *seed;
	size_t seed_size;
};

/**
 * struct untrusted_fuzz_tally - what came of a run
 * @judged: messages
 * @accepted: of those made of values inside the limits, how many were accepted
 * @broken: messages with one row broken
 * @bounds: messages with one value at the end of its limits, or another telling one
 * @bugs: what was not as it must be; the first ones are printed to stderr
 */
struct untrusted_fuzz_tally {
	unsigned long judged;
	unsigned long accepted;
	unsigned long broken;
	unsigned long bounds;
	unsigned long bugs;
};

/**
 * UNTRUSTED_FUZZ() - a schema under test
 * @schema: a schema that has its UNTRUSTED_LIMITS(); makes <schema>_fuzz
 * @context: expression of its context, evaluated for every message
 * @at: a message that is accepted
 * @n: bytes of it
 * @fix: void fix(void *message, size_t n): makes checksums right; or NULL
 *
 * Use at file scope, with a semicolon.
 */
#define UNTRUSTED_FUZZ(schema, context, at, n, fix)                          \
	UT_FUZZ(schema, context, at, n, fix, false,                          \
		schema##_validate_known((const untrusted_##schema *)message, \
					size, context, out, err))

/**
 * UNTRUSTED_FUZZ_MESSAGE() - the same, of a message
 * @schema: a message that has its UNTRUSTED_MESSAGE_LIMITS()
 * @context: as for UNTRUSTED_FUZZ()
 * @at: as for UNTRUSTED_FUZZ()
 * @n: as for UNTRUSTED_FUZZ()
 * @fix: as for UNTRUSTED_FUZZ()
 */
#define UNTRUSTED_FUZZ_MESSAGE(schema, context, at, n, fix)                    \
	UT_FUZZ(schema, context, at, n, fix, true,                             \
		schema##_validate((untrusted_bytes){ message, size }, context, \
				  out, err))

#define UT_FUZZ(schema, context, at, n, fix, whole, call)                   \
	static size_t ut_fuzz_limits_##schema(const void *message,          \
					      struct untrusted_limit *rows, \
					      size_t room)                  \
	{                                                                   \
		return schema##_limits(message, context, rows, room);       \
	}                                                                   \
	static int ut_fuzz_judge_##schema(const void *message, size_t size, \
					  void *out,                        \
					  struct untrusted_error *err)      \
	{                                                                   \
		return call;                                                \
	}                                                                   \
	static const struct untrusted_fuzz schema##_fuzz = {                \
		.name = #schema,                                            \
		.size = sizeof(ut_wire_##schema),                           \
		.result = sizeof(validated_##schema),                       \
		.is_message = whole,                                        \
		.limits = ut_fuzz_limits_##schema,                          \
		.judge = ut_fuzz_judge_##schema,                            \
		.seal = fix,                                                \
		.seed = at,                                                 \
		.seed_size = n,                                             \
	};                                                                  \
	struct ut_tag_fuzz_##schema

/* The same numbers every time. Source: Steele and others, SplitMix64, 2014. */
ut_inline ut_u64 ut_fuzz_random(ut_u64 *random)
{
	ut_u64 z = *random += 0x9e3779b97f4a7c15ull;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
	z = (z ^ z >> 27) * 0x94d049bb133111ebull;
	return z ^ z >> 31;
}

ut_inline ut_u64 ut_fuzz_below(ut_u64 *random, ut_u64 n)
{
	return ut_fuzz_random(random) % n;
}

/* A number as the field has it: its bits, its sign. */
ut_inline ut_u64 ut_fuzz_wrap(const struct untrusted_limit *row, ut_u64 v)
{
	const unsigned int spare = 64 - row->bits;

	if (row->is_signed)
		return (ut_u64)((ut_s64)(v << spare) >> spare);
	return v << spare >> spare;
}

ut_outline void ut_fuzz_put(void *message, const struct untrusted_limit *row,
			    size_t element, ut_u64 v)
{
	unsigned char *const at =
		(unsigned char *)message + row->offset + element * row->each;
	const ut_u64 mask = ~0ull >> (64 - row->bits) << row->shift;

	v = v << row->shift & mask;
	for (unsigned int i = 0; i < row->each; i++) {
		const unsigned int low =
			8 * (row->big_endian ? row->each - 1 - i : i);

		at[i] = (unsigned char)((at[i] & ~(mask >> low)) | v >> low);
	}
}

/* What is judged byte by byte: all of it zero, a text, what other rows judge. */
ut_inline bool ut_fuzz_is_bytes(const struct untrusted_limit *row)
{
	if (row->bits != 8 * row->each)
		return false;
	return row->each > 8 || !row->in_force ||
	       row->rule == UNTRUSTED_RULE_zero ||
	       row->rule == UNTRUSTED_RULE_string;
}

ut_outline bool ut_fuzz_is_one_of(const struct untrusted_limit *row, ut_u64 v)
{
	for (ut_u32 i = 0; i < row->among; i++) {
		if (row->values[i] == v)
			return true;
	}
	return false;
}

ut_inline bool ut_fuzz_in_range(const struct untrusted_limit *row, ut_u64 v)
{
	return !ut_below(v, row->is_signed, row->lo, row->is_signed) &&
	       !ut_below(row->hi, row->is_signed, v, row->is_signed) &&
	       !(v & (row->step - 1));
}

/**
 * untrusted_fuzz_allows() - whether a row allows a value
 * @row: row of a number
 * @v: the value; of a signed field, with its sign
 *
 * Return: true if it does; true of every value where the row does not say.
 */
ut_outline bool untrusted_fuzz_allows(const struct untrusted_limit *row,
				      ut_u64 v)
{
	if (!row->in_force)
		return !v;
	switch (row->rule) {
	case UNTRUSTED_RULE_none:
	case UNTRUSTED_RULE_custom:
	case UNTRUSTED_RULE_condition:
		return true;
	case UNTRUSTED_RULE_flags:
		return !(v & ~row->hi);
	case UNTRUSTED_RULE_one_of:
		return ut_fuzz_is_one_of(row, v);
	case UNTRUSTED_RULE_enum:
		return row->set ? v < 64 && row->hi >> v & 1 :
				  ut_fuzz_in_range(row, v);
	case UNTRUSTED_RULE_power_of_two:
		return v && !(v & (v - 1)) && ut_fuzz_in_range(row, v);
	default:
		return ut_fuzz_in_range(row, v);
	}
}

/* Values that tell one rule from another, by number. */
enum {
	UT_FUZZ_ENDS = 16,
	UT_FUZZ_BITS = UT_FUZZ_ENDS + 64,
	UT_FUZZ_LO_BITS = UT_FUZZ_BITS + 64,
	UT_FUZZ_HI_BITS = UT_FUZZ_LO_BITS + 64,
	UT_FUZZ_SMALL = UT_FUZZ_HI_BITS + 72,
	UT_FUZZ_TELLING = UT_FUZZ_SMALL + 3 * 8,
};

ut_outline ut_u64 ut_fuzz_end(const struct untrusted_limit *row, size_t k)
{
	const ut_u64 lo = row->lo, hi = row->hi, step = row->step;
	const ut_u64 top = 1ull << (row->bits - 1);
	const ut_u64 ends[UT_FUZZ_ENDS] = {
		lo - 1,	 lo,	    lo + 1,    hi - 1,
		hi,	 hi + 1,    lo - step, lo + step,
		0,	 1,	    0 - 1ull,  top,
		top - 1, hi - step, hi + step, lo + (hi - lo) / 2,
	};

	return ends[k];
}

ut_outline ut_u64 ut_fuzz_telling(const struct untrusted_limit *row, size_t k)
{
	ut_u64 v;

	if (k < UT_FUZZ_ENDS)
		v = ut_fuzz_end(row, k);
	else if (k < UT_FUZZ_BITS)
		v = 1ull << (k - UT_FUZZ_ENDS);
	else if (k < UT_FUZZ_LO_BITS)
		v = row->lo ^ 1ull << (k - UT_FUZZ_BITS);
	else if (k < UT_FUZZ_HI_BITS)
		v = row->hi ^ 1ull << (k - UT_FUZZ_LO_BITS);
	else if (k < UT_FUZZ_SMALL)
		v = k - UT_FUZZ_HI_BITS;
	else
		v = row->values[(k - UT_FUZZ_SMALL) / 3] +
		    (k - UT_FUZZ_SMALL) % 3 - 1;
	return ut_fuzz_wrap(row, v);
}

/* Any value, of the shape that the rule has. */
ut_outline ut_u64 ut_fuzz_any(const struct untrusted_limit *row, ut_u64 *random)
{
	const ut_u64 v = ut_fuzz_random(random);

	switch (row->rule) {
	case UNTRUSTED_RULE_flags:
		return v & row->hi;
	case UNTRUSTED_RULE_one_of:
		return row->values[v % row->among];
	case UNTRUSTED_RULE_power_of_two:
		return 1ull << v % 64;
	default:
		return row->set ? v % 64 :
		       row->hi - row->lo + 1 ?
				  (row->lo + v % (row->hi - row->lo + 1)) &
					  ~(row->step - 1) :
				  v;
	}
}

ut_outline bool ut_fuzz_pick(const struct untrusted_limit *row, ut_u64 *random,
			     ut_u64 *v)
{
	for (int tries = 0; tries < 32; tries++) {
		*v = ut_fuzz_wrap(
			row,
			ut_fuzz_below(random, 2) ?
				ut_fuzz_any(row, random) :
				ut_fuzz_telling(
					row, ut_fuzz_below(random,
							   UT_FUZZ_TELLING)));
		if (untrusted_fuzz_allows(row, *v))
			return true;
	}
	for (size_t k = 0; k < UT_FUZZ_TELLING; k++) {
		*v = ut_fuzz_telling(row, k);
		if (untrusted_fuzz_allows(row, *v))
			return true;
	}
	return false;
}

ut_inline bool ut_fuzz_in_class(const struct untrusted_limit *row,
				unsigned int c)
{
	return row->values[c / 64] >> c % 64 & 1;
}

/* A character of the class, or 0 if it has none. */
ut_outline char ut_fuzz_character(const struct untrusted_limit *row,
				  ut_u64 from)
{
	for (unsigned int i = 0; i < 256; i++) {
		const unsigned int c = (unsigned int)(from + i) % 256;

		if (c && ut_fuzz_in_class(row, c))
			return (char)c;
	}
	return 0;
}

ut_outline bool ut_fuzz_fill_text(char *text, const struct untrusted_limit *row,
				  ut_u64 *random)
{
	const ut_u64 room = row->hi - row->lo + 1;
	const ut_u64 ends[] = { row->lo, row->hi,
				row->lo + ut_fuzz_below(random, room) };
	const size_t len = ends[ut_fuzz_below(random, 3)];

	for (size_t i = 0; i < len; i++)
		text[i] = ut_fuzz_character(row, ut_fuzz_random(random));
	text[len] = 0;
	return !len || text[0];
}

/**
 * untrusted_fuzz_fill() - put a value that a row allows into a message
 * @message: at least as long as the struct
 * @row: one of its rows
 * @random: state of the numbers that choose; any at first
 *
 * The ends of the limits come most often. What the row leaves to another schema
 * stays as it is.
 *
 * Return: false if the row allows no value.
 */
ut_outline bool untrusted_fuzz_fill(void *message,
				    const struct untrusted_limit *row,
				    ut_u64 *random)
{
	char *const at = (char *)message + row->offset;
	ut_u64 v;

	if (row->rule == UNTRUSTED_RULE_condition)
		return true;
	if (ut_fuzz_is_bytes(row)) {
		if (row->in_force && row->rule == UNTRUSTED_RULE_string)
			return ut_fuzz_fill_text(at, row, random);
		if (!row->in_force || row->rule == UNTRUSTED_RULE_zero)
			memset(at, 0, row->width);
		return true;
	}
	for (size_t i = 0; i < row->width / row->each; i++) {
		if (!ut_fuzz_pick(row, random, &v))
			return false;
		ut_fuzz_put(message, row, i, v);
	}
	return true;
}

/* Unterminated, too short, then each character that is not of the class. */
ut_outline bool
ut_fuzz_break_text(char *text, const struct untrusted_limit *row, size_t way)
{
	const char good = ut_fuzz_character(row, 'a');
	const size_t places[] = { 0, row->lo < row->hi ? row->lo : 0,
				  row->hi ? row->hi - 1 : 0 };
	const size_t c = way - 1;

	memset(text, good, row->width);
	if (way == 0)
		return good;
	text[row->hi] = 0;
	if (way == 257) {
		text[row->lo ? row->lo - 1 : 0] = 0;
		return row->lo > 0;
	}
	text[places[c % 3]] = (char)c;
	return row->hi && c && !ut_fuzz_in_class(row, (unsigned int)c);
}

ut_outline bool ut_fuzz_break_bytes(char *at, const struct untrusted_limit *row,
				    size_t way)
{
	if (row->in_force && row->rule == UNTRUSTED_RULE_string)
		return ut_fuzz_break_text(at, row, way);
	at[way] = (char)(1 << way % 8);
	return true;
}

ut_inline size_t ut_fuzz_ways(const struct untrusted_limit *row)
{
	if (row->in_force && (row->rule == UNTRUSTED_RULE_none ||
			      row->rule == UNTRUSTED_RULE_custom ||
			      row->rule == UNTRUSTED_RULE_condition))
		return 0;
	if (!ut_fuzz_is_bytes(row))
		return UT_FUZZ_TELLING *
		       (row->elements > 1 ? 2u : row->elements);
	return row->in_force && row->rule == UNTRUSTED_RULE_string ? 258 :
								     row->width;
}

/* A number stands in the first element, or in the last that counts. */
ut_inline size_t ut_fuzz_element(const struct untrusted_limit *row, size_t way)
{
	return way >= UT_FUZZ_TELLING ? row->elements - 1 : 0;
}

/* Notes what the message is to be refused for. */
ut_outline void ut_fuzz_expect(const struct untrusted_limit *row,
			       size_t element, struct untrusted_error *expect)
{
	*expect = (struct untrusted_error){
		.field = row->field,
		.offset = row->offset + element * row->each,
		.element = element,
		.rule = row->in_force ? row->rule : UNTRUSTED_RULE_zero,
		.error = -row->error,
	};
}

/**
 * untrusted_fuzz_break() - break one row of a message
 * @message: one that is accepted, fresh for each way
 * @row: one of its rows
 * @way: 0 at first; receives the number of the next way
 * @expect: receives what the message is to be refused for
 *
 * Just outside the limits, one unknown flag, one bit of a magic, one reserved
 * byte, a gap, no multiple, two bits, an unterminated string, and so on. A row that
 * is not in force must be zero: each byte that is not.
 *
 * Return: false if there is no further way. A row whose rule is none or custom, or
 * a condition, has none.
 */
ut_outline bool untrusted_fuzz_break(void *message,
				     const struct untrusted_limit *row,
				     size_t *way,
				     struct untrusted_error *expect)
{
	const size_t ways = ut_fuzz_ways(row);

	while (*way < ways) {
		const size_t k = (*way)++;
		size_t element;
		ut_u64 v;

		if (ut_fuzz_is_bytes(row)) {
			ut_fuzz_expect(row, 0, expect);
			if (ut_fuzz_break_bytes((char *)message + row->offset,
						row, k))
				return true;
			continue;
		}
		v = ut_fuzz_telling(row, k % UT_FUZZ_TELLING);
		if (untrusted_fuzz_allows(row, v))
			continue;
		element = ut_fuzz_element(row, k);
		ut_fuzz_put(message, row, element, v);
		ut_fuzz_expect(row, element, expect);
		return true;
	}
	return false;
}

/* One message under test, and all that is needed to judge others like it. */
struct ut_fuzz_run {
	const struct untrusted_fuzz *about;
	struct untrusted_fuzz_tally tally;
	struct untrusted_limit *rows;
	size_t n_rows;
	unsigned char *message;
	unsigned char *other;
	size_t n;
	ut_u64 random;
};

#define UT_FUZZ_SHOWN 5

ut_outline void ut_fuzz_bug(struct ut_fuzz_run *run, const char *what,
			    const struct untrusted_limit *row,
			    const unsigned char *message, size_t n,
			    const struct untrusted_error *err)
{
	if (run->tally.bugs++ >= UT_FUZZ_SHOWN)
		return;
	fprintf(stderr, "fuzz %s: %s", run->about->name, what);
	if (row)
		fprintf(stderr, "; row %s %s", row->field, row->means);
	if (err)
		fprintf(stderr, "; %d at %zu of %s, rule %d", err->error,
			err->offset, err->field, (int)err->rule);
	fprintf(stderr, "; %zu bytes:", n);
	for (size_t i = 0; i < n && i < 256; i++)
		fprintf(stderr, " %02x", message[i]);
	fprintf(stderr, "\n");
}

ut_inline bool ut_fuzz_all(const unsigned char *at, size_t n,
			   unsigned char byte)
{
	return !n || (at[0] == byte && !memcmp(at, at + 1, n - 1));
}

/* What neither call wrote, padding, is as it was filled. */
ut_inline bool ut_fuzz_same_bytes(const unsigned char *a,
				  const unsigned char *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (a[i] != b[i] && !(a[i] == 0xa5 && b[i] == 0x5a))
			return false;
	}
	return true;
}

/* A page at a time where it can: most of a long result was never written. */
ut_outline bool ut_fuzz_same_result(const unsigned char *a,
				    const unsigned char *b, size_t n)
{
	const size_t page = 4096;

	for (; n >= page; a += page, b += page, n -= page) {
		if (ut_fuzz_all(a, page, 0xa5) && ut_fuzz_all(b, page, 0x5a))
			continue;
		if (!ut_fuzz_same_bytes(a, b, page))
			return false;
	}
	return ut_fuzz_same_bytes(a, b, n);
}

ut_inline bool ut_fuzz_same_error(const struct untrusted_error *a,
				  const struct untrusted_error *b)
{
	return a->error == b->error && a->rule == b->rule &&
	       a->offset == b->offset && a->element == b->element &&
	       !strcmp(a->field, b->field);
}

/* What must be true of every judgment; NULL if it is. */
ut_outline const char *ut_fuzz_wrong(const struct untrusted_fuzz *f, int ret,
				     const struct untrusted_error *err,
				     const unsigned char *out, size_t n)
{
	if (ret > 0 || ret <= -1024)
		return "the answer is no errno";
	if (!ret)
		return err->error || err->rule || *err->field ?
			       "accepted, and there is an error" :
			       NULL;
	if (err->error != ret)
		return "the error is not the answer";
	if (err->rule == UNTRUSTED_RULE_none)
		return "refused by no rule";
	if (err->offset > (f->is_message ? n : f->size))
		return "refused behind the message";
	if (!ut_fuzz_all(out, f->result, f->is_message ? 0 : 0xa5))
		return f->is_message ? "refused, and the result is not zero" :
				       "refused, and the result is written";
	return NULL;
}

ut_outline const char *ut_fuzz_twice(const struct untrusted_fuzz *f,
				     const void *copy, size_t n,
				     unsigned char *out,
				     struct untrusted_error *err, int *ret)
{
	unsigned char *const again = out + f->result;
	struct untrusted_error same = UNTRUSTED_NO_ERROR;
	const char *wrong;

	memset(out, 0xa5, f->result);
	memset(again, 0x5a, f->result);
	*err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	*ret = f->judge(copy, n, out, err);
	wrong = ut_fuzz_wrong(f, *ret, err, out, n);
	if (wrong)
		return wrong;
	if (f->judge(copy, n, again, &same) != *ret ||
	    !ut_fuzz_same_error(err, &same))
		return "the second answer is another";
	if (!*ret && !ut_fuzz_same_result(out, again, f->result))
		return "the second result is another";
	if (f->judge(copy, n, again, NULL) != *ret)
		return "without an error object, another answer";
	return NULL;
}

/* Memory ends where the message ends. */
ut_outline int ut_fuzz_judge(struct ut_fuzz_run *run,
			     const unsigned char *message, size_t n,
			     struct untrusted_error *err)
{
	const struct untrusted_fuzz *const f = run->about;
	const size_t size = f->is_message ? n : f->size;
	const size_t known = n < size ? n : size;
	unsigned char *const copy = malloc(size);
	unsigned char *const out = malloc(2 * f->result + 1);
	const char *wrong;
	int ret;

	if ((size && !copy) || !out)
		abort();
	if (known)
		memcpy(copy, message, known);
	if (size > known)
		memset(copy + known, 0, size - known);
	wrong = ut_fuzz_twice(f, copy, known, out, err, &ret);
	if (wrong)
		ut_fuzz_bug(run, wrong, NULL, message, known, err);
	run->tally.judged++;
	free(copy);
	free(out);
	return ret;
}

ut_inline void ut_fuzz_look(struct ut_fuzz_run *run)
{
	run->about->limits(run->message, run->rows, run->n_rows);
}

ut_inline unsigned char *ut_fuzz_fresh(struct ut_fuzz_run *run)
{
	memcpy(run->other, run->message, run->n);
	return run->other;
}

/* Who judges before the row does: conditions, where the row is judged late. */
ut_inline bool ut_fuzz_is_earlier(const struct ut_fuzz_run *run,
				  const struct untrusted_limit *row,
				  const struct untrusted_error *err)
{
	for (size_t i = 0; i < run->n_rows; i++) {
		const struct untrusted_limit *const by = &run->rows[i];

		if (by->rule == UNTRUSTED_RULE_condition &&
		    err->rule == by->rule && err->offset == by->offset &&
		    (row->late || by < row))
			return true;
	}
	return false;
}

ut_outline void ut_fuzz_break_row(struct ut_fuzz_run *run,
				  const struct untrusted_limit *row, size_t way,
				  size_t most)
{
	struct untrusted_error expect, err;

	while (most-- &&
	       untrusted_fuzz_break(ut_fuzz_fresh(run), row, &way, &expect)) {
		run->tally.broken++;
		if (!ut_fuzz_judge(run, run->other, run->n, &err))
			ut_fuzz_bug(run, "accepted outside the limits", row,
				    run->other, run->n, NULL);
		else if (!ut_fuzz_same_error(&err, &expect) &&
			 !ut_fuzz_is_earlier(run, row, &err))
			ut_fuzz_bug(run, "broken, and refused for another", row,
				    run->other, run->n, &err);
	}
}

ut_outline void ut_fuzz_bounds(struct ut_fuzz_run *run,
			       const struct untrusted_limit *row, size_t k,
			       size_t most)
{
	struct untrusted_error expect, err;
	const size_t elements = row->elements > 1 ? 2 : row->elements;

	if (ut_fuzz_is_bytes(row) || row->rule == UNTRUSTED_RULE_custom ||
	    row->rule == UNTRUSTED_RULE_condition)
		return;
	for (; k < UT_FUZZ_TELLING * elements && most; k++) {
		const ut_u64 v = ut_fuzz_telling(row, k % UT_FUZZ_TELLING);

		if (!untrusted_fuzz_allows(row, v))
			continue;
		most--;
		ut_fuzz_put(ut_fuzz_fresh(run), row, ut_fuzz_element(row, k),
			    v);
		run->tally.bounds++;
		ut_fuzz_expect(row, ut_fuzz_element(row, k), &expect);
		if (ut_fuzz_judge(run, run->other, run->n, &err) &&
		    ut_fuzz_same_error(&err, &expect))
			ut_fuzz_bug(run, "refused inside the limits", row,
				    run->other, run->n, &err);
	}
}

ut_outline void ut_fuzz_row(struct ut_fuzz_run *run, size_t i)
{
	ut_fuzz_break_row(run, &run->rows[i], 0, (size_t)-1);
	ut_fuzz_bounds(run, &run->rows[i], 0, (size_t)-1);
}

/* A few ways of one row. */
ut_outline void ut_fuzz_some(struct ut_fuzz_run *run)
{
	const struct untrusted_limit *const row =
		&run->rows[ut_fuzz_below(&run->random, run->n_rows)];
	const size_t ways = ut_fuzz_ways(row);

	if (ways)
		ut_fuzz_break_row(run, row, ut_fuzz_below(&run->random, ways),
				  4);
	ut_fuzz_bounds(run, row, ut_fuzz_below(&run->random, UT_FUZZ_TELLING),
		       4);
}

ut_outline void ut_fuzz_truncate(struct ut_fuzz_run *run)
{
	struct untrusted_error err;

	for (size_t n = 0; n < run->n; n++)
		(void)ut_fuzz_judge(run, run->message, n, &err);
}

/* What was refused is again what it was in the message before; false if nothing. */
ut_outline bool ut_fuzz_repair(struct ut_fuzz_run *run,
			       const struct untrusted_error *err)
{
	bool changed = false;

	for (size_t i = 0; i < run->n_rows; i++) {
		const struct untrusted_limit *const row = &run->rows[i];

		if (err->offset < row->offset ||
		    err->offset >= row->offset + row->width)
			continue;
		changed = changed ||
			  memcmp(run->other + row->offset,
				 run->message + row->offset, row->width);
		memcpy(run->other + row->offset, run->message + row->offset,
		       row->width);
	}
	return changed;
}

/* @from: the message whose limits are asked, accepted, or once so. */
ut_outline void ut_fuzz_fill_some(struct ut_fuzz_run *run, unsigned char *into,
				  const void *from)
{
	const ut_u64 most = ut_fuzz_below(&run->random, 2) ? run->n_rows : 3;
	ut_u64 some = 1 + ut_fuzz_below(&run->random, most);

	while (some--) {
		const size_t i = ut_fuzz_below(&run->random, run->n_rows);

		run->about->limits(from, run->rows, run->n_rows);
		(void)untrusted_fuzz_fill(into, &run->rows[i], &run->random);
	}
	if (run->about->seal)
		run->about->seal(into, run->n);
}

/*
 * Another message that is accepted takes the place of the one there was. No more
 * repairs than rows: what a seal undoes would be repaired for ever.
 */
ut_outline void ut_fuzz_next(struct ut_fuzz_run *run)
{
	struct untrusted_error err;
	size_t repairs = 0;

	ut_fuzz_fill_some(run, ut_fuzz_fresh(run), run->other);
	while (ut_fuzz_judge(run, run->other, run->n, &err)) {
		if (repairs++ == run->n_rows || !ut_fuzz_repair(run, &err))
			return;
		if (run->about->seal)
			run->about->seal(run->other, run->n);
	}
	run->tally.accepted++;
	memcpy(run->message, run->other, run->n);
}

ut_outline bool ut_fuzz_begin(struct ut_fuzz_run *run,
			      const struct untrusted_fuzz *f,
			      const void *message, size_t n, ut_u64 random)
{
	struct untrusted_error err;

	*run = (struct ut_fuzz_run){ .about = f, .n = n, .random = random };
	run->n_rows = f->limits(NULL, NULL, 0);
	run->rows = calloc(run->n_rows + 1, sizeof(*run->rows));
	run->message = malloc(2 * n + 1);
	if (!run->rows || !run->message)
		abort();
	run->other = run->message + n;
	if (n)
		memcpy(run->message, message, n);
	return !ut_fuzz_judge(run, run->message, n, &err) && n >= f->size &&
	       run->n_rows;
}

ut_outline struct untrusted_fuzz_tally ut_fuzz_end_run(struct ut_fuzz_run *run)
{
	free(run->rows);
	free(run->message);
	return run->tally;
}

/**
 * untrusted_fuzz_run() - test a schema, without a fuzzer
 * @f: the schema
 * @rounds: how many messages to make from the seed
 * @random: which ones
 *
 * The seed, broken in each row in each way, at every bound, and cut short at every
 * byte; then as many others, each made from the one before, with a row broken in a
 * few ways.
 *
 * Return: what came of it.
 */
ut_outline struct untrusted_fuzz_tally
untrusted_fuzz_run(const struct untrusted_fuzz *f, unsigned long rounds,
		   ut_u64 random)
{
	struct ut_fuzz_run run;

	if (!ut_fuzz_begin(&run, f, f->seed, f->seed_size, random)) {
		ut_fuzz_bug(&run, "the seed is refused", NULL, f->seed,
			    f->seed_size, NULL);
		return ut_fuzz_end_run(&run);
	}
	ut_fuzz_look(&run);
	for (size_t i = 0; i < run.n_rows; i++)
		ut_fuzz_row(&run, i);
	ut_fuzz_truncate(&run);
	while (rounds--) {
		ut_fuzz_next(&run);
		ut_fuzz_look(&run);
		ut_fuzz_some(&run);
	}
	return ut_fuzz_end_run(&run);
}

/**
 * untrusted_fuzz_one() - test a schema with one input of a fuzzer
 * @f: the schema
 * @data: the input
 * @n: bytes of it
 *
 * If the input is accepted, one of its rows is also broken in a few ways, all of
 * them chosen by the input.
 *
 * Return: how many bugs there were.
 */
ut_outline unsigned long untrusted_fuzz_one(const struct untrusted_fuzz *f,
					    const void *data, size_t n)
{
	struct ut_fuzz_run run;
	ut_u64 random = n;

	if (!f->is_message && n > f->size)
		n = f->size;
	for (size_t i = 0; i < n; i++)
		random = random * 31 + ((const unsigned char *)data)[i];
	if (ut_fuzz_begin(&run, f, data, n, random)) {
		ut_fuzz_look(&run);
		ut_fuzz_some(&run);
	}
	return ut_fuzz_end_run(&run).bugs;
}

/**
 * untrusted_fuzz_mutate() - a new input from an old one
 * @f: the schema
 * @data: the input, at least as long as the struct
 * @n: bytes of it
 * @random: which one
 *
 * Values inside the limits of some rows, so that the new one gets far. A message
 * that is refused has no limits to ask for, and gets those of the seed.
 */
ut_outline void untrusted_fuzz_mutate(const struct untrusted_fuzz *f,
				      void *data, size_t n, ut_u64 random)
{
	struct ut_fuzz_run run = { .about = f, .n = n, .random = random };
	struct untrusted_error err;
	const bool refused = ut_fuzz_judge(&run, data, n, &err);

	run.n_rows = f->limits(NULL, NULL, 0);
	run.rows = calloc(run.n_rows + 1, sizeof(*run.rows));
	if (!run.rows)
		abort();
	if (run.n_rows)
		ut_fuzz_fill_some(&run, data, refused ? f->seed : data);
	free(run.rows);
}

/**
 * UNTRUSTED_FUZZ_TARGET() - what libFuzzer calls
 * @which: pointer to const struct untrusted_fuzz, evaluated for every input
 *
 * One in a program, at file scope, with a semicolon. Build with
 * -fsanitize=fuzzer,address,undefined. Half of the inputs libFuzzer mutates, half
 * untrusted_fuzz_mutate(). A bug ends the program, which saves the input.
 */
#define UNTRUSTED_FUZZ_TARGET(which)                                       \
	size_t LLVMFuzzerMutate(ut_u8 *data, size_t n, size_t most);       \
	int LLVMFuzzerTestOneInput(const ut_u8 *data, size_t n);           \
	size_t LLVMFuzzerCustomMutator(ut_u8 *data, size_t n, size_t most, \
				       unsigned int random);               \
	int LLVMFuzzerTestOneInput(const ut_u8 *data, size_t n)            \
	{                                                                  \
		if (untrusted_fuzz_one(which, data, n))                    \
			abort();                                           \
		return 0;                                                  \
	}                                                                  \
	size_t LLVMFuzzerCustomMutator(ut_u8 *data, size_t n, size_t most, \
				       unsigned int random)                \
	{                                                                  \
		const struct untrusted_fuzz *const f = which;              \
		if (random % 16 == 0 && f->seed_size <= most) {            \
			n = f->seed_size;                                  \
			memcpy(data, f->seed, n);                          \
		}                                                          \
		if (random % 2 || n < f->size)                             \
			return LLVMFuzzerMutate(data, n, most);            \
		untrusted_fuzz_mutate(f, data, n, random);                 \
		return n;                                                  \
	}                                                                  \
	struct ut_tag_fuzz_target

#endif /* UNTRUSTED_USER_FUZZ_H */
