/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_H
#define UNTRUSTED_H

/**
 * DOC: untrusted.h, the law and the type
 *
 * START HERE. A program that talks to user space, the network, a disk or a
 * device holds numbers an attacker chose. Law 1: such bits may be moved and
 * handed on, and are not used. ``untrusted_u32`` holds a u32 that the compiler
 * will let nobody add, compare, index with, test, print or pass as a length::
 *
 *	struct req { u32 slot; } req;
 *
 *	if (copy_from_user(&req, arg, sizeof(req)))
 *		return -EFAULT;
 *	return table[req.slot];			// !! BUG: nobody asked whether
 *						// slot is below the table's end
 *
 * The same with the type, where the bug does not compile::
 *
 *	untrusted_u32 slot;
 *	u32 value;
 *
 *	ret = user_fetch(u32, &arg, &slot);
 *	if (ret)
 *		return ret;
 *	return table[slot];			// error: array subscript is not
 *						// an integer
 *	ret = untrusted_at(u32, table, slot, &value);	// the fix: the bound is
 *						// the array's own
 *
 * What is allowed without asking anyone: copying, storing, returning, and
 * putting back to where meaning does not matter. Everything else goes through
 * validate.h, the one exit.
 *
 * What the type does not promise: that a validator is right, or that nobody
 * casts around the wrapper. docs/guarantees.md has a row for each way around,
 * and which fence stops it.
 *
 * Only types for which every bit pattern is a value may be wrapped. For _Bool
 * and enums the compiler may assume a legal value and delete the very check; a
 * boolean from outside is a u8 that leaves through validate_bool().
 */

#include <untrusted/compiler.h>

/* Checks that work inside an expression and say what to do. */
#define UT_REQUIRE(cond, sentence)              \
	((void)sizeof(struct {                  \
		int ut_required;                \
		_Static_assert(cond, sentence); \
	}))

#define UT_STRING_(x) #x
#define UT_STRING(x) UT_STRING_(x)
#define UT_PASTE_(a, b) a##b
#define UT_PASTE(a, b) UT_PASTE_(a, b)
#define UT_UNIQUE(name) UT_PASTE(name, __COUNTER__)

#define UT_SAME(a, b) __builtin_types_compatible_p(a, b)

/*
 * An enum is compatible with one integer type and with no other enum. These
 * stand for every integer type an enum can have: an integer type that is
 * compatible with none of them although an enum could be is an enum itself.
 */
enum ut_enum_u32 { UT_ENUM_U32 };
enum ut_enum_s32 { UT_ENUM_S32 = -1 };
enum __attribute__((__packed__)) ut_enum_u8 { UT_ENUM_U8 };
enum __attribute__((__packed__)) ut_enum_s8 { UT_ENUM_S8 = -1 };
enum __attribute__((__packed__)) ut_enum_u16 { UT_ENUM_U16 = 0xffff };
enum __attribute__((__packed__)) ut_enum_s16 { UT_ENUM_S16 = -0x7fff };
enum ut_enum_u64 { UT_ENUM_U64 = 1ULL << 32 };
enum ut_enum_s64 { UT_ENUM_S64 = -(1LL << 32) };

#define UT_ENUM_COULD_BE(t)                                              \
	(UT_SAME(t, enum ut_enum_u32) || UT_SAME(t, enum ut_enum_s32) || \
	 UT_SAME(t, enum ut_enum_u8) || UT_SAME(t, enum ut_enum_s8) ||   \
	 UT_SAME(t, enum ut_enum_u16) || UT_SAME(t, enum ut_enum_s16) || \
	 UT_SAME(t, enum ut_enum_u64) || UT_SAME(t, enum ut_enum_s64))

#define UT_NO_ENUM(t, type) (UT_SAME(t, type) && !UT_ENUM_COULD_BE(type))

#define UT_IS_INTEGER(t)                                                 \
	(!UT_SEES_TYPES || UT_ENUM_COULD_BE(t) || UT_NO_ENUM(t, char) || \
	 UT_NO_ENUM(t, long) || UT_NO_ENUM(t, unsigned long) ||          \
	 UT_NO_ENUM(t, long long) || UT_NO_ENUM(t, unsigned long long))

#define UT_IS_SIGNED(t)                                                     \
	(UT_SAME(t, signed char) || UT_SAME(t, short) || UT_SAME(t, int) || \
	 UT_SAME(t, long) || UT_SAME(t, long long) ||                       \
	 (UT_SAME(t, char) && UT_CHAR_IS_SIGNED))
#define UT_CHAR_IS_SIGNED ((char)-1 < 1)

#define UT_BAR                                                                \
	ut_barred("this value is untrusted: validate it first (validate.h), " \
		  "or hand it on unread")

/*
 * What every tag has: untrusted_<tag>, ut_wire_<tag> (what was sent),
 * ut_native_<tag> (what a validator gives), ut_mark_<tag>(), ut_load_<tag>();
 * ut_native_order_<tag> says whether the two share their byte order;
 * ut_slot_<tag>() is where a source puts one, its type checked; ut_at_<tag>()
 * reads one that lies anywhere in what was exposed.
 */
#define UT_WRAP(tag, wire, native, convert, in_native_order)                  \
	enum { ut_native_order_##tag = in_native_order };                     \
	typedef wire ut_wire_##tag;                                           \
	typedef native ut_native_##tag;                                       \
	typedef struct {                                                      \
		wire untrusted_bits UT_BAR;                                   \
	} untrusted_##tag;                                                    \
	_Static_assert(sizeof(untrusted_##tag) == sizeof(wire) &&             \
			       _Alignof(untrusted_##tag) == _Alignof(wire),   \
		       "untrusted_" #tag ": the wrapper changed the layout"); \
	ut_inline untrusted_##tag ut_mark_##tag(wire value)                   \
	{                                                                     \
		union {                                                       \
			wire plain;                                           \
			untrusted_##tag marked;                               \
		} both = { .plain = value };                                  \
		return both.marked;                                           \
	}                                                                     \
	ut_inline native ut_load_##tag(untrusted_##tag untrusted)             \
	{                                                                     \
		return convert(untrusted_expose(wire, &untrusted));           \
	}                                                                     \
	ut_inline void *ut_slot_##tag(untrusted_##tag *out)                   \
	{                                                                     \
		return out;                                                   \
	}                                                                     \
	ut_inline native ut_at_##tag(const void *at)                          \
	{                                                                     \
		wire sent;                                                    \
		__builtin_memcpy(&sent, at, sizeof(sent));                    \
		return convert(sent);                                         \
	}                                                                     \
	struct ut_tag_##tag

#define ut_as_it_is(x) (x)

/**
 * UNTRUSTED_TYPE() - an integer type for values that came from outside
 * @tag: name; makes the type ``untrusted_<tag>``
 * @type: an integer type of which every bit pattern is a value: not _Bool, not
 *	an enum, not a pointer, each refused at build
 *
 * The wrapper has the size and alignment of @type and costs nothing. Every verb
 * of validate.h takes @tag. Use at file scope, with a semicolon.
 */
#define UNTRUSTED_TYPE(tag, type)                                        \
	_Static_assert(                                                  \
		!UT_SAME(type, _Bool),                                   \
		"UNTRUSTED_TYPE(" #tag "): the compiler may delete a "   \
		"check on _Bool; receive a u8 and use validate_bool()"); \
	_Static_assert(                                                  \
		UT_SAME(type, _Bool) || UT_IS_INTEGER(type),             \
		"UNTRUSTED_TYPE(" #tag "): not an integer type; for an " \
		"enum receive its integer and use validate_enum(), for " \
		"a pointer a u64 and user_slice_at(), for a struct "     \
		"use UNTRUSTED_STRUCT()");                               \
	UT_WRAP(tag, type, type, ut_as_it_is, 1)

/**
 * UNTRUSTED_STRUCT() - a struct that came from outside, as one object
 * @tag: name; makes the type ``untrusted_<tag>``
 * @type: a struct without _Bool, enum, pointer or bit-field members (the
 *	compiler cannot see into it: the author vouches, the checker looks)
 *
 * For a struct that exists, such as one of a uapi header. Its members are
 * reached untrusted by untrusted_member() and validated by validate_field().
 * Use at file scope, with a semicolon.
 */
#define UNTRUSTED_STRUCT(tag, type)                                           \
	typedef type ut_wire_##tag;                                           \
	typedef type ut_native_##tag;                                         \
	typedef struct {                                                      \
		type untrusted_bits UT_BAR;                                   \
	} ut_may_alias untrusted_##tag;                                       \
	_Static_assert(ut_class_of(*(type *)0) ==                             \
			       ut_class_of(*(struct ut_aggregate *)0),        \
		       "UNTRUSTED_STRUCT(" #tag "): not a struct; use "       \
		       "UNTRUSTED_TYPE()");                                   \
	_Static_assert(sizeof(untrusted_##tag) == sizeof(type) &&             \
			       _Alignof(untrusted_##tag) == _Alignof(type),   \
		       "untrusted_" #tag ": the wrapper changed the layout"); \
	ut_inline type ut_load_##tag(untrusted_##tag untrusted)               \
	{                                                                     \
		return untrusted_expose(type, &untrusted);                    \
	}                                                                     \
	ut_inline const type *ut_inside_##tag(const untrusted_##tag *object)  \
	{                                                                     \
		return &untrusted_expose(type, object);                       \
	}                                                                     \
	ut_inline void *ut_slot_##tag(untrusted_##tag *out)                   \
	{                                                                     \
		return out;                                                   \
	}                                                                     \
	ut_inline const void *ut_plain_of_##tag(const type *object)           \
	{                                                                     \
		return object;                                                \
	}                                                                     \
	ut_inline untrusted_##tag ut_mark_##tag(type value)                   \
	{                                                                     \
		union {                                                       \
			type plain;                                           \
			untrusted_##tag marked;                               \
		} both = { .plain = value };                                  \
		return both.marked;                                           \
	}                                                                     \
	struct ut_tag_##tag

/**
 * UNTRUSTED_ARRAY() - an array of fixed length that came from outside, as one
 *	object that can be assigned and returned
 * @tag: name; makes the type ``untrusted_<tag>``
 * @element: integer tag of the elements
 * @n: number of elements, 1 or more
 *
 * Use at file scope, with a semicolon.
 */
#define UNTRUSTED_ARRAY(tag, element, n)                                 \
	typedef struct {                                                 \
		untrusted_##element untrusted_bits[n] UT_BAR;            \
	} ut_may_alias untrusted_##tag;                                  \
	ut_inline const untrusted_##element *ut_elements_##tag(          \
		const untrusted_##tag *array)                            \
	{                                                                \
		return (const untrusted_##element *)(const void *)array; \
	}                                                                \
	ut_inline untrusted_##tag ut_gather_##tag(                       \
		const untrusted_##element(*elements)[n])                 \
	{                                                                \
		untrusted_##tag array;                                   \
		__builtin_memcpy(&array, elements, sizeof(array));       \
		return array;                                            \
	}                                                                \
	_Static_assert(sizeof(untrusted_##tag) ==                        \
			       (n) * sizeof(untrusted_##element),        \
		       "untrusted_" #tag ": the wrapper changed the layout")

/**
 * untrusted_elements() - the elements of a whole-array wrapper, for free
 * @tag: tag of the array
 * @array: pointer to const ``untrusted_<tag>``
 *
 * Return: pointer to its first element, const ``untrusted_<element>``.
 */
#define untrusted_elements(tag, array) ut_elements_##tag(array)

/**
 * untrusted_gather() - the named way back: elements into a whole array
 * @tag: tag of the array
 * @elements: pointer to a true array of as many elements as the tag has; any
 *	other length is refused by the compiler
 *
 * Copies. Return: an ``untrusted_<tag>``.
 */
#define untrusted_gather(tag, elements) ut_gather_##tag(elements)

struct ut_aggregate {
	int member;
};

/* Ready-made tags. */
UNTRUSTED_TYPE(u8, ut_u8);
UNTRUSTED_TYPE(u16, ut_u16);
UNTRUSTED_TYPE(u32, ut_u32);
UNTRUSTED_TYPE(u64, ut_u64);
UNTRUSTED_TYPE(s8, ut_s8);
UNTRUSTED_TYPE(s16, ut_s16);
UNTRUSTED_TYPE(s32, ut_s32);
UNTRUSTED_TYPE(s64, ut_s64);
UNTRUSTED_TYPE(size, size_t);
UNTRUSTED_TYPE(char, char);
UT_WRAP(le16, ut_le16, ut_u16, ut_swap_le16, UT_LITTLE_ENDIAN);
UT_WRAP(le32, ut_le32, ut_u32, ut_swap_le32, UT_LITTLE_ENDIAN);
UT_WRAP(le64, ut_le64, ut_u64, ut_swap_le64, UT_LITTLE_ENDIAN);
UT_WRAP(be16, ut_be16, ut_u16, ut_swap_be16, !UT_LITTLE_ENDIAN);
UT_WRAP(be32, ut_be32, ut_u32, ut_swap_be32, !UT_LITTLE_ENDIAN);
UT_WRAP(be64, ut_be64, ut_u64, ut_swap_be64, !UT_LITTLE_ENDIAN);

/* For what each of them has besides. */
#define UT_READY_MADE(make) \
	make(u8);           \
	make(u16);          \
	make(u32);          \
	make(u64);          \
	make(s8);           \
	make(s16);          \
	make(s32);          \
	make(s64);          \
	make(size);         \
	make(char);         \
	make(le16);         \
	make(le32);         \
	make(le64);         \
	make(be16);         \
	make(be32);         \
	make(be64)

/**
 * struct untrusted_bytes - the slice: bytes that came from outside
 * @ptr: the first byte; the bytes are untrusted
 * @len: bytes; trusted, because the library bound it to a buffer that holds them
 *
 * Tag ``bytes``: UNTRUSTED_KIND() makes kinds from it. There is no validator
 * for bytes without a kind, because bytes can be safe only as something.
 */
typedef struct untrusted_bytes {
	const untrusted_u8 *ptr;
	size_t len;
} untrusted_bytes;

/**
 * struct validated_view - bytes that passed a kind's check
 * @ptr: the first byte
 * @len: bytes
 */
typedef struct validated_view {
	const ut_u8 *ptr;
	size_t len;
} ut_native_bytes;

ut_inline ut_native_bytes ut_load_bytes(untrusted_bytes bytes)
{
	return (ut_native_bytes){ &untrusted_expose(ut_u8, bytes.ptr),
				  bytes.len };
}

/**
 * untrusted_mark() - declare a plain value untrusted
 * @tag: tag of the result
 * @value: of the tag's wire type
 *
 * For what no fetch of the library brings: a register argument, a field of
 * somebody else's struct. The other makers are fetches, and read(2), recv(2) and
 * their like straight into an untrusted object. Any context.
 *
 * Return: an ``untrusted_<tag>``.
 */
#define untrusted_mark(tag, value) ut_mark_##tag(value)

/**
 * untrusted_member() - one member of an untrusted struct, still untrusted
 * @tag: tag of the struct
 * @object: pointer to const ``untrusted_<tag>``, evaluated once
 * @member: member of the wrapped struct
 * @member_tag: integer tag as wide as the member and of its sign; le and be tags
 *	say in which order the member was sent
 *
 * A read of the private object; costs one load. Any context.
 *
 * Return: an ``untrusted_<member_tag>``.
 */
#define untrusted_member(tag, object, member, member_tag)                      \
	(UT_REQUIRE(UT_IS_INTEGER(UT_TYPE_OF(tag, member)),                    \
		    "untrusted_member: " #member " is a _Bool, an enum or a "  \
		    "pointer, of which some bits are no value; make it an "    \
		    "integer"),                                                \
	 UT_REQUIRE(sizeof(UT_TYPE_OF(tag, member)) ==                         \
				    sizeof(ut_wire_##member_tag) &&            \
			    UT_IS_SIGNED(UT_TYPE_OF(tag, member)) ==           \
				    UT_IS_SIGNED(ut_wire_##member_tag),        \
		    "untrusted_member: " #member                               \
		    " is not as wide as " #member_tag ", or not of its sign"), \
	 ut_mark_##member_tag(ut_inside_##tag(object)->member))
#define UT_TYPE_OF(tag, member) __typeof__(((ut_wire_##tag *)0)->member)

/**
 * untrusted_member_array() - an array member of an untrusted struct, unread
 * @tag: tag of the struct
 * @object: pointer to const ``untrusted_<tag>``, evaluated once
 * @member: array member; its element count is ARRAY_SIZE of it
 * @element: integer tag of the elements
 *
 * Nothing is read or copied. Any context.
 *
 * Return: pointer to const ``untrusted_<element>``, inside @object.
 */
#define untrusted_member_array(tag, object, member, element)                 \
	(UT_REQUIRE(!UT_SAME(UT_TYPE_OF(tag, member),                        \
			     __typeof__(&((ut_wire_##tag *)0)->member[0])),  \
		    "untrusted_member_array: " #member                       \
		    " is a pointer, not an "                                 \
		    "array; make it a u64, and fetch what it names"),        \
	 UT_REQUIRE(UT_IS_INTEGER(UT_TYPE_OF(tag, member[0])) &&             \
			    sizeof(UT_TYPE_OF(tag, member[0])) ==            \
				    sizeof(untrusted_##element) &&           \
			    (sizeof(UT_TYPE_OF(tag, member[0])) == 1 ||      \
			     UT_IS_SIGNED(UT_TYPE_OF(tag, member[0])) ==     \
				     UT_IS_SIGNED(ut_wire_##element)) &&     \
			    __alignof__(((ut_wire_##tag *)0)->member) >=     \
				    _Alignof(untrusted_##element),           \
		    "untrusted_member_array: the elements of " #member       \
		    " are not as wide as " #element ", not of its sign, or " \
		    "not aligned"),                                          \
	 (const untrusted_##element *)(const void *)(ut_inside_##tag(object) \
							     ->member))

/**
 * untrusted_widen() - an untrusted value in a wider untrusted type
 * @from: tag of @untrusted
 * @to: tag of the result; holds every value of @from, else the build fails
 * @untrusted: the value
 *
 * Byte order is converted; nothing is validated. Any context.
 *
 * Return: an ``untrusted_<to>``.
 */
#define untrusted_widen(from, to, untrusted)                                    \
	(UT_REQUIRE(ut_native_order_##to &&                                     \
			    (UT_IS_SIGNED(ut_native_##from) ==                  \
					     UT_IS_SIGNED(ut_native_##to) ?     \
				     sizeof(ut_native_##to) >=                  \
					     sizeof(ut_native_##from) :         \
				     UT_IS_SIGNED(ut_native_##to) &&            \
					     sizeof(ut_native_##to) >           \
						     sizeof(ut_native_##from)), \
		    "untrusted_widen: " #to                                     \
		    " does not hold every value of " #from),                    \
	 ut_mark_##to(ut_load_##from(untrusted)))

/**
 * enum untrusted_rule - which rule refused
 * @UNTRUSTED_RULE_none: no rule of the message: the program's own state
 * @UNTRUSTED_RULE_range: validate_range()
 * @UNTRUSTED_RULE_min: validate_min(), or a struct shorter than any version
 * @UNTRUSTED_RULE_max: validate_max(), or a struct longer than a page
 * @UNTRUSTED_RULE_flags: validate_flags()
 * @UNTRUSTED_RULE_zero: validate_zero()
 * @UNTRUSTED_RULE_equal: validate_equal()
 * @UNTRUSTED_RULE_one_of: validate_one_of()
 * @UNTRUSTED_RULE_bool: validate_bool()
 * @UNTRUSTED_RULE_enum: validate_enum()
 * @UNTRUSTED_RULE_index: validate_index(), untrusted_at()
 * @UNTRUSTED_RULE_size: validate_size()
 * @UNTRUSTED_RULE_sub: validate_sub()
 * @UNTRUSTED_RULE_string: validate_string()
 * @UNTRUSTED_RULE_each: an element of an array, by a rule without a number
 * @UNTRUSTED_RULE_custom: a validator of the program's own
 * @UNTRUSTED_RULE_fetch: the address cannot be read
 * @UNTRUSTED_RULE_tail: a newer caller's member that is not zero
 * @UNTRUSTED_RULE_put: the address cannot be written
 * @UNTRUSTED_RULE_aligned: a schema's ALIGNED()
 * @UNTRUSTED_RULE_power_of_two: a schema's POWER_OF_TWO()
 * @UNTRUSTED_RULE_condition: a schema's CHECK(), a message's HOLDS()
 * @UNTRUSTED_RULE_count: more elements than a schema's part has room for, or fewer
 *	than it demands
 * @UNTRUSTED_RULE_part: a message that ends before a part of it, or behind it
 * @UNTRUSTED_RULE_item: a record that is malformed, unknown or sent twice
 * @UNTRUSTED_RULES: no rule, how many there are
 * @UNTRUSTED_RULE_zero_bytes: validate_zero_bytes(); as zero
 * @UNTRUSTED_RULE_enum_set: validate_enum_set(); as enum
 * @UNTRUSTED_RULE_range_masked: validate_range_masked(); as range
 *
 * The numbers are reported to user space by drivers: they never change, new
 * ones come at the end. Each is named after the verb that refuses by it, because
 * validate_field() pastes the verb's name.
 */
enum untrusted_rule {
	UNTRUSTED_RULE_none,
	UNTRUSTED_RULE_range,
	UNTRUSTED_RULE_min,
	UNTRUSTED_RULE_max,
	UNTRUSTED_RULE_flags,
	UNTRUSTED_RULE_zero,
	UNTRUSTED_RULE_equal,
	UNTRUSTED_RULE_one_of,
	UNTRUSTED_RULE_bool,
	UNTRUSTED_RULE_enum,
	UNTRUSTED_RULE_index,
	UNTRUSTED_RULE_size,
	UNTRUSTED_RULE_sub,
	UNTRUSTED_RULE_string,
	UNTRUSTED_RULE_each,
	UNTRUSTED_RULE_custom,
	UNTRUSTED_RULE_fetch,
	UNTRUSTED_RULE_tail,
	UNTRUSTED_RULE_put,
	UNTRUSTED_RULE_aligned,
	UNTRUSTED_RULE_power_of_two,
	UNTRUSTED_RULE_condition,
	UNTRUSTED_RULE_count,
	UNTRUSTED_RULE_part,
	UNTRUSTED_RULE_item,
	UNTRUSTED_RULES,
	UNTRUSTED_RULE_zero_bytes = UNTRUSTED_RULE_zero,
	UNTRUSTED_RULE_enum_set = UNTRUSTED_RULE_enum,
	UNTRUSTED_RULE_range_masked = UNTRUSTED_RULE_range,
};

/**
 * struct untrusted_error - why a message was refused; untouched on success
 * @field: name of the member, a string that lives for ever; "" if none
 * @offset: bytes from the start of the message to the member
 * @element: which element of an array, from 0
 * @rule: which rule refused
 * @error: negative errno
 *
 * Start from UNTRUSTED_NO_ERROR, once for each message; again after a refusal
 * that the program tolerates. The first refusal stays: later ones do not
 * overwrite it, but name the member if it had no name. A schema's validator writes
 * its own.
 */
struct untrusted_error {
	const char *field;
	size_t offset;
	size_t element;
	enum untrusted_rule rule;
	int error;
};

#define UNTRUSTED_NO_ERROR  \
	{                   \
		.field = "" \
	}

/**
 * untrusted_refuse() - note why, and pass the errno on
 * @err: error object, or NULL if nobody asks
 * @error: negative errno; anything else counts as -EINVAL
 * @rule: which rule refused
 * @field: name of the member, a string literal
 * @offset: bytes from the start of the message
 *
 * For custom validators, in tail position: out of line and cold, so that it
 * costs nothing until something fails. Any context.
 *
 * Return: @error.
 */
ut_cold int untrusted_refuse(struct untrusted_error *err, int error,
			     enum untrusted_rule rule, const char *field,
			     size_t offset)
{
	if (error >= 0)
		error = -EINVAL;
	if (err && !err->error) {
		err->rule = rule;
		err->error = error;
	}
	if (err && !err->field[0]) {
		err->field = field;
		err->offset = offset;
	}
	return error;
}

#endif /* UNTRUSTED_H */
