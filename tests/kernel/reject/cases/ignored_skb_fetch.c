// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of skb_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct sk_buff *skb, untrusted_be16 *out)
{
#ifdef FIXED
	return skb_fetch(be16, skb, 0, out);
#else
	skb_fetch(be16, skb, 0, out);
	return 0;
#endif
}
