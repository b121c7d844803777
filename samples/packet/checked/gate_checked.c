// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the gate, written with untrusted
 *
 * Read it beside ../naive/gate_naive.c. packet.h says what a packet may be and reads
 * it. Here is what becomes of it; nothing is kept before all of it is known to be good.
 */

#include "../module.h"
#include "packet.h"

static void gate_accept(const validated_knock *knock, __be32 address)
{
	struct gate_client *const c = &gate.clients[knock->client];
	const validated_knock_records *const r = &knock->records;
	u32 i;

	c->address = address;
	c->counter = r->counter.counter;
	if (r->seen.ports) {
		c->ports_count = r->ports.n;
		for (i = 0; i < r->ports.n; i++)
			c->ports[i] = r->ports.at[i].port;
	}
	if (r->seen.name) {
		memset(c->name, 0, sizeof(c->name));
		for (i = 0; i < r->name.n; i++)
			c->name[i] = r->name.at[i].letter;
	}
}

static int gate_knock(const struct sk_buff *skb, const struct gate_packet *p)
{
	const untrusted_bytes bytes = p->udp.payload;
	const validated_knock *const knock = &p->knock;
	const __be32 from = (__force __be32)p->ip.src;

	if (p->udp.checksum &&
	    !skb_sum_good(skb, gate_ihl(p->ip.version_ihl), p->udp.length, from,
			  (__force __be32)p->ip.dst, IPPROTO_UDP))
		return -EBADMSG;
	/* The tag is of the bytes, whatever they mean. */
	if (gate_tag(validate_any(bytes, bytes).ptr, bytes.len - GATE_TAG_LEN,
		     knock->client) != knock->tag.tag)
		return -EACCES;
	if (knock->records.counter.counter <=
	    gate.clients[knock->client].counter)
		return -EACCES;
	gate_accept(knock, from);
	return -EINPROGRESS;
}

static int gate_tcp(const validated_gate_ipv4 *ip)
{
	validated_tcp tcp;
	const int ret = tcp_validate(ip->payload, NULL, &tcp, NULL);

	if (ret || (tcp.flags & (TCP_SYN | TCP_ACK)) != TCP_SYN)
		return ret;
	if (!gate_is_open((__force __be32)ip->src, tcp.dest))
		return -EPERM;
	gate.syn = (struct gate_syn){
		.mss = tcp.options.mss.mss,
		.wscale = tcp.options.wscale.shift,
		.sack_permitted = tcp.options.seen.sack_permitted,
	};
	return 0;
}

/* Part of the hook, as smaller ones are without being asked. */
static __always_inline int gate_judge(struct sk_buff *skb)
{
	struct gate_packet p;
	const int ret = gate_read(skb, &p);

	if (ret)
		return ret;
	if (p.is_knock)
		return gate_knock(skb, &p);
	return p.ip.proto == IPPROTO_TCP ? gate_tcp(&p.ip) : 0;
}

MODULE_DESCRIPTION("gate, written with untrusted");
