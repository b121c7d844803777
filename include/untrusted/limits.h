/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_LIMITS_H
#define UNTRUSTED_LIMITS_H

/**
 * DOC: limits.h, what a schema allows, as data
 *
 * Documents, tests and callers want to know what a program accepts, and a second
 * list of it goes stale::
 *
 *	{ "slot", 0, 15 },			// !! BUG: the device has had 32
 *						// slots since spring
 *
 * The rows of a schema are asked instead::
 *
 *	UNTRUSTED_LIMITS(foo, FOO_ARGS, foo_dev);	// the fix
 *	n = foo_limits(NULL, dev, rows, ARRAY_SIZE(rows));
 *
 * One struct untrusted_limit a row: field, offset, width, rule, limits, errno, and
 * what the row says in the source. Limits are those of the context that is given;
 * those that depend on earlier fields are those of the message that is given.
 *
 * It does not promise that a value inside its limits is accepted: another row may
 * refuse the message. Rules are asked with the members as they are, also those that an
 * earlier row refuses; of no message, all are zero. So a rule must have an answer for a
 * member that is zero: what divides by one belongs in a CHECK(), which is not asked.
 */

#include <untrusted/schema.h>

/**
 * struct untrusted_limit - one row of a schema
 * @field: name of the member; of the bits, of the hole; "" with
 *	-DUNTRUSTED_NO_NAMES
 * @means: the rule as the source has it, the sentence of a condition; likewise
 * @lo: least value allowed
 * @hi: greatest value allowed, below @lo if there is none; the known bits of flags;
 *	with @set, a set of values; of a string the greatest length
 * @step: a value is a multiple of it; 1 otherwise
 * @values: those of one_of; of a string the characters, a set of four words
 * @among: how many @values has
 * @offset: bytes from the start of the message
 * @width: bytes of the member, all elements together
 * @each: bytes of one element; @width if there is one
 * @elements: how many elements the rule is for
 * @shift: for bits, the lowest one
 * @bits: for bits, how many; 8 * @each otherwise
 * @rule: rule number that a refusal has; none for what is never refused
 * @error: errno that a refusal has, positive
 * @since: bytes that a caller must know to have a say; 0 for every caller
 * @set: value v is allowed if bit v of @hi is set
 * @late: judged behind the conditions
 * @in_force: false if the message switches the rule off: the member must be zero
 * @fixed: the limits are the same for every message and context
 * @is_signed: the values are signed
 * @big_endian: sent with the most significant byte first
 * @output: the program writes it
 */
struct untrusted_limit {
	const char *field;
	const char *means;
	ut_u64 lo;
	ut_u64 hi;
	ut_u64 step;
	ut_u64 values[8];
	ut_u32 among;
	ut_u32 offset;
	ut_u32 width;
	ut_u32 each;
	ut_u32 elements;
	ut_u32 shift;
	ut_u32 bits;
	enum untrusted_rule rule;
	int error;
	ut_u32 since;
	bool set;
	bool late;
	bool in_force;
	bool fixed;
	bool is_signed;
	bool big_endian;
	bool output;
};

/**
 * UNTRUSTED_LIMITS() - a function that gives the rows of a schema
 * @schema: a schema
 * @list: its list
 * @context: its context
 *
 *	size_t <schema>_limits(const void *message, <context> ctx,
 *			       struct untrusted_limit *rows, size_t room);
 *
 * @message is a private copy, at least as long as the struct, or NULL for one of
 * zero bytes. Writes the first @room rows. Any context; the context's lock is not
 * asked for. Use at file scope, with a semicolon.
 *
 * The function returns how many rows there are.
 */
#define UNTRUSTED_LIMITS(schema, list, context)                      \
	UT_LIMITS(schema, list, ut_context_##context, UT_P_HOLE_LAY, \
		  UT_P_LIMIT_HOLE)

/**
 * UNTRUSTED_MESSAGE_LIMITS() - the same, for the struct that a message begins with
 * @schema: a message
 * @list: its list
 * @context: its context
 */
#define UNTRUSTED_MESSAGE_LIMITS(schema, list, context)             \
	UT_LIMITS(schema, list, ut_context_##context, UT_P_NOTHING, \
		  UT_P_NOTHING)

#define UT_LIMITS(schema, list, context, hole_lay, hole_limit)                 \
	static __attribute__((__unused__))                                     \
	size_t schema##_limits(const void *message, context ctx,               \
			       struct untrusted_limit *ut_rows,                \
			       size_t ut_room)                                 \
	{                                                                      \
		typedef ut_wire_##schema ut_w;                                 \
		struct ut_lay {                                                \
			list(UT_P_LAY, UT_P_NOTHING, hole_lay)                 \
		} __attribute__((__packed__));                                 \
		enum { ut_errno = ut_errno_##schema };                         \
		static const char ut_empty[sizeof(ut_w)];                      \
		const char *const ut_raw =                                     \
			message ? &untrusted_expose(char, message) : ut_empty; \
		const size_t ut_size = sizeof(ut_w);                           \
		size_t ut_known = sizeof(ut_w), ut_n = 0, ut_bits_at = 0,      \
		       ut_bits_size = 0;                                       \
		bool ut_bits_big = false;                                      \
		int ut_bits_errno = 0;                                         \
		ut_u64 ut_bits = 0;                                            \
		list(UT_P_LIMIT, UT_P_LIMIT_CHECK, hole_limit)                 \
			list(UT_P_LIMIT_LATE, UT_P_NOTHING,                    \
			     UT_P_NOTHING)(void) ut_known,                     \
			(void)ctx, (void)ut_raw, (void)ut_size, (void)ut_bits, \
			(void)ut_bits_at, (void)ut_bits_size,                  \
			(void)ut_bits_big, (void)ut_bits_errno;                \
		return ut_n;                                                   \
	}                                                                      \
	struct ut_tag_limits_##schema

ut_inline ut_u64 ut_nearest(ut_u64 bound, bool bound_signed, bool v_signed,
			    ut_u64 least, ut_u64 greatest)
{
	if (ut_below(bound, bound_signed, least, v_signed))
		return least;
	if (ut_below(greatest, v_signed, bound, bound_signed))
		return greatest;
	return bound;
}

ut_outline ut_u64 ut_characters(bool (*in_class)(unsigned char c),
				unsigned int from)
{
	ut_u64 set = 0;

	for (unsigned int i = 0; i < 64; i++)
		set |= (ut_u64)in_class((unsigned char)(from + i)) << i;
	return set;
}

/* What most rows leave out: one element, all of its bits, every number. */
ut_outline size_t ut_add_limit(struct untrusted_limit *rows, size_t room,
			       size_t n, const struct untrusted_limit *row)
{
	if (n < room) {
		rows[n] = *row;
		if (!row->each)
			rows[n].each = row->width;
		rows[n].elements = row->width / rows[n].each;
		if (!row->bits)
			rows[n].bits = 8 * rows[n].each;
		if (!row->step)
			rows[n].step = 1;
	}
	return n + 1;
}

#define UT_P_LIMIT(t, name, ...)                                     \
	UT_G0(UT_LIMIT,                                              \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_LIMIT(name, tname, text, wire, native, at, unt, val, sch, rd, E, S, \
		 D, W, O, cls, ...)                                            \
	UT_LIMIT_##cls(name, text, wire, native, at, E, S, W, O, __VA_ARGS__)

/*
 * A row: what every class has, then what its own says. The size of SINCE() is the
 * least one that its condition is content with.
 */
#define UT_LIMIT_ROW(name, text, E, S, W, O, number, ...)                  \
	{                                                                  \
		for (ut_known = 0; !(1 S);)                                \
			ut_known++;                                        \
		UT_LIMIT_ADD(#name, text, offsetof(ut_w, name),            \
			     sizeof(UT_MEMBER(name)), number, ut_errno E,  \
			     .since = (ut_u32)ut_known, .in_force = (1 W), \
			     .output = UT_IS_OUT_##O, __VA_ARGS__)         \
		ut_known = sizeof(ut_w);                                   \
	}
#define UT_IS_OUT_ 0
#define UT_IS_OUT_UT_YES 1
#define UT_LIMIT_ADD(what, text, at, size, number, refusal, ...)      \
	{                                                             \
		const struct untrusted_limit ut_row = {               \
			.field = UT_TEXT(what),                       \
			.means = UT_TEXT(text),                       \
			.offset = (ut_u32)(at),                       \
			.width = (ut_u32)(size),                      \
			.rule = number,                               \
			.error = refusal,                             \
			__VA_ARGS__                                   \
		};                                                    \
		ut_n = ut_add_limit(ut_rows, ut_room, ut_n, &ut_row); \
	}

/* What a rule for a value says: its limits, and whether they are constants. */
#define UT_SAYS(native, number, bad, ...) UT_SAYS_##bad(native, ##__VA_ARGS__)
#define UT_FIXED_1(a) .fixed = UT_IS_CONST(a)
#define UT_FIXED_2(a, b) .fixed = UT_IS_CONST(a) && UT_IS_CONST(b)
#define UT_LEAST(t) \
	(UT_SIGNED(t) ? ~(ut_u64)0 << (8 * sizeof(t) - 1) : (ut_u64)0)
#define UT_GREATEST(t) \
	(UT_SIGNED(t) ? ~UT_LEAST(t) : ~(ut_u64)0 >> (64 - 8 * sizeof(t)))
#define UT_SAYS_UT_BAD_ANY(t) \
	.lo = UT_LEAST(t), .hi = UT_GREATEST(t), .fixed = true
#define UT_SAYS_UT_BAD_RANGE(t, least, most) \
	UT_FROM_TO(t, least, most), UT_FIXED_2(least, most)
#define UT_SAYS_UT_BAD_MIN(t, least)                                           \
	.lo = UT_NEAREST(t, least), .hi = UT_GREATEST(t) - UT_ABOVE(t, least), \
	UT_FIXED_1(least)
#define UT_SAYS_UT_BAD_MAX(t, most)                                       \
	.lo = UT_LEAST(t) + UT_BELOW(t, most), .hi = UT_NEAREST(t, most), \
	UT_FIXED_1(most)
/* A bound may be no value of the field's type, and then nothing be allowed. */
#define UT_NEAREST(t, x)                                                       \
	ut_nearest((ut_u64)(x), UT_SIGNED_BOUND(x), UT_SIGNED(t), UT_LEAST(t), \
		   UT_GREATEST(t))
#define UT_BELOW(t, x) \
	ut_below((ut_u64)(x), UT_SIGNED_BOUND(x), UT_LEAST(t), UT_SIGNED(t))
#define UT_ABOVE(t, x) \
	ut_below(UT_GREATEST(t), UT_SIGNED(t), (ut_u64)(x), UT_SIGNED_BOUND(x))
#define UT_FROM_TO(t, least, most)                      \
	.lo = UT_NEAREST(t, least) + UT_BELOW(t, most), \
	.hi = UT_NEAREST(t, most) - UT_ABOVE(t, least)
#define UT_SAYS_UT_BAD_FLAGS(t, allowed) \
	.hi = (ut_u64)(t)(allowed), UT_FIXED_1(allowed)
#define UT_SAYS_UT_BAD_BOOL(t) .hi = 1, .fixed = true
#define UT_SAYS_UT_BAD_ENUM(t, last_one) \
	UT_FROM_TO(t, 0, last_one), UT_FIXED_1(last_one)
#define UT_SAYS_UT_BAD_ENUM_SET(t, values) \
	.hi = UT_SET_OF(values), UT_FIXED_1(values), .set = true
#define UT_SAYS_UT_BAD_ALIGNED(t, n, least, most) \
	UT_FROM_TO(t, least, most), .step = (n), UT_FIXED_2(least, most)
#define UT_SAYS_UT_BAD_POWER_OF_TWO(t, least, most) \
	UT_SAYS_UT_BAD_RANGE(t, least, most)
#define UT_SAYS_UT_BAD_ONE_OF(t, ...)             \
	.values = { __VA_ARGS__ }, .fixed = true, \
	.among = sizeof((const __typeof__(t)[]){ __VA_ARGS__ }) / sizeof(t)

/* Sent as 1 and zeros: what comes out says in which order. */
#define UT_SENT(native, wire, at)                             \
	.is_signed = UT_SIGNED(native), .each = sizeof(wire), \
	.big_endian = at("\1\0\0\0\0\0\0") != 1

#define UT_LIMIT_LOCAL(name, native, at)       \
	const native name = at(UT_HERE(name)); \
	(void)name;

#define UT_LIMIT_UT_UNKNOWN(name, text, wire, native, at, E, S, W, O, ...)
#define UT_LIMIT_UT_VALUE(name, text, wire, native, at, E, S, W, O, rule, ...) \
	UT_LIMIT_LOCAL(name, native, at)                                       \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at),  \
		     UT_SAYS(native, rule, __VA_ARGS__))
#define UT_LIMIT_UT_BOOL(...) UT_LIMIT_UT_VALUE(__VA_ARGS__)
#define UT_LIMIT_UT_AS(name, text, wire, native, at, E, S, W, O, rule, type, \
		       ...)                                                  \
	UT_LIMIT_UT_VALUE(name, text, wire, native, at, E, S, W, O, rule,    \
			  __VA_ARGS__)
#define UT_LIMIT_UT_INDEX(name, text, wire, native, at, E, S, W, O, rule, n)  \
	UT_LIMIT_LOCAL(name, native, at)                                      \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at), \
		     UT_BELOW_N(n))
/* Nothing is less than 0. */
#define UT_BELOW_N(n) \
	.lo = !((n) > 0), .hi = (n) > 0 ? (ut_u64)(n)-1 : 0, UT_FIXED_1(n)
#define UT_LIMIT_UT_SUB(name, text, wire, native, at, E, S, W, O, rule, other, \
			total)                                                 \
	UT_LIMIT_LOCAL(name, native, at)                                       \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at),  \
		     .lo = ut_below((ut_u64)(total), UT_SIGNED_BOUND(total),   \
				    (other), false),                           \
		     .hi = ut_below((ut_u64)(total), UT_SIGNED_BOUND(total),   \
				    (other), false) ?                          \
				   0 :                                         \
				   (ut_u64)(total) - (other))
#define UT_LIMIT_UT_EQUAL(name, text, wire, native, at, E, S, W, O, rule, x)  \
	UT_LIMIT_LOCAL(name, native, at)                                      \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at), \
		     .lo = (ut_u64)(native)(x), .hi = (ut_u64)(native)(x),    \
		     UT_FIXED_1(x))
#define UT_LIMIT_UT_CUSTOM(name, text, wire, native, at, E, S, W, O, rule, fn) \
	UT_LIMIT_LOCAL(name, native, at)                                       \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at),  \
		     .lo = UT_LEAST(native), .hi = UT_GREATEST(native))
#define UT_LIMIT_UT_CLAMPED(name, text, wire, native, at, E, S, W, O, rule) \
	UT_LIMIT_UT_VALUE(name, text, wire, native, at, E, S, W, O, rule,   \
			  UT_BAD_ANY)
#define UT_LIMIT_UT_OPAQUE(name, text, wire, native, at, E, S, W, O, rule) \
	UT_LIMIT_UT_VALUE(name, text, wire, native, at, E, S, W, O, rule,  \
			  UT_BAD_ANY)
#define UT_LIMIT_UT_USER(name, text, wire, native, at, E, S, W, O, rule, ...) \
	UT_LIMIT_UT_VALUE(name, text, wire, native, at, E, S, W, O, rule,     \
			  UT_BAD_ANY)
#define UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule, ...)          \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, .each = sizeof(wire), \
		     .fixed = true, __VA_ARGS__)
#define UT_LIMIT_UT_ZERO(name, text, wire, native, at, E, S, W, O, rule) \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule)
#define UT_LIMIT_UT_IGNORE(name, text, wire, native, at, E, S, W, O, rule, \
			   why)                                            \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule, .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_RUN_OF(name, text, wire, native, at, E, S, W, O, rule, \
			   last, why)                                      \
	UT_LIMIT_ADD(#name, text, offsetof(ut_w, name),                    \
		     sizeof(((struct ut_lay *)0)->name), rule, ut_errno E, \
		     .each = 1, .in_force = true, .fixed = true,           \
		     .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_OUTPUT(name, text, wire, native, at, E, S, W, O, rule) \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, UT_YES, rule,            \
		       .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_BYTES(name, text, wire, native, at, E, S, W, O, rule, n) \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule, .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_STRING(name, text, wire, native, at, E, S, W, O, rule, n, \
			   stop, in_class, least)                             \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule, .lo = (least),     \
		       .hi = (n)-1, .values = UT_CHARACTERS(in_class),        \
		       .among = 4)
#define UT_CHARACTERS(in_class)                                          \
	{                                                                \
		ut_characters(in_class, 0), ut_characters(in_class, 64), \
			ut_characters(in_class, 128),                    \
			ut_characters(in_class, 192)                     \
	}
#define UT_LIMIT_INNER(name, text, wire, native, at, E, S, W, O, inner)       \
	UT_EACH_CALL(UT_LIMIT_EACH, name, text, wire, native, at, E, S, W, O, \
		     UT_UN inner)
#define UT_LIMIT_EACH(name, text, wire, native, at, E, S, W, O, cls, rule,    \
		      ...)                                                    \
	UT_LIMIT_ROW(name, text, E, S, W, O, rule, UT_SENT(native, wire, at), \
		     UT_LIMIT_EACH_##cls(native, rule, __VA_ARGS__))
#define UT_LIMIT_EACH_UT_VALUE(native, ...) UT_SAYS(native, __VA_ARGS__)
#define UT_LIMIT_EACH_UT_BOOL(native, ...) UT_SAYS(native, __VA_ARGS__)
#define UT_LIMIT_EACH_UT_AS(native, rule, type, ...) \
	UT_SAYS(native, rule, __VA_ARGS__)
#define UT_LIMIT_EACH_UT_INDEX(native, rule, n) UT_BELOW_N(n)
#define UT_LIMIT_UT_EACH(name, text, wire, native, at, E, S, W, O, rule, n, \
			 inner)                                             \
	UT_LIMIT_INNER(name, text, wire, native, at, E, S, W, O, inner)
#define UT_LIMIT_UT_COUNTED(name, text, wire, native, at, E, S, W, O, rule, n, \
			    count, inner)                                      \
	const size_t ut_counted_##name = ut_n;                                 \
	UT_LIMIT_INNER(name, text, wire, native, at, E, S, W, O, inner)
#define UT_LIMIT_UT_NESTED(name, text, wire, native, at, E, S, W, O, rule) \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, rule, .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_NESTED_EACH(name, text, wire, native, at, E, S, W, O, \
				rule, ...)                                \
	UT_LIMIT_WHOLE(name, text, wire, E, S, W, O, UNTRUSTED_RULE_none, \
		       .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_UNION(name, text, wire, native, at, E, S, W, O, ...) \
	UT_LIMIT_ROW(name, text, E, S, W, O, UNTRUSTED_RULE_none,        \
		     .hi = ~(ut_u64)0)
#define UT_LIMIT_UT_BITS(name, text, wire, native, at, E, S, W, O, rule, list) \
	{                                                                      \
		ut_bits_at = offsetof(ut_w, name);                             \
		ut_bits_size = sizeof(wire);                                   \
		ut_bits_big = at("\1\0\0\0\0\0\0") != 1;                       \
		ut_bits_errno = ut_errno E;                                    \
	}                                                                      \
	ut_bits = at(UT_HERE(name));                                           \
	list(UT_LIMIT_BIT)
#define UT_LIMIT_BIT(name, low, n, ...) \
	UT_B0(UT_LIMIT_B, name, low, n, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_LIMIT_B(name, low, n, text, cls, number, ...)            \
	const UT_BIT_T(n) name = (UT_BIT_T(n))UT_BIT_VALUE(low, n); \
	(void)name;                                                 \
	UT_LIMIT_ADD(#name, text, ut_bits_at, ut_bits_size, number, \
		     ut_bits_errno, .shift = (low), .bits = (n),    \
		     .big_endian = ut_bits_big, .in_force = true,   \
		     UT_LIMIT_B_##cls(n, number, ##__VA_ARGS__))
#define UT_LIMIT_B_UT_UNKNOWN(n, ...) .fixed = false
#define UT_LIMIT_B_UT_VALUE(n, rule, bad, ...) \
	UT_LIMIT_B_##bad(n, rule, bad, ##__VA_ARGS__)
#define UT_LIMIT_B_UT_BOOL(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_AS(n, rule, type, ...) UT_SAYS(ut_u64, rule, __VA_ARGS__)
#define UT_LIMIT_B_UT_EQUAL(n, rule, x) \
	.lo = (ut_u64)(x), .hi = (ut_u64)(x), UT_FIXED_1(x)
#define UT_LIMIT_B_UT_ZERO(n, rule) .fixed = true
#define UT_LIMIT_B_UT_IGNORE(n, rule, why) \
	.hi = ~(ut_u64)0 >> (64 - (n)), .fixed = true
#define UT_LIMIT_B_UT_BAD_ANY(n, ...) \
	.hi = ~(ut_u64)0 >> (64 - (n)), .fixed = true
#define UT_LIMIT_B_UT_BAD_MIN(n, rule, bad, least) \
	.lo = (ut_u64)(least), .hi = ~(ut_u64)0 >> (64 - (n)), UT_FIXED_1(least)
#define UT_LIMIT_B_UT_BAD_RANGE(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_BAD_MAX(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_BAD_FLAGS(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_BAD_ONE_OF(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_BAD_ALIGNED(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)
#define UT_LIMIT_B_UT_BAD_POWER_OF_TWO(n, ...) UT_SAYS(ut_u64, __VA_ARGS__)

/* What counts may stand behind what it counts. */
#define UT_P_LIMIT_LATE(t, name, ...)                                \
	UT_G0(UT_LIMIT_LATE,                                         \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_LIMIT_LATE(name, tname, text, wire, native, at, unt, val, sch, rd, \
		      E, S, D, W, O, cls, ...)                                \
	UT_OPEN(UT_SECOND(UT_LIMIT_LATE_##cls(name, __VA_ARGS__), (), ~))
#define UT_LIMIT_LATE_UT_COUNTED(name, rule, n, count, inner)              \
	~, (if (ut_counted_##name < ut_room) {                             \
		ut_rows[ut_counted_##name].late = true;                    \
		ut_rows[ut_counted_##name].elements =                      \
			UT_MORE(count, n) ? (ut_u32)(n) : (ut_u32)(count); \
	})

#define UT_P_LIMIT_CHECK(name, condition, sentence, ...) \
	UT_LIMIT_CHECK(name, sentence, UT_M_##__VA_ARGS__)
#define UT_LIMIT_CHECK(name, sentence, m) \
	UT_CALL(UT_LIMIT_CHECK_, name, sentence, UT_UN m)
#define UT_LIMIT_CHECK_(name, sentence, E, S, D, W, O)                  \
	UT_LIMIT_ADD(#name, sentence, offsetof(ut_w, name),             \
		     sizeof(UT_MEMBER(name)), UNTRUSTED_RULE_condition, \
		     ut_errno E, .hi = ~(ut_u64)0, .in_force = true)

#define UT_P_LIMIT_HOLE(name, n, ...)                                    \
	UT_LIMIT_ADD(#name, #__VA_ARGS__, offsetof(struct ut_lay, name), \
		     sizeof(((struct ut_lay *)0)->name),                 \
		     (UT_H_##__VA_ARGS__) ? UNTRUSTED_RULE_zero :        \
					    UNTRUSTED_RULE_none,         \
		     ut_errno, .each = 1, .bits = 8, .fixed = true,      \
		     .in_force = true)

#endif /* UNTRUSTED_LIMITS_H */
