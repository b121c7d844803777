// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "daemon.h"

void log_line(const char *format, ...)
{
	char line[ANSWERD_LINE_MAX];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	fprintf(stderr, "answerd: %s\n", line);
}

static const char *address_of(struct peer *peer)
{
	return inet_ntoa(peer->address.sin_addr);
}

/*
 * BUG 1: a line for every message refused (bitcoin issue 1385): they cost the sender
 * nothing, and fill the disk; log-rate is for queries only.
 */
void log_refused(struct peer *peer, const uint8_t *msg, size_t n,
		 const char *why)
{
	char *dump = malloc(2 * n + 1);
	size_t i;

	for (i = 0; i < n; i++)
		sprintf(dump + 2 * i, "%02x", msg[i]);
	dump[2 * i] = '\0';
	log_line("refused %s#%u %s: %s: %s", address_of(peer),
		 ntohs(peer->address.sin_port), peer->over, why, dump);
	/* BUG 2: memory not freed (CVE-2017-14495). */
}

void log_query(struct config *config, struct peer *peer, const char *name,
	       int type, int rcode)
{
	static time_t second;
	static int lines;
	char line[ANSWERD_LINE_MAX];
	time_t now = time(NULL);

	if (now != second) {
		if (lines > config->log_rate)
			log_line("%d lines left out", lines - config->log_rate);
		second = now;
		lines = 0;
	}
	if (++lines > config->log_rate)
		return;
	/*
	 * BUG 3: log injection (CVE-2023-28486): a label may hold any byte, a
	 * line feed or an escape sequence too, and the log shows it as it is.
	 */
	snprintf(line, sizeof(line), "query %s#%u %s %s type %d rcode %d",
		 address_of(peer), ntohs(peer->address.sin_port), peer->over,
		 name, type, rcode);
	/* BUG 4: format string (CVE-2001-0013): the name is part of it. */
	log_line(line);
}
