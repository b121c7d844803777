/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_VALIDATE_H
#define UNTRUSTED_VALIDATE_H

/**
 * DOC: validate.h, the one exit
 *
 * Law 2: only validation turns untrusted into plain. Each verb names what it
 * demands; it answers 0 and the value, or a negative errno and an output that
 * is untouched. The result cannot be dropped::
 *
 *	validate_index(u32, slot, 16, &i);
 *	return table[i];			// !! BUG: i is unset when the
 *						// check failed; -Wunused-result
 *	ret = validate_index(u32, slot, 16, &i);
 *	if (ret)				// the fix
 *		return ret;
 *
 * A reviewer reads ``git grep -n 'validate_\|untrusted_at\|untrusted_bypass'``
 * and has seen every trust decision of a program.
 *
 * A call names the tag first, then the untrusted value, then what is allowed,
 * then the output, which has exactly the tag's native type: a bound that the
 * type cannot hold, or a lower bound above the upper, does not compile. Every
 * argument is evaluated once. All verbs may be called in any context, neither
 * sleep nor allocate, and write nothing when they fail.
 *
 * Three forms beside the plain one take a verb by name (range, min, max, flags,
 * zero, equal, one_of, bool, enum): validate_ref() gives a view of a private
 * buffer and copies nothing, validate_in_place() makes such a buffer plain and
 * writable, validate_each() goes over an array. validate_field() validates a
 * member of a struct and, on failure, says which.
 *
 * What no verb promises: that the rule is the right one.
 */

#include <untrusted/untrusted.h>

/* x if it is a constant expression, else otherwise; x is not evaluated */
#define UT_IS_CONST(x)                                                 \
	_Generic((8 ? ((void *)((long)(x)*0l)) : (int *)0), int * : 1, \
		 default : 0)
#define UT_CONST(x, otherwise) \
	__builtin_choose_expr(UT_IS_CONST(x), (x), (otherwise))

/* "not (x > 0 or x == 0)": an unsigned x gives no -Wtype-limits this way */
#define UT_NEGATIVE(x) (!((x) > 0 || (x) == 0))
#define UT_HOLDS(type, x)                                                      \
	(UT_NEGATIVE(UT_CONST(x, 0)) == UT_NEGATIVE((type)(UT_CONST(x, 0))) && \
	 (ut_u64)(type)(UT_CONST(x, 0)) == (ut_u64)(UT_CONST(x, 0)))
/* as a signed number: comparing an unsigned 0 gives a -Wtype-limits */
#define UT_ORDER(type, x)                          \
	((ut_s64)((ut_u64)(type)(UT_CONST(x, 0)) ^ \
		  (UT_NEGATIVE((type)-1) ? 0 : 1ULL << 63)))
#define UT_ORDERED(type, lo, hi)                  \
	(!(UT_IS_CONST(lo) && UT_IS_CONST(hi)) || \
	 UT_ORDER(type, lo) <= UT_ORDER(type, hi))

/* Of the value: clang's typeof of an _Atomic int is one, and no int. */
#define UT_TYPE_OF_VALUE(x) __typeof__(((void)0, (x)))

/* A constant that the type holds, or a value of a type it holds wholly. */
#define UT_REQUIRE_HOLDS(verb, tag, x)                                      \
	UT_REQUIRE(                                                         \
		UT_IS_CONST(x) ?                                            \
			UT_HOLDS(ut_native_##tag, x) :                      \
			UT_HOLDS_ALL(ut_native_##tag, UT_TYPE_OF_VALUE(x)), \
		verb                                                        \
		": " #x " is no value of " #tag ", or its type has "        \
		"others too; untrusted_widen() the value, or cast the bound")
#define UT_HOLDS_ALL(type, t)                    \
	(UT_IS_SIGNED(type) == UT_IS_SIGNED(t) ? \
		 sizeof(t) <= sizeof(type) :     \
		 UT_IS_SIGNED(type) && sizeof(t) < sizeof(type))

/* Which of the functions below serves a native type. */
#define UT_BY_TYPE(verb, type)                           \
	_Generic((type)0, char                           \
		 : ut_##verb##_char, signed char         \
		 : ut_##verb##_schar, unsigned char      \
		 : ut_##verb##_uchar, short              \
		 : ut_##verb##_short, unsigned short     \
		 : ut_##verb##_ushort, int               \
		 : ut_##verb##_int, unsigned int         \
		 : ut_##verb##_uint, long                \
		 : ut_##verb##_long, unsigned long       \
		 : ut_##verb##_ulong, long long          \
		 : ut_##verb##_llong, unsigned long long \
		 : ut_##verb##_ullong)

/* The bits of a set, not its sign: 1 << 31 is a bit, and an int. */
#define UT_SET_OF(set) ((ut_u64)(set) & ~0ull >> (64 - 8 * sizeof((set) + 0)))

typedef unsigned char ut_uchar;
typedef unsigned short ut_ushort;
typedef unsigned int ut_uint;
typedef unsigned long ut_ulong;
typedef unsigned long long ut_ullong;

#define UT_POWER_OF_TWO(n) (__builtin_constant_p(n) && (n) && !((n) & ((n)-1)))

/*
 * i < n holds on the path that runs; this makes it hold on the path that is only
 * speculated. A constant power of two needs one "and", once the compiler has
 * forgotten that the bound was tested.
 */
ut_inline size_t ut_masked(size_t i, size_t n)
{
	if (UT_POWER_OF_TWO(n)) {
		ut_hide(i);
		return i & (n - 1);
	}
	return i & ut_below_mask(i, n);
}

ut_cold void ut_refuse_element(struct untrusted_error *err,
			       enum untrusted_rule rule, size_t element,
			       size_t width)
{
	if (err && !err->error)
		err->element = element;
	untrusted_refuse(err, -EINVAL, rule, "", element * width);
}

/*
 * One predicate: the test, and the plain, viewing, settling and element-wise forms
 * around it.
 *
 * known: what a compiler cannot see in condition although it follows from it.
 * distance, farthest: the condition as one comparison of unsigned values, for
 * elements of one byte, where a vector has a maximum.
 *
 * The element-wise form goes by blocks without a branch inside, so that they
 * become vectors; the accumulator is as wide as an element, for the same reason.
 */
#define UT_PREDICATE(verb, name, type, utype, params, args, condition, known, \
		     distance, farthest)                                      \
	ut_inline bool ut_is_##verb##_##name(type v UT_AND params)            \
	{                                                                     \
		return condition;                                             \
	}                                                                     \
	ut_inline ut_must_check int ut_check_##verb##_##name(                 \
		type v UT_AND params, type *out)                              \
	{                                                                     \
		if (!ut_is_##verb##_##name(v UT_AND args))                    \
			return -EINVAL;                                       \
		ut_known(known);                                              \
		*out = v;                                                     \
		return 0;                                                     \
	}                                                                     \
	ut_inline ut_must_check int ut_view_##verb##_##name(                  \
		type v, const void *at, const type **out UT_AND params)       \
	{                                                                     \
		if (!ut_is_##verb##_##name(v UT_AND args))                    \
			return -EINVAL;                                       \
		*out = &untrusted_expose(type, at);                           \
		return 0;                                                     \
	}                                                                     \
	ut_inline ut_must_check int ut_settle_##verb##_##name(                \
		type v, void *at, type **out UT_AND params)                   \
	{                                                                     \
		if (!ut_is_##verb##_##name(v UT_AND args))                    \
			return -EINVAL;                                       \
		*out = ut_expose_writable(type, at);                          \
		**out = v;                                                    \
		return 0;                                                     \
	}                                                                     \
	ut_inline bool ut_block_##verb##_##name(                              \
		const type *block UT_AND params)                              \
	{                                                                     \
		utype worst = 0;                                              \
		ut_unroll for (size_t i = 0;                                  \
			       i != UT_EACH_BLOCK / sizeof(type); i++)        \
		{                                                             \
			const type v = block[i];                              \
			const utype d = (utype)(distance);                    \
			if (sizeof(type) == 1)                                \
				worst = d > worst ? d : worst;                \
			else                                                  \
				worst |= (utype)((condition) ? 0 : -1);       \
		}                                                             \
		return sizeof(type) == 1 ? worst <= (utype)(farthest) :       \
					   !worst;                            \
	}                                                                     \
	ut_inline ut_must_check int ut_each_##verb##_##name(                  \
		struct untrusted_error *err, enum untrusted_rule rule,        \
		const void *at, size_t n, const type **out UT_AND params)     \
	{                                                                     \
		const size_t block = UT_EACH_BLOCK / sizeof(type);            \
		const type *p = &untrusted_expose(type, at);                  \
		size_t done = 0;                                              \
		while (block && n - done >= block &&                          \
		       ut_block_##verb##_##name(p + done UT_AND args))        \
			done += block;                                        \
		for (; done < n; done++) {                                    \
			if (!ut_is_##verb##_##name(p[done] UT_AND args)) {    \
				ut_refuse_element(err, rule, done,            \
						  sizeof(type));              \
				return -EINVAL;                               \
			}                                                     \
		}                                                             \
		*out = p;                                                     \
		return 0;                                                     \
	}
#define UT_AND(...) , ##__VA_ARGS__

#define UT_NO_DISTANCE(condition) ((condition) ? 0 : -1)

/* Constant bounds: one comparison; others: two, which are fewer instructions. */
#define UT_IN_RANGE(v, lo, hi, t)                                \
	(__builtin_constant_p(lo) && __builtin_constant_p(hi) && \
			 (lo) <= (hi) ?                          \
		 (t)((t)(v) - (t)(lo)) <= UT_SPAN(lo, hi, t) :   \
		 ((v) >= (lo) && (v) <= (hi)))
/* masked, or sparse complains of the promotion that the cast undoes */
#define UT_SPAN(lo, hi, t) ((t)(((t)(hi) - (t)(lo)) & (t)-1))

/* An index as the type it came in, or as a size. */
#define UT_INDEX(verb, name, type, utype, wide, result)                    \
	ut_inline ut_must_check int ut_##verb##_##name(                    \
		type v, size_t n, bool n_is_signed, result *out)           \
	{                                                                  \
		size_t i = (size_t)(wide)v;                                \
		if (n_is_signed && (ptrdiff_t)n < 0)                       \
			return -EINVAL;                                    \
		if (sizeof(wide) > sizeof(size_t) || UT_POWER_OF_TWO(n)) { \
			if ((wide)v >= n)                                  \
				return -EINVAL;                            \
			*out = (result)ut_masked(i, n);                    \
			return 0;                                          \
		}                                                          \
		if (!ut_clamp_below(&i, n))                                \
			return -EINVAL;                                    \
		ut_known((type)-1 < (type)1 || !(i & ~(size_t)(utype)-1)); \
		*out = (result)i;                                          \
		return 0;                                                  \
	}

/*
 * wide: unsigned, holds every size_t; a negative v becomes larger than any n.
 * Every refusal is a return of its own: gcc turns a chosen errno into arithmetic
 * and then tests it again.
 */
#define UT_VERBS(name, type, utype, wide)                                      \
	UT_PREDICATE(range, name, type, utype, (type lo, type hi), (lo, hi),   \
		     UT_IN_RANGE(v, lo, hi, ut_difference(utype)),             \
		     v >= lo && v <= hi,                                       \
		     lo <= hi ? (utype)v - (utype)lo : (utype)-1,              \
		     lo <= hi ? (utype)hi - (utype)lo : 0)                     \
	UT_PREDICATE(min, name, type, utype, (type lo), (lo), v >= lo, 1,      \
		     UT_NO_DISTANCE(v >= lo), 0)                               \
	UT_PREDICATE(max, name, type, utype, (type hi), (hi), v <= hi, 1,      \
		     UT_NO_DISTANCE(v <= hi), 0)                               \
	UT_PREDICATE(flags, name, type, utype, (type allowed), (allowed),      \
		     (v & (type)~allowed) == 0, 1,                             \
		     UT_NO_DISTANCE((v & (type)~allowed) == 0), 0)             \
	UT_PREDICATE(zero, name, type, utype, (), (), v == 0, 1,               \
		     UT_NO_DISTANCE(v == 0), 0)                                \
	UT_PREDICATE(equal, name, type, utype, (type expected), (expected),    \
		     v == expected, 1, UT_NO_DISTANCE(v == expected), 0)       \
	UT_PREDICATE(bool, name, type, utype, (), (), (wide)v <= 1, 1,         \
		     UT_NO_DISTANCE((wide)v <= 1), 0)                          \
	UT_PREDICATE(enum, name, type, utype, (type last), (last),             \
		     !UT_NEGATIVE(last) && (wide)v <= (wide)last, 1,           \
		     UT_NO_DISTANCE(!UT_NEGATIVE(last) &&                      \
				    (wide)v <= (wide)last),                    \
		     0)                                                        \
	UT_PREDICATE(one_of, name, type, utype,                                \
		     (const type *table, size_t among), (table, among),        \
		     ut_find_##name(v, table, among) < among, 1,               \
		     UT_NO_DISTANCE(ut_find_##name(v, table, among) < among),  \
		     0)                                                        \
	ut_inline ut_must_check int ut_check_enum_set_##name(                  \
		type v, ut_u64 set, type *out)                                 \
	{                                                                      \
		if ((wide)v > 63)                                              \
			return -EINVAL;                                        \
		if (!(set >> (wide)v & 1))                                     \
			return -EINVAL;                                        \
		*out = v;                                                      \
		return 0;                                                      \
	}                                                                      \
	ut_inline ut_must_check int ut_pick_##name(type v, const type *table,  \
						   size_t n, type *out)        \
	{                                                                      \
		const size_t i = ut_find_##name(v, table, n);                  \
		if (i >= n)                                                    \
			return -EINVAL;                                        \
		*out = table[ut_masked(i, n)];                                 \
		return 0;                                                      \
	}                                                                      \
	UT_INDEX(place, name, type, utype, wide, size_t)                       \
	UT_INDEX(index, name, type, utype, wide, type)                         \
	ut_inline ut_must_check int ut_range_masked_##name(type v, type lo,    \
							   type hi, type *out) \
	{                                                                      \
		const utype span = (utype)((utype)hi - (utype)lo);             \
		size_t i = (size_t)(utype)((utype)v - (utype)lo);              \
		if (!ut_clamp_below(&i, lo <= hi ? (size_t)span + 1 : 0))      \
			return -EINVAL;                                        \
		ut_known(i <= span);                                           \
		i += (size_t)lo;                                               \
		ut_known((type)i >= lo && (type)i <= hi);                      \
		*out = (type)i;                                                \
		return 0;                                                      \
	}                                                                      \
	ut_inline ut_must_check int ut_size_##name(type count, type each,      \
						   type max, type *out)        \
	{                                                                      \
		type bytes;                                                    \
		if (__builtin_constant_p(each) && __builtin_constant_p(max) && \
		    each) {                                                    \
			if (count > max / each)                                \
				return count > (type)-1 / each ? -EOVERFLOW :  \
								 -E2BIG;       \
			*out = (type)(count * each);                           \
			return 0;                                              \
		}                                                              \
		if (__builtin_mul_overflow(count, each, &bytes))               \
			return -EOVERFLOW;                                     \
		if (bytes > max)                                               \
			return -E2BIG;                                         \
		*out = bytes;                                                  \
		return 0;                                                      \
	}                                                                      \
	ut_inline ut_must_check int ut_sub_##name(                             \
		type off, type len, size_t left, bool left_is_signed,          \
		type *off_out, type *len_out)                                  \
	{                                                                      \
		size_t at = (size_t)off, n = (size_t)len;                      \
		if (left_is_signed && (ptrdiff_t)left < 0)                     \
			return -EINVAL;                                        \
		if (sizeof(type) < sizeof(size_t)) {                           \
			if (!ut_clamp_sum(&at, &n, left))                      \
				return -EINVAL;                                \
		} else {                                                       \
			if (!ut_clamp_from(&at, &left))                        \
				return -EINVAL;                                \
			if (!ut_clamp_from(&n, &left))                         \
				return -EINVAL;                                \
		}                                                              \
		ut_known(!(at & ~(size_t)(utype)-1));                          \
		ut_known(!(n & ~(size_t)(utype)-1));                           \
		*off_out = (type)at;                                           \
		*len_out = (type)n;                                            \
		return 0;                                                      \
	}                                                                      \
	ut_inline type ut_or_##name(type v, type lo, type hi, type fallback)   \
	{                                                                      \
		return v >= lo && v <= hi ? v : fallback;                      \
	}

#define UT_FIND(name, type)                                                  \
	ut_inline size_t ut_find_##name(type v, const type *table, size_t n) \
	{                                                                    \
		size_t i = 0;                                                \
		if ((ptrdiff_t)n < 0)                                        \
			return n;                                            \
		while (i < n && table[i] != v)                               \
			i++;                                                 \
		return i;                                                    \
	}

#define UT_TYPE(name, type, utype, wide) \
	UT_FIND(name, type)              \
	UT_VERBS(name, type, utype, wide)

UT_TYPE(char, char, ut_uchar, size_t)
UT_TYPE(schar, signed char, ut_uchar, size_t)
UT_TYPE(uchar, unsigned char, ut_uchar, size_t)
UT_TYPE(short, short, ut_ushort, size_t)
UT_TYPE(ushort, unsigned short, ut_ushort, size_t)
UT_TYPE(int, int, ut_uint, size_t)
UT_TYPE(uint, unsigned int, ut_uint, size_t)
UT_TYPE(long, long, ut_ulong, size_t)
UT_TYPE(ulong, unsigned long, ut_ulong, size_t)
UT_TYPE(llong, long long, ut_ullong, unsigned long long)
UT_TYPE(ullong, unsigned long long, ut_ullong, unsigned long long)

/* A macro's result is must-check only if it comes out of a function. */
ut_inline ut_must_check int ut_checked(int ret)
{
	return ret;
}

#define UT_REQUIRE_OUT(tag, out)                                 \
	UT_REQUIRE(UT_SAME(__typeof__(*(out)), ut_native_##tag), \
		   "the output " #out " has not the native type of " #tag)

#define UT_REQUIRE_UNSIGNED(verb, tag)             \
	UT_REQUIRE(!UT_IS_SIGNED(ut_native_##tag), \
		   verb ": " #tag " is signed; receive an unsigned tag")

/**
 * validate_range() - a value from @lo to @hi
 * @tag: tag of @u
 * @u: the untrusted value
 * @lo: least value allowed
 * @hi: greatest value allowed, inclusive
 * @out: where the value goes, pointer to the tag's native type
 *
 * Return: 0, or -EINVAL.
 */
#define validate_range(tag, u, lo, hi, out)                                 \
	(UT_REQUIRE_OUT(tag, out),                                          \
	 UT_REQUIRE_HOLDS("validate_range", tag, lo),                       \
	 UT_REQUIRE_HOLDS("validate_range", tag, hi),                       \
	 UT_REQUIRE(UT_ORDERED(ut_native_##tag, lo, hi),                    \
		    "validate_range: no value is from " #lo " to " #hi      \
		    "; swap the bounds"),                                   \
	 UT_BY_TYPE(check_range, ut_native_##tag)(ut_load_##tag(u), lo, hi, \
						  out))

/**
 * validate_range_masked() - a value from @lo to @hi that will address memory
 * @tag: tag of @u
 * @u: the untrusted value
 * @lo: least value allowed
 * @hi: greatest value allowed, inclusive, less than LONG_MAX above @lo
 * @out: where the value goes, masked: from @lo to @hi under speculation too
 *
 * Return: 0, or -EINVAL.
 */
#define validate_range_masked(tag, u, lo, hi, out)                                       \
	(UT_REQUIRE_OUT(tag, out),                                                       \
	 UT_REQUIRE_HOLDS("validate_range_masked", tag, lo),                             \
	 UT_REQUIRE_HOLDS("validate_range_masked", tag, hi),                             \
	 UT_REQUIRE(                                                                     \
		 sizeof(ut_native_##tag) <= sizeof(size_t),                              \
		 "validate_range_masked: " #tag                                          \
		 " is wider than an address here; validate_max() it into a size first"), \
	 UT_REQUIRE(UT_ORDERED(ut_native_##tag, lo, hi),                                 \
		    "validate_range_masked: no value is from " #lo " to " #hi            \
		    "; swap the bounds"),                                                \
	 UT_BY_TYPE(range_masked, ut_native_##tag)(ut_load_##tag(u), lo, hi,             \
						   out))

/**
 * validate_min() - a value of @lo or more
 * @tag: tag of @u
 * @u: the untrusted value
 * @lo: least value allowed
 * @out: where the value goes, pointer to the tag's native type
 *
 * Return: 0, or -EINVAL.
 */
#define validate_min(tag, u, lo, out)                                         \
	(UT_REQUIRE_OUT(tag, out), UT_REQUIRE_HOLDS("validate_min", tag, lo), \
	 UT_BY_TYPE(check_min, ut_native_##tag)(ut_load_##tag(u), lo, out))

/**
 * validate_max() - a value of @hi or less
 * @tag: tag of @u
 * @u: the untrusted value
 * @hi: greatest value allowed, inclusive
 * @out: where the value goes, pointer to the tag's native type
 *
 * A signed tag may be negative: validate_range() says both ends.
 *
 * Return: 0, or -EINVAL.
 */
#define validate_max(tag, u, hi, out)                                         \
	(UT_REQUIRE_OUT(tag, out), UT_REQUIRE_HOLDS("validate_max", tag, hi), \
	 UT_BY_TYPE(check_max, ut_native_##tag)(ut_load_##tag(u), hi, out))

/**
 * validate_flags() - no bit set that is not known
 * @tag: unsigned tag of @u
 * @u: the untrusted value
 * @known: every bit a caller may set
 * @out: where the value goes, pointer to the tag's native type
 *
 * Return: 0, or -EINVAL.
 */
#define validate_flags(tag, u, known, out)                                     \
	(UT_REQUIRE_OUT(tag, out), UT_REQUIRE_UNSIGNED("validate_flags", tag), \
	 UT_REQUIRE_HOLDS("validate_flags", tag, known),                       \
	 UT_BY_TYPE(check_flags, ut_native_##tag)(ut_load_##tag(u), known,     \
						  out))

/**
 * validate_zero() - reserved for the future, so zero today
 * @tag: tag of @u
 * @u: the untrusted value
 *
 * Return: 0, or -EINVAL.
 */
#define validate_zero(tag, u)                                               \
	ut_checked(UT_BY_TYPE(is_zero, ut_native_##tag)(ut_load_##tag(u)) ? \
			   0 :                                              \
			   -EINVAL)

/**
 * validate_equal() - the one value that is right: a magic, a version
 * @tag: tag of @u
 * @u: the untrusted value
 * @expected: the value
 *
 * Return: 0, or -EINVAL.
 */
#define validate_equal(tag, u, expected)                                    \
	(UT_REQUIRE_HOLDS("validate_equal", tag, expected),                 \
	 ut_checked(UT_BY_TYPE(is_equal, ut_native_##tag)(ut_load_##tag(u), \
							  expected) ?       \
			    0 :                                             \
			    -EINVAL))

/**
 * validate_one_of() - one of the values of a table
 * @tag: tag of @u
 * @u: the untrusted value
 * @table: pointer to const of the tag's native type
 * @n: elements of @table, 0 to LONG_MAX
 * @out: receives the table's element, not the caller's bits; its index was
 *	masked against speculation
 *
 * Return: 0, or -EINVAL.
 */
#define validate_one_of(tag, u, table, n, out) \
	(UT_REQUIRE_OUT(tag, out),             \
	 UT_BY_TYPE(pick, ut_native_##tag)(ut_load_##tag(u), table, n, out))

/**
 * validate_bool() - 0 or 1
 * @tag: tag of @u
 * @u: the untrusted value
 * @out: where it goes, pointer to bool
 *
 * Return: 0, or -EINVAL.
 */
#define validate_bool(tag, u, out)                                            \
	UT_BOOL(UT_UNIQUE(ut_value), UT_BY_TYPE(check_bool, ut_native_##tag), \
		ut_native_##tag, ut_load_##tag(u), out)
#define UT_BOOL(value, check, native, u, out)                              \
	ut_checked(({                                                      \
		__typeof__(*(out)) *const UT_PASTE(value, _to) = (out);    \
		native value;                                              \
		const int UT_PASTE(value, _ret) = check(u, &value);        \
		_Static_assert(UT_SAME(__typeof__(*(out)), _Bool),         \
			       "validate_bool: the output is not a bool"); \
		if (!UT_PASTE(value, _ret))                                \
			*UT_PASTE(value, _to) = value != 0;                \
		UT_PASTE(value, _ret);                                     \
	}))

/**
 * validate_enum() - an enumerator from 0 to @last
 * @tag: tag of @u
 * @u: the untrusted value
 * @last: greatest enumerator; every value from 0 to it is one, and below 0 there is
 *	none. Where it is no constant, the output must be as wide as the tag. For an
 *	enum with gaps use validate_enum_set()
 * @out: where it goes, pointer to the enum
 *
 * Return: 0, or -EINVAL.
 */
#define validate_enum(tag, u, last, out)                                       \
	(UT_REQUIRE_HOLDS("validate_enum", tag, last),                         \
	 UT_REQUIRE(!UT_NEGATIVE(UT_CONST(last, 0)) &&                         \
			    UT_HOLDS(__typeof__(*(out)), last) &&              \
			    (UT_IS_CONST(last) ||                              \
			     sizeof(*(out)) >= sizeof(ut_native_##tag)) &&     \
			    !UT_SAME(__typeof__(*(out)), _Bool),               \
		    "validate_enum: the output cannot hold 0 to " #last),      \
	 UT_ENUM(UT_UNIQUE(ut_value), UT_BY_TYPE(check_enum, ut_native_##tag), \
		 ut_native_##tag, ut_load_##tag(u), last, out))
#define UT_ENUM(value, check, native, u, last, out)                        \
	ut_checked(({                                                      \
		__typeof__(*(out)) *const UT_PASTE(value, _to) = (out);    \
		native value;                                              \
		const int UT_PASTE(value, _ret) = check(u, last, &value);  \
		if (!UT_PASTE(value, _ret))                                \
			*UT_PASTE(value, _to) = (__typeof__(*(out)))value; \
		UT_PASTE(value, _ret);                                     \
	}))

/**
 * validate_enum_set() - one of some enumerators below 64
 * @tag: tag of @u
 * @u: the untrusted value
 * @set: 64 bits; bit n set allows the value n
 * @out: where it goes, pointer to the enum
 *
 * Return: 0, or -EINVAL.
 */
#define validate_enum_set(tag, u, set, out)                                    \
	(UT_REQUIRE(!UT_SAME(__typeof__(*(out)), _Bool),                       \
		    "validate_enum_set: the output is a bool; use "            \
		    "validate_bool()"),                                        \
	 UT_ENUM(UT_UNIQUE(ut_value),                                          \
		 UT_BY_TYPE(check_enum_set, ut_native_##tag), ut_native_##tag, \
		 ut_load_##tag(u), UT_SET_OF(set), out))

/**
 * validate_index() - an index below @n
 * @tag: tag of @u
 * @u: the untrusted value
 * @n: number of elements, 0 to LONG_MAX; below no negative number is an index
 * @out: where it goes, masked: below @n under speculation too; pointer to the
 *	tag's native type
 *
 * Return: 0, or -EINVAL.
 */
#define validate_index(tag, u, n, out)                                       \
	(UT_REQUIRE_OUT(tag, out),                                           \
	 UT_REQUIRE(!UT_NEGATIVE(UT_CONST(n, 1)) && UT_CONST(n, 1) != 0,     \
		    "validate_index: no index is below " #n),                \
	 UT_REQUIRE(UT_IS_CONST(n) || sizeof(n) <= sizeof(size_t),           \
		    "validate_index: " #n " is wider than an address here"), \
	 UT_BY_TYPE(index, ut_native_##tag)(                                 \
		 ut_load_##tag(u), n, UT_IS_SIGNED(UT_TYPE_OF_VALUE(n)), out))

/**
 * untrusted_at() - the element of an array that an untrusted index names
 * @tag: tag of @u
 * @array: a true array (a pointer does not compile): the bound is its own
 * @u: the untrusted index
 * @elem: where a copy of the element goes, pointer to the array's element type
 *
 * Bounds check and speculation mask in one act.
 *
 * Return: 0, or -EINVAL.
 */
#define untrusted_at(tag, array, u, elem)                                     \
	UT_AT(UT_UNIQUE(ut_place), UT_BY_TYPE(place, ut_native_##tag), array, \
	      ut_load_##tag(u), elem)
#define UT_AT(place, check, array, u, elem)                                    \
	ut_checked(({                                                          \
		__typeof__((array)[0]) *const UT_PASTE(place, _from) =         \
			(array);                                               \
		__typeof__(*(elem)) *const UT_PASTE(place, _to) = (elem);      \
		size_t place = 0;                                              \
		const int UT_PASTE(place, _ret) = check(                       \
			u, sizeof(array) / sizeof((array)[0]), false, &place); \
		_Static_assert(!UT_SAME(__typeof__(array),                     \
					__typeof__(&(array)[0])),              \
			       "untrusted_at: not an array; use "              \
			       "validate_index() with its length");            \
		_Static_assert(UT_SAME(__typeof__(*(elem)),                    \
				       __typeof__((array)[0])),                \
			       "untrusted_at: the output has not the array's " \
			       "element type");                                \
		if (!UT_PASTE(place, _ret))                                    \
			*UT_PASTE(place, _to) = UT_PASTE(place, _from)[place]; \
		UT_PASTE(place, _ret);                                         \
	}))

/**
 * validate_size() - bytes of an array whose count came from outside
 * @tag: unsigned tag of @count
 * @count: the untrusted number of elements
 * @elem_size: bytes an element, a plain value
 * @max: bytes allowed, inclusive
 * @out: receives @count * @elem_size, pointer to the tag's native type
 *
 * The product is formed in the tag's type, so that a program answers alike on
 * every machine.
 *
 * Return: 0, -EOVERFLOW if the product does not fit the tag's type, -E2BIG if
 * it is above @max.
 */
#define validate_size(tag, count, elem_size, max, out)                        \
	(UT_REQUIRE_OUT(tag, out), UT_REQUIRE_UNSIGNED("validate_size", tag), \
	 UT_REQUIRE_HOLDS("validate_size", tag, elem_size),                   \
	 UT_REQUIRE_HOLDS("validate_size", tag, max),                         \
	 UT_BY_TYPE(size, ut_native_##tag)(ut_load_##tag(count), elem_size,   \
					   max, out))

/**
 * validate_sub() - a part of something: offset + length inside a total
 * @tag: unsigned tag of @off and @len
 * @off: the untrusted offset
 * @len: the untrusted length
 * @total: size of the whole, in the same unit, any integer type; of a negative
 *	one there is no part
 * @off_out: receives the offset, 0 to @total, masked
 * @len_out: receives the length, 0 to @total - offset, masked
 *
 * Cannot wrap: the two are never added.
 *
 * Return: 0, or -EINVAL.
 */
#define validate_sub(tag, off, len, total, off_out, len_out)                 \
	(UT_REQUIRE_OUT(tag, off_out), UT_REQUIRE_OUT(tag, len_out),         \
	 UT_REQUIRE_UNSIGNED("validate_sub", tag),                           \
	 UT_REQUIRE(sizeof(ut_native_##tag) <= sizeof(size_t),               \
		    "validate_sub: " #tag " is wider than an address here; " \
		    "validate_max() it into a size first"),                  \
	 UT_REQUIRE(UT_IS_CONST(total) ? !UT_NEGATIVE(UT_CONST(total, 0)) :  \
					 sizeof(total) <= sizeof(size_t),    \
		    "validate_sub: " #total " is no number of bytes here"),  \
	 UT_BY_TYPE(sub, ut_native_##tag)(                                   \
		 ut_load_##tag(off), ut_load_##tag(len), total,              \
		 UT_IS_SIGNED(UT_TYPE_OF_VALUE(total)), off_out, len_out))

/**
 * validate_or() - a value from @lo to @hi, or a default
 * @tag: tag of @u
 * @u: the untrusted value
 * @lo: least value taken over
 * @hi: greatest value taken over, inclusive
 * @fallback: the result for every other value
 *
 * For hints and old callers, where refusing helps nobody. Never fails.
 *
 * Return: the value or @fallback.
 */
#define validate_or(tag, u, lo, hi, fallback)                       \
	(UT_REQUIRE_HOLDS("validate_or", tag, lo),                  \
	 UT_REQUIRE_HOLDS("validate_or", tag, hi),                  \
	 UT_REQUIRE_HOLDS("validate_or", tag, fallback),            \
	 UT_REQUIRE(UT_ORDERED(ut_native_##tag, lo, hi),            \
		    "validate_or: no value is from " #lo " to " #hi \
		    "; swap the bounds"),                           \
	 UT_BY_TYPE(or, ut_native_##tag)(ut_load_##tag(u), lo, hi, fallback))

/**
 * validate_any() - every value of the type is meant
 * @tag: tag of @u
 * @u: the untrusted value
 *
 * A sequence number, a cookie, a byte that a switch then sorts. A trust
 * decision like the others: greppable, and wrong for a length or an index.
 *
 * Return: the value.
 */
#define validate_any(tag, u) ut_load_##tag(u)

/* The word test of a class, or NULL: a class without one has a constant 0. */
#define UT_STOP(stop) \
	_Generic((stop), int : (ut_u64(*)(ut_u64))0, default : (stop))
#define UT_ONES 0x0101010101010101ull

ut_inline ut_u64 ut_word(const void *p)
{
	ut_u64 word;

	__builtin_memcpy(&word, p, sizeof(word));
	return word;
}

/* The first byte in memory is the lowest. */
ut_inline ut_u64 ut_text_word(const char *text)
{
	ut_le64 word;

	__builtin_memcpy(&word, text, sizeof(word));
	return ut_swap_le64(word);
}

/*
 * A class that can be asked of eight bytes at once: the high bit of the first
 * byte, in memory order, that ends the text or is outside the class is set, and
 * none before it. Borrows and carries only go to later bytes.
 */
ut_inline ut_u64 ut_stop_any(ut_u64 word)
{
	return (word - UT_ONES) & ~word & UT_ONES * 0x80;
}

ut_inline ut_u64 ut_stop_printable(ut_u64 word)
{
	return ((word - UT_ONES * 0x20) | (word + UT_ONES) | word) &
	       UT_ONES * 0x80;
}

ut_inline ut_must_check int ut_string(const untrusted_char *u, size_t n,
				      size_t least, ut_u64 (*stop)(ut_u64 word),
				      bool (*in_class)(unsigned char c),
				      const char **out)
{
	const char *text = &untrusted_expose(char, u);
	size_t i = 0;

	for (; stop && n - i >= sizeof(ut_u64); i += sizeof(ut_u64)) {
		const ut_u64 found = stop(ut_text_word(text + i));

		if (!found)
			continue;
		i += (unsigned int)__builtin_ctzll(found) / 8;
		if (i < least || (stop != ut_stop_any && text[i]))
			return -EINVAL;
		*out = text;
		return 0;
	}
	while (i < n && text[i] && in_class((unsigned char)text[i]))
		i++;
	if (i >= n || text[i] || i < least)
		return -EINVAL;
	*out = text;
	return 0;
}

/**
 * validate_string() - text that ends inside its buffer
 * @u: pointer to const untrusted_char, the private buffer
 * @n: bytes of the buffer
 * @least: characters it must have, 0 or more; the terminator does not count
 * @class: what every character must be: any, printable, word; or a class made
 *	with UNTRUSTED_CLASS()
 * @out: receives a pointer to const char into the buffer, terminated before its
 *	end
 *
 * Return: 0, or -EINVAL: no terminator, fewer characters than @least, or one
 * outside the class.
 */
#define validate_string(u, n, least, class, out) \
	ut_string(u, n, least, UT_STOP(ut_stop_##class), ut_class_##class, out)
/**
 * UNTRUSTED_CLASS() - a set of characters
 * @name: the word validate_string() takes
 * @condition: true for a character of the set; the character is the
 *	unsigned char c
 */
#define UNTRUSTED_CLASS(name, condition) \
	enum { ut_stop_##name };         \
	UT_CLASS(name, condition)
#define UT_CLASS(name, condition)                       \
	ut_inline bool ut_class_##name(unsigned char c) \
	{                                               \
		return condition;                       \
	}                                               \
	struct ut_tag_class_##name

UT_CLASS(any, c != 0);
UT_CLASS(printable, c >= 0x20 && c <= 0x7e);
UNTRUSTED_CLASS(word, (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			      (c >= '0' && c <= '9') || c == '_' || c == '-');

/*
 * What is reserved is zero nearly always, so nothing is tested before the end. A
 * compiler without vectors makes words of them. The loop has a constant end: every
 * compiler unrolls it, and keeps no address.
 */
ut_inline bool ut_zero_vectors(const ut_u8 *p, size_t n)
{
	typedef ut_u64 ut_vector __attribute__((__vector_size__(16)));
	ut_vector bits, next;
	ut_u64 words[2];

	__builtin_memcpy(&bits, p + n - sizeof(bits), sizeof(bits));
	ut_unroll_all for (size_t i = 0; i + sizeof(next) < n;
			   i += sizeof(next))
	{
		__builtin_memcpy(&next, p + i, sizeof(next));
		bits |= next;
	}
	__builtin_memcpy(words, &bits, sizeof(words));
	return !(words[0] | words[1]);
}

/**
 * validate_zero_bytes() - a run of reserved bytes, all zero
 * @u: pointer to const untrusted_u8, any alignment
 * @n: bytes
 *
 * Return: 0, or -EINVAL.
 */
ut_inline ut_must_check int validate_zero_bytes(const untrusted_u8 *u, size_t n)
{
	const ut_u8 *p = &untrusted_expose(ut_u8, u), *end;
	ut_u64 bits = 0;

	if (n < sizeof(bits)) {
		for (end = p + n; p < end; p++)
			bits |= *p;
	} else if (__builtin_constant_p(n) && n <= 8 * sizeof(bits)) {
		end = p + n;
		ut_unroll for (; p < end - sizeof(bits); p += sizeof(bits))
			bits |= ut_word(p);
		bits |= ut_word(end - sizeof(bits));
	} else if (__builtin_constant_p(n) && n <= UT_VECTORS) {
		return ut_zero_vectors(p, n) ? 0 : -EINVAL;
	} else {
		if ((ptrdiff_t)n < 0)
			return -EINVAL;
		end = p + n;
		for (; p < end - sizeof(bits); p += sizeof(bits))
			if (ut_word(p))
				return -EINVAL;
		if (ut_word(end - sizeof(bits)))
			return -EINVAL;
		return 0;
	}
	if (bits)
		return -EINVAL;
	return 0;
}

/* What the forms by name demand of the bounds, as the verbs themselves do. */
#define UT_BOUNDS_range(tag, lo, hi)                                          \
	UT_REQUIRE_HOLDS("validate_range", tag, lo),                          \
		UT_REQUIRE_HOLDS("validate_range", tag, hi),                  \
		UT_REQUIRE(UT_ORDERED(ut_native_##tag, lo, hi),               \
			   "validate_range: no value is from " #lo " to " #hi \
			   "; swap the bounds")
#define UT_BOUNDS_min(tag, lo) UT_REQUIRE_HOLDS("validate_min", tag, lo)
#define UT_BOUNDS_max(tag, hi) UT_REQUIRE_HOLDS("validate_max", tag, hi)
#define UT_BOUNDS_flags(tag, known) \
	UT_REQUIRE_HOLDS("validate_flags", tag, known)
#define UT_BOUNDS_equal(tag, x) UT_REQUIRE_HOLDS("validate_equal", tag, x)
#define UT_BOUNDS_enum(tag, last) UT_REQUIRE_HOLDS("validate_enum", tag, last)
#define UT_BOUNDS_zero(tag) ((void)0)
#define UT_BOUNDS_bool(tag) ((void)0)
#define UT_BOUNDS_one_of(tag, table, n) ((void)0)

#define UT_REQUIRE_IN_ORDER(form, tag)                                    \
	UT_REQUIRE(ut_native_order_##tag,                                 \
		   form ": " #tag " lies in memory in the sender's byte " \
			"order; validate by value, or in place")

/**
 * validate_ref() - a view of a value that stays where it is
 * @verb: range, min, max, flags, zero, equal, bool, enum or one_of
 * @tag: tag of @u
 * @u: an lvalue in a private buffer, aligned as its type, not read again by
 *	anyone who can still change it
 * @out: receives a pointer to const of the tag's native type, to @u itself
 * @...: what is allowed, as for validate_<verb>()
 *
 * Return: 0, or -EINVAL.
 */
#define validate_ref(verb, tag, u, out, ...)                            \
	(UT_REQUIRE_IN_ORDER("validate_ref", tag),                      \
	 UT_BOUNDS_##verb(tag, ##__VA_ARGS__),                          \
	 UT_REQUIRE(__alignof__(u) >= _Alignof(untrusted_##tag),        \
		    "validate_ref: a view of a packed member would be " \
		    "misaligned; validate by value"),                   \
	 UT_REF(UT_UNIQUE(ut_at), const untrusted_##tag, ut_load_##tag, \
		UT_BY_TYPE(view_##verb, ut_native_##tag), u, out,       \
		##__VA_ARGS__))

/**
 * validate_in_place() - make a value of a private buffer plain, where it is
 * @verb: range, min, max, flags, zero, equal, bool, enum or one_of
 * @tag: tag of @u
 * @u: a writable lvalue in a private buffer, aligned as its type
 * @out: receives a pointer to the tag's native type, to @u itself, now in
 *	native byte order and free to be changed
 * @...: what is allowed, as for validate_<verb>()
 *
 * Return: 0, or -EINVAL and @u as it was.
 */
#define validate_in_place(verb, tag, u, out, ...)                   \
	(UT_BOUNDS_##verb(tag, ##__VA_ARGS__),                      \
	 UT_REQUIRE(__alignof__(u) >= _Alignof(untrusted_##tag),    \
		    "validate_in_place: a packed member would be "  \
		    "misaligned; validate by value"),               \
	 UT_REF(UT_UNIQUE(ut_at), untrusted_##tag, ut_load_##tag,   \
		UT_BY_TYPE(settle_##verb, ut_native_##tag), u, out, \
		##__VA_ARGS__))

#define UT_REF(at, type, load, check, u, out, ...)        \
	ut_checked(({                                     \
		type *const at = &(u);                    \
		check(load(*at), at, out, ##__VA_ARGS__); \
	}))

/**
 * validate_each() - every element of an array
 * @err: error object or NULL; receives the number of the first element refused.
 *	untrusted_report() then names the member that the array came with
 * @verb: range, min, max, flags, zero, equal, bool, enum or one_of
 * @tag: tag of the elements
 * @u: pointer to the first ``untrusted_<tag>`` of a private buffer
 * @n: number of elements
 * @out: receives a pointer to const of the tag's native type, to @u itself
 * @...: what is allowed, as for validate_<verb>()
 *
 * In user space tests blocks of 4096 bytes without a branch inside, so that a
 * compiler makes vectors of them; about 900 bytes of code a use.
 *
 * Return: 0, or -EINVAL.
 */
#define validate_each(err, verb, tag, u, n, out, ...)                         \
	(UT_REQUIRE_IN_ORDER("validate_each", tag),                           \
	 UT_BOUNDS_##verb(tag, ##__VA_ARGS__),                                \
	 UT_REQUIRE(UT_SAME(__typeof__(*(u)), untrusted_##tag),               \
		    "validate_each: the elements are not untrusted_" #tag),   \
	 UT_BY_TYPE(each_##verb, ut_native_##tag)(err, UNTRUSTED_RULE_##verb, \
						  u, n, out, ##__VA_ARGS__))

/*
 * ret is 0 almost always, so the call is out of line. It is ret that is returned,
 * which the compiler knows not to be 0: else it would warn of outputs unset.
 */
ut_inline ut_must_check int ut_reported(int ret, struct untrusted_error *err,
					enum untrusted_rule rule,
					const char *field, size_t offset)
{
	if (ut_unlikely(ret))
		untrusted_refuse(err, ret, rule, field, offset);
	return ret;
}

/**
 * untrusted_report() - note the member that something else refused
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct
 * @member: the member: an address that could not be fetched, say
 * @rule: word of enum untrusted_rule: fetch, put, custom, a verb
 * @ret: 0 or a negative errno, evaluated once; a count of bytes left is neither
 *
 * Return: @ret.
 */
#define untrusted_report(err, tag, member, rule, ret)         \
	ut_reported(ret, err, UNTRUSTED_RULE_##rule, #member, \
		    offsetof(ut_wire_##tag, member))

/**
 * validate_field() - validate a member, and say which one was refused
 * @err: pointer to the error object; NULL if nobody asks, and then not in a chain
 * @tag: tag of the struct
 * @object: pointer to const ``untrusted_<tag>``, private
 * @member: the member
 * @verb: a verb of this header: validate_<verb>(@member_tag, the member, ...)
 * @member_tag: tag of the member
 * @...: the rest of that verb's arguments
 *
 * Chain them by ``||``, which stops at the first refusal; its errno is in @err::
 *
 *	if (validate_field(err, foo, req, slot, index, u32, 16, &slot) ||
 *	    validate_field(err, foo, req, reserved, zero, u32))
 *		return err->error;
 *
 * Return: what the verb returns.
 */
#define validate_field(err, tag, object, member, verb, member_tag, ...)   \
	ut_reported(validate_##verb(member_tag,                           \
				    untrusted_member(tag, object, member, \
						     member_tag),         \
				    ##__VA_ARGS__),                       \
		    err, UNTRUSTED_RULE_##verb, #member,                  \
		    offsetof(ut_wire_##tag, member))

/**
 * validate_field_array() - validate an array member: string, zero_bytes
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct
 * @object: pointer to const ``untrusted_<tag>``, private
 * @member: the array member
 * @verb: validate_<verb>(pointer to the first element, number of elements, ...)
 * @element: tag of the elements
 * @...: the rest of that verb's arguments
 *
 * Return: what the verb returns.
 */
#define validate_field_array(err, tag, object, member, verb, element, ...)   \
	ut_reported(validate_##verb(untrusted_member_array(tag, object,      \
							   member, element), \
				    sizeof(((ut_wire_##tag *)0)->member) /   \
					    sizeof(untrusted_##element),     \
				    ##__VA_ARGS__),                          \
		    err, UNTRUSTED_RULE_##verb, #member,                     \
		    offsetof(ut_wire_##tag, member))

/**
 * UNTRUSTED_CONTEXT() - a trusted object that validators may consult
 * @name: word that UNTRUSTED_KIND() and UNTRUSTED_TRUSTED() take
 * @type: type of the object, usually a pointer to const
 * @lock: the lock that keeps it stable, an expression of the object ctx; every
 *	validator asserts that it is held (lockdep, where there is one)
 */
#define UNTRUSTED_CONTEXT(name, type, lock)       \
	typedef type ut_context_##name;           \
	enum { ut_locked_##name = 1 };            \
	ut_inline void ut_stable_##name(type ctx) \
	{                                         \
		ut_assert_held(lock);             \
	}                                         \
	struct ut_tag_context_##name

/**
 * UNTRUSTED_CONTEXT_FIXED() - a context that needs no lock
 * @name: as for UNTRUSTED_CONTEXT()
 * @type: as for UNTRUSTED_CONTEXT()
 * @reason: string literal: why it never changes under a validator
 */
#define UNTRUSTED_CONTEXT_FIXED(name, type, reason)                          \
	_Static_assert(sizeof("" reason "") > 1,                             \
		       "UNTRUSTED_CONTEXT_FIXED: say why it never changes"); \
	typedef type ut_context_##name;                                      \
	enum { ut_locked_##name = 0 };                                       \
	ut_inline void ut_stable_##name(type ctx)                            \
	{                                                                    \
		(void)ctx;                                                   \
	}                                                                    \
	struct ut_tag_context_##name

UNTRUSTED_CONTEXT_FIXED(none, const void *, "there is none");

#define UT_KIND_BAR \
	ut_barred("made by validate_kind() and read by validated_get() only")

/**
 * UNTRUSTED_KIND() - a newtype for "validated as what"
 * @kind: name; makes the type ``validated_<kind>``, which converts to no other
 * @tag: tag of what it is made from; ``bytes`` for a buffer
 * @context: word of UNTRUSTED_CONTEXT(), or ``none``
 * @check: int check(native value, context): 0, or a negative errno. The only
 *	place where the raw value is seen
 *
 * A month is not a port, and text that is safe in SQL is not safe in HTML.
 */
#define UNTRUSTED_KIND(kind, tag, context, check)                              \
	UT_KIND(kind, untrusted_##tag, ut_native_##tag, ut_context_##context); \
	ut_inline ut_must_check int ut_validate_##kind(                        \
		untrusted_##tag u, ut_context_##context ctx,                   \
		validated_##kind *out)                                         \
	{                                                                      \
		const ut_native_##tag plain = ut_load_##tag(u);                \
		int ret;                                                       \
		ut_stable_##context(ctx);                                      \
		ret = check(plain, ctx);                                       \
		if (!ret)                                                      \
			*(ut_native_##tag *)out = plain;                       \
		return ret;                                                    \
	}                                                                      \
	struct ut_tag_kind_##kind
#define UT_KIND(kind, subject, native, context)                \
	typedef subject ut_subject_##kind;                     \
	typedef native ut_plain_##kind;                        \
	typedef context ut_about_##kind;                       \
	typedef struct {                                       \
		native validated_bits UT_KIND_BAR;             \
	} validated_##kind;                                    \
	ut_inline native ut_get_##kind(validated_##kind value) \
	{                                                      \
		return *(const native *)&value;                \
	}                                                      \
	struct ut_tag_kind_##kind

/**
 * UNTRUSTED_KIND_BOTH() - a kind that is two kinds at once
 * @both: name of the conjunction
 * @a: a kind
 * @b: a kind of the same subject and context
 *
 * One validate_kind() asks both; validated_as() then gives either for free.
 */
#define UNTRUSTED_KIND_BOTH(both, a, b)                                       \
	_Static_assert(UT_SAME(ut_subject_##a, ut_subject_##b) &&             \
			       UT_SAME(ut_about_##a, ut_about_##b),           \
		       "UNTRUSTED_KIND_BOTH: " #a " and " #b " are not made " \
		       "from the same type in the same context");             \
	UT_KIND(both, ut_subject_##a, ut_plain_##a, ut_about_##a);            \
	ut_inline ut_must_check int ut_validate_##both(                       \
		ut_subject_##a u, ut_about_##a ctx, validated_##both *out)    \
	{                                                                     \
		validated_##a first;                                          \
		validated_##b second;                                         \
		int ret = ut_validate_##a(u, ctx, &first);                    \
		if (!ret)                                                     \
			ret = ut_validate_##b(u, ctx, &second);               \
		if (!ret)                                                     \
			*(ut_plain_##a *)out = ut_get_##a(first);             \
		return ret;                                                   \
	}                                                                     \
	ut_inline validated_##a ut_as_##a##_from_##both(validated_##both all) \
	{                                                                     \
		validated_##a one;                                            \
		*(ut_plain_##a *)&one = ut_get_##both(all);                   \
		return one;                                                   \
	}                                                                     \
	ut_inline validated_##b ut_as_##b##_from_##both(validated_##both all) \
	{                                                                     \
		validated_##b one;                                            \
		*(ut_plain_##b *)&one = ut_get_##both(all);                   \
		return one;                                                   \
	}                                                                     \
	struct ut_tag_both_##both

/**
 * validate_kind() - validate as a kind
 * @kind: the kind
 * @u: the untrusted value it is made from
 * @context: the context object it consults, its lock held; NULL for ``none``
 * @out: pointer to ``validated_<kind>``
 *
 * Return: 0, or what the kind's check returns.
 */
#define validate_kind(kind, u, context, out) ut_validate_##kind(u, context, out)

/**
 * validated_get() - the plain value of a kind
 * @kind: the kind
 * @value: a ``validated_<kind>``
 */
#define validated_get(kind, value) ut_get_##kind(value)

/**
 * validated_as() - one kind of a conjunction
 * @kind: the kind wanted
 * @both: the conjunction
 * @value: a ``validated_<both>``
 */
#define validated_as(kind, both, value) ut_as_##kind##_from_##both(value)

/**
 * UNTRUSTED_TRUSTED() - proof that a struct was validated, for functions that
 *	demand it
 * @tag: tag of the struct; makes the type ``trusted_<tag>``, which is never
 *	completed: it cannot be declared, copied or forged by braces, only
 *	pointed to
 * @context: word of UNTRUSTED_CONTEXT(), or ``none``
 * @check: int check(const wire type *, context): 0, or a negative errno
 */
#define UNTRUSTED_TRUSTED(tag, context, check)                       \
	UT_TRUSTED(tag, const untrusted_##tag, ut_context_##context, \
		   ut_stable_##context, check, (void)0)

/**
 * UNTRUSTED_TRUSTED_FILLED() - the same, and defaults for what a caller left
 *	out
 * @tag: as for UNTRUSTED_TRUSTED()
 * @context: as for UNTRUSTED_TRUSTED()
 * @check: as for UNTRUSTED_TRUSTED()
 * @fill: void fill(wire type *, context): runs after @check has accepted, so a
 *	refused object is as it was
 */
#define UNTRUSTED_TRUSTED_FILLED(tag, context, check, fill)    \
	UT_TRUSTED(tag, untrusted_##tag, ut_context_##context, \
		   ut_stable_##context, check,                 \
		   fill(ut_expose_writable(ut_wire_##tag, object), ctx))

#define UT_TRUSTED(tag, type, context, stable, check, fill)                   \
	typedef struct trusted_##tag trusted_##tag;                           \
	ut_inline ut_must_check int ut_trust_##tag(type *object, context ctx, \
						   const trusted_##tag **out) \
	{                                                                     \
		int ret;                                                      \
		stable(ctx);                                                  \
		ret = check(&untrusted_expose(ut_wire_##tag, object), ctx);   \
		if (ret)                                                      \
			return ret;                                           \
		fill;                                                         \
		*out = (const trusted_##tag *)object;                         \
		return 0;                                                     \
	}                                                                     \
	ut_inline const ut_wire_##tag *ut_trusted_##tag(                      \
		const trusted_##tag *proof)                                   \
	{                                                                     \
		return &untrusted_expose(ut_wire_##tag, proof);               \
	}                                                                     \
	struct ut_tag_trusted_##tag

/**
 * validate_trusted() - the validator of UNTRUSTED_TRUSTED()
 * @tag: tag of the struct
 * @object: pointer to a private ``untrusted_<tag>``; const unless FILLED
 * @context: the context object, its lock held; NULL for ``none``
 * @out: receives a pointer to const ``trusted_<tag>``: @object itself, not a
 *	copy, valid as long as it is
 *
 * Return: 0, or what the check returns.
 */
#define validate_trusted(tag, object, context, out) \
	ut_trust_##tag(object, context, out)

/**
 * trusted_get() - read what was validated
 * @tag: tag of the struct
 * @proof: pointer to const ``trusted_<tag>``
 *
 * Return: pointer to const of the wire type.
 */
#define trusted_get(tag, proof) ut_trusted_##tag(proof)

/**
 * untrusted_bypass() - read without validation, with a reason, counted
 * @tag: tag of @u
 * @u: the untrusted value
 * @reason: string literal, not empty: why this needs no validation
 *
 * Every use leaves "file:line: reason" in the section untrusted_bypass of the
 * object; tools/bypasses lists and counts them in programs and modules.
 *
 * Return: the value.
 */
#define untrusted_bypass(tag, u, reason) \
	UT_BYPASS(UT_UNIQUE(ut_bypass), ut_load_##tag(u), reason)
#define UT_BYPASS(record, value, reason)                                  \
	({                                                                \
		_Static_assert(sizeof("" reason "") > 1,                  \
			       "untrusted_bypass: say why this needs no " \
			       "validation");                             \
		static const char record[] ut_record_section = __FILE__   \
			":" UT_STRING(__LINE__) ": " reason;              \
		ut_note_bypass(reason);                                   \
		value;                                                    \
	})

#endif /* UNTRUSTED_VALIDATE_H */
