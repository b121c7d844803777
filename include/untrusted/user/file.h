/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_FILE_H
#define UNTRUSTED_USER_FILE_H

/**
 * DOC: user/file.h, bytes that a descriptor brings
 *
 * read(2) brings fewer bytes than were asked for whenever it likes: at the end of
 * a file, from a pipe, after a signal. What lies behind them in the buffer is
 * somebody else's::
 *
 *	n = read(fd, &hdr, sizeof(hdr));
 *	if (n < 0)
 *		return -errno;
 *	handle(hdr.len);			// !! BUG: three bytes came, and
 *						// hdr.len is what the stack held
 *
 *	ret = file_fetch(hdr, fd, &hdr);	// the fix: all of it, or an errno
 *	ret = file_fetch_vec(fd, &vec);		// or as much as came, and the
 *						// vec knows how much that is
 *
 * Nothing here asks stat(2) how long a file is: it grows, shrinks, or is no file.
 * The caller says how many bytes it is ready for.
 *
 * EINTR is tried again: a signal alone does not end a wait. One call moves INT_MAX
 * bytes at the most. Any errno of read(2) may be answered, negative.
 *
 * It does not promise that bytes come at all: a pipe or a terminal can wait for
 * ever. path_open_beneath() opens what cannot; poll() first for the rest.
 */

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>
#include <untrusted/vec.h>

/* Vecs that one call of file_fetch_vecs() fills at the most. */
#define FILE_VECS_MAX 16

ut_inline size_t ut_file_most(size_t n)
{
	return n < INT_MAX ? n : INT_MAX;
}

ut_outline ut_must_check ssize_t ut_file_read(int fd, void *to, size_t n)
{
	ssize_t got;

	do {
		got = read(fd, to, ut_file_most(n));
	} while (got < 0 && errno == EINTR);
	return got < 0 ? -errno : got;
}

/* A place that off_t cannot say is behind the end of every file. */
ut_outline ut_must_check ssize_t ut_file_read_at(int fd, ut_u64 pos, void *to,
						 size_t n)
{
	const off_t at = (off_t)pos;
	ssize_t got;

	if (at < 0 || (ut_u64)at != pos)
		return -EOVERFLOW;
	do {
		got = pread(fd, to, ut_file_most(n), at);
	} while (got < 0 && errno == EINTR);
	return got < 0 ? -errno : got;
}

/**
 * file_fetch_vec() - what one read(2) brings
 * @fd: the descriptor: a file, a pipe, a terminal, a stream socket
 * @vec: gets the bytes appended
 *
 * May wait, if the descriptor does.
 *
 * Return: bytes appended; 0 at the end; -ENOBUFS if the vec is full, so that 0 has
 * one meaning; -EAGAIN if nothing is there and the descriptor does not wait.
 */
ut_outline ut_must_check ssize_t file_fetch_vec(int fd,
						struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	ssize_t n;

	if (!room)
		return -ENOBUFS;
	n = ut_file_read(fd, to, room);
	if (n > 0)
		vec->len += (size_t)n;
	return n;
}

/**
 * file_fetch_vec_at() - what one pread(2) brings
 * @fd: the descriptor of something that has positions
 * @pos: bytes from the start of the file, a plain value
 * @vec: gets the bytes appended
 *
 * The file's own position is neither used nor moved.
 *
 * Return: as file_fetch_vec(), and -EOVERFLOW if no file is that long here.
 */
ut_outline ut_must_check ssize_t file_fetch_vec_at(int fd, ut_u64 pos,
						   struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	ssize_t n;

	if (!room)
		return -ENOBUFS;
	n = ut_file_read_at(fd, pos, to, room);
	if (n > 0)
		vec->len += (size_t)n;
	return n;
}

/**
 * file_fetch_full() - until a vec is full, or the end
 * @fd: the descriptor
 * @vec: gets the bytes appended
 *
 * What came stays in the vec whatever is answered, so a call that was answered
 * -EAGAIN is made again and goes on where it was.
 *
 * Return: 0 and a full vec; -ENODATA if the end came before; a negative errno.
 */
ut_outline ut_must_check int file_fetch_full(int fd, struct untrusted_vec *vec)
{
	while (vec->len < vec->cap) {
		const ssize_t n = file_fetch_vec(fd, vec);

		if (n < 0)
			return (int)n;
		if (!n)
			return -ENODATA;
	}
	return 0;
}

ut_inline size_t ut_file_spread(struct untrusted_vec *vecs, size_t n,
				struct iovec *iov)
{
	size_t total = 0;

	for (size_t i = 0; i < n; i++) {
		untrusted_u8 *const to =
			untrusted_vec_room(&vecs[i], &iov[i].iov_len);

		iov[i].iov_base = to;
		if (iov[i].iov_len > INT_MAX - total)
			iov[i].iov_len = INT_MAX - total;
		total += iov[i].iov_len;
	}
	return total;
}

/**
 * file_fetch_vecs() - what one readv(2) brings
 * @fd: the descriptor
 * @vecs: the vecs; each gets bytes appended until it is full, then the next
 * @n: number of vecs, 1 to FILE_VECS_MAX
 *
 * Return: bytes appended to all of them together; 0 at the end; -ENOBUFS if all
 * are full; -EINVAL for another number of vecs.
 */
ut_outline ut_must_check ssize_t file_fetch_vecs(int fd,
						 struct untrusted_vec *vecs,
						 size_t n)
{
	struct iovec iov[FILE_VECS_MAX];
	ssize_t got;
	size_t left;

	if (!n || n > FILE_VECS_MAX)
		return -EINVAL;
	if (!ut_file_spread(vecs, n, iov))
		return -ENOBUFS;
	do {
		got = readv(fd, iov, (int)n);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		return -errno;
	left = (size_t)got;
	for (size_t i = 0; i < n; i++) {
		const size_t part = left < iov[i].iov_len ? left :
							    iov[i].iov_len;

		vecs[i].len += part;
		left -= part;
	}
	return got;
}

/**
 * file_fetch() - one object, whole
 * @tag: tag of the object: an integer, a struct, an array
 * @fd: a descriptor that waits; on one that does not, bytes of an object that is
 *	not there yet as a whole are lost: gather them by file_fetch_full()
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Return: 0; -ENODATA at the end; -EBADMSG if the end comes inside the object; a
 * negative errno.
 */
#define file_fetch(tag, fd, out)                                   \
	UT_FILE_FETCH(UT_UNIQUE(ut_fetched), untrusted_##tag, out, \
		      ut_file_fetch, fd)
#define UT_FILE_FETCH(copy, type, out, fetch, ...)                     \
	ut_checked(({                                                  \
		__typeof__(*(out)) *const UT_PASTE(copy, _to) = (out); \
		type copy;                                             \
		const int UT_PASTE(copy, _ret) =                       \
			fetch(__VA_ARGS__, &copy, sizeof(copy));       \
		if (!UT_PASTE(copy, _ret))                             \
			*UT_PASTE(copy, _to) = copy;                   \
		UT_PASTE(copy, _ret);                                  \
	}))

ut_outline ut_must_check int ut_file_fetch(int fd, void *to, size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t n =
			ut_file_read(fd, (char *)to + done, size - done);

		if (n < 0)
			return (int)n;
		if (!n)
			return done ? -EBADMSG : -ENODATA;
		done += (size_t)n;
	}
	return 0;
}

/**
 * file_fetch_at() - one object at a place, whole
 * @tag: tag of the object
 * @fd: the descriptor of something that has positions
 * @pos: bytes from the start of the file, a plain value
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Return: as file_fetch(), and -EOVERFLOW if no file is that long here.
 */
#define file_fetch_at(tag, fd, pos, out)                           \
	UT_FILE_FETCH(UT_UNIQUE(ut_fetched), untrusted_##tag, out, \
		      ut_file_fetch_at, fd, pos)

ut_outline ut_must_check int ut_file_fetch_at(int fd, ut_u64 pos, void *to,
					      size_t size)
{
	size_t done = 0;

	while (done < size) {
		const ssize_t n = ut_file_read_at(
			fd, pos + done, (char *)to + done, size - done);

		if (n < 0)
			return (int)n;
		if (!n)
			return done ? -EBADMSG : -ENODATA;
		done += (size_t)n;
	}
	return 0;
}

/**
 * untrusted_vec_free() - free a vec of file_fetch_new_vec()
 * @vec: the vec; empty afterwards. An empty one is fine
 */
ut_inline void untrusted_vec_free(struct untrusted_vec *vec)
{
	free(vec->ptr);
	*vec = untrusted_vec(NULL, 0);
}

/* One byte more than max, by which a longer file is noticed. */
ut_inline ut_must_check int ut_file_grow(struct untrusted_vec *vec, size_t max)
{
	const size_t most = max < INT_MAX ? max + 1 : (size_t)INT_MAX + 1;
	const size_t twice = vec->cap ? 2 * vec->cap : 4096;
	const size_t cap = twice < most ? twice : most;
	untrusted_u8 *buf;

	if (vec->len < vec->cap)
		return 0;
	if (vec->len == most)
		return -E2BIG;
	buf = realloc(vec->ptr, cap);
	if (!buf)
		return -ENOMEM;
	vec->ptr = buf;
	vec->cap = cap;
	return 0;
}

/**
 * file_fetch_new_vec() - everything to the end, into memory of its own
 * @fd: the descriptor
 * @max: bytes the caller is ready to hold, at most INT_MAX
 * @vec: receives the vec; free it by untrusted_vec_free(); empty on failure
 *
 * Memory grows as bytes come, not as the file says how long it is.
 *
 * Return: 0, -E2BIG if more than @max bytes came, -ENOMEM, or a negative errno.
 */
ut_outline ut_must_check int file_fetch_new_vec(int fd, size_t max,
						struct untrusted_vec *vec)
{
	struct untrusted_vec all = untrusted_vec(NULL, 0);
	ssize_t n;

	*vec = all;
	do {
		n = ut_file_grow(&all, max);
		if (!n)
			n = file_fetch_vec(fd, &all);
	} while (n > 0);
	if (n)
		untrusted_vec_free(&all);
	*vec = all;
	return (int)n;
}

/**
 * untrusted_vec_drop() - what was read is done with; the rest moves to the front
 * @vec: the vec; slices of it and readers over it are void afterwards
 * @n: bytes from the start, a plain value
 *
 * For a stream of messages, the last of which has not come as a whole.
 *
 * Return: 0, or -EINVAL and nothing changed if the vec holds fewer.
 */
ut_inline ut_must_check int untrusted_vec_drop(struct untrusted_vec *vec,
					       size_t n)
{
	if (n > vec->len)
		return -EINVAL;
	if (!n)
		return 0;
	memmove(vec->ptr, vec->ptr + n, vec->len - n);
	vec->len -= n;
	return 0;
}

#endif /* UNTRUSTED_USER_FILE_H */
