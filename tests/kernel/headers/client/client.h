/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef KHEADERS_CLIENT_H
#define KHEADERS_CLIENT_H

/**
 * DOC: the client of the test module
 *
 * Has the module run its own tests in this process, and then, as a process does,
 * calls the device that the headers serve. main.c reports; rows.c, iov.c and
 * once.c are the tests, written with tests/unit/harness.h.
 */

#include <stddef.h>
#include <stdint.h>

#include "../../../unit/harness.h"
#include "../abi.h"

#define PATTERN 0xa5

/* numbers of enum untrusted_rule */
enum {
	RULE_none = 0,
	RULE_range = 1,
	RULE_min = 2,
	RULE_max = 3,
	RULE_flags = 4,
	RULE_zero = 5,
	RULE_index = 10,
	RULE_fetch = 16,
	RULE_tail = 17,
	RULE_put = 18,
};

extern int test_fd; /* /dev/untrusted_test */
extern int rows_fd; /* /dev/untrusted_rows */
extern struct rows_seen seen;

void die(const char *what) __attribute__((noreturn));
size_t page_size(void);
/* fresh pages, zeroed, writable */
uint8_t *map_pages(size_t count);
/* n bytes of PATTERN in front of an unreadable page */
void *room(size_t n);
void make_read_only(void *object);
/* each nobody's, by number; NULL behind the last but one */
#define BAD_ADDRESSES 8
void *bad_address(unsigned int i);
bool all(const void *memory, uint8_t byte, size_t n);
/* a call's result, or its negative errno */
long answer(long result);
/* forget() before a call of the device, look() after it fills in seen */
void forget(void);
void look(void);

#endif /* KHEADERS_CLIENT_H */
