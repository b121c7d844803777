// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The image that the disk's client breaks elsewhere, whole, on /dev/vda. Every try
 * meets empty caches: the last unmount empties them.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/sendfile.h>
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

static long unmount_disk(void)
{
	return done(umount(AT));
}

static void be_unmounted(void)
{
	const long ret = unmount_disk();

	if (ret && ret != -EINVAL)
		stop("umount");
}

static void be_mounted(void)
{
	const long ret = mount_disk();

	if (ret && ret != -EBUSY)
		stop("mount");
}

static void load(void)
{
	mkdir(AT, 0700);
	module_load();
	if (mount_disk())
		stop("mount");
}

static void unload(void)
{
	be_unmounted();
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

static long map_file(void)
{
	const int fd = open(AT "/long", O_RDONLY | O_CLOEXEC);
	long ret, end;
	void *at;

	if (fd < 0)
		return -errno;
	at = mmap(NULL, sizeof(bytes), PROT_READ, MAP_PRIVATE, fd, 0);
	ret = at == MAP_FAILED ? -errno : 0;
	close(fd);
	if (ret)
		return ret;
	ret = done(madvise(at, 5000, MADV_POPULATE_READ));
	end = unmap(at, sizeof(bytes));
	return ret ?: end;
}

static long send_file(void)
{
	const int fd = open(AT "/long", O_RDONLY | O_CLOEXEC);
	const int to = open("/dev/null", O_WRONLY | O_CLOEXEC);
	long n = fd < 0 || to < 0 ? -errno : 0;

	if (!n)
		n = done(sendfile(to, fd, NULL, sizeof(bytes)));
	close(to);
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
	{ .name = "unload",
	  .prepare = entry_loaded,
	  .call = entry_unload,
	  .first = true },
	{ .name = "mount",
	  .prepare = be_unmounted,
	  .call = mount_disk,
	  .errnos = { EIO },
	  .stays = true },
	{ .name = "umount",
	  .prepare = be_mounted,
	  .call = unmount_disk,
	  .stays = true },
	{ .name = "lookup", .call = lookup, .errnos = { EIO } },
	{ .name = "missing", .call = missing, .errnos = { EIO } },
	{ .name = "list", .call = list, .errnos = { EIO } },
	{ .name = "read", .call = read_file, .errnos = { EIO } },
	{ .name = "mmap", .call = map_file, .errnos = { EIO } },
	{ .name = "sendfile", .call = send_file, .errnos = { EIO } },
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
