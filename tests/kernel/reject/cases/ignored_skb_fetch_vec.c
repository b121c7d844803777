// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of skb_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct sk_buff *skb, struct untrusted_vec *vec)
{
#ifdef FIXED
	return skb_fetch_vec(skb, 0, 20, vec);
#else
	skb_fetch_vec(skb, 0, 20, vec);
	return 0;
#endif
}
