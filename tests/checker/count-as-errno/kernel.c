// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* How many bytes were left out is no errno. */
#include <linux/errno.h>
#include <linux/uaccess.h>

struct answer {
	u32 state;
	u32 size;
};

long bad_returned(void __user *to, const struct answer *answer)
{
	return copy_to_user(to, answer, sizeof(*answer));
}

long good_returned(void __user *to, const struct answer *answer)
{
	return copy_to_user(to, answer, sizeof(*answer)) ? -EFAULT : 0;
}

/* Commit 09699e56dee9: through a variable. */
long bad_variable(void __user *to, const struct answer *answer)
{
	long ret;

	ret = copy_to_user(to, answer, sizeof(*answer));
	if (!ret)
		ret = put_user(1u, (u32 __user *)to);
	return ret;
}

long good_variable(void __user *to, const struct answer *answer)
{
	unsigned long left;

	left = copy_to_user(to, answer, sizeof(*answer));
	if (left)
		return -EFAULT;
	return put_user(1u, (u32 __user *)to);
}

static int fetch(struct answer *answer, const void __user *from)
{
	return copy_from_user(answer, from, sizeof(*answer));
}

long bad_helper(const void __user *from)
{
	struct answer answer;
	int ret = fetch(&answer, from);

	if (ret)
		return ret;
	return answer.state ? -EBUSY : 0;
}

static unsigned long left_out(struct answer *answer, const void __user *from)
{
	return copy_from_user(answer, from, sizeof(*answer));
}

long good_helper(const void __user *from)
{
	struct answer answer;

	if (left_out(&answer, from))
		return -EFAULT;
	return answer.state ? -EBUSY : 0;
}

long bad_clear(void __user *to, size_t size)
{
	long ret = -EINVAL;

	if (size > 64)
		goto out;
	ret = clear_user(to, size);
out:
	return ret;
}

long good_clear(void __user *to, size_t size)
{
	long ret = -EINVAL;

	if (size > 64)
		goto out;
	ret = clear_user(to, size) ? -EFAULT : 0;
out:
	return ret;
}

/* How many were copied is what read() answers. */
ssize_t good_read(void __user *to, const struct answer *answer)
{
	size_t left = copy_to_user(to, answer, sizeof(*answer));

	if (left == sizeof(*answer))
		return -EFAULT;
	return sizeof(*answer) - left;
}

// check-output: bad_clear: clear_user() answers how many bytes it left out,
//    and that number is returned where an errno is expected. Write instead:
//    return -EFAULT where it is not 0.
