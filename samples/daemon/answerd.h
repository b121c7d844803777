/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef ANSWERD_H
#define ANSWERD_H

/**
 * DOC: answerd, an authoritative name server of one file
 *
 * It answers DNS queries over UDP and TCP for the zones of its configuration, and
 * nothing else: no recursion, no transfers, no updates. One process, one epoll loop.
 * naive/ is it as such servers are commonly written, each bug marked; checked/ is it
 * on this library; hostile/ attacks either. By hand, from the root of the tree::
 *
 *	make -C samples/daemon run		# the checked one, on 127.0.0.1:5300
 *	dig @127.0.0.1 -p 5300 www.example	# in another terminal
 *
 * The attacks: ``tests/daemon/run``, or ``tests/daemon/run -c ATTACK`` for one.
 *
 * What is from outside, and never trusted: every message; the configuration file;
 * the environment, limits among it. Whoever may write these gets refusals and no more.
 * A client that finds all places for connections taken gets that of whoever was silent
 * for longest. It does not limit how often one address is answered: a datagram's sender
 * may be forged, and an answer is longer than its question.
 *
 * Messages: RFC 1035, RFC 6891, TCP by RFC 7766. What a query may be is the language
 * dns_query of samples/formats/dns.h. The answers:
 *
 * =====================================  ========================================
 * shorter than a header, or a response   none; a TCP connection is closed
 * longer than ANSWERD_MESSAGE_MAX        none; the connection is closed
 * an opcode other than 0                 NOTIMP, the header alone
 * not of the language                    FORMERR, the header alone
 * a class other than IN                  REFUSED
 * type OPT, or from 128 to 255           NOTIMP
 * a name outside the zones               REFUSED
 * a name that no zone has                NXDOMAIN and the SOA, authoritative
 * a name without records of that type    no record and the SOA, authoritative
 * else                                   its records, authoritative
 * =====================================  ========================================
 *
 * Opcode and response bit are looked at first. A header alone has the query's id
 * and opcode. All others repeat the question as it was spelled, RD, and, if OPT was
 * sent, an OPT with this server's size and the query's DO bit. What does not fit into
 * a datagram (512 bytes, or as OPT says, to udp-size) is left out, and TC is set. A
 * query with a version of EDNS other than 0 is answered FORMERR, not BADVERS.
 *
 * Configuration: lines of words, a # begins a comment; any other line ends the server
 * before it listens. It listens at one address, not at 0.0.0.0. The port is from 1,
 * udp-size from 512 to 4096, clients from 1 to 1024, log-rate from 2 to 1000000, for one
 * line may count what was left out, a ttl to 2147483647. Names end in a dot; letters,
 * digits, - and _ only::
 *
 *	listen 127.0.0.1 5300
 *	udp-size 1232
 *	clients 16			# TCP connections at a time
 *	log-rate 20			# lines in a second
 *	log-queries no
 *	zone example. ns1.example. hostmaster.example. 2026112201 3600
 *	a www.example. 300 192.0.2.1
 *	aaaa www.example. 300 2001:db8::1
 *	txt www.example. 300 text-without-blanks
 *
 * Environment: ANSWERD_DIR is the directory of answerd.conf, /etc if unset: a file in
 * or below it, no pipe and no link that leads out. ANSWERD_CLIENTS overrides clients.
 *
 * Log: standard error, which nobody has to read; lines of at most ANSWERD_LINE_MAX
 * printable characters, at most log-rate in a second; what was left out is counted in a
 * line of its own.
 */

#include <stddef.h>

#define ANSWERD_MESSAGE_MAX 4096 /* bytes of a query */
#define ANSWERD_REPLY_MAX 4096 /* bytes of an answer; zone.h says why they do */
#define ANSWERD_LINE_MAX \
	400 /* characters of a line of the log, of a file too */
#define ANSWERD_CONFIG_MAX 65536 /* bytes of answerd.conf */

enum answerd_rcode {
	ANSWERD_NOERROR = 0,
	ANSWERD_FORMERR = 1,
	ANSWERD_NXDOMAIN = 3,
	ANSWERD_NOTIMP = 4,
	ANSWERD_REFUSED = 5,
};

#endif
