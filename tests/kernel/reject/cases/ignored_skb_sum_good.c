// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of skb_sum_good() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct sk_buff *skb)
{
#ifdef FIXED
	return skb_sum_good(skb, 20, 8, 0, 0, 17);
#else
	skb_sum_good(skb, 20, 8, 0, 0, 17);
	return 0;
#endif
}
