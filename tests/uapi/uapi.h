/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UAPI_H
#define UAPI_H

/**
 * DOC: uapi.h, what each file of cases/ uses
 *
 * A file says how the values of an accepted struct are listed, and what is
 * accepted and refused. Each row edits a copy m of the message good::
 *
 *	GOOD(m.addr = 0x7f, 0x7f, 1, 16);		values, in the oracle's order
 *	BOUND(m.len = 8192);				accepted, values as the oracle's
 *	BAD(m.addr = 0x400, addr, max, EINVAL);		member, rule and errno
 *
 * Each message is also asked of the oracle, and is a seed of the mutated ones.
 */

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <linux/gpio.h>
#include <untrusted/user/slices.h>

typedef ut_u32 u32;

#include "oracle.h"
#include "schemas.h"

#define UAPI_ROOM 1024 /* bytes of a message, and values of it */

/**
 * struct uapi_answer - what a schema says, in the terms of its oracle
 * @v: as the oracle's
 * @err: as the schema gave it
 * @dirty: a refused message's output was written, or not cleared
 */
struct uapi_answer {
	struct oracle_verdict v;
	struct untrusted_error err;
	bool dirty;
};

typedef int uapi_judge(const void *raw, size_t size, const struct uapi_ctx *ctx,
		       struct uapi_answer *a);

struct uapi_run;

struct uapi_struct {
	const char *name;
	oracle_judge *oracle;
	uapi_judge *schema;
	void (*cases)(struct uapi_run *run);
};

/* What the limits are in the rows of cases/. */
extern const struct uapi_ctx uapi_base;

/* The two ways in: the whole struct, or one that grows from least bytes. */
int uapi_fetch(void *copy, size_t size, const void *raw, size_t n,
	       struct uapi_answer *a);
int uapi_fetch_growing(void *copy, size_t size, const void *raw, size_t n,
		       size_t least, struct uapi_answer *a);

void uapi_fill(void *out, size_t n);
bool uapi_is_filled(const void *out, size_t n);
bool uapi_is_zero(const void *out, size_t n);

#define UAPI_FETCH(schema)                 \
	const size_t known = sizeof(copy); \
	const int ret = uapi_fetch(&copy, sizeof(copy), raw, n, a)
#define UAPI_FETCH_FROM(least)                                    \
	const size_t known = n < sizeof(copy) ? n : sizeof(copy); \
	const int ret =                                           \
		uapi_fetch_growing(&copy, sizeof(copy), raw, n, least, a)

#define UAPI_SCHEMA(schema, fetch)                                        \
	static int judge_##schema(const void *raw, size_t n,              \
				  const struct uapi_ctx *ctx,             \
				  struct uapi_answer *a)                  \
	{                                                                 \
		untrusted_##schema copy;                                  \
		validated_##schema out;                                   \
		fetch;                                                    \
		int answer;                                               \
		if (ret)                                                  \
			return ret;                                       \
		uapi_fill(&out, sizeof(out));                             \
		answer = schema##_validate_known(&copy, known, ctx, &out, \
						 &a->err);                \
		if (!answer)                                              \
			list_##schema(&a->v, &out);                       \
		else                                                      \
			a->dirty = !uapi_is_filled(&out, sizeof(out));    \
		return answer;                                            \
	}                                                                 \
	UAPI_STRUCT(schema)

/* Memory ends where the message ends. */
#define UAPI_MESSAGE(schema)                                                  \
	static int judge_##schema(const void *raw, size_t n,                  \
				  const struct uapi_ctx *ctx,                 \
				  struct uapi_answer *a)                      \
	{                                                                     \
		static validated_##schema out;                                \
		untrusted_u8 *const copy = malloc(n ? n : 1);                 \
		int answer;                                                   \
		memcpy(copy, raw, n);                                         \
		answer = schema##_validate((untrusted_bytes){ copy, n }, ctx, \
					   &out, &a->err);                    \
		if (!answer)                                                  \
			list_##schema(&a->v, &out);                           \
		else                                                          \
			a->dirty = !uapi_is_zero(&out, sizeof(out));          \
		free(copy);                                                   \
		return answer;                                                \
	}                                                                     \
	UAPI_STRUCT(schema)

#define UAPI_STRUCT(schema)                        \
	const struct uapi_struct uapi_##schema = { \
		#schema,                           \
		oracle_##schema,                   \
		judge_##schema,                    \
		cases,                             \
	}

static inline uint64_t uapi_address(untrusted_u64 address)
{
	return untrusted_bypass(u64, address, "compared with the oracle's");
}

#define SLICE_AT(slice) uapi_address(user_slice_address(&(slice)))
#define PTR_AT(tag, ptr) uapi_address(user_ptr_address(tag, &(ptr)))

/* One row: a message, and what is to be said of it. */
struct uapi_row {
	const char *file;
	int line;
	const void *message;
	size_t size;
	const char *path;
	size_t offset;
	enum untrusted_rule rule;
	int error;
	const uint64_t *values;
	size_t n;
};

void uapi_expect(struct uapi_run *run, const struct uapi_row *row);

#define UAPI_ROW(bytes, edit, ...)                                           \
	do {                                                                 \
		__typeof__(good) m = good;                                   \
		edit;                                                        \
		uapi_expect(run, &(const struct uapi_row){ .file = __FILE__, \
							   .line = __LINE__, \
							   .message = &m,    \
							   .size = bytes,    \
							   __VA_ARGS__ });   \
	} while (0)

#define GOOD_SIZE(bytes, edit, ...)                                        \
	UAPI_ROW(bytes, edit, .values = (const uint64_t[]){ __VA_ARGS__ }, \
		 .n = sizeof((const uint64_t[]){ __VA_ARGS__ }) /          \
		      sizeof(uint64_t))
#define GOOD(edit, ...) GOOD_SIZE(sizeof(m), edit, __VA_ARGS__)
#define BOUND_SIZE(bytes, edit) UAPI_ROW(bytes, edit, .path = NULL)
#define BOUND(edit) BOUND_SIZE(sizeof(m), edit)
#define BAD_AT(bytes, edit, member, at, what, e) \
	UAPI_BAD(bytes, edit, member, at, UNTRUSTED_RULE_##what, e)
#define BAD(edit, member, what, e)                                          \
	UAPI_BAD(sizeof(m), edit, #member, offsetof(__typeof__(m), member), \
		 UNTRUSTED_RULE_##what, e)
#define UAPI_BAD(bytes, edit, member, at, number, e)                        \
	UAPI_ROW(bytes, edit, .path = member, .offset = at, .rule = number, \
		 .error = -(e))

#endif
