// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Bytes of a packet of which nobody knows whether they came. */
#include <linux/errno.h>
#include <linux/ip.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/udp.h>
#include <net/protocol.h>

#define PORT 6200

int deliver(u16 port);
int look_into(struct sk_buff *skb);

/* CVE-2026-31512: the packet may be shorter, or its bytes lie in a page. */
static unsigned int bad_hook(void *priv, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	const struct iphdr *ip = (const void *)skb->data;

	return ip->protocol == IPPROTO_UDP ? NF_DROP : NF_ACCEPT; // here
}

static unsigned int good_hook(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	const struct iphdr *ip;

	if (!pskb_may_pull(skb, sizeof(*ip)))
		return NF_DROP;
	ip = (const void *)skb->data;
	return ip->protocol == IPPROTO_UDP ? NF_DROP : NF_ACCEPT;
}

/* One header was asked for, and two are read. */
static unsigned int bad_short(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	const struct udphdr *udp;

	if (!pskb_may_pull(skb, sizeof(struct iphdr)))
		return NF_DROP;
	udp = (const void *)(skb->data + sizeof(struct iphdr));
	return udp->dest == htons(PORT) ? NF_DROP : NF_ACCEPT; // here
}

static unsigned int good_both(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	const struct udphdr *udp;

	if (!pskb_may_pull(skb, sizeof(struct iphdr) + sizeof(*udp)))
		return NF_DROP;
	udp = (const void *)(skb->data + sizeof(struct iphdr));
	return udp->dest == htons(PORT) ? NF_DROP : NF_ACCEPT;
}

/* CVE-2026-31472: where the next header is the packet says. */
static unsigned int bad_next(void *priv, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	const struct udphdr *udp;
	const struct iphdr *ip;

	if (!pskb_may_pull(skb, sizeof(*ip)))
		return NF_DROP;
	ip = (const void *)skb->data;
	udp = (const void *)(skb->data + ip->ihl * 4);
	return udp->dest == htons(PORT) ? NF_DROP : NF_ACCEPT; // here
}

static unsigned int good_next(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	const struct udphdr *udp;
	const struct iphdr *ip;
	unsigned int off;

	if (!pskb_may_pull(skb, sizeof(*ip)))
		return NF_DROP;
	ip = (const void *)skb->data;
	off = ip->ihl * 4;
	if (off < sizeof(*ip) || !pskb_may_pull(skb, off + sizeof(*udp)))
		return NF_DROP;
	udp = (const void *)(skb->data + off);
	return udp->dest == htons(PORT) ? NF_DROP : NF_ACCEPT;
}

/* A part of that header. */
static unsigned int bad_part(void *priv, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	const struct udphdr *udp;
	unsigned int off;

	if (!pskb_may_pull(skb, sizeof(struct iphdr)))
		return NF_DROP;
	off = ((const struct iphdr *)skb->data)->ihl * 4;
	if (!pskb_may_pull(skb, off + 2))
		return NF_DROP;
	udp = (const void *)(skb->data + off);
	return udp->dest == htons(PORT) ? NF_DROP : NF_ACCEPT; // here
}

/* What was asked for in a helper was asked for. */
static const struct iphdr *header(struct sk_buff *skb)
{
	if (!pskb_may_pull(skb, sizeof(struct iphdr)))
		return NULL;
	return (const void *)skb->data;
}

static unsigned int good_helper(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct iphdr *ip = header(skb);

	return !ip || ip->ttl < 2 ? NF_DROP : NF_ACCEPT;
}

static unsigned int good_copied(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct iphdr *ip;
	struct iphdr own;

	ip = skb_header_pointer(skb, 0, sizeof(own), &own);
	return !ip || ip->ttl < 2 ? NF_DROP : NF_ACCEPT;
}

static unsigned int good_linear(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	if (skb_linearize(skb) || skb->len < sizeof(struct iphdr))
		return NF_DROP;
	return ((const struct iphdr *)skb->data)->ttl;
}

static unsigned int good_headlen(void *priv, struct sk_buff *skb,
				 const struct nf_hook_state *state)
{
	if (skb_headlen(skb) < sizeof(struct iphdr))
		return NF_DROP;
	return ((const struct iphdr *)skb->data)->ttl;
}

/* What a function did whose body is not here nobody knows. */
static unsigned int good_elsewhere(void *priv, struct sk_buff *skb,
				   const struct nf_hook_state *state)
{
	if (look_into(skb))
		return NF_DROP;
	return ((const struct iphdr *)skb->data)->ttl;
}

/* A copy, too, reads. */
static unsigned int bad_copy(void *priv, struct sk_buff *skb,
			     const struct nf_hook_state *state)
{
	struct iphdr own;

	if (!pskb_may_pull(skb, 8))
		return NF_DROP;
	memcpy(&own, skb->data, sizeof(own)); // here
	return own.ttl;
}

/* It stands where nobody registers it, so who calls it may have asked. */
int good_callee(struct sk_buff *skb)
{
	return ((const struct iphdr *)skb->data)->ttl;
}

static int bad_handler(struct sk_buff *skb)
{
	return deliver(ntohs(udp_hdr(skb)->dest)); // here
}

static int good_handler(struct sk_buff *skb)
{
	if (!pskb_may_pull(skb, sizeof(struct udphdr)))
		return -EBADMSG;
	return deliver(ntohs(udp_hdr(skb)->dest));
}

static int bad_device(struct sk_buff *skb, struct net_device *dev,
		      struct packet_type *type, struct net_device *orig)
{
	return deliver(*(const u16 *)skb->data); // here
}

static int good_device(struct sk_buff *skb, struct net_device *dev,
		       struct packet_type *type, struct net_device *orig)
{
	if (!pskb_may_pull(skb, 2))
		return -EBADMSG;
	return deliver(*(const u16 *)skb->data);
}

/* Records: kind, length of all of it, body. */
static unsigned int bad_record(void *priv, struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	const u8 *p, *end;
	u32 sum = 0;

	if (!pskb_may_pull(skb, 64))
		return NF_DROP;
	p = skb->data;
	end = p + 64;
	while (p + 2 <= end) {
		if (p[1] < 2 || p[1] > end - p)
			return NF_DROP;
		if (p[0] == 2)
			sum += *(const u32 *)(p + 2); // here
		p += p[1];
	}
	return sum;
}

static unsigned int good_record(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const u8 *p, *end;
	u32 sum = 0;

	if (!pskb_may_pull(skb, 64))
		return NF_DROP;
	p = skb->data;
	end = p + 64;
	while (p + 2 <= end) {
		if (p[1] < 2 || p[1] > end - p)
			return NF_DROP;
		if (p[0] == 2 && p[1] == 6)
			sum += *(const u32 *)(p + 2);
		p += p[1];
	}
	return sum;
}

const struct net_protocol bad_protocol = { .handler = bad_handler };
const struct net_protocol good_protocol = { .handler = good_handler };

nf_hookfn *const hooks[] = {
	bad_hook, good_hook,   bad_short,   bad_next,	 good_next,
	bad_part, good_helper, good_copied, good_linear, good_headlen,
	bad_copy, good_both,   bad_record,  good_record, good_elsewhere,
};

int (*const devices[])(struct sk_buff *, struct net_device *,
		       struct packet_type *, struct net_device *) = {
	bad_device,
	good_device,
};
