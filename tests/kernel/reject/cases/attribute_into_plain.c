// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an attribute is fetched into a plain integer
// gcc: E passing argument 1 of .ut_slot_be16. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const struct nlattr *attr, untrusted_be16 *port)
#else
int misuse(const struct nlattr *attr, __be16 *port)
#endif
{
	return netlink_fetch(be16, attr, port);
}
