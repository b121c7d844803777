// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Runs the test that the client asks for, serves the two devices. */
#include <linux/compat.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/uaccess.h>

#include "module.h"

static const struct test *find(u32 index)
{
	const struct test *test = tests_first;

	while (test && index--)
		test = test->next;
	return test;
}

/* The client is one thread, so nothing here is locked. */
static long test_asked(struct test_result __user *at)
{
	struct test_result *result;
	const struct test *test;
	u32 index;

	if (get_user(index, &at->index))
		return -EFAULT;
	test = find(index);
	if (!test)
		return -ENOENT;
	result = test_run(test);
	result->index = index;
	return copy_to_user(at, result, sizeof(*result)) ? -EFAULT : 0;
}

static long test_seen(void __user *at)
{
	return copy_to_user(at, &rows_seen, sizeof(rows_seen)) ? -EFAULT : 0;
}

static long test_fetch_twice(const void __user *at)
{
	struct rows_args args;

	if (copy_from_user(&args, at, sizeof(args)) ||
	    copy_from_user(&args, at, sizeof(args)))
		return -EFAULT;
	return 0;
}

static long test_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	void __user *const at = (void __user *)arg;

	switch (cmd) {
	case TEST_RUN:
		return test_asked(at);
	case TEST_COUNT:
		return tests_count;
	case TEST_SEEN:
		return test_seen(at);
	case TEST_FORGET:
		memset(&rows_seen, 0, sizeof(rows_seen));
		return 0;
	case TEST_FETCH_TWICE:
		return test_fetch_twice(at);
	}
	return -ENOTTY;
}

static int rows_open(struct inode *inode, struct file *file)
{
	file->private_data = &rows_seen;
	return 0;
}

static const struct file_operations test_fops = {
	.owner = THIS_MODULE,
	.unlocked_ioctl = test_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static const struct file_operations rows_fops = {
	.owner = THIS_MODULE,
	.open = rows_open,
	.read_iter = rows_read_iter,
	.write_iter = rows_write_iter,
	.uring_cmd = rows_uring_cmd,
	.unlocked_ioctl = rows_ioctl_native,
	.compat_ioctl = rows_ioctl_compat,
};

static struct miscdevice devices[] = {
	{ .minor = MISC_DYNAMIC_MINOR,
	  .name = "untrusted_test",
	  .fops = &test_fops },
	{ .minor = MISC_DYNAMIC_MINOR,
	  .name = "untrusted_rows",
	  .fops = &rows_fops },
};

static int __init test_init(void)
{
	int ret;

	tests_construct();
	ret = misc_register(&devices[0]);
	if (ret)
		return ret;
	ret = misc_register(&devices[1]);
	if (ret)
		goto one;
	ret = doors_open();
	if (!ret)
		return 0;
	misc_deregister(&devices[1]);
one:
	misc_deregister(&devices[0]);
	return ret;
}

static void __exit test_exit(void)
{
	doors_close();
	misc_deregister(&devices[1]);
	misc_deregister(&devices[0]);
	tests_free();
}

module_init(test_init);
module_exit(test_exit);
MODULE_DESCRIPTION("Tests of the kernel headers of untrusted");
MODULE_LICENSE("Dual MIT/GPL");
