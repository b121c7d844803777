// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: the entry is made from rows, and compares all of a command. */
#include <linux/errno.h>
#include <linux/fs.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 slot;
	u32 flags;
};
USER_STRUCT(box, struct box, slot, flags);

#define BOX_OPEN _IOW('b', 1, struct box)
#define BOX_CLOSE _IO('b', 2)

int use_slot(u32 slot);

static int good_open(struct file *file, const untrusted_box *box,
		     user_ptr_box *user, struct untrusted_error *err)
{
	u32 slot;

	if (validate_field(err, box, box, slot, index, u32, 8, &slot) ||
	    validate_field(err, box, box, flags, zero, u32))
		return err->error;
	return use_slot(slot);
}

static int good_close(struct file *file, untrusted_size arg,
		      struct untrusted_error *err)
{
	size_t slot;
	int ret = validate_index(size, arg, 8, &slot);

	return ret ?: use_slot(slot);
}

#define BOX_ROWS(ROW)                        \
	ROW(EXACT, BOX_OPEN, box, good_open) \
	ROW(VALUE, BOX_CLOSE, size, good_close)
UNTRUSTED_IOCTL(box, struct file *, BOX_ROWS, untrusted_ioctl_quiet);

const struct file_operations good_fops = {
	.unlocked_ioctl = box_ioctl,
	.compat_ioctl = box_compat_ioctl,
};
