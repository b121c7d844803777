/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_IOV_H
#define UNTRUSTED_KERNEL_IOV_H

/**
 * DOC: kernel/iov.h, bytes of read(2) and write(2)
 *
 * An iov_iter names memory of the process, in pieces, and moves forward by
 * itself. What it brings is untrusted, how much it brought is not::
 *
 *	copied = copy_from_iter(buf, len, from);
 *	handle(buf, len);			// !! BUG: a fault cut it short,
 *						// the rest of buf is old
 *
 *	vec = untrusted_vec(buf, len);		// the fix: the vec knows
 *	copied = iov_fetch_vec(from, &vec);
 *
 * The position of pread(2) and pwrite(2) comes from the process too: take it by
 * iov_position().
 *
 * One call moves INT_MAX bytes at the most, as read(2) and write(2) do.
 *
 * It does not promise that the process waits until it is done writing there.
 */

#include <linux/fs.h>
#include <linux/uio.h>
#include <untrusted/kernel/uaccess.h>

/**
 * iov_position() - where in the file the process asks to start
 * @iocb: the request
 *
 * Any context.
 *
 * Return: an untrusted_s64, in bytes.
 */
ut_inline untrusted_s64 iov_position(const struct kiocb *iocb)
{
	return untrusted_mark(s64, iocb->ki_pos);
}

/**
 * iov_fetch_vec() - fetch what fits into the room a vec has left
 * @from: the source; advances past what was fetched
 * @vec: gets the bytes appended; the room behind them is zeroed if a fault cut
 *	them short
 *
 * May sleep.
 *
 * Return: bytes fetched; less than both the source and the room had means that
 * an address could not be read.
 */
ut_inline size_t iov_fetch_vec(struct iov_iter *from, struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	const size_t n = min3(room, iov_iter_count(from), (size_t)INT_MAX);
	const size_t copied = copy_from_iter(to, n, from);

	memset(to + copied, 0, n - copied);
	vec->len += copied;
	return copied;
}

/**
 * iov_put_bytes() - put untrusted bytes back, unread
 * @to: the destination; advances past what was put
 * @bytes: the bytes
 *
 * May sleep.
 *
 * Return: bytes put; less than both had means that an address could not be
 * written.
 */
ut_inline size_t iov_put_bytes(struct iov_iter *to, untrusted_bytes bytes)
{
	return copy_to_iter(bytes.ptr, min_t(size_t, bytes.len, INT_MAX), to);
}

#endif /* UNTRUSTED_KERNEL_IOV_H */
