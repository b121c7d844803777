// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Runs every parser over every stream for callgrind, which counts by caller:
 * stream_plain, stream_timestamps, stream_syn, stream_mix, stream_invalid.
 * With "agree N": compares all parsers over N mutated packets instead.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "streams.h"
#include "tcp.h"

#define PACKETS 1024

static tcp_fn *const parsers[] = { tcp_pointer, tcp_index, tcp_cursor,
				   tcp_wrapped };
#define PARSERS (sizeof(parsers) / sizeof(*parsers))

static struct packet packets[PACKETS];

/* Callers of one body, so that callgrind tells the streams apart. */
#define STREAM(name)                                                      \
	static __attribute__((noinline)) int stream_##name(tcp_fn *parse) \
	{                                                                 \
		static struct tcp_parsed out;                             \
		int good = 0;                                             \
		size_t i;                                                 \
                                                                          \
		for (i = 0; i < PACKETS; i++)                             \
			good += !parse(packets[i].bytes, packets[i].len,  \
				       &out);                             \
		return good;                                              \
	}

STREAM(plain)
STREAM(timestamps)
STREAM(syn)
STREAM(mix)
STREAM(invalid)

static const struct {
	const char *name;
	make_fn *make;
	int (*run)(tcp_fn *parse);
	int good;
} streams[] = {
	{ "plain", make_plain, stream_plain, PACKETS },
	{ "timestamps", make_timestamps, stream_timestamps, PACKETS },
	{ "syn", make_syn, stream_syn, PACKETS },
	{ "mix", make_mix, stream_mix, PACKETS },
	{ "invalid", make_invalid, stream_invalid, 0 },
};

static int run_stream(size_t s)
{
	size_t i;

	for (i = 0; i < PACKETS; i++)
		streams[s].make(&packets[i]);
	for (i = 0; i < PARSERS; i++) {
		int good = streams[s].run(parsers[i]);

		if (good == streams[s].good)
			continue;
		fprintf(stderr, "tcp: %s: parser %zu took %d of %d\n",
			streams[s].name, i, good, streams[s].good);
		return 1;
	}
	return 0;
}

/* The block ends where the packet does: a byte too far is a heap error. */
static int disagree(const struct packet *packet)
{
	uint8_t *block = malloc(packet->len);
	struct tcp_parsed want, got;
	int want_err, wrong = 0;
	size_t i;

	if (!block && packet->len)
		exit(1);
	if (packet->len)
		memcpy(block, packet->bytes, packet->len);
	memset(&want, 0xa5, sizeof(want));
	want_err = parsers[0](block, packet->len, &want);
	for (i = 1; i < PARSERS; i++) {
		memset(&got, 0x5a, sizeof(got));
		wrong |= parsers[i](block, packet->len, &got) != want_err ||
			 memcmp(&want, &got, sizeof(got));
	}
	free(block);
	return wrong;
}

static void agree(unsigned long n)
{
	unsigned long wrong = 0, i;
	struct packet packet;

	for (i = 0; i < n; i++) {
		make_mutated(&packet);
		wrong += disagree(&packet);
	}
	printf("%lu\n", wrong);
}

int main(int argc, char **argv)
{
	int failed = 0;
	size_t s;

	if (argc == 3 && !strcmp(argv[1], "agree")) {
		agree(strtoul(argv[2], NULL, 10));
		return 0;
	}
	for (s = 0; s < sizeof(streams) / sizeof(*streams); s++)
		failed |= run_stream(s);
	return failed;
}
