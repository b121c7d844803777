/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_IOCTL_H
#define UNTRUSTED_KERNEL_IOCTL_H

/**
 * DOC: kernel/ioctl.h, commands as rows
 *
 * A handler that gets ``cmd`` and ``arg`` has to remember everything: the size,
 * the direction, the compat twin, to fetch once, to answer -ENOTTY::
 *
 *	switch (_IOC_NR(cmd)) {
 *	case 1:					// !! BUG: any size, direction
 *		return foo_set((void __user *)arg);	// or driver's number 1;
 *						// and who fetches, how often?
 *
 * A row says what the command is, and the handler gets its request fetched::
 *
 *	#define FOO_IOCTLS(ROW)					\
 *		ROW(EXACT, FOO_SET, foo_set, foo_do_set)	\
 *		ROW(READS, FOO_GET, foo_get, foo_do_get)
 *	UNTRUSTED_IOCTL(foo, struct foo *, FOO_IOCTLS, foo_refused);
 *
 * makes foo_ioctl() and foo_compat_ioctl() for struct file_operations: a switch,
 * without a function pointer. The raw words never reach a handler. Each kind of
 * row, what its command looks like, and the handler it calls:
 *
 * EXACT
 *	_IOW() or _IOWR() of the struct. The request is fetched whole, once::
 *
 *	  int handler(context, const untrusted_<tag> *req,
 *		      user_ptr_<tag> *user, struct untrusted_error *err);
 *
 * GROWS
 *	The same, and the struct may grow: the command's size bits say how much
 *	of it the caller knows, UNTRUSTED_IOCTL_MIN() bytes or more (fewer were
 *	never a command: -ENOTTY). Handler as for EXACT; what an older caller does not know is zero in the request.
 *
 * SIZED
 *	_IOC(_IOC_READ | _IOC_WRITE, type, nr, 0) of a struct that begins with
 *	its own size in a __u32. Otherwise as GROWS.
 *
 * READS
 *	_IOR() of the struct. Nothing is fetched::
 *
 *	  int handler(context, user_ptr_<tag> *user,
 *		      struct untrusted_error *err);
 *
 * VALUE
 *	_IO(). The argument is a number, not an address; the tag is not used::
 *
 *	  int handler(context, untrusted_size arg, struct untrusted_error *err);
 *
 * SCHEMA, SCHEMA_GROWS, SCHEMA_SIZED
 *	As EXACT, GROWS, SIZED, of a USER_SCHEMA(): the request is also validated,
 *	and the handler never sees one that was refused. Members that came SINCE()
 *	a later version have their default if the caller does not know them::
 *
 *	  int handler(context, const validated_<schema> *req,
 *		      user_ptr_<schema> *user, struct untrusted_error *err);
 *
 *	The schema's context is that of the driver, or none; one with a lock, which
 *	nobody can have taken by then, is for the rows above. Outputs are put by
 *	user_put_output().
 *
 * LIMITS
 *	_IOWR() of struct untrusted_limit_ask, see uapi/limits.h: a process asks what
 *	the schema of another row accepts, row by row. There is no handler: the last
 *	word is a name for the function that answers::
 *
 *	  UNTRUSTED_LIMITS(foo, FOO_ARGS, foo_dev);
 *	  ...
 *	  ROW(LIMITS, FOO_LIMITS, foo, foo_answer_limits)
 *
 *	The limits are those of the context at that moment; where it may change,
 *	they are a hint. Rules are asked with every member zero, see limits.h: none
 *	of them may divide by one.
 *
 * The context is what the file's private_data points to. @user is spent: it can
 * be put to, as the command's direction allows, and not fetched again.
 *
 * -ENOTTY: no row for the command, or one with another size or direction.
 *
 * It does not promise that what the request points to is fetched once: that is
 * what user slices do.
 */

#include <linux/compat.h>
#include <linux/fs.h>
#include <linux/ioctl.h>
#include <linux/nospec.h>
#include <linux/slab.h>
#include <untrusted/kernel/schema.h>
#include <untrusted/limits.h>
#include <untrusted/uapi/limits.h>

/**
 * UNTRUSTED_IOCTL_MIN() - bytes that every caller of a GROWS or SIZED row knows
 * @tag: tag of the struct
 * @bytes: a constant, at most the size of the struct
 */
#define UNTRUSTED_IOCTL_MIN(tag, bytes)                                        \
	_Static_assert((bytes) <= sizeof(untrusted_##tag),                     \
		       "UNTRUSTED_IOCTL_MIN(" #tag "): more than the struct"); \
	enum { UNTRUSTED_IOCTL_MIN_of_##tag = (bytes) }

/* The command without its size: one case serves every size of a growing one. */
#define UT_IOC_KEY(cmd) ((unsigned int)(cmd) & ~(unsigned int)IOCSIZE_MASK)

#define UT_ROW_TAKES(handler, ...)                                     \
	_Static_assert(UT_SAME(__typeof__(handler), int(__VA_ARGS__)), \
		       "ioctl row: " #handler                          \
		       "() does not take what this kind "              \
		       "of row hands over; see kernel/ioctl.h")

/* What the command's direction grants. */
ut_inline struct ut_user ut_row_user(void __user *at, unsigned int dir,
				     size_t size)
{
	return (struct ut_user){
		.from = dir & _IOC_WRITE ? at : UT_SPENT,
		.to = dir & _IOC_READ ? at : UT_SPENT,
		.size = size,
	};
}

/* First pass: one function a row, so that each request has its own frame. */
#define UT_ROW(kind, cmd, tag, handler) UT_ROW_##kind(cmd, #cmd, tag, handler)

#define UT_ROW_BEGIN(handler)                                              \
	static noinline_for_stack int ut_row_##handler(                    \
		ut_ioctl_context ctx, unsigned int got, unsigned long arg, \
		void __user *at, struct untrusted_error *err)

#define UT_ROW_REQUEST(cmd, name, tag, handler, fits, fetch)                  \
	UT_ROW_FETCHED(cmd, name, tag, handler, fits, fetch, untrusted_##tag, \
		       , &req)

/* The same, and validated before the handler sees it. */
#define UT_ROW_UNLOCKED(name, tag)                                \
	_Static_assert(                                           \
		!USER_SCHEMA_locked_##tag,                        \
		"ioctl row: " name " is judged before a handler " \
		"can take the lock of the schema; make it "       \
		"an EXACT, GROWS or SIZED row, and validate under the lock");
#define UT_ROW_VALID(cmd, name, tag, handler, fits, fetch)                    \
	UT_ROW_FETCHED(cmd, name, tag, handler, fits, fetch, validated_##tag, \
		       UT_ROW_UNLOCKED(name, tag) validated_##tag valid;      \
		       ret = tag##_validate_known(&req, user.ut_user.size,    \
						  ctx, &valid, err);          \
		       if (ret) return ret;, &valid)

#define UT_ROW_FETCHED(cmd, name, tag, handler, fits, fetch, type, judge, \
		       given)                                             \
	UT_ROW_BEGIN(handler)                                             \
	{                                                                 \
		untrusted_##tag req;                                      \
		user_ptr_##tag user = { ut_row_user(at, _IOC_DIR(cmd),    \
						    sizeof(req)) };       \
		int ret;                                                  \
		_Static_assert(sizeof(req) + sizeof(type) <= 2048,        \
			       "ioctl row: untrusted_" #tag               \
			       " is too large for "                       \
			       "the stack; send its address and length"); \
		UT_ROW_TAKES(handler, ut_ioctl_context, const type *,     \
			     user_ptr_##tag *, struct untrusted_error *); \
		_Static_assert(                                           \
			_IOC_DIR(cmd) & _IOC_WRITE,                       \
			"ioctl row: " name " sends nothing to the "       \
			"kernel; use _IOW() or _IOWR(), or a READS row"); \
		if (!(fits))                                              \
			return -ENOTTY;                                   \
		ret = fetch;                                              \
		if (ret)                                                  \
			return ret;                                       \
		{                                                         \
			judge return handler(ctx, given, &user, err);     \
		}                                                         \
	}

#define UT_ROW_EXACT(...) UT_ROW_IS_EXACT(UT_ROW_REQUEST, __VA_ARGS__)
#define UT_ROW_GROWS(...) UT_ROW_IS_GROWN(UT_ROW_REQUEST, __VA_ARGS__)
#define UT_ROW_SIZED(...) UT_ROW_IS_SIZED(UT_ROW_REQUEST, __VA_ARGS__)
#define UT_ROW_SCHEMA(...) UT_ROW_IS_EXACT(UT_ROW_VALID, __VA_ARGS__)
#define UT_ROW_SCHEMA_GROWS(...) UT_ROW_IS_GROWN(UT_ROW_VALID, __VA_ARGS__)
#define UT_ROW_SCHEMA_SIZED(...) UT_ROW_IS_SIZED(UT_ROW_VALID, __VA_ARGS__)

/* Asked for by a process, answered from the rows of another schema. */
#define UT_LIMIT_ASK(FIELD, ...)       \
	FIELD(u32, index, ANY)         \
	FIELD(u32, out_rows, OUTPUT)   \
	FIELD(u64, out_lo, OUTPUT)     \
	FIELD(u64, out_hi, OUTPUT)     \
	FIELD(u64, out_step, OUTPUT)   \
	FIELD(u32, out_offset, OUTPUT) \
	FIELD(u32, out_width, OUTPUT)  \
	FIELD(u32, out_each, OUTPUT)   \
	FIELD(u32, out_shift, OUTPUT)  \
	FIELD(u32, out_bits, OUTPUT)   \
	FIELD(u32, out_rule, OUTPUT)   \
	FIELD(u32, out_error, OUTPUT)  \
	FIELD(u32, out_since, OUTPUT)  \
	FIELD(u32, out_flags, OUTPUT)  \
	FIELD(u32, out_among, OUTPUT)  \
	FIELD(char, out_field, OUTPUT) \
	FIELD(u64, out_one_of, OUTPUT)
USER_SCHEMA(untrusted_limit_ask, struct untrusted_limit_ask, UT_LIMIT_ASK,
	    none);

ut_outline void ut_limit_answer(struct untrusted_limit_ask *ask,
				const struct untrusted_limit *row)
{
	ask->out_lo = row->lo;
	ask->out_hi = row->hi;
	ask->out_step = row->step;
	ask->out_offset = row->offset;
	ask->out_width = row->width;
	ask->out_each = row->each;
	ask->out_shift = row->shift;
	ask->out_bits = row->bits;
	ask->out_rule = row->rule;
	ask->out_error = (u32)row->error;
	ask->out_since = row->since;
	ask->out_flags = (row->in_force ? UNTRUSTED_LIMIT_IN_FORCE : 0) |
			 (row->fixed ? UNTRUSTED_LIMIT_FIXED : 0) |
			 (row->is_signed ? UNTRUSTED_LIMIT_SIGNED : 0) |
			 (row->big_endian ? UNTRUSTED_LIMIT_BIG_ENDIAN : 0) |
			 (row->output ? UNTRUSTED_LIMIT_OUTPUT : 0) |
			 (row->set ? UNTRUSTED_LIMIT_SET : 0);
	ask->out_among = row->among;
	strncpy(ask->out_field, row->field, sizeof(ask->out_field) - 1);
	memcpy(ask->out_one_of, row->values, sizeof(ask->out_one_of));
}

/* Behind the last row is no error: that is how a process learns the end. */
ut_outline int ut_limit_put(const validated_untrusted_limit_ask *req,
			    user_ptr_untrusted_limit_ask *user,
			    struct untrusted_error *err,
			    const struct untrusted_limit *rows, size_t n)
{
	struct untrusted_limit_ask ask = {
		.index = req->index,
		.out_rows = (u32)n,
	};

	if (req->index < n)
		ut_limit_answer(&ask, &rows[array_index_nospec(req->index, n)]);
	return user_put(err, untrusted_limit_ask, user, &ask);
}

#define UT_ROW_LIMITS_TAKE(limits, context)                       \
	UT_SAME(__typeof__(limits), size_t(const void *, context, \
					   struct untrusted_limit *, size_t))
#define UT_ROW_LIMITS(cmd, name, schema, answer)                          \
	static int answer(ut_ioctl_context ctx,                           \
			  const validated_untrusted_limit_ask *req,       \
			  user_ptr_untrusted_limit_ask *user,             \
			  struct untrusted_error *err)                    \
	{                                                                 \
		const size_t n = schema##_limits(NULL, ctx, NULL, 0);     \
		struct untrusted_limit *rows;                             \
		int ret;                                                  \
		_Static_assert(                                           \
			UT_ROW_LIMITS_TAKE(schema##_limits,               \
					   ut_ioctl_context) ||           \
				UT_ROW_LIMITS_TAKE(schema##_limits,       \
						   ut_context_none),      \
			"ioctl row: " #schema                             \
			"_limits() has another context than the driver"); \
		rows = kcalloc(n, sizeof(*rows), GFP_KERNEL);             \
		if (!rows)                                                \
			return -ENOMEM;                                   \
		schema##_limits(NULL, ctx, rows, n);                      \
		ret = ut_limit_put(req, user, err, rows, n);              \
		kfree(rows);                                              \
		return ret;                                               \
	}                                                                 \
	UT_ROW_SCHEMA(cmd, name, untrusted_limit_ask, answer)

#define UT_ROW_IS_EXACT(request, cmd, name, tag, handler) \
	UT_ROW_SIZE(cmd, name, tag)                       \
	request(cmd, name, tag, handler, got == (cmd),    \
		ut_fetch_whole(err, &user.ut_user, &req, sizeof(req)))

/* A 32-bit caller lays out alike only a struct that has no padding. */
#define UT_ROW_GROWING(tag) \
	_Static_assert(USER_STRUCT_of_##tag, UT_HAS_HOLES(tag));

#define UT_ROW_IS_GROWN(request, cmd, name, tag, handler)                  \
	UT_ROW_SIZE(cmd, name, tag)                                        \
	UT_ROW_GROWING(tag)                                                \
	request(cmd, name, tag, handler,                                   \
		_IOC_SIZE(got) >= UNTRUSTED_IOCTL_MIN_of_##tag,            \
		ut_fetch_extensible(err, &user.ut_user, &req, sizeof(req), \
				    _IOC_SIZE(got),                        \
				    UNTRUSTED_IOCTL_MIN_of_##tag))

#define UT_ROW_IS_SIZED(request, cmd, name, tag, handler)                     \
	UT_ROW_GROWING(tag)                                                   \
	_Static_assert(USER_STRUCT_of_##tag == sizeof(u32),                   \
		       "ioctl row: the struct of " name                       \
		       " does not begin with "                                \
		       "its size, a __u32");                                  \
	_Static_assert(_IOC_SIZE(cmd) == 0,                                   \
		       "ioctl row: " name " carries a size; the struct of a " \
		       "SIZED row carries its own");                          \
	_Static_assert(UNTRUSTED_IOCTL_MIN_of_##tag >= sizeof(u32),           \
		       "ioctl row: UNTRUSTED_IOCTL_MIN(" #tag ") of " name    \
		       " ends before the __u32 that says the size");          \
	request(cmd, name, tag, handler, got == (cmd),                        \
		ut_fetch_sized(err, &user.ut_user, &req, sizeof(req),         \
			       UNTRUSTED_IOCTL_MIN_of_##tag))

#define UT_ROW_READS(cmd, name, tag, handler)                                  \
	UT_ROW_SIZE(cmd, name, tag)                                            \
	UT_ROW_BEGIN(handler)                                                  \
	{                                                                      \
		user_ptr_##tag user = { ut_row_user(                           \
			at, _IOC_DIR(cmd), sizeof(untrusted_##tag)) };         \
		UT_ROW_TAKES(handler, ut_ioctl_context, user_ptr_##tag *,      \
			     struct untrusted_error *);                        \
		_Static_assert(_IOC_DIR(cmd) == _IOC_READ,                     \
			       "ioctl row: " name " is not an _IOR(); use an " \
			       "EXACT row");                                   \
		if (got != (cmd))                                              \
			return -ENOTTY;                                        \
		return handler(ctx, &user, err);                               \
	}

#define UT_ROW_VALUE(cmd, name, tag, handler)                               \
	UT_ROW_BEGIN(handler)                                               \
	{                                                                   \
		UT_ROW_TAKES(handler, ut_ioctl_context, untrusted_size,     \
			     struct untrusted_error *);                     \
		_Static_assert(_IOC_DIR(cmd) == _IOC_NONE &&                \
				       _IOC_SIZE(cmd) == 0,                 \
			       "ioctl row: " name " is not an _IO(); its "  \
			       "argument is an address, use an EXACT row"); \
		if (got != (cmd))                                           \
			return -ENOTTY;                                     \
		return handler(ctx, untrusted_mark(size, arg), err);        \
	}

#define UT_ROW_SIZE(cmd, name, tag)                                      \
	_Static_assert(_IOC_SIZE(cmd) == sizeof(untrusted_##tag),        \
		       "ioctl row: the size in " name " is not that of " \
		       "untrusted_" #tag);

/* Second pass: the switch. Two rows of one number are a duplicate case. */
#define UT_ROW_CASE(kind, cmd, tag, handler) \
	case UT_IOC_KEY(cmd):                \
		return ut_row_##handler(ctx, got, arg, at, err);

/**
 * UNTRUSTED_IOCTL() - the ioctl entry points of a driver, native and compat
 * @name: makes <name>_ioctl() and <name>_compat_ioctl(), for the members
 *	unlocked_ioctl and compat_ioctl of struct file_operations
 * @context: type that the file's private_data points to, a pointer
 * @rows: macro of ROW(kind, command, tag, handler), see above
 * @refused: void refused(context, unsigned int cmd, int error, const struct
 *	untrusted_error *): called for each command that was refused;
 *	untrusted_ioctl_quiet where nobody asks. May not log without a limit
 *
 * One in a file, at file scope, with a semicolon. The entries may sleep.
 */
#define UNTRUSTED_IOCTL(name, context, rows, refused)                       \
	typedef context ut_ioctl_context;                                   \
	rows(UT_ROW) static int ut_ioctl_##name(                            \
		ut_ioctl_context ctx, unsigned int got, unsigned long arg,  \
		void __user *at, struct untrusted_error *err)               \
	{                                                                   \
		switch (UT_IOC_KEY(got)) {                                  \
			rows(UT_ROW_CASE)                                   \
		}                                                           \
		return -ENOTTY;                                             \
	}                                                                   \
	static long ut_serve_##name(struct file *file, unsigned int got,    \
				    unsigned long arg, void __user *at)     \
	{                                                                   \
		ut_ioctl_context ctx = file->private_data;                  \
		struct untrusted_error err = UNTRUSTED_NO_ERROR;            \
		const int ret = ut_ioctl_##name(ctx, got, arg, at, &err);   \
		if (ret < 0)                                                \
			refused(ctx, got, ret, &err);                       \
		return ret;                                                 \
	}                                                                   \
	static long name##_ioctl(struct file *file, unsigned int got,       \
				 unsigned long arg)                         \
	{                                                                   \
		return ut_serve_##name(file, got, arg, (void __user *)arg); \
	}                                                                   \
	static long __maybe_unused name##_compat_ioctl(                     \
		struct file *file, unsigned int got, unsigned long arg)     \
	{                                                                   \
		return ut_serve_##name(file, got, arg, compat_ptr(arg));    \
	}                                                                   \
	struct ut_tag_ioctl_##name

ut_inline void untrusted_ioctl_quiet(const void *context, unsigned int cmd,
				     int error,
				     const struct untrusted_error *err)
{
}

#endif /* UNTRUSTED_KERNEL_IOCTL_H */
