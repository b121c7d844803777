/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_BOUNDED_H
#define UNTRUSTED_BOUNDED_H

/**
 * DOC: bounded.h, an integer with its range in the type
 *
 * A value that was checked forgets it at the next function call::
 *
 *	void show(u32 slot) { use(table[slot]); }	// checked by whom?
 *
 *	BOUNDED_TYPE(slot, u32, 0, 15);
 *	void show(bounded_slot slot) { use(table[bounded_get(slot)]); }
 *
 * Kernel memory starts as zeroes, and memset happens::
 *
 *	BOUNDED_TYPE(port, u16, 1, 1023);
 *	conf = kzalloc(...);
 *	table[bounded_get(conf->port) - 1];	// !! BUG: reads table[-1], if
 *						// the range were believed
 *
 * so a type whose range has no 0 does not build, except with 0 as its "none"
 * (BOUNDED_OPTIONAL), and bounded_get() looks again: an object that was zeroed,
 * overwritten or forged yields the least value of its range, never one outside.
 * Where the compiler saw the first check, it removes the second.
 *
 * Opt-in: BOUNDED_PROMISED lets bounded_get() tell the compiler the range
 * instead of testing it. What that removes is gone for a forged object too, so
 * the range must contain 0, and -DUNTRUSTED_DEBUG makes a broken promise trap.
 *
 * It does not promise that the range is what the program needs.
 */

#include <untrusted/validate.h>

/*
 * A range is kept in the types of arrays without elements: no storage, and
 * sizeof reads it back as a constant expression. They come first, packed, and
 * hold pointers to the arrays whose lengths matter: then gcc still passes the
 * whole in a register (an array of 16 bytes or more, or a misaligned pointer,
 * would put it in memory). 60 bits in pieces of 20, because an array on a 32-bit
 * machine has less than 2^31 elements; the bias makes room for negative bounds.
 * Bounds go from -2^59 to 2^59 - 1.
 */
#define UT_BIAS (1ULL << 59)
#define UT_PIECE(x, n) (((((ut_u64)(x)) + UT_BIAS) >> (20 * (n)) & 0xfffff) + 1)
#define UT_PIECE_OF(b, member) ((ut_u64)(sizeof(**UT_MODEL(b)->member) - 1))
/* Of its type, and an lvalue, which sparse wants of a struct with arrays. */
#define UT_MODEL(b) ((__typeof__(b) *)0)
#define UT_LO(b)                                                           \
	((ut_s64)((UT_PIECE_OF(b, ut_lo0) | UT_PIECE_OF(b, ut_lo1) << 20 | \
		   UT_PIECE_OF(b, ut_lo2) << 40) -                         \
		  UT_BIAS))
#define UT_HI(b)                                                           \
	((ut_s64)((UT_PIECE_OF(b, ut_hi0) | UT_PIECE_OF(b, ut_hi1) << 20 | \
		   UT_PIECE_OF(b, ut_hi2) << 40) -                         \
		  UT_BIAS))

/* What bounded_get() does about a value outside the range. */
enum {
	UT_LOOKS_AGAIN = 1,
	UT_PROMISED = 2,
	UT_OPTIONAL = 3,
};

#define UT_POLICY(b) sizeof(**UT_MODEL(b)->ut_policy)

#define UT_BOUND(member, bound, n) \
	char(*member[0])[UT_PIECE(bound, n)] __attribute__((__packed__))
#define UT_BOUNDED(native, lo, hi, policy)                                    \
	struct {                                                              \
		UT_BOUND(ut_lo0, lo, 0);                                      \
		UT_BOUND(ut_lo1, lo, 1);                                      \
		UT_BOUND(ut_lo2, lo, 2);                                      \
		UT_BOUND(ut_hi0, hi, 0);                                      \
		UT_BOUND(ut_hi1, hi, 1);                                      \
		UT_BOUND(ut_hi2, hi, 2);                                      \
		char (*ut_policy[0])[policy] __attribute__((__packed__));     \
		native(*ut_native[0]) __attribute__((__packed__));            \
		native bounded_bits ut_barred(                                \
			"made by validate_bounded(), read by bounded_get()"); \
	}

#define UT_BOUNDED_TYPE(name, tag, lo, hi, policy)                             \
	_Static_assert(UT_HOLDS(ut_native_##tag, lo) &&                        \
			       UT_HOLDS(ut_native_##tag, hi),                  \
		       "bounded_" #name ": " #tag " does not hold " #lo        \
		       " and " #hi);                                           \
	_Static_assert(UT_FITS_BIAS((ut_s64)(lo)) &&                           \
			       UT_FITS_BIAS((ut_s64)(hi)),                     \
		       "bounded_" #name ": bounds go from -2^59 to 2^59 - 1"); \
	_Static_assert((ut_s64)(lo) <= (ut_s64)(hi),                           \
		       "bounded_" #name ": no value is from " #lo " to " #hi   \
		       "; swap the bounds");                                   \
	typedef UT_BOUNDED(ut_native_##tag, lo, hi, policy) bounded_##name;    \
	_Static_assert(sizeof(bounded_##name) == sizeof(ut_native_##tag),      \
		       "bounded_" #name ": the wrapper changed the layout");   \
	ut_inline bounded_##name ut_bounded_##name(ut_native_##tag plain)      \
	{                                                                      \
		bounded_##name bounded;                                        \
		*(ut_native_##tag *)&bounded = plain;                          \
		return bounded;                                                \
	}                                                                      \
	ut_inline ut_must_check int ut_validate_bounded_##name(                \
		untrusted_##tag u, bounded_##name *out)                        \
	{                                                                      \
		return UT_BY_TYPE(check_range, ut_native_##tag)(               \
			ut_load_##tag(u), lo, hi, (ut_native_##tag *)out);     \
	}                                                                      \
	struct ut_tag_bounded_##name

/**
 * BOUNDED_TYPE() - an integer type of the values from @lo to @hi
 * @name: makes the type ``bounded_<name>``, which converts to no other
 * @tag: integer tag; the type has the size of its native type
 * @lo: least value, a constant, 0 or less
 * @hi: greatest value, a constant, 0 or more
 *
 * Zeroed storage is the value 0. Use at file scope, with a semicolon.
 */
#define BOUNDED_TYPE(name, tag, lo, hi)                                    \
	_Static_assert(                                                    \
		(ut_s64)(lo) <= 0 && (ut_s64)(hi) >= 0,                    \
		"BOUNDED_TYPE(" #name "): zeroed memory would be outside " \
		"the range; use BOUNDED_OPTIONAL(), where 0 means none");  \
	UT_BOUNDED_TYPE(name, tag, lo, hi, UT_LOOKS_AGAIN)

/**
 * BOUNDED_PROMISED() - the same, and the compiler may believe the range
 * @name: as for BOUNDED_TYPE()
 * @tag: as for BOUNDED_TYPE()
 * @lo: as for BOUNDED_TYPE()
 * @hi: as for BOUNDED_TYPE()
 *
 * bounded_get() tests nothing: whoever forges one, or lets another CPU write
 * into one, has undefined behaviour. For values that only validators store.
 * With -DUNTRUSTED_DEBUG it traps instead.
 */
#define BOUNDED_PROMISED(name, tag, lo, hi)                                 \
	_Static_assert(                                                     \
		(ut_s64)(lo) <= 0 && (ut_s64)(hi) >= 0,                     \
		"BOUNDED_PROMISED(" #name "): zeroed memory would break "   \
		"the promise; use BOUNDED_OPTIONAL(), where 0 means none"); \
	UT_BOUNDED_TYPE(name, tag, lo, hi, UT_PROMISED)

/**
 * BOUNDED_OPTIONAL() - a value from @lo to @hi, or none, in the same size
 * @name: as for BOUNDED_TYPE()
 * @tag: as for BOUNDED_TYPE(); must hold a value outside the range
 * @lo: least value, a constant
 * @hi: greatest value, a constant
 *
 * Every value outside the range reads as none. bounded_none() stores 0 where
 * the range has no 0, so that zeroed storage is none; else the value after @hi,
 * and zeroed storage is the value 0.
 */
#define BOUNDED_OPTIONAL(name, tag, lo, hi)                                   \
	enum {                                                                \
		ut_zero_is_none_##name = (ut_s64)(lo) > 0 || (ut_s64)(hi) < 0 \
	};                                                                    \
	_Static_assert(ut_zero_is_none_##name ||                              \
			       UT_HOLDS(ut_native_##tag, (ut_s64)(hi) + 1),   \
		       "BOUNDED_OPTIONAL(" #name "): " #tag                   \
		       " has no value left "                                  \
		       "for none");                                           \
	UT_BOUNDED_TYPE(name, tag, lo, hi, UT_OPTIONAL);                      \
	ut_inline bounded_##name ut_none_##name(void)                         \
	{                                                                     \
		return ut_bounded_##name((ut_native_##tag)(                   \
			ut_zero_is_none_##name ? 0 : (ut_s64)(hi) + 1));      \
	}                                                                     \
	struct ut_tag_optional_##name

/**
 * validate_bounded() - an untrusted value into a bounded type
 * @name: the bounded type, any of the three
 * @u: untrusted value of the tag the type was made with
 * @out: pointer to ``bounded_<name>``
 *
 * Return: 0, or -EINVAL.
 */
#define validate_bounded(name, u, out) ut_validate_bounded_##name(u, out)

/**
 * bounded_const() - a constant of a bounded type
 * @name: the bounded type
 * @value: a constant in its range, else the build fails
 */
#define bounded_const(name, value)                                          \
	(UT_REQUIRE((ut_s64)(value) >= UT_LO(*(bounded_##name *)0) &&       \
			    (ut_s64)(value) <= UT_HI(*(bounded_##name *)0), \
		    "bounded_const: " #value " is outside bounded_" #name), \
	 ut_bounded_##name(value))

/**
 * bounded_none() - none
 * @name: a BOUNDED_OPTIONAL() type
 */
#define bounded_none(name) ut_none_##name()

#define UT_NATIVE(b) __typeof__(**UT_MODEL(b)->ut_native)

/* The bits of a copy, whatever they are. */
#define UT_STORED(copy) (*(const UT_NATIVE(copy) *)&copy)

#define UT_REQUIRE_VALUE(form, b)               \
	UT_REQUIRE(UT_POLICY(b) != UT_OPTIONAL, \
		   form ": it may be none; ask bounded_value() first")

/**
 * bounded_get() - the plain value
 * @b: a bounded value, not an optional one
 *
 * Return: the value; the least of the range if the storage held one outside.
 */
#define bounded_get(b) \
	(UT_REQUIRE_VALUE("bounded_get", b), UT_GET(UT_UNIQUE(ut_bounded), b))
#define UT_GET(copy, b)                                                     \
	({                                                                  \
		const __auto_type copy = (b);                               \
		const UT_NATIVE(copy) UT_PASTE(copy, _v) = UT_STORED(copy); \
		if (UT_POLICY(copy) == UT_PROMISED)                         \
			ut_promise(UT_BY_TYPE(is_range, UT_NATIVE(copy))(   \
				UT_PASTE(copy, _v),                         \
				(UT_NATIVE(copy))UT_LO(copy),               \
				(UT_NATIVE(copy))UT_HI(copy)));             \
		UT_POLICY(copy) == UT_PROMISED ?                            \
			UT_PASTE(copy, _v) :                                \
			UT_BY_TYPE(or, UT_NATIVE(copy))(                    \
				UT_PASTE(copy, _v),                         \
				(UT_NATIVE(copy))UT_LO(copy),               \
				(UT_NATIVE(copy))UT_HI(copy),               \
				(UT_NATIVE(copy))UT_LO(copy));              \
	})

/**
 * bounded_value() - the value of an optional, if there is one
 * @b: a value of a BOUNDED_OPTIONAL() type
 * @out: receives it, pointer to the native type; untouched if there is none
 *
 * Return: whether there is one.
 */
#define bounded_value(b, out) UT_VALUE(UT_UNIQUE(ut_bounded), b, out)
#define UT_VALUE(copy, b, out)                                              \
	ut_asked(({                                                         \
		const __auto_type copy = (b);                               \
		const UT_NATIVE(copy) UT_PASTE(copy, _v) = UT_STORED(copy); \
		UT_BY_TYPE(check_range, UT_NATIVE(copy))                    \
		(UT_PASTE(copy, _v), (UT_NATIVE(copy))UT_LO(copy),          \
		 (UT_NATIVE(copy))UT_HI(copy), out) == 0;                   \
	}))

ut_inline ut_must_check bool ut_asked(bool answer)
{
	return answer;
}

/**
 * bounded_at() - an element of an array, as an lvalue
 * @array: a true array with an element for every value of @b, else the build
 *	fails
 * @b: a bounded value whose range starts at 0 or above
 *
 * Nothing is left to test: the index is masked, so that it lies inside whatever
 * the storage held, under speculation too.
 */
#define bounded_at(array, b)                                                    \
	((array)[UT_REQUIRE(!UT_SAME(__typeof__(array),                         \
				     __typeof__(&(array)[0])),                  \
			    "bounded_at: not an array"),                        \
		 UT_REQUIRE_VALUE("bounded_at", b),                             \
		 UT_REQUIRE(UT_LO(b) >= 0 &&                                    \
				    (ut_u64)UT_HI(b) <                          \
					    sizeof(array) / sizeof((array)[0]), \
			    "bounded_at: the array is shorter than the range"), \
		 UT_PLACE(UT_UNIQUE(ut_bounded), b)])
#define UT_PLACE(copy, b)                                                    \
	({                                                                   \
		const __auto_type copy = (b);                                \
		ut_masked((size_t)UT_STORED(copy), (size_t)UT_HI(copy) + 1); \
	})

/* The narrowest usual type that holds lo to hi. */
#define UT_TYPE_FOR(lo, hi)                                                 \
	__typeof__(__builtin_choose_expr(                                   \
		(lo) >= 0 && (hi) <= 0xffffffffLL, 0u,                      \
		__builtin_choose_expr(                                      \
			(lo) >= 0, 0ull,                                    \
			__builtin_choose_expr((lo) >= -0x80000000LL &&      \
						      (hi) <= 0x7fffffffLL, \
					      0, 0ll))))

#define UT_MOST(a, b) ((a) > (b) ? (a) : (b))

#define UT_FITS_BIAS(x) \
	((x) >= -(ut_s64)UT_BIAS && (x) <= (ut_s64)(UT_BIAS - 1))

#define UT_ARITHMETIC(a, b, x, op, low, high)                                 \
	({                                                                    \
		const __auto_type a = (x);                                    \
		enum {                                                        \
			UT_PASTE(a, _fits) = UT_FITS_BIAS(low) &&             \
					     UT_FITS_BIAS(high)               \
		};                                                            \
		_Static_assert(                                               \
			UT_PASTE(a, _fits),                                   \
			"bounded arithmetic: the result may leave the "       \
			"range a bounded type can have; narrow an operand");  \
		UT_BOUNDED(UT_TYPE_FOR(low, high), low, high, UT_LOOKS_AGAIN) \
		UT_PASTE(a, _r);                                              \
		*(UT_TYPE_FOR(low, high) *)&UT_PASTE(a, _r) =                 \
			(UT_TYPE_FOR(low, high))(                             \
				(ut_s64)UT_GET(UT_PASTE(a, _g), a) op(ut_s64) \
					UT_GET(UT_PASTE(b, _g), b));          \
		UT_PASTE(a, _r);                                              \
	})

/**
 * bounded_add() - a sum that cannot overflow, with the range it can have
 * @x: a bounded value, not an optional one
 * @y: a bounded value, not an optional one
 *
 * Return: a bounded value of no named type; bounded_as() gives it one.
 */
#define bounded_add(x, y) \
	UT_ADD(UT_UNIQUE(ut_bounded), UT_UNIQUE(ut_bounded), x, y)
#define UT_ADD(a, b, x, y)                                      \
	(UT_REQUIRE_VALUE("bounded_add", x),                    \
	 UT_REQUIRE_VALUE("bounded_add", y), ({                 \
		 const __auto_type b = (y);                     \
		 UT_ARITHMETIC(a, b, x, +, UT_LO(a) + UT_LO(b), \
			       UT_HI(a) + UT_HI(b));            \
	 }))

/**
 * bounded_sub() - a difference that cannot wrap, with the range it can have
 * @x: a bounded value, not an optional one
 * @y: a bounded value, not an optional one
 *
 * Return: a bounded value of no named type; bounded_as() gives it one.
 */
#define bounded_sub(x, y) \
	UT_SUBTRACT(UT_UNIQUE(ut_bounded), UT_UNIQUE(ut_bounded), x, y)
#define UT_SUBTRACT(a, b, x, y)                                 \
	(UT_REQUIRE_VALUE("bounded_sub", x),                    \
	 UT_REQUIRE_VALUE("bounded_sub", y), ({                 \
		 const __auto_type b = (y);                     \
		 UT_ARITHMETIC(a, b, x, -, UT_LO(a) - UT_HI(b), \
			       UT_HI(a) - UT_LO(b));            \
	 }))

/**
 * bounded_mul() - a product that cannot overflow, with the range it can have
 * @x: a bounded value, not an optional one, 0 or more
 * @y: a bounded value, not an optional one, 0 or more
 *
 * Return: a bounded value of no named type; bounded_as() gives it one.
 */
#define bounded_mul(x, y) \
	UT_MULTIPLY(UT_UNIQUE(ut_bounded), UT_UNIQUE(ut_bounded), x, y)
#define UT_MULTIPLY(a, b, x, y)                                              \
	(UT_REQUIRE_VALUE("bounded_mul", x),                                 \
	 UT_REQUIRE_VALUE("bounded_mul", y), ({                              \
		 const __auto_type b = (y);                                  \
		 _Static_assert(                                             \
			 UT_LO(x) >= 0 && UT_LO(b) >= 0 &&                   \
				 (UT_HI(b) == 0 ||                           \
				  UT_HI(x) <= (ut_s64)(UT_BIAS - 1) /        \
						      UT_MOST(UT_HI(b), 1)), \
			 "bounded_mul: the result may leave the range a "    \
			 "bounded type can have; narrow an operand");        \
		 UT_ARITHMETIC(a, b, x, *, UT_LO(a) * UT_LO(b),              \
			       UT_HI(a) * UT_HI(b));                         \
	 }))

/**
 * bounded_as() - a bounded value in a wider named type
 * @name: a bounded type whose range contains that of @b, else the build fails
 * @b: a bounded value, not an optional one
 *
 * The way from the result of arithmetic to a member, a parameter, a return.
 */
#define bounded_as(name, b)                                                    \
	(UT_REQUIRE_VALUE("bounded_as", b),                                    \
	 UT_AS(UT_UNIQUE(ut_bounded), name, ut_bounded_##name, bounded_##name, \
	       b))
#define UT_AS(copy, name, make, type, b)                                       \
	({                                                                     \
		const __auto_type copy = (b);                                  \
		_Static_assert(UT_LO(copy) >= UT_LO(*(type *)0) &&             \
				       UT_HI(copy) <= UT_HI(*(type *)0),       \
			       "bounded_as: bounded_" #name                    \
			       " does not hold every value of the operand");   \
		make((UT_NATIVE(*(type *)0))UT_GET(UT_PASTE(copy, _g), copy)); \
	})

/**
 * prove() - fail the build where the optimiser cannot show a condition
 * @cond: a condition over values checked in this function, constant bounds
 *
 * An opt-in assertion, not a check: reliable for a test of one value in the same
 * function on gcc and clang from -O1; bench/range holds the shapes. Without
 * optimisation it tests at run time and traps.
 */
#define prove(cond) UT_PROVE(cond)

ut_build_error("prove: the optimiser cannot show this; validate the value in "
	       "this function, or test it") void ut_unproven(void);

#endif /* UNTRUSTED_BOUNDED_H */
