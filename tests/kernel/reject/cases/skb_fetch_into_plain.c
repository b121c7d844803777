// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a value of a packet is fetched into a plain integer
// gcc: E passing argument 1 of .ut_slot_be16. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(const struct sk_buff *skb, untrusted_be16 *out)
#else
int misuse(const struct sk_buff *skb, __be16 *out)
#endif
{
	return skb_fetch(be16, skb, 2, out);
}
