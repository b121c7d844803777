/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_SCHEMA_H
#define UNTRUSTED_KERNEL_SCHEMA_H

/**
 * DOC: kernel/schema.h, a declared message that lies in user memory
 *
 * Law 3: one fetch. A request is judged in memory that the process still writes, or
 * the validator runs over another copy than the handler uses; and what goes back is
 * a member that the process never heard of, or the padding between two::
 *
 *	if (req_user->len > MAX)			// !! BUG: judged here,
 *		return -EINVAL;
 *	copy_from_user(&req, req_user, sizeof(req));	// fetched again
 *
 * The schema of the struct, and both ways to and from it::
 *
 *	#define FOO_ARGS(FIELD, ...)				\
 *		FIELD(u32, slot, INDEX(ctx->nslots))		\
 *		FIELD(u32, len, MAX(4096), OUT)			\
 *		FIELD(u64, data, USER_BYTES(len))		\
 *		FIELD(u64, stamp, OUTPUT)
 *	USER_SCHEMA(foo, struct foo_args, FOO_ARGS, foo_dev);
 *	...
 *	ret = foo_fetch(&user, dev, &req, &err);	// the fix: once, judged
 *	...
 *	ret = user_put_output(&err, foo, &user, stamp, now);
 *
 * Only members of rule OUTPUT, or with OUT, can be put; another one does not
 * compile. A SCHEMA row of kernel/ioctl.h fetches and validates before the handler
 * is called.
 *
 * It does not promise that a member is put: the caller may know a shorter struct.
 * user_ptr_knows() tells.
 */

#include <untrusted/kernel/uaccess.h>
#include <untrusted/schema.h>

/**
 * USER_SCHEMA() - UNTRUSTED_SCHEMA(), and user pointers to the struct
 * @schema: as for UNTRUSTED_SCHEMA(); also makes user_ptr_<schema> and
 *	<schema>_fetch()
 * @wire: as for UNTRUSTED_SCHEMA()
 * @list: as for UNTRUSTED_SCHEMA()
 * @context: as for UNTRUSTED_SCHEMA()
 * @...: as for UNTRUSTED_SCHEMA()
 *
 *	int <schema>_fetch(user_ptr_<schema> *ptr, <context> ctx,
 *			   validated_<schema> *out, struct untrusted_error *err);
 *
 * fetches the struct, once, and validates the copy: 0, -EFAULT, or what
 * <schema>_validate() answers; @out is untouched then. May sleep. The pointer is
 * spent, and can only be put to. A struct with a HOLE() or an IGNORE_TO() row
 * cannot be put as a whole, nor grow; a long has no place in one. Use at file scope,
 * with a semicolon.
 */
#define USER_SCHEMA(schema, wire, list, context, ...)                         \
	UNTRUSTED_SCHEMA(schema, wire, list, context, ##__VA_ARGS__);         \
	USER_PTR_TYPE(schema);                                                \
	struct ut_outputs_##schema {                                          \
		list(UT_P_OUTPUT, UT_P_NOTHING, UT_P_NOTHING)                 \
	};                                                                    \
	enum {                                                                \
		USER_STRUCT_of_##schema =                                     \
			(0 list(UT_P_HAS_RUN, UT_P_NOTHING, UT_P_HAS_HOLE)) ? \
				0 :                                           \
				UT_FIRST_OF(list(UT_P_SIZES, UT_P_NOTHING,    \
						 UT_P_NOTHING)),              \
		USER_SCHEMA_locked_##schema = ut_locked_##context,            \
	};                                                                    \
	ut_inline ut_must_check int schema##_fetch(                           \
		user_ptr_##schema *ptr, ut_context_##context ctx,             \
		validated_##schema *out, struct untrusted_error *err)         \
	{                                                                     \
		typedef ut_wire_##schema ut_w;                                \
		list(UT_P_NO_LONG, UT_P_NOTHING, UT_P_NOTHING)                \
			untrusted_##schema copy;                              \
		const int ret = ut_fetch_whole(err, ut_user_of_##schema(ptr), \
					       &copy, sizeof(copy));          \
		if (ret)                                                      \
			return ret;                                           \
		return schema##_validate(&copy, ctx, out, err);               \
	}                                                                     \
	struct ut_tag_user_schema_##schema

#define UT_P_HAS_HOLE(name, n, ...) +1
#define UT_P_HAS_RUN(t, name, ...) UT_HAS_RUN(UT_H_OF_##__VA_ARGS__)
#define UT_HAS_RUN(rule, ...) UT_SECOND(rule, , ~)
#define UT_H_OF_IGNORE_TO(last, reason) ~, +1
#define UT_P_SIZES(t, name, ...) sizeof(ut_wire_##t),
#define UT_P_NO_LONG(t, name, ...)                     \
	_Static_assert(!UT_IS_LONG(((ut_w *)0)->name), \
		       "USER_SCHEMA: " #name UT_NO_LONG);
#define UT_FIRST_OF(...) UT_FIRST_OF_(__VA_ARGS__)
#define UT_FIRST_OF_(first, ...) first

/**
 * user_put_output() - put one output member
 * @err: pointer to the error object, or NULL
 * @schema: a USER_SCHEMA()
 * @ptr: pointer to ``user_ptr_<schema>``
 * @member: one of rule OUTPUT, or with OUT
 * @value: its value, of the struct's type
 *
 * Otherwise as user_put_member(): nothing is put where the caller's struct ends
 * before the member. May sleep.
 *
 * Return: 0, or -EFAULT.
 */
#define user_put_output(err, schema, ptr, member, value)          \
	((void)sizeof(((struct ut_outputs_##schema *)0)->member), \
	 user_put_member(err, schema, ptr, member, value))

#endif /* UNTRUSTED_KERNEL_SCHEMA_H */
