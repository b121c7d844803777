// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Places in a packet that a number in it leads to: it may be shorter than any says. */
#include <linux/errno.h>
#include <linux/ip.h>
#include <linux/skbuff.h>

int deliver(u16 port);

/* CVE-2026-31472: a header's length taken on trust. */
int bad_next(struct sk_buff *skb)
{
	const struct iphdr *ip;
	unsigned int off;

	if (!pskb_may_pull(skb, sizeof(*ip)))
		return -EBADMSG;
	ip = (const void *)skb->data;
	off = ip->ihl * 4;
	if (ip->version != 4)
		return -EBADMSG;
	return deliver(*(const u16 *)(skb->data + off)); // here
}

int good_next(struct sk_buff *skb)
{
	const struct iphdr *ip;
	unsigned int off;

	if (!pskb_may_pull(skb, sizeof(*ip)))
		return -EBADMSG;
	ip = (const void *)skb->data;
	off = ip->ihl * 4;
	if (!pskb_may_pull(skb, off + 2))
		return -EBADMSG;
	return deliver(*(const u16 *)(skb->data + off));
}

/* Commit 5fc177ab7594: an option longer than the options. */
int bad_option(struct sk_buff *skb, int left)
{
	const u8 *p;
	int n = 0;

	if (!pskb_may_pull(skb, 20 + left))
		return -EBADMSG;
	p = skb->data + 20;
	while (left > 1) {
		if (p[1] < 2)
			return -EBADMSG;
		n += p[0] == 2;
		left -= p[1];
		p += p[1]; // here
	}
	return n;
}

int good_option(struct sk_buff *skb, int left)
{
	const u8 *p;
	int n = 0;

	if (!pskb_may_pull(skb, 20 + left))
		return -EBADMSG;
	p = skb->data + 20;
	while (left > 1) {
		if (p[1] < 2 || p[1] > left)
			return -EBADMSG;
		n += p[0] == 2;
		left -= p[1];
		p += p[1];
	}
	return n;
}
