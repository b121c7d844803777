/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_COMPILER_H
#define UNTRUSTED_COMPILER_H

/**
 * DOC: compiler.h, the only place that asks which compiler, machine or world
 *
 * Everything above this header is the same text for the kernel and for user
 * space, for gcc and for clang. An entry is admitted here only if some compiler
 * we support lacks it or spells it differently; attribute names carry their
 * underscores because plain ones are macros in the kernel or in libc.
 *
 * Names that start with ``ut_`` or ``UT_`` are the library's own. A program
 * that uses one has left the documented interface.
 */

#if defined(__KERNEL__)
#include <linux/types.h>
#include <linux/errno.h>
#include <linux/stddef.h>
#include <linux/string.h>
#include <linux/compiler.h>
#include <linux/lockdep.h>
#include <linux/nospec.h>
#include <linux/version.h>
#include <linux/byteorder/generic.h>
#include <asm/barrier.h>
#include <asm/byteorder.h>
typedef u8 ut_u8;
typedef u16 ut_u16;
typedef u32 ut_u32;
typedef u64 ut_u64;
typedef s8 ut_s8;
typedef s16 ut_s16;
typedef s32 ut_s32;
typedef s64 ut_s64;
typedef __le16 ut_le16;
typedef __le32 ut_le32;
typedef __le64 ut_le64;
typedef __be16 ut_be16;
typedef __be32 ut_be32;
typedef __be64 ut_be64;
#define ut_swap_le16(x) le16_to_cpu(x)
#define ut_swap_le32(x) le32_to_cpu(x)
#define ut_swap_le64(x) le64_to_cpu(x)
#define ut_swap_be16(x) be16_to_cpu(x)
#define ut_swap_be32(x) be32_to_cpu(x)
#define ut_swap_be64(x) be64_to_cpu(x)
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#if __has_include(<errno.h>)
#include <errno.h>
#endif
typedef uint8_t ut_u8;
typedef uint16_t ut_u16;
typedef uint32_t ut_u32;
typedef uint64_t ut_u64;
typedef int8_t ut_s8;
typedef int16_t ut_s16;
typedef int32_t ut_s32;
typedef int64_t ut_s64;
typedef uint16_t ut_le16;
typedef uint32_t ut_le32;
typedef uint64_t ut_le64;
typedef uint16_t ut_be16;
typedef uint32_t ut_be32;
typedef uint64_t ut_be64;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ut_swap_le16(x) (x)
#define ut_swap_le32(x) (x)
#define ut_swap_le64(x) (x)
#define ut_swap_be16(x) __builtin_bswap16(x)
#define ut_swap_be32(x) __builtin_bswap32(x)
#define ut_swap_be64(x) __builtin_bswap64(x)
#else
#define ut_swap_le16(x) __builtin_bswap16(x)
#define ut_swap_le32(x) __builtin_bswap32(x)
#define ut_swap_le64(x) __builtin_bswap64(x)
#define ut_swap_be16(x) (x)
#define ut_swap_be32(x) (x)
#define ut_swap_be64(x) (x)
#endif
#endif

/* Firmware without libc: the numbers of asm-generic/errno.h. */
#ifndef EINVAL
#define EFAULT 14
#define EINVAL 22
#define E2BIG 7
#define EOVERFLOW 75
#endif

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define UT_LITTLE_ENDIAN 1
#else
#define UT_LITTLE_ENDIAN 0
#endif

/*
 * always_inline: a verb that is not inlined takes its subject through memory on
 * five architectures, and ends scalar replacement of a reader.
 */
#define ut_inline static inline __attribute__((__always_inline__, __unused__))
#define ut_must_check __attribute__((__warn_unused_result__))
/*
 * The kernel has its own word for cold: where it wants functions aligned, as arm64's
 * tracer must, and gcc before 14 does not align the cold ones, it means nothing.
 */
#if defined(__KERNEL__)
#define ut_cold static __attribute__((__noinline__, __unused__)) __cold
#else
#define ut_cold static __attribute__((__noinline__, __cold__, __unused__))
#endif
/* not cold: gcc compiles cold functions for size, and a fix-up copies bytes */
#define ut_outline static __attribute__((__noinline__, __unused__))
/*
 * What only some messages reach. Inlined, gcc saves no registers for it on the paths
 * around it; clang does.
 */
#ifdef __clang__
#define ut_beside ut_outline
#else
#define ut_beside static __attribute__((__unused__))
#endif
/* An empty run may begin at NULL, to which C lets nobody add 0. */
#define ut_behind(ptr, n) ((n) ? (ptr) + (n) : (ptr))
#define ut_unlikely(x) __builtin_expect(!!(x), 0)

/*
 * A store through one wrapper and a load through another are two struct types
 * over the same bytes; only the aggregates need to be told so (a scalar wrapper
 * contains the very type that is read).
 */
#define ut_may_alias __attribute__((__may_alias__))

/*
 * Naming the member is an error from gcc 12 and in every clang. Older gcc gets
 * a warning: build with -Werror=deprecated-declarations. sparse knows neither, and
 * untrusted-check has to read what some compiler accepts.
 */
#if defined(__CHECKER__) || defined(__UNTRUSTED_CHECK__)
#define ut_barred(sentence)
#elif __has_attribute(__unavailable__) || defined(__clang__)
#define ut_barred(sentence) __attribute__((__unavailable__(sentence)))
#else
#define ut_barred(sentence) __attribute__((__deprecated__(sentence)))
#endif

/* sparse has its own idea of enums, and cannot tell a struct from an integer. */
#if defined(__CHECKER__)
#define UT_SEES_TYPES 0
#define ut_class_of(object) 0
#else
#define UT_SEES_TYPES 1
#define ut_class_of(object) __builtin_classify_type(object)
#endif

/*
 * -DUNTRUSTED_NO_NAMES: a refusal names its member by offset and rule only, and no
 * name of a member is left in the object.
 */
#if defined(UNTRUSTED_NO_NAMES)
#define UT_NAMED(name)
#define UT_NAME_PARAM
#define UT_NAME_GIVEN ""
#define UT_TEXT(text) ""
#else
#define UT_NAMED(name) , name
#define UT_NAME_PARAM , const char *name
#define UT_NAME_GIVEN name
#define UT_TEXT(text) text
#endif

/* Calls to a function so marked that survive optimisation fail the build. */
#if defined(__CHECKER__)
#define ut_build_error(sentence)
#else
#define ut_build_error(sentence) __attribute__((__error__(sentence)))
#endif

/*
 * One bypass, one record in the object. "retain" keeps it under --gc-sections
 * where the linker knows the flag.
 */
#if __has_attribute(__retain__) && !defined(__KERNEL__)
#define ut_record_section                                                     \
	__attribute__((__used__, __retain__, __section__("untrusted_bypass"), \
		       __aligned__(1)))
#else
#define ut_record_section                                         \
	__attribute__((__used__, __section__("untrusted_bypass"), \
		       __aligned__(1)))
#endif

/* The optimiser may not know where x came from. */
#define ut_hide(x) __asm__("" : "+r"(x))

/**
 * ut_below_mask() - all ones if @index < @size, else zero, speculation included
 * @index: 0 to LONG_MAX
 * @size: 0 to LONG_MAX
 *
 * Source: the idea of the kernel's array_index_mask_nospec(): data flow where
 * the branch predictor sees control flow.
 */
#if defined(__KERNEL__)
#define ut_below_mask(index, size) array_index_mask_nospec(index, size)
#elif defined(__x86_64__) || defined(__i386__)
ut_inline size_t ut_below_mask(size_t index, size_t size)
{
	size_t mask;

	__asm__("cmp %1, %2\n\tsbb %0, %0"
		: "=r"(mask)
		: "re"(size), "r"(index)
		: "cc");
	return mask;
}
#elif defined(__aarch64__)
ut_inline size_t ut_below_mask(size_t index, size_t size)
{
	size_t mask;

	__asm__("cmp %1, %2\n\tsbc %0, xzr, xzr\n\thint #20"
		: "=r"(mask)
		: "r"(index), "r"(size)
		: "cc");
	return mask;
}
#else
ut_inline size_t ut_below_mask(size_t index, size_t size)
{
	ut_hide(index);
	return ~(size_t)((ptrdiff_t)(index | (size - 1 - index)) >>
			 (sizeof(ptrdiff_t) * 8 - 1));
}
#endif

/*
 * One comparison serves the test and the mask; each is right on the path that is
 * only speculated too. All values are from 0 to LONG_MAX unless it says otherwise.
 * Source: conditional moves as a bounds clip, from Intel's and AMD's notes on
 * bounds check bypass.
 *
 * below: is the value below the bound? If not it becomes 0.
 * sum: are two values together at most the total? If not both become 0. They may
 *	be so large only that their sum does not wrap.
 * from: is the value, any, at most what is left, any? Then it is taken from
 *	there; if not it becomes 0 and what is left has no meaning.
 */
#if defined(__x86_64__) || defined(__i386__)
ut_inline bool ut_clamp_below(size_t *value, size_t bound)
{
	bool beyond;

	__asm__("cmp %3, %0\n\tcmovae %2, %0"
		: "+r"(*value), "=@ccae"(beyond)
		: "r"((size_t)0), "re"(bound));
	return !beyond;
}

ut_inline bool ut_clamp_sum(size_t *a, size_t *b, size_t total)
{
	bool beyond;

	__asm__("cmp %4, %3\n\tcmova %5, %0\n\tcmova %5, %1"
		: "+r"(*a), "+r"(*b), "=@cca"(beyond)
		: "r"(*a + *b), "re"(total), "r"((size_t)0));
	return !beyond;
}

ut_inline bool ut_clamp_from(size_t *value, size_t *left)
{
	bool beyond;

	__asm__("sub %0, %1\n\tcmovb %3, %0"
		: "+r"(*value), "+&r"(*left), "=@ccb"(beyond)
		: "r"((size_t)0));
	return !beyond;
}
#else
ut_inline bool ut_clamp_below(size_t *value, size_t bound)
{
	const bool below = *value < bound;

	*value &= ut_below_mask(*value, bound);
	return below;
}

/*
 * All ones if the value is at most the bound, both of any size: the borrow of the
 * subtraction, by logic. Source: Hacker's Delight, section 2-13.
 */
ut_inline size_t ut_upto_mask(size_t value, size_t bound)
{
	ut_hide(value);
	return (((~bound & value) | ((~bound | value) & (bound - value))) >>
		(sizeof(size_t) * 8 - 1)) -
	       1;
}

ut_inline bool ut_clamp_sum(size_t *a, size_t *b, size_t total)
{
	const size_t mask = ut_upto_mask(*a + *b, total);
	const bool inside = *a + *b <= total;

	*a &= mask;
	*b &= mask;
	return inside;
}

ut_inline bool ut_clamp_from(size_t *value, size_t *left)
{
	const bool inside = *value <= *left;

	*value &= ut_upto_mask(*value, *left);
	*left -= *value;
	return inside;
}
#endif

/*
 * The type in which lo <= v <= hi is one comparison of differences: clang
 * extends a narrow difference once more before it compares, gcc a wide one.
 */
#if defined(__clang__)
#define ut_difference(utype) __typeof__(0u + (utype)0)
#else
#define ut_difference(utype) utype
#endif

/* Where there are vectors to fill; a kernel has none. */
#if defined(__KERNEL__)
#define UT_EACH_BLOCK 0
#define ut_unroll
#define UT_VECTORS 0
#define ut_unroll_all
#else
#define UT_EACH_BLOCK 4096
#define ut_unroll _Pragma("GCC unroll 16")
#define UT_VECTORS 512
#define ut_unroll_all _Pragma("GCC unroll 32")
#endif

/* -DUNTRUSTED_DEBUG: what a bounded type promises is tested, and traps. */
#if defined(UNTRUSTED_DEBUG)
#define ut_promise(cond)                  \
	do {                              \
		if (!(cond))              \
			__builtin_trap(); \
	} while (0)
#else
#define ut_promise(cond)                         \
	do {                                     \
		if (!(cond))                     \
			__builtin_unreachable(); \
	} while (0)
#endif

/* What holds by construction; the compiler may use it. */
#define ut_known(cond)                           \
	do {                                     \
		if (!(cond))                     \
			__builtin_unreachable(); \
	} while (0)

/* prove(): only an optimising compiler can show anything. */
#if defined(__OPTIMIZE__)
#define UT_PROVE(cond) ((cond) ? (void)0 : ut_unproven())
#else
#define UT_PROVE(cond) ((cond) ? (void)0 : __builtin_trap())
#endif

/**
 * DOC: what a function is to the checker
 *
 * untrusted_model(row) behind a declaration says what the function does, in the
 * words of a model file without its name: a source, a sink, a validator, an escape::
 *
 *	ssize_t bus_read(void *to, size_t n) untrusted_model("source to=0 size=1");
 *	void seek_to(u32 block) untrusted_model("sink from=0");
 *	int check_len(u32 len) untrusted_model("validates from=0");
 *	void trace(const untrusted_u8 *p) untrusted_model("escape");
 *
 * docs/checker.md lists the words. It is nothing to a compiler. Behind the
 * declaration of a function that is also defined, put it on the declaration.
 */

/*
 * The one way from untrusted to plain. Under the checker it is a call by name,
 * so that a legal exit and a cast around the wrapper look different.
 */
#if defined(__UNTRUSTED_CHECK__)
const void *untrusted_expose_call(const void *untrusted);
#define untrusted_expose(type, pointer) \
	(*(const type *)untrusted_expose_call(pointer))
#define ut_expose_writable(type, pointer) \
	((type *)(size_t)untrusted_expose_call(pointer))
void untrusted_bypass_call(const char *reason);
#define ut_note_bypass(reason) untrusted_bypass_call(reason)
#define untrusted_model(row) \
	__attribute__((__annotate__("untrusted-check: " row)))
#else
#define untrusted_expose(type, pointer) (*(const type *)(pointer))
#define ut_expose_writable(type, pointer) ((type *)(pointer))
#define ut_note_bypass(reason) ((void)0)
#define untrusted_model(row)
#endif

/*
 * Memory that somebody else writes meanwhile: one access each time it is said, which
 * KCSAN knows. Acquire and release are of values that the machine moves at once.
 */
#if defined(__KERNEL__)
#define ut_read_once(x) READ_ONCE(x)
#define ut_write_once(x, value) WRITE_ONCE(x, value)
#define ut_load_acquire(at) smp_load_acquire(at)
#define ut_store_release(at, value) smp_store_release(at, value)
#define ut_data_race(access) data_race(access)

/*
 * A command of io_uring: kernels that have a header of it hand over the submission,
 * older ones the address of the command in it.
 */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 8, 0)
#define UT_URING_HEADER "linux/io_uring/cmd.h"
#define ut_uring_sent(request) ((const void *)(request)->sqe->cmd)
#else
#define UT_URING_HEADER "linux/io_uring.h"
#define ut_uring_sent(request) ((request)->cmd)
#endif
#else
#define ut_read_once(x) (*(const volatile __typeof__(x) *)&(x))
#define ut_write_once(x, value) (*(volatile __typeof__(x) *)&(x) = (value))
#define ut_load_acquire(at) __atomic_load_n(at, __ATOMIC_ACQUIRE)
#define ut_store_release(at, value) \
	__atomic_store_n(at, value, __ATOMIC_RELEASE)
#define ut_data_race(access) (access)
#endif

/* What lies at p is as it is now: nothing is read again to know it. */
#define ut_settle(p) __asm__ volatile("" : : "r"(p) : "memory")

/* To, or from, memory that others write: each byte is moved once. */
ut_inline void ut_copy_shared(void *to, const void *from, size_t n)
{
	if (!n)
		return;
	ut_data_race(__builtin_memcpy(to, from, n));
	ut_settle(to);
}

/* A lock that must be held: what lockdep knows, nothing where there is none. */
#if defined(__KERNEL__)
#define ut_assert_held(lock) lockdep_assert_held(lock)
#else
#define ut_assert_held(lock) ((void)(lock))
#endif

#endif /* UNTRUSTED_COMPILER_H */
