// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Registers and runs the tests, serves the two devices. */
#include <linux/compat.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/uaccess.h>
#include <linux/vmalloc.h>

#include "module.h"

static struct test *first;
static struct test **last = &first;
static unsigned int count;
static struct test_result result;
static long current_row;
static void *guarded[256];
static unsigned int guarded_count;

static bool plant;
module_param(plant, bool, 0);
MODULE_PARM_DESC(plant, "make one test fail");

TEST(no_failure_is_planted)
{
	EXPECT(!plant);
}

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
	count++;
}

void test_count(void)
{
	result.expects++;
}

void test_row(long row)
{
	current_row = row;
}

void test_fail(const char *file, int line, const char *what, bool has_values,
	       long long got, long long want)
{
	const size_t room = sizeof(result.why);
	size_t n;

	if (result.fails++)
		return;
	n = scnprintf(result.why, room, "%s:%d: %s", kbasename(file), line,
		      what);
	if (has_values)
		n += scnprintf(result.why + n, room - n, ": %lld == %lld", got,
			       want);
	if (current_row >= 0)
		scnprintf(result.why + n, room - n, ", row %ld", current_row);
}

/* vmalloc keeps a page free behind each area. Tests may keep what they got. */
void *test_guarded(size_t n)
{
	const size_t size = PAGE_ALIGN(n ?: 1);
	void *start = vzalloc(size);

	if (!start || guarded_count == ARRAY_SIZE(guarded)) {
		vfree(start);
		EXPECT(!"memory for test_guarded()");
		return NULL;
	}
	guarded[guarded_count++] = start;
	return start + size - n;
}

static void run(const struct test *test)
{
	current_row = -1;
	test->run();
	if (!result.expects)
		test_fail(__FILE__, __LINE__, "it expects nothing", false, 0,
			  0);
}

static const struct test *find(u32 index)
{
	const struct test *test = first;

	while (test && index--)
		test = test->next;
	return test;
}

/* The client is one thread, so nothing here is locked. */
static long test_run(struct test_result __user *at)
{
	const struct test *test;
	u32 index;

	if (get_user(index, &at->index))
		return -EFAULT;
	test = find(index);
	if (!test)
		return -ENOENT;
	result = (struct test_result){ .index = index };
	strscpy(result.name, test->name, sizeof(result.name));
	run(test);
	return copy_to_user(at, &result, sizeof(result)) ? -EFAULT : 0;
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
		return test_run(at);
	case TEST_COUNT:
		return count;
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

/* Debian's kernels call no constructors of modules. */
static void __init construct(void)
{
	const test_constructor *at = tests_begin;

	if (IS_ENABLED(CONFIG_CONSTRUCTORS))
		return;
	while (++at != tests_end)
		(*at)();
}

static int __init test_init(void)
{
	int ret;

	construct();
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
	while (guarded_count)
		vfree(guarded[--guarded_count]);
}

module_init(test_init);
module_exit(test_exit);
MODULE_DESCRIPTION("Tests of the kernel headers of untrusted");
MODULE_LICENSE("Dual MIT/GPL");
