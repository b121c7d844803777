/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_SLICES_H
#define UNTRUSTED_USER_SLICES_H

/**
 * DOC: user/slices.h, a driver's schemas outside of the kernel
 *
 * A schema whose rules are USER_BYTES() and USER_PTR() makes slices and pointers,
 * which are at home in kernel/uaccess.h. For building a driver's schemas into a
 * test program or a fuzzer, here are the same names over plain addresses::
 *
 *	#include <untrusted/user/slices.h>	// in the driver: kernel/schema.h
 *	#include "foo_schemas.h"
 *
 *	int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) ...
 *
 * Nothing here fetches or puts, because there is no other side: a slice is what
 * was asked for, and user_slice_address() says where.
 */

#include <untrusted/schema.h>

/**
 * struct user_slice - bytes that a message points to
 * @ut_address: the library's own
 * @ut_len: the library's own
 */
struct user_slice {
	untrusted_u64 ut_address;
	size_t ut_len;
};

/**
 * user_slice_at() - an address that came with a request, and its length
 * @address: untrusted_u64, as requests carry addresses
 * @len: bytes, a plain value
 *
 * Return: the slice.
 */
ut_inline struct user_slice user_slice_at(untrusted_u64 address, size_t len)
{
	return (struct user_slice){ address, len };
}

/**
 * user_slice_len() - bytes of the slice
 * @slice: the slice
 *
 * Return: bytes.
 */
ut_inline size_t user_slice_len(const struct user_slice *slice)
{
	return slice->ut_len;
}

/**
 * user_slice_address() - where the slice begins; only here, not in the kernel
 * @slice: the slice
 *
 * Return: untrusted_u64, as it came.
 */
ut_inline untrusted_u64 user_slice_address(const struct user_slice *slice)
{
	return slice->ut_address;
}

/**
 * USER_PTR_TYPE() - user pointers to what a tag wraps
 * @tag: a tag; makes the type ``user_ptr_<tag>``
 *
 * Use at file scope, with a semicolon. The ready-made integer tags have theirs.
 */
#define USER_PTR_TYPE(tag)                                         \
	typedef struct {                                           \
		untrusted_u64 ut_address;                          \
	} user_ptr_##tag;                                          \
	ut_inline user_ptr_##tag ut_user_ptr_##tag(ut_u64 address) \
	{                                                          \
		return (user_ptr_##tag){ ut_mark_u64(address) };   \
	}                                                          \
	ut_inline untrusted_u64 ut_user_address_##tag(             \
		const user_ptr_##tag *ptr)                         \
	{                                                          \
		return ptr->ut_address;                            \
	}                                                          \
	struct ut_tag_user_ptr_##tag

UT_READY_MADE(USER_PTR_TYPE);

/**
 * user_ptr_at() - a user pointer from an address that came with a request
 * @tag: tag of what it points to
 * @address: untrusted_u64, as requests carry addresses
 *
 * Return: a ``user_ptr_<tag>``.
 */
#define user_ptr_at(tag, address) ut_user_ptr_##tag(ut_load_u64(address))

/**
 * user_ptr_address() - where the pointer points; only here, not in the kernel
 * @tag: tag of what it points to
 * @ptr: pointer to const ``user_ptr_<tag>``
 *
 * Return: untrusted_u64, as it came.
 */
#define user_ptr_address(tag, ptr) ut_user_address_##tag(ptr)

/**
 * USER_SCHEMA() - UNTRUSTED_SCHEMA() and user pointers to the struct
 * @schema: as for UNTRUSTED_SCHEMA()
 * @wire: as for UNTRUSTED_SCHEMA()
 * @list: as for UNTRUSTED_SCHEMA()
 * @context: as for UNTRUSTED_SCHEMA()
 * @...: as for UNTRUSTED_SCHEMA()
 *
 * What a driver declares by kernel/schema.h, without fetch and outputs.
 */
#define USER_SCHEMA(schema, wire, list, context, ...)                 \
	UNTRUSTED_SCHEMA(schema, wire, list, context, ##__VA_ARGS__); \
	USER_PTR_TYPE(schema)

#endif /* UNTRUSTED_USER_SLICES_H */
