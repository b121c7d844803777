// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* skb.h: packets in one piece and in several, cloned, shared, cut and moved. */
#include <untrusted/kernel/skb.h>
#include <linux/etherdevice.h>
#include <linux/udp.h>

#include "module.h"

#define LENGTH 100

UNTRUSTED_STRUCT(test_udp, struct udphdr);

/* Byte i of a packet is i. */
static void fill(u8 *to, unsigned int from, unsigned int n)
{
	while (n--)
		*to++ = (u8)from++;
}

/*
 * LENGTH bytes: head of them in the first piece, which has no room for more, each of
 * the other pieces a page with piece bytes.
 */
static struct sk_buff *packet(unsigned int head, unsigned int piece)
{
	struct sk_buff *skb = alloc_skb(LENGTH, GFP_KERNEL);
	unsigned int at = head;

	if (!skb)
		return NULL;
	skb_reserve(skb, skb_tailroom(skb) - (int)head);
	fill(skb_put(skb, head), 0, head);
	for (; at < LENGTH; at += piece) {
		const unsigned int n = min(piece, LENGTH - at);
		struct page *page = alloc_page(GFP_KERNEL);

		if (!page) {
			kfree_skb(skb);
			return NULL;
		}
		fill(page_address(page), at, n);
		skb_add_rx_frag(skb, skb_shinfo(skb)->nr_frags, page, 0, (int)n,
				PAGE_SIZE);
	}
	return skb;
}

/* The second half in a packet of its own, behind the first. */
static struct sk_buff *packet_listed(void)
{
	struct sk_buff *skb = packet(LENGTH, 1);
	struct sk_buff *rest = packet(LENGTH, 1);

	if (!skb || !rest) {
		kfree_skb(skb);
		kfree_skb(rest);
		return NULL;
	}
	skb_trim(skb, LENGTH / 2);
	skb_pull(rest, LENGTH / 2);
	skb_shinfo(skb)->frag_list = rest;
	skb->len += rest->len;
	skb->data_len += rest->len;
	skb->truesize += rest->truesize;
	return skb;
}

static bool counts(untrusted_bytes bytes, unsigned int from, unsigned int n)
{
	const u8 *p = validate_any(bytes, bytes).ptr;
	unsigned int i;

	if (bytes.len != n)
		return false;
	for (i = 0; i < n; i++)
		if (p[i] != (u8)(from + i))
			return false;
	return true;
}

static bool is_empty(untrusted_bytes bytes)
{
	return !bytes.ptr && !bytes.len;
}

static const struct {
	unsigned int head, piece;
} shapes[] = {
	{ LENGTH, 1 }, { 1, 99 }, { 14, 43 }, { 14, 7 }, { 50, 50 }, { 0, 50 },
};

TEST(skb_fetch_front_gathers)
{
	static const unsigned int lengths[] = { 0,  1,	13, 14,	   15,
						50, 51, 99, LENGTH };

	FOR_EACH_ROW(shape, shapes)
	{
		size_t i;

		for (i = 0; i < ARRAY_SIZE(lengths); i++) {
			struct sk_buff *skb = packet(shapes[shape_i].head,
						     shapes[shape_i].piece);
			untrusted_bytes bytes;

			EXPECT(skb);
			EXPECT_EQ(skb_fetch_front(skb, lengths[i], &bytes), 0);
			EXPECT(counts(bytes, 0, lengths[i]));
			EXPECT_EQ(skb->len, LENGTH);
			kfree_skb(skb);
		}
	}
}

TEST(skb_fetch_front_of_list)
{
	struct sk_buff *skb = packet_listed();
	untrusted_bytes bytes;

	EXPECT(skb);
	EXPECT_EQ(skb_fetch_front(skb, 70, &bytes), 0);
	EXPECT(counts(bytes, 0, 70));
	kfree_skb(skb);
}

TEST(skb_fetch_front_refuses_more)
{
	static const u32 lengths[] = { LENGTH + 1, INT_MAX, 0x80000000,
				       U32_MAX };

	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		untrusted_bytes bytes;
		size_t i;

		EXPECT(skb);
		for (i = 0; i < ARRAY_SIZE(lengths); i++) {
			EXPECT_EQ(skb_fetch_front(skb, 0, &bytes), 0);
			EXPECT_EQ(skb_fetch_front(skb, lengths[i], &bytes),
				  -EBADMSG);
			EXPECT(is_empty(bytes));
		}
		kfree_skb(skb);
	}
}

TEST(skb_fetch_most_takes_what_there_is)
{
	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		untrusted_bytes bytes;

		EXPECT(skb);
		EXPECT_EQ(skb_fetch_most(skb, 60, &bytes), 0);
		EXPECT(counts(bytes, 0, 60));
		EXPECT_EQ(skb_fetch_most(skb, U32_MAX, &bytes), 0);
		EXPECT(counts(bytes, 0, LENGTH));
		kfree_skb(skb);
	}
}

/* The clone keeps its bytes where they are, and they are the same. */
TEST(skb_fetch_front_of_clone)
{
	struct sk_buff *skb = packet(14, 43);
	struct sk_buff *clone = skb ? skb_clone(skb, GFP_KERNEL) : NULL;
	const unsigned char *at = clone ? clone->data : NULL;
	untrusted_bytes bytes;

	EXPECT(clone);
	EXPECT_EQ(skb_fetch_front(skb, 60, &bytes), 0);
	EXPECT(counts(bytes, 0, 60));
	EXPECT(skb->data != at);
	EXPECT(clone->data == at);
	EXPECT_EQ(skb_headlen(clone), 14);
	EXPECT_EQ(skb_fetch_front(clone, LENGTH, &bytes), 0);
	EXPECT(counts(bytes, 0, LENGTH));
	kfree_skb(clone);
	kfree_skb(skb);
}

TEST(skb_fetch_front_of_shared)
{
	struct sk_buff *skb = packet(14, 43);
	untrusted_bytes bytes;

	EXPECT(skb);
	skb_get(skb);
	EXPECT_EQ(skb_fetch_front(skb, 14, &bytes), 0);
	EXPECT(counts(bytes, 0, 14));
	EXPECT_EQ(skb_fetch_front(skb, 15, &bytes), -EBUSY);
	EXPECT(is_empty(bytes));
	EXPECT_EQ(skb_headlen(skb), 14);
	kfree_skb(skb);
	kfree_skb(skb);
}

TEST(skb_fetch_copies)
{
	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		untrusted_test_udp udp;
		untrusted_be32 word;
		u32 off;

		EXPECT(skb);
		skb_get(skb);
		for (off = 0; off + 4 <= LENGTH; off++) {
			EXPECT_EQ(skb_fetch(be32, skb, off, &word), 0);
			EXPECT_EQ(validate_any(be32, word) >> 24, off);
			EXPECT_EQ(validate_any(be32, word) & 0xff, off + 3);
		}
		EXPECT_EQ(skb_fetch(test_udp, skb, 10, &udp), 0);
		EXPECT_EQ(skb_headlen(skb), shapes[shape_i].head);
		kfree_skb(skb);
		kfree_skb(skb);
	}
}

TEST(skb_fetch_refuses_more)
{
	static const u32 offsets[] = { LENGTH - 3, LENGTH,	INT_MAX - 2,
				       0x80000000, U32_MAX - 3, U32_MAX };
	struct sk_buff *skb = packet(14, 43);
	untrusted_u32 word = untrusted_mark(u32, 7);

	EXPECT(skb);
	FOR_EACH_ROW(offset, offsets)
	{
		EXPECT_EQ(skb_fetch(u32, skb, offsets[offset_i], &word),
			  -EBADMSG);
		EXPECT_EQ(validate_any(u32, word), 7);
	}
	kfree_skb(skb);
}

TEST(skb_fetch_vec_appends)
{
	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		untrusted_u8 buf[60];
		struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

		EXPECT(skb);
		EXPECT_EQ(skb_fetch_vec(skb, 10, 30, &vec), 0);
		EXPECT_EQ(skb_fetch_vec(skb, 40, 30, &vec), 0);
		EXPECT(counts(untrusted_vec_bytes(&vec), 10, 60));
		EXPECT_EQ(skb_fetch_vec(skb, 70, 1, &vec), -E2BIG);
		EXPECT_EQ(skb_fetch_vec(skb, 70, 0, &vec), 0);
		EXPECT_EQ(skb_fetch_vec(skb, LENGTH, 1, &vec), -EBADMSG);
		EXPECT_EQ(skb_fetch_vec(skb, U32_MAX, 1, &vec), -EBADMSG);
		EXPECT_EQ(skb_fetch_vec(skb, 2, U32_MAX, &vec), -EBADMSG);
		EXPECT_EQ(vec.len, 60);
		kfree_skb(skb);
	}
}

/* The slice is where the packet no longer is; the view goes with it. */
TEST(skb_view_follows)
{
	struct sk_buff *skb = packet(20, 40);
	const struct skb_view view = { skb, 4, 16 };
	const struct skb_view later = { skb, 18, 10 };
	untrusted_bytes before, bytes;

	EXPECT(skb);
	EXPECT_EQ(skb_view_bytes(&view, &before), 0);
	EXPECT(counts(before, 4, 16));
	EXPECT_EQ(skb_view_bytes(&later, &bytes), -EBADMSG);
	EXPECT(is_empty(bytes));
	EXPECT_EQ(skb_fetch_front(skb, 60, &bytes), 0);
	EXPECT_EQ(skb_view_bytes(&view, &bytes), 0);
	EXPECT(counts(bytes, 4, 16));
	EXPECT(bytes.ptr != before.ptr);
	EXPECT_EQ(skb_view_bytes(&later, &bytes), 0);
	EXPECT(counts(bytes, 18, 10));
	kfree_skb(skb);
}

TEST(skb_view_of_what_was_cut)
{
	struct sk_buff *skb = packet(LENGTH, 1);
	const struct skb_view view = { skb, 40, 20 };
	const struct skb_view far = { skb, U32_MAX, 2 };
	untrusted_bytes bytes;

	EXPECT(skb);
	EXPECT_EQ(skb_view_bytes(&view, &bytes), 0);
	skb_trim(skb, 60);
	EXPECT_EQ(skb_view_bytes(&view, &bytes), 0);
	skb_trim(skb, 59);
	EXPECT_EQ(skb_view_bytes(&view, &bytes), -EBADMSG);
	EXPECT(is_empty(bytes));
	EXPECT_EQ(skb_view_bytes(&far, &bytes), -EBADMSG);
	kfree_skb(skb);
}

/* A packet that is too short, in each of the ways it can be. */
TEST(skb_of_a_cut_packet)
{
	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		untrusted_bytes bytes;
		untrusted_u32 word;

		EXPECT(skb);
		EXPECT_EQ(pskb_trim(skb, 30), 0);
		EXPECT_EQ(skb_fetch_front(skb, 31, &bytes), -EBADMSG);
		EXPECT_EQ(skb_fetch(u32, skb, 27, &word), -EBADMSG);
		EXPECT_EQ(skb_fetch(u32, skb, 26, &word), 0);
		EXPECT_EQ(skb_fetch_most(skb, LENGTH, &bytes), 0);
		EXPECT(counts(bytes, 0, 30));
		kfree_skb(skb);
	}
}

TEST(skb_sum_good_is_that_of_the_bytes)
{
	const __be32 from = htonl(0x0a000002), to = htonl(0x0a000001);

	FOR_EACH_ROW(shape, shapes)
	{
		struct sk_buff *skb =
			packet(shapes[shape_i].head, shapes[shape_i].piece);
		__sum16 sum;

		EXPECT(skb);
		sum = csum_fold(skb_checksum(
			skb, 20, 80,
			csum_tcpudp_nofold(from, to, 80, IPPROTO_UDP, 0)));
		EXPECT(sum);
		EXPECT(!skb_sum_good(skb, 20, 80, from, to, IPPROTO_UDP));
		EXPECT(!skb_store_bits(skb, 98, &(u16){ 0 }, 2));
		sum = csum_fold(skb_checksum(
			skb, 20, 80,
			csum_tcpudp_nofold(from, to, 80, IPPROTO_UDP, 0)));
		EXPECT(!skb_store_bits(skb, 98, &sum, 2));
		EXPECT(skb_sum_good(skb, 20, 80, from, to, IPPROTO_UDP));
		EXPECT(!skb_sum_good(skb, 20, 80, from, to, IPPROTO_TCP));
		EXPECT(!skb_sum_good(skb, 20, 78, from, to, IPPROTO_UDP));
		EXPECT(!skb_sum_good(skb, 20, 81, from, to, IPPROTO_UDP));
		EXPECT(!skb_sum_good(skb, U32_MAX, 1, from, to, IPPROTO_UDP));
		kfree_skb(skb);
	}
}

TEST(skb_sum_good_believes_the_device)
{
	struct sk_buff *skb = packet(14, 43);

	EXPECT(skb);
	EXPECT(!skb_sum_good(skb, 20, 80, 0, 0, IPPROTO_UDP));
	skb->ip_summed = CHECKSUM_UNNECESSARY;
	EXPECT(skb_sum_good(skb, 20, 80, 0, 0, IPPROTO_UDP));
	EXPECT(!skb_sum_good(skb, 20, 81, 0, 0, IPPROTO_UDP));
	kfree_skb(skb);
}
