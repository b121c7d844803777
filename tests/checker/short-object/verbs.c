// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: what the caller does not have reads as zero. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 size;
	u32 flags;
	u64 added_later;
};
USER_STRUCT(box, struct box, size, flags, added_later);

int bad_vec_size(struct user_slice *slice, untrusted_size size)
{
	struct box *box;
	size_t n;
	int ret;

	if (validate_max(size, size, 64, &n))
		return -EINVAL;
	box = kzalloc(n, GFP_KERNEL);
	if (!box)
		return -ENOMEM;
	box->added_later = 1;
	ret = box->flags ? -EINVAL : 0;
	kfree(box);
	return ret;
}

int good_extensible(user_ptr_box *user, size_t size, u32 *flags)
{
	untrusted_box box;
	int ret = user_fetch_extensible(NULL, box, user, size, 8, &box);

	if (ret)
		return ret;
	return validate_field(NULL, box, &box, flags, flags, u32, 3, flags);
}

int good_sized(user_ptr_box *user, u32 *flags)
{
	untrusted_box box;
	int ret = user_fetch_sized(NULL, box, user, 8, &box);

	if (ret)
		return ret;
	if (!user_ptr_knows(box, user, added_later))
		return -EOPNOTSUPP;
	return validate_field(NULL, box, &box, flags, flags, u32, 3, flags);
}

int good_range(struct user_slice *slice, untrusted_size size)
{
	struct box *box;
	size_t n;
	int ret;

	if (validate_range(size, size, sizeof(*box), 64, &n))
		return -EINVAL;
	box = kzalloc(n, GFP_KERNEL);
	if (!box)
		return -ENOMEM;
	box->added_later = 1;
	ret = box->flags ? -EINVAL : 0;
	kfree(box);
	return ret;
}
