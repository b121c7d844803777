// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The judge of samples/packet/checked, without what makes it a module. */
#define _GATE_MODULE_H

#include "cost.h"
#include "../../../samples/packet/table.h"
#include "../../../samples/packet/checked/gate_checked.c"

static int read(struct sk_buff *skb, void *out)
{
	BUILD_BUG_ON(sizeof(struct gate_packet) > READ_MAX);
	return gate_read(skb, out);
}

const struct cost_gate cost_validated = {
	"validated",
	gate_hook,
	read,
	&gate.error,
};
