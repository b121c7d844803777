/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_SCHEMA_H
#define UNTRUSTED_SCHEMA_H

/**
 * DOC: schema.h, one declaration of a message
 *
 * Law 4: nothing is forgotten. A validator written by hand forgets a member, the
 * padding, an overflow, the byte order, or goes stale when the struct grows::
 *
 *	if (req->slot >= dev->nslots || req->port > 1023)
 *		return -EINVAL;			// !! BUG: req->reserved, which
 *						// the next version gives a
 *						// meaning, was never asked for
 *
 * The same as a list, one row a member, in order. The program does not compile
 * until every byte of the struct has a row::
 *
 *	#define FOO_ARGS(FIELD, ...)				\
 *		FIELD(u32, flags, FLAGS(FOO_SYNC | FOO_WIPE))	\
 *		FIELD(u32, slot, INDEX(ctx->nslots))		\
 *		FIELD(le16, port, RANGE(1, 1023))		\
 *		FIELD(u16, reserved, ZERO)
 *	UNTRUSTED_SCHEMA(foo, struct foo_args, FOO_ARGS, foo_dev);
 *
 * makes untrusted_foo, the struct as it came; validated_foo, its members as the
 * program wants them (native byte order, an index masked against speculation, no
 * reserved ones); and ::
 *
 *	int foo_validate(const untrusted_foo *u, const struct foo_dev *ctx,
 *			 validated_foo *out, struct untrusted_error *err);
 *
 * which answers 0, or the errno of the first row that refused, and says in @err
 * which member and rule; @out is untouched then. @err may be NULL.
 *
 * A row is FIELD(tag, member, rule, modifiers...). The tag says how wide the
 * member is, of what sign and in which byte order; the name of another schema is a
 * tag too. A rule may use ctx, the members of earlier rows by their names, and
 * constants; for a checksum, untrusted_self(). Rules for a value:
 *
 * =====================  =====================================================
 * ANY                    every value is good
 * RANGE(lo, hi)          from lo to hi; MIN(lo), MAX(hi)
 * FLAGS(known)           no bit but these
 * BOOL                   0 or 1; a bool
 * ENUM(type, last)       0 to last; of that enum
 * ENUM_SET(type, set)    value v if bit v of the set; of that enum
 * ONE_OF(a, b, ...)      one of 1 to 8 values
 * ALIGNED(n, lo, hi)     a multiple of n, a power of two, from lo to hi
 * POWER_OF_TWO(lo, hi)   one, from lo to hi
 * INDEX(n)               less than n; masked
 * SUB(other, total)      other, an earlier field of rule CLAMPED, + this at most
 *                        total; masked, both (not u64 on a 32-bit machine).
 *                        Offset and length in either order
 * CLAMPED                every value is good until a later SUB() clamps it, or a
 *                        part of so many bytes has its place
 * CUSTOM(fn)             int fn(value, ctx): 0 or a negative errno
 * BITS(list)             split into BIT(name, shift, width, rule) rows
 * OPAQUE                 not judged; leaves as untrusted as it came
 * USER_BYTES(len)        an address; with that length, a struct user_slice
 * USER_PTR(tag)          an address; a user_ptr_<tag>
 * =====================  =====================================================
 *
 * Rules for what is then no longer there:
 *
 * =====================  =====================================================
 * EQUAL(x)               a magic, a version; later rows may use its name
 * ZERO                   reserved; also an array or struct
 * IGNORE("reason")       any bits
 * IGNORE_TO(last, why)   any bits from this member to last, one row for all that
 *                        stand between; why is a "reason". The tag is not used
 * OUTPUT                 any bits; user_put_output() may write it
 * =====================  =====================================================
 *
 * Rules for arrays and structs; n is the number of elements, said again because
 * a row cannot ask the struct:
 *
 * =========================  =================================================
 * BYTES(n)                   any elements
 * STRING(n, class, least)    as validate_string(); in a char[n]
 * EACH(n, rule)              every element by a rule for a value, down to INDEX
 * COUNTED(n, count, rule)    the first count of them, the others are ignored
 *                            and become 0; judged last, so that the field that
 *                            counts may stand behind it
 * NESTED                     by the schema that is the tag; same context or none
 * NESTED_EACH(n)             every element by the schema
 * NESTED_COUNTED(n, count)   the first count of them
 * UNION(kind, cases)         CASE(value, schema, member) rows; what a case leaves
 *                            of the union must be zero. The tag is not used
 * =========================  =================================================
 *
 * Modifiers, in any order:
 *
 * =======================  ===================================================
 * ERRNO(e)                 refused with -e
 * SINCE(size, otherwise)   came with the version of that size; an older caller
 *                          gets the default, 0 where the rule is for no plain
 *                          value. See <schema>_validate_known()
 * WHEN(condition)          the rule holds if; else the member must be zero
 * OUT                      user_put_output() may write it too
 * =======================  ===================================================
 *
 * Conditions over several fields stand behind the last of them, or behind all rows:
 * CHECK(field, condition, "what it means"), which blames that field, and may have an
 * ERRNO(). Rows are judged in their order. A hole that the compiler left in the
 * struct is a row too, by its bytes: HOLE(name, n, ZERO) or HOLE(name, n,
 * IGNORE("reason")). A list takes what it uses: (FIELD, ...), (FIELD, CHECK, ...) or
 * (FIELD, CHECK, HOLE).
 *
 * UNTRUSTED_MESSAGE() is for what has parts behind its struct: options, counted
 * elements, names, payload.
 *
 * A schema promises that its rules ran over every byte; not that they are the
 * right ones.
 */

#include <untrusted/reader.h>

/*
 * From a row to a pass. A rule is a tuple: its class, its number, what its class
 * needs; so is a modifier. Rule words are only ever operands of ##, because every
 * one of them is a macro somewhere.
 */
#define UT_UN(...) __VA_ARGS__
#define UT_CALL(pass, ...) pass(__VA_ARGS__)
#define UT_SPREAD(pass, ...) pass(__VA_ARGS__)
#define UT_TUPLE(...) ~, (__VA_ARGS__)
#define UT_OPEN(tuple) UT_UN tuple
#define UT_SECOND(...) UT_SECOND_(__VA_ARGS__)
#define UT_SECOND_(first, second, ...) second

#define UT_G0(pass, types, name, tname, text, rule, ...)    \
	UT_G1(pass, types, name, tname, text,               \
	      UT_SECOND(UT_TUPLE rule, (UT_UNKNOWN, 0), ~), \
	      UT_MODIFIERS(UT_MQ_##__VA_ARGS__)(UT_M_##__VA_ARGS__))
#define UT_G1(pass, types, name, tname, text, rule, ...) \
	UT_CALL(pass, name, tname, text, UT_UN types, __VA_ARGS__, UT_UN rule)

/* The same for a pass that asks for no modifier. */
#define UT_K0(pass, types, name, rule, ...) \
	UT_K1(pass, types, name, UT_SECOND(UT_TUPLE rule, (UT_UNKNOWN, 0), ~))
#define UT_K1(pass, types, name, rule) \
	UT_CALL(pass, name, UT_UN types, UT_UN rule)

/* Most rows have none: the compiler remembers each token of each step. */
#define UT_MODIFIERS(none, ...) UT_SECOND(none, UT_MA, ~)
#define UT_MQ_ ~, UT_MQ
#define UT_MQ(...) , , , ,

/* Modifiers, one after the other: each tail is only ever an operand of ##. */
#define UT_MA(m1, ...) UT_MB(m1, UT_M_##__VA_ARGS__)
#define UT_MB(m1, m2, ...) UT_MC(m1, m2, UT_M_##__VA_ARGS__)
#define UT_MC(m1, m2, m3, ...) UT_MD(m1, m2, m3, UT_M_##__VA_ARGS__)
#define UT_MD(m1, m2, m3, ...)                                   \
	UT_ME(UT_MODIFIER(m1), UT_MODIFIER(m2), UT_MODIFIER(m3), \
	      UT_MODIFIER(__VA_ARGS__))
#define UT_ME(m1, m2, m3, m4) \
	UT_SPREAD(UT_MF, UT_UN m1, UT_UN m2, UT_UN m3, UT_UN m4)
#define UT_MF(e1, s1, d1, w1, o1, e2, s2, d2, w2, o2, e3, s3, d3, w3, o3, e4, \
	      s4, d4, w4, o4)                                                 \
	e1 e2 e3 e4, s1 s2 s3 s4, d1 d2 d3 d4, w1 w2 w3 w4, o1##o2##o3##o4
#define UT_MODIFIER(m) UT_SECOND(UT_TUPLE m, (*UT_NO_MODIFIER, , , , ), ~)
#define UT_NO_MODIFIER                                                     \
	(int)sizeof(struct {                                               \
		int ut_required;                                           \
		_Static_assert(0, "schema: behind the rule come ERRNO(), " \
				  "SINCE(), WHEN() or OUT, nothing else"); \
	})

/* Modifiers: errno, known, default, when, output. */
#define UT_M_ (, , , , )
#define UT_M_ERRNO(e) (*0 + UT_ERRNO(e), , , , )
#define UT_ERRNO(e)                                                        \
	((e) +                                                             \
	 0 * (int)sizeof(struct {                                          \
		 int ut_required;                                          \
		 _Static_assert((e) > 0 && (e) < 1024,                     \
				"schema: ERRNO() takes a positive errno, " \
				"as errno.h has them");                    \
	 }))
#define UT_M_SINCE(size, otherwise) \
	(, &&ut_known >= (size), *0 + (otherwise), , )
#define UT_M_WHEN(condition) (, , , &&(condition), )
#define UT_M_OUT (, , , , UT_YES)

/* Rules. */
#define UT_R_ANY (UT_VALUE, UNTRUSTED_RULE_none, UT_BAD_ANY)
#define UT_R_RANGE(lo, hi) \
	(UT_VALUE, UNTRUSTED_RULE_range, UT_BAD_RANGE, lo, hi)
#define UT_R_MIN(lo) (UT_VALUE, UNTRUSTED_RULE_min, UT_BAD_MIN, lo)
#define UT_R_MAX(hi) (UT_VALUE, UNTRUSTED_RULE_max, UT_BAD_MAX, hi)
#define UT_R_FLAGS(allowed) \
	(UT_VALUE, UNTRUSTED_RULE_flags, UT_BAD_FLAGS, allowed)
#define UT_R_ONE_OF(...) \
	(UT_VALUE, UNTRUSTED_RULE_one_of, UT_BAD_ONE_OF, __VA_ARGS__)
#define UT_R_ALIGNED(n, lo, hi) \
	(UT_VALUE, UNTRUSTED_RULE_aligned, UT_BAD_ALIGNED, n, lo, hi)
#define UT_R_POWER_OF_TWO(lo, hi) \
	(UT_VALUE, UNTRUSTED_RULE_power_of_two, UT_BAD_POWER_OF_TWO, lo, hi)
#define UT_R_BOOL (UT_BOOL, UNTRUSTED_RULE_bool, UT_BAD_BOOL)
#define UT_R_ENUM(type, last) \
	(UT_AS, UNTRUSTED_RULE_enum, type, UT_BAD_ENUM, last)
#define UT_R_ENUM_SET(type, set) \
	(UT_AS, UNTRUSTED_RULE_enum, type, UT_BAD_ENUM_SET, set)
#define UT_R_INDEX(n) (UT_INDEX, UNTRUSTED_RULE_index, n)
#define UT_R_CLAMPED (UT_CLAMPED, UNTRUSTED_RULE_none)
#define UT_R_SUB(other, total) (UT_SUB, UNTRUSTED_RULE_sub, other, total)
#define UT_R_CUSTOM(fn) (UT_CUSTOM, UNTRUSTED_RULE_custom, fn)
#define UT_R_EQUAL(x) (UT_EQUAL, UNTRUSTED_RULE_equal, x)
#define UT_R_ZERO (UT_ZERO, UNTRUSTED_RULE_zero)
#define UT_R_IGNORE(reason) (UT_IGNORE, UNTRUSTED_RULE_none, reason)
#define UT_R_IGNORE_TO(last, reason) \
	(UT_RUN_OF, UNTRUSTED_RULE_none, last, reason)
#define UT_R_OUTPUT (UT_OUTPUT, UNTRUSTED_RULE_none)
#define UT_R_OPAQUE (UT_OPAQUE, UNTRUSTED_RULE_none)
#define UT_R_BYTES(n) (UT_BYTES, UNTRUSTED_RULE_none, n)
#define UT_R_STRING(n, cls, least)                                    \
	(UT_STRING, UNTRUSTED_RULE_string, n, UT_STOP(ut_stop_##cls), \
	 ut_class_##cls, least)
#define UT_R_EACH(n, ...) (UT_EACH, UNTRUSTED_RULE_each, n, UT_R_##__VA_ARGS__)
#define UT_R_COUNTED(n, count, ...) \
	(UT_COUNTED, UNTRUSTED_RULE_count, n, count, UT_R_##__VA_ARGS__)
#define UT_R_NESTED (UT_NESTED, UNTRUSTED_RULE_none)
#define UT_R_NESTED_EACH(n) (UT_NESTED_EACH, UNTRUSTED_RULE_count, n, n)
#define UT_R_NESTED_COUNTED(n, count) \
	(UT_NESTED_EACH, UNTRUSTED_RULE_count, n, count)
#define UT_R_UNION(kind, cases) (UT_UNION, UNTRUSTED_RULE_item, kind, cases)
#define UT_R_BITS(bits) (UT_BITS, UNTRUSTED_RULE_none, bits)
#define UT_R_USER_BYTES(len) \
	(UT_USER, UNTRUSTED_RULE_none, struct user_slice, ut_user_slice_at, len)
#define UT_R_USER_PTR(tag)                                             \
	(UT_USER, UNTRUSTED_RULE_none, user_ptr_##tag, ut_user_ptr_at, \
	 ut_user_ptr_##tag)

/* What a rule refuses. */
#define UT_IN_TYPE(t, x)                                                   \
	UT_REQUIRE(__builtin_choose_expr(                                  \
			   __builtin_constant_p(x),                        \
			   (t)(x) == (x) && ((t)(x) > 0) == ((x) > 0), 1), \
		   "schema: " #x " is no value of the field's type")
#define UT_IN_TYPE_BOTH(t, lo, hi)                                    \
	UT_IN_TYPE(t, lo), UT_IN_TYPE(t, hi),                         \
		UT_REQUIRE(__builtin_choose_expr(                     \
				   __builtin_constant_p(lo) &&        \
					   __builtin_constant_p(hi),  \
				   (hi) > (lo) || (hi) == (lo), 1),   \
			   "schema: no value is from " #lo " to " #hi \
			   "; swap the bounds")
#define UT_BAD_ANY(t, v) 0
#define UT_BAD_RANGE(t, v, lo, hi)                                 \
	(UT_IN_TYPE_BOTH(t, lo, hi),                               \
	 !ut_from_to(v, UT_SIGNED(t), lo, UT_SIGNED_BOUND(lo), hi, \
		     UT_SIGNED_BOUND(hi)))
#define UT_BAD_MIN(t, v, lo) \
	(UT_IN_TYPE(t, lo), ut_below(v, UT_SIGNED(t), lo, UT_SIGNED_BOUND(lo)))
#define UT_BAD_MAX(t, v, hi) \
	(UT_IN_TYPE(t, hi), ut_below(hi, UT_SIGNED_BOUND(hi), v, UT_SIGNED(t)))
#define UT_BAD_FLAGS(t, v, allowed)                                           \
	(UT_IN_TYPE(t, allowed),                                              \
	 __builtin_choose_expr(                                               \
		 __builtin_constant_p(allowed),                               \
		 ((v) & (t) ~(t)(allowed)) != 0,                              \
		 ut_unknown_flags((ut_u64)(v), ~0ull >> (64 - 8 * sizeof(t)), \
				  (ut_u64)(allowed),                          \
				  UT_SIGNED_BOUND(allowed) && !UT_SIGNED(t))))
#define UT_BAD_BOOL(t, v) ((ut_u64)(v) > 1)
#define UT_BAD_ENUM(t, v, last) \
	(UT_IN_TYPE(t, last),   \
	 !ut_from_to(v, UT_SIGNED(t), 0, false, last, UT_SIGNED_BOUND(last)))
#define UT_BAD_ENUM_SET(t, v, set) !ut_in_set(v, UT_SET_OF(set))
#define UT_BAD_ALIGNED(t, v, n, lo, hi)                                    \
	(UT_REQUIRE(__builtin_choose_expr(__builtin_constant_p(n),         \
					  (n) > 0 && !((n) & ((n)-1)), 1), \
		    "schema: ALIGNED(): " #n " is no power of two"),       \
	 UT_BAD_RANGE(t, v, lo, hi) || ((ut_u64)(v) & ((ut_u64)(n)-1)))
#define UT_BAD_POWER_OF_TWO(t, v, lo, hi)                                    \
	(UT_IN_TYPE_BOTH(t, lo, hi),                                         \
	 UT_REQUIRE(__builtin_choose_expr(__builtin_constant_p((lo) | (hi)), \
					  (lo) > 0 && (hi) > 0 &&            \
						  !((lo) & ((lo)-1)) &&      \
						  !((hi) & ((hi)-1)),        \
					  1),                                \
		    "schema: POWER_OF_TWO(): " #lo " or " #hi                \
		    " is no power of two"),                                  \
	 ut_unlikely((ut_u64)(v) & ((ut_u64)(v)-1)) ||                       \
		 ut_unlikely(!ut_bit_from_to(v, UT_SIGNED(t), lo,            \
					     UT_SIGNED_BOUND(lo), hi,        \
					     UT_SIGNED_BOUND(hi))))
#define UT_BAD_ONE_OF(t, v, ...) \
	UT_ONE_OF_COUNT(__VA_ARGS__, 8, 7, 6, 5, 4, 3, 2, 1)(t, v, __VA_ARGS__)
#define UT_ONE_OF_COUNT(_1, _2, _3, _4, _5, _6, _7, _8, n, ...) UT_NONE_OF_##n
#define UT_NONE_OF_1(t, v, a)                                          \
	(UT_IN_TYPE(t, a),                                             \
	 __builtin_choose_expr(__builtin_constant_p(a), (v) != (t)(a), \
			       ut_differ((ut_u64)(v), UT_SIGNED(t),    \
					 (ut_u64)(a), UT_SIGNED_BOUND(a))))
#define UT_NONE_OF_2(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_1(t, v, __VA_ARGS__))
#define UT_NONE_OF_3(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_2(t, v, __VA_ARGS__))
#define UT_NONE_OF_4(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_3(t, v, __VA_ARGS__))
#define UT_NONE_OF_5(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_4(t, v, __VA_ARGS__))
#define UT_NONE_OF_6(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_5(t, v, __VA_ARGS__))
#define UT_NONE_OF_7(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_6(t, v, __VA_ARGS__))
#define UT_NONE_OF_8(t, v, a, ...) \
	(UT_NONE_OF_1(t, v, a) && UT_NONE_OF_7(t, v, __VA_ARGS__))

#define UT_SIGNED(t) ((t)-1 < (t)1)
/* Of a member: a plain char may be that of either sign. */
#define UT_SIGNED_VALUE(x)                                           \
	_Generic((x), signed char : 1, short : 1, int : 1, long : 1, \
		 long long : 1, default : 0)

/* Of a bound: also a plain char, and a bit-field, whose type is its own in gcc. */
#define UT_SIGNED_BOUND(x)                                                   \
	_Generic((x), char                                                   \
		 : UT_CHAR_IS_SIGNED, unsigned char : 0, unsigned short : 0, \
		   _Bool : 0, default                                        \
		 : _Generic((x) + 0, int : 1, long : 1, long long : 1,       \
			    default : 0))

/* Each number with its sign: widened, two numbers alone are not comparable. */
ut_inline bool ut_below(ut_u64 a, bool a_signed, ut_u64 b, bool b_signed)
{
	if (a_signed && b_signed)
		return (ut_s64)a < (ut_s64)b;
	if (a_signed && (ut_s64)a < 0)
		return true;
	if (b_signed && (ut_s64)b < 0)
		return false;
	return a < b;
}

ut_inline bool ut_differ(ut_u64 v, bool v_signed, ut_u64 a, bool a_signed)
{
	return v != a || (v_signed != a_signed && (ut_s64)a < 0);
}

/* Whether a bound keeps its order as a number of the field's sign. */
ut_inline bool ut_same_order(ut_u64 bound, bool bound_signed, bool v_signed)
{
	return bound_signed == v_signed || (ut_s64)bound >= 0;
}

/* Known bounds: one comparison of differences. */
ut_inline bool ut_from_to(ut_u64 v, bool v_signed, ut_u64 lo, bool lo_signed,
			  ut_u64 hi, bool hi_signed)
{
	if (__builtin_constant_p(lo) && __builtin_constant_p(hi) &&
	    ut_same_order(lo, lo_signed, v_signed) &&
	    ut_same_order(hi, hi_signed, v_signed))
		return !ut_below(hi, v_signed, lo, v_signed) &&
		       v - lo <= hi - lo;
	return !ut_below(v, v_signed, lo, lo_signed) &&
	       !ut_below(hi, hi_signed, v, v_signed);
}

/* Of a number that has one bit at most: whether it is one of those. */
ut_inline bool ut_bit_from_to(ut_u64 v, bool v_signed, ut_u64 lo,
			      bool lo_signed, ut_u64 hi, bool hi_signed)
{
	if (UT_POWER_OF_TWO(lo) && UT_POWER_OF_TWO(hi) && lo <= hi &&
	    (!hi_signed || (ut_s64)hi > 0) && !(v_signed && (ut_s64)hi < 0))
		return v & (2 * hi - lo);
	return v && !(v_signed && (ut_s64)v < 0) &&
	       ut_from_to(v, v_signed, lo, lo_signed, hi, hi_signed);
}

/* Of a negative number no bit is a flag that is known. */
ut_inline bool ut_unknown_flags(ut_u64 v, ut_u64 mask, ut_u64 allowed,
				bool may_be_negative)
{
	return (may_be_negative && (ut_s64)allowed < 0) ||
	       (v & mask & ~allowed);
}

ut_inline bool ut_in_set(ut_u64 v, ut_u64 set)
{
	return v <= 63 && (set >> v & 1);
}

ut_inline bool ut_nonzero(const void *at, size_t n)
{
	switch (n) {
	case 1:
		return ut_at_u8(at);
	case 2:
		return ut_at_u16(at);
	case 4:
		return ut_at_u32(at);
	case 8:
		return ut_at_u64(at);
	}
	return validate_zero_bytes((const untrusted_u8 *)at, n);
}

/* Offset and length become 0 on a path that is only speculated. */
ut_inline bool ut_inside(ut_u64 *off, ut_u64 *len, ut_u64 total,
			 bool total_signed, bool narrow)
{
	size_t at = (size_t)*off, n = (size_t)*len, left = (size_t)total;

	if (total_signed && (ut_s64)total < 0)
		return false;
	if (sizeof(size_t) < sizeof(ut_u64) &&
	    (!narrow || total != (size_t)total))
		return *off <= total && *len <= total - *off;
	if (narrow && sizeof(size_t) == sizeof(ut_u64)) {
		if (!ut_clamp_sum(&at, &n, left))
			return false;
	} else {
		if (!ut_clamp_from(&at, &left))
			return false;
		if (!ut_clamp_from(&n, &left))
			return false;
	}
	*off = at;
	*len = n;
	return true;
}

/* What a user pointer is made of is only known where there are user pointers. */
#define ut_user_slice_at(address, len) user_slice_at(ut_mark_u64(address), len)
#define ut_user_ptr_at(address, make) make(address)

/* Why, in one register: offset, rule and errno. */
#define UT_WHY(offset, rule, error) \
	((ut_u32)(offset) | (ut_u32)(rule) << 16 | (ut_u32)(error) << 22)

ut_cold int ut_tell_field(struct untrusted_error *err, ut_u32 why UT_NAME_PARAM)
{
	const int error = -(int)(why >> 22);

	if (err)
		*err = (struct untrusted_error){
			.field = UT_NAME_GIVEN,
			.offset = why & 0xffff,
			.rule = (enum untrusted_rule)(why >> 16 & 0x3f),
			.error = error,
		};
	return error;
}

/*
 * Never 0: what comes behind a refusal needs no test, and gcc would take an output
 * for unset behind a validator that it inlined.
 */
ut_inline int ut_refused(int error)
{
	ut_known(error);
	return error;
}
#define ut_refuse_field(...) ut_refused(ut_tell_field(__VA_ARGS__))
#define ut_refuse_within(...) ut_refused(ut_tell_within(__VA_ARGS__))

/* A program's own check answers what it likes; only errnos leave. */
ut_inline int ut_errno_of(int answer, int otherwise)
{
	return answer < 0 && answer > -1024 ? -answer : otherwise;
}

/* What was refused lies inside something: an offset further on, an element. */
#define UT_SAME_ELEMENT ((size_t)-1)
ut_cold int ut_tell_within(struct untrusted_error *err, int error,
			   size_t offset, size_t element)
{
	if (err) {
		err->offset += offset;
		if (element != UT_SAME_ELEMENT)
			err->element = element;
	}
	return error;
}

/* The same; and a variable-length result keeps nothing of what was refused. */
ut_cold int ut_tell_cleared(struct untrusted_error *err, ut_u32 why, size_t at,
			    void *out, size_t n UT_NAME_PARAM)
{
	__builtin_memset(out, 0, n);
	return ut_tell_within(err,
			      ut_tell_field(err, why UT_NAMED(UT_NAME_GIVEN)),
			      at, UT_SAME_ELEMENT);
}
ut_cold int ut_tell_within_cleared(struct untrusted_error *err, int error,
				   size_t offset, size_t element, void *out,
				   size_t n)
{
	__builtin_memset(out, 0, n);
	return ut_tell_within(err, error, offset, element);
}
/*
 * So many bytes, a constant: by stores also where gcc thinks that a message seldom
 * comes, for which it would take fewer bytes of code and many more instructions.
 */
#define UT_CLEAR(n, piece)                      \
	if (n >= piece) {                       \
		__builtin_memset(at, 0, piece); \
		at += piece;                    \
		n -= piece;                     \
	}
ut_inline void ut_clear(char *at, size_t n)
{
	UT_CLEAR(n, 8)
	UT_CLEAR(n, 8)
	UT_CLEAR(n, 8)
	UT_CLEAR(n, 8)
	if (n >= 8) {
		__builtin_memset(at, 0, n);
		return;
	}
	UT_CLEAR(n, 4)
	UT_CLEAR(n, 2)
	UT_CLEAR(n, 1)
}
/* Of a part, whoever it is part of clears the whole. */
ut_cold int ut_tell_part(struct untrusted_error *err, ut_u32 why,
			 size_t at UT_NAME_PARAM)
{
	return ut_tell_within(err,
			      ut_tell_field(err, why UT_NAMED(UT_NAME_GIVEN)),
			      at, UT_SAME_ELEMENT);
}
#define ut_refuse_part(...) ut_refused(ut_tell_part(__VA_ARGS__))
#define ut_refuse_cleared(...) ut_refused(ut_tell_cleared(__VA_ARGS__))
#define ut_refuse_within_cleared(...) \
	ut_refused(ut_tell_within_cleared(__VA_ARGS__))

#define UT_MEMBER(name) (((ut_w *)0)->name)
#define UT_HERE(name) (ut_raw + offsetof(ut_w, name))
/*
 * One exit: a refusal is a number in a register and a jump. Volatile, or gcc moves
 * the number in front of the test, where all pay for it.
 */
#define UT_REFUSE(name, rule, error) \
	UT_REFUSE_AS(name, UT_WHY(offsetof(ut_w, name), rule, error), ut_refuse)
#define UT_REFUSE_AS(name, why, exit)      \
	{                                  \
		ut_why = why;              \
		ut_named = UT_TEXT(#name); \
		__asm__ volatile("");      \
		goto exit;                 \
	}
/* What a nested schema refused: where that lies, and in which element. */
#define UT_REFUSED(error, at, element) \
	{                              \
		ut_error = error;      \
		ut_behind = at;        \
		ut_element = element;  \
		goto ut_refused;       \
	}
#define UT_EXITS                      \
	const char *ut_named;         \
	ut_u32 ut_why;                \
	int ut_error;                 \
	size_t ut_behind, ut_element; \
	(void)ut_named, (void)ut_why, (void)ut_error
#define UT_EXIT(exit) \
	exit:         \
	__attribute__((__unused__));
#define UT_TEST(name, E, S, W, rule, test)                                  \
	if (__builtin_expect((1 S W) ? !!(test) :                           \
				       ut_nonzero(UT_HERE(name),            \
						  sizeof(UT_MEMBER(name))), \
			     0))                                            \
	UT_REFUSE(name, (1 S W) ? (rule) : UNTRUSTED_RULE_zero, ut_errno E)

/* A default addresses memory too: by what the context is today. */
#define UT_TEST_DEFAULT(name, E, S, W, rule, test)  \
	if (ut_unlikely(!(1 S) && (1 W) && (test))) \
	UT_REFUSE(name, rule, ut_errno E)

/* The layout: first pass. */
#define UT_P_LAY(t, name, ...) UT_LAY(name, UT_L_##__VA_ARGS__)
#define UT_LAY(name, rule, ...) UT_LAY_(name, UT_SECOND(rule, name, ~))
#define UT_LAY_(name, last) UT_LAY_TO(name, last)
#define UT_LAY_TO(name, last) char name[UT_STRETCH(name, last)];
#define UT_L_IGNORE_TO(last, reason) ~, last
/* What they hold is a rule, too: not to be expanded here. */
#define UT_L_EACH(...) ~
#define UT_L_COUNTED(...) ~
/* Too much where last stands before name, which UT_CHECK_UT_RUN_OF() refuses. */
#define UT_STRETCH(name, last) \
	((UT_END_OF(last) - offsetof(ut_w, name)) & 0xffff)
#define UT_END_OF(name) (offsetof(ut_w, name) + sizeof(UT_MEMBER(name)))
#define UT_P_FIRST(t, name, ...)                                \
	offsetof(struct ut_lay, name) != offsetof(ut_w, name) ? \
		offsetof(ut_w, name) + 1:
#define UT_P_NOTHING(...)

#define UT_IN_PLACE(name)                                                    \
	_Static_assert(ut_first != offsetof(ut_w, name) + 1,                 \
		       "schema: field '" #name "': what comes before it is " \
		       "missing, extra, out of order, or unnamed padding");
#define UT_FITS(name, tname, text, wire)                           \
	UT_IN_PLACE(name)                                          \
	_Static_assert(sizeof(UT_MEMBER(name)) == sizeof(wire) &&  \
			       UT_SIGNED_VALUE(UT_MEMBER(name)) == \
				       UT_SIGNED_VALUE((wire)0),   \
		       "schema: field '" #name                     \
		       "': the struct's member is not "            \
		       "as wide as '" tname "' with rule '" text   \
		       "', or not of its sign");
#define UT_FITS_ARRAY(name, tname, text, wire, n)                     \
	UT_IN_PLACE(name)                                             \
	_Static_assert(sizeof(UT_MEMBER(name)) == sizeof(wire) * (n), \
		       "schema: field '" #name                        \
		       "': the struct's member is not "               \
		       "as many '" tname "' as rule '" text "' says");
#define UT_FITS_WHOLE(name, tname, text, wire)                      \
	UT_IN_PLACE(name)                                           \
	_Static_assert(sizeof(UT_MEMBER(name)) % sizeof(wire) == 0, \
		       "schema: field '" #name                      \
		       "': the struct's member is not "             \
		       "made of '" tname "', as rule '" text "' wants");
#define UT_NO_DEFAULT(name, text, D)                                        \
	_Static_assert((0 D) == 0,                                          \
		       "schema: field '" #name "': rule '" text "' has no " \
		       "default but 0");
#define UT_UNMODIFIED(name, text, ...)                                        \
	_Static_assert(sizeof(UT_STRING(__VA_ARGS__)) == 1,                   \
		       "schema: field '" #name "': rule '" text "' takes no " \
		       "SINCE() and no WHEN()");

/* The judgment: one row, one rule. */
#define UT_P_CHECK(t, name, ...)                                     \
	UT_G0(UT_CHECK,                                              \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_CHECK(name, tname, text, wire, native, at, unt, val, sch, rd, E, S, \
		 D, W, O, cls, ...)                                            \
	UT_CHECK_##cls(name, tname, text, wire, native, at, unt, val, sch, E,  \
		       S, D, W, __VA_ARGS__)

#define UT_CHECK_UT_UNKNOWN(name, tname, text, ...)                         \
	_Static_assert(0, "schema: field '" #name "': '" text "' is not a " \
			  "rule");

#define UT_CHECK_UT_VALUE(name, tname, text, wire, native, at, unt, val, sch, \
			  E, S, D, W, rule, bad, ...)                         \
	UT_FITS(name, tname, text, wire)                                      \
	const native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);        \
	UT_TEST(name, E, S, W, rule, bad(native, name, ##__VA_ARGS__))        \
	(void)name;

#define UT_CHECK_UT_AS(name, tname, text, wire, native, at, unt, val, sch, E, \
		       S, D, W, rule, type, bad, ...)                         \
	UT_CHECK_UT_VALUE(name, tname, text, wire, native, at, unt, val, sch, \
			  E, S, D, W, rule, bad, ##__VA_ARGS__)

#define UT_CHECK_UT_BOOL(...) UT_CHECK_UT_VALUE(__VA_ARGS__)

#define UT_CHECK_UT_INDEX(name, tname, text, wire, native, at, unt, val, sch,  \
			  E, S, D, W, rule, n)                                 \
	UT_FITS(name, tname, text, wire)                                       \
	_Static_assert(sizeof(n) <= sizeof(size_t),                            \
		       "schema: field '" #name "': the bound of '" text        \
		       "' is wider than an address here");                     \
	native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);               \
	UT_TEST(name, E, S, W, rule,                                           \
		UT_BY_TYPE(index, native)(name, n, UT_SIGNED_BOUND(n), &name)) \
	UT_TEST_DEFAULT(name, E, S, W, rule,                                   \
			UT_BY_TYPE(index, native)(name, n, UT_SIGNED_BOUND(n), \
						  &name))

#define UT_CHECK_UT_SUB(name, tname, text, wire, native, at, unt, val, sch, E, \
			S, D, W, rule, other, total)                           \
	UT_FITS(name, tname, text, wire)                                       \
	_Static_assert(!UT_SIGNED(native) && !UT_SIGNED_BOUND(other),          \
		       "schema: field '" #name "': rule '" text                \
		       "' wants both fields unsigned");                        \
	native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);               \
	{                                                                      \
		ut_u64 ut_off = other, ut_len = name;                          \
		UT_TEST(name, E, S, W, rule,                                   \
			!ut_inside(&ut_off, &ut_len, total,                    \
				   UT_SIGNED_BOUND(total),                     \
				   sizeof(other) < 8 && sizeof(name) < 8))     \
		UT_TEST_DEFAULT(name, E, S, W, rule,                           \
				!ut_inside(&ut_off, &ut_len, total,            \
					   UT_SIGNED_BOUND(total),             \
					   sizeof(other) < 8 &&                \
						   sizeof(name) < 8))          \
		other = (__typeof__(other))ut_off;                             \
		name = (native)ut_len;                                         \
	}

#define UT_CHECK_UT_CLAMPED(name, tname, text, wire, native, at, unt, val, \
			    sch, E, S, D, W, rule)                         \
	UT_FITS(name, tname, text, wire)                                   \
	native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);           \
	UT_TEST(name, E, S, W, rule, 0)

#define UT_CHECK_UT_CUSTOM(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule, fn)                               \
	UT_FITS(name, tname, text, wire)                                       \
	const native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);         \
	{                                                                      \
		const int ut_ret = (1 S W) ? fn(name, ctx) : 0;                \
		if (ut_ret)                                                    \
			UT_REFUSE(name, rule, ut_errno_of(ut_ret, ut_errno) E) \
		UT_TEST(name, E, S, W, rule, 0)                                \
	}

#define UT_CHECK_UT_EQUAL(name, tname, text, wire, native, at, unt, val, sch, \
			  E, S, D, W, rule, x)                                \
	UT_FITS(name, tname, text, wire)                                      \
	UT_NO_DEFAULT(name, text, D)                                          \
	const ut_u64 ut_equal_##name = (ut_u64)(x);                           \
	native name = (1 S W) ? (native)ut_equal_##name : 0;                  \
	UT_TEST(name, E, S, W, rule,                                          \
		(UT_IN_TYPE(native, x),                                       \
		 __builtin_choose_expr(                                       \
			 __builtin_constant_p(x), at(UT_HERE(name)) != name,  \
			 ut_differ((ut_u64)at(UT_HERE(name)),                 \
				   UT_SIGNED(native), ut_equal_##name,        \
				   UT_SIGNED_BOUND(x)))))                     \
	(void)name;

#define UT_CHECK_UT_ZERO(name, tname, text, wire, native, at, unt, val, sch, \
			 E, S, D, W, rule)                                   \
	UT_FITS_WHOLE(name, tname, text, wire)                               \
	UT_NO_DEFAULT(name, text, D)                                         \
	if (ut_unlikely(ut_nonzero(UT_HERE(name), sizeof(UT_MEMBER(name))))) \
	UT_REFUSE(name, rule, ut_errno E)

#define UT_CHECK_UT_IGNORE(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule, reason)                           \
	UT_FITS_WHOLE(name, tname, text, wire)                                 \
	UT_UNMODIFIED(name, text, S W)                                         \
	_Static_assert(sizeof("" reason "") > 1,                               \
		       "schema: field '" #name "': IGNORE() wants to know "    \
		       "why");

#define UT_CHECK_UT_RUN_OF(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule, last, reason)                     \
	UT_IN_PLACE(name)                                                      \
	UT_UNMODIFIED(name, text, S W)                                         \
	_Static_assert(offsetof(ut_w, name) < UT_END_OF(last),                 \
		       "schema: field '" #name "': '" #last "' stands before " \
		       "it; IGNORE_TO() wants the last member of a run");      \
	_Static_assert(sizeof("" reason "") > 1,                               \
		       "schema: field '" #name "': IGNORE_TO() wants to know " \
		       "why");

#define UT_CHECK_UT_OUTPUT(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule)                                   \
	UT_FITS_WHOLE(name, tname, text, wire)                                 \
	UT_UNMODIFIED(name, text, S W)

#define UT_CHECK_UT_OPAQUE(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule)                                   \
	UT_FITS(name, tname, text, wire)                                       \
	UT_NO_DEFAULT(name, text, D)                                           \
	UT_TEST(name, E, S, W, rule, 0)

#define UT_CHECK_UT_BYTES(name, tname, text, wire, native, at, unt, val, sch, \
			  E, S, D, W, rule, n)                                \
	UT_FITS_ARRAY(name, tname, text, wire, n)                             \
	UT_NO_DEFAULT(name, text, D)                                          \
	UT_TEST(name, E, S, W, rule, 0)

#define UT_CHECK_UT_STRING(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule, n, stop, in_class, least)         \
	UT_FITS_ARRAY(name, tname, text, wire, n)                              \
	UT_NO_DEFAULT(name, text, D)                                           \
	const char *name = UT_HERE(name);                                      \
	UT_TEST(name, E, S, W, rule,                                           \
		ut_string((const untrusted_char *)UT_HERE(name), n, least,     \
			  stop, in_class, &name))

#define UT_CHECK_UT_EACH(name, tname, text, wire, native, at, unt, val, sch, \
			 E, S, D, W, rule, n, inner)                         \
	UT_FITS_ARRAY(name, tname, text, wire, n)                            \
	UT_NO_DEFAULT(name, text, D)                                         \
	native name[n];                                                      \
	UT_TEST(name, E, S, W, rule, 0)                                      \
	UT_JUDGE_EACH(name, wire, native, at, E, (1 S W) ? (n) : 0, n, inner)

#define UT_CHECK_UT_COUNTED(name, tname, text, wire, native, at, unt, val, \
			    sch, E, S, D, W, rule, n, count, inner)        \
	UT_FITS_ARRAY(name, tname, text, wire, n)                          \
	UT_UNMODIFIED(name, text, S W)

#define UT_JUDGE_EACH(name, wire, native, at, E, count, n, inner)              \
	for (size_t ut_i = 0; ut_i < (n); ut_i++) {                            \
		name[ut_i] = 0;                                                \
		if (ut_i < (count)) {                                          \
			native ut_v = at(UT_HERE(name) + ut_i * sizeof(wire)); \
			UT_EACH_CALL(UT_EACH_CHECK, name, wire, native, E,     \
				     UT_UN inner)                              \
			name[ut_i] = ut_v;                                     \
		}                                                              \
	}
/* Whether a count is more than there is room for, as a negative one is. */
#define UT_MORE(count, n) ((ut_u64)(count) > (ut_u64)(n))
#define UT_EACH_CALL(pass, ...) pass(__VA_ARGS__)
#define UT_EACH_CHECK(name, wire, native, E, cls, rule, ...)            \
	if (UT_EACH_##cls(native, __VA_ARGS__))                         \
	UT_REFUSED(ut_refuse_field(ut_err,                              \
				   UT_WHY(offsetof(ut_w, name), rule,   \
					  ut_errno E) UT_NAMED(#name)), \
		   ut_i * sizeof(wire), ut_i)
#define UT_EACH_UT_VALUE(native, bad, ...) bad(native, ut_v, ##__VA_ARGS__)
#define UT_EACH_UT_BOOL(native, bad) bad(native, ut_v)
#define UT_EACH_UT_AS(native, type, bad, ...) bad(native, ut_v, ##__VA_ARGS__)
#define UT_EACH_UT_INDEX(native, n) \
	UT_BY_TYPE(index, native)(ut_v, n, UT_SIGNED_BOUND(n), &ut_v)

#define UT_SAME_CONTEXT(name, sch, val)                                    \
	_Static_assert(UT_TAKES(sch, val, __typeof__(ctx)) ||              \
			       UT_TAKES(sch, val, ut_context_none),        \
		       "schema: '" #name "' has another context than the " \
		       "schema it is part of");
#define UT_TAKES(sch, val, context)                                        \
	UT_SAME(__typeof__(sch), int(const char *, size_t, context, val *, \
				     struct untrusted_error *))
#define UT_CHECK_UT_NESTED(name, tname, text, wire, native, at, unt, val, sch, \
			   E, S, D, W, rule)                                   \
	UT_FITS_ARRAY(name, tname, text, wire, 1)                              \
	UT_NO_DEFAULT(name, text, D)                                           \
	UT_SAME_CONTEXT(name, sch, val)                                        \
	val name = {};                                                         \
	UT_TEST(name, E, S, W, rule, 0)                                        \
	if (1 S W) {                                                           \
		const int ut_ret =                                             \
			sch(UT_HERE(name), sizeof(wire), ctx, &name, ut_err);  \
		if (ut_ret)                                                    \
			UT_REFUSED(ut_ret, offsetof(ut_w, name),               \
				   UT_SAME_ELEMENT)                            \
	}

#define UT_CHECK_UT_NESTED_EACH(name, tname, text, wire, native, at, unt, val, \
				sch, E, S, D, W, rule, n, count)               \
	UT_FITS_ARRAY(name, tname, text, wire, n)                              \
	UT_UNMODIFIED(name, text, S W)                                         \
	UT_SAME_CONTEXT(name, sch, val)                                        \
	val name[n] = {};                                                      \
	_Static_assert(UT_SAME(__typeof__(ut_out->name), val[n]),              \
		       "schema: field '" #name "': the program's own array "   \
		       "is not of what the schema of '" tname "' gives");      \
	const ut_u64 ut_times_##name = (ut_u64)(count);                        \
	if (UT_MORE(ut_times_##name, n))                                       \
		UT_REFUSE(name, rule, ut_errno E)                              \
	for (size_t ut_i = 0; ut_i < (size_t)ut_times_##name; ut_i++) {        \
		const size_t ut_o = ut_i * sizeof(wire);                       \
		const int ut_ret = sch(UT_HERE(name) + ut_o, sizeof(wire),     \
				       ctx, &name[ut_i], ut_err);              \
		if (ut_ret)                                                    \
			UT_REFUSED(ut_ret, offsetof(ut_w, name) + ut_o, ut_i)  \
	}

#define UT_CHECK_UT_UNION(name, tname, text, wire, native, at, unt, val, sch, \
			  E, S, D, W, rule, kind, cases)                      \
	UT_IN_PLACE(name)                                                     \
	UT_UNMODIFIED(name, text, S W)                                        \
	__typeof__(ut_out->name) name;                                        \
	__builtin_memset(&name, 0, sizeof(name));                             \
	{                                                                     \
		const char *const ut_from = UT_HERE(name);                    \
		enum {                                                        \
			ut_room = sizeof(UT_MEMBER(name)),                    \
			ut_has = sizeof(name)                                 \
		};                                                            \
		void *const ut_into = &name;                                  \
		int ut_ret = 0;                                               \
		switch (kind) {                                               \
			cases(UT_CASE_CHECK) default                          \
			    : UT_REFUSE(name, rule, ut_errno E)               \
		}                                                             \
		if (ut_ret)                                                   \
			UT_REFUSED(ut_ret, offsetof(ut_w, name),              \
				   UT_SAME_ELEMENT)                           \
	}
#define UT_CASE_CHECK(value, t, member)                                       \
	case value: {                                                         \
		_Static_assert(sizeof(ut_wire_##t) <= ut_room,                \
			       "schema: case '" #value "': '" #t              \
			       "' is larger than the union");                 \
		_Static_assert(sizeof(validated_##t) <= ut_has,               \
			       "schema: case '" #value "': '" #t              \
			       "' is larger than the program's own union");   \
		ut_ret = ut_schema_##t(ut_from, sizeof(ut_wire_##t), ctx,     \
				       (validated_##t *)ut_into, ut_err);     \
		if (!ut_ret && ut_nonzero(ut_from + sizeof(ut_wire_##t),      \
					  ut_room - sizeof(ut_wire_##t)))     \
			ut_ret = ut_refuse_field(                             \
				ut_err, UT_WHY(sizeof(ut_wire_##t),           \
					       UNTRUSTED_RULE_zero, ut_errno) \
						UT_NAMED(#member));           \
	} break;

#define UT_CHECK_UT_USER(name, tname, text, wire, native, at, unt, val, sch, \
			 E, S, D, W, ...)                                    \
	UT_FITS(name, tname, text, wire)                                     \
	UT_NO_DEFAULT(name, text, D)                                         \
	const native name = (1 S) ? at(UT_HERE(name)) : (native)(0 D);       \
	UT_TEST(name, E, S, W, UNTRUSTED_RULE_none, 0)                       \
	(void)name;

#define UT_CHECK_UT_BITS(name, tname, text, wire, native, at, unt, val, sch,   \
			 E, S, D, W, rule, bits)                               \
	UT_FITS(name, tname, text, wire)                                       \
	UT_UNMODIFIED(name, text, S W)                                         \
	_Static_assert((0 bits(UT_BIT_WIDTH)) == 8 * sizeof(wire) &&           \
			       (0 bits(UT_BIT_MASK)) == (native)-1,            \
		       "schema: field '" #name "': the bits of '" text         \
		       "' leave some out, or overlap");                        \
	ut_bits = at(UT_HERE(name));                                           \
	ut_bits_at = offsetof(ut_w, name);                                     \
	ut_bits_errno = ut_errno E;                                            \
	ut_bits_alone = !(0 bits(UT_BIT_JUDGED));                              \
	if (ut_unlikely(ut_bits_alone && (ut_bits & (0 bits(UT_BIT_ZERO))))) { \
		ut_why = UT_WHY(ut_bits_at, UNTRUSTED_RULE_zero,               \
				ut_bits_errno);                                \
		ut_named = bits(UT_BIT_BLAMED) "";                             \
		__asm__ volatile("");                                          \
		goto ut_refuse;                                                \
	}                                                                      \
	bits(UT_BIT_CHECK)
#define UT_BIT_WIDTH(name, shift, width, ...) +(width)
#define UT_BIT_MASK(name, shift, width, ...) \
	| ((ut_u64)-1 >> (64 - (width)) << (shift))
#define UT_BIT_VALUE(shift, width) \
	((ut_bits >> (shift)) & ((ut_u64)-1 >> (64 - (width))))
#define UT_BIT_T(width)                                                    \
	__typeof__(__builtin_choose_expr(                                  \
		(width) <= 8, (ut_u8)0,                                    \
		__builtin_choose_expr((width) <= 16, (ut_u16)0,            \
				      __builtin_choose_expr((width) <= 32, \
							    (ut_u32)0,     \
							    (ut_u64)0))))
/* A chain of its own: rows within a row, where that of FIELD() is not expanded. */
#define UT_BIT_CHECK(name, shift, width, ...) \
	UT_B0(UT_BIT, name, shift, width, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_B0(pass, name, shift, width, text, rule) \
	UT_B1(pass, name, shift, width, text,       \
	      UT_B_SECOND(UT_TUPLE rule, (UT_UNKNOWN, 0), ~))
#define UT_B_SECOND(...) UT_B_SECOND_(__VA_ARGS__)
#define UT_B_SECOND_(first, second, ...) second
#define UT_B1(pass, name, shift, width, text, rule) \
	UT_B_CALL(pass, name, shift, width, text, UT_B_UN rule)
#define UT_B_UN(...) __VA_ARGS__
#define UT_B_OPEN(tuple) UT_B_UN tuple
#define UT_B_CALL(pass, ...) pass(__VA_ARGS__)
#define UT_BIT(name, shift, width, text, cls, ...) \
	UT_BIT_##cls(name, shift, width, text, __VA_ARGS__)
#define UT_BIT_REFUSE(name, rule) \
	UT_REFUSE_AS(name, UT_WHY(ut_bits_at, rule, ut_bits_errno), ut_refuse)
#define UT_BIT_UT_UNKNOWN(name, shift, width, text, ...)                   \
	_Static_assert(0, "schema: bits '" #name "': '" text "' is not a " \
			  "rule");
#define UT_BIT_UT_VALUE(name, shift, width, text, rule, bad, ...)   \
	const UT_BIT_T(width)                                       \
		name = (UT_BIT_T(width))UT_BIT_VALUE(shift, width); \
	if (ut_unlikely(bad(UT_BIT_T(width), name, ##__VA_ARGS__))) \
	UT_BIT_REFUSE(name, rule)
#define UT_BIT_UT_BOOL(...) UT_BIT_UT_VALUE(__VA_ARGS__)
#define UT_BIT_UT_AS(name, shift, width, text, rule, type, bad, ...) \
	UT_BIT_UT_VALUE(name, shift, width, text, rule, bad, ##__VA_ARGS__)
#define UT_BIT_UT_EQUAL(name, shift, width, text, rule, x)  \
	if (ut_unlikely(UT_BIT_VALUE(shift, width) != (x))) \
	UT_BIT_REFUSE(name, rule)
#define UT_BIT_UT_ZERO(name, shift, width, text, rule)                 \
	if (ut_unlikely(!ut_bits_alone && UT_BIT_VALUE(shift, width))) \
	UT_BIT_REFUSE(name, rule)
#define UT_BIT_UT_IGNORE(name, shift, width, text, rule, reason)           \
	_Static_assert(sizeof("" reason "") > 1,                           \
		       "schema: bits '" #name "': IGNORE() wants to know " \
		       "why");
/*
 * Where only bits that must be zero can be refused, one test finds them all, and
 * which one it was is asked of a message that is refused.
 */
#define UT_BIT_JUDGED(name, shift, width, ...) \
	UT_B0(UT_BIT_JUDGES, name, shift, width, , UT_R_##__VA_ARGS__)
#define UT_BIT_JUDGES(name, shift, width, text, cls, ...) \
	UT_BIT_JUDGES_##cls(width, __VA_ARGS__)
#define UT_BIT_JUDGES_UT_UNKNOWN(width, ...)
#define UT_BIT_JUDGES_UT_VALUE(width, rule, ...) \
	|| (rule) != UNTRUSTED_RULE_none
#define UT_BIT_JUDGES_UT_BOOL(width, ...) || (width) > 1
#define UT_BIT_JUDGES_UT_AS(width, ...) || 1
#define UT_BIT_JUDGES_UT_EQUAL(width, ...) || 1
#define UT_BIT_JUDGES_UT_ZERO(width, ...)
#define UT_BIT_JUDGES_UT_IGNORE(width, ...)
#define UT_BIT_ZERO(name, shift, width, ...) \
	UT_B0(UT_BIT_IF_ZERO, name, shift, width, , UT_R_##__VA_ARGS__)
#define UT_BIT_IF_ZERO(name, shift, width, text, cls, ...) \
	UT_B_OPEN(UT_B_SECOND(                             \
		UT_BIT_IF_##cls(UT_BIT_MASK(name, shift, width)), (), ~))
#define UT_BIT_IF_UT_ZERO(mask) ~, (mask)
#define UT_BIT_BLAMED(name, shift, width, ...) \
	UT_B0(UT_BIT_BLAME, name, shift, width, , UT_R_##__VA_ARGS__)
#define UT_BIT_BLAME(name, shift, width, text, cls, ...)                      \
	UT_B_OPEN(UT_B_SECOND(UT_BIT_BLAME_##cls(UT_BIT_VALUE(shift, width) ? \
							 UT_TEXT(#name) :),   \
			      (), ~))
#define UT_BIT_BLAME_UT_ZERO(choice) ~, (choice)

#define UT_P_CONDITION(name, condition, sentence, ...)                      \
	_Static_assert(sizeof("" sentence "") > 1,                          \
		       "schema: CHECK() of '" #name "' wants to know what " \
		       "it means");                                         \
	if (ut_unlikely(!(condition)))                                      \
	UT_CALL(UT_C1, name,                                                \
		UT_MODIFIERS(UT_MQ_##__VA_ARGS__)(UT_M_##__VA_ARGS__))
#define UT_C1(name, E, S, D, W, O)                                        \
	{                                                                 \
		_Static_assert(sizeof(UT_STRING(S D W O)) == 1,           \
			       "schema: CHECK() of '" #name "' takes no " \
			       "SINCE(), no WHEN() and no OUT; a "        \
			       "condition may say so itself");            \
		UT_REFUSE(name, UNTRUSTED_RULE_condition, ut_errno E)     \
	}

/* The result: a member for each field that has a meaning left. */
#define UT_P_MEMBER(t, name, ...)                                           \
	UT_K0(UT_KEEP, (ut_native_##t, untrusted_##t, validated_##t), name, \
	      UT_R_##__VA_ARGS__)
#define UT_KEEP(name, native, unt, val, cls, ...) \
	UT_KEEP_##cls(name, native, unt, val, __VA_ARGS__)
#define UT_KEEP_UT_UNKNOWN(name, native, unt, val, ...)
#define UT_KEEP_UT_VALUE(name, native, unt, val, ...) native name;
#define UT_KEEP_UT_BOOL(name, native, unt, val, ...) bool name;
#define UT_KEEP_UT_AS(name, native, unt, val, rule, type, ...) type name;
#define UT_KEEP_UT_INDEX(name, native, unt, val, ...) native name;
#define UT_KEEP_UT_CLAMPED(name, native, unt, val, ...) native name;
#define UT_KEEP_UT_SUB(name, native, unt, val, ...) native name;
#define UT_KEEP_UT_CUSTOM(name, native, unt, val, ...) native name;
#define UT_KEEP_UT_EQUAL(name, native, unt, val, ...)
#define UT_KEEP_UT_ZERO(name, native, unt, val, ...)
#define UT_KEEP_UT_IGNORE(name, native, unt, val, ...)
#define UT_KEEP_UT_RUN_OF(name, native, unt, val, ...)
#define UT_KEEP_UT_OUTPUT(name, native, unt, val, ...)
#define UT_KEEP_UT_OPAQUE(name, native, unt, val, ...) unt name;
#define UT_KEEP_UT_BYTES(name, native, unt, val, rule, n) native name[n];
#define UT_KEEP_UT_STRING(name, native, unt, val, rule, n, ...) char name[n];
#define UT_KEEP_UT_COUNTED(name, native, unt, val, rule, n, ...) native name[n];
#define UT_KEEP_UT_EACH(name, native, unt, val, rule, n, ...) native name[n];
#define UT_KEEP_UT_NESTED(name, native, unt, val, ...) val name;
#define UT_KEEP_UT_NESTED_EACH(name, native, unt, val, rule, n, ...) \
	val name[n];
#define UT_KEEP_UT_USER(name, native, unt, val, rule, type, ...) type name;
#define UT_KEEP_UT_UNION(name, native, unt, val, rule, kind, cases) \
	union {                                                     \
		cases(UT_CASE_MEMBER)                               \
	} name;
#define UT_CASE_MEMBER(value, t, member) validated_##t member;
#define UT_KEEP_UT_BITS(name, native, unt, val, rule, bits) bits(UT_BIT_MEMBER)
#define UT_BIT_MEMBER(name, shift, width, ...) \
	UT_B0(UT_BIT_KEEP, name, shift, width, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_BIT_KEEP(name, shift, width, text, cls, ...) \
	UT_BIT_KEEP_##cls(name, width, __VA_ARGS__)
#define UT_BIT_KEEP_UT_UNKNOWN(name, width, ...)
#define UT_BIT_KEEP_UT_VALUE(name, width, ...) UT_BIT_T(width) name;
#define UT_BIT_KEEP_UT_BOOL(name, width, ...) bool name;
#define UT_BIT_KEEP_UT_AS(name, width, rule, type, ...) type name;
#define UT_BIT_KEEP_UT_EQUAL(name, width, ...)
#define UT_BIT_KEEP_UT_ZERO(name, width, ...)
#define UT_BIT_KEEP_UT_IGNORE(name, width, ...)

/*
 * What is stored is read again, all of it before the first store: fewer registers
 * live through the checks, and neighbours are moved together. An array whose
 * count may stand behind it is judged here too.
 */
#define UT_P_AGAIN(t, name, ...)                                     \
	UT_G0(UT_LOAD,                                               \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_LOAD(name, tname, text, wire, native, at, unt, val, sch, rd, E, S, \
		D, W, O, cls, ...)                                            \
	UT_LOAD_##cls(name, wire, native, at, E, S, D, __VA_ARGS__)
#define UT_LOAD_UT_VALUE(name, wire, native, at, E, S, D, ...)     \
	const native ut_again_##name = (1 S) ? at(UT_HERE(name)) : \
					       (native)(0 D);
#define UT_LOAD_UT_AS(...) UT_LOAD_UT_VALUE(__VA_ARGS__)
#define UT_LOAD_UT_BOOL(...) UT_LOAD_UT_VALUE(__VA_ARGS__)
#define UT_LOAD_UT_COUNTED(name, wire, native, at, E, S, D, rule, n, count, \
			   inner)                                           \
	native name[n];                                                     \
	if (UT_MORE(count, n))                                              \
		UT_REFUSE(name, rule, ut_errno E)                           \
	UT_JUDGE_EACH(name, wire, native, at, E, count, n, inner)
#define UT_LOAD_UT_UNKNOWN(...)
#define UT_LOAD_UT_INDEX(...)
#define UT_LOAD_UT_CLAMPED(...)
#define UT_LOAD_UT_SUB(...)
#define UT_LOAD_UT_CUSTOM(...)
#define UT_LOAD_UT_EQUAL(...)
#define UT_LOAD_UT_ZERO(...)
#define UT_LOAD_UT_IGNORE(...)
#define UT_LOAD_UT_RUN_OF(...)
#define UT_LOAD_UT_OUTPUT(...)
#define UT_LOAD_UT_OPAQUE(...)
#define UT_LOAD_UT_BYTES(...)
#define UT_LOAD_UT_STRING(...)
#define UT_LOAD_UT_EACH(...)
#define UT_LOAD_UT_NESTED(...)
#define UT_LOAD_UT_NESTED_EACH(...)
#define UT_LOAD_UT_UNION(...)
#define UT_LOAD_UT_USER(...)
#define UT_LOAD_UT_BITS(...)

/* The store: nothing can fail any more. */
#define UT_P_STORE(t, name, ...) \
	UT_K0(UT_STORE, (ut_native_##t, ut_at_##t), name, UT_R_##__VA_ARGS__)
#define UT_STORE(name, native, at, cls, ...) \
	UT_STORE_##cls(name, native, at, __VA_ARGS__)
/*
 * Behind a fixed part, which may be cleared again: each value alone. What a rule has
 * asked is in a register; what none has is not read before.
 */
#define UT_P_MOVE(t, name, ...)                                      \
	UT_G0(UT_MOVE,                                               \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_MOVE(name, tname, text, wire, native, at, unt, val, sch, rd, E, S, \
		D, W, O, cls, ...)                                            \
	UT_MOVE_##cls(name, wire, native, at, E, S, D, __VA_ARGS__)           \
		UT_STORE_##cls(name, native, at, __VA_ARGS__)

#define UT_MOVE_UT_VALUE(name, wire, native, at, E, S, D, rule, ...) \
	const native ut_again_##name =                               \
		(rule) != UNTRUSTED_RULE_none || !(1 S) ? name :     \
							  at(UT_HERE(name));
#define UT_MOVE_UT_AS(...) UT_MOVE_UT_VALUE(__VA_ARGS__)
#define UT_MOVE_UT_BOOL(...) UT_MOVE_UT_VALUE(__VA_ARGS__)
#define UT_MOVE_UT_COUNTED(...) UT_LOAD_UT_COUNTED(__VA_ARGS__)
#define UT_MOVE_UT_UNKNOWN(...)
#define UT_MOVE_UT_INDEX(...)
#define UT_MOVE_UT_CLAMPED(...)
#define UT_MOVE_UT_SUB(...)
#define UT_MOVE_UT_CUSTOM(...)
#define UT_MOVE_UT_EQUAL(...)
#define UT_MOVE_UT_ZERO(...)
#define UT_MOVE_UT_IGNORE(...)
#define UT_MOVE_UT_RUN_OF(...)
#define UT_MOVE_UT_OUTPUT(...)
#define UT_MOVE_UT_OPAQUE(...)
#define UT_MOVE_UT_BYTES(...)
#define UT_MOVE_UT_STRING(...)
#define UT_MOVE_UT_EACH(...)
#define UT_MOVE_UT_NESTED(...)
#define UT_MOVE_UT_NESTED_EACH(...)
#define UT_MOVE_UT_UNION(...)
#define UT_MOVE_UT_USER(...)
#define UT_MOVE_UT_BITS(...)

#define UT_COPY(name, from) \
	__builtin_memcpy(&ut_out->name, from, sizeof(ut_out->name));
#define UT_STORE_UT_UNKNOWN(name, native, at, ...)
#define UT_STORE_UT_VALUE(name, native, at, ...) ut_out->name = ut_again_##name;
#define UT_STORE_UT_BOOL(name, native, at, ...)                       \
	if (sizeof(ut_out->name) == 1 && sizeof(native) == 1)         \
		__builtin_memcpy(&ut_out->name, &ut_again_##name, 1); \
	else                                                          \
		ut_out->name = ut_again_##name & 1;
#define UT_STORE_UT_AS(name, native, at, rule, type, ...) \
	ut_out->name = (type)ut_again_##name;
#define UT_STORE_UT_INDEX(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_CLAMPED(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_SUB(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_CUSTOM(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_EQUAL(name, native, at, ...)
#define UT_STORE_UT_ZERO(name, native, at, ...)
#define UT_STORE_UT_IGNORE(name, native, at, ...)
#define UT_STORE_UT_RUN_OF(name, native, at, ...)
#define UT_STORE_UT_OUTPUT(name, native, at, ...)
#define UT_STORE_UT_OPAQUE(name, native, at, ...) UT_COPY(name, UT_HERE(name))
#define UT_STORE_UT_BYTES(name, native, at, rule, n)                       \
	if (sizeof(native) == 1 ||                                         \
	    (at("\1\0\0\0\0\0\0") == 1) == UT_LITTLE_ENDIAN) {             \
		UT_COPY(name, UT_HERE(name))                               \
	} else {                                                           \
		native ut_copy[n];                                         \
		for (size_t ut_i = 0; ut_i < (n); ut_i++)                  \
			ut_copy[ut_i] =                                    \
				at(UT_HERE(name) + ut_i * sizeof(native)); \
		UT_COPY(name, ut_copy)                                     \
	}
#define UT_STORE_UT_STRING(name, native, at, ...) UT_COPY(name, name)
#define UT_STORE_UT_EACH(name, native, at, ...) UT_COPY(name, name)
#define UT_STORE_UT_COUNTED(name, native, at, ...) UT_COPY(name, name)
#define UT_STORE_UT_NESTED(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_NESTED_EACH(name, native, at, ...) UT_COPY(name, name)
#define UT_STORE_UT_UNION(name, native, at, ...) ut_out->name = name;
#define UT_STORE_UT_USER(name, native, at, rule, type, make, ...) \
	ut_out->name = make(at(UT_HERE(name)), __VA_ARGS__);
#define UT_STORE_UT_BITS(name, native, at, rule, bits) bits(UT_BIT_STORE)
#define UT_BIT_STORE(name, shift, width, ...) \
	UT_B0(UT_BIT_PUT, name, shift, width, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_BIT_PUT(name, shift, width, text, cls, ...) \
	UT_BIT_PUT_##cls(name, __VA_ARGS__)
#define UT_BIT_PUT_UT_UNKNOWN(name, ...)
#define UT_BIT_PUT_UT_VALUE(name, ...) ut_out->name = name;
#define UT_BIT_PUT_UT_BOOL(name, ...) ut_out->name = name & 1;
#define UT_BIT_PUT_UT_AS(name, rule, type, ...) ut_out->name = (type)name;
#define UT_BIT_PUT_UT_EQUAL(name, ...)
#define UT_BIT_PUT_UT_ZERO(name, ...)
#define UT_BIT_PUT_UT_IGNORE(name, ...)

/* Which members leave: those of rule OUTPUT, and those with OUT. */
#define UT_P_OUTPUT(t, name, ...)                              \
	UT_G0(UT_LEAVES, (, , , , , , ), name, , #__VA_ARGS__, \
	      UT_R_##__VA_ARGS__)
#define UT_LEAVES(name, tname, text, wire, native, at, unt, val, sch, rd, E, \
		  S, D, W, O, cls, ...)                                      \
	UT_LEAVES_IF(name, UT_SECOND(UT_ALWAYS_##cls, O, ~))
#define UT_ALWAYS_UT_OUTPUT ~, UT_YES
#define UT_LEAVES_IF(name, out) UT_LEAVES_IF_(name, out)
#define UT_LEAVES_IF_(name, out) UT_LEAVE_##out(name)
#define UT_LEAVE_UT_YES(name) char name;
#define UT_LEAVE_(name)

#define UT_SCHEMA_ERRNO(m) UT_SE(UT_MODIFIER(m))
#define UT_SE(m) UT_CALL(UT_SE_, UT_UN m)
#define UT_SE_(E, S, D, W, O) (EINVAL E)

#define UT_SCHEMA_LAY(wire, list, hole, option)                                \
	typedef wire ut_w;                                                     \
	struct ut_lay {                                                        \
		list(UT_P_LAY, UT_P_NOTHING, hole)                             \
	} __attribute__((__packed__));                                         \
	enum {                                                                 \
		ut_first = list(UT_P_FIRST, UT_P_NOTHING, UT_P_NOTHING) 0,     \
		ut_errno = UT_SCHEMA_ERRNO(option)                             \
	};                                                                     \
	_Static_assert(ut_first != 0 || sizeof(struct ut_lay) == sizeof(ut_w), \
		       "schema: bytes at the end of '" #wire                   \
		       "' are not declared");                                  \
	_Static_assert(sizeof(ut_w) <= 0xffff,                                 \
		       "schema: '" #wire "' is larger than 65535 bytes");      \
	ut_u64 ut_bits = 0;                                                    \
	size_t ut_bits_at = 0;                                                 \
	int ut_bits_errno = 0;                                                 \
	bool ut_bits_alone = false;                                            \
	(void)ut_bits, (void)ut_bits_at, (void)ut_bits_errno,                  \
		(void)ut_bits_alone, (void)ut_known, (void)ut_size, (void)ctx, \
		(void)ut_out, (void)ut_err

#define UT_P_HOLE_LAY(name, n, ...) char name[n];
#define UT_P_HOLE_CHECK(name, n, ...)                              \
	if ((UT_H_##__VA_ARGS__) &&                                \
	    ut_nonzero(ut_raw + offsetof(struct ut_lay, name), n)) \
	UT_REFUSE_AS(name,                                         \
		     UT_WHY(offsetof(struct ut_lay, name),         \
			    UNTRUSTED_RULE_zero, ut_errno),        \
		     ut_refuse)
#define UT_H_ZERO 1
#define UT_H_IGNORE(reason)                                         \
	UT_REQUIRE(sizeof("" reason "") > 1,                        \
		   "schema: IGNORE() of a hole wants to know why"), \
		0

/**
 * untrusted_self() - the message under judgment, for a rule of its schema
 *
 * What a checksum covers: in a rule of UNTRUSTED_SCHEMA() the struct, in one of
 * UNTRUSTED_MESSAGE() the struct and all that follows it.
 *
 * Return: untrusted_bytes from the start of the struct.
 */
#define untrusted_self() \
	untrusted_bytes_of((const untrusted_u8 *)ut_raw, ut_size)

/**
 * UNTRUSTED_SCHEMA() - the type, the result and the validator of a struct
 * @schema: name; makes untrusted_<schema>, validated_<schema>,
 *	<schema>_validate() and <schema>_validate_known()
 * @wire: the struct as it is sent, the program's own or one of a uapi header
 * @list: macro of the rows, see above
 * @context: word of UNTRUSTED_CONTEXT(), or ``none``; rules see it as ctx, and its
 *	lock is asserted
 * @...: ERRNO(e) if every refusal is to be -e; -EINVAL otherwise
 *
 * <schema>_validate() takes a private copy and decides everything before it writes
 * @out; any context. <schema>_validate_known() takes also the bytes of the struct
 * that the caller knew, the rest of which a fetch has zeroed: members with SINCE()
 * get their default there. Use at file scope, with a semicolon.
 */
#define UNTRUSTED_SCHEMA(schema, wire, list, context, ...)    \
	typedef struct validated_##schema {                   \
		list(UT_P_MEMBER, UT_P_NOTHING, UT_P_NOTHING) \
	} validated_##schema;                                 \
	UT_SCHEMA(schema, wire, list, ut_context_##context,   \
		  ut_stable_##context, UT_M_##__VA_ARGS__);   \
	struct ut_tag_schema_##schema

/**
 * UNTRUSTED_SCHEMA_INTO() - the same, into a struct of the program's own
 * @schema: as for UNTRUSTED_SCHEMA(); validated_<schema> is @own
 * @wire: as for UNTRUSTED_SCHEMA()
 * @list: as for UNTRUSTED_SCHEMA()
 * @context: as for UNTRUSTED_SCHEMA()
 * @own: a type with a member for each field that is kept, of the same name, and
 *	wide enough for every value of the field's type; its other members are
 *	left alone
 * @...: as for UNTRUSTED_SCHEMA()
 */
#define UNTRUSTED_SCHEMA_INTO(schema, wire, list, context, own, ...)     \
	typedef own validated_##schema;                                  \
	UT_SCHEMA(schema, wire, list, ut_context_##context,              \
		  ut_stable_##context, UT_M_##__VA_ARGS__);              \
	ut_inline void ut_own_##schema(validated_##schema *ut_out)       \
	{                                                                \
		list(UT_P_OWN, UT_P_NOTHING, UT_P_NOTHING)(void) ut_out; \
	}                                                                \
	struct ut_tag_schema_##schema

/* A small struct is in registers anyway, and its address need not be. */
#define UT_FORGET(raw)                 \
	do {                           \
		if (sizeof(ut_w) > 16) \
			ut_hide(raw);  \
	} while (0)

#define UT_SCHEMA(schema, wire, list, context, stable, option)                 \
	UNTRUSTED_STRUCT(schema, wire);                                        \
	enum { ut_errno_##schema = UT_SCHEMA_ERRNO(option) };                  \
	static __attribute__((__unused__)) int ut_schema_##schema(             \
		const char *ut_raw, size_t ut_known, context ctx,              \
		validated_##schema *__restrict__ ut_out,                       \
		struct untrusted_error *ut_err)                                \
	{                                                                      \
		const size_t ut_size = sizeof(wire);                           \
		UT_EXITS;                                                      \
		UT_SCHEMA_LAY(wire, list, UT_P_HOLE_LAY, option);              \
		list(UT_P_CHECK, UT_P_CONDITION, UT_P_HOLE_CHECK)              \
			UT_FORGET(ut_raw);                                     \
		list(UT_P_AGAIN, UT_P_NOTHING, UT_P_NOTHING)                   \
			list(UT_P_STORE, UT_P_NOTHING, UT_P_NOTHING) return 0; \
		UT_EXIT(ut_refuse)                                             \
		return ut_refuse_field(ut_err, ut_why UT_NAMED(ut_named));     \
		UT_EXIT(ut_refused)                                            \
		return ut_refuse_within(ut_err, ut_error, ut_behind,           \
					ut_element);                           \
	}                                                                      \
	ut_inline ut_must_check int ut_read_##schema(                          \
		struct reader *r, context ctx, validated_##schema *out,        \
		struct untrusted_error *err, bool whole)                       \
	{                                                                      \
		const untrusted_u8 *fixed;                                     \
		(void)whole;                                                   \
		if (!ut_reader_take(r, sizeof(wire), &fixed))                  \
			return ut_refuse_field(                                \
				err, UT_WHY(0, UNTRUSTED_RULE_part,            \
					    ut_errno_##schema) UT_NAMED(""));  \
		return ut_schema_##schema(&untrusted_expose(char, fixed),      \
					  sizeof(wire), ctx, out, err);        \
	}                                                                      \
	ut_inline ut_must_check int schema##_validate_known(                   \
		const untrusted_##schema *u, size_t known, context ctx,        \
		validated_##schema *out, struct untrusted_error *err)          \
	{                                                                      \
		stable(ctx);                                                   \
		return ut_schema_##schema(&untrusted_expose(char, u), known,   \
					  ctx, out, err);                      \
	}                                                                      \
	ut_inline ut_must_check int schema##_validate(                         \
		const untrusted_##schema *u, context ctx,                      \
		validated_##schema *out, struct untrusted_error *err)          \
	{                                                                      \
		return schema##_validate_known(u, sizeof(*u), ctx, out, err);  \
	}                                                                      \
	struct ut_tag_schema_body_##schema

/* A struct of the program's own may be wider, not narrower. */
#define UT_P_OWN(t, name, ...)                                       \
	UT_G0(UT_OWN,                                                \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_OWN(name, tname, text, wire, native, at, unt, val, sch, rd, E, S,  \
	       D, W, O, cls, ...)                                             \
	UT_OWN_(UT_SECOND(UT_OWN_##cls(name, native, __VA_ARGS__), ((void)0), \
			  ~))
#define UT_OWN_(check) UT_UN check;
#define UT_OWN_HOLDS(name, native)                                        \
	UT_REQUIRE(sizeof(ut_out->name) >= sizeof(native) &&              \
			   UT_IS_SIGNED(__typeof__(ut_out->name)) ==      \
				   UT_IS_SIGNED(native),                  \
		   "schema: field '" #name "': the program's own member " \
		   "does not hold every value of the field's type")
#define UT_OWN_IS(name, n)                                                \
	UT_REQUIRE(sizeof(ut_out->name) == (n),                           \
		   "schema: field '" #name "': the program's own member " \
		   "is not of the field's size")
#define UT_OWN_UT_VALUE(name, native, ...) ~, (UT_OWN_HOLDS(name, native))
#define UT_OWN_UT_INDEX(name, native, ...) ~, (UT_OWN_HOLDS(name, native))
#define UT_OWN_UT_CLAMPED(name, native, ...) ~, (UT_OWN_HOLDS(name, native))
#define UT_OWN_UT_SUB(name, native, ...) ~, (UT_OWN_HOLDS(name, native))
#define UT_OWN_UT_CUSTOM(name, native, ...) ~, (UT_OWN_HOLDS(name, native))
#define UT_OWN_UT_AS(name, native, ...)                                     \
	~, (UT_REQUIRE(sizeof(ut_out->name) >= sizeof(native),              \
		       "schema: field '" #name "': the program's own enum " \
		       "does not hold every value of the field's type"))
#define UT_OWN_UT_BYTES(name, native, rule, n) \
	~, (UT_OWN_IS(name, (n) * sizeof(native)))
#define UT_OWN_UT_EACH(name, native, rule, n, ...) \
	~, (UT_OWN_IS(name, (n) * sizeof(native)))
#define UT_OWN_UT_COUNTED(name, native, rule, n, ...) \
	~, (UT_OWN_IS(name, (n) * sizeof(native)))
#define UT_OWN_UT_STRING(name, native, rule, n, ...)                   \
	~, (UT_REQUIRE(UT_SAME(__typeof__(ut_out->name), char[n]),     \
		       "schema: field '" #name "': the program's own " \
		       "member is no array of as many char"))
#define UT_OWN_UT_OPAQUE(name, native, ...) ~, (UT_OWN_IS(name, sizeof(native)))
#define UT_OWN_UT_BITS(name, native, rule, bits) ~, (bits(UT_BIT_OWN)(void) 0)
#define UT_BIT_OWN(name, shift, width, ...) \
	UT_B0(UT_BIT_OWNS, name, shift, width, #__VA_ARGS__, UT_R_##__VA_ARGS__)
#define UT_BIT_OWNS(name, shift, width, text, cls, ...) \
	UT_BIT_OWNS_##cls(name, width)
#define UT_BIT_OWNS_UT_UNKNOWN(name, width)
#define UT_BIT_OWNS_UT_VALUE(name, width) UT_OWN_HOLDS(name, UT_BIT_T(width)),
#define UT_BIT_OWNS_UT_BOOL(name, width)
#define UT_BIT_OWNS_UT_AS(name, width)
#define UT_BIT_OWNS_UT_EQUAL(name, width)
#define UT_BIT_OWNS_UT_ZERO(name, width)
#define UT_BIT_OWNS_UT_IGNORE(name, width)

/* The parts behind the fixed ones. */
#define UT_T_ONE (UT_ONE, UNTRUSTED_RULE_none)
#define UT_T_REPEAT(count, max) (UT_REPEAT, UNTRUSTED_RULE_count, count, max)
#define UT_T_UNTIL_END(min, max) (UT_UNTIL_END, UNTRUSTED_RULE_count, min, max)
#define UT_T_READ(fn) (UT_READ, UNTRUSTED_RULE_custom, fn)
#define UT_T_SCAN(fn, keep) (UT_SCAN, UNTRUSTED_RULE_custom, fn, keep)
#define UT_T_BYTES(n) (UT_RUN, UNTRUSTED_RULE_part, n)
#define UT_T_REST (UT_REST, UNTRUSTED_RULE_none)
#define UT_T_TOTAL(n) (UT_TOTAL, UNTRUSTED_RULE_part, n)
#define UT_T_ITEMS(n) (UT_ITEMS, UNTRUSTED_RULE_part, n)
#define UT_T_HOLDS(condition, sentence) \
	(UT_HOLDS, UNTRUSTED_RULE_condition, condition, sentence)

/* Whether a message says how long it is. */
#define UT_P_TOTALS(t, name, ...) UT_K0(UT_TOTALS, (), name, UT_T_##__VA_ARGS__)
#define UT_TOTALS(name, none, cls, ...) \
	UT_OPEN(UT_SECOND(UT_TOTALS_##cls, (), ~))
#define UT_TOTALS_UT_TOTAL ~, (| 1)

#define UT_P_PART(t, name, ...)                                      \
	UT_G0(UT_PART,                                               \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_T_##__VA_ARGS__)
#define UT_PART(name, tname, text, wire, native, at, unt, val, sch, rd, E, S,  \
		D, W, O, cls, ...)                                             \
	_Static_assert(sizeof(UT_STRING(S D O)) == 1,                          \
		       "schema: part '" #name "' takes no SINCE() and no "     \
		       "OUT: only a field has a version and is written back"); \
	UT_PART_##cls(name, tname, text, rd, sch, E, W, __VA_ARGS__)

/* Refused behind the fixed part: at the next byte of the reader. */
#define UT_REFUSE_PART(name, rule, E) \
	UT_REFUSE_AS(name, UT_WHY(0, rule, ut_errno E), ut_refuse_there)
#define UT_INTO(name)                        \
	__typeof__(ut_out->name) *const name \
		__attribute__((__unused__)) = &ut_out->name;

#define UT_UNCONDITIONAL(name, text, ...)                                    \
	_Static_assert(sizeof(UT_STRING(__VA_ARGS__)) == 1,                  \
		       "schema: part '" #name "': rule '" text "' takes no " \
		       "WHEN()");
#define UT_PART_UT_UNKNOWN(name, tname, text, ...)                           \
	_Static_assert(0,                                                    \
		       "schema: part '" #name "': '" text "' is not a rule " \
		       "of a part");
#define UT_PART_UT_ONE(name, tname, text, rd, sch, E, W, rule)         \
	UT_INTO(name)                                                  \
	if (1 W) {                                                     \
		const size_t ut_start = ut_r->off;                     \
		const int ut_ret = rd(ut_r, ctx, name, ut_err, false); \
		if (ut_ret)                                            \
			UT_REFUSED(ut_ret, ut_start - ut_front,        \
				   UT_SAME_ELEMENT)                    \
	} else                                                         \
		__builtin_memset(name, 0, sizeof(*name));
#define UT_PART_UT_REPEAT(name, tname, text, rd, sch, E, W, rule, count, max) \
	UT_UNCONDITIONAL(name, text, W)                                       \
	UT_INTO(name)                                                         \
	const ut_u64 ut_times_##name = (ut_u64)(count);                       \
	if (UT_MORE(ut_times_##name, max))                                    \
		UT_REFUSE_PART(name, rule, E)                                 \
	for (name->n = 0; name->n < (ut_u32)ut_times_##name; name->n++) {     \
		const size_t ut_start = ut_r->off;                            \
		const int ut_ret =                                            \
			rd(ut_r, ctx, &name->at[name->n], ut_err, false);     \
		if (ut_ret)                                                   \
			UT_REFUSED(ut_ret, ut_start - ut_front, name->n)      \
	}
#define UT_PART_UT_UNTIL_END(name, tname, text, rd, sch, E, W, rule, min, max) \
	UT_UNCONDITIONAL(name, text, W)                                        \
	UT_INTO(name)                                                          \
	for (name->n = 0; !reader_done(ut_r); name->n++) {                     \
		const size_t ut_start = ut_r->off;                             \
		int ut_ret;                                                    \
		if (name->n == (max))                                          \
			UT_REFUSE_PART(name, rule, E)                          \
		ut_ret = rd(ut_r, ctx, &name->at[name->n], ut_err, false);     \
		if (ut_ret)                                                    \
			UT_REFUSED(ut_ret, ut_start - ut_front, name->n)       \
	}                                                                      \
	if (UT_MORE(min, name->n))                                             \
	UT_REFUSE_PART(name, rule, E)
#define UT_PART_UT_READ(name, tname, text, rd, sch, E, W, rule, fn)           \
	UT_INTO(name)                                                         \
	if (1 W) {                                                            \
		const size_t ut_start = ut_r->off;                            \
		const int ut_ret = fn(ut_r, ctx, name);                       \
		if (ut_ret) {                                                 \
			ut_r->off = ut_start;                                 \
			UT_REFUSE_AS(name,                                    \
				     UT_WHY(0, rule,                          \
					    ut_errno_of(ut_ret, ut_errno) E), \
				     ut_refuse_there)                         \
		}                                                             \
	} else                                                                \
		__builtin_memset(name, 0, sizeof(*name));
#define UT_PART_UT_SCAN(name, tname, text, rd, sch, E, W, rule, fn, keep)     \
	UT_UNCONDITIONAL(name, text, W)                                       \
	const size_t ut_from_##name = ut_r->off;                              \
	{                                                                     \
		const int ut_ret = fn(ut_r, ctx);                             \
		if (ut_unlikely(ut_ret)) {                                    \
			ut_r->off = ut_from_##name;                           \
			UT_REFUSE_AS(name,                                    \
				     UT_WHY(0, rule,                          \
					    ut_errno_of(ut_ret, ut_errno) E), \
				     ut_refuse_there)                         \
		}                                                             \
	}                                                                     \
	const size_t ut_count_##name = ut_r->off - ut_from_##name;
#define UT_PART_UT_RUN(name, tname, text, rd, sch, E, W, rule, count) \
	UT_UNCONDITIONAL(name, text, W)                               \
	UT_INTO(name)                                                 \
	if (!ut_run(ut_r, count, name))                               \
	UT_REFUSE_PART(name, rule, E)
#define UT_PART_UT_REST(name, tname, text, rd, sch, E, W, rule) \
	UT_UNCONDITIONAL(name, text, W)                         \
	UT_INTO(name)                                           \
	*name = ut_rest(ut_r);
#define UT_PART_UT_TOTAL(name, tname, text, rd, sch, E, W, rule, count) \
	UT_UNCONDITIONAL(name, text, W)                                 \
	if (!ut_total(ut_r, ut_front, count))                           \
	UT_REFUSE(name, rule, ut_errno E)
#define UT_PART_UT_ITEMS(name, tname, text, rd, sch, E, W, rule, count) \
	UT_UNCONDITIONAL(name, text, W)                                 \
	const untrusted_u8 *ut_from_##name;                             \
	const ut_u64 ut_long_##name = count;                            \
	const ut_u32 ut_count_##name = (ut_u32)ut_long_##name;          \
	if (!ut_part(ut_r, ut_long_##name,                              \
		     sizeof(count) < 8 && !UT_SIGNED_BOUND(count),      \
		     &ut_from_##name))                                  \
	UT_REFUSE_PART(name, rule, E)
#define UT_PART_UT_HOLDS(name, tname, text, rd, sch, E, W, ...) \
	UT_UNCONDITIONAL(name, text, W)

/* When every part has its place: what is judged inside one, and over several. */
#define UT_P_LATE_PART(t, name, ...)                                       \
	UT_G0(UT_LATE, (ut_schema_##t, ut_rows_##t, ut_clear_##t, , , , ), \
	      name, , #__VA_ARGS__, UT_T_##__VA_ARGS__)
#define UT_LATE(name, tname, text, sch, rows, clear, u2, u3, u4, u5, E, S, D, \
		W, O, cls, ...)                                               \
	UT_OPEN(UT_SECOND(                                                    \
		UT_LATE_##cls(name, sch, rows, clear, E, __VA_ARGS__), (), ~))
#define UT_LATE_UT_ITEMS(name, sch, rows, clear, E, rule, count)              \
	~, (UT_INTO(name) clear(name);                                        \
	    if (!ut_late && (!(rows) || ut_count_##name)) {                   \
		    ut_late = sch(ut_from_##name, ut_count_##name, ctx, name, \
				  ut_err, ut_fixed, ut_whole,                 \
				  offsetof(__typeof__(*ut_out), name),        \
				  sizeof(*ut_out));                           \
	    })
#define UT_LATE_UT_HOLDS(name, sch, rows, clear, E, rule, condition, sentence) \
	~, (_Static_assert(sizeof("" sentence "") > 1,                         \
			   "schema: HOLDS() of '" #name                        \
			   "' wants to know what "                             \
			   "it means");                                        \
	    if (!ut_late && ut_unlikely(!(condition)))                         \
		    UT_REFUSE(name, rule, ut_errno E))

/* When nothing can refuse any more: nothing has to live across a copy. */
#define UT_P_LAST_PART(t, name, ...) \
	UT_K0(UT_LAST, (), name, UT_T_##__VA_ARGS__)
#define UT_LAST(name, none, cls, ...) \
	UT_OPEN(UT_SECOND(UT_LAST_##cls(name, __VA_ARGS__), (), ~))
#define UT_LAST_UT_SCAN(name, rule, fn, keep)                                  \
	~, (if (!ut_late) keep((untrusted_bytes){ ut_r->base + ut_from_##name, \
						  ut_count_##name },           \
			       &ut_out->name);)

#define UT_OTHER_SKIP
#define UT_OTHER_REFUSE UT_ITEM_BAD()

/*
 * A chain, the commonest first, and not a switch: a jump table costs more than
 * two comparisons, and is an indirect jump that the sender chooses.
 */
#define UT_ITEM_LIKELY(kind, t, member, ...)                                \
	UT_ITEM_OF(UT_ITEM_EARLY, kind, ut_wire_##t, ut_schema_##t, member, \
		   #__VA_ARGS__, UT_I_##__VA_ARGS__)
#define UT_ITEM_CHECK(kind, t, member, ...)                                \
	UT_ITEM_OF(UT_ITEM_LATE, kind, ut_wire_##t, ut_schema_##t, member, \
		   #__VA_ARGS__, UT_I_##__VA_ARGS__)
#define UT_ITEM_OF(when, kind, wire, sch, member, text, rule, ...)            \
	UT_ITEM_WHEN(when, UT_I_SECOND(UT_LIKE_##__VA_ARGS__, UT_NEITHER, ~)) \
	(kind, wire, sch, member, text, rule)
#define UT_ITEM_WHEN(when, how) UT_ITEM_WHEN_(when, how)
#define UT_ITEM_WHEN_(when, how) when##_##how
#define UT_LIKE_ ~, UT_SELDOM
#define UT_LIKE_LIKELY ~, UT_OFTEN
#define UT_ITEM_EARLY_UT_SELDOM(...)
#define UT_ITEM_EARLY_UT_OFTEN(...) UT_ITEM_TRY(__VA_ARGS__)
#define UT_ITEM_EARLY_UT_NEITHER(kind, wire, sch, member, text, rule)       \
	_Static_assert(0, "schema: item '" #member "': '" text "': behind " \
			  "the rule comes LIKELY, nothing else");
#define UT_ITEM_LATE_UT_SELDOM(...) UT_ITEM_TRY(__VA_ARGS__)
#define UT_ITEM_LATE_UT_OFTEN(...)
#define UT_ITEM_LATE_UT_NEITHER(...)
#define UT_ITEM_TRY(kind, wire, sch, member, text, rule)         \
	ut_hide(ut_item.what);                                   \
	if (ut_item.what == (kind)) {                            \
		UT_I0(UT_ITEM, wire, sch, member, text, rule, ~) \
		continue;                                        \
	}
#define UT_ITEM_ALONE(kind, t, member, ...) \
	case kind:                          \
		break;
/* As for bits, and an item has neither field nor modifier. */
#define UT_I0(pass, wire, sch, member, text, rule, ...) \
	UT_I1(pass, wire, sch, member, text,            \
	      UT_I_SECOND(UT_TUPLE rule, (UT_UNKNOWN, 0), ~))
#define UT_I_SECOND(...) UT_I_SECOND_(__VA_ARGS__)
#define UT_I_SECOND_(first, second, ...) second
#define UT_I1(pass, wire, sch, member, text, rule) \
	UT_I_CALL(pass, wire, sch, member, text, UT_I_UN rule)
#define UT_I_UN(...) __VA_ARGS__
#define UT_I_CALL(pass, ...) pass(__VA_ARGS__)
#define UT_I_ONCE (UT_ONCE)
#define UT_I_FLAG (UT_FLAG)
#define UT_I_RUN(min, max) (UT_RUN, min, max)
#define UT_I_MANY(max) (UT_MANY, max)
#define UT_I_MANY_LONGER(max) (UT_LONGER, max)
#define UT_I_REFUSE (UT_REFUSED)
#define UT_ITEM(wire, sch, member, text, cls, ...) \
	UT_ITEM_##cls(wire, sch, member, text, ##__VA_ARGS__)
#define UT_ITEM_BAD(member)                  \
	{                                    \
		ut_named = UT_TEXT(#member); \
		goto ut_refuse;              \
	}
#define UT_ITEM_JUDGE(wire, sch, from, into, element)                          \
	{                                                                      \
		const int ut_ret = sch(&untrusted_expose(char, from),          \
				       sizeof(wire), ctx, into, ut_err);       \
		if (ut_unlikely(ut_ret))                                       \
			UT_REFUSED(ut_ret, (size_t)((from)-ut_start), element) \
	}
#define UT_ITEM_FIRST(member)                  \
	if (ut_unlikely(ut_into->seen.member)) \
		UT_ITEM_BAD(member)            \
	ut_into->seen.member = true;
#define UT_ITEM_UT_UNKNOWN(wire, sch, member, text, ...)                     \
	_Static_assert(0, "schema: item '" #member "': '" text "' is not a " \
			  "rule of an item");
#define UT_ITEM_UT_ONCE(wire, sch, member, text)                      \
	if (ut_unlikely(ut_item.size != sizeof(wire) + ut_item.head)) \
		UT_ITEM_BAD(member)                                   \
	UT_ITEM_FIRST(member)                                         \
	UT_ITEM_JUDGE(wire, sch, (ut_item.at + ut_item.head),         \
		      &ut_into->member, UT_SAME_ELEMENT)
#define UT_ITEM_UT_FLAG(wire, sch, member, text)       \
	if (ut_unlikely(ut_item.size != ut_item.head)) \
		UT_ITEM_BAD(member)                    \
	UT_ITEM_FIRST(member)
#define UT_ITEM_UT_RUN(wire, sch, member, text, min, max)                    \
	UT_REQUIRE(__builtin_choose_expr(__builtin_constant_p(min),          \
					 !UT_MORE(min, max), 1),             \
		   "schema: item '" #member "': no number is from " #min     \
		   " to " #max "; swap the bounds");                         \
	if (ut_unlikely(UT_MORE(min, max) ||                                 \
			ut_item.size - ut_item.head - (min) * sizeof(wire) > \
				((max) - (min)) * sizeof(wire)))             \
		UT_ITEM_BAD(member)                                          \
	if (ut_unlikely((ut_item.size - ut_item.head) % sizeof(wire)))       \
		UT_ITEM_BAD(member)                                          \
	UT_ITEM_FIRST(member)                                                \
	const size_t ut_run_##member =                                       \
		(ut_item.size - ut_item.head) / sizeof(wire);                \
	ut_into->member.n = (ut_u32)ut_run_##member;                         \
	for (size_t ut_i = 0; ut_i < ut_run_##member; ut_i++) {              \
		const untrusted_u8 *const ut_one =                           \
			ut_item.at + ut_item.head + ut_i * sizeof(wire);     \
		UT_ITEM_JUDGE(wire, sch, ut_one, &ut_into->member.at[ut_i],  \
			      ut_i)                                          \
	}
#define UT_ITEM_APPEND(wire, sch, member, max, wrong_length)  \
	if (ut_unlikely(wrong_length))                        \
		UT_ITEM_BAD(member)                           \
	if (ut_unlikely(ut_into->member.n == (max)))          \
		UT_ITEM_BAD(member)                           \
	UT_ITEM_JUDGE(wire, sch, (ut_item.at + ut_item.head), \
		      &ut_into->member.at[ut_into->member.n], \
		      ut_into->member.n)                      \
	ut_into->member.n++;
#define UT_ITEM_UT_MANY(wire, sch, member, text, max) \
	UT_ITEM_APPEND(wire, sch, member, max,        \
		       ut_item.size != sizeof(wire) + ut_item.head)
#define UT_ITEM_UT_LONGER(wire, sch, member, text, max) \
	UT_ITEM_APPEND(wire, sch, member, max,          \
		       ut_item.size < sizeof(wire) + ut_item.head)
#define UT_ITEM_UT_REFUSED(wire, sch, member, text) UT_ITEM_BAD(member)

#define UT_P_PART_MEMBER(t, name, ...)                               \
	UT_G0(UT_HOLD,                                               \
	      (ut_wire_##t, ut_native_##t, ut_at_##t, untrusted_##t, \
	       validated_##t, ut_schema_##t, ut_read_##t),           \
	      name, #t, #__VA_ARGS__, UT_T_##__VA_ARGS__)
#define UT_HOLD(name, tname, text, wire, native, at, unt, val, sch, rd, E, S, \
		D, W, O, cls, ...)                                            \
	UT_HOLD_##cls(name, val, __VA_ARGS__)
#define UT_HOLD_UT_UNKNOWN(name, val, ...)
#define UT_HOLD_UT_ONE(name, val, ...) val name;
#define UT_HOLD_UT_REPEAT(name, val, rule, count, max) \
	struct {                                       \
		ut_u32 n;                              \
		val at[max];                           \
	} name;
#define UT_HOLD_UT_UNTIL_END(name, val, rule, min, max) \
	struct {                                        \
		ut_u32 n;                               \
		val at[max];                            \
	} name;
#define UT_HOLD_UT_READ(name, val, ...) val name;
#define UT_HOLD_UT_SCAN(name, val, ...) val name;
#define UT_HOLD_UT_RUN(name, val, ...) untrusted_bytes name;
#define UT_HOLD_UT_REST(name, val, ...) untrusted_bytes name;
#define UT_HOLD_UT_TOTAL(name, val, ...)
#define UT_HOLD_UT_ITEMS(name, val, ...) val name;
#define UT_HOLD_UT_HOLDS(name, val, ...)
/*
 * Without rows there is nothing that asks for registers; with a LIKELY one first they
 * are not in vain.
 */
#define UT_ITEM_BESIDE(kind, t, member, ...) UT_ITEM_PLACED(UT_I_##__VA_ARGS__)
#define UT_ITEM_PLACED(rule, ...)     \
	, UT_ITEM_WHEN(UT_ITEM_PLACE, \
		       UT_I_SECOND(UT_LIKE_##__VA_ARGS__, UT_NEITHER, ~))
#define UT_ITEM_PLACE_UT_SELDOM ut_beside
#define UT_ITEM_PLACE_UT_OFTEN static __attribute__((__unused__))
#define UT_ITEM_PLACE_UT_NEITHER ut_beside
#define UT_ITEM_ROW(...) +1
#define UT_ITEM_SEEN(kind, t, member, ...) \
	UT_I0(UT_ITEM_SAW, , , member, , UT_I_##__VA_ARGS__)
#define UT_ITEM_SAW(wire, val, member, text, cls, ...) UT_ITEM_SAW_##cls(member)
#define UT_ITEM_SAW_UT_UNKNOWN(member)
#define UT_ITEM_SAW_UT_ONCE(member) bool member;
#define UT_ITEM_SAW_UT_FLAG(member) bool member;
#define UT_ITEM_SAW_UT_RUN(member) bool member;
#define UT_ITEM_SAW_UT_MANY(member)
#define UT_ITEM_SAW_UT_LONGER(member)
#define UT_ITEM_SAW_UT_REFUSED(member)
/* All but the elements of arrays, in as few pieces as there are arrays between. */
#define UT_ITEM_CLEAR(kind, t, member, ...) \
	UT_I0(UT_ITEM_NONE, , , member, , UT_I_##__VA_ARGS__)
#define UT_ITEM_NONE(wire, val, member, text, cls, ...) \
	UT_ITEM_NONE_##cls(member)
#define UT_CLEAR_TO(end) ut_clear((char *)ut_into + ut_done, (end)-ut_done);
#define UT_CLEAR_N(member)                     \
	UT_CLEAR_TO(offsetof(ut_v, member.at)) \
	ut_done = offsetof(ut_v, member) + sizeof(ut_into->member);
#define UT_ITEM_NONE_UT_UNKNOWN(member)
#define UT_ITEM_NONE_UT_ONCE(member)
#define UT_ITEM_NONE_UT_FLAG(member)
#define UT_ITEM_NONE_UT_RUN(member) UT_CLEAR_N(member)
#define UT_ITEM_NONE_UT_MANY(member) UT_CLEAR_N(member)
#define UT_ITEM_NONE_UT_LONGER(member) UT_CLEAR_N(member)
#define UT_ITEM_NONE_UT_REFUSED(member)
#define UT_ITEM_MEMBER(kind, t, member, ...)                       \
	UT_I0(UT_ITEM_KEEP, , validated_##t, member, #__VA_ARGS__, \
	      UT_I_##__VA_ARGS__)
#define UT_ITEM_KEEP(wire, val, member, text, cls, ...) \
	UT_ITEM_KEEP_##cls(val, member, ##__VA_ARGS__)
#define UT_ITEM_KEEP_UT_UNKNOWN(val, member, ...)
#define UT_ITEM_KEEP_UT_ONCE(val, member) val member;
#define UT_ITEM_KEEP_UT_FLAG(val, member)
#define UT_ITEM_KEEP_UT_RUN(val, member, min, max) \
	struct {                                   \
		ut_u32 n;                          \
		val at[max];                       \
	} member;
#define UT_ITEM_KEEP_UT_MANY(val, member, max) \
	struct {                               \
		ut_u32 n;                      \
		val at[max];                   \
	} member;
#define UT_ITEM_KEEP_UT_LONGER(val, member, max) \
	UT_ITEM_KEEP_UT_MANY(val, member, max)
#define UT_ITEM_KEEP_UT_REFUSED(val, member)

/*
 * A length may be of any type: a negative one is a very large one. A narrow one is
 * unsigned and has fewer than 64 bits, so that a sum does not wrap.
 */
ut_inline bool ut_part(struct reader *r, ut_u64 n, bool narrow,
		       const untrusted_u8 **at)
{
	*at = ut_behind(r->base, r->off);
	if (narrow ? r->off + n > r->end : n > r->end - r->off)
		return false;
	r->off += (size_t)n;
	return true;
}

/* Two tests, of which one is gone where the compiler knows the longest. */
ut_inline bool ut_holds(size_t len, size_t least)
{
	if (len > READER_MAX)
		return false;
	return len >= least;
}

ut_inline bool ut_run(struct reader *r, ut_u64 n, untrusted_bytes *out)
{
	return n <= READER_MAX && reader_bytes(r, (ut_u32)n, out);
}

ut_inline bool ut_total(struct reader *r, size_t front, ut_u64 n)
{
	return n <= READER_MAX - front && reader_total(r, (ut_u32)(front + n));
}

ut_inline untrusted_bytes ut_rest(struct reader *r)
{
	const size_t at = r->off;

	r->off = r->end;
	return (untrusted_bytes){ ut_behind(r->base, at), r->end - at };
}

/**
 * struct untrusted_item - one record, found by a step
 * @at: its first byte, set by who called the step, behind it
 * @size: bytes of it, likewise
 * @head: bytes of its kind and length; the body is behind them
 * @what: its kind
 * @padding: there is nothing to judge
 * @last: no record follows, nothing but zero
 */
struct untrusted_item {
	const untrusted_u8 *at;
	size_t size;
	size_t head;
	ut_u32 what;
	bool padding;
	bool last;
};

/**
 * untrusted_options() - a step over options: kind, length of the whole, body
 * @at: the first byte of the record
 * @end: behind the last byte of the records; after @at
 * @item: receives the record
 *
 * Kind 0 ends them, and nothing but zero may follow; kind 1 is one byte of
 * padding. Source: RFC 9293, section 3.2; RFC 791, section 3.1.
 *
 * Return: bytes of the record, none behind @end, or 0 if it is malformed.
 */
ut_inline ut_must_check size_t untrusted_options(const untrusted_u8 *at,
						 const untrusted_u8 *end,
						 struct untrusted_item *item)
{
	size_t len;

	item->padding = true;
	item->last = false;
	item->what = ut_load_u8(*at);
	if (item->what == 1)
		return 1;
	if (item->what == 0) {
		item->last = true;
		return 1;
	}
	if (ut_unlikely(end - at < 2))
		return 0;
	len = ut_load_u8(at[1]);
	if (ut_unlikely(len < 2))
		return 0;
	if (ut_unlikely(len > (size_t)(end - at)))
		return 0;
	item->padding = false;
	item->head = 2;
	return len;
}

/**
 * untrusted_descriptors() - a step over descriptors: length of the whole, kind,
 *	body
 * @at: the first byte of the record
 * @end: behind the last byte of the records; after @at
 * @item: receives the record
 *
 * Source: Universal Serial Bus Specification 2.0, section 9.5.
 *
 * Return: bytes of the record, none behind @end, or 0 if it is malformed.
 */
ut_inline ut_must_check size_t untrusted_descriptors(const untrusted_u8 *at,
						     const untrusted_u8 *end,
						     struct untrusted_item *item)
{
	const size_t len = ut_load_u8(*at);

	if (ut_unlikely(len < 2))
		return 0;
	if (ut_unlikely(len > (size_t)(end - at)))
		return 0;
	item->padding = false;
	item->last = false;
	item->head = 2;
	item->what = ut_load_u8(at[1]);
	return len;
}

/**
 * UNTRUSTED_ITEMS() - records of kind and length
 * @schema: name; makes validated_<schema>, and the tag for a PART() of rule ITEMS
 * @list: macro of ITEM(kind, schema, member, how) rows
 * @step: function that takes one record: untrusted_options() for those of TCP and
 *	IP, untrusted_descriptors() for those of USB, or the program's own
 * @unknown: SKIP or REFUSE, for a kind without a row
 * @context: as for UNTRUSTED_SCHEMA()
 * @...: as for UNTRUSTED_SCHEMA()
 *
 * How often an item comes: ONCE, FLAG (once, and empty; the schema is not used),
 * RUN(min, max) (once, that many elements), MANY(max) (again and again, in order),
 * MANY_LONGER(max) (the same, and each may be longer than the schema), REFUSE.
 * What came once sets seen.<member>; the others have an n and at[]. What did not
 * come is 0; elements past an n are what they were. Kinds are compared in the order of
 * the rows, those with LIKELY behind the rule before the others; LIKELY in the first
 * row says that messages without records are few.
 */
#define UNTRUSTED_ITEMS(schema, list, step, unknown, context, ...)             \
	UT_ITEMS(schema, list, step, UT_OTHER_##unknown, ut_context_##context, \
		 UT_M_##__VA_ARGS__);                                          \
	struct ut_tag_schema_##schema

#define UT_ITEMS(schema, list, step, other, context, option)                  \
	typedef struct validated_##schema {                                   \
		struct {                                                      \
			list(UT_ITEM_SEEN)                                    \
		} seen;                                                       \
		list(UT_ITEM_MEMBER)                                          \
	} validated_##schema;                                                 \
	enum { ut_rows_##schema = 0 list(UT_ITEM_ROW) };                      \
	ut_inline void ut_clear_##schema(validated_##schema *ut_into)         \
	{                                                                     \
		typedef validated_##schema ut_v;                              \
		size_t ut_done = 0;                                           \
		list(UT_ITEM_CLEAR) UT_CLEAR_TO(sizeof(ut_v))                 \
	}                                                                     \
	UT_SECOND(~list(UT_ITEM_BESIDE), static __attribute__((__unused__)),  \
		  ~)                                                          \
	int ut_schema_##schema(const untrusted_u8 *ut_from, ut_u32 ut_n,      \
			       context ctx,                                   \
			       validated_##schema *__restrict__ ut_into,      \
			       struct untrusted_error *ut_err,                \
			       const untrusted_u8 *ut_start, bool ut_whole,   \
			       size_t ut_inside, size_t ut_size)              \
	{                                                                     \
		struct untrusted_item ut_item;                                \
		UT_EXITS;                                                     \
		enum { ut_errno = UT_SCHEMA_ERRNO(option) };                  \
		const untrusted_u8 *ut_at = ut_from;                          \
		const untrusted_u8 *const ut_end = ut_from + ut_n;            \
		(void)ctx, (void)ut_into, (void)sizeof(({                     \
			switch (ut_n) {                                       \
				list(UT_ITEM_ALONE)                           \
			}                                                     \
			0;                                                    \
		}));                                                          \
		for (; ut_at != ut_end; ut_at += ut_item.size) {              \
			ut_item = (struct untrusted_item){};                  \
			ut_item.size = step(ut_at, ut_end, &ut_item);         \
			ut_item.at = ut_at;                                   \
			if (ut_unlikely(!ut_item.size))                       \
				UT_ITEM_BAD()                                 \
			if (ut_item.last) {                                   \
				ut_item.at++;                                 \
				while (++ut_at != ut_end)                     \
					if (ut_load_u8(*ut_at))               \
						UT_ITEM_BAD()                 \
				return 0;                                     \
			}                                                     \
			if (ut_item.padding)                                  \
				continue;                                     \
			list(UT_ITEM_LIKELY) list(UT_ITEM_CHECK) other        \
		}                                                             \
		return 0;                                                     \
		UT_EXIT(ut_refuse)                                            \
		if (!ut_whole)                                                \
			return ut_refuse_part(ut_err,                         \
					      UT_WHY(0, UNTRUSTED_RULE_item,  \
						     ut_errno),               \
					      (size_t)(ut_item.at - ut_start) \
						      UT_NAMED(ut_named));    \
		return ut_refuse_cleared(                                     \
			ut_err, UT_WHY(0, UNTRUSTED_RULE_item, ut_errno),     \
			(size_t)(ut_item.at - ut_start),                      \
			(char *)ut_into - ut_inside,                          \
			ut_size UT_NAMED(ut_named));                          \
		UT_EXIT(ut_refused)                                           \
		if (!ut_whole)                                                \
			return ut_refuse_within(ut_err, ut_error, ut_behind,  \
						ut_element);                  \
		return ut_refuse_within_cleared(ut_err, ut_error, ut_behind,  \
						ut_element,                   \
						(char *)ut_into - ut_inside,  \
						ut_size);                     \
	}                                                                     \
	struct ut_tag_items_##schema

/**
 * UNTRUSTED_MESSAGE() - a struct and what follows it, over a reader
 * @schema: name; makes validated_<schema> and <schema>_validate()
 * @wire: the struct that begins the message, packed, for it may lie anywhere
 * @list: macro of the rows: FIELD and CHECK as above, and PART
 * @context: as for UNTRUSTED_SCHEMA()
 * @...: as for UNTRUSTED_SCHEMA()
 *
 *	int <schema>_validate(untrusted_bytes bytes, <context> ctx,
 *			      validated_<schema> *out,
 *			      struct untrusted_error *err);
 *
 * The fields and conditions are judged first, then the parts in the order they
 * stand, and what ITEMS and HOLDS say when every part has its place; then SCAN
 * keeps. Nothing may be left over. On failure @out is cleared; on success the
 * elements of an array
 * past its n are what they were. Bytes are the private message, which @out may
 * point into. Neither sleeps nor allocates; any context. A part is
 * PART(tag, name, rule); behind ONE and READ may stand WHEN(condition):
 *
 * ==================================  ========================================
 * ONE                                 the schema that is the tag
 * REPEAT(count, max)                  count of them, at most max: name.n,
 *                                     name.at[]
 * UNTIL_END(min, max)                 as many as there are, min to max
 * BYTES(n)                            the next n bytes, untrusted_bytes
 * REST                                all that is left
 * TOTAL(n)                            the message is n bytes, from its start:
 *                                     what is behind belongs to nobody. The
 *                                     name is the field that said so
 * ITEMS(n)                            n bytes of records, UNTRUSTED_ITEMS()
 * HOLDS(condition, "what it means")   a condition over what was read so far; the
 *                                     name is the field it blames
 * READ(fn)                            int fn(struct reader *, ctx,
 *                                     validated_<tag> *): 0 or a negative errno
 * SCAN(fn, keep)                      int fn(struct reader *, ctx) judges and passes
 *                                     over; void keep(untrusted_bytes,
 *                                     validated_<tag> *) writes what was passed
 *                                     over, when nothing can refuse any more
 * ==================================  ========================================
 */
#define UNTRUSTED_MESSAGE(schema, wire, list, context, ...)  \
	UT_MESSAGE(schema, wire, list, ut_context_##context, \
		   ut_stable_##context, UT_M_##__VA_ARGS__); \
	struct ut_tag_schema_##schema

#define UT_MESSAGE(schema, wire, list, context, stable, option)                \
	typedef wire ut_wire_##schema;                                         \
	enum { ut_errno_##schema = UT_SCHEMA_ERRNO(option) };                  \
	typedef struct validated_##schema {                                    \
		list(UT_P_MEMBER, UT_P_NOTHING, UT_P_PART_MEMBER)              \
	} validated_##schema;                                                  \
	static __attribute__((__unused__)) int ut_read_##schema(               \
		struct reader *ut_r, context ctx, validated_##schema *ut_out,  \
		struct untrusted_error *ut_err, bool ut_whole)                 \
	{                                                                      \
		const size_t ut_known = sizeof(wire);                          \
		const size_t ut_front = ut_r->off;                             \
		const size_t ut_size = ut_r->end - ut_front;                   \
		enum {                                                         \
			ut_totals = 0 list(UT_P_NOTHING, UT_P_NOTHING,         \
					   UT_P_TOTALS)                        \
		};                                                             \
		const untrusted_u8 *ut_fixed;                                  \
		const char *ut_raw;                                            \
		int ut_late = 0;                                               \
		UT_EXITS;                                                      \
		UT_SCHEMA_LAY(wire, list, UT_P_NOTHING, option);               \
		if (!ut_reader_take(ut_r, sizeof(ut_w), &ut_fixed))            \
			UT_REFUSE_AS(,                                         \
				     UT_WHY(0, UNTRUSTED_RULE_part, ut_errno), \
				     ut_refuse)                                \
		ut_raw = &untrusted_expose(char, ut_fixed);                    \
		(void)ut_raw;                                                  \
		list(UT_P_CHECK, UT_P_CONDITION, UT_P_NOTHING) list(           \
			UT_P_MOVE, UT_P_NOTHING,                               \
			UT_P_NOTHING) list(UT_P_NOTHING, UT_P_NOTHING,         \
					   UT_P_PART) if ((ut_whole ||         \
							   ut_totals) &&       \
							  !reader_done(ut_r))  \
			UT_REFUSE_AS(,                                         \
				     UT_WHY(0, UNTRUSTED_RULE_part, ut_errno), \
				     ut_refuse_there)                          \
				list(UT_P_NOTHING, UT_P_NOTHING,               \
				     UT_P_LATE_PART)                           \
					list(UT_P_NOTHING, UT_P_NOTHING,       \
					     UT_P_LAST_PART) if (ut_totals &&  \
								 !ut_whole)    \
						ut_r->end =                    \
			(ut_u32)(ut_front + ut_size);                          \
		return ut_late;                                                \
		UT_EXIT(ut_refuse_there)                                       \
		ut_behind = ut_r->off - ut_front;                              \
		goto ut_refuse_at;                                             \
		UT_EXIT(ut_refuse)                                             \
		ut_behind = 0;                                                 \
		__asm__ volatile("");                                          \
		UT_EXIT(ut_refuse_at)                                          \
		if (!ut_whole)                                                 \
			return ut_refuse_part(ut_err, ut_why,                  \
					      ut_behind UT_NAMED(ut_named));   \
		return ut_refuse_cleared(ut_err, ut_why, ut_behind, ut_out,    \
					 sizeof(*ut_out) UT_NAMED(ut_named));  \
		UT_EXIT(ut_refused)                                            \
		if (!ut_whole)                                                 \
			return ut_refuse_within(ut_err, ut_error, ut_behind,   \
						ut_element);                   \
		return ut_refuse_within_cleared(ut_err, ut_error, ut_behind,   \
						ut_element, ut_out,            \
						sizeof(*ut_out));              \
	}                                                                      \
	ut_inline ut_must_check int schema##_validate(                         \
		untrusted_bytes bytes, context ctx, validated_##schema *out,   \
		struct untrusted_error *err)                                   \
	{                                                                      \
		struct reader r = { bytes.ptr, 0, (ut_u32)bytes.len };         \
		stable(ctx);                                                   \
		if (ut_unlikely(!ut_holds(bytes.len, sizeof(wire))))           \
			return ut_refuse_cleared(                              \
				err,                                           \
				UT_WHY(0, UNTRUSTED_RULE_part,                 \
				       UT_SCHEMA_ERRNO(option)),               \
				0, out, sizeof(*out) UT_NAMED(""));            \
		return ut_read_##schema(&r, ctx, out, err, true);              \
	}                                                                      \
	struct ut_tag_message_##schema

#endif /* UNTRUSTED_SCHEMA_H */
