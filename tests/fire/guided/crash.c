// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "guided.h"

static int log_fd = -1;

void crash_open(void)
{
	log_fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (log_fd < 0 || lseek(log_fd, 0, SEEK_END) < 0)
		stop("/dev/kmsg");
}

/* As tools/verdict has it; a report that goes on has its head in one of these. */
static bool is_alarm(const char *text)
{
	static const char *const words[] = {
		"BUG",
		"WARNING",
		"Oops",
		"KASAN",
		"UBSAN",
		"general protection",
		"usercopy:",
		"refcount_t:",
		"divide error",
		"kmemleak:",
		"unable to handle",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

const char *crash_alarm(void)
{
	static char why[256];
	char record[2048];
	bool found = false;
	ssize_t n;

	while ((n = read(log_fd, record, sizeof(record) - 1)) > 0 ||
	       errno == EPIPE) {
		const char *text;

		record[n > 0 ? n : 0] = '\0';
		text = strchr(record, ';');
		if (!text || found || !is_alarm(text))
			continue;
		found = true;
		snprintf(why, sizeof(why), "%.*s", (int)strcspn(text + 1, "\n"),
			 text + 1);
		journal_blame(why);
	}
	return found ? why : NULL;
}

/* What the kernel says once only it may say again. */
static void hear_again(void)
{
	const int fd =
		open("/sys/kernel/debug/clear_warn_once", O_WRONLY | O_CLOEXEC);

	if (fd < 0 || write(fd, "1", 1) != 1)
		stop("clear_warn_once");
	close(fd);
}

const char *crash_replay(const struct step *steps, size_t count)
{
	const char *why = NULL;

	hear_again();
	journal_clear();
	module_load();
	for (size_t i = 0; i < count && !why; i++) {
		journal_step(&steps[i]);
		step_run(&steps[i]);
		why = crash_alarm();
	}
	module_unload();
	return why ? why : crash_alarm();
}

/* ---- fewer steps, then shorter ones -------------------------------------- */

/* Steps without those from @at on; true, and fewer, if the rest does it too. */
static bool drop(struct step *steps, size_t *count, size_t at, size_t n)
{
	static struct step fewer[4096];

	if (*count > COUNT(fewer))
		stop("a session of more than %zu steps", COUNT(fewer));
	memcpy(fewer, steps, at * sizeof(*steps));
	memcpy(fewer + at, steps + at + n, (*count - at - n) * sizeof(*steps));
	if (!crash_replay(fewer, *count - n))
		return false;
	*count -= n;
	memcpy(steps, fewer, *count * sizeof(*steps));
	return true;
}

static void drop_steps(struct step *steps, size_t *count)
{
	for (size_t n = *count / 2; n; n /= 2) {
		size_t at = 0;

		while (at + n <= *count)
			if (*count == n || !drop(steps, count, at, n))
				at += n;
	}
}

static void try(struct step *steps, size_t count, size_t i,
		const struct step *change)
{
	const struct step before = steps[i];

	steps[i] = *change;
	if (!crash_replay(steps, count))
		steps[i] = before;
}

/* Nothing fails; half as long, then a byte shorter; each byte zero. */
static void shorten(struct step *steps, size_t count, size_t i)
{
	struct step less = steps[i];

	less.nth = 0;
	if (steps[i].nth)
		try(steps, count, i, &less);
	for (uint32_t by = steps[i].len / 2; by; by /= 2) {
		less = steps[i];
		less.len -= by;
		try(steps, count, i, &less);
	}
	for (uint32_t at = 0; at < steps[i].len && at < 64; at++) {
		less = steps[i];
		less.bytes[at] = 0;
		if (steps[i].bytes[at])
			try(steps, count, i, &less);
	}
}

size_t crash_shrink(struct step *steps, size_t count)
{
	drop_steps(steps, &count);
	for (size_t i = 0; i < count; i++)
		shorten(steps, count, i);
	return count;
}
