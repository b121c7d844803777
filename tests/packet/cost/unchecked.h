/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _PACKET_COST_UNCHECKED_H
#define _PACKET_COST_UNCHECKED_H

/*
 * Reads a knock and asks nothing of any member: what reading costs at the least. The
 * checksum is no question: whoever receives a packet pays for it.
 */
#include <linux/etherdevice.h>
#include <linux/udp.h>
#include <net/ip.h>

#include "knock.h"

static inline void unchecked_record(const u8 *p, u32 size, struct knock *k)
{
	u32 i;

	switch (*p) {
	case GATE_COUNTER:
		k->counter = get_unaligned_be32(p + 2);
		break;
	case GATE_OPEN:
		k->ports_count = (size - 2) / 2;
		for (i = 0; i < k->ports_count; i++)
			k->ports[i] = get_unaligned_be16(p + 2 + 2 * i);
		break;
	case GATE_NAME:
		k->name_len = size - 2;
		memcpy(k->name, p + 2, k->name_len);
		break;
	}
}

static inline int unchecked_read(struct sk_buff *skb, struct knock *k)
{
	const struct iphdr *const ip = (const void *)skb->data;
	const u32 off = ip->ihl * 4;
	const struct udphdr *const udp = (const void *)(skb->data + off);
	const u8 *p = (const u8 *)(udp + 1);
	const u8 *end = p + 4 + get_unaligned_be16(p + 2);

	k->len = 0;
	if (ip_fast_csum((const u8 *)ip, ip->ihl))
		return -EBADMSG;
	if (ip->protocol != IPPROTO_UDP || udp->dest != htons(GATE_PORT))
		return 0;
	k->bytes = p;
	k->client = p[1];
	k->ports_count = 0;
	k->name_len = 0;
	k->from = ip->saddr;
	k->to = ip->daddr;
	k->udp_off = off;
	k->udp_len = ntohs(udp->len);
	k->has_sum = udp->check;
	for (p += 4; p < end && *p; p += *p == 1 ? 1 : p[1])
		if (*p != 1)
			unchecked_record(p, p[1], k);
	k->tag = get_unaligned_le64(end);
	k->len = k->udp_len - sizeof(*udp);
	return 0;
}

#endif /* _PACKET_COST_UNCHECKED_H */
