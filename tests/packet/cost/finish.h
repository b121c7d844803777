/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _PACKET_COST_FINISH_H
#define _PACKET_COST_FINISH_H

/* What a gate does with what was read: the same for every reader. */

#include <linux/etherdevice.h>
#include <net/checksum.h>

#include "../../../samples/packet/table.h"
#include "knock.h"

static inline int gate_finish(struct sk_buff *skb, const struct knock *k)
{
	struct gate_client *const c = &gate.clients[k->client];
	u32 i;

	if (k->has_sum && !skb_csum_unnecessary(skb) &&
	    csum_fold(
		    skb_checksum(skb, k->udp_off, k->udp_len,
				 csum_tcpudp_nofold(k->from, k->to, k->udp_len,
						    IPPROTO_UDP, 0))))
		return -EBADMSG;
	if (gate_tag(k->bytes, k->len - GATE_TAG_LEN, k->client) != k->tag ||
	    k->counter <= c->counter)
		return -EACCES;
	c->address = k->from;
	c->counter = k->counter;
	if (k->ports_count) {
		c->ports_count = k->ports_count;
		for (i = 0; i < k->ports_count; i++)
			c->ports[i] = k->ports[i];
	}
	if (k->name_len) {
		memset(c->name, 0, sizeof(c->name));
		for (i = 0; i < k->name_len; i++)
			c->name[i] = k->name[i];
	}
	return -EINPROGRESS;
}

static inline int gate_finish_syn(const struct knock *k)
{
	if (!gate_is_open(k->from, k->port))
		return -EPERM;
	gate.syn = k->syn;
	return 0;
}

#endif /* _PACKET_COST_FINISH_H */
