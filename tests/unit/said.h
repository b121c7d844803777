/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_UNIT_SAID_H
#define TESTS_UNIT_SAID_H

/* Text of a sender's, and what was made of it. */
#include <errno.h>
#include <string.h>
#include <untrusted/vec.h>

#include "harness.h"

static inline int is_text(ut_native_bytes bytes, const char *text)
{
	return bytes.len == strlen(text) &&
			       !memcmp(bytes.ptr, text, bytes.len) ?
		       0 :
		       -EINVAL;
}

UNTRUSTED_CONTEXT_FIXED(the_text, const char *, "a test's own literal");
UNTRUSTED_KIND(the_text, bytes, the_text, is_text);

static inline bool holds(untrusted_bytes bytes, const char *text)
{
	validated_the_text same;

	return !validate_kind(the_text, bytes, text, &same);
}

/* A slice that ends where the address space does not go on. */
static inline untrusted_bytes bytes_of(const void *text, size_t n)
{
	untrusted_u8 *const at = test_guarded(n);

	/* untrusted-check: allow forged: the test is the sender */
	memcpy(at, text, n);
	return untrusted_bytes_of(at, n);
}

static inline untrusted_bytes said(const char *text)
{
	return bytes_of(text, strlen(text));
}

#endif /* TESTS_UNIT_SAID_H */
