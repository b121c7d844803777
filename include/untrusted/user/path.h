/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_PATH_H
#define UNTRUSTED_USER_PATH_H

/**
 * DOC: user/path.h, names of files that somebody else chose
 *
 * A name from outside may climb out of its directory, by "..", by a slash in front,
 * by a link that somebody put there; and what is looked at first is not what is
 * opened afterwards::
 *
 *	if (strstr(name, ".."))
 *		return -EINVAL;
 *	snprintf(path, sizeof(path), "%s/%s", base, name);
 *	fd = open(path, O_RDONLY);		// !! BUG: a link to /etc/shadow; and
 *						// a pipe, which waits for ever
 *
 *	ret = path_open_beneath(base_fd, name, O_RDONLY, 0, &fd);	// the fix
 *
 * The kernel itself walks the name and refuses each step that leaves the directory,
 * links included; then the file is asked what it is. For that there is openat2(2),
 * since Linux 5.6, and nothing else: no number of checks before open(2) does the same.
 * Where it is not, by the kernel's age or by a filter, the answer is its own
 * (-ENOSYS, -EPERM), never an open file.
 *
 * It does not promise that the directory is a file system of one's own: what is
 * mounted below it is beneath it, and a hard link has no other end. Opening alone
 * can move a device, before it is refused; mount such directories nodev.
 */

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <untrusted/user/text.h>

/* How often a walk is begun again that a rename beside it made unsure. */
#define UT_PATH_TRIES 16

#define UT_PATH_FLAGS                                                         \
	(O_ACCMODE | O_APPEND | O_CREAT | O_DIRECTORY | O_EXCL | O_NOFOLLOW | \
	 O_TRUNC)

#define UT_PATH_HAS(access, flag) (((access) & (flag)) == (flag))

/* Of the others open(2) does more than it says: O_RDONLY with O_TRUNC truncates. */
#define UT_PATH_IS_SAID(access)                    \
	(UT_PATH_HAS(access, O_WRONLY) ?           \
		 !UT_PATH_HAS(access, O_ACCMODE) : \
		 UT_PATH_HAS(access, O_RDWR) || !UT_PATH_HAS(access, O_TRUNC))

/* What may wait for somebody, or acts when it is opened, is neither. */
ut_outline ut_must_check int ut_path_kind(int fd, int access)
{
	struct stat status;

	if (fstat(fd, &status))
		return -errno;
	if (access & O_DIRECTORY || S_ISREG(status.st_mode))
		return 0;
	return S_ISDIR(status.st_mode) ? -EISDIR : -EINVAL;
}

ut_outline ut_must_check int ut_path_open(int dir, untrusted_bytes name,
					  int access, mode_t mode, int *out)
{
	const int always = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	struct open_how how = { (ut_u64)(access | always),
				access & O_CREAT ? mode : 0,
				RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS };
	char path[PATH_MAX];
	int tries = UT_PATH_TRIES;
	long fd;
	int ret;

	ret = validate_text(name, 1, any, path);
	if (ret)
		return ret == -E2BIG ? -ENAMETOOLONG : ret;
	do {
		fd = syscall(SYS_openat2, dir, path, &how, sizeof(how));
	} while (fd < 0 && (errno == EINTR || (errno == EAGAIN && --tries)));
	if (fd < 0)
		return -errno;
	ret = ut_path_kind((int)fd, access);
	if (ret)
		close((int)fd);
	else
		*out = (int)fd;
	return ret;
}

/**
 * path_open_beneath() - open a file whose name came from outside
 * @dir: descriptor of the directory that the walk does not leave
 * @name: untrusted_bytes: the name, relative to @dir
 * @access: flags of open(2), a constant: O_RDONLY, O_WRONLY or O_RDWR; O_APPEND, O_CREAT
 *	or O_DIRECTORY, O_EXCL, O_NOFOLLOW, and O_TRUNC for what is opened to be written.
 *	O_CLOEXEC, O_NOCTTY and O_NONBLOCK are there without being said
 * @mode: of a file that O_CREAT makes, before the umask
 * @fd: receives the descriptor of a regular file, or with O_DIRECTORY of a
 *	directory; the caller's to close; untouched on failure
 *
 * Links are followed as long as they stay beneath; O_NOFOLLOW refuses one at the end.
 *
 * Return: 0; -EXDEV if the walk would leave @dir; -EINVAL if the name is empty or has
 * a zero byte, or if what was opened is neither file nor directory; -ENXIO if it is a
 * socket, or a pipe to be written that nobody reads; -EISDIR if it is a directory and
 * was to be a file; -ENAMETOOLONG; -EAGAIN if names beside it were changed all the
 * time, or if somebody has a lease on the file; -ENOSYS before Linux 5.6; any other
 * errno of openat2(2), negative.
 */
#define path_open_beneath(dir, name, access, mode, fd)                       \
	(UT_REQUIRE(UT_IS_CONST(access) &&                                   \
			    !(UT_CONST(access, 0) & ~UT_PATH_FLAGS),         \
		    "path_open_beneath: " #access " has flags that it does " \
		    "not know, or is no constant"),                          \
	 UT_REQUIRE(UT_PATH_IS_SAID(UT_CONST(access, 0)),                    \
		    "path_open_beneath: " #access " is not O_RDONLY, "       \
		    "O_WRONLY or O_RDWR, or truncates what it only reads"),  \
	 UT_REQUIRE(!UT_PATH_HAS(UT_CONST(access, 0), O_CREAT) ||            \
			    !UT_PATH_HAS(UT_CONST(access, 0), O_DIRECTORY),  \
		    "path_open_beneath: no directory is made by opening "    \
		    "it: O_CREAT or O_DIRECTORY, not both"),                 \
	 ut_path_open(dir, name, access, mode, fd))

#endif /* UNTRUSTED_USER_PATH_H */
