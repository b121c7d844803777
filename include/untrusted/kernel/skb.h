/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_SKB_H
#define UNTRUSTED_KERNEL_SKB_H

/**
 * DOC: kernel/skb.h, packets
 *
 * All of a packet is the sender's, and it comes in pieces: only the first lies at
 * skb->data. The others are pages, which may be the sender's own still (sendfile(),
 * a packet ring), and gathering them may free the first::
 *
 *	ip = ip_hdr(skb);
 *	if (!pskb_may_pull(skb, ip->ihl * 4))	// !! BUG: who says that ip is
 *		return -EBADMSG;		// there, before this pull?
 *	from = ip->saddr;			// !! BUG: and after it?
 *
 *	ret = skb_fetch_most(skb, 60, &bytes) ?:	// the fix: one fetch,
 *	      ip_header_validate(bytes, skb, &ip, &err);// then a plain copy
 *
 * A fetch gathers what it names, once, where the sender cannot write; its slice is
 * the place to validate. What a schema then gives, values, stays. A slice does not: the
 * next fetch may move the buffer, and so may whatever else takes a packet that is not
 * const. Three ways to be safe of that: fetch into the same slice, which is then the
 * new one; let functions that parse take ``const struct sk_buff *``, from which only
 * copies can be fetched; keep a struct skb_view, which finds its bytes again.
 *
 * Offsets count from skb->data. Lengths of slices are trusted, for they were compared
 * with the packet's; lengths inside the packet are not.
 *
 * It does not promise that a sum over pages is of the bytes that a later fetch brings:
 * fetch first. Nor does it look into what others hold of the same packet: a clone
 * keeps its bytes, a shared packet cannot be fetched from if it is in pieces.
 */

#include <linux/skbuff.h>
#include <net/checksum.h>
#include <untrusted/vec.h>

/* May move the buffer. */
ut_outline int ut_skb_gather(struct sk_buff *skb, u32 n)
{
	if (n > skb->len)
		return -EBADMSG;
	if (skb_shared(skb))
		return -EBUSY;
	return pskb_may_pull(skb, n) ? 0 : -ENOMEM;
}

/**
 * skb_fetch_front() - the first bytes of a packet, in one piece
 * @skb: the packet; slices of it end here
 * @n: bytes, a plain value
 * @out: receives the slice
 *
 * Does not sleep; any context that may allocate atomically.
 *
 * Return: 0; -EBADMSG if the packet is shorter; -ENOMEM; -EBUSY if it is shared and
 * in pieces. @out is empty then.
 */
ut_inline ut_must_check int skb_fetch_front(struct sk_buff *skb, u32 n,
					    untrusted_bytes *out)
{
	const int ret = likely(n <= skb_headlen(skb)) ? 0 :
							ut_skb_gather(skb, n);

	*out = ret ? untrusted_bytes_of(NULL, 0) :
		     untrusted_bytes_of((const void *)skb->data, n);
	return ret;
}

/**
 * skb_fetch_most() - as many of the first bytes as there are, in one piece
 * @skb: the packet; slices of it end here
 * @n: bytes at the most, a plain value
 * @out: receives the slice, which is shorter if the packet is
 *
 * For headers whose length is inside them: fetch the longest there is. Does not
 * sleep; any context that may allocate atomically.
 *
 * Return: 0; -ENOMEM; -EBUSY if the packet is shared and in pieces. @out is empty
 * then.
 */
ut_inline ut_must_check int skb_fetch_most(struct sk_buff *skb, u32 n,
					   untrusted_bytes *out)
{
	return skb_fetch_front(skb, min(n, skb->len), out);
}

/**
 * skb_fetch_vec() - a copy of some bytes of a packet
 * @skb: the packet, which may be in pieces, cloned or shared
 * @off: bytes from its start, a plain value
 * @n: bytes, a plain value
 * @vec: gets the bytes appended
 *
 * The copy stays, whatever becomes of the packet. Any context.
 *
 * Return: 0; -EBADMSG if the packet is shorter, -E2BIG if the vec has less room; and
 * nothing changed.
 */
ut_inline ut_must_check int skb_fetch_vec(const struct sk_buff *skb, u32 off,
					  u32 n, struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);

	if (off > skb->len || n > skb->len - off)
		return -EBADMSG;
	if (n > room)
		return -E2BIG;
	if (skb_copy_bits(skb, off, to, n))
		return -EBADMSG;
	vec->len += n;
	return 0;
}

/**
 * skb_fetch() - a copy of one object of a packet
 * @tag: tag of the object
 * @skb: the packet, const, which may be in pieces, cloned or shared
 * @off: bytes from its start, a plain u32
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * The copy stays, whatever becomes of the packet. Any context.
 *
 * Return: 0, or -EBADMSG if the packet is shorter.
 */
#define skb_fetch(tag, skb, off, out) \
	ut_skb_fetch(skb, off, ut_slot_##tag(out), sizeof(untrusted_##tag))

ut_inline ut_must_check int ut_skb_fetch(const struct sk_buff *skb, u32 off,
					 void *out, u32 n)
{
	if ((u64)off + n <= skb_headlen(skb)) {
		__builtin_memcpy(out, skb->data + off, n);
		return 0;
	}
	if ((u64)off + n > skb->len || skb_copy_bits(skb, off, out, n))
		return -EBADMSG;
	return 0;
}

/**
 * struct skb_view - bytes of a packet, wherever its buffer is
 * @skb: the packet
 * @off: bytes from its start
 * @len: bytes; nothing is promised of them before skb_view_bytes()
 *
 * Make it by braces, after the fetch that gathered them.
 */
struct skb_view {
	const struct sk_buff *skb;
	u32 off;
	u32 len;
};

/**
 * skb_view_bytes() - where the bytes of a view are now
 * @view: the view; skb_pull() and skb_push() since it was made shift what it names
 * @out: receives the slice
 *
 * Two comparisons. Any context.
 *
 * Return: 0, or -EBADMSG and an empty @out if they are not, or no longer, in the
 * packet's first piece.
 */
ut_inline ut_must_check int skb_view_bytes(const struct skb_view *view,
					   untrusted_bytes *out)
{
	if ((u64)view->off + view->len > skb_headlen(view->skb)) {
		*out = untrusted_bytes_of(NULL, 0);
		return -EBADMSG;
	}
	*out = untrusted_bytes_of((const void *)(view->skb->data + view->off),
				  view->len);
	return 0;
}

/**
 * skb_sum_good() - whether the checksum of a transport over IPv4 is right
 * @skb: the packet
 * @off: bytes from its start to the transport's header, a plain value
 * @len: bytes of the transport, its header included, a plain value
 * @from: the address it comes from, as it was sent
 * @to: the address it goes to, as it was sent
 * @proto: IPPROTO_UDP, IPPROTO_TCP
 *
 * Believes the kernel's mark that a packet's sum needs no look: a device or the kernel
 * has verified it, or the packet was made on this host and has none yet. The mark knows
 * nothing of @off: of a transport inside another one it may be the outer's. UDP's 0,
 * which says there is none, is the caller's to know. Any context.
 *
 * Return: false if it is wrong, or the packet is shorter; what is marked is not summed.
 */
ut_inline ut_must_check bool skb_sum_good(const struct sk_buff *skb, u32 off,
					  u32 len, __be32 from, __be32 to,
					  u8 proto)
{
	if ((u64)off + len > skb->len)
		return false;
	if (skb_csum_unnecessary(skb))
		return true;
	return !csum_fold(
		skb_checksum(skb, (int)off, (int)len,
			     csum_tcpudp_nofold(from, to, len, proto, 0)));
}

#endif /* UNTRUSTED_KERNEL_SKB_H */
