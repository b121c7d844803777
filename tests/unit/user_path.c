// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/path.h: a real directory, with every way out of it. */
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <untrusted/user/file.h>
#include <untrusted/user/path.h>

#include "harness.h"
#include "user.h"

/* A directory with a file in and beside it; links, a pipe and a socket in it. */
struct tree {
	char top[40];
	int beneath;
	bool walks; /* an emulator, or an old kernel, may have no openat2() */
};

static void at(const struct tree *tree, const char *name, char path[100])
{
	snprintf(path, 100, "%s/in/%s", tree->top, name);
}

static void make_file(const struct tree *tree, const char *name,
		      const char *text)
{
	char path[100];
	int fd;

	at(tree, name, path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	must(fd >= 0, path);
	write_all(fd, text, strlen(text));
	close(fd);
}

static void make_link(const struct tree *tree, const char *to, const char *name)
{
	char path[100];

	at(tree, name, path);
	must(!symlink(to, path), path);
}

static struct tree plant(void)
{
	const struct sockaddr_un none = { .sun_family = AF_UNIX };
	struct open_how how = { .flags = O_RDONLY };
	struct tree tree = { .top = "/tmp/untrusted-unit-XXXXXX" };
	struct sockaddr_un name = none;
	char path[100];
	int fd;

	must(mkdtemp(tree.top), "mkdtemp");
	at(&tree, "", path);
	must(!mkdir(path, 0700), path);
	tree.beneath = open(path, O_RDONLY | O_DIRECTORY);
	make_file(&tree, "file", "inside");
	make_file(&tree, "../secret", "outside");
	at(&tree, "deep", path);
	must(!mkdir(path, 0700), path);
	make_file(&tree, "deep/file", "deeper");
	make_link(&tree, "deep/file", "link");
	make_link(&tree, "../file", "deep/up");
	make_link(&tree, "../secret", "out");
	make_link(&tree, "..", "parent");
	make_link(&tree, "/etc/passwd", "absolute");
	make_link(&tree, "loop", "loop");
	make_link(&tree, "/proc/self/root", "magic");
	at(&tree, "pipe", path);
	must(!mkfifo(path, 0600), path);
	at(&tree, "socket", name.sun_path);
	fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	must(!bind(fd, (struct sockaddr *)&name, sizeof(name)), "bind");
	close(fd);
	fd = (int)syscall(SYS_openat2, tree.beneath, ".", &how, sizeof(how));
	tree.walks = fd >= 0;
	close(fd);
	return tree;
}

static void uproot(const struct tree *tree)
{
	static const char *const names[] = {
		"../secret", "deep/file", "deep/up", "deep/made", "deep",
		"file",	     "link",	  "out",     "parent",	  "absolute",
		"loop",	     "magic",	  "pipe",    "socket",	  "",
	};
	char path[100];

	close(tree->beneath);
	FOR_EACH_ROW(name, names)
	{
		at(tree, *name, path);
		remove(path);
	}
	test_row(-1);
	must(!rmdir(tree->top), tree->top);
}

/* What the answer is where nothing can be opened: the kernel's own. */
static int walked(const struct tree *tree, int ret)
{
	return tree->walks ? ret : -ENOSYS;
}

TEST(path_of_every_kind)
{
	static const struct {
		const char *name;
		int ret;
		const char *text;
	} rows[] = {
		{ "file", 0, "inside" },
		{ "./deep/../file", 0, "inside" },
		{ "deep//file", 0, "deeper" },
		{ "link", 0, "deeper" },
		{ "deep/up", 0, "inside" },
		{ "../secret", -EXDEV, NULL },
		{ "deep/../../secret", -EXDEV, NULL },
		{ "out", -EXDEV, NULL },
		{ "parent/secret", -EXDEV, NULL },
		{ "absolute", -EXDEV, NULL },
		{ "/etc/passwd", -EXDEV, NULL },
		{ "..", -EXDEV, NULL },
		{ "loop", -ELOOP, NULL },
		{ "magic/etc/passwd", -EXDEV, NULL },
		{ "pipe", -EINVAL, NULL },
		{ "socket", -ENXIO, NULL },
		{ "deep", -EISDIR, NULL },
		{ ".", -EISDIR, NULL },
		{ "none", -ENOENT, NULL },
		{ "file/file", -ENOTDIR, NULL },
	};
	const struct tree tree = plant();
	const int open_before = open_fds();

	FOR_EACH_ROW(row, rows)
	{
		untrusted_u8 buf[8];
		struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
		int fd = -7;

		EXPECT_EQ(path_open_beneath(tree.beneath, text_mark(row->name),
					    O_RDONLY, 0, &fd),
			  walked(&tree, row->ret));
		if (!row->text || !tree.walks) {
			EXPECT_EQ(fd, -7);
			continue;
		}
		EXPECT_EQ(file_fetch_vec(fd, &vec), 6);
		EXPECT(holds(untrusted_vec_bytes(&vec), row->text));
		EXPECT(fcntl(fd, F_GETFD) & FD_CLOEXEC);
		close(fd);
	}
	EXPECT_EQ(open_fds(), open_before);
	uproot(&tree);
}

TEST(path_that_is_no_name)
{
	static char longest[PATH_MAX + 1];
	const struct tree tree = plant();
	untrusted_u8 cut[] = { untrusted_mark(u8, 'x'), untrusted_mark(u8, 0) };
	int fd = -7;

	memset(longest, '/', PATH_MAX);
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark(""), O_RDONLY, 0,
				    &fd),
		  -EINVAL);
	EXPECT_EQ(path_open_beneath(tree.beneath, untrusted_bytes_of(cut, 2),
				    O_RDONLY, 0, &fd),
		  -EINVAL);
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark(longest), O_RDONLY,
				    0, &fd),
		  -ENAMETOOLONG);
	EXPECT_EQ(path_open_beneath(-1, text_mark("file"), O_RDONLY, 0, &fd),
		  walked(&tree, -EBADF));
	EXPECT_EQ(fd, -7);
	uproot(&tree);
}

TEST(path_of_a_directory)
{
	const struct tree tree = plant();
	int fd = -7;

	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("deep"),
				    O_RDONLY | O_DIRECTORY, 0, &fd),
		  walked(&tree, 0));
	EXPECT_EQ(fd >= 0, tree.walks);
	close(fd);
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("file"),
				    O_RDONLY | O_DIRECTORY, 0, &fd),
		  walked(&tree, -ENOTDIR));
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("parent"),
				    O_RDONLY | O_DIRECTORY, 0, &fd),
		  walked(&tree, -EXDEV));
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("link"),
				    O_RDONLY | O_NOFOLLOW, 0, &fd),
		  walked(&tree, -ELOOP));
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("file"), O_RDWR,
				    0600, &fd),
		  walked(&tree, 0));
	close(fd);
	uproot(&tree);
}

TEST(path_that_is_made)
{
	const struct tree tree = plant();
	const mode_t mask = umask(0);
	struct stat status;
	char path[100];
	int fd = -7;

	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("deep/made"),
				    O_WRONLY | O_CREAT | O_EXCL, 0640, &fd),
		  walked(&tree, 0));
	close(fd);
	at(&tree, "deep/made", path);
	EXPECT_EQ(stat(path, &status), tree.walks ? 0 : -1);
	EXPECT(!tree.walks || (status.st_mode & 07777) == 0640);
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("deep/made"),
				    O_WRONLY | O_CREAT | O_EXCL, 0640, &fd),
		  walked(&tree, -EEXIST));
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("../made"),
				    O_WRONLY | O_CREAT, 0640, &fd),
		  walked(&tree, -EXDEV));
	at(&tree, "../made", path);
	EXPECT_EQ(access(path, F_OK), -1);
	umask(mask);
	uproot(&tree);
}

/* Who has a lease on a file is asked to give it up, and does not. */
TEST(path_of_a_file_that_is_leased)
{
	const struct tree tree = plant();
	char path[100];
	int fd = -7, holder;

	at(&tree, "file", path);
	holder = open(path, O_RDONLY);
	must(holder >= 0, path);
	signal(SIGIO, SIG_IGN);
	if (!fcntl(holder, F_SETLEASE, F_RDLCK)) {
		EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("file"),
					    O_RDWR, 0, &fd),
			  walked(&tree, -EAGAIN));
		EXPECT_EQ(fd, -7);
		must(!fcntl(holder, F_SETLEASE, F_UNLCK), "F_SETLEASE");
	}
	EXPECT_EQ(path_open_beneath(tree.beneath, text_mark("file"), O_RDWR, 0,
				    &fd),
		  walked(&tree, 0));
	close(fd);
	close(holder);
	signal(SIGIO, SIG_DFL);
	uproot(&tree);
}

/* As on a kernel before 5.6, or in a container whose filter knows no openat2(). */
static void without_openat2(int beneath)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	const struct sock_fprog program = { ROWS(code), code };
	int fd = -7;

	/* an emulator has neither: the answer is the same */
	if (!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
	_exit(path_open_beneath(beneath, text_mark("file"), O_RDONLY, 0, &fd) ==
				      -ENOSYS &&
			      fd == -7 ?
		      0 :
		      1);
}

TEST(path_where_there_is_no_openat2)
{
	const struct tree tree = plant();

	EXPECT_EQ(status_of(in_child(without_openat2, tree.beneath)), 0);
	uproot(&tree);
}
