// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* As kernel.c, where numbers in packets are known to come from outside. */
#include <linux/errno.h>
#include <linux/netfilter.h>
#include <linux/skbuff.h>
#include <linux/tcp.h>
#include <linux/udp.h>

#define HEAD 4

/* CVE-2017-7895: as much as the packet says, or as came, whatever is less. */
static unsigned int bad_length(void *priv, struct sk_buff *skb,
			       const struct nf_hook_state *state)
{
	const struct udphdr *udp;
	unsigned int n;

	if (!pskb_may_pull(skb, sizeof(*udp)))
		return NF_DROP;
	udp = (const void *)skb->data;
	n = ntohs(udp->len);
	if (!pskb_may_pull(skb, n < skb->len ? n : skb->len))
		return NF_DROP;
	return skb->data[sizeof(*udp)]; // here
}

static unsigned int good_length(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct udphdr *udp;
	unsigned int n;

	if (!pskb_may_pull(skb, sizeof(*udp)))
		return NF_DROP;
	udp = (const void *)skb->data;
	n = ntohs(udp->len);
	if (n < sizeof(*udp) + HEAD || !pskb_may_pull(skb, n))
		return NF_DROP;
	return skb->data[sizeof(*udp)];
}

/* CVE-2017-18017: options as long as the header says. */
static int count(const u8 *p, int left)
{
	int n = 0;

	for (; left > 0; left--)
		n += *p++ == 1; // here
	return n;
}

static unsigned int bad_options(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct tcphdr *tcp;

	if (!pskb_may_pull(skb, sizeof(*tcp)))
		return NF_DROP;
	tcp = (const void *)skb->data;
	return count((const u8 *)(tcp + 1), tcp->doff * 4 - sizeof(*tcp));
}

static int count_checked(const u8 *p, int left)
{
	int n = 0;

	for (; left > 0; left--)
		n += *p++ == 1;
	return n;
}

static unsigned int good_options(void *priv, struct sk_buff *skb,
				 const struct nf_hook_state *state)
{
	const struct tcphdr *tcp;

	if (!pskb_may_pull(skb, sizeof(*tcp)))
		return NF_DROP;
	tcp = (const void *)skb->data;
	if (tcp->doff < 5 || !pskb_may_pull(skb, tcp->doff * 4))
		return NF_DROP;
	tcp = (const void *)skb->data;
	return count_checked((const u8 *)(tcp + 1),
			     tcp->doff * 4 - sizeof(*tcp));
}

nf_hookfn *const hooks[] = { bad_length, good_length, bad_options,
			     good_options };
