// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Refused, and part of a packet was taken over. */
#include <linux/errno.h>
#include <linux/skbuff.h>

struct peer {
	u16 port;
	u8 name;
};

static struct peer peer;

int bad_packet(struct sk_buff *skb)
{
	const u8 *p;

	if (!pskb_may_pull(skb, 4))
		return -ENOMEM;
	p = skb->data;
	peer.name = p[0];
	if (p[1] > 8)
		return -EBADMSG; // here
	peer.port = p[1];
	return 0;
}

int good_packet(struct sk_buff *skb)
{
	const u8 *p;

	if (!pskb_may_pull(skb, 4))
		return -ENOMEM;
	p = skb->data;
	if (p[1] > 8)
		return -EBADMSG;
	peer.name = p[0];
	peer.port = p[1];
	return 0;
}

/* What is written to the packet ends with it, and so does what stands beside it. */
int good_own(struct sk_buff *skb)
{
	u8 *p;

	if (!pskb_may_pull(skb, 4))
		return -ENOMEM;
	p = skb->data;
	p[3] = p[0];
	skb->cb[0] = p[2];
	if (p[1] > 8)
		return -EBADMSG;
	return 0;
}
