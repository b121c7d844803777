// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <err.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "client.h"

#define BACKING "/tmp/image"

static void write_all(const char *path, int flags, const uint8_t *bytes,
		      size_t n, size_t at)
{
	const int fd = open(path, O_WRONLY | O_CLOEXEC | flags, 0600);

	if (fd < 0 || pwrite(fd, bytes, n, (off_t)at) != (ssize_t)n ||
	    fsync(fd) || close(fd))
		err(2, "%s", path);
}

void device_open(struct device *device, const char *name)
{
	int fd;

	*device = (struct device){ .is_loop = !strcmp(name, "loop") };
	if (device->is_loop)
		return;
	snprintf(device->path, sizeof(device->path), "%s", name);
	fd = open(name, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		err(2, "%s", name);
	device->size = (size_t)lseek(fd, 0, SEEK_END);
	close(fd);
}

static void attach(struct device *device)
{
	const int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
	const int number = control < 0 ? -1 : ioctl(control, LOOP_CTL_GET_FREE);

	if (number < 0)
		err(2, "/dev/loop-control");
	close(control);
	snprintf(device->path, sizeof(device->path), "/dev/loop%d", number);
	device->backing = open(BACKING, O_RDWR | O_CLOEXEC);
	device->loop = open(device->path, O_RDWR | O_CLOEXEC);
	if (device->backing < 0 || device->loop < 0 ||
	    ioctl(device->loop, LOOP_SET_FD, device->backing))
		err(2, "%s", device->path);
}

/* The last one to close a device empties its cache: the next read is a real one. */
void device_put(struct device *device, struct image *image)
{
	static uint8_t *rest;

	if (device->is_loop) {
		write_all(BACKING, O_CREAT | O_TRUNC, image->at, image->size,
			  0);
		attach(device);
		return;
	}
	write_all(device->path, 0, image->at, image->size, 0);
	if (image->size >= device->size)
		return;
	rest = rest ? rest : calloc(1, device->size);
	image->at = realloc(image->at, device->size);
	if (!rest || !image->at)
		err(2, "memory");
	memset(image->at + image->size, 0, device->size - image->size);
	write_all(device->path, 0, rest, device->size - image->size,
		  image->size);
	image->size = device->size;
}

void device_write(const struct device *device, const void *bytes, size_t n,
		  size_t at)
{
	write_all(device->path, 0, bytes, n, at);
}

void device_drop(struct device *device)
{
	if (!device->is_loop)
		return;
	if (ioctl(device->loop, LOOP_CLR_FD))
		err(2, "%s", device->path);
	close(device->loop);
	close(device->backing);
}
