// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The lies and the files that have a name. Each runs in a child, because the
 * kernel may kill it.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"

static const struct lie no_lie = { .mode = TESTER_HONEST };

static const struct {
	const char *name;
	enum action action;
	struct lie lie;
} lies[] = {
	{ "id_of_unknown_version", BIND, { TESTER_ONCE, 0, 0, 0x020000ed } },
	{ "id_of_another_card", BIND, { TESTER_ONCE, 0, 0, 0x010000ee } },
	{ "not_alive", BIND, { TESTER_ONCE, 1, 0, 0x5aa5 } },
	{ "status_stays_busy", CHOOSE, { TESTER_STUCK, 0, 0, 1 } },
	{ "engine_stays_busy", PUT, { TESTER_STUCK, 0, 0, 1 } },
	{ "gone_while_computing", CHOOSE, { TESTER_GONE, 0, 0, ~0ull } },
	{ "gone_while_moving", TAKE, { TESTER_GONE, 1, 0, ~0ull } },
	{ "factorial_of_zero", CHOOSE, { TESTER_ONCE, 5, 0, 0 } },
	{ "count_beyond_slot", PEEK, { TESTER_ONCE, 2, 0, 4096 } },
	{ "count_changes", PEEK, { TESTER_ONCE, 3, 0, 4096 } },
	{ "len_beyond_slot", TAKE, { TESTER_RECORD, 0, 4, 4096 } },
	{ "len_changes_late", TAKE, { TESTER_LATE, 0, 4, 4096 } },
	{ "next_one_past", TAKE, { TESTER_RECORD, 0, 8, EDU_SLOTS } },
	{ "next_is_itself", TAKE, { TESTER_RECORD, 0, 8, 1 } },
};

/* ---- files ---- */

#define FIRMWARE "edu-test.fw"

struct file {
	struct edu_firmware head;
	struct edu_firmware_entry entries[2];
	char text[16];
};

static int try_file(const void *bytes, size_t n)
{
	const int fd = open("/tmp/" FIRMWARE,
			    O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0 || write(fd, bytes, n) != (ssize_t)n)
		die("/tmp/" FIRMWARE);
	close(fd);
	return card_attribute_write("firmware", FIRMWARE "\n",
				    strlen(FIRMWARE) + 1);
}

static struct file good_file(void)
{
	return (struct file){
		.head = { EDU_FIRMWARE_MAGIC, 2 },
		.entries = { { 24, 5 }, { 29, 6 } },
		.text = "hello world",
	};
}

static int firmware_good(void)
{
	const struct file file = good_file();

	return try_file(&file, sizeof(file));
}

static int firmware_of_another_card(void)
{
	struct file file = good_file();

	file.head.magic++;
	return try_file(&file, sizeof(file));
}

static int firmware_head_cut(void)
{
	const struct file file = good_file();

	return try_file(&file, 7);
}

static int firmware_entries_cut(void)
{
	const struct file file = good_file();

	return try_file(&file, 20);
}

static int firmware_message_cut(void)
{
	const struct file file = good_file();

	return try_file(&file, 34);
}

static int firmware_offset_beyond(void)
{
	struct file file = good_file();

	file.entries[1].offset = sizeof(file);
	return try_file(&file, sizeof(file));
}

static int firmware_message_too_long(void)
{
	struct {
		struct file file;
		char more[512];
	} longer = { .file = good_file() };

	longer.file.entries[1].len = EDU_RECORD_DATA + 20;
	return try_file(&longer, sizeof(longer));
}

static int firmware_too_many(void)
{
	struct {
		struct edu_firmware head;
		struct edu_firmware_entry entries[EDU_SLOTS + 1];
	} many = { .head = { EDU_FIRMWARE_MAGIC, EDU_SLOTS + 1 } };

	return try_file(&many, sizeof(many));
}

static int firmware_name_climbs(void)
{
	const char name[] = "../tmp/" FIRMWARE;

	return card_attribute_write("firmware", name, strlen(name));
}

static int label_fits(void)
{
	return card_attribute_write("label", "fifteen letters", 15);
}

static int label_too_long(void)
{
	return card_attribute_write("label", "more than 16 letters", 20);
}

static int label_not_text(void)
{
	return card_attribute_write("label", "\033[31mred", 8);
}

/* The card goes while it is open. */
static int open_when_gone(void)
{
	struct edu_choose req = { .n = CHOOSE_N, .k = CHOOSE_K };
	const int fd = edu_open(O_RDWR);
	int ret;

	card_unbind();
	ret = ioctl(fd, EDU_CHOOSE, &req) ? -errno : 0;
	close(fd);
	return ret;
}

static const struct {
	const char *name;
	int (*run)(void);
	int right;
} files[] = {
	{ "firmware_good", firmware_good, 0 },
	{ "firmware_of_another_card", firmware_of_another_card, -EINVAL },
	{ "firmware_head_cut", firmware_head_cut, -EINVAL },
	{ "firmware_entries_cut", firmware_entries_cut, -EINVAL },
	{ "firmware_message_cut", firmware_message_cut, -EINVAL },
	{ "firmware_offset_beyond", firmware_offset_beyond, -EINVAL },
	{ "firmware_message_too_long", firmware_message_too_long, -EINVAL },
	{ "firmware_too_many", firmware_too_many, -EINVAL },
	{ "firmware_name_climbs", firmware_name_climbs, -EINVAL },
	{ "label_fits", label_fits, 0 },
	{ "label_too_long", label_too_long, -E2BIG },
	{ "label_not_text", label_not_text, -EINVAL },
	{ "open_when_gone", open_when_gone, -ENODEV },
};

/* ---- one attack ---- */

struct shot {
	struct answer got;
	char label[64]; /* afterwards */
};

static struct shot *shot;

static void fire(enum action action, const struct lie *lie, int (*run)(void))
{
	card_lie(lie);
	if (run)
		shot->got.result = run();
	else
		act(action, &shot->got);
}

/* Does not return where the kernel kills the child. */
static int in_child(enum action action, const struct lie *lie, int (*run)(void))
{
	const pid_t child = fork();
	int status;

	if (child < 0)
		die("fork");
	if (!child) {
		fire(action, lie, run);
		_exit(0);
	}
	if (waitpid(child, &status, 0) < 0)
		die("waitpid");
	return status;
}

static bool judge(const struct answer *right, int status, const char *label,
		  char *why, size_t size)
{
	char alarm[160];
	const size_t n = strlen(why);

	if (log_alarm(alarm, sizeof(alarm)))
		snprintf(why, size, "kernel log: %s", alarm);
	else if (status)
		snprintf(why, size, "the kernel killed its caller");
	else if (card_saw(TESTER_READS) >= TESTER_PATIENCE)
		snprintf(why, size, "still asked after %u reads",
			 TESTER_PATIENCE);
	else if (strcmp(label, shot->label))
		snprintf(why, size, "changed the label");
	else if (card_saw(TESTER_STRAYS))
		snprintf(why, size, "moved outside the card's memory");
	else if (shot->got.result >= 0 && right->result < 0)
		snprintf(why, size, "accepted: %ld where %ld is right",
			 shot->got.result, right->result);
	else if (!same_answer(&shot->got, right))
		snprintf(why, size, "answered %ld where %ld is right",
			 shot->got.result, right->result);
	return strlen(why) == n;
}

static void try(const char *name, enum action action, const struct lie *lie,
		int (*run)(void), const struct answer *right)
{
	char label[64] = "", why[256] = "";
	int status;
	bool good;

	prepare(action);
	card_attribute_read("label", label, sizeof(label));
	memset(shot, 0, sizeof(*shot));
	log_mark();
	status = in_child(action, lie, run);
	if (run || action == BIND ||
	    card_attribute_read("label", shot->label, sizeof(shot->label)))
		snprintf(shot->label, sizeof(shot->label), "%s", label);
	good = judge(right, status, label, why, sizeof(why));
	check("named", name, good, why);
}

void named(void)
{
	static struct answer right;

	shot = mmap(NULL, sizeof(*shot), PROT_READ | PROT_WRITE,
		    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shot == MAP_FAILED)
		die("mmap");
	plan("named", ARRAY_SIZE(lies) + ARRAY_SIZE(files));
	for (size_t i = 0; i < ARRAY_SIZE(lies); i++) {
		model_act(lies[i].action, &lies[i].lie, &right);
		try(lies[i].name, lies[i].action, &lies[i].lie, NULL, &right);
	}
	for (size_t i = 0; i < ARRAY_SIZE(files); i++) {
		memset(&right, 0, sizeof(right));
		right.result = files[i].right;
		try(files[i].name, PUT, &no_lie, files[i].run, &right);
	}
	end();
}
