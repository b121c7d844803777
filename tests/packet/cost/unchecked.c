// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "cost.h"
#include "finish.h"
#include "unchecked.h"

static int gate_judge(struct sk_buff *skb)
{
	struct knock k;
	const int ret = unchecked_read(skb, &k);

	return ret || !k.len ? ret : gate_finish(skb, &k);
}

const struct cost_gate cost_unchecked = {
	"unchecked",
	gate_hook,
	unchecked_read_alone,
	&gate.error,
};
