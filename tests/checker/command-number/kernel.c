// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Which command it is, and what is said about one that is none. */
#include <linux/errno.h>
#include <linux/fs.h>
#include <linux/ioctl.h>

#define BOX_OPEN _IOW('b', 1, u32)
#define BOX_CLOSE _IO('b', 2)
#define BOX_STATE _IOR('b', 3, u32)

long box_open(unsigned long arg);
long box_close(void);
long box_state(unsigned long arg);

long bad_number(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (_IOC_NR(cmd)) {
	case _IOC_NR(BOX_OPEN):
		return box_open(arg);
	case _IOC_NR(BOX_CLOSE):
		return box_close();
	default:
		return -ENOTTY;
	}
}

long good_number(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case BOX_OPEN:
		return box_open(arg);
	case BOX_CLOSE:
		return box_close();
	default:
		return -ENOTTY;
	}
}

/* Commit d873d794235e: another errno for what is no command of this driver. */
long bad_errno(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case BOX_OPEN:
		return box_open(arg);
	case BOX_CLOSE:
		return box_close();
	default:
		return -EINVAL;
	}
}

/* EINVAL for a wrong argument of a command that is known. */
long good_errno(struct file *file, unsigned int cmd, unsigned long arg)
{
	switch (cmd) {
	case BOX_OPEN:
		return box_open(arg);
	case BOX_CLOSE:
		return arg ? -EINVAL : box_close();
	default:
		return -ENOTTY;
	}
}

long bad_if(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (_IOC_NR(cmd) == _IOC_NR(BOX_STATE))
		return box_state(arg);
	return -ENOTTY;
}

long good_if(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (cmd == BOX_STATE)
		return box_state(arg);
	return -ENOTTY;
}

long bad_late_errno(struct file *file, unsigned int cmd, unsigned long arg)
{
	long ret = -EINVAL;

	switch (cmd) {
	case BOX_OPEN:
		ret = box_open(arg);
		break;
	case BOX_STATE:
		ret = box_state(arg);
		break;
	}
	return ret;
}

long good_late_errno(struct file *file, unsigned int cmd, unsigned long arg)
{
	long ret = -ENOTTY;

	switch (cmd) {
	case BOX_OPEN:
		ret = box_open(arg);
		break;
	case BOX_STATE:
		ret = box_state(arg);
		break;
	}
	return ret;
}

/* A struct that grew: all but the size is compared. */
long good_grown(struct file *file, unsigned int cmd, unsigned long arg)
{
	if (_IOC_TYPE(cmd) != 'b' || _IOC_DIR(cmd) != _IOC_WRITE)
		return -ENOTTY;
	switch (_IOC_NR(cmd)) {
	case _IOC_NR(BOX_OPEN):
		return _IOC_SIZE(cmd) < sizeof(u32) ? -EINVAL : box_open(arg);
	default:
		return -ENOTTY;
	}
}

#define DRIVER(name) \
	const struct file_operations name##_fops = { .unlocked_ioctl = name }

DRIVER(bad_number);
DRIVER(good_number);
DRIVER(bad_errno);
DRIVER(good_errno);
DRIVER(bad_if);
DRIVER(good_if);
DRIVER(bad_late_errno);
DRIVER(good_late_errno);
DRIVER(good_grown);

// check-output: bad_number: the command is told by its number alone: one of
//    another size, direction or driver is served. Write instead: switch over
//    the whole command; UNTRUSTED_IOCTL() does.
