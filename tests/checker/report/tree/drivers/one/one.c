// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The first is compared: nothing is wrong here. */
static long one_write(struct request __user *arg)
{
	struct request req;
	unsigned int len;

	if (get_user(len, &arg->len))
		return -EFAULT;
	if (len > LIMIT)
		return -EINVAL;
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return one_store(req.data, req.len);
}

static long one_read(struct request __user *arg)
{
	struct request req;

	/*
	 * untrusted-check: allow double-fetch: the second is
	 * compared with the first
	 */
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	one_use(req.len); /* untrusted-check: allow leak: on the line itself */
	return 0;
}











static long one_last(struct request __user *arg)
{
	return one_store(arg, shared_size(arg)) + one_store(arg, shared_size(arg));
}
