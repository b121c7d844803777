// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the edu driver, the way such drivers are commonly written
 *
 * It serves an honest card well. Each comment that starts with BUG marks a
 * mistake that was made, in this form, in code people used. Do not load this
 * module on a machine you care for.
 */

#include <linux/delay.h>
#include <linux/dma-mapping.h>
#include <linux/firmware.h>
#include <linux/fs.h>
#include <linux/io.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/pci.h>
#include <linux/sysfs.h>
#include <linux/uaccess.h>

#include "../edu.h"

struct edu_model {
	const char *name;
};

static const struct edu_model edu_models[] = {
	{ "edu prototype" },
	{ "edu" },
};

struct edu {
	struct pci_dev *pdev;
	void __iomem *regs;
	const struct edu_model *model;
	struct mutex lock; /* the engine, and all below */
	struct edu_record *record;
	dma_addr_t bus;
	u32 latest;
	u32 reads[EDU_SLOTS];
	char label[EDU_LABEL_LEN];
	u32 written;
	struct miscdevice misc;
};

static void edu_wait(struct edu *edu, unsigned int reg, u32 busy)
{
	/*
	 * BUG 1: the card says when to stop (commit e7b5f97e6574): of one that
	 * hangs, or is gone and reads as all ones, this never hears the end.
	 */
	while (readl(edu->regs + reg) & busy)
		cpu_relax();
}

static u32 edu_factorial(struct edu *edu, u32 n)
{
	u32 product;

	mutex_lock(&edu->lock);
	writel(n, edu->regs + EDU_FACTORIAL);
	edu_wait(edu, EDU_STATUS, EDU_STATUS_COMPUTING);
	product = readl(edu->regs + EDU_FACTORIAL);
	mutex_unlock(&edu->lock);
	return product;
}

static long edu_choose(struct edu *edu, struct edu_choose __user *arg)
{
	struct edu_choose req;
	u32 all, chosen, left;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.n > EDU_CHOOSE_MAX || req.k > req.n || req.reserved)
		return -EINVAL;
	all = edu_factorial(edu, req.n);
	chosen = edu_factorial(edu, req.k);
	left = edu_factorial(edu, req.n - req.k);
	/*
	 * BUG 2: divisor from the card (CVE-2021-47495): no factorial is 0, but
	 * the card may say so.
	 */
	return put_user(all / chosen / left, &arg->out_ways);
}

static void edu_move(struct edu *edu, u64 source, u64 target, u32 command)
{
	writeq(source, edu->regs + EDU_DMA_SOURCE);
	writeq(target, edu->regs + EDU_DMA_TARGET);
	writeq(EDU_SLOT_SIZE, edu->regs + EDU_DMA_COUNT);
	writeq(command | EDU_DMA_START, edu->regs + EDU_DMA_COMMAND);
	edu_wait(edu, EDU_DMA_COMMAND, EDU_DMA_START);
}

static u64 edu_slot(u32 slot)
{
	return EDU_MEMORY + slot * EDU_SLOT_SIZE;
}

/* Bytes that the card moved into edu->record. */
static int edu_load(struct edu *edu, u32 slot)
{
	edu_move(edu, edu_slot(slot), edu->bus, EDU_DMA_FROM_CARD);
	/*
	 * BUG 3: register read twice (a double fetch, as in CVE-2015-8550):
	 * the count that is used is another one than the count that was
	 * checked.
	 */
	if (readl(edu->regs + EDU_DMA_COUNT) > EDU_SLOT_SIZE)
		return -EIO;
	return readl(edu->regs + EDU_DMA_COUNT);
}

static int edu_store(struct edu *edu, const u8 *data, size_t len)
{
	const u32 slot = edu->written;
	struct edu_record *record = edu->record;

	if (slot >= EDU_SLOTS)
		return -ENOSPC;
	memset(record, 0, sizeof(*record));
	record->magic = cpu_to_le32(EDU_RECORD_MAGIC);
	record->len = cpu_to_le32(len);
	record->next = cpu_to_le32(edu->latest);
	memcpy(record->data, data, len);
	edu_move(edu, edu->bus, edu_slot(slot), 0);
	edu->latest = slot;
	edu->written++;
	return 0;
}

static long edu_peek(struct edu *edu, struct edu_peek __user *arg)
{
	struct edu_peek req;
	int ret;

	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	if (req.slot >= EDU_SLOTS)
		return -EINVAL;
	mutex_lock(&edu->lock);
	ret = edu_load(edu, req.slot);
	if (ret >= 0 &&
	    copy_to_user(u64_to_user_ptr(req.data), edu->record, ret))
		ret = -EFAULT;
	mutex_unlock(&edu->lock);
	return ret < 0 ? ret : put_user(ret, &arg->out_len);
}

static struct edu *edu_of(struct file *file)
{
	return container_of(file->private_data, struct edu, misc);
}

static long edu_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case EDU_CHOOSE:
		return edu_choose(edu_of(file), (void __user *)arg);
	case EDU_PEEK:
		return edu_peek(edu_of(file), (void __user *)arg);
	}
	return -ENOTTY;
}

static int edu_open(struct inode *inode, struct file *file)
{
	struct edu *edu = edu_of(file);

	if (!(file->f_flags & O_TRUNC))
		return 0;
	mutex_lock(&edu->lock);
	edu->latest = EDU_NO_SLOT;
	edu->written = 0;
	mutex_unlock(&edu->lock);
	return 0;
}

static ssize_t edu_write(struct file *file, const char __user *buf,
			 size_t count, loff_t *pos)
{
	struct edu *edu = edu_of(file);
	u8 data[EDU_RECORD_DATA];
	int ret;

	if (count > sizeof(data))
		return -EMSGSIZE;
	if (copy_from_user(data, buf, count))
		return -EFAULT;
	mutex_lock(&edu->lock);
	ret = edu_store(edu, data, count);
	mutex_unlock(&edu->lock);
	return ret ?: count;
}

/* Bytes given to the reader: those of one message. */
static ssize_t edu_take(struct edu *edu, u32 slot, char __user *buf,
			size_t room)
{
	const struct edu_record *record = edu->record;
	int moved;

	/*
	 * BUG 5: index from the card (commit 674d9de02aa7): the slot is whatever
	 * it named as the next.
	 */
	edu->reads[slot]++;
	moved = edu_load(edu, slot);
	if (moved < 0)
		return moved;
	if (le32_to_cpu(record->magic) != EDU_RECORD_MAGIC)
		return -EIO;
	if (le32_to_cpu(record->len) > EDU_RECORD_DATA)
		return -EIO;
	writel(EDU_IRQ_DMA, edu->regs + EDU_IRQ_ACK);
	/*
	 * BUG 4: length fetched again from memory that the card still writes
	 * (commit 0ba35fe91ce3): it was checked above, before the card was told
	 * that all is well.
	 */
	if (le32_to_cpu(record->len) > room)
		return -ENOBUFS;
	if (copy_to_user(buf, record->data, le32_to_cpu(record->len)))
		return -EFAULT;
	return le32_to_cpu(record->len);
}

static ssize_t edu_read(struct file *file, char __user *buf, size_t count,
			loff_t *pos)
{
	struct edu *edu = edu_of(file);
	size_t done = 0;
	ssize_t taken = 0;
	u32 slot;

	mutex_lock(&edu->lock);
	/*
	 * BUG 6: chain without a limit (CVE-2014-9420): one that leads back to
	 * itself goes on for as long as the reader has room.
	 */
	for (slot = edu->latest; slot != EDU_NO_SLOT;
	     slot = le32_to_cpu(edu->record->next)) {
		taken = edu_take(edu, slot, buf + done, count - done);
		if (taken < 0)
			break;
		done += taken;
	}
	mutex_unlock(&edu->lock);
	return done ?: taken;
}

static int edu_install(struct edu *edu, const struct firmware *fw)
{
	const struct edu_firmware *head = (const void *)fw->data;
	const struct edu_firmware_entry *entry = (const void *)(head + 1);
	u32 i;

	if (le32_to_cpu(head->magic) != EDU_FIRMWARE_MAGIC)
		return -EINVAL;
	/*
	 * BUG 7: what the file says of itself is taken on trust (CVE-2024-41039):
	 * neither the entries nor the messages need to lie inside it.
	 */
	for (i = 0; i < le32_to_cpu(head->count); i++, entry++)
		edu_store(edu, fw->data + le32_to_cpu(entry->offset),
			  le32_to_cpu(entry->len));
	return 0;
}

static ssize_t firmware_store(struct device *dev, struct device_attribute *attr,
			      const char *buf, size_t count)
{
	struct edu *edu = dev_get_drvdata(dev);
	const struct firmware *fw;
	char name[64];
	int ret;

	if (strscpy(name, buf, sizeof(name)) < 0)
		return -EINVAL;
	ret = request_firmware(&fw, strim(name), dev);
	if (ret)
		return ret;
	mutex_lock(&edu->lock);
	ret = edu_install(edu, fw);
	mutex_unlock(&edu->lock);
	release_firmware(fw);
	return ret ?: count;
}
static DEVICE_ATTR_WO(firmware);

static ssize_t label_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%.*s\n", EDU_LABEL_LEN, edu->label);
}

static ssize_t label_store(struct device *dev, struct device_attribute *attr,
			   const char *buf, size_t count)
{
	struct edu *edu = dev_get_drvdata(dev);

	/*
	 * BUG 8: as many bytes as are written (CVE-2021-42327): the label has
	 * room for 16.
	 */
	memcpy(edu->label, buf, count);
	return count;
}
static DEVICE_ATTR_RW(label);

static ssize_t model_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%s\n", edu->model->name);
}
static DEVICE_ATTR_RO(model);

static ssize_t reads_show(struct device *dev, struct device_attribute *attr,
			  char *buf)
{
	struct edu *edu = dev_get_drvdata(dev);
	int slot, n = 0;

	for (slot = 0; slot < EDU_SLOTS; slot++)
		n += sysfs_emit_at(buf, n, "%u ", edu->reads[slot]);
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

static const struct file_operations edu_fops = {
	.owner = THIS_MODULE,
	.open = edu_open,
	.read = edu_read,
	.write = edu_write,
	.unlocked_ioctl = edu_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static int edu_identify(struct edu *edu)
{
	const u32 id = readl(edu->regs + EDU_ID);

	if ((id & 0xff) != EDU_ID_CARD)
		return -ENODEV;
	/*
	 * BUG 9: index from the card (CVE-2019-15926): the table knows two
	 * versions, a card may name any.
	 */
	edu->model = &edu_models[id >> 24];
	writel(0x5aa5, edu->regs + EDU_ALIVE);
	return readl(edu->regs + EDU_ALIVE) == (u32)~0x5aa5 ? 0 : -ENODEV;
}

static int edu_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct edu *edu;
	int ret;

	/*
	 * BUG 10: freed with the card (CVE-2022-45919): who has the device open
	 * when the card goes still has this.
	 */
	edu = devm_kzalloc(&pdev->dev, sizeof(*edu), GFP_KERNEL);
	if (!edu)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (!ret)
		ret = pcim_iomap_regions(pdev, BIT(0), "edu_naive");
	if (!ret)
		ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(28));
	if (ret)
		return ret;
	edu->pdev = pdev;
	edu->regs = pcim_iomap_table(pdev)[0];
	edu->latest = EDU_NO_SLOT;
	mutex_init(&edu->lock);
	edu->record = dmam_alloc_coherent(&pdev->dev, EDU_SLOT_SIZE, &edu->bus,
					  GFP_KERNEL);
	if (!edu->record)
		return -ENOMEM;
	pci_set_master(pdev);
	ret = edu_identify(edu);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, edu);
	edu->misc = (struct miscdevice){
		.minor = MISC_DYNAMIC_MINOR,
		.name = "edu",
		.fops = &edu_fops,
		.parent = &pdev->dev,
	};
	return misc_register(&edu->misc);
}

static void edu_remove(struct pci_dev *pdev)
{
	struct edu *edu = pci_get_drvdata(pdev);

	misc_deregister(&edu->misc);
}

static const struct pci_device_id edu_ids[] = {
	{ PCI_DEVICE(EDU_VENDOR, EDU_DEVICE) },
	{},
};
MODULE_DEVICE_TABLE(pci, edu_ids);

static struct pci_driver edu_driver = {
	.name = "edu_naive",
	.id_table = edu_ids,
	.probe = edu_probe,
	.remove = edu_remove,
	.dev_groups = edu_groups,
};
module_pci_driver(edu_driver);

MODULE_DESCRIPTION("QEMU's edu device, as such drivers are commonly written");
MODULE_LICENSE("Dual MIT/GPL");
