// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * wrap FORMAT <FILE.bin >FILE.pcap: a capture of messages, for tshark to read.
 *
 * Each message is what its frame ends with, in the headers that a dissector needs
 * to come there. A USB descriptor is the answer in the second of two frames; the
 * first asks for it. No two messages are of one conversation.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum link { LINK_IPV4 = 228, LINK_USB_LINUX = 220 };

static const struct format {
	const char *name;
	enum link link;
	/* IPv4: of the payload, and where a UDP datagram goes, or 0 */
	uint8_t protocol;
	uint16_t port;
} formats[] = {
	{ "ipv4", LINK_IPV4, 0, 0 },	    { "tcp", LINK_IPV4, 6, 0 },
	{ "udp", LINK_IPV4, 17, 0 },	    { "dns", LINK_IPV4, 17, 53 },
	{ "dns_query", LINK_IPV4, 17, 53 }, { "usb", LINK_USB_LINUX, 0, 0 },
};

#define IPV4_HEADER 20
#define UDP_HEADER 8

static uint8_t message[1 << 16];
static size_t message_len;
static uint32_t number;

static void put(const void *p, size_t n)
{
	if (fwrite(p, 1, n, stdout) != n)
		err(2, "write");
}

static void frame(const void *header, size_t n, size_t payload)
{
	const uint32_t len = n + payload;
	/* seconds, microseconds, bytes kept, bytes sent */
	const uint32_t record[] = { number, 0, len, len };

	put(record, sizeof(record));
	put(header, n);
	put(message, payload);
}

static void put_be16(uint8_t *p, size_t value)
{
	p[0] = value >> 8;
	p[1] = value;
}

static void wrap_ipv4(const struct format *format)
{
	uint8_t header[IPV4_HEADER + UDP_HEADER] = { 0x45 };
	uint8_t *udp = header + IPV4_HEADER;
	size_t n = 0;

	if (format->protocol) {
		n = format->port ? sizeof(header) : IPV4_HEADER;
		put_be16(header + 2, n + message_len);
		header[8] = 64;
		header[9] = format->protocol;
		header[12] = 10;
		header[13] = number >> 16;
		put_be16(header + 14, number);
		memcpy(header + 16, "\12\377\0\1", 4);
		put_be16(udp, 40000);
		put_be16(udp + 2, format->port);
		put_be16(udp + 4, UDP_HEADER + message_len);
	}
	frame(header, n, message_len);
}

/* As Documentation/usb/usbmon.rst of the kernel says. */
static void wrap_usb(void)
{
	struct {
		uint64_t id;
		uint8_t type, transfer, endpoint, device;
		uint16_t bus;
		char no_setup, no_data;
		int64_t seconds;
		int32_t microseconds, status;
		uint32_t length, captured;
		uint8_t setup[8];
		int32_t interval, start_frame;
		uint32_t flags, descriptors;
	} urb = {
		.id = number,
		.type = 'S',
		.transfer = 2,
		.endpoint = 0x80,
		.device = 1 + number % 127,
		.bus = 1 + number / 127,
		.no_data = '<',
		.length = 0xffff,
		/* GET_DESCRIPTOR, configuration 0, as long as it is */
		.setup = { 0x80, 6, 0, 2, 0, 0, 0xff, 0xff },
	};

	frame(&urb, sizeof(urb), 0);
	urb.type = 'C';
	urb.no_setup = '-';
	urb.no_data = 0;
	urb.length = urb.captured = message_len;
	memset(urb.setup, 0, sizeof(urb.setup));
	frame(&urb, sizeof(urb), message_len);
}

static int next_message(void)
{
	uint8_t n[4];

	if (fread(n, 1, sizeof(n), stdin) != sizeof(n))
		return 0;
	message_len = n[0] | n[1] << 8 | (size_t)n[2] << 16;
	if (n[3] || message_len > sizeof(message) - IPV4_HEADER - UDP_HEADER)
		errx(2, "message %u is too long", number);
	if (fread(message, 1, message_len, stdin) != message_len)
		errx(2, "message %u is cut off", number);
	number++;
	return 1;
}

int main(int argc, char **argv)
{
	/* magic, version, time zone, accuracy, longest frame, link */
	uint32_t header[] = { 0xa1b2c3d4, 4 << 16 | 2, 0, 0, 1 << 18, 0 };
	const struct format *format = formats;
	const struct format *end = formats + sizeof(formats) / sizeof(*formats);

	if (argc != 2)
		errx(2, "usage: wrap FORMAT <FILE.bin >FILE.pcap");
	while (format < end && strcmp(format->name, argv[1]) != 0)
		format++;
	if (format == end)
		errx(2, "no format %s", argv[1]);
	header[5] = format->link;
	put(header, sizeof(header));
	while (next_message()) {
		if (format->link == LINK_IPV4)
			wrap_ipv4(format);
		else
			wrap_usb();
	}
	if (fflush(stdout))
		err(2, "write");
	return 0;
}
