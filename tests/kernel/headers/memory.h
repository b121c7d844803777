/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_TEST_MEMORY_H
#define UNTRUSTED_TEST_MEMORY_H

/**
 * DOC: memory of the process the tests run for, arranged
 *
 * Made by mmap and accessed by the kernel's own functions, never by the library.
 * Mappings go when the process does.
 */

#include <linux/types.h>

#define PATTERN 0xa5

/* n bytes, PATTERN, readable and writable, in front of an unreadable page */
unsigned long user_room(size_t n);
/* n bytes of zero in front of an unreadable page, read-only */
unsigned long user_read_only(size_t n);
/* as user_room(), with these bytes */
unsigned long user_bytes(const void *bytes, size_t n);
/* as user_bytes(); the first head bytes lie in a page of their own */
unsigned long user_split(const void *bytes, size_t n, size_t head);

/* the kernel's own look at user memory; false and a failed test on a fault */
bool user_is(unsigned long at, const void *bytes, size_t n);
bool user_all(unsigned long at, u8 byte, size_t n);
void user_change(unsigned long at, const void *bytes, size_t n);

bool all(const void *memory, u8 byte, size_t n);

/* Addresses that no process may have, by number; bad_count of them. */
extern const unsigned int bad_count;
u64 bad_address(unsigned int i);

#endif /* UNTRUSTED_TEST_MEMORY_H */
