/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef DISK_CLIENT_H
#define DISK_CLIENT_H

/**
 * DOC: the hostile disk: puts an image on a device, mounts it, looks at all of it
 */

#include <stdio.h>

#include "image.h"

#define MOUNT_POINT "/tmp/mnt"

struct device {
	char path[32];
	bool is_loop;
	size_t size; /* of a disk; a loop device is as large as the image */
	int loop;
	int backing;
};

/* A path of a block device, or "loop". */
void device_open(struct device *device, const char *name);
/* The image as device; image->size is then what the device has. */
void device_put(struct device *device, struct image *image);
/* Over what is mounted, through the device's own cache. */
void device_write(const struct device *device, const void *bytes, size_t n,
		  size_t at);
void device_drop(struct device *device);

/* 0 or an errno, and what is in it. */
int walk_mount(uint64_t *hash);
/* Reads all there is at an open directory; 0 or an errno. */
int walk_at(int dir, struct digest *digest);

#endif /* DISK_CLIENT_H */
