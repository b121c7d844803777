// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The image /bin/base.img, on /dev/vda. A mount is of patches to it: where, how many
 * bytes, and those. The other entries look at what is mounted.
 */
#include <dirent.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "guided.h"
#include "shelf_rows.h"
#include "../../../samples/disk/client/image.h"

#define DISK "/dev/vda"
#define AT "/tmp/shelf"
#define PLACES_MAX 512
#define PATCH_HEAD 5 /* le32 where, and how many bytes */

/* A structure of the image, and the rows it has. */
static struct structure {
	uint32_t at;
	uint32_t size;
	uint32_t owner;
	rows_fn *rows;
} places[PLACES_MAX];
static size_t places_count;

static struct image base;
static int disk = -1;
static bool mounted;

/* ---- where the structures are --------------------------------------------- */

static uint32_t le32_at(size_t at)
{
	uint32_t v;

	memcpy(&v, base.at + at, sizeof(v));
	return le32toh(v);
}

static uint32_t le16_at(size_t at)
{
	return base.at[at] | (uint32_t)base.at[at + 1] << 8;
}

static void add_place(size_t at, size_t size, uint32_t owner, rows_fn *rows)
{
	if (places_count < PLACES_MAX && at + size <= base.size)
		places[places_count++] = (struct structure){ (uint32_t)at,
							     (uint32_t)size,
							     owner, rows };
}

static void add_entries(size_t from, size_t end, uint32_t owner)
{
	while (from + sizeof(struct shelf_entry) <= end && le16_at(from + 4)) {
		add_place(from,
			  sizeof(struct shelf_entry) +
				  base.at[from + offsetof(struct shelf_entry,
							  name_len)],
			  owner, entry_rows);
		from += le16_at(from + 4);
	}
}

static void add_inode(size_t at, uint32_t number, uint32_t block_size)
{
	const uint32_t more = le32_at(at + offsetof(struct shelf_inode, more));

	add_place(at, sizeof(struct shelf_inode), number, inode_rows);
	if (more)
		add_place((size_t)more * block_size, sizeof(struct shelf_chain),
			  number, chain_rows);
	for (int i = 0; i < SHELF_EXTENTS; i++) {
		const size_t extent = at +
				      offsetof(struct shelf_inode, extents) +
				      (size_t)i * sizeof(struct shelf_extent);
		const size_t first = (size_t)le32_at(extent) * block_size;

		for (uint32_t n = le32_at(extent + 4);
		     n && le16_at(at) == SHELF_DIRECTORY; n--)
			add_entries(first + (n - 1) * block_size,
				    first + n * block_size, number);
	}
}

static void find_places(void)
{
	const uint32_t block_size = le16_at(6);
	const uint32_t inodes = le32_at(16);
	const size_t table = (size_t)le32_at(20) * block_size;

	shelf_rows_of(base.at, base.size);
	add_place(0, sizeof(struct shelf_super), 0, super_rows);
	for (uint32_t i = 0; i < inodes; i++)
		add_inode(table + i * sizeof(struct shelf_inode), i + 1,
			  block_size);
}

/* ---- the disk -------------------------------------------------------------- */

static void opened(void)
{
	if (!base.at) {
		base = image_read("/bin/base.img");
		find_places();
		mkdir(AT, 0700);
	}
	disk = open(DISK, O_RDWR | O_CLOEXEC);
	if (disk < 0)
		stop(DISK);
}

static long unmount(void)
{
	if (mounted && umount(AT))
		return -errno;
	mounted = false;
	return 0;
}

static void unmount_now(void)
{
	if (unmount())
		stop("umount");
}

static void shut(void)
{
	unmount_now();
	if (pwrite(disk, base.at, base.size, 0) != (ssize_t)base.size)
		stop(DISK);
	close(disk);
}

/* Each patch, or the image's own bytes again. */
static void patch(const struct step *step, bool back)
{
	uint32_t at, n;

	for (uint32_t i = 0; i + PATCH_HEAD < step->len; i += PATCH_HEAD + n) {
		memcpy(&at, step->bytes + i, sizeof(at));
		at = le32toh(at) % (uint32_t)base.size;
		n = step->bytes[i + 4];
		if (n > step->len - i - PATCH_HEAD)
			n = step->len - i - PATCH_HEAD;
		if (n > base.size - at)
			n = (uint32_t)base.size - at;
		if (pwrite(disk,
			   back ? base.at + at : step->bytes + i + PATCH_HEAD,
			   n, at) != (ssize_t)n)
			stop(DISK);
	}
}

static void mount_prepare(const struct step *step)
{
	static struct step last;

	unmount_now();
	patch(&last, true);
	last = *step;
	patch(step, false);
}

static long mount_disk(const struct step *step)
{
	long ret;

	(void)step;
	ret = done(mount(DISK, AT, module_name(), MS_RDONLY, NULL));
	mounted = !ret;
	return ret;
}

static void put_patch(struct step *step, const struct structure *place,
		      const uint8_t *bytes, uint32_t n)
{
	const uint32_t at = htole32(place->at);

	if (step->len + PATCH_HEAD + n > STEP_BYTES)
		return;
	memcpy(step->bytes + step->len, &at, sizeof(at));
	step->bytes[step->len + 4] = (uint8_t)n;
	memcpy(step->bytes + step->len + PATCH_HEAD, bytes, n);
	step->len += PATCH_HEAD + n;
}

static void mount_make(struct step *step)
{
	static struct step one;

	for (uint32_t n = below(3); n; n--) {
		const struct structure *const place =
			&places[below((uint32_t)places_count)];

		shelf_rows_for(place->owner);
		memcpy(one.bytes, base.at + place->at, place->size);
		if (below(4))
			change_by_rows(&one, place->rows);
		else
			one.bytes[below(place->size)] = (uint8_t)below(256);
		put_patch(step, place, one.bytes,
			  place->size < 255 ? place->size : 255);
	}
}

/* ---- what is mounted ------------------------------------------------------- */

static char bytes[8192];

static const char *path_of(const struct step *step, const char *otherwise)
{
	static const char *const paths[] = {
		AT "/dir/inner/deep",
		AT "/many/none",
		AT "/dir",
		AT "/many",
		AT "/long",
		AT "/link",
		AT "/dir/inner/none",
		AT,
	};
	static char name[sizeof(AT) + 512];

	if (!step->len)
		return otherwise;
	if (step->bytes[0] < 192)
		return paths[step->bytes[0] % COUNT(paths)];
	memset(name, 0, sizeof(name));
	memcpy(name, AT "/", sizeof(AT "/"));
	memset(name + sizeof(AT), 'n', step->len > 1 ? 2 * step->bytes[1] : 1);
	return name;
}

static long lookup(const struct step *step)
{
	struct stat st;

	return done(lstat(path_of(step, AT "/dir/inner/deep"), &st));
}

static long list(const struct step *step)
{
	const size_t room = step->len > 4 ? step->bytes[4] : sizeof(bytes);
	const int fd = open(path_of(step, AT "/many"),
			    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	long n;

	if (fd < 0)
		return -errno;
	if (step->len > 3)
		lseek(fd, step->bytes[2] | step->bytes[3] << 8, SEEK_SET);
	while ((n = getdents64(fd, bytes, room)) > 0)
		;
	n = done(n);
	close(fd);
	return n;
}

static long read_file(const struct step *step)
{
	const int fd = open(path_of(step, AT "/long"), O_RDONLY | O_CLOEXEC);
	long n;

	if (fd < 0)
		return -errno;
	n = done(pread(fd, bytes, sizeof(bytes),
		       step->len > 2 ? step->bytes[2] * 512 : 0));
	close(fd);
	return n;
}

static long read_link(const struct step *step)
{
	return done(readlink(path_of(step, AT "/link"), bytes, sizeof(bytes)));
}

static long space(const struct step *step)
{
	struct statfs st;

	return done(statfs(path_of(step, AT), &st));
}

static long unmount_disk(const struct step *step)
{
	(void)step;
	return unmount();
}

static const struct entry entries[] = {
	{ .name = "mount",
	  .prepare = mount_prepare,
	  .call = mount_disk,
	  .make = mount_make },
	{ .name = "lookup", .call = lookup },
	{ .name = "list", .call = list },
	{ .name = "read", .call = read_file },
	{ .name = "readlink", .call = read_link },
	{ .name = "statfs", .call = space },
	{ .name = "unmount", .call = unmount_disk },
};

const struct driver shelf = {
	.name = "shelf",
	.parameters = "",
	.opened = opened,
	.close = shut,
	.entries = entries,
	.count = COUNT(entries),
};
