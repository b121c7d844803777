/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_SCHEMA_H
#define UNTRUSTED_KERNEL_SCHEMA_H

#include <untrusted/kernel/uaccess.h>
#include <untrusted/schema.h>

#define USER_SCHEMA(schema, wire, list, context, ...)                       \
	UNTRUSTED_SCHEMA(schema, wire, list, context, ##__VA_ARGS__);       \
	USER_PTR_TYPE(schema);                                              \
	struct ut_outputs_##schema {                                        \
		list(UT_P_OUTPUT, UT_P_NOTHING, UT_P_NOTHING)               \
	};                                                                  \
	enum {                                                              \
		USER_STRUCT_of_##schema = UT_FIRST_OF(                      \
			list(UT_P_SIZES, UT_P_NOTHING, UT_P_NOTHING))       \
	};                                                                  \
	ut_inline ut_must_check int schema##_fetch(                         \
		user_ptr_##schema *ptr, ut_context_##context ctx,           \
		validated_##schema *out, struct untrusted_error *err)       \
	{                                                                   \
		untrusted_##schema copy;                                    \
		const int ret = ut_row_fetch(err, ut_user_of_##schema(ptr), \
					     &copy, sizeof(copy));          \
		if (ret)                                                    \
			return ret;                                         \
		return schema##_validate(&copy, ctx, out, err);             \
	}                                                                   \
	struct ut_tag_user_schema_##schema

#define UT_P_SIZES(t, name, ...) sizeof(ut_wire_##t),
#define UT_FIRST_OF(...) UT_FIRST_OF_(__VA_ARGS__)
#define UT_FIRST_OF_(first, ...) first

ut_inline ut_must_check int ut_row_fetch(struct untrusted_error *err,
					 struct ut_user *user, void *req,
					 size_t size)
{
	const int ret = ut_user_fetch(user, req, size);

	if (ret)
		return untrusted_refuse(err, ret, UNTRUSTED_RULE_fetch, "", 0);
	return 0;
}

#define user_put_output(err, schema, ptr, member, value)          \
	((void)sizeof(((struct ut_outputs_##schema *)0)->member), \
	 user_put_member(err, schema, ptr, member, value))

#endif /* UNTRUSTED_KERNEL_SCHEMA_H */
