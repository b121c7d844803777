// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of netlink_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct nlattr *attr, untrusted_u32 *out)
{
#ifdef FIXED
	return netlink_fetch(u32, attr, out);
#else
	netlink_fetch(u32, attr, out);
	return 0;
#endif
}
