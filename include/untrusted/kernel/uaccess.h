/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_UACCESS_H
#define UNTRUSTED_KERNEL_UACCESS_H

/**
 * DOC: kernel/uaccess.h, user memory is fetched once
 *
 * Law 3: what a process can still write is read at most once for one decision.
 * The bug has many names (double fetch, TOCTOU) and one shape::
 *
 *	if (get_user(len, &arg->len) || len > sizeof(buf))
 *		return -EINVAL;
 *	if (copy_from_user(&req, arg, sizeof(req)))
 *		return -EFAULT;
 *	memcpy(buf, data, req.len);		// !! BUG: req.len is another
 *						// value than the one checked
 *
 *	ret = user_fetch(foo, &arg, &req) ?:	// the fix: one fetch, and all
 *	      validate_field(&err, foo, &req, len, max, u32, sizeof(buf), &len);
 *
 * A user pointer has a type, a user slice a length. Fetching takes its address
 * and spends it: the second fetch of the same pointer fails with -EFAULT (unless
 * it asks for no bytes), every time, on the developer's machine. user_ptr_dup() and user_slice_dup() are the
 * named, greppable way to read something twice.
 *
 * Putting back needs no validation of untrusted bytes, because nobody used
 * them. A struct of the kernel's own leaves only if USER_STRUCT() has shown that
 * it has no padding, for padding is memory somebody else used before.
 *
 * What fetches or puts may sleep (user memory may fault), what only makes or
 * measures a pointer, slice, reader or writer may be called anywhere. None logs
 * anything. -EFAULT: an address cannot be read or written.
 *
 * It does not promise that two different pointers do not name the same address.
 */

#include <linux/err.h>
#include <linux/limits.h>
#include <linux/mm.h>
#include <linux/overflow.h>
#include <linux/poison.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <untrusted/vec.h>

/*
 * A spent address: non-canonical where the machine has such addresses, else in
 * the last page, which is never the user's. Not NULL: page 0 can be mapped.
 */
#define UT_SPENT                                                               \
	((void __user *)((unsigned long)POISON_POINTER_DELTA ?                 \
				 (unsigned long)POISON_POINTER_DELTA + 0x5e7 : \
				 -4095UL))

/* from and to differ once one of them is spent, or was never granted. */
struct ut_user {
	const void __user *from;
	void __user *to;
	size_t size;
};

/* An address with more bits than this machine's is no address of it. */
ut_inline struct ut_user ut_user(u64 address, size_t size)
{
	void __user *const at = (unsigned long)address == address ?
					(void __user *)(unsigned long)address :
					UT_SPENT;

	return (struct ut_user){ at, at, size };
}

ut_inline const void __user *ut_user_spend(struct ut_user *user)
{
	const void __user *const from = user->from;

	user->from = UT_SPENT;
	return from;
}

ut_inline ut_must_check int ut_user_fetch(struct ut_user *user, void *out,
					  size_t n)
{
	return copy_from_user(out, ut_user_spend(user), n) ? -EFAULT : 0;
}

/* And say so. */
ut_inline ut_must_check int ut_fetch_whole(struct untrusted_error *err,
					   struct ut_user *user, void *out,
					   size_t size)
{
	const int ret = ut_user_fetch(user, out, size);

	if (ret)
		return untrusted_refuse(err, ret, UNTRUSTED_RULE_fetch, "", 0);
	return 0;
}

ut_inline ut_must_check int ut_user_put(const struct ut_user *user,
					const void *from, size_t n)
{
	return n > INT_MAX || copy_to_user(user->to, from, n) ? -EFAULT : 0;
}

/**
 * USER_PTR_TYPE() - user pointers to what a tag wraps
 * @tag: a tag; makes the type ``user_ptr_<tag>``
 *
 * Use at file scope, with a semicolon. The ready-made integer tags have theirs.
 */
#define USER_PTR_TYPE(tag)                                                   \
	typedef struct {                                                     \
		struct ut_user ut_user;                                      \
	} user_ptr_##tag;                                                    \
	ut_inline struct ut_user *ut_user_of_##tag(user_ptr_##tag *ptr)      \
	{                                                                    \
		return &ptr->ut_user;                                        \
	}                                                                    \
	ut_inline user_ptr_##tag ut_user_ptr_##tag(u64 address)              \
	{                                                                    \
		return (user_ptr_##tag){ ut_user(address,                    \
						 sizeof(untrusted_##tag)) }; \
	}                                                                    \
	ut_inline ut_must_check int ut_fetch_tag_##tag(user_ptr_##tag *ptr,  \
						       untrusted_##tag *out) \
	{                                                                    \
		untrusted_##tag copy;                                        \
		const int ret =                                              \
			ut_user_fetch(&ptr->ut_user, &copy, sizeof(copy));   \
		if (!ret)                                                    \
			*out = copy;                                         \
		return ret;                                                  \
	}                                                                    \
	struct ut_tag_user_ptr_##tag

UT_READY_MADE(USER_PTR_TYPE);

/**
 * USER_STRUCT() - a struct that user space sends or gets: the untrusted type,
 *	user pointers to it, and proof that nothing of it was forgotten
 * @tag: as for UNTRUSTED_STRUCT()
 * @type: as for UNTRUSTED_STRUCT()
 * @...: every member in order, 1 to 16; a nested struct by its own members
 *
 * A struct without padding leaks none when it is put, and one without a long, too,
 * is laid out by 32-bit callers as by the kernel. One that has either and cannot be
 * changed is an UNTRUSTED_STRUCT() with USER_PTR_TYPE(): it can be fetched, and put
 * by its members. Use at file scope, with a semicolon.
 */
#define USER_STRUCT(tag, type, ...)                                           \
	UNTRUSTED_STRUCT(tag, type);                                          \
	USER_PTR_TYPE(tag);                                                   \
	UT_LAID_COUNT(__VA_ARGS__, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, \
		      4, 3, 2, 1)                                             \
	(type, 0, __VA_ARGS__) enum {                                         \
		USER_STRUCT_of_##tag = UT_FIRST_SIZE(type, __VA_ARGS__, )     \
	}

#define UT_FIRST_SIZE(t, m, ...) sizeof(((t *)0)->m)
#define UT_LAID_COUNT(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, \
		      _14, _15, _16, n, ...)                                  \
	UT_LAID_##n
#define UT_LAID(t, at, m)                                                   \
	_Static_assert(                                                     \
		offsetof(t, m) == (at),                                     \
		"USER_STRUCT: bytes before " #m " are not listed, or not "  \
		"in order; list every member, padding as a reserved one");  \
	_Static_assert(                                                     \
		UT_IS_LEAF(((t *)0)->m),                                    \
		"USER_STRUCT: " #m " is neither an integer nor an array "   \
		"of integers; list its own members, make a pointer a u64"); \
	_Static_assert(!UT_IS_LONG(((t *)0)->m), "USER_STRUCT: " #m UT_NO_LONG);
#define UT_LAID_1(t, at, m)                                                    \
	UT_LAID(t, at, m)                                                      \
	_Static_assert(offsetofend(t, m) == sizeof(t),                         \
		       "USER_STRUCT: bytes after " #m " are not listed; list " \
		       "every member, padding as a reserved one");
#define UT_LAID_2(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_1(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_3(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_2(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_4(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_3(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_5(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_4(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_6(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_5(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_7(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_6(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_8(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_7(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_9(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_8(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_10(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_9(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_11(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_10(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_12(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_11(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_13(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_12(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_14(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_13(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_15(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_14(t, offsetofend(t, m), __VA_ARGS__)
#define UT_LAID_16(t, at, m, ...) \
	UT_LAID(t, at, m) UT_LAID_15(t, offsetofend(t, m), __VA_ARGS__)

/* Of a tag that no USER_STRUCT() or USER_SCHEMA() made, there is no such name. */
#define UT_WHOLE(tag) UT_REQUIRE(USER_STRUCT_of_##tag, UT_HAS_HOLES(tag))
#define UT_HAS_HOLES(tag)                                                \
	"the struct of " #tag " has holes, which hold what others left " \
	"there; put its members, or make each hole a reserved member"

#define UT_NO_LONG                                                   \
	" is long, which has other bytes for a 32-bit caller; make " \
	"it a u64"
#define UT_IS_LONG(m)                                          \
	_Generic((m), long : 1, unsigned long : 1, long * : 1, \
		 unsigned long * : 1, default : 0)

/* An array is what decays to a pointer and whose address is no such pointer's. */
#define UT_IS_LEAF(m)                                                         \
	(UT_IS_INTEGER(__typeof__(m)) ||                                      \
	 (_Generic((m), char * : 1, signed char * : 1, unsigned char * : 1,   \
		   short * : 1, unsigned short * : 1, int * : 1,              \
		   unsigned int * : 1, long * : 1, unsigned long * : 1,       \
		   long long * : 1, unsigned long long * : 1, default : 0) && \
	  _Generic(&(m), char ** : 0, signed char ** : 0,                     \
		   unsigned char ** : 0, short ** : 0, unsigned short ** : 0, \
		   int ** : 0, unsigned int ** : 0, long ** : 0,              \
		   unsigned long ** : 0, long long ** : 0,                    \
		   unsigned long long ** : 0, default : 1)))

/**
 * user_ptr_at() - a user pointer from an address that came with a request
 * @tag: tag of what it points to
 * @address: untrusted_u64, as requests carry addresses
 *
 * Nothing is read; the fetch finds out whether the address is good. Any context.
 *
 * Return: a ``user_ptr_<tag>``.
 */
#define user_ptr_at(tag, address) ut_user_ptr_##tag(ut_load_u64(address))

/**
 * user_ptr_dup() - the named way to fetch something twice
 * @tag: tag of the pointer
 * @ptr: pointer to ``user_ptr_<tag>``, not spent
 *
 * The two fetches may bring different values. Any context.
 *
 * Return: a second ``user_ptr_<tag>`` to the same address.
 */
#define user_ptr_dup(tag, ptr) ((user_ptr_##tag){ *ut_user_of_##tag(ptr) })

/**
 * user_fetch() - fetch one object, once
 * @tag: tag of the object
 * @ptr: pointer to ``user_ptr_<tag>``; spent, whatever happens
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Return: 0, or -EFAULT.
 */
#define user_fetch(tag, ptr, out) ut_fetch_tag_##tag(ptr, out)

/**
 * user_fetch_as() - fetch a value and validate it as a kind
 * @kind: the kind
 * @tag: tag the kind is made from
 * @ptr: pointer to ``user_ptr_<tag>``; spent, whatever happens
 * @context: the context object of the kind; NULL for ``none``
 * @out: pointer to ``validated_<kind>``; untouched on failure
 *
 * Return: 0, -EFAULT, or what the kind's check returns.
 */
#define user_fetch_as(kind, tag, ptr, context, out)         \
	UT_FETCH_AS(UT_UNIQUE(ut_fetched), untrusted_##tag, \
		    ut_fetch_tag_##tag, ut_validate_##kind, ptr, context, out)
#define UT_FETCH_AS(u, type, fetch, check, ptr, context, out)                  \
	ut_checked(({                                                          \
		const __auto_type UT_PASTE(u, _ctx) = (context);               \
		const __auto_type UT_PASTE(u, _to) = (out);                    \
		type u;                                                        \
		int UT_PASTE(u, _ret) = fetch(ptr, &u);                        \
		if (!UT_PASTE(u, _ret))                                        \
			UT_PASTE(u, _ret) =                                    \
				check(u, UT_PASTE(u, _ctx), UT_PASTE(u, _to)); \
		UT_PASTE(u, _ret);                                             \
	}))

/**
 * user_fetch_trusted() - fetch a struct and validate it where it lands
 * @tag: tag of the struct, with UNTRUSTED_TRUSTED()
 * @ptr: pointer to ``user_ptr_<tag>``; spent, whatever happens
 * @storage: pointer to a private ``untrusted_<tag>``; outlives @out
 * @context: the context object; NULL for ``none``
 * @out: receives a pointer to const ``trusted_<tag>``
 *
 * Return: 0, -EFAULT, or what the check returns.
 */
#define user_fetch_trusted(tag, ptr, storage, context, out)                \
	UT_FETCH_TRUSTED(UT_UNIQUE(ut_at), untrusted_##tag,                \
			 ut_fetch_tag_##tag, ut_trust_##tag, ptr, storage, \
			 context, out)
#define UT_FETCH_TRUSTED(at, type, fetch, check, ptr, storage, context, out) \
	ut_checked(({                                                        \
		type *const at = (storage);                                  \
		const __auto_type UT_PASTE(at, _ctx) = (context);            \
		const __auto_type UT_PASTE(at, _to) = (out);                 \
		int UT_PASTE(at, _ret) = fetch(ptr, at);                     \
		if (!UT_PASTE(at, _ret))                                     \
			UT_PASTE(at, _ret) = check(at, UT_PASTE(at, _ctx),   \
						   UT_PASTE(at, _to));       \
		UT_PASTE(at, _ret);                                          \
	}))

/**
 * user_fetch_array() - fetch a counted array
 * @tag: tag of the elements
 * @ptr: pointer to ``user_ptr_<tag>`` to the first element; spent
 * @array: private array of at least @n ``untrusted_<tag>``
 * @n: number of elements, a plain value
 *
 * Return: 0, or -EFAULT and @array zeroed; untouched if @n elements are more
 * than INT_MAX bytes.
 */
#define user_fetch_array(tag, ptr, array, n)                    \
	ut_user_fetch_run(ut_user_spend(ut_user_of_##tag(ptr)), \
			  ut_slot_##tag(array),                 \
			  array_size(n, sizeof(untrusted_##tag)))

ut_inline ut_must_check int ut_user_fetch_run(const void __user *from,
					      void *out, size_t bytes)
{
	if (bytes > INT_MAX)
		return -EFAULT;
	if (!copy_from_user(out, from, bytes))
		return 0;
	memset(out, 0, bytes);
	return -EFAULT;
}

/**
 * struct user_slice - bytes in user space, not fetched yet
 * @ut_user: the library's own
 *
 * Made by user_slice_at(), user_slice_of() or user_slice_dup(), spent by fetching.
 */
struct user_slice {
	struct ut_user ut_user;
};

/**
 * user_slice_at() - an address that came with a request, and its length
 * @address: untrusted_u64, as requests carry addresses
 * @len: bytes, a plain value
 *
 * Nothing is read; the fetch finds out whether the address is good. Any context.
 *
 * Return: the slice.
 */
ut_inline struct user_slice user_slice_at(untrusted_u64 address, size_t len)
{
	return (struct user_slice){ ut_user(ut_load_u64(address), len) };
}

/**
 * user_slice_of() - the buffer of a call that has one: read, write
 * @buf: the buffer, as struct file_operations gets it
 * @len: bytes of it
 *
 * Nothing is read; the fetch finds out whether the address is good. Any context.
 *
 * Return: the slice.
 */
ut_inline struct user_slice user_slice_of(const void __user *buf, size_t len)
{
	return user_slice_at(untrusted_mark(u64, (unsigned long)buf), len);
}

/**
 * user_slice_dup() - the named way to fetch bytes twice
 * @slice: the slice, not spent
 *
 * The two fetches may bring different bytes. Any context.
 *
 * Return: a second slice over the same address.
 */
ut_inline struct user_slice user_slice_dup(const struct user_slice *slice)
{
	return *slice;
}

/**
 * user_slice_len() - bytes of the slice
 * @slice: the slice
 *
 * Return: bytes, also once the slice is spent.
 */
ut_inline size_t user_slice_len(const struct user_slice *slice)
{
	return slice->ut_user.size;
}

/**
 * user_fetch_vec() - fetch a whole slice into the room a vec has left
 * @slice: the slice; spent, whatever happens
 * @vec: the vec
 *
 * Return: 0, -E2BIG if it does not fit (nothing is fetched), or -EFAULT; the vec
 * is then as filled as it was, and the room it touched zero.
 */
ut_inline ut_must_check int user_fetch_vec(struct user_slice *slice,
					   struct untrusted_vec *vec)
{
	const void __user *const from = ut_user_spend(&slice->ut_user);
	const size_t n = user_slice_len(slice);
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (n > room)
		return -E2BIG;
	ret = ut_user_fetch_run(from, to, n);
	if (!ret)
		vec->len += n;
	return ret;
}

/**
 * user_fetch_new_vec() - fetch a whole slice into memory of its own
 * @slice: the slice; spent, whatever happens
 * @max: bytes the caller is ready to allocate
 * @vec: receives the vec; free it by untrusted_vec_free(); empty on failure
 *
 * The memory is charged to the process.
 *
 * Return: 0, -E2BIG if the slice is longer than @max (nothing is allocated),
 * -ENOMEM, or -EFAULT.
 */
ut_inline ut_must_check int user_fetch_new_vec(struct user_slice *slice,
					       size_t max,
					       struct untrusted_vec *vec)
{
	const void __user *const from = ut_user_spend(&slice->ut_user);
	const size_t n = user_slice_len(slice);
	untrusted_u8 *buf;
	int ret;

	*vec = untrusted_vec(NULL, 0);
	if (n > max)
		return -E2BIG;
	buf = kvmalloc(n, GFP_KERNEL_ACCOUNT | __GFP_NOWARN);
	if (!buf)
		return -ENOMEM;
	ret = ut_user_fetch_run(from, buf, n);
	if (ret)
		kvfree(buf);
	else
		*vec = (struct untrusted_vec){ buf, n, n };
	return ret;
}

/**
 * untrusted_vec_free() - free a vec of user_fetch_new_vec()
 * @vec: the vec; empty afterwards. An empty one is fine
 */
ut_inline void untrusted_vec_free(struct untrusted_vec *vec)
{
	kvfree(vec->ptr);
	*vec = untrusted_vec(NULL, 0);
}

/**
 * user_fetch_string() - fetch text up to its terminator
 * @slice: the slice the text lies in; spent, whatever happens
 * @buf: private buffer; zeroed behind the terminator, and wholly on failure
 * @size: bytes of @buf, 1 or more
 *
 * The text is terminated, and still untrusted: validate_string() says of what
 * characters it is.
 *
 * Return: 0, -E2BIG if no terminator lies in the slice and in @size bytes, or
 * -EFAULT.
 */
ut_inline ut_must_check int user_fetch_string(struct user_slice *slice,
					      untrusted_char *buf, size_t size)
{
	const size_t most = min(size, user_slice_len(slice));
	const char __user *const from = ut_user_spend(&slice->ut_user);
	char *const to = (char *)buf;
	long n;

	n = strncpy_from_user(to, from, most);
	if (n >= 0 && (size_t)n < most) {
		memset(to + n, 0, size - n);
		return 0;
	}
	memset(to, 0, size);
	return n < 0 ? -EFAULT : -E2BIG;
}

/*
 * Fills object with the n bytes of a struct that a caller knows, of which the
 * first known are there. What it does not know reads as zero; what it knows
 * beyond size must be zero.
 */
ut_outline ut_must_check int ut_fetch_known(struct untrusted_error *err,
					    const void __user *from,
					    void *object, size_t known,
					    size_t size, size_t n)
{
	int ret = 1;

	if (n > size)
		ret = check_zeroed_user(from + size, n - size);
	if (!ret) {
		memset(object, 0, size);
		return untrusted_refuse(err, -E2BIG, UNTRUSTED_RULE_tail, "",
					0);
	}
	if (ret < 0 || copy_from_user(object + known, from + known,
				      min(n, size) - known)) {
		memset(object, 0, size);
		return untrusted_refuse(err, -EFAULT, UNTRUSTED_RULE_fetch, "",
					0);
	}
	if (n < size)
		memset(object + n, 0, size - n);
	return 0;
}

ut_inline ut_must_check int ut_size_allowed(struct untrusted_error *err,
					    const char *field, size_t n,
					    size_t min)
{
	if (n < min)
		return untrusted_refuse(err, -EINVAL, UNTRUSTED_RULE_min, field,
					0);
	if (n > PAGE_SIZE)
		return untrusted_refuse(err, -E2BIG, UNTRUSTED_RULE_max, field,
					0);
	return 0;
}

/**
 * user_fetch_extensible() - fetch a struct that callers know in several sizes
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct as this kernel knows it
 * @ptr: pointer to ``user_ptr_<tag>``; spent, and told the caller's size
 * @n: bytes of the struct as the caller knows it, from a register: an argument
 *	of the call, or the size bits of an ioctl command
 * @min: bytes that every caller knows
 * @out: pointer to ``untrusted_<tag>``; what the caller does not know is zero;
 *	zeroed or untouched on failure
 *
 * At most the known size is copied, once; the tail is looked at, not used.
 *
 * Return: 0; -EINVAL if @n is below @min; -E2BIG if the tail this kernel does
 * not know is not zero, or @n is larger than a page; -EFAULT.
 */
#define user_fetch_extensible(err, tag, ptr, n, min, out)                   \
	ut_fetch_extensible(err, ut_user_of_##tag(ptr), ut_slot_##tag(out), \
			    sizeof(untrusted_##tag), n, min)

ut_inline ut_must_check int ut_fetch_extensible(struct untrusted_error *err,
						struct ut_user *user, void *out,
						size_t size, size_t n,
						size_t min)
{
	const void __user *const from = ut_user_spend(user);
	const int ret = ut_size_allowed(err, "", n, min);

	if (ret)
		return ret;
	user->size = n;
	return ut_fetch_known(err, from, out, 0, size, n);
}

/**
 * user_fetch_sized() - fetch an extensible struct that begins with its size
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct as this kernel knows it; its first member is a __u32
 *	that holds the caller's size
 * @ptr: pointer to ``user_ptr_<tag>``; spent, and told the caller's size
 * @min: bytes that every caller knows; its size word counts in any case
 * @out: as for user_fetch_extensible()
 *
 * The size word is fetched first and never again: the rest of the struct is
 * fetched from behind it, so that the size in @out is the one that was used.
 *
 * Return: as user_fetch_extensible().
 */
#define user_fetch_sized(err, tag, ptr, min, out)                       \
	(UT_REQUIRE(sizeof(untrusted_##tag) >= sizeof(u32),             \
		    "user_fetch_sized: " #tag                           \
		    " has no room for the __u32 that says its size"),   \
	 ut_fetch_sized(err, ut_user_of_##tag(ptr), ut_slot_##tag(out), \
			sizeof(untrusted_##tag), min))

ut_inline ut_must_check int ut_fetch_sized(struct untrusted_error *err,
					   struct ut_user *user, void *out,
					   size_t size, size_t min)
{
	const void __user *const from = ut_user_spend(user);
	u32 n;
	int ret;

	if (copy_from_user(&n, from, sizeof(n)))
		return untrusted_refuse(err, -EFAULT, UNTRUSTED_RULE_fetch, "",
					0);
	ret = ut_size_allowed(err, "size", n, max(min, sizeof(n)));
	if (ret)
		return ret;
	user->size = n;
	memcpy(out, &n, sizeof(n));
	return ut_fetch_known(err, from, out, sizeof(n), size, n);
}

/**
 * user_ptr_knows() - whether the caller's struct is long enough for a member
 * @tag: tag of the struct
 * @ptr: pointer to ``user_ptr_<tag>``, fetched
 * @member: the member
 *
 * For the defaults that older callers get.
 */
#define user_ptr_knows(tag, ptr, member) \
	(ut_user_of_##tag(ptr)->size >= offsetofend(ut_wire_##tag, member))

/**
 * struct user_reader - forward-only, each byte of a slice at most once
 * @ut_user: the library's own
 *
 * For what is too long to fetch whole. Advances past what it fetched, also when
 * that failed.
 */
struct user_reader {
	struct ut_user ut_user;
};

/**
 * user_reader() - read a slice piece by piece
 * @slice: the slice; spent
 *
 * Return: the reader.
 */
ut_inline struct user_reader user_reader(struct user_slice *slice)
{
	const struct user_reader reader = { slice->ut_user };

	ut_user_spend(&slice->ut_user);
	return reader;
}

/**
 * user_reader_left() - bytes not yet fetched
 * @reader: the reader
 *
 * Return: bytes.
 */
ut_inline size_t user_reader_left(const struct user_reader *reader)
{
	return reader->ut_user.size;
}

/**
 * user_reader_fetch() - fetch the next object of a slice
 * @tag: tag of the object
 * @reader: the reader
 * @out: pointer to ``untrusted_<tag>``; zeroed if the fetch fails
 *
 * Return: 0, -EINVAL if fewer bytes are left (nothing is fetched), or -EFAULT.
 */
#define user_reader_fetch(tag, reader, out) \
	ut_reader_fetch(reader, ut_slot_##tag(out), sizeof(untrusted_##tag))

ut_inline ut_must_check int ut_reader_fetch(struct user_reader *reader,
					    void *out, size_t n)
{
	const void __user *const from = reader->ut_user.from;

	if (n > reader->ut_user.size)
		return -EINVAL;
	reader->ut_user.from = from + n;
	reader->ut_user.size -= n;
	if (!copy_from_user(out, from, n))
		return 0;
	memset(out, 0, n);
	return -EFAULT;
}

/**
 * user_reader_fetch_vec() - fetch the next bytes of a slice
 * @reader: the reader
 * @n: bytes, a plain value
 * @vec: gets them appended
 *
 * Return: 0, -E2BIG if @vec has no room for them, -EINVAL if fewer are left
 * (nothing is fetched), or -EFAULT.
 */
ut_inline ut_must_check int user_reader_fetch_vec(struct user_reader *reader,
						  size_t n,
						  struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (n > room)
		return -E2BIG;
	ret = ut_reader_fetch(reader, to, n);
	if (!ret)
		vec->len += n;
	return ret;
}

/**
 * user_put() - put a struct of the kernel's own
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct, made by USER_STRUCT()
 * @ptr: pointer to ``user_ptr_<tag>``; putting does not spend it
 * @object: pointer to const of the wrapped type
 *
 * At most what the caller knows of an extensible struct is written.
 *
 * Return: 0, or -EFAULT.
 */
#define user_put(err, tag, ptr, object)                \
	(UT_WHOLE(tag),                                \
	 ut_user_put_whole(err, ut_user_of_##tag(ptr), \
			   ut_plain_of_##tag(object), sizeof(ut_wire_##tag)))

ut_inline ut_must_check int ut_user_put_whole(struct untrusted_error *err,
					      const struct ut_user *user,
					      const void *object, size_t n)
{
	return ut_reported(ut_user_put(user, object, min(n, user->size)), err,
			   UNTRUSTED_RULE_put, "", 0);
}

/**
 * user_put_array() - put an array of structs of the kernel's own
 * @tag: tag of the struct, made by USER_STRUCT()
 * @ptr: pointer to ``user_ptr_<tag>`` to the first element
 * @array: pointer to const of the wrapped type, to the first of @n
 * @n: number of elements, a plain value
 *
 * The array is what a member of the request points to: untrusted_report() names
 * that member.
 *
 * Return: 0, or -EFAULT.
 */
#define user_put_array(tag, ptr, array, n)                            \
	(UT_WHOLE(tag),                                               \
	 ut_user_put(ut_user_of_##tag(ptr), ut_plain_of_##tag(array), \
		     array_size(n, sizeof(ut_wire_##tag))))

/**
 * user_put_member() - put one output member of an in/out struct
 * @err: pointer to the error object, or NULL
 * @tag: tag of the struct
 * @ptr: pointer to ``user_ptr_<tag>``
 * @member: an integer member; the rest of the struct is not touched
 * @value: its value
 *
 * Return: 0, also if the caller's struct ends before the member; or -EFAULT.
 */
#define user_put_member(err, tag, ptr, member, value)                   \
	untrusted_report(err, tag, member, put,                         \
			 UT_PUT_MEMBER(UT_UNIQUE(ut_at), ut_wire_##tag, \
				       ut_user_of_##tag(ptr), member, value))
#define UT_PUT_MEMBER(at, type, user, member, value)                     \
	({                                                               \
		const struct ut_user *const at = (user);                 \
		const __typeof__(((type *)0)->member) UT_PASTE(at, _v) = \
			(value);                                         \
		at->size < offsetofend(type, member) ?                   \
			0 :                                              \
			put_user(UT_PASTE(at, _v),                       \
				 &((type __user *)at->to)->member);      \
	})

/**
 * user_put_bytes() - put untrusted bytes back, unread
 * @slice: the slice
 * @bytes: the bytes: a vec's filled part, a stored message
 *
 * Return: 0, -E2BIG if the slice is shorter than @bytes (nothing is written), or
 * -EFAULT.
 */
ut_inline ut_must_check int user_put_bytes(const struct user_slice *slice,
					   untrusted_bytes bytes)
{
	if (bytes.len > user_slice_len(slice))
		return -E2BIG;
	return ut_user_put(&slice->ut_user, bytes.ptr, bytes.len);
}

/**
 * struct user_writer - forward-only, what one slice has room for
 * @ut_user: the library's own
 *
 * For what is too long to put whole.
 */
struct user_writer {
	struct ut_user ut_user;
};

/**
 * user_writer() - write a slice piece by piece
 * @slice: the slice
 *
 * Return: the writer.
 */
ut_inline struct user_writer user_writer(const struct user_slice *slice)
{
	return (struct user_writer){ slice->ut_user };
}

/**
 * user_writer_left() - bytes of room
 * @writer: the writer
 *
 * Return: bytes.
 */
ut_inline size_t user_writer_left(const struct user_writer *writer)
{
	return writer->ut_user.size;
}

/**
 * user_writer_put_bytes() - put untrusted bytes behind what was put before
 * @writer: the writer; advances only on success
 * @bytes: the bytes
 *
 * Return: 0, -E2BIG if there is no room (nothing is written), or -EFAULT.
 */
ut_inline ut_must_check int user_writer_put_bytes(struct user_writer *writer,
						  untrusted_bytes bytes)
{
	if (bytes.len > writer->ut_user.size)
		return -E2BIG;
	if (ut_user_put(&writer->ut_user, bytes.ptr, bytes.len))
		return -EFAULT;
	writer->ut_user.to += bytes.len;
	writer->ut_user.size -= bytes.len;
	return 0;
}

/**
 * user_writer_put() - put a struct of the kernel's own behind what was put before
 * @tag: tag of the struct, made by USER_STRUCT()
 * @writer: the writer; advances only on success
 * @object: pointer to const of the wrapped type
 *
 * Return: 0, -E2BIG if there is no room (nothing is written), or -EFAULT.
 */
#define user_writer_put(tag, writer, object)                              \
	(UT_WHOLE(tag),                                                   \
	 user_writer_put_bytes(writer,                                    \
			       ut_marked_bytes(ut_plain_of_##tag(object), \
					       sizeof(ut_wire_##tag))))

ut_inline untrusted_bytes ut_marked_bytes(const void *object, size_t n)
{
	return (untrusted_bytes){ (const untrusted_u8 *)object, n };
}

#endif /* UNTRUSTED_KERNEL_UACCESS_H */
