// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of skb_view_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct skb_view *view, untrusted_bytes *out)
{
#ifdef FIXED
	return skb_view_bytes(view, out);
#else
	skb_view_bytes(view, out);
	return 0;
#endif
}
