/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef _UAPI_GATE_H
#define _UAPI_GATE_H

/**
 * DOC: gate, a packet filter whose ports open by knocking
 *
 * The filter sees each IPv4 packet of its devices before anything else does. A
 * connection may begin, with a TCP SYN, only to a port that the sender's address
 * has opened. It is opened by a knock, a UDP datagram to GATE_PORT, which goes no
 * further. All else passes if it is well formed; fragments do not.
 *
 * A knock is a struct gate_knock, as many bytes of records as it says, and a tag
 * of 8 bytes, little-endian: SipHash-2-4 of all before it under the client's key,
 * the words GATE_KEY_LOW ^ client and GATE_KEY_HIGH. It has GATE_KNOCK_MAX bytes
 * at most. A record is its kind, the length of the whole record, and a body. Kind
 * 0 ends them and only zero may follow; kind 1 is one byte of padding; kinds that
 * are not listed are skipped.
 *
 * ==============  ==========================================================
 * GATE_COUNTER    be32, more than that of the client's last knock; once, always
 * GATE_OPEN       1 to GATE_PORTS ports, be16, not 0: those that are now open;
 *                 once. Without it the same as before
 * GATE_NAME       1 to GATE_NAME_LEN printable ASCII characters: who knocks; once.
 *                 Without it the same as before
 * ==============  ==========================================================
 *
 * What each error of a packet means:
 *
 * =========  ===============================================================
 * EBADMSG    malformed: a header, an option, a length, a checksum, a record
 * EACCES     a tag that is not the client's, or a counter that was used
 * EPERM      no such port is open
 * =========  ===============================================================
 *
 * read() of /dev/gate_<twin> gives a struct gate_seen; write() of anything forgets
 * all.
 */

#include <linux/types.h>

#define GATE_PORT 6200
#define GATE_KNOCK_MAX 1024
#define GATE_VERSION 1
#define GATE_CLIENTS 8
#define GATE_PORTS 4
#define GATE_NAME_LEN 16
#define GATE_TAG_LEN 8

#define GATE_KEY_LOW 0x0706050403020100ULL
#define GATE_KEY_HIGH 0x0f0e0d0c0b0a0908ULL

#define GATE_COUNTER 2
#define GATE_OPEN 3
#define GATE_NAME 4

struct gate_knock {
	__u8 version; /* GATE_VERSION */
	__u8 client; /* less than GATE_CLIENTS */
	__be16 records_len; /* bytes */
} __attribute__((packed));

/* What the good knocks of a client said. */
struct gate_client {
	__be32 address;
	__u32 counter;
	__u32 ports_count;
	__u16 ports[GATE_PORTS];
	char name[GATE_NAME_LEN]; /* filled with zero */
};

/* What the last TCP SYN that was let in asked for; 0 where it did not. */
struct gate_syn {
	__u16 mss;
	__u8 wscale;
	__u8 sack_permitted;
};

struct gate_seen {
	__u32 packets; /* judged */
	__s32 error; /* of the last one, 0 or a negative errno */
	__u32 trampled; /* bytes beside the clients that were written */
	struct gate_syn syn;
	struct gate_client clients[GATE_CLIENTS];
};

#endif /* _UAPI_GATE_H */
