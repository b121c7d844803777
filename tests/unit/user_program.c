// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/program.h: what execve() was really given. */
#include <fcntl.h>
#include <untrusted/user/program.h>

#include "harness.h"
#include "user.h"

/* An emulator runs this program, and the kernel below it cannot. */
enum { FOREIGN = 3 };

TEST(argument)
{
	char *const argv[] = { "name", "", "-x\n", NULL };
	untrusted_bytes out = { NULL, 7 };

	EXPECT_EQ(argument_bytes(3, argv, 3, &out), -ENOENT);
	EXPECT_EQ(argument_bytes(3, argv, -1, &out), -ENOENT);
	EXPECT_EQ(argument_bytes(4, argv, 3, &out), -ENOENT);
	EXPECT_EQ(argument_bytes(0, argv + 3, 0, &out), -ENOENT);
	EXPECT_EQ(argument_bytes(0, argv + 3, 1, &out), -ENOENT);
	EXPECT_EQ(out.len, 7);
	EXPECT_EQ(argument_bytes(3, argv, 0, &out), 0);
	EXPECT(holds(out, "name"));
	EXPECT_EQ(argument_bytes(3, argv, 1, &out), 0);
	EXPECT_EQ(out.len, 0);
	EXPECT_EQ(argument_bytes(3, argv, 2, &out), 0);
	EXPECT(holds(out, "-x\n"));
}

/* What this program is when it is started again by the test below. */
static void started_again(int argc, char **argv)
{
	untrusted_bytes value = {};

	if (environment_bytes("UNTRUSTED_UNIT_STAGE", &value))
		return;
	_exit(holds(value, "two") &&
			      !environment_bytes("UNTRUSTED_UNIT_ODD",
						 &value) &&
			      holds(value, "\x1b[2J=\xff\n") &&
			      !environment_bytes("UNTRUSTED_UNIT_EMPTY",
						 &value) &&
			      !value.len &&
			      environment_bytes("UNTRUSTED_UNIT_NONE",
						&value) == -ENOENT &&
			      !argument_bytes(argc, argv, 1, &value) &&
			      holds(value, "a b") &&
			      argument_bytes(argc, argv, 2, &value) == -ENOENT ?
		      0 :
		      1);
}

/* libc hands the arguments to what stands here. */
__attribute__((__section__(".init_array"), __used__)) static void (
	*before_main)(int argc, char **argv) = started_again;

static void start_again(int fd)
{
	char *const argv[] = { "unit", "a b", NULL };
	char *const envp[] = { "UNTRUSTED_UNIT_STAGE=two",
			       "UNTRUSTED_UNIT_ODD=\x1b[2J=\xff\n",
			       "UNTRUSTED_UNIT_EMPTY=", "UNTRUSTED_UNIT_NONE",
			       NULL };

	fexecve(fd, argv, envp);
	_exit(errno == ENOEXEC ? FOREIGN : 2);
}

TEST(environment_of_a_real_process)
{
	const int self = open("/proc/self/exe", O_RDONLY);
	int status;

	must(self >= 0, "open");
	status = status_of(in_child(start_again, self));
	EXPECT(!status ||
	       (WIFEXITED(status) && WEXITSTATUS(status) == FOREIGN));
	close(self);
}

TEST(environment_of_this_one)
{
	untrusted_bytes value = { NULL, 7 };

	must(!setenv("UNTRUSTED_UNIT_HERE", "80x", 1), "setenv");
	EXPECT_EQ(environment_bytes("UNTRUSTED_UNIT_HERE", &value), 0);
	EXPECT(holds(value, "80x"));
	unsetenv("UNTRUSTED_UNIT_HERE");
	EXPECT_EQ(environment_bytes("UNTRUSTED_UNIT_HERE", &value), -ENOENT);
}
