// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: a pointer is spent by its fetch. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 slot;
	u32 length;
	u64 data;
};
USER_STRUCT(box, struct box, slot, length, data);

int serve(u32 slot, u32 length);

int good_fetch(user_ptr_box *user, u32 *slot)
{
	untrusted_box box;
	int ret = user_fetch(box, user, &box);

	if (ret)
		return ret;
	return validate_field(NULL, box, &box, slot, index, u32, 8, slot);
}

/* The second fetch is refused when it runs: the pointer is spent. */
int good_spent(user_ptr_box *user, u32 *slot)
{
	untrusted_box first, second;

	if (user_fetch(box, user, &first) || user_fetch(box, user, &second))
		return -EFAULT;
	return validate_field(NULL, box, &second, slot, index, u32, 8, slot);
}

/* Two pointers to one address. */
int bad_two_pointers(untrusted_u64 address, u32 *length)
{
	user_ptr_box one = user_ptr_at(box, address);
	user_ptr_box two = user_ptr_at(box, address);
	untrusted_box first, second;

	if (user_fetch(box, &one, &first))
		return -EFAULT;
	if (validate_field(NULL, box, &first, length, max, u32, 64, length))
		return -EINVAL;
	if (user_fetch(box, &two, &second))
		return -EFAULT;
	return serve(0, validate_any(u32, untrusted_member(box, &second,
							   length, u32)));
}
