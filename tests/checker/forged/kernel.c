// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A second pointer to what may be fetched once: by hand, and by its name. */
#include <linux/errno.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 slot;
	u32 length;
	u64 data;
};
USER_STRUCT(box, struct box, slot, length, data);

int serve(u32 slot, u32 length);

/* The pointer is copied by hand, and so fetched from twice. */
int bad_copied_pointer(user_ptr_box *user, u32 *length)
{
	user_ptr_box again = *user;
	untrusted_box first, second;
	u32 slot;

	if (user_fetch(box, user, &first))
		return -EFAULT;
	if (validate_field(NULL, box, &first, slot, index, u32, 8, &slot))
		return -EINVAL;
	if (user_fetch(box, &again, &second))
		return -EFAULT;
	if (validate_field(NULL, box, &second, length, max, u32, 64, length))
		return -EINVAL;
	return serve(slot, *length);
}

/* By name: whoever reads it knows that the two may differ. */
int good_dup(user_ptr_box *user, u32 *length)
{
	user_ptr_box again = user_ptr_dup(box, user);
	untrusted_box first, second;
	u32 slot;

	if (user_fetch(box, user, &first))
		return -EFAULT;
	if (validate_field(NULL, box, &first, slot, index, u32, 8, &slot))
		return -EINVAL;
	if (user_fetch(box, &again, &second))
		return -EFAULT;
	if (validate_field(NULL, box, &second, length, max, u32, 64, length))
		return -EINVAL;
	return serve(slot, *length);
}

int bad_copied_slice(struct user_slice *slice, struct untrusted_vec *a,
		     struct untrusted_vec *b)
{
	struct user_slice again = *slice;

	if (user_fetch_vec(slice, a))
		return -EFAULT;
	return user_fetch_vec(&again, b);
}

int good_dup_slice(struct user_slice *slice, struct untrusted_vec *a,
		   struct untrusted_vec *b)
{
	struct user_slice again = user_slice_dup(slice);

	if (user_fetch_vec(slice, a))
		return -EFAULT;
	return user_fetch_vec(&again, b);
}

// check-output: bad_copied_pointer: user->ut_user.from is copied, so that
//    what it points to can be fetched twice. Write instead: say
//    user_ptr_dup() or user_slice_dup().
// check-output: bad_copied_slice: slice->ut_user.from is copied, so that what
//    it points to can be fetched twice. Write instead: say user_ptr_dup() or
//    user_slice_dup().
