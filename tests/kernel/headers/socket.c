// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* socket.h: options of user memory and of the kernel's, attributes. */
#include <untrusted/kernel/socket.h>

#include "memory.h"
#include "module.h"

static sockptr_t user_option(unsigned long at)
{
	return USER_SOCKPTR((void __user *)at);
}

TEST(sockopt_of_every_length)
{
	const unsigned long at = user_bytes("\1\2\3\4\5\6", 6);
	unsigned int n;

	for (n = 0; n <= 6; n++) {
		untrusted_le32 out = untrusted_mark(le32, cpu_to_le32(7));

		test_row(n);
		EXPECT_EQ(sockopt_fetch(le32, user_option(at), n, &out),
			  n < 4 ? -EINVAL : 0);
		EXPECT_EQ(validate_any(le32, out), n < 4 ? 7 : 0x04030201);
	}
}

TEST(sockopt_of_a_negative_length)
{
	const unsigned long at = user_room(4);
	untrusted_u32 out;

	EXPECT_EQ(sockopt_fetch(u32, user_option(at), -1, &out), -EINVAL);
	EXPECT_EQ(sockopt_fetch(u32, user_option(at), INT_MIN, &out), -EINVAL);
}

TEST(sockopt_at_a_bad_address)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		untrusted_u32 out = untrusted_mark(u32, 7);

		if (bad_address(i) != (unsigned long)bad_address(i))
			continue;
		test_row(i);
		EXPECT_EQ(sockopt_fetch(u32, user_option(bad_address(i)), 4,
					&out),
			  -EFAULT);
		EXPECT_EQ(validate_any(u32, out), 0);
	}
}

TEST(sockopt_of_the_kernel)
{
	u32 option = 9;
	untrusted_u32 out;

	EXPECT_EQ(sockopt_fetch(u32, KERNEL_SOCKPTR(&option), 4, &out), 0);
	EXPECT_EQ(validate_any(u32, out), 9);
}

TEST(sockopt_bytes)
{
	const unsigned long at = user_bytes("abcdef", 6);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	memset(buf, PATTERN, sizeof(buf));
	EXPECT_EQ(sockopt_fetch_vec(user_option(at), 6, &vec), 0);
	EXPECT_EQ(vec.len, 6);
	EXPECT(!memcmp(buf, "abcdef", 6) && all(buf + 6, PATTERN, 2));
	EXPECT_EQ(sockopt_fetch_vec(user_option(at), 3, &vec), -E2BIG);
	EXPECT_EQ(sockopt_fetch_vec(user_option(at), -1, &vec), -E2BIG);
	EXPECT(all(buf + 6, PATTERN, 2));
	EXPECT_EQ(sockopt_fetch_vec(user_option(at + 6), 2, &vec), -EFAULT);
	EXPECT_EQ(vec.len, 6);
	EXPECT(all(buf + 6, 0, 2));
}

TEST(netlink_of_every_length)
{
	struct {
		struct nlattr attr;
		u8 bytes[12];
	} message = { .bytes = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 } };
	unsigned int n;

	for (n = 0; n <= 12; n++) {
		untrusted_be16 two = untrusted_mark(be16, cpu_to_be16(7));
		untrusted_le64 eight = untrusted_mark(le64, cpu_to_le64(7));

		test_row(n);
		message.attr.nla_len = NLA_HDRLEN + n;
		EXPECT_EQ(netlink_bytes(&message.attr).len, n);
		EXPECT(netlink_bytes(&message.attr).ptr ==
		       (const untrusted_u8 *)message.bytes);
		EXPECT_EQ(netlink_fetch(be16, &message.attr, &two),
			  n == 2 ? 0 : -EINVAL);
		EXPECT_EQ(validate_any(be16, two), n == 2 ? 0x0102 : 7);
		EXPECT_EQ(netlink_fetch(le64, &message.attr, &eight),
			  n == 8 ? 0 : -EINVAL);
		EXPECT_EQ(validate_any(le64, eight),
			  n == 8 ? 0x0807060504030201 : 7);
	}
}
