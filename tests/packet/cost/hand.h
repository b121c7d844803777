/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _PACKET_COST_HAND_H
#define _PACKET_COST_HAND_H

/*
 * Reads a packet and asks everything, by hand: the best there is to compare with. It
 * promises what a schema does: every byte is judged once, an index is masked, nothing
 * of a refused packet is left in the output.
 */
#include <linux/etherdevice.h>
#include <linux/nospec.h>
#include <linux/udp.h>
#include <net/ip.h>
#include <net/tcp.h>

#include "knock.h"

#define HEADERS_MAX 120

static noinline int refuse(struct knock *k)
{
	memset(k, 0, sizeof(*k));
	return -EBADMSG;
}

/* Of IPv4 and of TCP alike: bytes of the next one, or 0. */
static inline u32 option(const u8 *p, const u8 *end)
{
	if (*p <= 1)
		return 1;
	if (unlikely(end - p < 2 || p[1] < 2 || p[1] > end - p))
		return 0;
	return p[1];
}

static noinline bool ip_options_good(const u8 *p, const u8 *end)
{
	u32 size;

	for (; p < end && *p; p += size) {
		size = option(p, end);
		if (!size || *p == IPOPT_LSRR || *p == IPOPT_SSRR)
			return false;
	}
	return !memchr_inv(p, 0, end - p);
}

static inline int read_name(const u8 *p, u32 n, struct knock *k)
{
	u32 i;

	if (unlikely(n - 1 >= GATE_NAME_LEN || k->name_len))
		return -EBADMSG;
	for (i = 0; i < n; i++) {
		if (unlikely(p[i] - 0x20u > 0x7e - 0x20))
			return -EBADMSG;
		k->name[i] = p[i];
	}
	k->name_len = n;
	return 0;
}

static inline int read_ports(const u8 *p, u32 n, struct knock *k)
{
	u32 i;

	if (unlikely(n - 2 > 2 * (GATE_PORTS - 1) || n & 1 || k->ports_count))
		return -EBADMSG;
	k->ports_count = n / 2;
	for (i = 0; i < k->ports_count; i++) {
		k->ports[i] = get_unaligned_be16(p + 2 * i);
		if (unlikely(!k->ports[i]))
			return -EBADMSG;
	}
	return 0;
}

static inline int read_records(const u8 *p, const u8 *end, struct knock *k)
{
	bool counter = false;
	u32 size;
	int ret;

	for (; p != end && *p; p += size) {
		size = option(p, end);
		if (unlikely(!size))
			return -EBADMSG;
		switch (*p) {
		case GATE_COUNTER:
			if (unlikely(size != 6 || counter))
				return -EBADMSG;
			counter = true;
			k->counter = get_unaligned_be32(p + 2);
			continue;
		case GATE_OPEN:
			ret = read_ports(p + 2, size - 2, k);
			break;
		case GATE_NAME:
			ret = read_name(p + 2, size - 2, k);
			break;
		default:
			continue;
		}
		if (unlikely(ret))
			return ret;
	}
	if (unlikely(p != end && memchr_inv(p, 0, end - p)))
		return -EBADMSG;
	return counter ? 0 : -EBADMSG;
}

static inline int read_knock(const u8 *p, u32 n, struct knock *k)
{
	u32 records;

	if (unlikely(n < 4 + GATE_TAG_LEN || n > GATE_KNOCK_MAX))
		return -EBADMSG;
	records = get_unaligned_be16(p + 2);
	if (unlikely(p[0] != GATE_VERSION || p[1] >= GATE_CLIENTS ||
		     records != n - 4 - GATE_TAG_LEN))
		return -EBADMSG;
	k->client = array_index_nospec(p[1], GATE_CLIENTS);
	k->ports_count = 0;
	k->name_len = 0;
	k->tag = get_unaligned_le64(p + n - GATE_TAG_LEN);
	k->bytes = p;
	k->len = n;
	return read_records(p + 4, p + 4 + records, k);
}

/* off and left: where the datagram begins, and what there is of it. */
static inline int read_udp(struct sk_buff *skb, u32 off, u32 left, u32 there,
			   struct knock *k)
{
	const struct udphdr *udp = (const void *)(skb->data + off);
	u32 len;

	if (unlikely(left < sizeof(*udp)))
		return -EBADMSG;
	len = ntohs(udp->len);
	if (unlikely(len < sizeof(*udp) || len > left || !udp->dest))
		return -EBADMSG;
	if (udp->dest != htons(GATE_PORT))
		return 0;
	if (unlikely(len > there && !pskb_may_pull(skb, off + len)))
		return -ENOMEM;
	udp = (const void *)(skb->data + off);
	k->has_sum = udp->check;
	k->udp_off = off;
	k->udp_len = len;
	return read_knock((const u8 *)(udp + 1), len - sizeof(*udp), k);
}

static int read_tcp_options(const u8 *p, const u8 *end, struct gate_syn *syn)
{
	static const u8 lengths[] = {
		[TCPOPT_MSS] = 4,	 [TCPOPT_WINDOW] = 3,
		[TCPOPT_SACK_PERM] = 2,	 [TCPOPT_SACK] = 0,
		[TCPOPT_TIMESTAMP] = 10,
	};
	u32 seen = 0;
	u32 size;

	for (; p != end && *p; p += size) {
		size = option(p, end);
		if (!size)
			return -EBADMSG;
		if (*p == 1 || *p > TCPOPT_TIMESTAMP ||
		    (!lengths[*p] && *p != TCPOPT_SACK))
			continue;
		if (seen & BIT(*p))
			return -EBADMSG;
		seen |= BIT(*p);
		if (*p == TCPOPT_SACK ?
			    size < 10 || size > 34 || size % 8 != 2 :
			    size != lengths[*p])
			return -EBADMSG;
		if (*p == TCPOPT_MSS)
			syn->mss = get_unaligned_be16(p + 2);
		if (*p == TCPOPT_WINDOW)
			syn->wscale = p[2];
		if (*p == TCPOPT_SACK_PERM)
			syn->sack_permitted = 1;
	}
	return memchr_inv(p, 0, end - p) || syn->wscale > TCP_MAX_WSCALE ?
		       -EBADMSG :
		       0;
}

static noinline int read_tcp(const u8 *p, u32 there, struct knock *k)
{
	const struct tcphdr *const tcp = (const void *)p;
	const u8 flags = p[13];

	if (there < sizeof(*tcp) || tcp->doff < 5 || tcp->doff * 4 > there ||
	    p[12] & 15)
		return -EBADMSG;
	if ((!tcp->ack && tcp->ack_seq) || (!tcp->urg && tcp->urg_ptr) ||
	    (flags & 3) == 3)
		return -EBADMSG;
	k->is_syn = tcp->syn && !tcp->ack;
	k->port = ntohs(tcp->dest);
	memset(&k->syn, 0, sizeof(k->syn));
	return read_tcp_options(p + 20, p + tcp->doff * 4, &k->syn);
}

static inline int hand_read(struct sk_buff *skb, struct knock *k)
{
	const u32 n = min_t(u32, skb->len, HEADERS_MAX);
	const struct iphdr *ip;
	u32 ihl, total;
	int ret;

	if (unlikely(!pskb_may_pull(skb, n)))
		return -ENOMEM;
	ip = (const void *)skb->data;
	if (unlikely(n < sizeof(*ip)))
		return refuse(k);
	if (unlikely(*skb->data - 0x45u > 10))
		return refuse(k);
	ihl = ip->ihl * 4;
	total = ntohs(ip->tot_len);
	if (unlikely(total < ihl || total > skb->len || ihl > n ||
		     ip->frag_off & ~htons(IP_DF) ||
		     ip_fast_csum((const u8 *)ip, ip->ihl)))
		return refuse(k);
	if (unlikely(ihl > sizeof(*ip) &&
		     !ip_options_good((const u8 *)(ip + 1),
				      (const u8 *)ip + ihl)))
		return refuse(k);
	k->len = 0;
	k->is_syn = false;
	k->from = ip->saddr;
	k->to = ip->daddr;
	switch (ip->protocol) {
	case IPPROTO_UDP:
		ret = read_udp(skb, ihl, total - ihl, min(total, n) - ihl, k);
		break;
	case IPPROTO_TCP:
		ret = read_tcp(skb->data + ihl, min(total, n) - ihl, k);
		break;
	default:
		return 0;
	}
	return likely(!ret) ? 0 : refuse(k);
}

#endif /* _PACKET_COST_HAND_H */
