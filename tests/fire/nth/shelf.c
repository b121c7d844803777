// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The image that the disk's client breaks elsewhere, whole, on /dev/vda. Every try
 * meets empty caches: the last unmount empties them.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "nth.h"

#define DISK "/dev/vda"
#define AT "/tmp/shelf"

static char bytes[8192];

static long mount_disk(void)
{
	return done(mount(DISK, AT, "shelf_checked", MS_RDONLY, NULL));
}

static void unmount_disk(void)
{
	if (umount(AT))
		stop("umount");
}

static void load(void)
{
	mkdir(AT, 0700);
	module_load("");
	if (mount_disk())
		stop("mount");
}

/* What the tries left unmounted stays so. */
static void unload(void)
{
	if (umount(AT) && errno != EINVAL)
		stop("umount");
	module_unload();
}

static long lookup(void)
{
	struct stat st;

	return done(lstat(AT "/dir/inner/deep", &st));
}

static long missing(void)
{
	struct stat st;
	const long ret = done(lstat(AT "/many/none", &st));

	return ret == -ENOENT ? 0 : ret;
}

static long list(void)
{
	DIR *const dir = opendir(AT "/many");
	long n = 0;

	if (!dir)
		return -errno;
	while ((errno = 0, readdir(dir)))
		n++;
	if (errno)
		n = -errno;
	closedir(dir);
	return n;
}

static long read_file(void)
{
	const int fd = open(AT "/long", O_RDONLY | O_CLOEXEC);
	long n;

	if (fd < 0)
		return -errno;
	n = done(read(fd, bytes, sizeof(bytes)));
	close(fd);
	return n;
}

static long read_link(void)
{
	return done(readlink(AT "/link", bytes, sizeof(bytes)));
}

static long space(void)
{
	struct statfs st;

	return done(statfs(AT, &st));
}

/* EIO: a block was not read. */
static const struct entry entries[] = {
	{ .name = "load",
	  .call = entry_load,
	  .undo = module_unload,
	  .first = true },
	{ .name = "mount",
	  .prepare = unmount_disk,
	  .call = mount_disk,
	  .undo = unmount_disk,
	  .errnos = { EIO } },
	{ .name = "lookup", .call = lookup, .errnos = { EIO } },
	{ .name = "missing", .call = missing, .errnos = { EIO } },
	{ .name = "list", .call = list, .errnos = { EIO } },
	{ .name = "read", .call = read_file, .errnos = { EIO } },
	{ .name = "readlink", .call = read_link, .errnos = { EIO } },
	{ .name = "statfs", .call = space },
};

const struct driver shelf = {
	.name = "shelf",
	.load = load,
	.unload = unload,
	.entries = entries,
	.count = COUNT(entries),
};
