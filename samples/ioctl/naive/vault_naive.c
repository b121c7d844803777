// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the vault driver, the way such drivers are commonly written
 *
 * Every command works for an honest caller. Each comment that starts with BUG
 * marks a mistake that was made, in this form, in a driver people used. Do not
 * load this module on a machine you care for.
 */

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/uaccess.h>
#include <linux/uio.h>

#include "../vault.h"
#include "../witness.h"

#define VAULT_MAY_CREATE 0x1
#define VAULT_MAY_WRITE 0x2

struct vault_slot {
	char name[VAULT_NAME_LEN];
	u8 *data; /* NULL: the slot is free */
	u32 flags;
	u32 records;
	u32 record_size;
	bool written;
};

struct vault {
	struct mutex lock; /* all below, and the bytes of the slots */
	struct vault_slot *slots;
	u32 used;
	u32 mode;
	u32 quota;
	u32 lease;
	u32 generation;
	u64 bytes;
};

static struct vault vault = {
	.lock = __MUTEX_INITIALIZER(vault.lock),
	.quota = VAULT_QUOTA_MAX,
	.lease = 60,
};

static const u8 vault_rights[] = {
	[VAULT_MODE_OPEN] = VAULT_MAY_CREATE | VAULT_MAY_WRITE,
	[VAULT_MODE_KEEP] = VAULT_MAY_WRITE,
	[VAULT_MODE_FROZEN] = 0,
};

static bool vault_may(u8 right)
{
	return vault_rights[READ_ONCE(vault.mode)] & right;
}

static size_t vault_size(const struct vault_slot *s)
{
	return (size_t)s->records * s->record_size;
}

/* Slots in use stay in use, so no lock is needed to find one. */
static struct vault_slot *vault_find(int slot)
{
	/*
	 * BUG 1: negative index (CVE-2009-3080): the caller's unsigned number
	 * became an int and only the upper bound is checked, so slots before
	 * the first are used.
	 *
	 * BUG 2: no array_index_nospec() (commit 505b5240329b): the processor
	 * may run ahead of the check and load from beyond the array.
	 */
	if (slot >= VAULT_SLOTS)
		return ERR_PTR(-EINVAL);
	if (!smp_load_acquire(&vault.slots[slot].data))
		return ERR_PTR(-ENOENT);
	return &vault.slots[slot];
}

/*
 * BUG 3: offset + len wraps (CVE-2018-8781): the sum is taken in 32 bits, so an
 * offset just below zero passes and points before the slot's bytes.
 */
static u8 *vault_range(const struct vault_slot *s, int offset, u32 len)
{
	return offset + len > vault_size(s) ? NULL : s->data + offset;
}

static long vault_create(struct vault_create __user *arg)
{
	struct vault_create req;
	struct vault_slot *s;
	size_t size;
	void *data;
	int slot;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!vault_may(VAULT_MAY_CREATE))
		return -EPERM;
	if (!req.name[0] || !req.records || !req.record_size)
		return -EINVAL;
	/*
	 * BUG 4: product wraps (CVE-2012-0044): both factors have 32 bits, so
	 * the product does too, and a small buffer is allocated for a slot that
	 * is later taken to be huge.
	 */
	size = req.records * req.record_size;
	if (size > VAULT_SLOT_BYTES_MAX)
		return -E2BIG;
	data = witness_zalloc(size);
	if (!data)
		return -ENOMEM;

	mutex_lock(&vault.lock);
	for (slot = 0; slot < VAULT_SLOTS && vault.slots[slot].data; slot++)
		;
	if (slot == VAULT_SLOTS || vault.bytes + size > vault.quota) {
		mutex_unlock(&vault.lock);
		/*
		 * BUG 5: leak on an error path (CVE-2021-46944): the buffer
		 * allocated above is not freed.
		 */
		return -ENOSPC;
	}
	s = &vault.slots[slot];
	/*
	 * BUG 6: string taken on trust (commit a1616a5ac99e): nothing says that
	 * the name ends inside the member, and vault_list() prints it with %s.
	 */
	memcpy(s->name, req.name, sizeof(s->name));
	/*
	 * BUG 7: unknown flags and reserved members accepted (commits
	 * d14e7683ecf0 and c780d82a74cd), here and in every other command: they
	 * can never be given a meaning.
	 */
	s->flags = req.flags;
	s->records = req.records;
	s->record_size = req.record_size;
	smp_store_release(&s->data, data);
	vault.used++;
	vault.bytes += size;
	mutex_unlock(&vault.lock);
	return put_user(slot, &arg->out_slot);
}

static bool vault_is_sealed(const struct vault_slot *s, loff_t offset)
{
	return (s->flags & VAULT_SEALED) && (s->written || offset);
}

static long vault_store(struct vault_slot *s, const struct vault_write *req,
			const u8 *from)
{
	u8 *to = vault_range(s, req->offset, req->len);

	if (vault_is_sealed(s, req->offset))
		return -EPERM;
	if (!to)
		return -EINVAL;
	memcpy(to, from, req->len);
	if (req->flags & VAULT_WRITE_FILL)
		memset(to + req->len, 0,
		       s->data + vault_size(s) - to - req->len);
	s->written = true;
	return 0;
}

static long vault_write(struct vault_write __user *arg)
{
	struct vault_write req;
	struct vault_slot *s;
	void *data;
	u32 len;
	long ret;

	if (!vault_may(VAULT_MAY_WRITE))
		return -EPERM;
	/*
	 * BUG 8: double fetch (CVE-2016-6480): the length is read, checked and
	 * allocated for; then the whole request is read again, and the length
	 * in that copy, which nobody checked, is the one used.
	 */
	if (get_user(len, &arg->len))
		return -EFAULT;
	if (len > VAULT_SLOT_BYTES_MAX)
		return -EINVAL;
	data = witness_alloc(len);
	if (!data)
		return -ENOMEM;
	ret = -EFAULT;
	if (copy_from_user(&req, arg, sizeof(req)) ||
	    copy_from_user(data, u64_to_user_ptr(req.data), req.len))
		goto free;
	s = vault_find(req.slot);
	ret = PTR_ERR_OR_ZERO(s);
	if (ret)
		goto free;
	mutex_lock(&vault.lock);
	ret = vault_store(s, &req, data);
	mutex_unlock(&vault.lock);
free:
	witness_free(data);
	return ret;
}

static long vault_read(struct vault_read __user *arg)
{
	struct vault_read req;
	struct vault_slot *s;
	unsigned long left;
	const u8 *from;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	s = vault_find(req.slot);
	if (IS_ERR(s))
		return PTR_ERR(s);
	from = vault_range(s, req.offset, req.len);
	if (!from)
		return -EINVAL;
	mutex_lock(&vault.lock);
	/*
	 * BUG 9: pointer without access_ok() (CVE-2010-2962): the double
	 * underscore leaves that check to the caller, so an address in the
	 * kernel is written like one of the process.
	 */
	left = __copy_to_user(u64_to_user_ptr(req.data), from, req.len);
	mutex_unlock(&vault.lock);
	if (left)
		return -EFAULT;
	return put_user(req.len, &arg->out_len);
}

static void vault_describe(struct vault_item *item, u32 slot)
{
	const struct vault_slot *s = &vault.slots[slot];

	/*
	 * BUG 10: kernel memory shown (CVE-2017-14991): the item comes from the
	 * heap as it is; its reserved bytes, what follows the name, and most of
	 * it for a free slot, are copied out without ever being set.
	 */
	item->slot = slot;
	item->out_state = VAULT_STATE_FREE;
	if (!s->data || (s->flags & VAULT_HIDDEN))
		return;
	item->out_state = s->written ? VAULT_STATE_WRITTEN : VAULT_STATE_EMPTY;
	item->out_size = vault_size(s);
	item->out_flags = s->flags;
	sprintf(item->out_name, "%s", s->name);
}

static long vault_list(struct vault_list __user *arg)
{
	struct vault_item __user *to;
	struct vault_item *items;
	struct vault_list req;
	u32 i, slot;
	long ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (!req.count)
		return -EINVAL;
	/*
	 * BUG 11: allocation as large as asked for (commit 6420ac0af95d): the
	 * count has no limit of its own.
	 */
	items = witness_alloc(req.count * sizeof(*items));
	if (!items)
		return -ENOMEM;
	to = u64_to_user_ptr(req.items);
	for (i = 0; i < req.count; i++) {
		ret = get_user(slot, &to[i].slot);
		if (ret)
			goto free;
		ret = -EINVAL;
		/* BUG 12: off by one (commit 3f4870df1b15): VAULT_SLOTS passes. */
		if (slot > VAULT_SLOTS)
			goto free;
		mutex_lock(&vault.lock);
		vault_describe(&items[i], slot);
		mutex_unlock(&vault.lock);
	}
	/*
	 * BUG 13: count returned as success (commit 09699e56dee9): what
	 * copy_to_user() returns is the number of bytes it left out, which is
	 * no error to the caller.
	 */
	ret = copy_to_user(to, items, req.count * sizeof(*items));
	if (!ret)
		ret = put_user(READ_ONCE(vault.used), &arg->out_used);
free:
	witness_free(items);
	return ret;
}

static long vault_apply(const struct vault_config *cfg)
{
	/*
	 * BUG 14: unchecked index into a table (CVE-2013-1763): the mode is
	 * what vault_may() indexes vault_rights[] with.
	 *
	 * BUG 15: half done (commit cf7afbfeb8ce): members already taken over
	 * stay when a later one is refused.
	 */
	if (cfg->flags & VAULT_CONFIG_MODE)
		vault.mode = cfg->mode;
	if (cfg->flags & VAULT_CONFIG_QUOTA) {
		if (!cfg->quota || cfg->quota > VAULT_QUOTA_MAX)
			return -EINVAL;
		vault.quota = cfg->quota;
	}
	if (cfg->flags & VAULT_CONFIG_LEASE) {
		if (!cfg->lease || cfg->lease > VAULT_LEASE_MAX)
			return -EINVAL;
		vault.lease = cfg->lease;
	}
	vault.generation++;
	return 0;
}

static long vault_config(struct vault_config __user *arg)
{
	struct vault_config *cfg;
	long ret = -EFAULT;
	u32 size;

	if (get_user(size, &arg->size))
		return -EFAULT;
	if (size < VAULT_CONFIG_SIZE_VER0)
		return -EINVAL;
	cfg = witness_zalloc(sizeof(*cfg));
	if (!cfg)
		return -ENOMEM;
	cfg->lease = 60;
	/*
	 * BUG 16: as many bytes as the caller says (CVE-2013-4513): a newer
	 * caller's larger struct overruns this kernel's.
	 */
	if (copy_from_user(cfg, arg, size))
		goto free;
	mutex_lock(&vault.lock);
	ret = vault_apply(cfg);
	cfg->out_slots = VAULT_SLOTS;
	cfg->out_used = vault.used;
	cfg->out_generation = vault.generation;
	mutex_unlock(&vault.lock);
	if (!ret && copy_to_user(arg, cfg, size))
		ret = -EFAULT;
free:
	witness_free(cfg);
	return ret;
}

static long vault_status(struct vault_status __user *arg, size_t size)
{
	struct vault_status *st;
	long ret = -EFAULT;

	/*
	 * BUG 17: shorter than assumed (commit 0c83842df40f): the buffer has
	 * the size that the caller wrote into the command, but is used as the
	 * whole struct.
	 */
	st = witness_alloc(size);
	if (!st)
		return -ENOMEM;
	if (copy_from_user(st, arg, size))
		goto free;
	mutex_lock(&vault.lock);
	st->out_used = vault.used;
	st->out_bytes = vault.bytes;
	mutex_unlock(&vault.lock);
	st->out_allocations = witness_allocations();
	st->out_canaries = witness_canaries();
	ret = copy_to_user(arg, st, size) ? -EFAULT : 0;
free:
	witness_free(st);
	return ret;
}

static long vault_select(struct file *file, unsigned long slot)
{
	struct vault_slot *s = vault_find(slot);

	if (IS_ERR(s))
		return PTR_ERR(s);
	file->private_data = s;
	return 0;
}

static long vault_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *argp = (void __user *)arg;

	/*
	 * BUG 18: number alone, and the wrong errno (commit d873d794235e): a
	 * command of another driver, size or direction is served, and one that
	 * no driver knows gets EINVAL where ENOTTY says so.
	 */
	switch (_IOC_NR(cmd)) {
	case _IOC_NR(VAULT_CREATE):
		return vault_create(argp);
	case _IOC_NR(VAULT_WRITE):
		return vault_write(argp);
	case _IOC_NR(VAULT_READ):
		return vault_read(argp);
	case _IOC_NR(VAULT_LIST):
		return vault_list(argp);
	case _IOC_NR(VAULT_CONFIG):
		return vault_config(argp);
	case _IOC_NR(VAULT_STATUS):
		return vault_status(argp, _IOC_SIZE(cmd));
	case _IOC_NR(VAULT_SELECT):
		return vault_select(file, arg);
	case _IOC_NR(VAULT_REFUSAL):
		return -ENOTTY;
	default:
		return -EINVAL;
	}
}

static size_t vault_left(const struct vault_slot *s, loff_t pos, size_t count)
{
	/*
	 * BUG 19: position trusted (commit 6c6bc9ea84d0): pread() and pwrite()
	 * start where they like; past the end the difference wraps and nothing
	 * is cut off.
	 */
	return min_t(size_t, count, vault_size(s) - pos);
}

static ssize_t vault_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct vault_slot *s = iocb->ki_filp->private_data;
	size_t len, copied;

	if (!s)
		return -ENOENT;
	len = vault_left(s, iocb->ki_pos, iov_iter_count(to));
	mutex_lock(&vault.lock);
	copied = copy_to_iter(s->data + iocb->ki_pos, len, to);
	mutex_unlock(&vault.lock);
	iocb->ki_pos += copied;
	return len && !copied ? -EFAULT : copied;
}

static ssize_t vault_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct vault_slot *s = iocb->ki_filp->private_data;
	size_t len, copied;

	if (!s)
		return -ENOENT;
	if (!vault_may(VAULT_MAY_WRITE))
		return -EPERM;
	len = vault_left(s, iocb->ki_pos, iov_iter_count(from));
	mutex_lock(&vault.lock);
	if (vault_is_sealed(s, iocb->ki_pos)) {
		mutex_unlock(&vault.lock);
		return -EPERM;
	}
	copied = copy_from_iter(s->data + iocb->ki_pos, len, from);
	if (copied)
		s->written = true;
	mutex_unlock(&vault.lock);
	iocb->ki_pos += copied;
	return len && !copied ? -EFAULT : copied;
}

static int vault_open(struct inode *inode, struct file *file)
{
	file->private_data = NULL;
	return 0;
}

static const struct file_operations vault_fops = {
	.owner = THIS_MODULE,
	.open = vault_open,
	.llseek = default_llseek,
	.read_iter = vault_read_iter,
	.write_iter = vault_write_iter,
	.unlocked_ioctl = vault_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static struct miscdevice vault_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "vault_naive",
	.fops = &vault_fops,
	.mode = 0666,
};

static int __init vault_init(void)
{
	int ret = witness_init();

	if (ret)
		return ret;
	vault.slots = witness_zalloc(VAULT_SLOTS * sizeof(*vault.slots));
	ret = vault.slots ? misc_register(&vault_misc) : -ENOMEM;
	if (ret)
		witness_exit();
	return ret;
}

static void __exit vault_exit(void)
{
	misc_deregister(&vault_misc);
	witness_exit();
}

module_init(vault_init);
module_exit(vault_exit);
MODULE_DESCRIPTION("vault, as such drivers are commonly written");
MODULE_LICENSE("Dual MIT/GPL");
