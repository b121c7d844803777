// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Bytes that nobody set, put to user space. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct answer {
	u8 state;
	u32 size;
	u64 start;
};

long bad_padding(struct answer __user *to, u32 size)
{
	struct answer a;

	a.state = 1;
	a.size = size;
	a.start = 0;
	return copy_to_user(to, &a, sizeof(a)) ? -EFAULT : 0;
}

long good_padding(struct answer __user *to, u32 size)
{
	struct answer a;

	memset(&a, 0, sizeof(a));
	a.state = 1;
	a.size = size;
	return copy_to_user(to, &a, sizeof(a)) ? -EFAULT : 0;
}

struct counters {
	u64 sent;
	u64 received;
	u64 dropped;
};

long bad_member(struct counters __user *to, u64 sent)
{
	struct counters c;

	c.sent = sent;
	c.received = 0;
	if (copy_to_user(to, &c, sizeof(c)))
		return -EFAULT;
	return 0;
}

long good_member(struct counters __user *to, u64 sent)
{
	struct counters c;

	c.sent = sent;
	c.received = 0;
	c.dropped = 0;
	if (copy_to_user(to, &c, sizeof(c)))
		return -EFAULT;
	return 0;
}

/* CVE-2017-14991: the table comes from the heap, and not all of it is filled. */
long bad_table(struct counters __user *to, u32 used)
{
	struct counters *table = kmalloc_array(16, sizeof(*table), GFP_KERNEL);
	long ret = 0;

	if (!table)
		return -ENOMEM;
	table[0].sent = used;
	table[0].received = 0;
	table[0].dropped = 0;
	if (copy_to_user(to, table, 16 * sizeof(*table)))
		ret = -EFAULT;
	kfree(table);
	return ret;
}

long good_table(struct counters __user *to, u32 used)
{
	struct counters *table = kcalloc(16, sizeof(*table), GFP_KERNEL);
	long ret = 0;

	if (!table)
		return -ENOMEM;
	table[0].sent = used;
	if (copy_to_user(to, table, 16 * sizeof(*table)))
		ret = -EFAULT;
	kfree(table);
	return ret;
}

struct name {
	char text[32];
};

long bad_behind_string(struct name __user *to, const char *name)
{
	struct name n;

	strscpy(n.text, name, sizeof(n.text));
	return copy_to_user(to, &n, sizeof(n)) ? -EFAULT : 0;
}

long good_behind_string(struct name __user *to, const char *name)
{
	struct name n = {};

	strscpy(n.text, name, sizeof(n.text));
	return copy_to_user(to, &n, sizeof(n)) ? -EFAULT : 0;
}

static void fill(struct counters *c, bool all)
{
	c->sent = 1;
	if (all) {
		c->received = 2;
		c->dropped = 3;
	}
}

long bad_on_one_path(struct counters __user *to, bool all)
{
	struct counters c;

	fill(&c, all);
	return copy_to_user(to, &c, sizeof(c)) ? -EFAULT : 0;
}

long good_on_one_path(struct counters __user *to, bool all)
{
	struct counters c = { .sent = 0 };

	fill(&c, all);
	return copy_to_user(to, &c, sizeof(c)) ? -EFAULT : 0;
}

/* What was read in may go back out. */
long good_in_and_out(struct counters __user *arg)
{
	struct counters c;

	if (copy_from_user(&c, arg, sizeof(c)))
		return -EFAULT;
	c.sent = 1;
	return copy_to_user(arg, &c, sizeof(c)) ? -EFAULT : 0;
}

/* The rest behind what was read in is zeroed, from a place that is not known here. */
long good_rest_zeroed(struct counters __user *arg, u32 used)
{
	struct counters *c;
	long ret = -EFAULT;

	if (used < sizeof(*c) || used > 256)
		return -EINVAL;
	c = kmalloc(used, GFP_KERNEL);
	if (!c)
		return -ENOMEM;
	c->sent = 1;
	if (copy_from_user(&c->received, arg, used - sizeof(c->sent)))
		goto free;
	memset((u8 *)c + used / 2, 0, used - used / 2);
	if (!copy_to_user(arg, c, used))
		ret = 0;
free:
	kfree(c);
	return ret;
}

long bad_put_user(u32 __user *to, bool known)
{
	u32 value;

	if (known)
		value = 7;
	return put_user(value, to);
}

long good_put_user(u32 __user *to, bool known)
{
	u32 value = known ? 7 : 0;

	return put_user(value, to);
}

/* A pointer that runs over the bytes, and a number that says when it is done. */
long bad_bytes(struct counters __user *to, const u8 *from)
{
	struct counters c;
	u8 *at = (u8 *)&c.received;
	size_t i;

	for (i = 0; i < sizeof(c) - sizeof(c.sent); i++)
		*at++ = from[i];
	return copy_to_user(to, &c, sizeof(c)) ? -EFAULT : 0;
}

long good_bytes(struct counters __user *to, const u8 *from)
{
	struct counters c;
	u8 *at = (u8 *)&c;
	size_t i;

	for (i = 0; i < sizeof(c); i++)
		*at++ = from[i];
	return copy_to_user(to, &c, sizeof(c)) ? -EFAULT : 0;
}

// check-output: bad_padding: a.state is put with bytes at offset 1 not set:
//    they show what memory held before. Write instead: start from memset() or
//    zeroed memory, or name padding as a member.
// check-output: bad_member: c.sent is put with dropped not set: it shows what
//    memory held before. Write instead: set every member first, or start from
//    {} or zeroed memory.
