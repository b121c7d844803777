// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* uring.h: commands that the client submits by a real ring. */
#include <linux/uaccess.h>
#include <untrusted/kernel/uring.h>

#include "module.h"

UNTRUSTED_STRUCT(rows_uring, struct rows_uring);
UNTRUSTED_STRUCT(rows_uring_large, struct rows_uring_large);

static int small(const struct io_uring_cmd *request, unsigned int issue_flags)
{
	untrusted_rows_uring sent;
	const int ret = uring_fetch(rows_uring, request, issue_flags, &sent);

	if (!ret)
		memcpy(rows_seen.request, &sent, sizeof(sent));
	return ret;
}

static int large(const struct io_uring_cmd *request, unsigned int issue_flags)
{
	untrusted_rows_uring_large sent;
	const int ret =
		uring_fetch(rows_uring_large, request, issue_flags, &sent);

	if (!ret)
		memcpy(rows_seen.buffer, (u8 *)&sent + 16, 64);
	return ret;
}

/* As another thread of the process would, but always in between. */
static int changed(const struct io_uring_cmd *request, unsigned int issue_flags)
{
	const struct rows_uring other = { .b = 0xeeeeeeee };
	untrusted_rows_uring first, second;
	int ret = uring_fetch(rows_uring, request, issue_flags, &first);
	u64 at;

	if (ret)
		return ret;
	at = validate_any(u64,
			  untrusted_member(rows_uring, &first, address, u64));
	if (copy_to_user((void __user *)(unsigned long)at, &other,
			 sizeof(other)))
		return -EFAULT;
	memcpy(rows_seen.request, &first, sizeof(first));
	ret = uring_fetch(rows_uring, request, issue_flags, &second);
	rows_seen.again = !memcmp(&second, &other, sizeof(other));
	return ret;
}

int rows_uring_cmd(struct io_uring_cmd *request, unsigned int issue_flags)
{
	rows_seen.handlers++;
	rows_seen.row = validate_any(u32, uring_command(request));
	switch (rows_seen.row) {
	case ROWS_URING:
		return small(request, issue_flags);
	case ROWS_URING_LARGE:
		return large(request, issue_flags);
	case ROWS_URING_CHANGED:
		return changed(request, issue_flags);
	}
	return -ENOTTY;
}
