// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * text.h and uaccess.h behind real doors: an option of the module, as sysfs writes it,
 * an option of a mount, a file of debugfs. Each sets what rows_seen says.
 */
#include <linux/debugfs.h>
#include <linux/fs_context.h>
#include <linux/fs_parser.h>
#include <linux/moduleparam.h>
#include <untrusted/kernel/text.h>
#include <untrusted/kernel/uaccess.h>

#include "module.h"

static int limit_fetch(untrusted_bytes text)
{
	u32 limit;
	const int ret = validate_number(u32, text, 10, 1, 100, &limit);

	if (!ret)
		rows_seen.value = limit;
	return ret;
}

static int option_set(const char *text, const struct kernel_param *param)
{
	return limit_fetch(text_bytes(text, strlen(text)));
}

static int option_get(char *buf, const struct kernel_param *param)
{
	return scnprintf(buf, PAGE_SIZE, "%llu\n", rows_seen.value);
}

static const struct kernel_param_ops option_ops = {
	.set = option_set,
	.get = option_get,
};
module_param_cb(limit, &option_ops, NULL, 0600);
MODULE_PARM_DESC(limit, "1 to 100");

static const struct fs_parameter_spec mount_options[] = { fsparam_string(
								  "limit", 0),
							  {} };

static int mount_option(struct fs_context *fc, struct fs_parameter *param)
{
	struct fs_parse_result result;
	const int option = fs_parse(fc, mount_options, param, &result);

	if (option < 0)
		return option;
	return limit_fetch(text_bytes(param->string, param->size));
}

static int mount_fill(struct super_block *sb, struct fs_context *fc)
{
	static const struct tree_descr none[] = { { "" } };

	return simple_fill_super(sb, 0x75746573, none);
}

static int mount_tree(struct fs_context *fc)
{
	return get_tree_nodev(fc, mount_fill);
}

static const struct fs_context_operations mount_ops = {
	.parse_param = mount_option,
	.get_tree = mount_tree,
};

static int mount_begin(struct fs_context *fc)
{
	fc->ops = &mount_ops;
	return 0;
}

static struct file_system_type mount_type = {
	.owner = THIS_MODULE,
	.name = "untrusted_test",
	.init_fs_context = mount_begin,
	.kill_sb = kill_litter_super,
};

static ssize_t debug_write(struct file *file, const char __user *buf,
			   size_t count, loff_t *pos)
{
	struct user_slice slice = user_slice_of(buf, count);
	untrusted_u8 room[16];
	struct untrusted_vec vec = untrusted_vec(room, sizeof(room));
	int ret = user_fetch_vec(&slice, &vec);

	if (!ret)
		ret = limit_fetch(text_chomp(untrusted_vec_bytes(&vec)));
	return ret ?: (ssize_t)count;
}

static const struct file_operations debug_fops = {
	.owner = THIS_MODULE,
	.write = debug_write,
};

static struct dentry *debug_file;

int doors_open(void)
{
	const int ret = register_filesystem(&mount_type);

	if (!ret)
		debug_file = debugfs_create_file("untrusted_test", 0200, NULL,
						 NULL, &debug_fops);
	return ret;
}

void doors_close(void)
{
	debugfs_remove(debug_file);
	unregister_filesystem(&mount_type);
}
