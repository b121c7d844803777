// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "cost.h"
#include "finish.h"
#include "hand.h"

static int gate_judge(struct sk_buff *skb)
{
	struct knock k;
	const int ret = hand_read(skb, &k);

	return ret || !k.len ? ret : gate_finish(skb, &k);
}

static int read(struct sk_buff *skb, void *out)
{
	return hand_read(skb, out);
}

const struct cost_gate cost_hand = { "hand", gate_hook, read, &gate.error };
