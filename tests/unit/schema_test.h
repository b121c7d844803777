/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_UNIT_SCHEMA_TEST_H
#define TESTS_UNIT_SCHEMA_TEST_H

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <untrusted/schema.h>

#include "harness.h"

#define NO_ERROR ((struct untrusted_error)UNTRUSTED_NO_ERROR)

/* One expectation, for it is asked of thousands of values. */
static inline bool error_is(const struct untrusted_error *err,
			    const char *field, size_t offset,
			    enum untrusted_rule rule, size_t element, int error)
{
	if (!strcmp(err->field, field) && err->offset == offset &&
	    err->rule == rule && err->element == element && err->error == error)
		return true;
	printf("# the error is '%s' at %zu, rule %d, element %zu, errno %d\n",
	       err->field, err->offset, (int)err->rule, err->element,
	       err->error);
	return false;
}

static __attribute__((__noinline__, __unused__)) bool
all_are(const void *object, int byte, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (((const unsigned char *)object)[i] != byte)
			return false;
	return true;
}

/* Refused, for the reason named, and the output not touched. */
#define EXPECT_REFUSED(schema, ctx, field, offset, word, element, e, ...) \
	EXPECT_REFUSED_AS(schema, ctx, field, offset, word, element, e,   \
			  ((ut_wire_##schema){ __VA_ARGS__ }))
#define EXPECT_REFUSED_AS(schema, ctx, field, offset, word, element, e, wire) \
	do {                                                                  \
		const untrusted_##schema refused_u =                          \
			untrusted_mark(schema, wire);                         \
		struct untrusted_error refused_err = NO_ERROR;                \
		validated_##schema refused_out;                               \
		memset(&refused_out, 0x5a, sizeof(refused_out));              \
		EXPECT_EQ(schema##_validate(&refused_u, ctx, &refused_out,    \
					    &refused_err),                    \
			  -(e));                                              \
		EXPECT(error_is(&refused_err, field, offset,                  \
				UNTRUSTED_RULE_##word, element, -(e)));       \
		EXPECT_EQ(schema##_validate(&refused_u, ctx, &refused_out,    \
					    NULL),                            \
			  -(e));                                              \
		EXPECT(all_are(&refused_out, 0x5a, sizeof(refused_out)));     \
	} while (0)

/* A good message with one change. */
#define BUT(type, good, change)      \
	({                           \
		type changed = good; \
		changed change;      \
		changed;             \
	})

/* Accepted: the result, for more to be expected of it. */
#define ACCEPTED(schema, ctx, ...)                                            \
	({                                                                    \
		const untrusted_##schema accepted_u = untrusted_mark(         \
			schema, ((ut_wire_##schema){ __VA_ARGS__ }));         \
		struct untrusted_error accepted_err = NO_ERROR;               \
		validated_##schema accepted_out;                              \
		memset(&accepted_out, 0x5a, sizeof(accepted_out));            \
		EXPECT_EQ(schema##_validate(&accepted_u, ctx, &accepted_out,  \
					    &accepted_err),                   \
			  0);                                                 \
		EXPECT(error_is(&accepted_err, "", 0, UNTRUSTED_RULE_none, 0, \
				0));                                          \
		accepted_out;                                                 \
	})

#endif /* TESTS_UNIT_SCHEMA_TEST_H */
