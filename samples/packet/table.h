/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GATE_TABLE_H
#define _GATE_TABLE_H

/**
 * DOC: what both gates share: the clients, the hook, the device that tells
 *
 * A gate defines gate_judge(). Around its clients lie margins of GATE_MARK, so that
 * a parser that writes beside them is seen and the kernel lives on to say so.
 */

#include <linux/fs.h>
#include <linux/if_ether.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/siphash.h>
#include <linux/skbuff.h>
#include <linux/spinlock.h>

#include "gate.h"

#define GATE_MARK 0x5a
#define GATE_DEVICES 2

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

static char *gate_device[GATE_DEVICES];
static int gate_devices;
module_param_array_named(device, gate_device, charp, &gate_devices, 0444);
MODULE_PARM_DESC(device, "network devices to guard");

static struct nf_hook_ops gate_ops[GATE_DEVICES];

/*
 * Judges an IPv4 packet that begins at skb->data: 0 to let it in, -EINPROGRESS if
 * it was a good knock, which ends here, or another negative errno.
 */
static int gate_judge(struct sk_buff *skb);

static bool gate_is_open(__be32 address, u16 port)
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

static u64 gate_tag(const void *knock, size_t len, u32 client)
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

static void gate_forget(void)
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

static u32 gate_trampled(const u8 *margin, size_t size)
{
	u32 n = 0;
	size_t i;

	for (i = 0; i < size; i++)
		n += margin[i] != GATE_MARK;
	return n;
}

static ssize_t gate_read(struct file *file, char __user *to, size_t size,
			 loff_t *pos)
{
	struct gate_seen seen = {};

	spin_lock_bh(&gate.lock);
	seen.packets = gate.packets;
	seen.error = gate.error;
	seen.trampled = gate_trampled(gate.before, sizeof(gate.before)) +
			gate_trampled(gate.behind, sizeof(gate.behind));
	seen.syn = gate.syn;
	memcpy(seen.clients, gate.clients, sizeof(seen.clients));
	spin_unlock_bh(&gate.lock);
	return simple_read_from_buffer(to, size, pos, &seen, sizeof(seen));
}

static ssize_t gate_write(struct file *file, const char __user *from,
			  size_t size, loff_t *pos)
{
	gate_forget();
	return size;
}

static const struct file_operations gate_fops = {
	.owner = THIS_MODULE,
	.llseek = default_llseek,
	.read = gate_read,
	.write = gate_write,
};

static struct miscdevice gate_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = KBUILD_MODNAME,
	.fops = &gate_fops,
	.mode = 0600,
};

static int gate_guard(struct nf_hook_ops *ops, struct net_device *dev)
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

static void gate_leave(struct nf_hook_ops *ops)
{
	nf_unregister_net_hook(&init_net, ops);
	ops->dev = NULL;
}

/* Comes for all devices when it is registered, and when it is no longer. */
static int gate_event(struct notifier_block *nb, unsigned long event,
		      void *info)
{
	struct net_device *const dev = netdev_notifier_info_to_dev(info);
	int ret = 0;
	int i;

	for (i = 0; i < gate_devices; i++) {
		if (event == NETDEV_UNREGISTER && gate_ops[i].dev == dev)
			gate_leave(&gate_ops[i]);
		if (event == NETDEV_REGISTER &&
		    net_eq(dev_net(dev), &init_net) &&
		    !strcmp(dev->name, gate_device[i]))
			ret = gate_guard(&gate_ops[i], dev);
	}
	return notifier_from_errno(ret);
}

static struct notifier_block gate_notifier = {
	.notifier_call = gate_event,
};

static int __init gate_init(void)
{
	int ret;

	gate_forget();
	ret = register_netdevice_notifier(&gate_notifier);
	if (ret)
		return ret;
	ret = misc_register(&gate_misc);
	if (ret)
		unregister_netdevice_notifier(&gate_notifier);
	return ret;
}

static void __exit gate_exit(void)
{
	misc_deregister(&gate_misc);
	unregister_netdevice_notifier(&gate_notifier);
}

module_init(gate_init);
module_exit(gate_exit);
MODULE_LICENSE("Dual MIT/GPL");

#endif /* _GATE_TABLE_H */
