// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The same user memory, read twice. */
#include <linux/errno.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/uaccess.h>

struct fib_header {
	u32 command;
	u16 sender_size;
	u16 size;
};

struct fib {
	struct fib_header header;
	u8 data[504];
};

int fib_send(struct fib *fib, u16 size);

/* CVE-2016-6480: a size is read, allocated for, and read again with the rest. */
long bad_send_fib(void __user *arg)
{
	struct fib_header header;
	struct fib *fib;
	unsigned int size;
	int ret;

	if (copy_from_user(&header, arg, sizeof(header)))
		return -EFAULT;
	size = header.size + sizeof(struct fib_header);
	if (size < header.sender_size)
		size = header.sender_size;
	if (size > 2048 || size < sizeof(*fib))
		return -EINVAL;
	fib = kzalloc(size, GFP_KERNEL);
	if (!fib)
		return -ENOMEM;
	if (copy_from_user(fib, arg, size)) {
		ret = -EFAULT;
		goto cleanup;
	}
	ret = fib_send(fib, fib->header.size); // here
cleanup:
	kfree(fib);
	return ret;
}

/* As it was mended: the second copy's header has to be the first's. */
long good_send_fib(void __user *arg)
{
	struct fib_header header;
	struct fib *fib;
	unsigned int size;
	int ret;

	if (copy_from_user(&header, arg, sizeof(header)))
		return -EFAULT;
	size = header.size + sizeof(struct fib_header);
	if (size < header.sender_size)
		size = header.sender_size;
	if (size > 2048 || size < sizeof(*fib))
		return -EINVAL;
	fib = kzalloc(size, GFP_KERNEL);
	if (!fib)
		return -ENOMEM;
	if (copy_from_user(fib, arg, size)) {
		ret = -EFAULT;
		goto cleanup;
	}
	if (size != max_t(unsigned int,
			  fib->header.size + sizeof(struct fib_header),
			  fib->header.sender_size)) {
		ret = -EINVAL;
		goto cleanup;
	}
	ret = fib_send(fib, fib->header.size);
cleanup:
	kfree(fib);
	return ret;
}

/* What the first read gave is put over the second. */
long good_overwritten(void __user *arg)
{
	struct fib_header header;
	struct fib fib;

	if (copy_from_user(&header, arg, sizeof(header)))
		return -EFAULT;
	if (header.size > sizeof(fib.data))
		return -EINVAL;
	if (copy_from_user(&fib, arg, sizeof(fib)))
		return -EFAULT;
	fib.header = header;
	return fib_send(&fib, fib.header.size);
}

/* The second copy begins behind what was read first. */
long good_rest_only(struct fib __user *arg)
{
	struct fib fib = {};

	if (copy_from_user(&fib.header, &arg->header, sizeof(fib.header)))
		return -EFAULT;
	if (fib.header.size > sizeof(fib.data))
		return -EINVAL;
	if (copy_from_user(fib.data, arg->data, fib.header.size))
		return -EFAULT;
	return fib_send(&fib, fib.header.size);
}

struct request {
	u32 length;
	u32 flags;
	u8 bytes[56];
};

int consume(const void *bytes, u32 length);

long bad_get_user(struct request __user *arg)
{
	struct request req;
	u32 length;

	if (get_user(length, &arg->length))
		return -EFAULT;
	if (length > sizeof(req.bytes))
		return -EMSGSIZE;
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return consume(req.bytes, req.length); // here
}

long good_get_user(struct request __user *arg)
{
	struct request req;
	u32 length;

	if (get_user(length, &arg->length))
		return -EFAULT;
	if (length > sizeof(req.bytes))
		return -EMSGSIZE;
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return consume(req.bytes, length);
}

long good_other_member(struct request __user *arg)
{
	u32 length, flags;

	if (get_user(length, &arg->length) || get_user(flags, &arg->flags))
		return -EFAULT;
	if (length > 56 || flags)
		return -EINVAL;
	return consume(NULL, length);
}

long bad_twice_in_one_condition(u32 __user *arg)
{
	u32 first, second;

	if (get_user(first, arg) || first > 16)
		return -EINVAL;
	if (get_user(second, arg))
		return -EFAULT;
	return consume(NULL, second);
}

long good_compared(u32 __user *arg)
{
	u32 first, second;

	if (get_user(first, arg) || first > 16)
		return -EINVAL;
	if (get_user(second, arg))
		return -EFAULT;
	if (first != second)
		return -EAGAIN;
	return consume(NULL, second);
}

static int header_length(const struct request __user *arg)
{
	u32 length;

	if (get_user(length, &arg->length))
		return -EFAULT;
	return length > 56 ? -EINVAL : (int)length;
}

/* Each helper reads for itself. */
long bad_in_helpers(const struct request __user *arg)
{
	int length = header_length(arg);
	struct request *req;
	long ret;

	if (length < 0)
		return length;
	req = memdup_user(arg, sizeof(*req));
	if (IS_ERR(req))
		return PTR_ERR(req);
	ret = consume(req->bytes, req->length); // here
	kfree(req);
	return ret;
}

long good_in_helpers(const struct request __user *arg)
{
	int length = header_length(arg);
	struct request *req;
	long ret;

	if (length < 0)
		return length;
	req = memdup_user(arg, sizeof(*req));
	if (IS_ERR(req))
		return PTR_ERR(req);
	ret = consume(req->bytes, length);
	kfree(req);
	return ret;
}

struct command {
	u32 version;
	u32 outsize;
	u32 insize;
	u8 data[];
};

int transfer(struct command *cmd, u32 outsize, u32 insize);

/* CVE-2016-6156: both sizes are used as the second read has them. */
long bad_command(struct command __user *arg)
{
	struct command head, *cmd;
	long ret;

	if (copy_from_user(&head, arg, sizeof(head)))
		return -EFAULT;
	if (head.outsize > 256 || head.insize > 256)
		return -EINVAL;
	cmd = kzalloc(sizeof(*cmd) + max(head.outsize, head.insize),
		      GFP_KERNEL);
	if (!cmd)
		return -ENOMEM;
	if (copy_from_user(cmd, arg, sizeof(*cmd) + head.outsize)) {
		ret = -EFAULT;
		goto exit;
	}
	ret = transfer(cmd, cmd->outsize, cmd->insize); // here
exit:
	kfree(cmd);
	return ret;
}

long good_command(struct command __user *arg)
{
	struct command head, *cmd;
	long ret;

	if (copy_from_user(&head, arg, sizeof(head)))
		return -EFAULT;
	if (head.outsize > 256 || head.insize > 256)
		return -EINVAL;
	cmd = kzalloc(sizeof(*cmd) + max(head.outsize, head.insize),
		      GFP_KERNEL);
	if (!cmd)
		return -ENOMEM;
	if (copy_from_user(cmd, arg, sizeof(*cmd) + head.outsize)) {
		ret = -EFAULT;
		goto exit;
	}
	if (cmd->outsize != head.outsize || cmd->insize != head.insize) {
		ret = -EINVAL;
		goto exit;
	}
	ret = transfer(cmd, cmd->outsize, cmd->insize);
exit:
	kfree(cmd);
	return ret;
}

struct list {
	u32 count;
	u32 reserved;
	u32 items[16];
};

/* The bound of the loop is read anew each time round. */
long bad_count_in_loop(struct list __user *arg, u32 *items)
{
	u32 count, i;

	if (get_user(count, &arg->count) || count > 16)
		return -EINVAL;
	for (i = 0; !get_user(count, &arg->count) && i < count; i++) {
		if (get_user(items[i], &arg->items[i & 15]))
			return -EFAULT;
	}
	return 0;
}

long good_count_in_loop(struct list __user *arg, u32 items[16])
{
	u32 count, i;

	if (get_user(count, &arg->count) || count > 16)
		return -EINVAL;
	for (i = 0; i < count; i++) {
		if (get_user(items[i], &arg->items[i]))
			return -EFAULT;
	}
	return 0;
}

/* An opcode decides what is allowed, another one is carried out. */
long bad_opcode(const u8 __user *buffer)
{
	u8 opcode, command[16];

	if (get_user(opcode, buffer))
		return -EFAULT;
	switch (opcode) {
	case 0x12:
	case 0xa0:
		break;
	default:
		return -EPERM;
	}
	if (copy_from_user(command, buffer, sizeof(command)))
		return -EFAULT;
	return consume(command, command[0]);
}

long good_opcode(const u8 __user *buffer)
{
	u8 opcode, command[16];

	if (get_user(opcode, buffer))
		return -EFAULT;
	if (opcode != 0x12)
		return -EPERM;
	if (copy_from_user(command, buffer, sizeof(command)))
		return -EFAULT;
	command[0] = opcode;
	return consume(command, command[0]);
}

struct sized {
	u32 size;
	u32 flags;
	u64 offset;
};

/* Copied by copy_struct_from_user(), and its size believed anew. */
long bad_extensible(struct sized __user *arg)
{
	struct sized req;
	u32 size;
	int ret;

	if (get_user(size, &arg->size))
		return -EFAULT;
	if (size < sizeof(req) || size > PAGE_SIZE)
		return -EINVAL;
	ret = copy_struct_from_user(&req, sizeof(req), arg, size);
	if (ret)
		return ret;
	return consume(&req, req.size);
}

long good_extensible(struct sized __user *arg)
{
	struct sized req;
	u32 size;
	int ret;

	if (get_user(size, &arg->size))
		return -EFAULT;
	if (size < sizeof(req) || size > PAGE_SIZE)
		return -EINVAL;
	ret = copy_struct_from_user(&req, sizeof(req), arg, size);
	if (ret)
		return ret;
	req.size = size;
	return req.flags ? -EINVAL : consume(&req, sizeof(req));
}

/* Two branches, each of which reads once. */
long good_either_way(struct request __user *arg, bool whole)
{
	struct request req;
	u32 length;

	if (!whole) {
		if (get_user(length, &arg->length))
			return -EFAULT;
		return length > 56 ? -EINVAL : consume(NULL, length);
	}
	if (copy_from_user(&req, arg, sizeof(req)))
		return -EFAULT;
	return req.length > 56 ? -EINVAL : consume(req.bytes, req.length);
}

// check-output: bad_send_fib: fib->header.size was fetched twice and is
//    handed on: it may differ from what was checked. Write instead: fetch
//    once, and decide and work on that copy; where a second fetch cannot be
//    avoided compare it with the first.
// check-output: bad_get_user: req.length was fetched twice and is handed on:
//    it may differ from what was checked. Write instead: fetch once, and
//    decide and work on that copy; where a second fetch cannot be avoided
//    compare it with the first.
