/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_SOCKET_H
#define UNTRUSTED_KERNEL_SOCKET_H

/**
 * DOC: kernel/socket.h, socket options and netlink attributes
 *
 * setsockopt(2) gives an address and a length; the address is the process's, or the
 * kernel's own where a filter calls. An attribute of netlink gives its length in the
 * message::
 *
 *	copy_from_sockptr(&opt, optval, sizeof(opt));	// !! BUG: optlen may be 1
 *	port = *(u16 *)nla_data(attr);		// !! BUG: so may nla_len()
 *
 *	ret = sockopt_fetch(foo_opt, optval, optlen, &opt);	// the fix
 *	ret = netlink_fetch(be16, attr, &port);
 *
 * An attribute is what nla_parse() or an nla_for_each_ loop gives: inside the
 * message. Where a policy was not asked for its type, this asks for its length.
 *
 * It does not promise that the sender may do what it asks for: ns_capable() does.
 */

#include <linux/overflow.h>
#include <linux/sockptr.h>
#include <net/netlink.h>
#include <untrusted/vec.h>

/**
 * sockopt_fetch() - fetch an option, once
 * @tag: tag of the option
 * @optval: as setsockopt of struct proto_ops gets it
 * @optlen: as setsockopt of struct proto_ops gets it, bytes; as many as the tag has,
 *	or more, which are not looked at
 * @out: pointer to ``untrusted_<tag>``; zeroed or untouched on failure
 *
 * May sleep.
 *
 * Return: 0; -EINVAL if there are fewer bytes; -EFAULT.
 */
#define sockopt_fetch(tag, optval, optlen, out)              \
	ut_sockopt_fetch(optval, optlen, ut_slot_##tag(out), \
			 sizeof(untrusted_##tag))

ut_inline ut_must_check int
ut_sockopt_fetch(sockptr_t optval, unsigned int optlen, void *out, size_t size)
{
	if (optlen > INT_MAX || optlen < size)
		return -EINVAL;
	if (!copy_from_sockptr(out, optval, size))
		return 0;
	memset(out, 0, size);
	return -EFAULT;
}

/**
 * sockopt_fetch_vec() - fetch an option of any length, once
 * @optval: as for sockopt_fetch()
 * @optlen: bytes
 * @vec: gets them appended; the room they would have had is zeroed by -EFAULT
 *
 * May sleep.
 *
 * Return: 0; -E2BIG if @vec has no room for them; -EFAULT.
 */
ut_inline ut_must_check int sockopt_fetch_vec(sockptr_t optval,
					      unsigned int optlen,
					      struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (optlen > room)
		return -E2BIG;
	ret = ut_sockopt_fetch(optval, optlen, to, optlen);
	if (!ret)
		vec->len += optlen;
	return ret;
}

/**
 * netlink_bytes() - what an attribute holds
 * @attr: the attribute, not NULL
 *
 * The message is private to the kernel. Any context.
 *
 * Return: the slice, in use as long as the message is.
 */
ut_inline untrusted_bytes netlink_bytes(const struct nlattr *attr)
{
	return (untrusted_bytes){ (const untrusted_u8 *)nla_data(attr),
				  (size_t)max(nla_len(attr), 0) };
}

/**
 * netlink_fetch() - an attribute that is one value or one struct
 * @tag: its tag
 * @attr: the attribute, not NULL
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * A copy: an attribute of 64 bits need not be aligned. Any context.
 *
 * Return: 0, or -EINVAL if it is not exactly as long.
 */
#define netlink_fetch(tag, attr, out)                             \
	ut_netlink_fetch(netlink_bytes(attr), ut_slot_##tag(out), \
			 sizeof(untrusted_##tag))

ut_inline ut_must_check int ut_netlink_fetch(untrusted_bytes bytes, void *out,
					     size_t size)
{
	if (bytes.len != size)
		return -EINVAL;
	memcpy(out, bytes.ptr, size);
	return 0;
}

#endif /* UNTRUSTED_KERNEL_SOCKET_H */
