/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef NAIVE_DAEMON_H
#define NAIVE_DAEMON_H

/**
 * DOC: answerd, the way such servers are commonly written
 *
 * It serves honest clients. Each comment that starts with BUG marks a mistake that was
 * made, in this form, in a server people used. Do not let strangers near it.
 */

#include <netinet/in.h>

#include "../answerd.h"
#include "../zone.h"

struct config {
	char address[16];
	int port;
	int udp_size;
	int clients;
	int log_rate;
	bool log_queries;
	struct zone zone;
};

struct peer {
	struct sockaddr_in address;
	const char *over; /* "udp" or "tcp" */
};

/* 0, or the process should end. */
int config_read(struct config *config);

/* Length of the answer to the n bytes at msg, 0 for none, -1 to hang up. */
int query_answer(struct config *config, struct peer *peer, uint8_t *msg,
		 size_t n, uint8_t *reply);

void log_line(const char *format, ...);
void log_refused(struct peer *peer, const uint8_t *msg, size_t n,
		 const char *why);
void log_query(struct config *config, struct peer *peer, const char *name,
	       int type, int rcode);

#endif
