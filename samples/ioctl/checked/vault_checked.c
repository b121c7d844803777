// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the vault driver, written with untrusted
 *
 * Read it beside ../naive/vault_naive.c. What may be asked is declared in
 * requests.h, one row a member; a handler sees requests that were fetched and judged.
 * Each has one shape: take what the request points to, once; do the work under the
 * lock; put the outputs before the work can no longer be undone.
 * A slot's bytes are never validated: nobody here uses them.
 */

#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <untrusted/kernel/ioctl.h>
#include <untrusted/kernel/iov.h>

#include "../vault.h"
#include "../witness.h"
#include "requests.h"

USER_STRUCT(vault_refusal, struct vault_refusal, cmd, error, rule, offset,
	    field);

UNTRUSTED_IOCTL_MIN(vault_config, VAULT_CONFIG_SIZE_VER0);
UNTRUSTED_IOCTL_MIN(vault_status, VAULT_STATUS_SIZE_VER0);

#define VAULT_MAY_CREATE 0x1
#define VAULT_MAY_WRITE 0x2

struct vault_slot {
	char name[VAULT_NAME_LEN];
	untrusted_u8 *data; /* NULL: the slot is free */
	u32 flags;
	u32 size; /* bytes */
	bool written;
};

struct vault_settings {
	enum vault_mode mode;
	u32 quota;
	u32 lease;
	u32 generation;
};

struct vault {
	struct mutex lock; /* all below, and the bytes of the slots */
	struct vault_slot *slots;
	struct vault_settings set;
	u32 used;
	u64 bytes;
};

struct vault_file {
	struct vault_slot *selected;
	struct vault_refusal refusal;
};

static struct vault vault = {
	.lock = __MUTEX_INITIALIZER(vault.lock),
	.set = { .quota = VAULT_QUOTA_MAX, .lease = 60 },
};

static const u8 vault_rights[] = {
	[VAULT_MODE_OPEN] = VAULT_MAY_CREATE | VAULT_MAY_WRITE,
	[VAULT_MODE_KEEP] = VAULT_MAY_WRITE,
	[VAULT_MODE_FROZEN] = 0,
};

/* Under the lock, with the work that it allows. */
static bool vault_may(u8 right)
{
	lockdep_assert_held(&vault.lock);
	return vault_rights[vault.set.mode] & right;
}

/* Slots in use stay in use, so no lock is needed to find one. */
static struct vault_slot *vault_find(size_t slot)
{
	if (!smp_load_acquire(&vault.slots[slot].data))
		return ERR_PTR(-ENOENT);
	return &vault.slots[slot];
}

/* Puts the slot's number before anyone can find it. */
static int vault_add(const struct vault_slot *new, untrusted_u8 *data,
		     user_ptr_vault_create *user, struct untrusted_error *err)
{
	u32 slot;

	if (!vault_may(VAULT_MAY_CREATE))
		return -EPERM;
	for (slot = 0; slot < VAULT_SLOTS && vault.slots[slot].data; slot++)
		;
	if (slot == VAULT_SLOTS || vault.bytes + new->size > vault.set.quota)
		return -ENOSPC;
	if (user_put_output(err, vault_create, user, out_slot, slot))
		return err->error;
	vault.slots[slot] = *new;
	smp_store_release(&vault.slots[slot].data, data);
	vault.used++;
	vault.bytes += new->size;
	return 0;
}

static int vault_create(struct vault_file *file,
			const validated_vault_create *req,
			user_ptr_vault_create *user,
			struct untrusted_error *err)
{
	struct vault_slot new = {
		.flags = req->flags,
		.size = req->records * req->record_size,
	};
	void *data = witness_zalloc(new.size);
	int ret;

	if (!data)
		return -ENOMEM;
	strscpy_pad(new.name, req->name, sizeof(new.name));
	mutex_lock(&vault.lock);
	ret = vault_add(&new, data, user, err);
	mutex_unlock(&vault.lock);
	if (ret)
		witness_free(data);
	return ret;
}

static int vault_store(struct vault_slot *s, u32 offset, untrusted_bytes bytes,
		       bool fill)
{
	u32 end = offset + bytes.len;

	if (!vault_may(VAULT_MAY_WRITE) ||
	    ((s->flags & VAULT_SEALED) && (s->written || offset)))
		return -EPERM;
	memcpy(s->data + offset, bytes.ptr, bytes.len);
	if (fill)
		memset(s->data + end, 0, s->size - end);
	s->written = true;
	return 0;
}

static int vault_write(struct vault_file *file,
		       const validated_vault_write *req,
		       user_ptr_vault_write *user, struct untrusted_error *err)
{
	struct vault_slot *s = vault_find(req->slot);
	struct user_slice data;
	struct untrusted_vec vec;
	u32 offset, len;
	int ret;

	if (IS_ERR(s))
		return PTR_ERR(s);
	ret = untrusted_report(err, vault_write, offset, sub,
			       validate_sub(u32, req->offset, req->len, s->size,
					    &offset, &len));
	if (ret)
		return ret;
	vec = untrusted_vec(witness_alloc(len), len);
	if (!vec.ptr)
		return -ENOMEM;
	data = user_slice_at(req->data, len);
	ret = untrusted_report(err, vault_write, data, fetch,
			       user_fetch_vec(&data, &vec));
	mutex_lock(&vault.lock);
	if (!ret)
		ret = vault_store(s, offset, untrusted_vec_bytes(&vec),
				  req->flags & VAULT_WRITE_FILL);
	mutex_unlock(&vault.lock);
	witness_free(vec.ptr);
	return ret;
}

static int vault_read(struct vault_file *file, const validated_vault_read *req,
		      user_ptr_vault_read *user, struct untrusted_error *err)
{
	struct vault_slot *s = vault_find(req->slot);
	struct user_slice data;
	u32 offset, len;
	int ret;

	if (IS_ERR(s))
		return PTR_ERR(s);
	ret = untrusted_report(err, vault_read, offset, sub,
			       validate_sub(u32, req->offset, req->len, s->size,
					    &offset, &len));
	if (ret)
		return ret;
	data = user_slice_at(req->data, len);
	mutex_lock(&vault.lock);
	ret = user_put_bytes(&data, untrusted_bytes_of(s->data + offset, len));
	mutex_unlock(&vault.lock);
	if (untrusted_report(err, vault_read, data, put, ret) ||
	    user_put_output(err, vault_read, user, out_len, len))
		return err->error;
	return 0;
}

static void vault_describe(struct vault_item *item)
{
	const struct vault_slot *s = &vault.slots[item->slot];

	if (!s->data || (s->flags & VAULT_HIDDEN))
		return;
	item->out_state = s->written ? VAULT_STATE_WRITTEN : VAULT_STATE_EMPTY;
	item->out_size = s->size;
	item->out_flags = s->flags;
	memcpy(item->out_name, s->name, sizeof(s->name));
}

static int vault_answer(struct vault_item *items,
			const untrusted_vault_item *asked, u32 count, u32 *used,
			struct untrusted_error *err)
{
	validated_vault_item item;
	int ret = 0;
	u32 i;

	mutex_lock(&vault.lock);
	for (i = 0; i < count && !ret; i++) {
		ret = vault_item_validate(&asked[i], NULL, &item, err);
		if (ret)
			break;
		items[i].slot = item.slot;
		vault_describe(&items[i]);
	}
	*used = vault.used;
	mutex_unlock(&vault.lock);
	return ret;
}

static int vault_list(struct vault_file *file, const validated_vault_list *req,
		      user_ptr_vault_list *user, struct untrusted_error *err)
{
	user_ptr_vault_item at = req->items;
	untrusted_vault_item *asked =
		witness_alloc(req->count * sizeof(*asked));
	struct vault_item *items = witness_zalloc(req->count * sizeof(*items));
	int ret = -ENOMEM;
	u32 used;

	if (asked && items)
		ret = untrusted_report(err, vault_list, items, fetch,
				       user_fetch_array(vault_item, &at, asked,
							req->count));
	ret = ret ?: vault_answer(items, asked, req->count, &used, err);
	ret = ret   ?:
		      untrusted_report(err, vault_list, items, put,
				       user_put_array(vault_item, &at, items,
						      req->count));
	ret = ret ?: user_put_output(err, vault_list, user, out_used, used);
	witness_free(asked);
	witness_free(items);
	return ret;
}

static int vault_config(struct vault_file *file,
			const validated_vault_config *req,
			user_ptr_vault_config *user,
			struct untrusted_error *err)
{
	struct vault_settings new;

	mutex_lock(&vault.lock);
	new = vault.set;
	if (req->flags & VAULT_CONFIG_MODE)
		new.mode = req->mode;
	if (req->flags & VAULT_CONFIG_QUOTA)
		new.quota = req->quota;
	if (req->flags & VAULT_CONFIG_LEASE)
		new.lease = req->lease;
	new.generation++;
	if (!user_put_output(err, vault_config, user, out_slots, VAULT_SLOTS) &&
	    !user_put_output(err, vault_config, user, out_used, vault.used) &&
	    !user_put_output(err, vault_config, user, out_generation,
			     new.generation))
		vault.set = new;
	mutex_unlock(&vault.lock);
	return err->error;
}

static int vault_status(struct vault_file *file,
			const validated_vault_status *req,
			user_ptr_vault_status *user,
			struct untrusted_error *err)
{
	u64 bytes;
	u32 used;

	mutex_lock(&vault.lock);
	used = vault.used;
	bytes = vault.bytes;
	mutex_unlock(&vault.lock);
	if (user_put_output(err, vault_status, user, out_used, used) ||
	    user_put_output(err, vault_status, user, out_bytes, bytes) ||
	    user_put_output(err, vault_status, user, out_allocations,
			    witness_allocations()) ||
	    user_put_output(err, vault_status, user, out_canaries,
			    witness_canaries()))
		return err->error;
	return 0;
}

static int vault_select(struct vault_file *file, untrusted_size arg,
			struct untrusted_error *err)
{
	struct vault_slot *s;
	size_t slot;
	int ret = validate_index(size, arg, VAULT_SLOTS, &slot);

	if (ret)
		return untrusted_refuse(err, ret, UNTRUSTED_RULE_index, "slot",
					0);
	s = vault_find(slot);
	if (!IS_ERR(s))
		smp_store_release(&file->selected, s);
	return PTR_ERR_OR_ZERO(s);
}

static int vault_refusal(struct vault_file *file, user_ptr_vault_refusal *user,
			 struct untrusted_error *err)
{
	return user_put(err, vault_refusal, user, &file->refusal);
}

static void vault_refused(struct vault_file *file, unsigned int cmd, int error,
			  const struct untrusted_error *err)
{
	file->refusal = (struct vault_refusal){
		.cmd = cmd,
		.error = -error,
		.rule = err->rule,
		.offset = err->offset,
	};
	strscpy_pad(file->refusal.field, err->field,
		    sizeof(file->refusal.field));
}

#define VAULT_IOCTLS(ROW)                                           \
	ROW(SCHEMA, VAULT_CREATE, vault_create, vault_create)       \
	ROW(SCHEMA, VAULT_WRITE, vault_write, vault_write)          \
	ROW(SCHEMA, VAULT_READ, vault_read, vault_read)             \
	ROW(SCHEMA, VAULT_LIST, vault_list, vault_list)             \
	ROW(SCHEMA_SIZED, VAULT_CONFIG, vault_config, vault_config) \
	ROW(SCHEMA_GROWS, VAULT_STATUS, vault_status, vault_status) \
	ROW(VALUE, VAULT_SELECT, size, vault_select)                \
	ROW(READS, VAULT_REFUSAL, vault_refusal, vault_refusal)
UNTRUSTED_IOCTL(vault, struct vault_file *, VAULT_IOCTLS, vault_refused);

/* The part of a slot that a position and a count name; past its end, nothing. */
static untrusted_bytes vault_part(const struct vault_slot *s,
				  const struct kiocb *iocb, size_t count)
{
	loff_t pos;

	if (validate_index(s64, iov_position(iocb), s->size, &pos))
		return untrusted_bytes_of(s->data, 0);
	return untrusted_bytes_of(s->data + pos,
				  min_t(size_t, count, s->size - pos));
}

static ssize_t vault_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct vault_file *file = iocb->ki_filp->private_data;
	struct vault_slot *s = smp_load_acquire(&file->selected);
	untrusted_bytes part;
	size_t copied;

	if (!s)
		return -ENOENT;
	part = vault_part(s, iocb, iov_iter_count(to));
	mutex_lock(&vault.lock);
	copied = iov_put_bytes(to, part);
	mutex_unlock(&vault.lock);
	iocb->ki_pos += copied;
	return part.len && !copied ? -EFAULT : copied;
}

static ssize_t vault_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct vault_file *file = iocb->ki_filp->private_data;
	struct vault_slot *s = smp_load_acquire(&file->selected);
	struct untrusted_vec vec;
	untrusted_bytes part;
	int ret = -EFAULT;

	if (!s)
		return -ENOENT;
	part = vault_part(s, iocb, iov_iter_count(from));
	if (!part.len)
		return iov_iter_count(from) ? -ENOSPC : 0;
	vec = untrusted_vec(witness_alloc(part.len), part.len);
	if (!vec.ptr)
		return -ENOMEM;
	iov_fetch_vec(from, &vec);
	mutex_lock(&vault.lock);
	if (vec.len)
		ret = vault_store(s, part.ptr - s->data,
				  untrusted_vec_bytes(&vec), false);
	mutex_unlock(&vault.lock);
	witness_free(vec.ptr);
	if (ret)
		return ret;
	iocb->ki_pos += vec.len;
	return vec.len;
}

static int vault_open(struct inode *inode, struct file *file)
{
	file->private_data = kzalloc(sizeof(struct vault_file), GFP_KERNEL);
	return file->private_data ? 0 : -ENOMEM;
}

static int vault_release(struct inode *inode, struct file *file)
{
	kfree(file->private_data);
	return 0;
}

static const struct file_operations vault_fops = {
	.owner = THIS_MODULE,
	.open = vault_open,
	.release = vault_release,
	.llseek = default_llseek,
	.read_iter = vault_read_iter,
	.write_iter = vault_write_iter,
	.unlocked_ioctl = vault_ioctl,
	.compat_ioctl = vault_compat_ioctl,
};

static struct miscdevice vault_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "vault_checked",
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
MODULE_DESCRIPTION("vault, written with untrusted");
MODULE_LICENSE("Dual MIT/GPL");
