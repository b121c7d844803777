/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_VEC_H
#define UNTRUSTED_VEC_H

/**
 * DOC: vec.h, bytes that know how many of them are filled
 *
 * Law 4: a length that came from outside is untrusted until it is bound to a
 * buffer that holds that many. A buffer that was filled in part holds somebody
 * else's old bytes behind the filled ones::
 *
 *	n = recv(fd, buf, sizeof(buf), 0);
 *	send(peer, buf, sizeof(buf), 0);	// !! BUG: sends what was in buf
 *						// before, past n
 *
 *	vec = untrusted_vec(buf, sizeof(buf));	// the fix: the vec sends what
 *	...					// it was filled with
 *	untrusted_vec_bytes(&vec)
 *
 * A vec never allocates; kernel/ and user/ headers that do, free it by name.
 * It does not promise that its bytes mean anything.
 */

#include <untrusted/validate.h>

/**
 * struct untrusted_vec - a buffer and how much of it is filled
 * @ptr: the buffer
 * @len: bytes filled from the start; invariant: at most @cap
 * @cap: bytes of the buffer
 *
 * Bytes from @len to @cap are not read by anything here.
 */
struct untrusted_vec {
	untrusted_u8 *ptr;
	size_t len;
	size_t cap;
};

/**
 * untrusted_vec() - an empty vec over a private buffer
 * @buf: the buffer; outlives the vec
 * @cap: bytes of the buffer
 *
 * Return: the vec.
 */
ut_inline struct untrusted_vec untrusted_vec(untrusted_u8 *buf, size_t cap)
{
	return (struct untrusted_vec){ buf, 0, cap };
}

/**
 * untrusted_vec_room() - where the next bytes go
 * @vec: the vec
 * @room: receives how many fit
 *
 * For sources: fill at most @room bytes there, then untrusted_vec_filled().
 *
 * Return: pointer to the first unfilled byte.
 */
ut_inline untrusted_u8 *untrusted_vec_room(const struct untrusted_vec *vec,
					   size_t *room)
{
	*room = vec->cap - vec->len;
	return ut_behind(vec->ptr, vec->len);
}

/**
 * untrusted_vec_filled() - bind the count a source returned
 * @vec: the vec
 * @filled: untrusted count of bytes put at untrusted_vec_room()
 *
 * Return: 0, or -EINVAL and nothing changed if more than fits were claimed.
 */
ut_inline ut_must_check int untrusted_vec_filled(struct untrusted_vec *vec,
						 untrusted_size filled)
{
	size_t n;
	const int ret = validate_max(size, filled, vec->cap - vec->len, &n);

	if (!ret)
		vec->len += n;
	return ret;
}

/**
 * untrusted_vec_clear() - empty the vec and zero what it held
 * @vec: the vec
 */
ut_inline void untrusted_vec_clear(struct untrusted_vec *vec)
{
	if (vec->len)
		__builtin_memset(vec->ptr, 0, vec->len);
	vec->len = 0;
}

/**
 * untrusted_vec_bytes() - the filled part as a slice
 * @vec: the vec; may not be cleared or filled while the slice is in use
 *
 * Return: the slice.
 */
ut_inline untrusted_bytes untrusted_vec_bytes(const struct untrusted_vec *vec)
{
	return (untrusted_bytes){ vec->ptr, vec->len };
}

/**
 * untrusted_bytes_of() - a slice over an array of wrapped bytes
 * @ptr: the first byte
 * @len: bytes, a plain value
 *
 * Return: the slice.
 */
ut_inline untrusted_bytes untrusted_bytes_of(const untrusted_u8 *ptr,
					     size_t len)
{
	return (untrusted_bytes){ ptr, len };
}

/**
 * untrusted_bytes_bind() - bind an untrusted length to the slice that holds it
 * @bytes: the slice
 * @len: the untrusted length
 * @out: receives the first @len bytes of @bytes; the length masked
 *
 * Return: 0, or -EINVAL if @bytes is shorter than @len.
 */
ut_inline ut_must_check int untrusted_bytes_bind(untrusted_bytes bytes,
						 untrusted_size len,
						 untrusted_bytes *out)
{
	size_t from;
	size_t n;
	const int ret = validate_sub(size, untrusted_mark(size, 0), len,
				     bytes.len, &from, &n);

	if (!ret)
		*out = (untrusted_bytes){ bytes.ptr, n };
	return ret;
}

/**
 * untrusted_bytes_sub() - a part of a slice
 * @bytes: the slice
 * @off: the untrusted offset
 * @len: the untrusted length
 * @out: receives the part; offset and length masked
 *
 * Return: 0, or -EINVAL if the part does not lie inside @bytes.
 */
ut_inline ut_must_check int untrusted_bytes_sub(untrusted_bytes bytes,
						untrusted_size off,
						untrusted_size len,
						untrusted_bytes *out)
{
	size_t from;
	size_t n;
	const int ret = validate_sub(size, off, len, bytes.len, &from, &n);

	if (!ret)
		*out = (untrusted_bytes){ ut_behind(bytes.ptr, from), n };
	return ret;
}

#endif /* UNTRUSTED_VEC_H */
