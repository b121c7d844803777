// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a function that only reads a packet moves its buffer
// gcc: W discards .const. qualifier
// clang: E discards qualifiers
#include "../case.h"

#ifdef FIXED
int misuse(struct sk_buff *skb, untrusted_bytes *out)
#else
int misuse(const struct sk_buff *skb, untrusted_bytes *out)
#endif
{
	return skb_fetch_front(skb, 20, out);
}
