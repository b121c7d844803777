// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: instructions for a packet of 64 bytes, reader by reader
 *
 * For a guest whose time stamp counter counts its instructions, and nothing else:
 * one processor, -icount shift=0. Interrupts are off while it counts. Each line of
 * the log that begins "gate_cost:" is a reader, what was counted, and the number:
 *
 * path	from the call of netif_receive_skb() until it returns, the packet judged by a
 *	hook of LOCAL_IN, and gone: what a UDP firewall's packets go through
 * ingress	the same, with the hook where the sample has it, before all else
 * read	the reader alone, from its call until it returns
 *
 * The same number has to come PACKETS times in a row. Needs a loopback device that is
 * up and has the address 10.0.0.1.
 */

#include <linux/etherdevice.h>
#include <linux/ip.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/siphash.h>
#include <linux/udp.h>
#include <net/checksum.h>
#include <asm/msr.h>

#include "../../../samples/packet/gate.h"
#include "cost.h"

#define FRAME 64
#define KNOCK (FRAME - ETH_HLEN - sizeof(struct iphdr) - sizeof(struct udphdr))
#define PACKETS 8

static const struct cost_gate *const gates[] = {
	&cost_unchecked,
	&cost_hand,
	&cost_validated,
};

static const struct cost_gate *under;
static u32 counter;
static u64 nothing;

static void put_knock(u8 *p)
{
	const siphash_key_t key = { { GATE_KEY_LOW ^ 1, GATE_KEY_HIGH } };

	*p++ = GATE_VERSION;
	*p++ = 1;
	put_unaligned_be16(KNOCK - sizeof(struct gate_knock) - GATE_TAG_LEN, p);
	p += 2;
	*p++ = GATE_COUNTER;
	*p++ = 6;
	put_unaligned_be32(++counter, p);
	p += 4;
	*p++ = GATE_OPEN;
	*p++ = 4;
	put_unaligned_be16(22, p);
	p += 2;
	put_unaligned_le64(siphash(p - KNOCK + GATE_TAG_LEN,
				   KNOCK - GATE_TAG_LEN, &key),
			   p);
}

static void put_udp(struct udphdr *udp, __be32 from, __be32 to)
{
	const u16 len = sizeof(*udp) + KNOCK;

	*udp = (struct udphdr){
		.source = htons(4000),
		.dest = htons(GATE_PORT),
		.len = htons(len),
	};
	put_knock((u8 *)(udp + 1));
	udp->check = csum_tcpudp_magic(from, to, len, IPPROTO_UDP,
				       csum_partial(udp, len, 0));
}

static struct sk_buff *packet(void)
{
	struct sk_buff *skb = alloc_skb(NET_SKB_PAD + FRAME, GFP_KERNEL);
	struct iphdr *ip;

	if (!skb)
		return NULL;
	skb_reserve(skb, NET_SKB_PAD);
	skb_put_zero(skb, FRAME);
	skb->dev = init_net.loopback_dev;
	skb->protocol = htons(ETH_P_IP);
	skb_reset_mac_header(skb);
	ip = skb_pull(skb, ETH_HLEN);
	*ip = (struct iphdr){
		.version = 4,
		.ihl = 5,
		.tot_len = htons(FRAME - ETH_HLEN),
		.ttl = 64,
		.protocol = IPPROTO_UDP,
		.saddr = htonl(0x0a000002),
		.daddr = htonl(0x0a000001),
	};
	ip->check = ip_fast_csum(ip, 5);
	put_udp((struct udphdr *)(ip + 1), ip->saddr, ip->daddr);
	return skb;
}

static noinline u64 count_nothing(void)
{
	const u64 begin = rdtsc();

	barrier();
	return rdtsc() - begin;
}

static noinline u64 count_path(struct sk_buff *skb)
{
	const u64 begin = rdtsc();

	netif_receive_skb(skb);
	return rdtsc() - begin - nothing;
}

static noinline u64 count_read(struct sk_buff *skb)
{
	static u64 out[READ_MAX / sizeof(u64)];
	u64 begin, end;
	int ret;

	begin = rdtsc();
	ret = under->read(skb, out);
	end = rdtsc();
	kfree_skb(skb);
	return ret ? 0 : end - begin - nothing;
}

static u64 count_once(u64 (*count)(struct sk_buff *skb))
{
	struct sk_buff *const skb = packet();
	unsigned long flags;
	u64 n;

	if (!skb)
		return 0;
	local_bh_disable();
	local_irq_save(flags);
	n = count(skb);
	local_irq_restore(flags);
	local_bh_enable();
	return n;
}

/* The first packets find caches of the kernel empty. */
static void count(const char *what, u64 (*count)(struct sk_buff *skb))
{
	u64 last = 0;
	u64 n = 0;
	int same = 0;
	int tries;

	for (tries = 0; tries < 50 * PACKETS && same < PACKETS; tries++) {
		n = count_once(count);
		same = n == last ? same + 1 : 1;
		last = n;
	}
	if (same == PACKETS && n && !*under->error)
		pr_info("gate_cost: %s %s %llu\n", under->name, what, n);
	else
		pr_err("gate_cost: %s %s differs, or is refused\n", under->name,
		       what);
}

static int count_hooked(const char *what, struct nf_hook_ops *ops)
{
	int ret;

	ops->hook = under->hook;
	ret = nf_register_net_hook(&init_net, ops);
	if (ret)
		return ret;
	count(what, count_path);
	nf_unregister_net_hook(&init_net, ops);
	return 0;
}

static int __init cost_init(void)
{
	struct nf_hook_ops local_in = {
		.pf = NFPROTO_IPV4,
		.hooknum = NF_INET_LOCAL_IN,
	};
	struct nf_hook_ops ingress = {
		.pf = NFPROTO_NETDEV,
		.hooknum = NF_NETDEV_INGRESS,
		.dev = init_net.loopback_dev,
	};
	size_t i;
	int ret;

	nothing = count_nothing();
	nothing = count_nothing();
	for (i = 0; i < ARRAY_SIZE(gates); i++) {
		under = gates[i];
		ret = count_hooked("path", &local_in);
		if (!ret)
			ret = count_hooked("ingress", &ingress);
		if (ret)
			return ret;
		count("read", count_read);
	}
	return 0;
}

static void __exit cost_exit(void)
{
}

module_init(cost_init);
module_exit(cost_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("what reading a packet costs");
