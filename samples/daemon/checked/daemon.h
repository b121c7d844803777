/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef CHECKED_DAEMON_H
#define CHECKED_DAEMON_H

/**
 * DOC: answerd, on the library
 *
 * config.c turns the configuration and the environment into a struct config, query.c
 * a message into an answer, server.c moves bytes. What any of them holds of a
 * stranger's is untrusted until it went through a schema or a verb, and goes into the
 * log by text_quote() only.
 */

#include <netinet/in.h>
#include <untrusted/user/socket.h>

#include "../../formats/dns.h"
#include "../answerd.h"
#include "../zone.h"

struct config {
	struct sockaddr_in listen;
	unsigned int udp_size;
	unsigned int clients;
	bool log_queries;
	struct zone zone;
};

struct peer {
	struct socket_peer address;
	bool tcp;
};

/* 0, or a negative errno, and the log says what was wrong. */
int config_read(struct config *config);

/* Bytes of the answer, or -EBADMSG: none, and a connection is not worth keeping. */
int query_answer(const struct config *config, const struct peer *peer,
		 untrusted_bytes message, ut_u8 reply[ANSWERD_REPLY_MAX]);

void log_set_rate(unsigned int lines_per_second);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_refused(const struct peer *peer, const struct untrusted_error *err);
void log_query(const struct peer *peer, const validated_dns_query *query,
	       enum answerd_rcode code);
/* Says what was left out since. */
void log_end(void);

#endif
