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

const struct cost_gate cost_hand = {
	"hand",
	gate_hook,
	hand_read_alone,
	&gate.error,
};
