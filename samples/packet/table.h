/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GATE_TABLE_H
#define _GATE_TABLE_H

/**
 * DOC: what gates share: the clients, and the hook
 *
 * A gate defines gate_judge(). Around its clients lie margins of GATE_MARK, so that
 * a parser that writes beside them is seen and the kernel lives on to say so.
 */

#include <linux/if_ether.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/siphash.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>

#include "gate.h"

#define GATE_MARK 0x5a

struct gate {
	spinlock_t lock; /* all below */
	u8 before[4096];
	struct gate_client clients[GATE_CLIENTS];
	u8 behind[16384];
	struct gate_syn syn;
	u32 packets;
	s32 error;
};

static struct gate gate = {
	.lock = __SPIN_LOCK_UNLOCKED(gate.lock),
};

/*
 * Judges an IPv4 packet that begins at skb->data: 0 to let it in, -EINPROGRESS if
 * it was a good knock, which ends here, or another negative errno.
 */
static int gate_judge(struct sk_buff *skb);

static inline bool gate_is_open(__be32 address, u16 port)
{
	u32 i, j;

	for (i = 0; i < GATE_CLIENTS; i++) {
		const struct gate_client *c = &gate.clients[i];

		for (j = 0; j < c->ports_count && j < GATE_PORTS; j++)
			if (c->address == address && c->ports[j] == port)
				return true;
	}
	return false;
}

static inline u64 gate_tag(const void *knock, size_t len, u32 client)
{
	const siphash_key_t key = {
		{ GATE_KEY_LOW ^ client, GATE_KEY_HIGH },
	};

	return siphash(knock, len, &key);
}

static unsigned int gate_hook(void *priv, struct sk_buff *skb,
			      const struct nf_hook_state *state)
{
	int ret;

	if (skb->protocol != htons(ETH_P_IP))
		return NF_ACCEPT;
	spin_lock(&gate.lock);
	ret = gate_judge(skb);
	gate.packets++;
	gate.error = ret == -EINPROGRESS ? 0 : ret;
	spin_unlock(&gate.lock);
	return ret ? NF_DROP : NF_ACCEPT;
}

static inline void gate_forget(void)
{
	spin_lock_bh(&gate.lock);
	memset(gate.before, GATE_MARK, sizeof(gate.before));
	memset(gate.clients, 0, sizeof(gate.clients));
	memset(gate.behind, GATE_MARK, sizeof(gate.behind));
	memset(&gate.syn, 0, sizeof(gate.syn));
	gate.packets = 0;
	gate.error = 0;
	spin_unlock_bh(&gate.lock);
}

static inline int gate_guard(struct nf_hook_ops *ops, struct net_device *dev)
{
	int ret;

	ops->hook = gate_hook;
	ops->pf = NFPROTO_NETDEV;
	ops->hooknum = NF_NETDEV_INGRESS;
	ops->dev = dev;
	ret = nf_register_net_hook(&init_net, ops);
	if (ret)
		ops->dev = NULL;
	return ret;
}

static inline void gate_leave(struct nf_hook_ops *ops)
{
	nf_unregister_net_hook(&init_net, ops);
	ops->dev = NULL;
}

#endif /* _GATE_TABLE_H */
