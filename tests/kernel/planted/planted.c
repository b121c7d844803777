// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A device that commits, on request, each kind of fault the rig must catch.
 * Writing the name of a fault to /dev/planted commits it; reading tells the
 * state of the canary and the number of live allocations.
 */

#include <linux/atomic.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/processor.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/uaccess.h>

#define PLANTED_CANARY 0x5ca1ab1edeadbea7ULL
#define PLANTED_NAME_LEN 16
#define PLANTED_ALLOC_BYTES 128 /* each machine has a cache of that size */

static struct {
	u8 bytes[16];
	u64 canary;
} planted_slot = { .canary = PLANTED_CANARY };

static atomic_t planted_live = ATOMIC_INIT(0);

static void *planted_alloc(void)
{
	void *p = kmalloc(PLANTED_ALLOC_BYTES, GFP_KERNEL);

	if (p)
		atomic_inc(&planted_live);
	return p;
}

static void planted_free(void *p)
{
	if (p)
		atomic_dec(&planted_live);
	kfree(p);
}

static void plant_nothing(const char __user *user)
{
	planted_free(planted_alloc());
}

static void plant_deref(const char __user *user)
{
	(void)READ_ONCE(*(__force const char *)user);
}

static void plant_overrun(const char __user *user)
{
	u8 *bytes = planted_slot.bytes;

	OPTIMIZER_HIDE_VAR(bytes);
	bytes[sizeof(planted_slot.bytes)] ^= 1;
}

/* No canary sees this one: it is found by the allocator's red zone, if at all. */
static void plant_heap(const char __user *user)
{
	u8 *bytes = planted_alloc();

	if (!bytes)
		return;
	OPTIMIZER_HIDE_VAR(bytes);
	bytes[PLANTED_ALLOC_BYTES] ^= 1;
	planted_free(bytes);
}

static void plant_leak(const char __user *user)
{
	planted_alloc();
}

static void plant_use(const char __user *user)
{
	u8 *bytes = planted_alloc();

	if (!bytes)
		return;
	OPTIMIZER_HIDE_VAR(bytes);
	planted_free(bytes);
	bytes[0] ^= 1;
}

static void plant_shift(const char __user *user)
{
	unsigned int bits = BITS_PER_TYPE(u32);

	OPTIMIZER_HIDE_VAR(bits);
	WRITE_ONCE(planted_slot.bytes[0], (u8)(1u << bits));
}

static void plant_index(const char __user *user)
{
	unsigned int i = sizeof(planted_slot.bytes);

	OPTIMIZER_HIDE_VAR(i);
	WRITE_ONCE(planted_slot.bytes[0], planted_slot.bytes[i]);
}

static void plant_bool(const char __user *user)
{
	u8 byte = 2;
	bool *flag = (bool *)&byte;

	OPTIMIZER_HIDE_VAR(flag);
	if (*flag)
		planted_free(planted_alloc());
}

static DEFINE_SPINLOCK(planted_spinlock);

static void plant_sleep(const char __user *user)
{
	spin_lock(&planted_spinlock);
	planted_free(planted_alloc());
	spin_unlock(&planted_spinlock);
}

static DEFINE_MUTEX(planted_first);
static DEFINE_MUTEX(planted_second);

static void plant_order(const char __user *user)
{
	mutex_lock(&planted_first);
	mutex_lock(&planted_second);
	mutex_unlock(&planted_second);
	mutex_unlock(&planted_first);

	mutex_lock(&planted_second);
	mutex_lock(&planted_first);
	mutex_unlock(&planted_first);
	mutex_unlock(&planted_second);
}

static void plant_warn(const char __user *user)
{
	WARN(1, "planted\n");
}

static void plant_panic(const char __user *user)
{
	panic("planted");
}

static void plant_hang(const char __user *user)
{
	for (;;)
		cpu_relax();
}

static const struct {
	const char *name;
	void (*plant)(const char __user *user);
} planted_faults[] = {
	{ "nothing", plant_nothing }, { "deref", plant_deref },
	{ "overrun", plant_overrun }, { "heap", plant_heap },
	{ "leak", plant_leak },	      { "use", plant_use },
	{ "shift", plant_shift },     { "sleep", plant_sleep },
	{ "order", plant_order },     { "warn", plant_warn },
	{ "panic", plant_panic },     { "hang", plant_hang },
	{ "index", plant_index },     { "bool", plant_bool },
};

static ssize_t planted_write(struct file *file, const char __user *user,
			     size_t len, loff_t *pos)
{
	char name[PLANTED_NAME_LEN] = {};
	size_t i;

	if (len >= sizeof(name))
		return -EINVAL;
	if (copy_from_user(name, user, len))
		return -EFAULT;
	for (i = 0; i < ARRAY_SIZE(planted_faults); i++) {
		if (strcmp(name, planted_faults[i].name))
			continue;
		planted_faults[i].plant(user);
		return len;
	}
	return -EINVAL;
}

static ssize_t planted_read(struct file *file, char __user *user, size_t len,
			    loff_t *pos)
{
	char line[64];
	int n = scnprintf(line, sizeof(line), "canary %s live %d\n",
			  planted_slot.canary == PLANTED_CANARY ? "intact" :
								  "broken",
			  atomic_read(&planted_live));

	return simple_read_from_buffer(user, len, pos, line, n);
}

static const struct file_operations planted_fops = {
	.owner = THIS_MODULE,
	.read = planted_read,
	.write = planted_write,
};

static struct miscdevice planted_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "planted",
	.fops = &planted_fops,
};

module_misc_device(planted_device);
MODULE_DESCRIPTION("Faults that the test rig must catch");
MODULE_LICENSE("Dual MIT/GPL");
