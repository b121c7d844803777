// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <untrusted/user/text.h>

#include "daemon.h"

static struct {
	unsigned int rate;
	unsigned int lines; /* in this second */
	unsigned int left_out;
	time_t second;
} limit = { .rate = 20 };

void log_set_rate(unsigned int lines_per_second)
{
	limit.rate = lines_per_second;
}

void log_end(void)
{
	if (limit.left_out) {
		fprintf(stderr, "answerd: %u lines left out\n", limit.left_out);
		limit.lines++;
	}
	limit.left_out = 0;
}

static bool may_log(void)
{
	const time_t now = time(NULL);

	if (now != limit.second) {
		limit.second = now;
		limit.lines = 0;
		log_end();
	}
	if (limit.lines < limit.rate) {
		limit.lines++;
		return true;
	}
	limit.left_out++;
	return false;
}

static void write_line(const char *format, va_list args)
{
	char line[ANSWERD_LINE_MAX - sizeof("answerd: ")];

	vsnprintf(line, sizeof(line), format, args);
	fprintf(stderr, "answerd: %s\n", line);
}

void log_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	if (may_log())
		write_line(format, args);
	va_end(args);
}

/* Behind may_log(): what a line shows is not made for one that is left out. */
static __attribute__((format(printf, 1, 2))) void log_now(const char *format,
							  ...)
{
	va_list args;

	va_start(args, format);
	write_line(format, args);
	va_end(args);
}

static const char *over(const struct peer *peer)
{
	return peer->tcp ? "tcp" : "udp";
}

void log_refused(const struct peer *peer, const struct untrusted_error *err)
{
	char address[64];

	if (!may_log())
		return;
	log_now("refused %s %s: rule %d of %s, byte %zu",
		socket_quote_peer(&peer->address, address), over(peer),
		err->rule, err->field[0] ? err->field : "the message",
		err->offset);
}

/* A name of DNS may hold any byte: as text it is as untrusted as it came. */
static untrusted_bytes dotted(const validated_dns_name *name,
			      untrusted_u8 text[DNS_NAME_MAX])
{
	size_t label = 1u + name->wire[0], n = 0;

	for (size_t i = 1; i < name->len; i++, n++) {
		const bool ends = i == label;

		text[n] = untrusted_mark(u8, ends ? '.' : name->wire[i]);
		if (ends)
			label += 1u + name->wire[i];
	}
	return untrusted_bytes_of(text, n);
}

void log_query(const struct peer *peer, const validated_dns_query *query,
	       enum answerd_rcode code)
{
	char address[64], name[256];
	untrusted_u8 text[DNS_NAME_MAX];

	if (!may_log())
		return;
	log_now("query %s %s %s type %u rcode %d",
		socket_quote_peer(&peer->address, address), over(peer),
		text_quote(dotted(&query->name, text), name),
		query->asked.qtype, code);
}
