// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>

#include "streams.h"
#include "tcp.h"

static uint32_t random_below(uint32_t n)
{
	static uint32_t state = 88172645u;

	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % n;
}

static void put(struct packet *packet, const char *bytes, size_t n)
{
	memcpy(packet->bytes + packet->len, bytes, n);
	packet->len += n;
}

static void put_random(struct packet *packet, size_t n)
{
	while (n--)
		packet->bytes[packet->len++] = random_below(256);
}

static void begin(struct packet *packet, uint8_t flags)
{
	packet->len = 0;
	put_random(packet, 12);
	if (!(flags & TCP_ACK))
		memset(packet->bytes + 8, 0, 4);
	put(packet, (char[]){ 0, flags }, 2);
	put_random(packet, 4);
	put(packet, "\0\0", 2);
}

/* The data offset is what was put so far; a payload follows. */
static void end(struct packet *packet)
{
	packet->bytes[12] = packet->len / 4 << 4;
	put_random(packet, random_below(PACKET_MAX - 60));
}

static void put_option(struct packet *packet, uint8_t kind, uint8_t size)
{
	put(packet, (char[]){ kind, size }, 2);
	put_random(packet, size - 2);
}

static uint8_t established(void)
{
	return random_below(3) ? TCP_ACK : TCP_ACK | TCP_PSH;
}

void make_plain(struct packet *packet)
{
	begin(packet, established());
	end(packet);
}

void make_timestamps(struct packet *packet)
{
	begin(packet, established());
	put(packet, "\1\1", 2);
	put_option(packet, TCP_OPT_TIMESTAMP, 10);
	end(packet);
}

void make_syn(struct packet *packet)
{
	begin(packet, random_below(2) ? TCP_SYN : TCP_SYN | TCP_ACK);
	put_option(packet, TCP_OPT_MSS, 4);
	put_option(packet, TCP_OPT_SACK_PERM, 2);
	put_option(packet, TCP_OPT_TIMESTAMP, 10);
	put(packet, (char[]){ 1, TCP_OPT_WSCALE, 3, random_below(15) }, 4);
	end(packet);
}

static void make_sack(struct packet *packet)
{
	uint32_t blocks = 1 + random_below(3);

	begin(packet, established());
	put(packet, "\1\1", 2);
	put_option(packet, TCP_OPT_SACK, 2 + 8 * blocks);
	end(packet);
}

/* Some old stacks end a lone MSS or an urgent packet's options by EOL. */
static void make_padded(struct packet *packet)
{
	begin(packet, TCP_ACK | TCP_URG);
	memcpy(packet->bytes + 18, "\1\2", 2);
	put_option(packet, TCP_OPT_TIMESTAMP, 10);
	put(packet, "\0\0", 2);
	end(packet);
}

static void make_unknown(struct packet *packet)
{
	begin(packet, established());
	put_option(packet, 30 + random_below(4), 4 + 4 * random_below(4));
	end(packet);
}

void make_mix(struct packet *packet)
{
	uint32_t dice = random_below(20);

	if (dice < 8)
		make_plain(packet);
	else if (dice < 14)
		make_timestamps(packet);
	else if (dice < 16)
		make_syn(packet);
	else if (dice < 18)
		make_sack(packet);
	else if (dice < 19)
		make_padded(packet);
	else
		make_unknown(packet);
}

/* The option area of make_syn() starts with MSS, that of timestamps by NOPs. */
static void break_options(struct packet *packet)
{
	uint8_t *options = packet->bytes + TCP_HEADER_MIN;

	switch (random_below(8)) {
	case 0:
		make_syn(packet);
		options[1] = random_below(2);
		break;
	case 1:
		make_syn(packet);
		options[1] = 41 + random_below(200);
		break;
	case 2:
		make_syn(packet);
		options[19] = 15 + random_below(200);
		break;
	case 3:
		make_syn(packet);
		packet->bytes[13] = packet->bytes[13] & ~TCP_SYN;
		break;
	case 4:
		make_timestamps(packet);
		options[3] = 9;
		break;
	case 5:
		make_sack(packet);
		options[3] = 12;
		break;
	case 6:
		make_padded(packet);
		options[11] = 1 + random_below(255);
		break;
	case 7:
		make_timestamps(packet);
		memset(options, TCP_OPT_NOP, 11);
		options[11] = TCP_OPT_TIMESTAMP;
		break;
	}
}

static void break_header(struct packet *packet)
{
	make_mix(packet);
	switch (random_below(5)) {
	case 0:
		packet->len = random_below(TCP_HEADER_MIN);
		break;
	case 1:
		packet->bytes[12] = random_below(5) << 4;
		break;
	case 2:
		packet->bytes[12] = 0xf0;
		packet->len = 20 + random_below(40);
		break;
	case 3:
		packet->bytes[12] |= 1 + random_below(15);
		break;
	case 4:
		packet->bytes[13] &= ~(TCP_ACK | TCP_URG);
		packet->bytes[8] = packet->bytes[18] = 1;
		break;
	}
}

void make_invalid(struct packet *packet)
{
	if (random_below(2))
		break_header(packet);
	else
		break_options(packet);
}

void make_mutated(struct packet *packet)
{
	uint32_t changes = random_below(4);

	make_mix(packet);
	while (changes--) {
		uint32_t at = random_below(packet->len < 60 ? packet->len : 60);

		packet->bytes[at] = random_below(2) ? random_below(256) :
						      random_below(12);
	}
	if (!random_below(4))
		packet->len = random_below(packet->len + 1);
}
