// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* iov.h: read_iter and write_iter of the device, driven by the client. */
#include <untrusted/kernel/iov.h>

#include "module.h"

ssize_t rows_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	untrusted_u8 *const buf = (untrusted_u8 *)rows_seen.buffer;
	struct untrusted_vec vec =
		untrusted_vec(buf, ROWS_IOV_HEAD + ROWS_IOV_ROOM);

	memset(buf, ROWS_OUT, sizeof(rows_seen.buffer));
	vec.len = ROWS_IOV_HEAD;
	rows_seen.position = validate_any(s64, iov_position(iocb));
	rows_seen.copied = iov_fetch_vec(from, &vec);
	rows_seen.filled = vec.len;
	return rows_seen.copied ?: -EFAULT;
}

/* Puts what was written last, as far as it was filled. */
ssize_t rows_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	const untrusted_bytes bytes = untrusted_bytes_of(
		(const untrusted_u8 *)rows_seen.buffer, rows_seen.filled);

	rows_seen.position = validate_any(s64, iov_position(iocb));
	rows_seen.copied = iov_put_bytes(to, bytes);
	return rows_seen.copied ?: -EFAULT;
}
