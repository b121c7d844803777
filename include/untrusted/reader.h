/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_READER_H
#define UNTRUSTED_READER_H

/**
 * DOC: reader.h, forward only, each byte once
 *
 * A message is a run of untrusted bytes in private memory. A reader walks it
 * once, from the front, and hands out untrusted values; where a step does not
 * fit, it says so instead of reading::
 *
 *	len = opt[1];
 *	opt += len;			// !! BUG: len is the sender's; 0 loops
 *					// for ever, 40 leaves the packet
 *
 *	if (!reader_record(&r, 1, 2, &rec))	// the fix: at least two bytes,
 *		return -EBADMSG;		// and all of them are there
 *
 * A step is bool and must-check: true and an output, or false and nothing
 * touched, the reader included. One step may take a whole header: declare it as
 * a packed struct of untrusted members, so that it may lie anywhere.
 *
 * The shape is chosen by measurement: a base that stays, an offset of register
 * width, a 32-bit end, by pointer, every step inlined. Do not give the
 * reader's address to anything out of line except a sub-parser.
 *
 * It does not promise that the message makes sense, nor that memory which an
 * attacker can still write stays as it was: fetch first.
 */

#include <untrusted/vec.h>

/* Longest message: an offset plus a 32-bit step never wraps. */
#define READER_MAX 0x7fffffff

/**
 * struct reader - forward-only cursor over untrusted bytes
 * @base: the first byte of the message
 * @off: bytes consumed; invariant: at most @end
 * @end: bytes of the message, at most READER_MAX
 */
struct reader {
	const untrusted_u8 *base;
	size_t off;
	ut_u32 end;
};

/**
 * struct reader_record - one length-prefixed item, whole
 * @ptr: its first byte
 * @len: its bytes, the length byte included; trusted, because they are there
 */
struct reader_record {
	const untrusted_u8 *ptr;
	ut_u32 len;
};

/**
 * reader_init() - start at the front of a message
 * @r: the reader
 * @bytes: the message, private; outlives the reader and every view from it
 *
 * Return: false if the message is longer than READER_MAX.
 */
ut_inline ut_must_check bool reader_init(struct reader *r,
					 untrusted_bytes bytes)
{
	if (bytes.len > READER_MAX)
		return false;
	*r = (struct reader){ bytes.ptr, 0, (ut_u32)bytes.len };
	return true;
}

/**
 * reader_left() - bytes not yet consumed
 * @r: the reader
 *
 * Return: bytes, 0 to READER_MAX.
 */
ut_inline size_t reader_left(const struct reader *r)
{
	return r->end - r->off;
}

/**
 * reader_done() - whether everything was consumed
 * @r: the reader
 *
 * Return: true if no byte is left.
 */
ut_inline bool reader_done(const struct reader *r)
{
	return r->off == r->end;
}

/**
 * reader_skip() - pass over bytes that have no meaning here
 * @r: the reader
 * @n: bytes, a plain value, at most READER_MAX
 *
 * Return: false if fewer are left.
 */
ut_inline ut_must_check bool reader_skip(struct reader *r, ut_u64 n)
{
	if (n >> 32 || (ut_u64)r->off + n > r->end)
		return false;
	r->off += (size_t)n;
	return true;
}

/**
 * reader_bytes() - a slice of the next bytes, consumed
 * @r: the reader
 * @n: bytes, a plain value, at most READER_MAX
 * @out: receives the slice, inside the message
 *
 * Return: false if fewer are left.
 */
ut_inline ut_must_check bool reader_bytes(struct reader *r, ut_u64 n,
					  untrusted_bytes *out)
{
	const size_t at = r->off;

	if (!reader_skip(r, n))
		return false;
	*out = (untrusted_bytes){ ut_behind(r->base, at), (size_t)n };
	return true;
}

/**
 * reader_take() - a view of the next header, consumed
 * @r: the reader
 * @view: pointer to a pointer to const packed struct of untrusted members (or to
 *	an array of them); set to the header inside the message
 *
 * One check for all of its members. Evaluates @view once.
 *
 * Return: false if fewer bytes are left than the header has.
 */
#define reader_take(r, view)                                                  \
	(UT_REQUIRE(_Alignof(__typeof__(**(view))) == 1,                      \
		    "reader_take: the header must be packed, for it may lie " \
		    "at any address: add __attribute__((packed))"),           \
	 UT_TAKE(UT_UNIQUE(ut_at), r, view))

#define UT_TAKE(at, r, view)                                           \
	ut_stepped(({                                                  \
		__typeof__(*(view)) *const UT_PASTE(at, _to) = (view); \
		const untrusted_u8 *at;                                \
		const bool UT_PASTE(at, _ok) =                         \
			ut_reader_take(r, sizeof(**(view)), &at);      \
		if (UT_PASTE(at, _ok))                                 \
			*UT_PASTE(at, _to) = (const void *)at;         \
		UT_PASTE(at, _ok);                                     \
	}))

ut_inline ut_must_check bool ut_stepped(bool ok)
{
	return ok;
}

ut_inline ut_must_check bool ut_reader_take(struct reader *r, ut_u32 n,
					    const untrusted_u8 **at)
{
	*at = ut_behind(r->base, r->off);
	return reader_skip(r, n);
}

/**
 * reader_get() - the next value, consumed
 * @tag: integer tag; le and be tags say in which order it was sent
 * @r: the reader
 * @out: pointer to ``untrusted_<tag>``
 *
 * For a lone value. A header of several is cheaper by reader_take(): one check.
 *
 * Return: false if fewer bytes are left than the value has.
 */
#define reader_get(tag, r, out) \
	ut_reader_get(r, ut_slot_##tag(out), sizeof(untrusted_##tag))

ut_inline ut_must_check bool ut_reader_get(struct reader *r, void *out,
					   ut_u32 n)
{
	const untrusted_u8 *at;

	if (!ut_reader_take(r, n, &at))
		return false;
	__builtin_memcpy(out, at, n);
	return true;
}

/**
 * reader_peek() - the next byte, not consumed
 * @r: the reader
 * @out: receives it
 *
 * The one step that may look at a byte before another step consumes it: for
 * the kind that says which step comes next.
 *
 * Return: false if none is left.
 */
ut_inline ut_must_check bool reader_peek(const struct reader *r,
					 untrusted_u8 *out)
{
	if (r->off >= r->end)
		return false;
	*out = r->base[r->off];
	return true;
}

/**
 * reader_total() - the message is as long as it says, counted from its start
 * @r: the reader
 * @total: bytes, validated: an IHL, a data offset, a total length
 *
 * What lies behind @total is no longer part of the message.
 *
 * Return: false if @total is less than was consumed, or more than there is.
 */
ut_inline ut_must_check bool reader_total(struct reader *r, ut_u64 total)
{
	if (total < r->off || total > r->end)
		return false;
	r->end = (ut_u32)total;
	return true;
}

/**
 * reader_counted() - as many of the next bytes as an untrusted length says
 * @tag: unsigned integer tag of @len
 * @r: the reader
 * @len: the untrusted length, in bytes
 * @out: receives the slice, consumed
 *
 * Return: false if fewer are left.
 */
#define reader_counted(tag, r, len, out)                     \
	(UT_REQUIRE(!UT_IS_SIGNED(ut_native_##tag),          \
		    "reader_counted: a length is unsigned"), \
	 ut_reader_counted(r, ut_load_##tag(len), out))

ut_inline ut_must_check bool ut_reader_counted(struct reader *r, ut_u64 len,
					       untrusted_bytes *out)
{
	if (len > READER_MAX)
		return false;
	return reader_bytes(r, (ut_u32)len, out);
}

/**
 * reader_sub() - a reader over the next bytes, which this one passes over
 * @r: the reader
 * @n: bytes, a plain value, at most READER_MAX
 * @sub: receives the new reader; an offset in it counts from its own start
 *
 * Return: false if fewer are left.
 */
ut_inline ut_must_check bool reader_sub(struct reader *r, ut_u64 n,
					struct reader *sub)
{
	const untrusted_u8 *at;

	at = ut_behind(r->base, r->off);
	if (!reader_skip(r, n))
		return false;
	*sub = (struct reader){ at, 0, (ut_u32)n };
	return true;
}

/**
 * reader_record() - the next length-prefixed item, whole and in one step
 * @r: the reader
 * @len_at: offset of its length byte, a constant
 * @min: least length it may claim, more than @len_at, a constant
 * @rec: receives the item, its length byte included, consumed
 *
 * For items whose length byte counts the whole item, as TCP options do.
 *
 * Return: false if the length byte is not there, is less than @min, or is more
 * than what is left.
 */
#define reader_record(r, len_at, min, rec)                                     \
	(UT_REQUIRE((min) > (len_at),                                          \
		    "reader_record: an item is longer than the offset of its " \
		    "length"),                                                 \
	 ut_reader_record(r, len_at, min, rec))

ut_inline ut_must_check bool ut_reader_record(struct reader *r, ut_u32 len_at,
					      ut_u32 min,
					      struct reader_record *rec)
{
	const size_t at = r->off;
	ut_u32 len;

	if (at + len_at >= r->end)
		return false;
	len = ut_load_u8(r->base[at + len_at]);
	if (len < min || at + len > r->end)
		return false;
	r->off = at + len;
	*rec = (struct reader_record){ r->base + at, len };
	return true;
}

/**
 * record_exact() - a view of an item that has one length only
 * @rec: the item
 * @view: pointer to a pointer to const packed struct, as for reader_take()
 *
 * Return: false if the item is not exactly as long as the struct.
 */
#define record_exact(rec, view)                                                 \
	(UT_REQUIRE(_Alignof(__typeof__(**(view))) == 1,                        \
		    "record_exact: the item must be packed, for it may lie at " \
		    "any address: add __attribute__((packed))"),                \
	 UT_EXACT(UT_UNIQUE(ut_rec), rec, view))
#define UT_EXACT(at, rec, view)                                             \
	ut_stepped(({                                                       \
		__typeof__(*(view)) *const UT_PASTE(at, _to) = (view);      \
		const struct reader_record *const at = (rec);               \
		const bool UT_PASTE(at, _ok) = at->len == sizeof(**(view)); \
		if (UT_PASTE(at, _ok))                                      \
			*UT_PASTE(at, _to) = (const void *)at->ptr;         \
		UT_PASTE(at, _ok);                                          \
	}))

/**
 * record_bytes() - what an item holds behind its header
 * @rec: the item
 * @header: bytes of the header, at most the minimum given to reader_record()
 * @out: receives the rest
 *
 * Return: false if the item is shorter than @header.
 */
ut_inline ut_must_check bool record_bytes(const struct reader_record *rec,
					  ut_u32 header, untrusted_bytes *out)
{
	if (rec->len < header)
		return false;
	*out = (untrusted_bytes){ rec->ptr + header, rec->len - header };
	return true;
}

/* By value: a reader whose address goes out of line leaves its registers. */
ut_outline bool ut_all_zero(const untrusted_u8 *ptr, ut_u32 n)
{
	return !n || !validate_zero_bytes(ptr, n);
}

/**
 * reader_rest_zero() - everything that is left is zero; consumed
 * @r: the reader
 *
 * Return: false if a byte is not.
 */
ut_inline ut_must_check bool reader_rest_zero(struct reader *r)
{
	if (!ut_all_zero(ut_behind(r->base, r->off), (ut_u32)reader_left(r)))
		return false;
	r->off = r->end;
	return true;
}

#endif /* UNTRUSTED_READER_H */
