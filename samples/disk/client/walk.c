// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client.h"

struct names {
	char **at;
	size_t n;
};

static int read_names(int dir, struct names *names)
{
	DIR *stream = fdopendir(dup(dir));
	struct dirent *entry;
	int ret;

	if (!stream)
		return errno;
	while ((errno = 0, entry = readdir(stream))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		names->at =
			realloc(names->at, (names->n + 1) * sizeof(*names->at));
		names->at[names->n++] = strdup(entry->d_name);
	}
	ret = errno;
	closedir(stream);
	return ret;
}

static int walk_file(int fd, struct digest *digest)
{
	static char buf[65536];
	ssize_t n;

	while ((n = read(fd, buf, sizeof(buf))) > 0)
		digest_bytes(digest, buf, (size_t)n);
	return n < 0 ? errno : 0;
}

static int walk_link(int found, struct digest *digest)
{
	char target[4096];
	const ssize_t n = readlinkat(found, "", target, sizeof(target));

	if (n < 0)
		return errno;
	digest_bytes(digest, target, (size_t)n);
	return 0;
}

/* What was found by its name is opened without it. */
static int walk_content(int found, uint32_t type, struct digest *digest)
{
	char path[64];
	int fd, ret;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", found);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return errno;
	ret = type == SHELF_DIRECTORY ? walk_at(fd, digest) :
					walk_file(fd, digest);
	close(fd);
	return ret;
}

static uint32_t type_of(const struct stat *st)
{
	if (S_ISDIR(st->st_mode))
		return SHELF_DIRECTORY;
	return S_ISLNK(st->st_mode) ? SHELF_LINK : SHELF_FILE;
}

static int walk_found(int found, struct digest *digest)
{
	struct stat st;
	uint32_t type;

	if (fstat(found, &st))
		return errno;
	type = type_of(&st);
	digest_node(digest, type, st.st_mode & 07777, st.st_uid, st.st_gid,
		    (uint32_t)st.st_nlink, (uint64_t)st.st_size);
	return type == SHELF_LINK ? walk_link(found, digest) :
				    walk_content(found, type, digest);
}

static int walk_node(int dir, const char *name, struct digest *digest)
{
	const int found = openat(dir, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	int ret;

	if (found < 0)
		return errno;
	ret = walk_found(found, digest);
	close(found);
	return ret;
}

int walk_at(int dir, struct digest *digest)
{
	struct names names = { 0 };
	int ret = read_names(dir, &names);

	for (size_t i = 0; i < names.n; i++) {
		if (!ret) {
			digest_name(digest, names.at[i], strlen(names.at[i]));
			ret = walk_node(dir, names.at[i], digest);
		}
		free(names.at[i]);
	}
	free(names.at);
	return ret;
}

int walk_mount(uint64_t *hash)
{
	struct digest digest = DIGEST_START;
	const int ret = walk_node(AT_FDCWD, MOUNT_POINT, &digest);

	*hash = digest.hash;
	return ret;
}
