// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* In a module that uses the library: fetches into plain memory, entries by hand. */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/slab.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 slot;
	u32 length;
};
USER_STRUCT(box, struct box, slot, length);

int box_open(u32 slot, u32 length);

int bad_copy(const struct box __user *user)
{
	struct box box;

	if (copy_from_user(&box, user, sizeof(box)))
		return -EFAULT;
	return box_open(0, box.length & 7);
}

int good_copy(user_ptr_box *user)
{
	untrusted_box box;
	u32 length;

	if (user_fetch(box, user, &box) ||
	    validate_field(NULL, box, &box, length, max, u32, 7, &length))
		return -EINVAL;
	return box_open(0, length);
}

int bad_get_user(const u32 __user *user)
{
	u32 length;

	if (get_user(length, user))
		return -EFAULT;
	return box_open(0, length & 7);
}

int good_get_user(user_ptr_u32 *user)
{
	untrusted_u32 length;
	u32 plain;

	if (user_fetch(u32, user, &length) ||
	    validate_max(u32, length, 7, &plain))
		return -EINVAL;
	return box_open(0, plain);
}

int bad_memdup(const void __user *user)
{
	struct box *box = memdup_user(user, sizeof(*box));
	int ret;

	if (IS_ERR(box))
		return PTR_ERR(box);
	ret = box_open(0, box->length & 7);
	kfree(box);
	return ret;
}

int good_vec(struct user_slice *slice)
{
	struct untrusted_vec vec;
	int ret = user_fetch_new_vec(slice, 4096, &vec);

	if (ret)
		return ret;
	ret = box_open(0, vec.len);
	untrusted_vec_free(&vec);
	return ret;
}

int good_string(struct user_slice *slice, const char **name,
		untrusted_char *buf)
{
	int ret = user_fetch_string(slice, buf, 32);

	return ret ?: validate_string(buf, 32, 1, word, name);
}

/* The answer to the process is no source. */
int good_put(user_ptr_box *user, u32 slot)
{
	const struct box box = { .slot = slot, .length = 1 };

	return user_put(NULL, box, user, &box);
}

#define BOX_OPEN _IO('b', 1)

long bad_ioctl(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case BOX_OPEN:
		return box_open(0, arg & 7);
	default:
		return -ENOTTY;
	}
}

static int good_row(struct file *file, untrusted_size arg,
		    struct untrusted_error *err)
{
	size_t length;
	int ret = validate_max(size, arg, 7, &length);

	return ret ?: box_open(0, length);
}

#define BOX_ROWS(ROW) ROW(VALUE, BOX_OPEN, size, good_row)
UNTRUSTED_IOCTL(box, struct file *, BOX_ROWS, untrusted_ioctl_quiet);

const struct file_operations raw_fops = { .unlocked_ioctl = bad_ioctl };
const struct file_operations box_fops = {
	.unlocked_ioctl = box_ioctl,
	.compat_ioctl = box_compat_ioctl,
};

// check-output: bad_copy: outside bytes are fetched into plain memory. Write
//    instead: use user_fetch(), into an untrusted object.
// check-output: bad_get_user: outside bytes are fetched into plain memory.
//    Write instead: use user_fetch(), into an untrusted object.
