/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
static inline int shared_size(const struct request __user *arg)
{
	int size;

	return get_user(size, &arg->size) ? -1 : size * 4;
}
