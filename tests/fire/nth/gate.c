// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The filter has two devices; the packets are knocks that it knows. */
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

#include "nth.h"
#include "../../../samples/packet/sender/sender.h"

#define HEADERS 42 /* link, IPv4 and UDP */

static int fd, whole, pieces;
static struct frame knock;
static struct gate_seen seen;

static int tap(const char *name, short flags)
{
	struct ifreq ifr = { .ifr_flags = IFF_TAP | IFF_NO_PI | flags };
	const int made = open("/dev/net/tun", O_RDWR | O_CLOEXEC);
	int error;

	strcpy(ifr.ifr_name, name);
	if (made < 0 || !ioctl(made, TUNSETIFF, &ifr))
		return made;
	error = errno;
	close(made);
	errno = error;
	return -1;
}

static void set_up(const char *name)
{
	struct ifreq ifr = { .ifr_flags = IFF_UP };
	const int control = socket(AF_INET, SOCK_DGRAM, 0);

	strcpy(ifr.ifr_name, name);
	if (control < 0 || ioctl(control, SIOCSIFFLAGS, &ifr))
		stop("%s", name);
	close(control);
}

static void taps_make(void)
{
	static const struct spec honest = {};

	whole = tap("gate0", IFF_VNET_HDR);
	pieces = tap("gate1", IFF_NAPI | IFF_NAPI_FRAGS);
	if (whole < 0 || pieces < 0)
		stop("tap");
	set_up("gate0");
	set_up("gate1");
	build(&honest, &knock);
}

static void prepare_taps(void)
{
	if (!whole)
		taps_make();
}

static void load(void)
{
	prepare_taps();
	module_load();
	fd = (int)device_open();
	if (fd < 0)
		stop("the gate's device");
}

static void unload(void)
{
	close(fd);
	module_unload();
}

static long look(void)
{
	return done(pread(fd, &seen, sizeof(seen), 0));
}

static long seek(void)
{
	return done(lseek(fd, 0, SEEK_SET));
}

static long forget(void)
{
	return done(write(fd, "", 1));
}

static void close_whole(void)
{
	if (whole >= 0)
		close(whole);
	whole = -1;
}

/* The device that the gate waits for: it hooks itself in front of it. */
static long guard(void)
{
	whole = tap("gate0", IFF_VNET_HDR);
	return done(whole);
}

static void be_guarded(void)
{
	if (whole < 0 && guard() < 0)
		stop("tap");
}

/* And that it no longer is one. */
static long leave(void)
{
	const long result = done(close(whole));

	whole = -1;
	return result;
}

static long send_whole(void)
{
	struct virtio_net_hdr header = {};
	const struct iovec parts[] = { { &header, sizeof(header) },
				       { knock.bytes, knock.len } };

	return done(writev(whole, parts, COUNT(parts)));
}

static long send_pieces(void)
{
	const struct iovec parts[] = {
		{ knock.bytes, HEADERS },
		{ knock.bytes + HEADERS, knock.len - HEADERS },
	};

	return done(writev(pieces, parts, COUNT(parts)));
}

static const struct entry entries[] = {
	{ .name = "load",
	  .prepare = prepare_taps,
	  .call = entry_load,
	  .undo = module_unload,
	  .first = true },
	{ .name = "unload",
	  .prepare = entry_loaded,
	  .call = entry_unload,
	  .first = true },
	{ .name = "open", .call = entry_open, .undo = entry_closed },
	{ .name = "release",
	  .prepare = entry_opened,
	  .call = entry_close,
	  .sure = true },
	{ .name = "read", .call = look },
	{ .name = "write", .call = forget, .sure = true },
	{ .name = "llseek", .call = seek, .sure = true },
	/* the device's own word for no memory */
	{ .name = "packet", .call = send_whole, .errnos = { ENOBUFS } },
	{ .name = "packet_pieces", .call = send_pieces },
	/*
	 * Last: they take the first device away. The errnos are the kernel's own words for
	 * a device of which some part could not be made.
	 */
	{ .name = "guard",
	  .prepare = close_whole,
	  .call = guard,
	  .undo = close_whole,
	  .errnos = { EINVAL, ENOBUFS },
	  .stays = true },
	{ .name = "leave", .prepare = be_guarded, .call = leave, .sure = true },
};

const struct driver gate = {
	.name = "gate",
	.parameters = "device=gate0,gate1",
	.load = load,
	.unload = unload,
	.entries = entries,
	.count = COUNT(entries),
};
