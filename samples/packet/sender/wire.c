// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Two TAPs. What is written to gate0 arrives in one piece, or, if it is more than
 * a page, with as much of it in one piece as the header before it says. What is
 * written to gate1 arrives in the pieces it was written in: IFF_NAPI_FRAGS.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/ethtool.h>
#include <linux/if_tun.h>
#include <linux/sockios.h>
#include <linux/virtio_net.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netpacket/packet.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "sender.h"

#define PIECES_MAX 17
#define HEADERS 42 /* Ethernet, IPv4 and UDP */
#define LARGE 4300

const char *const form_names[FORMS] = { "linear", "split", "paged", "tapped",
					"large" };

static int whole_fd, pieces_fd;

static void name_of(struct ifreq *ifr, const char *name)
{
	memset(ifr, 0, sizeof(*ifr));
	strncpy(ifr->ifr_name, name, sizeof(ifr->ifr_name) - 1);
}

static int make_tap(const char *name, short flags)
{
	struct ifreq ifr;
	const int fd = open("/dev/net/tun", O_RDWR);

	name_of(&ifr, name);
	ifr.ifr_flags = (short)(IFF_TAP | IFF_NO_PI | flags);
	if (fd < 0 || ioctl(fd, TUNSETIFF, &ifr))
		die("%s: %s", name, strerror(errno));
	return fd;
}

static void control(const char *name, unsigned long request, struct ifreq *ifr)
{
	const int fd = socket(AF_INET, SOCK_DGRAM, 0);

	if (fd < 0 || ioctl(fd, request, ifr))
		die("%s: %s", name, strerror(errno));
	close(fd);
}

static void set_up(const char *name)
{
	struct ifreq ifr;

	name_of(&ifr, name);
	ifr.ifr_flags = IFF_UP;
	control(name, SIOCSIFFLAGS, &ifr);
}

/* Receive offload would gather pieces before the gate sees them. */
static void gather_nothing(const char *name)
{
	struct ethtool_value gro = { .cmd = ETHTOOL_SGRO };
	struct ifreq ifr;

	name_of(&ifr, name);
	ifr.ifr_data = (char *)&gro;
	control(name, SIOCETHTOOL, &ifr);
}

void wire_open(void)
{
	whole_fd = make_tap("gate0", IFF_VNET_HDR);
	pieces_fd = make_tap("gate1", IFF_NAPI | IFF_NAPI_FRAGS);
	gather_nothing("gate1");
	set_up("gate0");
	set_up("gate1");
}

static void send_whole(const struct frame *f, size_t head)
{
	struct virtio_net_hdr header = { .hdr_len = (uint16_t)head };
	const struct iovec parts[] = {
		{ &header, sizeof(header) },
		{ (void *)f->bytes, f->len },
	};

	if (writev(whole_fd, parts, 2) < 0)
		die("gate0: %zu bytes: %s", f->len, strerror(errno));
}

static void send_pieces(const struct frame *f, size_t head, size_t piece)
{
	struct iovec parts[PIECES_MAX] = { { (void *)f->bytes, head } };
	size_t at = head;
	int n = 1;

	if (piece * (PIECES_MAX - 1) < f->len)
		piece = f->len / (PIECES_MAX - 2);
	for (; at < f->len; at += parts[n++].iov_len) {
		parts[n].iov_base = (void *)(f->bytes + at);
		parts[n].iov_len = f->len - at < piece ? f->len - at : piece;
	}
	if (writev(pieces_fd, parts, n) < 0)
		die("gate1: %zu bytes: %s", f->len, strerror(errno));
}

static void send_tapped(const struct frame *f)
{
	const int fd = socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
	const struct sockaddr_ll at = {
		.sll_family = AF_PACKET,
		.sll_protocol = htons(ETH_P_ALL),
		.sll_ifindex = (int)if_nametoindex("gate1"),
	};
	uint8_t seen[FRAME_MAX];
	struct sockaddr_ll from = { .sll_pkttype = PACKET_OUTGOING };
	socklen_t size;
	ssize_t n = 0;

	if (fd < 0 || bind(fd, (const void *)&at, sizeof(at)))
		die("AF_PACKET: %s", strerror(errno));
	send_pieces(f, ETH_HLEN, 7);
	while (n >= 0 && from.sll_pkttype == PACKET_OUTGOING) {
		size = sizeof(from);
		n = recvfrom(fd, seen, sizeof(seen), MSG_DONTWAIT,
			     (void *)&from, &size);
	}
	if (n != (ssize_t)f->len || memcmp(seen, f->bytes, f->len))
		die("somebody else saw another packet");
	close(fd);
}

static void send_large(const struct frame *f)
{
	struct frame large = { .len = LARGE };

	memcpy(large.bytes, f->bytes, f->len);
	memset(large.bytes + f->len, 0xee, LARGE - f->len);
	send_whole(&large, HEADERS);
}

void wire_send(const struct frame *f, enum form form)
{
	switch (form) {
	case FORM_LINEAR:
		send_whole(f, 0);
		return;
	case FORM_SPLIT:
		send_pieces(f, f->len < HEADERS ? f->len : HEADERS, 1024);
		return;
	case FORM_PAGED:
		send_pieces(f, ETH_HLEN, 7);
		return;
	case FORM_TAPPED:
		send_tapped(f);
		return;
	case FORM_LARGE:
		send_large(f);
		return;
	case FORMS:
		break;
	}
	die("no such form");
}
