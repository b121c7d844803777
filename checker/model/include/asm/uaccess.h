/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ASM_UACCESS_H
#define UNTRUSTED_CHECK_ASM_UACCESS_H

/**
 * DOC: asm/uaccess.h, as untrusted-check shows it to the compiler
 *
 * Each architecture has its own assembly for one value from or to user space, and
 * nothing in it says which variable is read or written. Here these are calls, found
 * by name like copy_from_user(). Evaluation and conversion are the kernel's: the
 * arguments once, the value through the type that the pointer points to.
 */

#include_next <asm/uaccess.h>

extern int untrusted_check_get_user(void *to, const void __user *from,
				    unsigned long n);
extern int untrusted_check_get_user_unchecked(void *to, const void __user *from,
					      unsigned long n);
extern int untrusted_check_put_user(void __user *to, const void *from,
				    unsigned long n);
extern int untrusted_check_put_user_unchecked(void __user *to, const void *from,
					      unsigned long n);

#undef get_user
#undef __get_user
#undef unsafe_get_user
#undef put_user
#undef __put_user
#undef unsafe_put_user
#undef unsafe_copy_to_user

#define untrusted_check_get(call, x, ptr)                                    \
	({                                                                   \
		__typeof__(*(ptr)) __check_value;                            \
		int __check_result =                                         \
			call((void *)&__check_value, (ptr), sizeof(*(ptr))); \
		(x) = (__force __typeof__(*(ptr)))__check_value;             \
		__check_result;                                              \
	})

#define __get_user(x, ptr) \
	untrusted_check_get(untrusted_check_get_user_unchecked, x, ptr)

#define get_user(x, ptr)                                               \
	({                                                             \
		might_fault();                                         \
		untrusted_check_get(untrusted_check_get_user, x, ptr); \
	})

#define unsafe_get_user(x, ptr, label)                                     \
	do {                                                               \
		if (untrusted_check_get(untrusted_check_get_user, x, ptr)) \
			goto label;                                        \
	} while (0)

#define untrusted_check_put(call, x, ptr)                                  \
	({                                                                 \
		__typeof__(*(ptr)) __check_value = (x);                    \
		call((ptr), (const void *)&__check_value, sizeof(*(ptr))); \
	})

#define __put_user(x, ptr) \
	untrusted_check_put(untrusted_check_put_user_unchecked, x, ptr)

#define put_user(x, ptr)                                               \
	({                                                             \
		might_fault();                                         \
		untrusted_check_put(untrusted_check_put_user, x, ptr); \
	})

#define unsafe_put_user(x, ptr, label)                                 \
	do {                                                           \
		if (untrusted_check_put(untrusted_check_put_user,      \
					(__typeof__(*(ptr)))(x), ptr)) \
			goto label;                                    \
	} while (0)

#define unsafe_copy_to_user(to, from, n, label)            \
	do {                                               \
		if (untrusted_check_put_user(to, from, n)) \
			goto label;                        \
	} while (0)

#endif /* UNTRUSTED_CHECK_ASM_UACCESS_H */
