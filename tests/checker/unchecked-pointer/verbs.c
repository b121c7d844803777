// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: an address becomes a slice or a user pointer, or nothing. */
#include <linux/errno.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u64 data;
	u32 length;
	u32 flags;
};
USER_STRUCT(box, struct box, data, length, flags);

int bad_raw(user_ptr_box *user, const void *from)
{
	untrusted_box box;
	u64 data;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	data = validate_any(u64, untrusted_member(box, &box, data, u64));
	return __copy_to_user(u64_to_user_ptr(data), from, 16) ? -EFAULT : 0;
}

int good_slice(user_ptr_box *user, untrusted_bytes bytes)
{
	struct user_slice slice;
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	slice = user_slice_at(untrusted_member(box, &box, data, u64), 64);
	return user_put_bytes(&slice, bytes);
}

int good_pointer(user_ptr_box *user, untrusted_u32 *value)
{
	user_ptr_u32 at;
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	at = user_ptr_at(u32, untrusted_member(box, &box, data, u64));
	return user_fetch(u32, &at, value);
}
