/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _PACKET_COST_KNOCK_H
#define _PACKET_COST_KNOCK_H

/**
 * DOC: what a packet is read into, however that is done
 *
 * A reader answers 0 if the packet is well formed, or -EBADMSG, -ENOMEM. A knock is
 * what has len; its bytes are private until the packet is changed.
 */

#include <linux/skbuff.h>

#include "../../../samples/packet/gate.h"

struct knock {
	const u8 *bytes; /* the whole of it, its tag at the end */
	u32 len;
	u32 client;
	u32 counter;
	u64 tag;
	u32 ports_count;
	u16 ports[GATE_PORTS];
	u32 name_len;
	char name[GATE_NAME_LEN];
	/* what the checksum needs */
	__be32 from;
	__be32 to;
	u32 udp_off;
	u32 udp_len;
	bool has_sum;
	/* a TCP SYN */
	bool is_syn;
	u16 port;
	struct gate_syn syn;
};

#endif /* _PACKET_COST_KNOCK_H */
