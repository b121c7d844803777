/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_HEADERS_HOSTILE_H
#define TESTS_HEADERS_HOSTILE_H

/*
 * Names that programs really define, in scope before the library's headers. The
 * first group must not be expanded at all: the words of the verbs, of attributes
 * and of schemas. The second is what the kernel, libc and iso646 make of theirs.
 * The system's own headers come first: they need not survive this.
 */
#include <errno.h>
#include <iso646.h>
#include <linux/openat2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOSTILE hostile hostile 1 +

/* as linux/minmax.h has them: an error where one argument is all they get */
#define MAX(a, b) HOSTILE
#define MIN(a, b) HOSTILE
#define RANGE HOSTILE
#define FLAGS HOSTILE
#define ZERO HOSTILE
#define CHECK HOSTILE
#define FIELD HOSTILE
#define INDEX HOSTILE
#define EQUAL HOSTILE
#define ENUM HOSTILE
#define BOOL HOSTILE
#define SIZE HOSTILE
#define SUB HOSTILE
#define STRING HOSTILE
#define EACH HOSTILE
#define REF HOSTILE
#define TAG HOSTILE
#define TYPE HOSTILE
#define KIND HOSTILE
#define OUT HOSTILE
#define ANY HOSTILE
#define ONE_OF HOSTILE
#define ENUM_SET HOSTILE
#define CLAMPED HOSTILE
#define ALIGNED HOSTILE
#define POWER_OF_TWO HOSTILE
#define CUSTOM HOSTILE
#define BITS HOSTILE
#define OPAQUE HOSTILE
#define USER_BYTES HOSTILE
#define USER_PTR HOSTILE
#define IGNORE HOSTILE
#define OUTPUT HOSTILE
#define BYTES HOSTILE
#define COUNTED HOSTILE
#define NESTED HOSTILE
#define NESTED_EACH HOSTILE
#define NESTED_COUNTED HOSTILE
#define UNION HOSTILE
#define CASE HOSTILE
#define ERRNO HOSTILE
#define SINCE HOSTILE
#define WHEN HOSTILE
#define HOLE HOSTILE
#define PART HOSTILE
#define ONE HOSTILE
#define REPEAT HOSTILE
#define UNTIL_END HOSTILE
#define REST HOSTILE
#define TOTAL HOSTILE
#define ITEMS HOSTILE
#define HOLDS HOSTILE
#define READ HOSTILE
#define ITEM HOSTILE
#define ONCE HOSTILE
#define FLAG HOSTILE
#define RUN HOSTILE
#define MANY HOSTILE
#define MANY_LONGER HOSTILE
#define SKIP HOSTILE
#define REFUSE HOSTILE
#define range HOSTILE
#define flags HOSTILE
#define zero HOSTILE
#define equal HOSTILE
#define one_of HOSTILE
#define string HOSTILE
#define custom HOSTILE
#define fetch HOSTILE
#define none HOSTILE
#define any HOSTILE
#define printable HOSTILE
#define class HOSTILE
#define check HOSTILE
#define tag HOSTILE
#define type HOSTILE
#define kind HOSTILE
#define noinline HOSTILE
#define cold HOSTILE
#define packed HOSTILE
#define always_inline HOSTILE
#define unused HOSTILE
#define used HOSTILE
#define section HOSTILE
#define aligned HOSTILE
#define deprecated HOSTILE
#define unavailable HOSTILE
#define retain HOSTILE
#define warn_unused_result HOSTILE
#define may_alias HOSTILE

#define min(a, b) HOSTILE
#define max(a, b) HOSTILE
#define clamp(a, lo, hi) HOSTILE
#define swap(a, b) HOSTILE
#define likely(x) HOSTILE
#define unlikely(x) HOSTILE
#define barrier() HOSTILE
#define error(...) HOSTILE
#define index strchr
#define ARRAY_SIZE(x) HOSTILE
#define BIT(n) HOSTILE

#endif /* TESTS_HEADERS_HOSTILE_H */
