/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_URING_H
#define UNTRUSTED_KERNEL_URING_H

/**
 * DOC: kernel/uring.h, commands of io_uring
 *
 * The command that uring_cmd of struct file_operations gets lies in the submission
 * ring, which the process has mapped: another of its threads writes it while the
 * driver looks. And it is only as long as the process chose its entries: 16 bytes, or
 * 80 of large ones::
 *
 *	const struct foo_cmd *cmd = io_uring_sqe_cmd(request->sqe);
 *
 *	if (cmd->slot >= FOO_SLOTS)
 *		return -EINVAL;
 *	return foo_put(&slots[cmd->slot],	// !! BUG: another slot by now; and
 *		       cmd->addr);		// addr may be the next entry's
 *
 *	ret = uring_fetch(foo_cmd, request, issue_flags, &sent) ?:	// the fix
 *	      foo_cmd_validate(&sent, foo, &cmd, &err);
 *
 * What a command points to is fetched by user pointers and slices, as in an ioctl.
 *
 * It does not promise that a request which was answered with -EAGAIN brings the same
 * bytes when it is issued again: what was decided the first time is forgotten.
 */

#include <untrusted/shared.h>
#include UT_URING_HEADER

/**
 * uring_command() - which command the process asks for
 * @request: the request
 *
 * The number that a switch sorts; io_uring has fetched it, once. Any context.
 *
 * Return: an untrusted_u32.
 */
ut_inline untrusted_u32 uring_command(const struct io_uring_cmd *request)
{
	return untrusted_mark(u32, request->cmd_op);
}

/**
 * uring_fetch() - fetch the struct of a command, once
 * @tag: tag of the struct, 80 bytes at the most
 * @request: the request
 * @issue_flags: as uring_cmd of struct file_operations gets them
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Every byte is loaded exactly once. Does not sleep.
 *
 * Return: 0, or -EINVAL if the ring's entries have no room for the struct.
 */
#define uring_fetch(tag, request, issue_flags, out)                   \
	(UT_REQUIRE(sizeof(untrusted_##tag) <=                        \
			    UT_URING_ROOM(IO_URING_F_SQE128),         \
		    "uring_fetch: " #tag                              \
		    " is larger than any command; send its address"), \
	 ut_uring_fetch(request, issue_flags, ut_slot_##tag(out),     \
			sizeof(untrusted_##tag), _Alignof(untrusted_##tag)))

#define UT_URING_ROOM(flags)                                           \
	(sizeof(struct io_uring_sqe) *                                 \
		 ((flags) & (unsigned int)IO_URING_F_SQE128 ? 2 : 1) - \
	 offsetof(struct io_uring_sqe, cmd))

ut_inline ut_must_check int ut_uring_fetch(const struct io_uring_cmd *request,
					   unsigned int issue_flags, void *out,
					   size_t n, size_t align)
{
	if (n > UT_URING_ROOM(issue_flags))
		return -EINVAL;
	ut_shared_fetch(ut_uring_sent(request), out, n, align);
	return 0;
}

#endif /* UNTRUSTED_KERNEL_URING_H */
