// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Headers of a packet whose bytes move. */
#include <linux/errno.h>
#include <linux/ip.h>
#include <linux/skbuff.h>
#include <linux/udp.h>

int deliver(u16 port);

int bad_pull(struct sk_buff *skb)
{
	const struct iphdr *ip = (const struct iphdr *)skb->data;

	if (!pskb_may_pull(skb, sizeof(*ip) + sizeof(struct udphdr)))
		return -EINVAL;
	return ip->ttl;
}

int good_pull(struct sk_buff *skb)
{
	const struct iphdr *ip;

	if (!pskb_may_pull(skb, sizeof(*ip) + sizeof(struct udphdr)))
		return -EINVAL;
	ip = (const struct iphdr *)skb->data;
	return ip->ttl;
}

int bad_linearize(struct sk_buff *skb)
{
	const struct udphdr *udp = (const struct udphdr *)skb->data;

	if (skb_linearize(skb))
		return -ENOMEM;
	return deliver(ntohs(udp->dest));
}

int good_linearize(struct sk_buff *skb)
{
	const struct udphdr *udp;

	if (skb_linearize(skb))
		return -ENOMEM;
	udp = (const struct udphdr *)skb->data;
	return deliver(ntohs(udp->dest));
}

int bad_expand(struct sk_buff *skb)
{
	struct iphdr *ip = ip_hdr(skb);

	if (skb_cow_head(skb, 16))
		return -ENOMEM;
	ip->ttl--;
	return 0;
}

int good_expand(struct sk_buff *skb)
{
	struct iphdr *ip;

	if (skb_cow_head(skb, 16))
		return -ENOMEM;
	ip = ip_hdr(skb);
	ip->ttl--;
	return 0;
}

/* What is needed later was copied before. */
int good_copy(struct sk_buff *skb)
{
	const struct iphdr *ip = ip_hdr(skb);
	const u8 ttl = ip->ttl;

	if (!pskb_may_pull(skb, 64))
		return -EINVAL;
	return ttl;
}
