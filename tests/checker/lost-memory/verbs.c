// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: a vec has memory of its own. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u64 data;
	u32 length;
	u32 flags;
};
USER_STRUCT(box, struct box, data, length, flags);

int keep(untrusted_bytes bytes);

int bad_vec(struct user_slice *slice, untrusted_u32 kind)
{
	struct untrusted_vec vec;
	u32 plain;
	int ret = user_fetch_new_vec(slice, 4096, &vec);

	if (ret)
		return ret;
	if (validate_max(u32, kind, 3, &plain))
		return -EINVAL;
	ret = keep(untrusted_vec_bytes(&vec));
	untrusted_vec_free(&vec);
	return ret;
}

int good_vec(struct user_slice *slice, untrusted_u32 kind)
{
	struct untrusted_vec vec;
	u32 plain;
	int ret = user_fetch_new_vec(slice, 4096, &vec);

	if (ret)
		return ret;
	ret = validate_max(u32, kind, 3, &plain);
	if (!ret)
		ret = keep(untrusted_vec_bytes(&vec));
	untrusted_vec_free(&vec);
	return ret;
}

int bad_buffer(user_ptr_box *user)
{
	untrusted_box *box = kmalloc(sizeof(*box), GFP_KERNEL);
	u32 flags;
	int ret;

	if (!box)
		return -ENOMEM;
	ret = user_fetch(box, user, box);
	if (ret)
		return ret;
	ret = validate_field(NULL, box, box, flags, flags, u32, 7, &flags);
	kfree(box);
	return ret;
}

int good_buffer(user_ptr_box *user)
{
	untrusted_box *box = kmalloc(sizeof(*box), GFP_KERNEL);
	u32 flags;
	int ret;

	if (!box)
		return -ENOMEM;
	ret = user_fetch(box, user, box);
	if (!ret)
		ret = validate_field(NULL, box, box, flags, flags, u32, 7,
				     &flags);
	kfree(box);
	return ret;
}

/* Judged first, allocated afterwards. */
int good_order(user_ptr_box *user, void **out)
{
	untrusted_box box;
	u32 length;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	if (validate_field(NULL, box, &box, length, range, u32, 1, 4096,
			   &length))
		return -EINVAL;
	*out = kzalloc(length, GFP_KERNEL);
	return *out ? 0 : -ENOMEM;
}
