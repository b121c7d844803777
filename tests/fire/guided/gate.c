// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <linux/if_tun.h>
#include <linux/virtio_net.h>
#include <net/if.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "guided.h"
#include "../../../samples/packet/sender/sender.h"

#define LINK 14 /* bytes of the link's header */
#define LARGE 4300 /* more than a page arrives in more than one piece */

/* What the first byte of a step says of the packet behind it. */
#define SEALED 1 /* its checksums and its tag are made right */
#define PIECES \
	2 /* only so much of it is in one piece as the second byte says */
#define HEAD 2

static int fd, tap;

static void tap_make(void)
{
	struct ifreq ifr = { .ifr_name = "gate0",
			     .ifr_flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR };
	const int control = socket(AF_INET, SOCK_DGRAM, 0);

	tap = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	if (tap < 0 || ioctl(tap, TUNSETIFF, &ifr))
		stop("gate0");
	ifr.ifr_flags = IFF_UP;
	if (ioctl(control, SIOCSIFFLAGS, &ifr))
		stop("gate0");
	close(control);
}

static void opened(void)
{
	if (!tap)
		tap_make();
	fd = (int)device_open(O_RDWR);
	if (fd < 0)
		stop("the gate's device");
}

static void shut(void)
{
	close(fd);
}

static long look(const struct step *step)
{
	const uint64_t word = step->len ? step->bytes[0] : 0;
	const size_t n = step->len > 1 ? step->bytes[1] * 4u : 4096;

	return done(pread(fd, (void *)(uintptr_t)memory_at(word, NULL, 0), n,
			  step->len > 2 ? step->bytes[2] : 0));
}

static long forget(const struct step *step)
{
	return done(write(fd, step->bytes, step->len));
}

static long any_packet(const struct step *step)
{
	static struct frame frame;
	struct virtio_net_hdr header = {};
	const uint8_t how = step->len ? step->bytes[0] : 0;
	struct iovec parts[2] = { { &header, sizeof(header) } };

	memset(&frame, 0, sizeof(frame));
	if (step->len > HEAD) {
		frame.len = step->len - HEAD;
		memcpy(frame.bytes, step->bytes + HEAD, frame.len);
	}
	if (frame.len < LINK)
		frame.len = LINK;
	if (how & SEALED)
		seal(&frame);
	if (how & PIECES) {
		header.hdr_len = step->len > 1 ? step->bytes[1] : 0;
		frame.len = LARGE;
	}
	parts[1].iov_base = frame.bytes;
	parts[1].iov_len = frame.len;
	return done(writev(tap, parts, 2));
}

/* A row of the hostile sender's. */
static void packet_make(struct step *step)
{
	static struct frame frame;
	const struct spec *const row =
		below(4) ? &attacks[below((uint32_t)attacks_count)] : &setup;

	build(row, &frame);
	if (frame.len > STEP_BYTES - HEAD)
		frame.len = STEP_BYTES - HEAD;
	step->len = (uint32_t)frame.len + HEAD;
	step->bytes[0] =
		(uint8_t)((below(2) ? SEALED : 0) | (below(3) ? 0 : PIECES));
	step->bytes[1] = (uint8_t)below(256);
	memcpy(step->bytes + HEAD, frame.bytes, frame.len);
}

static const struct entry entries[] = {
	{ .name = "open", .call = device_open_another },
	{ .name = "read", .call = look },
	{ .name = "write", .call = forget },
	{ .name = "packet", .call = any_packet, .make = packet_make },
};

const struct driver gate = {
	.name = "gate",
	.parameters = "device=gate0",
	.opened = opened,
	.close = shut,
	.entries = entries,
	.count = COUNT(entries),
};
