// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "cost.h"
#include "hand.h"
#include "unchecked.h"

#include "../../../samples/packet/checked/packet.h"

int unchecked_read_alone(struct sk_buff *skb, void *out)
{
	return unchecked_read(skb, out);
}

int hand_read_alone(struct sk_buff *skb, void *out)
{
	return hand_read(skb, out);
}

int validated_read_alone(struct sk_buff *skb, void *out)
{
	BUILD_BUG_ON(sizeof(struct gate_packet) > READ_MAX);
	return gate_read(skb, out);
}
