// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The same ways, in a module: what was fetched, and used by a cast. */
#include <linux/errno.h>
#include <linux/printk.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	u32 slot;
	u32 length;
	u64 data;
};
USER_STRUCT(box, struct box, slot, length, data);

static u32 table[8];

int bad_index(user_ptr_box *user)
{
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	return table[((struct box *)&box)->slot & 7];
}

int good_index(user_ptr_box *user, u32 *value)
{
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	return untrusted_at(u32, table, untrusted_member(box, &box, slot, u32),
			    value);
}

int bad_memcpy(user_ptr_box *user, struct box *out)
{
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	memcpy(out, &box, sizeof(*out));
	return 0;
}

int good_memcpy(user_ptr_box *user, untrusted_box *out)
{
	untrusted_box box;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	memcpy(out, &box, sizeof(*out));
	return 0;
}

int bad_printk(user_ptr_u32 *user)
{
	untrusted_u32 length;

	if (user_fetch(u32, user, &length))
		return -EFAULT;
	pr_info("%u bytes\n", *(u32 *)&length);
	return 0;
}

int good_printk(user_ptr_u32 *user)
{
	untrusted_u32 length;
	u32 plain;

	if (user_fetch(u32, user, &length) ||
	    validate_max(u32, length, 64, &plain))
		return -EINVAL;
	pr_info("%u bytes\n", plain);
	return 0;
}

u8 bad_vec(struct user_slice *slice)
{
	struct untrusted_vec vec;
	u8 first;

	if (user_fetch_new_vec(slice, 64, &vec))
		return 0;
	first = *(u8 *)vec.ptr;
	untrusted_vec_free(&vec);
	return first;
}

/* Put back where it came from, unread. */
int good_vec(struct user_slice *slice, struct user_slice *back)
{
	struct untrusted_vec vec;
	int ret = user_fetch_new_vec(slice, 64, &vec);

	if (ret)
		return ret;
	ret = user_put_bytes(back, untrusted_vec_bytes(&vec));
	untrusted_vec_free(&vec);
	return ret;
}

size_t bad_strlen(const untrusted_char *name)
{
	return strlen((const char *)name);
}

int good_strlen(const untrusted_char name[32], size_t *length)
{
	const char *plain;
	int ret = validate_string(name, 32, 1, word, &plain);

	if (!ret)
		*length = strlen(plain);
	return ret;
}

// check-output: bad_index: box is untrusted and is read without validation.
//    Write instead: validate it first (validate.h), or hand it on unread.
