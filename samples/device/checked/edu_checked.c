// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the edu driver, written with untrusted
 *
 * Read it beside ../naive/edu_naive.c. Whatever the card says, in a register or in
 * memory that it moves to, is fetched once and judged; what no card says is -EIO,
 * a card that is gone -ENODEV, one that hangs -ETIMEDOUT. A message's bytes are
 * never judged: nobody here uses them.
 */

#include <linux/dma-mapping.h>
#include <linux/fs.h>
#include <linux/kref.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/sysfs.h>
#include <untrusted/kernel/device.h>
#include <untrusted/kernel/firmware.h>
#include <untrusted/kernel/ioctl.h>
#include <untrusted/kernel/iov.h>
#include <untrusted/kernel/shared.h>
#include <untrusted/kernel/text.h>
#include <untrusted/reader.h>

#include "../edu.h"
#include "requests.h"

#define EDU_FACTORIAL_MAX 479001600 /* of EDU_CHOOSE_MAX */
#define EDU_FIRMWARE_MAX 65536
#define EDU_NAME_LEN 64
#define EDU_ALIVE_WORD 0x5aa5u
#define EDU_STATUS_KNOWN (EDU_STATUS_COMPUTING | EDU_STATUS_IRQ)
#define EDU_DMA_KNOWN (EDU_DMA_START | EDU_DMA_FROM_CARD | EDU_DMA_RAISE)

struct edu_model {
	const char *name;
};

static const struct edu_model edu_models[] = {
	{ "edu prototype" },
	{ "edu" },
};

/* The card's first register. */
struct edu_id {
	u32 word;
};

#define EDU_ID_BITS(BIT)                     \
	BIT(card, 0, 16, EQUAL(EDU_ID_CARD)) \
	BIT(minor, 16, 8, ANY)               \
	BIT(major, 24, 8, ANY)
#define EDU_ID_ROWS(FIELD, ...) FIELD(u32, word, BITS(EDU_ID_BITS))
UNTRUSTED_SCHEMA(edu_id, struct edu_id, EDU_ID_ROWS, none, ERRNO(ENODEV));

/* Slots are filled in order, so a record names a slot before its own. */
#define EDU_RECORD_ROWS(FIELD, ...)                 \
	FIELD(le32, magic, EQUAL(EDU_RECORD_MAGIC)) \
	FIELD(le32, len, MAX(EDU_RECORD_DATA))      \
	FIELD(le32, next, OPAQUE)                   \
	FIELD(le32, reserved, ZERO)                 \
	FIELD(u8, data, IGNORE("text of who put it"))
UNTRUSTED_SCHEMA(edu_record, struct edu_record, EDU_RECORD_ROWS, none,
		 ERRNO(EIO));
SHARED_STRUCT(edu_record, struct edu_record);

/* Packed: where in the file an entry lies is not for us to say. */
struct edu_firmware_view {
	untrusted_le32 magic;
	untrusted_le32 count;
} __packed;

struct edu_entry_view {
	untrusted_le32 offset;
	untrusted_le32 len;
} __packed;

UNTRUSTED_CLASS(file_name, (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
				   (c >= '0' && c <= '9') || c == '_' ||
				   c == '-' || c == '.');

struct edu {
	struct kref users; /* the card, and who has it open */
	struct edu_model model;
	struct miscdevice misc;
	struct mutex lock; /* the engine, and all below */
	bool gone;
	struct mmio regs;
	void *memory; /* EDU_SLOT_SIZE bytes, shared with the card */
	dma_addr_t bus;
	u32 written;
	u32 reads[EDU_SLOTS];
	char label[EDU_LABEL_LEN];
};

static const untrusted_u8 edu_zeros[EDU_SLOT_SIZE];

static u32 edu_timeout_ms = 1000;

static int edu_timeout_set(const char *text, const struct kernel_param *kp)
{
	return validate_number(u32, text_bytes(text, strlen(text)), 10, 1,
			       10000, &edu_timeout_ms);
}

static const struct kernel_param_ops edu_timeout_ops = {
	.set = edu_timeout_set,
	.get = param_get_uint,
};
module_param_cb(timeout_ms, &edu_timeout_ops, &edu_timeout_ms, 0444);
MODULE_PARM_DESC(timeout_ms, "how long the card may be busy, 1 to 10000");

static void edu_free(struct kref *users)
{
	kfree(container_of(users, struct edu, users));
}

/* The lock, while there is a card. */
static int edu_enter(struct edu *edu)
{
	mutex_lock(&edu->lock);
	if (!edu->gone)
		return 0;
	mutex_unlock(&edu->lock);
	return -ENODEV;
}

static int edu_factorial(struct edu *edu, u32 n, u32 *product)
{
	untrusted_u32 sent;
	int ret;

	mmio_put(u32, &edu->regs, EDU_FACTORIAL, n);
	ret = mmio_wait(u32, &edu->regs, EDU_STATUS, EDU_STATUS_KNOWN,
			EDU_STATUS_COMPUTING, 0, edu_timeout_ms * 1000);
	if (!ret)
		ret = mmio_fetch_present(u32, &edu->regs, EDU_FACTORIAL, &sent);
	if (!ret && validate_range(u32, sent, 1, EDU_FACTORIAL_MAX, product))
		ret = -EIO;
	return ret;
}

static int edu_ways(struct edu *edu, u32 n, u32 k, u32 *ways)
{
	u32 all, chosen, left;
	int ret = edu_factorial(edu, n, &all);

	if (!ret)
		ret = edu_factorial(edu, k, &chosen);
	if (!ret)
		ret = edu_factorial(edu, n - k, &left);
	if (ret)
		return ret;
	if (all % chosen || all / chosen % left)
		return -EIO;
	*ways = all / chosen / left;
	return 0;
}

static int edu_choose(struct edu *edu, const validated_edu_choose *req,
		      user_ptr_edu_choose *user, struct untrusted_error *err)
{
	u32 ways;
	int ret = edu_enter(edu);

	if (ret)
		return ret;
	ret = edu_ways(edu, req->n, req->k, &ways);
	mutex_unlock(&edu->lock);
	return ret ?: user_put_output(err, edu_choose, user, out_ways, ways);
}

static int edu_move(struct edu *edu, u64 source, u64 target, u64 command,
		    u64 *moved)
{
	untrusted_u64 sent;
	int ret;

	mmio_put(u64, &edu->regs, EDU_DMA_SOURCE, source);
	mmio_put(u64, &edu->regs, EDU_DMA_TARGET, target);
	mmio_put(u64, &edu->regs, EDU_DMA_COUNT, EDU_SLOT_SIZE);
	mmio_put(u64, &edu->regs, EDU_DMA_COMMAND, command | EDU_DMA_START);
	ret = mmio_wait(u64, &edu->regs, EDU_DMA_COMMAND, EDU_DMA_KNOWN,
			EDU_DMA_START, 0, edu_timeout_ms * 1000);
	if (!ret)
		ret = mmio_fetch_present(u64, &edu->regs, EDU_DMA_COUNT, &sent);
	if (!ret && validate_max(u64, sent, EDU_SLOT_SIZE, moved))
		ret = -EIO;
	return ret;
}

static u64 edu_slot(u32 slot)
{
	return EDU_MEMORY + slot * EDU_SLOT_SIZE;
}

static int edu_load(struct edu *edu, u32 slot, u64 *moved)
{
	return edu_move(edu, edu_slot(slot), edu->bus, EDU_DMA_FROM_CARD,
			moved);
}

static int edu_store(struct edu *edu, untrusted_bytes bytes)
{
	shared_edu_record *to = shared_mark(edu_record, edu->memory);
	const shared_bytes all =
		shared_bytes_of(shared_mark(u8, edu->memory), EDU_SLOT_SIZE);
	const shared_bytes data = shared_bytes_of(
		shared_member_array(edu_record, to, data, u8), EDU_RECORD_DATA);
	const u32 latest = edu->written ? edu->written - 1 : EDU_NO_SLOT;
	u64 moved;
	int ret;

	if (edu->written == EDU_SLOTS)
		return -ENOSPC;
	ret = shared_put_bytes(all, untrusted_bytes_of(edu_zeros,
						       sizeof(edu_zeros)));
	if (!ret)
		ret = shared_put_bytes(data, bytes);
	if (ret)
		return ret;
	shared_put(le32, shared_member(edu_record, to, magic, le32),
		   cpu_to_le32(EDU_RECORD_MAGIC));
	shared_put(le32, shared_member(edu_record, to, len, le32),
		   cpu_to_le32(bytes.len));
	shared_put(le32, shared_member(edu_record, to, next, le32),
		   cpu_to_le32(latest));
	ret = edu_move(edu, edu->bus, edu_slot(edu->written), 0, &moved);
	if (ret)
		return ret;
	if (moved != EDU_SLOT_SIZE)
		return -EIO;
	edu->written++;
	return 0;
}

static int edu_peek(struct edu *edu, const validated_edu_peek *req,
		    user_ptr_edu_peek *user, struct untrusted_error *err)
{
	untrusted_u8 bytes[EDU_SLOT_SIZE];
	struct untrusted_vec vec = untrusted_vec(bytes, sizeof(bytes));
	u64 moved;
	int ret = edu_enter(edu);

	if (ret)
		return ret;
	ret = edu_load(edu, req->slot, &moved);
	if (!ret)
		ret = shared_fetch_vec(
			shared_bytes_of(shared_mark(u8, edu->memory), moved),
			&vec);
	mutex_unlock(&edu->lock);
	if (ret)
		return ret;
	ret = untrusted_report(err, edu_peek, data, put,
			       user_put_bytes(&req->data,
					      untrusted_vec_bytes(&vec)));
	return ret ?: user_put_output(err, edu_peek, user, out_len, vec.len);
}

#define EDU_IOCTLS(ROW)                                 \
	ROW(SCHEMA, EDU_CHOOSE, edu_choose, edu_choose) \
	ROW(SCHEMA, EDU_PEEK, edu_peek, edu_peek)

static void edu_refused(struct edu *edu, unsigned int cmd, int error,
			const struct untrusted_error *err)
{
}

UNTRUSTED_IOCTL(edu, struct edu *, EDU_IOCTLS, edu_refused);

/* Bytes put: those of one message. */
static ssize_t edu_take(struct edu *edu, u32 slot, struct iov_iter *to,
			untrusted_le32 *next)
{
	const shared_edu_record *from = shared_mark(edu_record, edu->memory);
	validated_edu_record record;
	untrusted_edu_record copy;
	untrusted_bytes bytes;
	u64 moved;
	int ret;

	edu->reads[slot]++;
	ret = edu_load(edu, slot, &moved);
	if (ret)
		return ret;
	if (moved != EDU_SLOT_SIZE)
		return -EIO;
	shared_fetch(edu_record, from, &copy);
	mmio_put(u32, &edu->regs, EDU_IRQ_ACK, EDU_IRQ_DMA);
	ret = edu_record_validate(&copy, NULL, &record, NULL);
	if (ret)
		return ret;
	if (record.len > iov_iter_count(to))
		return -ENOBUFS;
	*next = record.next;
	bytes = untrusted_bytes_of(untrusted_member_array(edu_record, &copy,
							  data, u8),
				   record.len);
	if (iov_put_bytes(to, bytes) != record.len)
		return -EFAULT;
	return record.len;
}

/* Backwards only, so that the chain ends: 1 while it goes on, 0, or -EIO. */
static int edu_next(untrusted_le32 sent, u32 *slot)
{
	u32 next;

	if (!validate_equal(le32, sent, EDU_NO_SLOT))
		return 0;
	if (validate_index(le32, sent, EDU_SLOTS, &next) || next >= *slot)
		return -EIO;
	*slot = next;
	return 1;
}

static ssize_t edu_take_all(struct edu *edu, struct iov_iter *to)
{
	u32 slot = edu->written - 1;
	int more = edu->written > 0;
	ssize_t done = 0, taken;
	untrusted_le32 next;

	while (more > 0) {
		taken = edu_take(edu, slot, to, &next);
		if (taken < 0)
			return taken;
		done += taken;
		more = edu_next(next, &slot);
	}
	return more ?: done;
}

static ssize_t edu_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	struct edu *edu = iocb->ki_filp->private_data;
	ssize_t ret = edu_enter(edu);

	if (ret)
		return ret;
	ret = edu_take_all(edu, to);
	mutex_unlock(&edu->lock);
	return ret;
}

static ssize_t edu_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	struct edu *edu = iocb->ki_filp->private_data;
	const size_t n = iov_iter_count(from);
	untrusted_u8 data[EDU_RECORD_DATA];
	struct untrusted_vec vec = untrusted_vec(data, sizeof(data));
	int ret;

	if (n > sizeof(data))
		return -EMSGSIZE;
	if (iov_fetch_vec(from, &vec) != n)
		return -EFAULT;
	ret = edu_enter(edu);
	if (ret)
		return ret;
	ret = edu_store(edu, untrusted_vec_bytes(&vec));
	mutex_unlock(&edu->lock);
	return ret ?: n;
}

/* A card that goes is deregistered first: misc_open() finds it whole or not at all. */
static int edu_open(struct inode *inode, struct file *file)
{
	struct edu *edu = container_of(file->private_data, struct edu, misc);

	if (file->f_flags & O_TRUNC) {
		mutex_lock(&edu->lock);
		edu->written = 0;
		mutex_unlock(&edu->lock);
	}
	kref_get(&edu->users);
	file->private_data = edu;
	return 0;
}

static int edu_release(struct inode *inode, struct file *file)
{
	struct edu *edu = file->private_data;

	kref_put(&edu->users, edu_free);
	return 0;
}

static const struct file_operations edu_fops = {
	.owner = THIS_MODULE,
	.open = edu_open,
	.release = edu_release,
	.read_iter = edu_read_iter,
	.write_iter = edu_write_iter,
	.unlocked_ioctl = edu_ioctl,
	.compat_ioctl = edu_compat_ioctl,
};

static int edu_entry(struct reader *r, untrusted_bytes file,
		     untrusted_bytes *message)
{
	const struct edu_entry_view *entry;

	if (!reader_take(r, &entry) ||
	    untrusted_bytes_sub(
		    file, untrusted_widen(le32, size, entry->offset),
		    untrusted_widen(le32, size, entry->len), message) ||
	    message->len > EDU_RECORD_DATA)
		return -EINVAL;
	return 0;
}

/* All of it is judged before any of it is stored. */
static int edu_messages(untrusted_bytes file, untrusted_bytes *messages,
			u32 *count)
{
	const struct edu_firmware_view *head;
	struct reader r;
	int ret = 0;
	u32 i;

	if (!reader_init(&r, file) || !reader_take(&r, &head) ||
	    validate_equal(le32, head->magic, EDU_FIRMWARE_MAGIC) ||
	    validate_max(le32, head->count, EDU_SLOTS, count))
		return -EINVAL;
	for (i = 0; i < *count && !ret; i++)
		ret = edu_entry(&r, file, &messages[i]);
	return ret;
}

static int edu_install(struct edu *edu, untrusted_bytes file)
{
	untrusted_bytes messages[EDU_SLOTS];
	u32 i, count;
	int ret = edu_messages(file, messages, &count);

	if (ret)
		return ret;
	ret = edu_enter(edu);
	if (ret)
		return ret;
	if (count > EDU_SLOTS - edu->written)
		ret = -ENOSPC;
	for (i = 0; i < count && !ret; i++)
		ret = edu_store(edu, messages[i]);
	mutex_unlock(&edu->lock);
	return ret;
}

static ssize_t firmware_store(struct device *dev, struct device_attribute *attr,
			      const char *buf, size_t count)
{
	struct untrusted_firmware fw;
	char name[EDU_NAME_LEN];
	int ret;

	ret = validate_text(text_bytes(buf, count), 1, file_name, name);
	if (!ret)
		ret = firmware_fetch(&fw, name, dev, EDU_FIRMWARE_MAX);
	if (ret)
		return ret;
	ret = edu_install(dev_get_drvdata(dev), firmware_bytes(&fw));
	firmware_free(&fw);
	return ret ?: count;
}
static DEVICE_ATTR_WO(firmware);

static ssize_t label_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);
	ssize_t n;

	mutex_lock(&edu->lock);
	n = sysfs_emit(buf, "%s\n", edu->label);
	mutex_unlock(&edu->lock);
	return n;
}

static ssize_t label_store(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	struct edu *edu = dev_get_drvdata(dev);
	char label[EDU_LABEL_LEN];
	int ret;

	ret = validate_text(text_bytes(buf, count), 0, printable, label);
	if (ret)
		return ret;
	mutex_lock(&edu->lock);
	strscpy(edu->label, label, sizeof(edu->label));
	mutex_unlock(&edu->lock);
	return count;
}
static DEVICE_ATTR_RW(label);

static ssize_t model_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%s\n", edu->model.name);
}
static DEVICE_ATTR_RO(model);

static ssize_t reads_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);
	int slot, n = 0;

	mutex_lock(&edu->lock);
	for (slot = 0; slot < EDU_SLOTS; slot++)
		n += sysfs_emit_at(buf, n, "%u ", edu->reads[slot]);
	mutex_unlock(&edu->lock);
	return n + sysfs_emit_at(buf, n, "\n");
}
static DEVICE_ATTR_RO(reads);

static struct attribute *edu_attrs[] = {
	&dev_attr_firmware.attr,
	&dev_attr_label.attr,
	&dev_attr_model.attr,
	&dev_attr_reads.attr,
	NULL,
};
ATTRIBUTE_GROUPS(edu);

static int edu_identify(struct edu *edu)
{
	validated_edu_id valid;
	untrusted_edu_id id;
	untrusted_u32 sent;
	int ret = mmio_fetch_present(u32, &edu->regs, EDU_ID, &sent);

	if (ret)
		return ret;
	memcpy(&id, &sent, sizeof(id));
	ret = edu_id_validate(&id, NULL, &valid, NULL);
	if (ret)
		return ret;
	if (untrusted_at(u32, edu_models, untrusted_mark(u32, valid.major),
			 &edu->model))
		return -ENODEV;
	mmio_put(u32, &edu->regs, EDU_ALIVE, EDU_ALIVE_WORD);
	ret = mmio_fetch_present(u32, &edu->regs, EDU_ALIVE, &sent);
	if (!ret && validate_equal(u32, sent, ~EDU_ALIVE_WORD))
		ret = -ENODEV;
	return ret;
}

static int edu_map(struct pci_dev *pdev, struct edu *edu)
{
	int ret = pcim_enable_device(pdev);

	if (!ret)
		ret = mmio_map_bar(pdev, 0, EDU_BAR_SIZE, &edu->regs);
	if (!ret)
		ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(28));
	if (ret)
		return ret;
	edu->memory = dmam_alloc_coherent(&pdev->dev, EDU_SLOT_SIZE, &edu->bus,
					  GFP_KERNEL);
	return edu->memory ? 0 : -ENOMEM;
}

static int edu_start(struct pci_dev *pdev, struct edu *edu)
{
	int ret = edu_map(pdev, edu);

	if (ret)
		return ret;
	ret = edu_identify(edu);
	if (ret)
		return ret;
	pci_set_master(pdev);
	pci_set_drvdata(pdev, edu);
	edu->misc = (struct miscdevice){
		.minor = MISC_DYNAMIC_MINOR,
		.name = "edu",
		.fops = &edu_fops,
		.parent = &pdev->dev,
	};
	ret = misc_register(&edu->misc);
	if (ret)
		pci_clear_master(pdev);
	return ret;
}

static int edu_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct edu *edu = kzalloc(sizeof(*edu), GFP_KERNEL);
	int ret;

	if (!edu)
		return -ENOMEM;
	kref_init(&edu->users);
	mutex_init(&edu->lock);
	ret = edu_start(pdev, edu);
	if (ret)
		kref_put(&edu->users, edu_free);
	return ret;
}

/* What the card was told of is freed behind this. */
static void edu_remove(struct pci_dev *pdev)
{
	struct edu *edu = pci_get_drvdata(pdev);

	misc_deregister(&edu->misc);
	mutex_lock(&edu->lock);
	edu->gone = true;
	pci_clear_master(pdev);
	mutex_unlock(&edu->lock);
	kref_put(&edu->users, edu_free);
}

static const struct pci_device_id edu_ids[] = {
	{ PCI_DEVICE(EDU_VENDOR, EDU_DEVICE) },
	{},
};
MODULE_DEVICE_TABLE(pci, edu_ids);

static struct pci_driver edu_driver = {
	.name = "edu_checked",
	.id_table = edu_ids,
	.probe = edu_probe,
	.remove = edu_remove,
	.dev_groups = edu_groups,
};
module_pci_driver(edu_driver);

MODULE_DESCRIPTION("QEMU's edu device, written with untrusted");
MODULE_LICENSE("Dual MIT/GPL");
