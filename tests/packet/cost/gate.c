// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The hand-written reader as a gate, for the sender to attack. */
#include "../../../samples/packet/module.h"
#include "finish.h"
#include "hand.h"

static int gate_judge(struct sk_buff *skb)
{
	struct knock k;
	const int ret = hand_read(skb, &k);

	if (ret)
		return ret;
	if (k.len)
		return gate_finish(skb, &k);
	return k.is_syn ? gate_finish_syn(&k) : 0;
}

MODULE_DESCRIPTION("gate, checked by hand");
