/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _GATE_MODULE_H
#define _GATE_MODULE_H

/* A gate as a module: the devices it guards, and the one that tells what it saw. */

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>

#include "table.h"

#define GATE_DEVICES 2

static char *gate_device[GATE_DEVICES];
static int gate_devices;
module_param_array_named(device, gate_device, charp, &gate_devices, 0444);
MODULE_PARM_DESC(device, "network devices to guard");

static struct nf_hook_ops gate_ops[GATE_DEVICES];

static u32 gate_trampled(const u8 *margin, size_t size)
{
	u32 n = 0;
	size_t i;

	for (i = 0; i < size; i++)
		n += margin[i] != GATE_MARK;
	return n;
}

static ssize_t gate_tell(struct file *file, char __user *to, size_t size,
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

static ssize_t gate_clear(struct file *file, const char __user *from,
			  size_t size, loff_t *pos)
{
	gate_forget();
	return size;
}

static const struct file_operations gate_fops = {
	.owner = THIS_MODULE,
	.llseek = default_llseek,
	.read = gate_tell,
	.write = gate_clear,
};

static struct miscdevice gate_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = KBUILD_MODNAME,
	.fops = &gate_fops,
	.mode = 0600,
};

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

#endif /* _GATE_MODULE_H */
