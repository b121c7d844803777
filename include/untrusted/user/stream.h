/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_STREAM_H
#define UNTRUSTED_USER_STREAM_H

/**
 * DOC: user/stream.h, bytes and lines of a FILE
 *
 * fgets(3) does not say how much it read, and cuts a line that is too long in two::
 *
 *	while (fgets(line, sizeof(line), f))
 *		handle(line, strlen(line));	// !! BUG: a zero byte hides the
 *						// rest of the line; the tail of a
 *						// long one is taken for a line
 *
 *	while (!(ret = stream_fetch_line(f, &vec)))	// the fix
 *		handle(untrusted_vec_bytes(&vec));
 *
 * EINTR is tried again. Any errno of read(2) may be answered, negative.
 *
 * It does not promise that bytes come at all: a pipe or a terminal can wait for ever;
 * nor that a line ends: one that does not is passed over for ever. Whoever is at the
 * other end and may do that is read by file_fetch_vec() and text_take(), where a full
 * vec without a newline is an answer.
 */

#include <limits.h>
#include <stdio.h>
#include <untrusted/user/file.h>

ut_inline int ut_stream_error(void)
{
	return errno ? -errno : -EIO;
}

/* Bytes read; fewer than n at the end. An error shows if no byte came before it. */
ut_outline ut_must_check ssize_t ut_stream_read(FILE *stream, void *to,
						size_t n)
{
	size_t done = 0;

	while (done < n) {
		errno = 0;
		done += fread((char *)to + done, 1, n - done, stream);
		if (done == n || feof(stream))
			break;
		if (errno != EINTR)
			return done ? (ssize_t)done : ut_stream_error();
		clearerr(stream);
	}
	return (ssize_t)done;
}

/**
 * stream_fetch_vec() - until a vec is full, or the end
 * @stream: the stream
 * @vec: gets the bytes appended
 *
 * Return: bytes appended; 0 at the end; -ENOBUFS if the vec is full already; a
 * negative errno if none came.
 */
ut_outline ut_must_check ssize_t stream_fetch_vec(FILE *stream,
						  struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	ssize_t n;

	if (!room)
		return -ENOBUFS;
	n = ut_stream_read(stream, to, ut_file_most(room));
	if (n > 0)
		vec->len += (size_t)n;
	return n;
}

/**
 * stream_fetch() - one object, whole
 * @tag: tag of the object: an integer, a struct, an array
 * @stream: the stream
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Return: 0; -ENODATA at the end; -EBADMSG if the end, or an error, comes inside the
 * object; a negative errno.
 */
#define stream_fetch(tag, stream, out)                             \
	UT_FILE_FETCH(UT_UNIQUE(ut_fetched), untrusted_##tag, out, \
		      ut_stream_fetch, stream)

ut_outline ut_must_check int ut_stream_fetch(FILE *stream, void *to,
					     size_t size)
{
	const ssize_t n = ut_stream_read(stream, to, size);

	if (n < 0)
		return (int)n;
	if ((size_t)n == size)
		return 0;
	return n ? -EBADMSG : -ENODATA;
}

/* A byte, -ENODATA at the end, or a negative errno. The stream is locked. */
ut_inline int ut_stream_byte(FILE *stream)
{
	int c;

	for (;;) {
		errno = 0;
		c = getc_unlocked(stream);
		if (c != EOF)
			return c;
		if (feof(stream))
			return -ENODATA;
		if (errno != EINTR)
			return ut_stream_error();
		clearerr(stream);
	}
}

/**
 * stream_fetch_line() - the next line, without its newline
 * @stream: the stream
 * @vec: emptied, then gets the line, zero bytes and all; its room is the longest
 *	line; empty on failure
 *
 * The last line may lack its newline. Of a line that is too long all is passed over,
 * so that the next call begins with the next line.
 *
 * Return: 0; -ENODATA at the end; -E2BIG if the line is longer than the vec; -EBADMSG
 * if the stream failed inside a line, whose rest is no line; a negative errno.
 */
ut_outline ut_must_check int stream_fetch_line(FILE *stream,
					       struct untrusted_vec *vec)
{
	bool begun = false, fits = true;
	int c;

	untrusted_vec_clear(vec);
	flockfile(stream);
	while ((c = ut_stream_byte(stream)) >= 0 && c != '\n') {
		begun = true;
		fits = fits && vec->len < vec->cap;
		if (fits)
			vec->ptr[vec->len++] = untrusted_mark(u8, (ut_u8)c);
	}
	funlockfile(stream);
	if (c == -ENODATA && begun)
		c = 0;
	if (c >= 0 && fits)
		return 0;
	untrusted_vec_clear(vec);
	return c >= 0 ? -E2BIG : begun ? -EBADMSG : c;
}

#endif /* UNTRUSTED_USER_STREAM_H */
