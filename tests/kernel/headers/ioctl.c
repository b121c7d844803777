// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * ioctl.h: a row of each kind. The handlers note what they saw; the client, on
 * the other side of the system call, decides what is right.
 */
#include "module.h"
#include "structs.h"

struct rows_seen rows_seen;

static void served(struct rows_seen *seen, unsigned int cmd, const void *req,
		   size_t n)
{
	seen->handlers++;
	seen->row = _IOC_NR(cmd);
	memcpy(seen->request, req, n);
}

static int rows_exact(struct rows_seen *seen, const untrusted_rows_args *req,
		      user_ptr_rows_args *user, struct untrusted_error *err)
{
	untrusted_rows_args again;

	served(seen, ROWS_EXACT, req, sizeof(*req));
	seen->again = user_fetch(rows_args, user, &again);
	seen->knows = user_ptr_knows(rows_args, user, out_e);
	seen->put = user_put_member(err, rows_args, user, out_e, ROWS_OUT);
	return seen->put;
}

static int rows_sends(struct rows_seen *seen, const untrusted_rows_args *req,
		      user_ptr_rows_args *user, struct untrusted_error *err)
{
	untrusted_rows_args again;

	served(seen, ROWS_SENDS, req, sizeof(*req));
	seen->again = user_fetch(rows_args, user, &again);
	seen->put = user_put_member(NULL, rows_args, user, out_e, ROWS_OUT);
	return 0;
}

static int put_grown(struct rows_seen *seen, user_ptr_rows_grown *user,
		     struct untrusted_error *err)
{
	untrusted_rows_grown again;

	seen->again = user_fetch(rows_grown, user, &again);
	seen->knows = user_ptr_knows(rows_grown, user, out_e);
	seen->put = user_put_member(err, rows_grown, user, out_c, ROWS_OUT);
	return seen->put ?:
		       user_put_member(err, rows_grown, user, out_e, ROWS_OUT);
}

static int rows_grows(struct rows_seen *seen, const untrusted_rows_grown *req,
		      user_ptr_rows_grown *user, struct untrusted_error *err)
{
	served(seen, ROWS_GROWS, req, sizeof(*req));
	return put_grown(seen, user, err);
}

static int rows_sized(struct rows_seen *seen, const untrusted_rows_grown *req,
		      user_ptr_rows_grown *user, struct untrusted_error *err)
{
	served(seen, ROWS_SIZED, req, sizeof(*req));
	return put_grown(seen, user, err);
}

static int rows_reads(struct rows_seen *seen, user_ptr_rows_answer *user,
		      struct untrusted_error *err)
{
	const struct rows_answer answer = { ROWS_ANSWER_A, ROWS_ANSWER_B };
	untrusted_rows_answer again;

	served(seen, ROWS_READS, &answer, 0);
	seen->again = user_fetch(rows_answer, user, &again);
	seen->put = user_put(err, rows_answer, user, &answer);
	return seen->put;
}

static int rows_value(struct rows_seen *seen, untrusted_size arg,
		      struct untrusted_error *err)
{
	size_t value;

	served(seen, ROWS_VALUE, &arg, 0);
	seen->value = validate_any(size, arg);
	return untrusted_report(err, rows_args, b, index,
				validate_index(size, arg, 16, &value));
}

static int rows_echo(struct rows_seen *seen, untrusted_size arg,
		     struct untrusted_error *err)
{
	served(seen, ROWS_ECHO, &arg, 0);
	return (int)validate_any(size, arg);
}

UNTRUSTED_CONTEXT_FIXED(rows, struct rows_seen *, "the client is one thread");

#define ROWS_VALID_ROWS(FIELD, ...)                        \
	FIELD(u32, size, ANY)                              \
	FIELD(u32, slot, INDEX(ROWS_SLOTS))                \
	FIELD(u64, out_sum, OUTPUT)                        \
	FIELD(u16, port, RANGE(1, 1023), ERRNO(EDOM),      \
	      SINCE(sizeof(struct rows_valid), ROWS_PORT)) \
	FIELD(u16, reserved, ZERO)                         \
	FIELD(u32, flags, FLAGS(ROWS_FLAGS), OUT,          \
	      SINCE(sizeof(struct rows_valid), 2))
USER_SCHEMA(rows_valid, struct rows_valid, ROWS_VALID_ROWS, rows);
UNTRUSTED_IOCTL_MIN(rows_valid, ROWS_VALID_SIZE_VER0);
UNTRUSTED_LIMITS(rows_valid, ROWS_VALID_ROWS, rows);

static int serve_valid(struct rows_seen *seen, unsigned int cmd,
		       const validated_rows_valid *req,
		       user_ptr_rows_valid *user, struct untrusted_error *err)
{
	const struct rows_valid request = {
		.size = req->size,
		.slot = req->slot,
		.port = req->port,
		.flags = req->flags,
	};
	untrusted_rows_valid again;

	served(seen, cmd, &request, sizeof(request));
	seen->again = user_fetch(rows_valid, user, &again);
	seen->knows = user_ptr_knows(rows_valid, user, flags);
	seen->put = user_put_output(err, rows_valid, user, out_sum, ROWS_OUT);
	return seen->put ?: user_put_output(err, rows_valid, user, flags, 1);
}

static int rows_valid_exact(struct rows_seen *seen,
			    const validated_rows_valid *req,
			    user_ptr_rows_valid *user,
			    struct untrusted_error *err)
{
	return serve_valid(seen, ROWS_VALID, req, user, err);
}

static int rows_valid_grows(struct rows_seen *seen,
			    const validated_rows_valid *req,
			    user_ptr_rows_valid *user,
			    struct untrusted_error *err)
{
	return serve_valid(seen, ROWS_VALID_GROWS, req, user, err);
}

static int rows_valid_sized(struct rows_seen *seen,
			    const validated_rows_valid *req,
			    user_ptr_rows_valid *user,
			    struct untrusted_error *err)
{
	return serve_valid(seen, ROWS_VALID_SIZED, req, user, err);
}

static void rows_refused(struct rows_seen *seen, unsigned int cmd, int error,
			 const struct untrusted_error *err)
{
	seen->refusals++;
	seen->cmd = cmd;
	seen->error = error;
	seen->rule = err->rule;
	seen->offset = err->offset;
	strscpy_pad(seen->field, err->field, sizeof(seen->field));
}

#define ROWS_IOCTLS(ROW)                                                  \
	ROW(EXACT, ROWS_EXACT, rows_args, rows_exact)                     \
	ROW(EXACT, ROWS_SENDS, rows_args, rows_sends)                     \
	ROW(GROWS, ROWS_GROWS, rows_grown, rows_grows)                    \
	ROW(SIZED, ROWS_SIZED, rows_grown, rows_sized)                    \
	ROW(READS, ROWS_READS, rows_answer, rows_reads)                   \
	ROW(VALUE, ROWS_VALUE, size, rows_value)                          \
	ROW(VALUE, ROWS_ECHO, size, rows_echo)                            \
	ROW(SCHEMA, ROWS_VALID, rows_valid, rows_valid_exact)             \
	ROW(SCHEMA_GROWS, ROWS_VALID_GROWS, rows_valid, rows_valid_grows) \
	ROW(SCHEMA_SIZED, ROWS_VALID_SIZED, rows_valid, rows_valid_sized) \
	ROW(LIMITS, ROWS_LIMITS, rows_valid, rows_valid_answer)
UNTRUSTED_IOCTL(rows, struct rows_seen *, ROWS_IOCTLS, rows_refused);

long rows_ioctl_native(struct file *file, unsigned int cmd, unsigned long arg)
{
	return rows_ioctl(file, cmd, arg);
}

long rows_ioctl_compat(struct file *file, unsigned int cmd, unsigned long arg)
{
	return rows_compat_ioctl(file, cmd, arg);
}
