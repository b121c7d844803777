// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of skb_fetch_front() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct sk_buff *skb, untrusted_bytes *out)
{
#ifdef FIXED
	return skb_fetch_front(skb, 20, out);
#else
	skb_fetch_front(skb, 20, out);
	return 0;
#endif
}
