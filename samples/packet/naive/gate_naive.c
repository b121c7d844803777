// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the gate, the way such filters are commonly written
 *
 * It lets in every honest packet that a device delivers in one piece, and leaves
 * checksums to the stack behind it. Each comment that starts with BUG marks a
 * mistake that was made, in this form, in code people used. Do not load this module
 * on a machine you care for.
 */

#include <linux/etherdevice.h>
#include <linux/tcp.h>
#include <linux/udp.h>
#include <net/ip.h>

#include "../module.h"

static int gate_record(struct gate_client *c, u8 kind, u8 len, const u8 *body)
{
	u32 counter;
	u32 i;

	switch (kind) {
	case GATE_COUNTER:
		/*
		 * BUG 1: body read whatever its length (CVE-2019-3460): a record
		 * of two bytes has its number from the next one.
		 */
		counter = get_unaligned_be32(body);
		if (counter <= c->counter)
			return -EACCES;
		c->counter = counter;
		break;
	case GATE_OPEN:
		/*
		 * BUG 2: more elements than there is room for (CVE-2022-0435):
		 * the count is that of the packet, here and in the name below.
		 */
		for (i = 0; i < len / 2; i++)
			c->ports[i] = get_unaligned_be16(body + 2 * i);
		c->ports_count = i;
		break;
	case GATE_NAME:
		memset(c->name, 0, sizeof(c->name));
		for (i = 0; i < len; i++)
			c->name[i] = body[i];
		break;
	}
	return 0;
}

static int gate_knock(const u8 *msg, u32 len, __be32 address)
{
	const struct gate_knock *k = (const void *)msg;
	struct gate_client *c;
	const u8 *p, *end;
	u8 size;
	int ret;

	if (len > GATE_KNOCK_MAX || k->version != GATE_VERSION)
		return -EBADMSG;
	/*
	 * BUG 3: number from the packet is an index (CVE-2022-47519): nobody
	 * asks whether there are so many clients.
	 */
	c = &gate.clients[k->client];
	p = msg + sizeof(*k);
	/*
	 * BUG 4: inner length taken on trust (CVE-2019-16746): the records, and
	 * the tag behind them, may lie where the packet has ended.
	 */
	end = p + ntohs(k->records_len);
	while (p < end && *p) {
		if (*p == 1) {
			p++;
			continue;
		}
		size = p[1];
		if (!size)
			return -EBADMSG;
		/*
		 * BUG 5: length underflow (CVE-2011-1770): a record that says
		 * it is shorter than its own head has a body of 255 bytes.
		 *
		 * BUG 6: acts on what is not yet proven (CVE-2021-3772): the
		 * client is changed record by record, and the tag comes last.
		 */
		size -= 2;
		ret = gate_record(c, *p, size, p + 2);
		if (ret)
			return ret;
		p += p[1];
	}
	if (gate_tag(msg, end - msg, k->client) != get_unaligned_le64(end))
		return -EACCES;
	c->address = address;
	return -EINPROGRESS;
}

static int gate_udp(struct sk_buff *skb, const struct iphdr *ip, u32 off)
{
	const struct udphdr *udp = (const void *)(skb->data + off);
	u32 len;

	if (udp->dest != htons(GATE_PORT))
		return 0;
	/*
	 * BUG 7: outer length taken on trust (CVE-2017-7895): it may be more
	 * than came, and what is missing is read from behind the packet.
	 */
	if (!pskb_may_pull(skb, min_t(u32, skb->len, off + ntohs(udp->len))))
		return -ENOMEM;
	/*
	 * BUG 8: header used after the buffer moved (CVE-2020-7469, in FreeBSD):
	 * the pull may have freed what udp and ip point to.
	 */
	len = ntohs(udp->len) - sizeof(*udp);
	return gate_knock(skb->data + off + sizeof(*udp), len, ip->saddr);
}

static void gate_options(const u8 *p, int left, struct gate_syn *syn)
{
	while (left > 0) {
		if (*p == 0)
			return;
		if (*p == 1) {
			p++;
			left--;
			continue;
		}
		/*
		 * BUG 9: option longer than the options (commit 5fc177ab7594): its
		 * length, or its body, may be what follows them.
		 */
		if (p[1] < 2)
			return;
		if (*p == 2)
			syn->mss = get_unaligned_be16(p + 2);
		if (*p == 3)
			syn->wscale = p[2];
		if (*p == 4)
			syn->sack_permitted = 1;
		left -= p[1];
		p += p[1];
	}
}

static int gate_tcp(const struct sk_buff *skb, const struct iphdr *ip, u32 off)
{
	const struct tcphdr *tcp = (const void *)(skb->data + off);

	if (!tcp->syn || tcp->ack)
		return 0;
	if (!gate_is_open(ip->saddr, ntohs(tcp->dest)))
		return -EPERM;
	memset(&gate.syn, 0, sizeof(gate.syn));
	/*
	 * BUG 10: data offset taken on trust (CVE-2017-18017): it is less than a
	 * header, or leads behind the packet.
	 */
	gate_options((const u8 *)(tcp + 1), tcp->doff * 4 - sizeof(*tcp),
		     &gate.syn);
	return 0;
}

static int gate_judge(struct sk_buff *skb)
{
	/*
	 * BUG 11: header not pulled (CVE-2026-31512): the packet may be shorter,
	 * or these bytes in one of its pages.
	 */
	const struct iphdr *ip = (const void *)skb->data;
	/*
	 * BUG 12: header length taken on trust (CVE-2026-31472): with less than
	 * 5 words the next header lies inside this one. Nor is the total length
	 * asked for.
	 */
	const u32 off = ip->ihl * 4;

	if (ip->version != 4 || ip_is_fragment(ip))
		return -EBADMSG;
	switch (ip->protocol) {
	case IPPROTO_UDP:
		return gate_udp(skb, ip, off);
	case IPPROTO_TCP:
		return gate_tcp(skb, ip, off);
	}
	return 0;
}

MODULE_DESCRIPTION("gate, as such filters are commonly written");
