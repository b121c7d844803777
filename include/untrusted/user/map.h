/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_MAP_H
#define UNTRUSTED_USER_MAP_H

/**
 * DOC: user/map.h, a file that somebody else can write and shorten meanwhile
 *
 * What is mapped and shared is read again each time it is named, and is gone when
 * the file is cut::
 *
 *	m = mmap(NULL, size, PROT_READ, MAP_SHARED, fd, 0);
 *	if (m->len > sizeof(buf))
 *		return -EINVAL;
 *	memcpy(buf, m->data, m->len);		// !! BUG: m->len is another value
 *						// now; and after ftruncate(fd, 0)
 *						// this is a SIGBUS
 *
 *	ret = map_open(fd, size, &map);		// the fix: each read is a fetch,
 *	ret = map_fetch(hdr, &map, 0, &hdr);	// once, into a private copy
 *	ret = validate_field(&err, hdr, &hdr, len, max, u32, sizeof(buf), &len);
 *	ret = map_fetch_vec(&map, sizeof(hdr), len, &vec);
 *
 * A file that is cut under a fetch is an errno. A library cannot catch SIGBUS for
 * that: the handler belongs to the program, to all of its threads, and there is one.
 * process_vm_readv(2) of oneself is what filters forbid first, and finds zeroes
 * behind the end of a file that is cut inside a page. So the memory is loaded from
 * where it cannot go away: a memfd that is sealed against shrinking, as the
 * protocols that share memory demand it. From any other file each fetch is a
 * pread(2), which sees the same pages of the same file, and its end to the byte.
 * map_is_sealed() says which it is; a program that wants loads only refuses the rest.
 *
 * An integer of a sealed map that lies aligned, and is no wider than a pointer, is
 * loaded at one instant, and what was written before it is seen by the fetches after
 * it: acquire. Everything else may come from before and behind a write, as if the
 * other side had sent that mixture.
 *
 * It does not promise that what was fetched is still so. Nor that the hole of a sealed
 * file can be filled with a page: where memory is not given away before it is there
 * (vm.overcommit_memory=2), that is a SIGBUS when there is none left. And each page of
 * a hole that is loaded from becomes memory of the file, which stays as long as the file
 * does and counts as used by whoever loaded.
 */

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <untrusted/user/file.h>

/* Of linux/fcntl.h, which is at odds with libc's. */
#define UT_GET_SEALS 1034
#define UT_SEAL_SHRINK 0x0002

/**
 * struct file_map - part of a file, from its start
 * @ut_at: the library's own
 * @ut_size: the library's own
 * @ut_fd: the library's own
 */
struct file_map {
	const volatile ut_u8 *ut_at;
	size_t ut_size;
	int ut_fd;
};

/* A page of a huge memfd can be gone in spite of the seal. */
ut_inline bool ut_map_stays(int fd)
{
	const int seals = fcntl(fd, UT_GET_SEALS);
	struct statfs system;

	return seals >= 0 && seals & UT_SEAL_SHRINK && !fstatfs(fd, &system) &&
	       (ut_u32)system.f_type == TMPFS_MAGIC;
}

/**
 * map_open() - be ready to fetch from a file
 * @fd: the descriptor, readable; the map keeps one of its own
 * @size: bytes from the start of the file that will be asked for, 1 or more
 * @map: receives the map; close it by map_close(); nothing to close on failure
 *
 * Return: 0; -EINVAL if @size is 0; -ENODATA if the file is shorter now; a negative
 * errno of dup, fstat(2) or mmap(2).
 */
ut_outline ut_must_check int map_open(int fd, size_t size, struct file_map *map)
{
	struct file_map made = { NULL, size, -1 };
	struct stat status;
	void *at;
	bool stays;
	int ret = 0;

	*map = made;
	if (!size)
		return -EINVAL;
	made.ut_fd = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	if (made.ut_fd < 0)
		return -errno;
	/* the seal first: behind it the length can only grow */
	stays = ut_map_stays(made.ut_fd);
	if (fstat(made.ut_fd, &status))
		ret = -errno;
	else if (status.st_size < 0 || (ut_u64)status.st_size < size)
		ret = -ENODATA;
	if (!ret && stays) {
		at = mmap(NULL, size, PROT_READ, MAP_SHARED, made.ut_fd, 0);
		if (at == MAP_FAILED)
			ret = -errno;
		else
			made.ut_at = at;
	}
	if (ret)
		close(made.ut_fd);
	else
		*map = made;
	return ret;
}

/**
 * map_close() - done with a map
 * @map: the map; nothing can be fetched from it afterwards. One of a map_open() that
 *	failed is fine
 */
ut_outline void map_close(struct file_map *map)
{
	if (map->ut_at)
		munmap((void *)(size_t)map->ut_at, map->ut_size);
	if (map->ut_fd >= 0)
		close(map->ut_fd);
	*map = (struct file_map){ NULL, 0, -1 };
}

/**
 * map_is_sealed() - whether fetches are loads
 * @map: the map
 *
 * Return: true if the file cannot shrink any more; false if each fetch is a call.
 */
ut_inline bool map_is_sealed(const struct file_map *map)
{
	return map->ut_at;
}

/* Whether n bytes there are one word of this machine. */
ut_inline bool ut_map_is_word(const volatile void *from, size_t n)
{
	return n <= sizeof(size_t) && !(n & (n - 1)) &&
	       !((size_t)from & (n - 1));
}

#define UT_MAP_WORD(type, from, to)                                       \
	do {                                                              \
		const type ut_word_read = __atomic_load_n(                \
			(const volatile type *)(from), __ATOMIC_ACQUIRE); \
		memcpy(to, &ut_word_read, sizeof(type));                  \
	} while (0)

/* The fence: what was copied is not read from the map again. n is 1 or more. */
ut_outline void ut_map_load(const volatile void *from, void *to, size_t n)
{
	if (!ut_map_is_word(from, n)) {
		memcpy(to, (const void *)(size_t)from, n);
		__atomic_thread_fence(__ATOMIC_ACQUIRE);
	} else if (n == sizeof(ut_u8)) {
		UT_MAP_WORD(ut_u8, from, to);
	} else if (n == sizeof(ut_u16)) {
		UT_MAP_WORD(ut_u16, from, to);
	} else if (n == sizeof(ut_u32)) {
		UT_MAP_WORD(ut_u32, from, to);
	} else {
		UT_MAP_WORD(size_t, from, to);
	}
}

ut_outline ut_must_check int ut_map_fetch(const struct file_map *map,
					  size_t off, void *to, size_t n)
{
	int ret;

	if (n > map->ut_size || off > map->ut_size - n)
		return -EINVAL;
	if (!n)
		return 0;
	if (map->ut_at) {
		ut_map_load(map->ut_at + off, to, n);
		return 0;
	}
	ret = ut_file_fetch_at(map->ut_fd, off, to, n);
	return ret == -EBADMSG ? -ENODATA : ret;
}

/**
 * map_fetch() - one object, once
 * @tag: tag of the object: an integer, a struct, an array
 * @map: the map
 * @off: bytes from the start of the file, a plain value, any alignment
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Return: 0; -EINVAL if the object does not lie in the map; -ENODATA if the file was
 * cut in front of its end; a negative errno of pread(2).
 */
#define map_fetch(tag, map, off, out)                              \
	UT_FILE_FETCH(UT_UNIQUE(ut_fetched), untrusted_##tag, out, \
		      ut_map_fetch, map, off)

/**
 * map_fetch_vec() - so many bytes, once
 * @map: the map
 * @off: bytes from the start of the file, a plain value
 * @n: bytes, a plain value
 * @vec: gets the bytes appended; on failure as filled as it was, the room zero that
 *	was touched
 *
 * Return: 0; -E2BIG if they do not fit into the vec; as map_fetch().
 */
ut_outline ut_must_check int map_fetch_vec(const struct file_map *map,
					   size_t off, size_t n,
					   struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);
	int ret;

	if (n > room)
		return -E2BIG;
	ret = ut_map_fetch(map, off, to, n);
	if (!ret)
		vec->len += n;
	else if (n)
		memset(to, 0, n);
	return ret;
}

#endif /* UNTRUSTED_USER_MAP_H */
