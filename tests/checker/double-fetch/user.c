// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A name that is looked up twice. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int bad_stat_open(const char *name)
{
	struct stat st;

	if (stat(name, &st) || st.st_uid != getuid())
		return -EPERM;
	return open(name, O_RDONLY);
}

int good_stat_open(const char *name)
{
	struct stat st;
	int fd = open(name, O_RDONLY);

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) || st.st_uid != getuid()) {
		close(fd);
		return -EPERM;
	}
	return fd;
}

FILE *bad_access_fopen(const char *name)
{
	if (access(name, W_OK))
		return NULL;
	return fopen(name, "w");
}

FILE *good_access_fopen(const char *name)
{
	return fopen(name, "w");
}

int bad_lstat_unlink(const char *name)
{
	struct stat st;

	if (lstat(name, &st))
		return -errno;
	if (S_ISLNK(st.st_mode))
		return -ELOOP;
	return chmod(name, 0600);
}

int good_lstat_unlink(const char *name)
{
	int fd = open(name, O_RDONLY | O_NOFOLLOW);
	int ret;

	if (fd < 0)
		return -errno;
	ret = fchmod(fd, 0600);
	close(fd);
	return ret;
}

/* Two names, each looked up once. */
int good_two_names(const char *from, const char *to)
{
	struct stat st;

	if (stat(from, &st))
		return -errno;
	return open(to, O_RDONLY);
}

DIR *bad_stat_opendir(const char *name)
{
	struct stat st;

	if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
		return opendir(name);
	return NULL;
}
