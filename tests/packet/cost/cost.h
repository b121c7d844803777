/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _PACKET_COST_H
#define _PACKET_COST_H

#include <linux/netfilter.h>
#include <linux/skbuff.h>

/* The largest thing that a packet is read into. */
#define READ_MAX 1024

struct cost_gate {
	const char *name;
	nf_hookfn *hook;
	int (*read)(struct sk_buff *skb, void *out);
	const s32 *error; /* of the last packet */
};

/* Each the only caller of its reader in its object, as a gate is. */
int unchecked_read_alone(struct sk_buff *skb, void *out);
int hand_read_alone(struct sk_buff *skb, void *out);
int validated_read_alone(struct sk_buff *skb, void *out);

extern const struct cost_gate cost_unchecked, cost_hand, cost_validated;

#endif /* _PACKET_COST_H */
