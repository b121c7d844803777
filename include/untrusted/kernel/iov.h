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
 * A struct is fetched whole or not at all, an array as far as it goes: how far is
 * untrusted until a verb has bound it.
 *
 * The position of pread(2) and pwrite(2) comes from the process too: take it by
 * iov_position(), or answer a read by iov_put_bytes_at().
 *
 * A driver that is sent an array of struct iovec has two more things to doubt: how
 * many there are, and what each of them says::
 *
 *	iov = kmalloc_array(req.count, sizeof(*iov), GFP_KERNEL);
 *	if (copy_from_user(iov, req.iov, req.count * sizeof(*iov)))
 *		return -EFAULT;
 *	for (i = 0; i < req.count; i++)
 *		total += iov[i].iov_len;	// !! BUG: it wraps, and the buffer
 *						// that it measures is short
 *
 *	ret = iov_fetch_pieces(&err, address, count, &foo_limits, &pieces);
 *	if (ret)				// the fix: count, each base and
 *		return ret;			// length, and their sum
 *	iov_pieces_iter(&pieces, ITER_SOURCE, &from);
 *
 * What comes out is an iov_iter like any other: fetch from it, put to it, or pin
 * its pages and map them for a device.
 *
 * One call moves INT_MAX bytes at the most, as read(2) and write(2) do.
 *
 * It does not promise that the process waits until it is done writing there: an
 * iov_iter that goes back and comes again, a second one of the same pieces, pages
 * that were pinned, each may bring other bytes.
 */

#include <linux/compat.h>
#include <linux/fs.h>
#include <linux/mm.h>
#include <linux/slab.h>
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

	if (copied < n)
		memset(to + copied, 0, n - copied);
	vec->len += copied;
	return copied;
}

/**
 * iov_fetch() - fetch one object
 * @tag: tag of the object, an integer's, a struct's or a schema's
 * @from: the source; advances past the object, on failure not at all
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * May sleep.
 *
 * Return: 0; -EINVAL if the source has fewer bytes; -EFAULT.
 */
#define iov_fetch(tag, from, out) \
	UT_IOV_FETCH(UT_UNIQUE(ut_at), untrusted_##tag, from, out)
#define UT_IOV_FETCH(at, type, from, out)                                      \
	ut_checked(({                                                          \
		type *const at = (out);                                        \
		type UT_PASTE(at, _got);                                       \
		const int UT_PASTE(at, _ret) =                                 \
			ut_iov_fetch(from, &UT_PASTE(at, _got), sizeof(type)); \
		if (!UT_PASTE(at, _ret))                                       \
			*at = UT_PASTE(at, _got);                              \
		UT_PASTE(at, _ret);                                            \
	}))

ut_inline ut_must_check int ut_iov_fetch(struct iov_iter *from, void *out,
					 size_t n)
{
	if (iov_iter_count(from) < n)
		return -EINVAL;
	return copy_from_iter_full(out, n, from) ? 0 : -EFAULT;
}

/**
 * iov_fetch_array() - fetch as many elements as there are
 * @tag: tag of the elements; u8 for bytes
 * @from: the source; advances past the last element that came whole
 * @array: private array of at least @n ``untrusted_<tag>``; zeroed behind the last
 *	element that came whole
 * @n: number of elements, a plain value
 *
 * May sleep.
 *
 * Return: how many elements came, an untrusted_size from 0 to @n: the process chose
 * it. validate_equal() with @n where all are wanted, validate_max() else.
 */
#define iov_fetch_array(tag, from, array, n)              \
	ut_iov_fetch_array(from, ut_slot_##tag(array), n, \
			   sizeof(untrusted_##tag))

ut_inline ut_must_check untrusted_size ut_iov_fetch_array(struct iov_iter *from,
							  void *array, size_t n,
							  size_t size)
{
	const size_t room = n * size;
	const size_t most = min3(room, iov_iter_count(from), (size_t)INT_MAX);
	const size_t copied = copy_from_iter(array, most, from);
	const size_t part = copied % size;

	iov_iter_revert(from, part);
	memset(array + copied - part, 0, room - (copied - part));
	return untrusted_mark(size, copied / size);
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

/**
 * iov_put_bytes_at() - answer a read of a buffer from the position it asks for
 * @iocb: the request; its position advances past what was put
 * @to: the destination; advances past what was put
 * @bytes: the whole buffer
 *
 * May sleep.
 *
 * Return: bytes put; 0 at the end of @bytes and behind it, and where nothing was
 * asked for; -EINVAL if the position is negative; -EFAULT.
 */
ut_inline ssize_t iov_put_bytes_at(struct kiocb *iocb, struct iov_iter *to,
				   untrusted_bytes bytes)
{
	s64 position;
	u64 at;
	size_t n;

	if (validate_min(s64, iov_position(iocb), 0, &position))
		return -EINVAL;
	if (!iov_iter_count(to) ||
	    validate_index(u64, untrusted_mark(u64, (u64)position), bytes.len,
			   &at))
		return 0;
	n = iov_put_bytes(to,
			  untrusted_bytes_of(bytes.ptr + at, bytes.len - at));
	iocb->ki_pos = position + (s64)n;
	return n ? (ssize_t)n : -EFAULT;
}

/**
 * iov_put() - put a struct of the kernel's own
 * @tag: tag of the struct, made by USER_STRUCT() or USER_SCHEMA()
 * @to: the destination; advances past the struct, on failure not at all
 * @object: pointer to const of the wrapped type
 *
 * May sleep.
 *
 * Return: 0; -E2BIG if the destination is shorter (nothing is written); -EFAULT.
 */
#define iov_put(tag, to, object) \
	(UT_WHOLE(tag),          \
	 ut_iov_put(to, ut_plain_of_##tag(object), sizeof(ut_wire_##tag)))

ut_inline ut_must_check int ut_iov_put(struct iov_iter *to, const void *object,
				       size_t n)
{
	size_t copied;

	if (iov_iter_count(to) < n)
		return -E2BIG;
	copied = copy_to_iter(object, n, to);
	if (copied == n)
		return 0;
	iov_iter_revert(to, copied);
	return -EFAULT;
}

/**
 * struct iov_limits - what a driver takes of an array of struct iovec
 * @pieces: most elements; never more than UIO_MAXIOV
 * @piece_bytes: most bytes of one
 * @total_bytes: most bytes of all together; never more than MAX_RW_COUNT
 */
struct iov_limits {
	size_t pieces;
	size_t piece_bytes;
	size_t total_bytes;
};

/**
 * struct iov_pieces - an array of struct iovec, validated
 * @list: private; each element names user memory, in which no more than its length
 *	was asked for
 * @count: elements of @list
 * @bytes: of all elements together
 *
 * Made by iov_fetch_pieces(), freed by iov_pieces_free().
 */
struct iov_pieces {
	const struct iovec *list;
	size_t count;
	size_t bytes;
};

/* As a process lays out struct iovec: of the kernel's own width, and of 32 bits. */
struct ut_piece {
	size_t base;
	size_t len;
};
struct ut_piece_compat {
	u32 base;
	u32 len;
};
UNTRUSTED_STRUCT(ut_piece, struct ut_piece);
UNTRUSTED_STRUCT(ut_piece_compat, struct ut_piece_compat);

struct ut_piece_sent {
	untrusted_size base;
	untrusted_size len;
};

ut_inline struct ut_piece_sent ut_piece_at(const void *sent, size_t i,
					   bool compat)
{
	const untrusted_ut_piece_compat *const narrow = sent;
	const untrusted_ut_piece *const wide = sent;

	if (!compat)
		return (struct ut_piece_sent){
			untrusted_member(ut_piece, &wide[i], base, size),
			untrusted_member(ut_piece, &wide[i], len, size),
		};
	return (struct ut_piece_sent){
		untrusted_widen(u32, size,
				untrusted_member(ut_piece_compat, &narrow[i],
						 base, u32)),
		untrusted_widen(u32, size,
				untrusted_member(ut_piece_compat, &narrow[i],
						 len, u32)),
	};
}

ut_cold int ut_piece_refuse(struct untrusted_error *err, size_t i, int error,
			    enum untrusted_rule rule)
{
	if (err && !err->error)
		err->element = i;
	return untrusted_refuse(err, error, rule, "", 0);
}

/* What is left of the total is compared with, so no sum can wrap. */
ut_outline ut_must_check int ut_pieces_judge(struct untrusted_error *err,
					     const void *sent, size_t count,
					     bool compat,
					     const struct iov_limits *max,
					     struct iovec *list, size_t *bytes)
{
	const size_t most = min_t(size_t, max->total_bytes, MAX_RW_COUNT);
	size_t left = most, len, i;

	for (i = 0; i < count; i++) {
		const struct ut_piece_sent piece = ut_piece_at(sent, i, compat);
		void __user *const base =
			(void __user *)validate_any(size, piece.base);

		if (validate_max(size, piece.len, max->piece_bytes, &len))
			return ut_piece_refuse(err, i, -EINVAL,
					       UNTRUSTED_RULE_max);
		if (!access_ok(base, len))
			return ut_piece_refuse(err, i, -EFAULT,
					       UNTRUSTED_RULE_fetch);
		if (len > left)
			return ut_piece_refuse(err, i, -E2BIG,
					       UNTRUSTED_RULE_size);
		left -= len;
		list[i] = (struct iovec){ .iov_base = base, .iov_len = len };
	}
	*bytes = most - left;
	return 0;
}

ut_inline ut_must_check int ut_pieces_fetch(struct untrusted_error *err,
					    untrusted_u64 address, void *sent,
					    size_t bytes)
{
	struct ut_user user = ut_user(ut_load_u64(address), bytes);

	return ut_fetch_whole(err, &user, sent, bytes);
}

/**
 * iov_fetch_pieces() - fetch an array of struct iovec, once, and validate all of it
 * @err: pointer to the error object, or NULL; receives which element was refused:
 *	untrusted_report() names the member that the array came with
 * @address: of the array, as requests carry addresses
 * @count: elements of the array, from the request
 * @max: what the driver takes
 * @pieces: receives them; untouched on failure
 *
 * Of a 32-bit process elements are of 32 bits. Nothing that they name is touched: an
 * address may still be nobody's. The memory is charged to the process. May sleep.
 *
 * Return: 0; -EINVAL if there are more elements than @max has, or one is longer;
 * -EFAULT if the array cannot be read, or one does not lie in user space; -E2BIG if
 * all are together longer than @max says; -ENOMEM.
 */
ut_outline ut_must_check int iov_fetch_pieces(struct untrusted_error *err,
					      untrusted_u64 address,
					      untrusted_size count,
					      const struct iov_limits *max,
					      struct iov_pieces *pieces)
{
	const bool compat = in_compat_syscall();
	const size_t size = compat ? sizeof(struct ut_piece_compat) :
				     sizeof(struct ut_piece);
	struct iovec *list;
	void *sent;
	size_t n, bytes = 0;
	int ret = -ENOMEM;

	if (validate_index(size, count,
			   min_t(size_t, max->pieces, UIO_MAXIOV) + 1, &n))
		return untrusted_refuse(err, -EINVAL, UNTRUSTED_RULE_count, "",
					0);
	list = kvmalloc_array(n, sizeof(*list), GFP_KERNEL_ACCOUNT);
	sent = kvmalloc_array(n, size, GFP_KERNEL_ACCOUNT);
	if (list && sent)
		ret = ut_pieces_fetch(err, address, sent, n * size);
	if (!ret)
		ret = ut_pieces_judge(err, sent, n, compat, max, list, &bytes);
	kvfree(sent);
	if (ret)
		kvfree(list);
	else
		*pieces = (struct iov_pieces){ list, n, bytes };
	return ret;
}

/**
 * iov_pieces_free() - free what iov_fetch_pieces() made
 * @pieces: the pieces; empty afterwards. Empty ones are fine
 */
ut_inline void iov_pieces_free(struct iov_pieces *pieces)
{
	kvfree(pieces->list);
	*pieces = (struct iov_pieces){};
}

/**
 * iov_pieces_iter() - the memory that pieces name, to fetch from or to put to
 * @pieces: the pieces; they outlive @iter
 * @direction: ITER_SOURCE or ITER_DEST
 * @iter: receives it
 *
 * Any context.
 */
ut_inline void iov_pieces_iter(const struct iov_pieces *pieces,
			       unsigned int direction, struct iov_iter *iter)
{
	iov_iter_init(iter, direction, pieces->list, pieces->count,
		      pieces->bytes);
}

#endif /* UNTRUSTED_KERNEL_IOV_H */
