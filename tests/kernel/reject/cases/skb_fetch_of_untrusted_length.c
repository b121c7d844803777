// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: as many bytes are fetched as the packet says
// gcc: E incompatible type for argument 2 of .skb_fetch_front.
// clang: E passing .* to parameter of incompatible type
#include "../case.h"

int misuse(struct sk_buff *skb, untrusted_u32 n, untrusted_bytes *out)
{
#ifdef FIXED
	u32 len;
	const int ret = validate_max(u32, n, 60, &len);

	return ret ?: skb_fetch_front(skb, len, out);
#else
	return skb_fetch_front(skb, n, out);
#endif
}
