// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* text.h behind real doors: each of them takes the same text, and refuses the same. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client.h"

static const struct {
	const char *text;
	long want; /* 0: taken */
	uint64_t value;
} rows[] = {
	{ "1", 0, 1 },
	{ "100", 0, 100 },
	{ "007", 0, 7 },
	{ "0", -EINVAL, 0 },
	{ "101", -EINVAL, 0 },
	{ "-1", -EINVAL, 0 },
	{ "+1", -EINVAL, 0 },
	{ "0x10", -EINVAL, 0 },
	{ "12x", -EINVAL, 0 },
	{ "1 2", -EINVAL, 0 },
	{ " 5", -EINVAL, 0 },
	{ "4294967297", -EOVERFLOW, 0 },
	{ "18446744073709551617", -EOVERFLOW, 0 },
};

static long write_file(const char *path, const char *text)
{
	const int fd = open(path, O_WRONLY | O_CLOEXEC);
	long got;

	if (fd < 0)
		die(path);
	got = answer(write(fd, text, strlen(text)));
	close(fd);
	return got;
}

static void expect_file(const char *path, const char *end)
{
	FOR_EACH_ROW(row, rows)
	{
		char text[32];
		const int n =
			snprintf(text, sizeof(text), "%s%s", row->text, end);

		/* debugfs fetches 16 bytes at the most */
		if (n > 16)
			continue;
		forget();
		EXPECT_EQ(write_file(path, text), row->want ?: n);
		look();
		EXPECT_EQ(seen.value, row->value);
	}
}

TEST(option_of_the_module)
{
	static const char path[] =
		"/sys/module/untrusted_test/parameters/limit";

	expect_file(path, "");
	expect_file(path, "\n");
	forget();
	EXPECT_EQ(write_file(path, "5\n\n"), -EINVAL);
	look();
	EXPECT_EQ(seen.value, 0);
}

TEST(file_of_debugfs)
{
	static const char path[] = "/sys/kernel/debug/untrusted_test";

	if (mount("debugfs", "/sys/kernel/debug", "debugfs", 0, NULL) &&
	    errno != EBUSY)
		die("debugfs");
	expect_file(path, "");
	expect_file(path, "\n");
	forget();
	EXPECT_EQ(write_file(path, "00000000000000001"), -E2BIG);
	look();
	EXPECT_EQ(seen.value, 0);
}

TEST(option_of_a_mount)
{
	static const char at[] = "/tmp/mount";

	mkdir(at, 0700);
	FOR_EACH_ROW(row, rows)
	{
		char option[40];

		snprintf(option, sizeof(option), "limit=%s", row->text);
		forget();
		EXPECT_EQ(
			answer(mount("none", at, "untrusted_test", 0, option)),
			row->want);
		look();
		EXPECT_EQ(seen.value, row->value);
		if (!row->want)
			EXPECT_EQ(answer(umount(at)), 0);
	}
}
