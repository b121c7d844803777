// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With QEMU's own card. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <unistd.h>

#include "nth.h"
#include "../../../samples/device/client/client.h"

#define FIRMWARE "/tmp/swept"

const char *driver = "edu_checked";

void die(const char *what)
{
	stop("%s", what);
}

static int fd;
static char bytes[256] = "a message";

/* One message with no text: the header, and its entry. */
static void make_firmware(void)
{
	static const uint32_t words[] = { EDU_FIRMWARE_MAGIC, 1, 0, 8 };
	const int file = open(FIRMWARE, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

	if (file < 0 || write(file, words, sizeof(words)) != sizeof(words))
		stop(FIRMWARE);
	close(file);
}

static void load(void)
{
	static bool found;

	if (!found) {
		card_find();
		make_firmware();
		found = true;
	}
	module_load();
	fd = edu_open(O_RDWR);
	if (fd < 0 || write(fd, bytes, 9) != 9)
		stop("the card refuses what is honest");
}

static void unload(void)
{
	close(fd);
	module_unload();
}

int edu_open(int flags)
{
	return open("/dev/edu", flags | O_CLOEXEC);
}

static long bind_card(void)
{
	return card_bind();
}

static long unbind_card(void)
{
	return card_unbind();
}

static void be_bound(void)
{
	const int ret = card_bind();

	if (ret && ret != -EBUSY)
		stop("bind");
}

static void be_unbound(void)
{
	const int ret = card_unbind();

	if (ret && ret != -ENODEV)
		stop("unbind");
}

static int opened;

static long open_empty(void)
{
	return opened = (int)done(edu_open(O_RDWR | O_TRUNC));
}

static void close_opened(void)
{
	close(opened);
}

static long choose(void)
{
	struct edu_choose req = { .n = 5, .k = 2 };

	return ask(fd, EDU_CHOOSE, &req, sizeof(req));
}

static long peek(void)
{
	struct edu_peek req = { .data = (uintptr_t)bytes };

	return ask(fd, EDU_PEEK, &req, sizeof(req));
}

static long put(void)
{
	return done(write(fd, "another", 7));
}

static long take(void)
{
	return done(read(fd, bytes, sizeof(bytes)));
}

static long label_store(void)
{
	return card_attribute_write("label", "mine", 4);
}

static long label_show(void)
{
	return card_attribute_read("label", bytes, sizeof(bytes));
}

static long model_show(void)
{
	return card_attribute_read("model", bytes, sizeof(bytes));
}

static long reads_show(void)
{
	return card_attribute_read("reads", bytes, sizeof(bytes));
}

static long firmware_store(void)
{
	return card_attribute_write("firmware", "swept", 5);
}

static const struct entry entries[] = {
	/*
	 * The card that a driver could not drive is not an error of loading it. EINVAL is
	 * the kernel's own word for a folder of sysfs that could not be made.
	 */
	{ .name = "load",
	  .call = entry_load,
	  .undo = module_unload,
	  .errnos = { EINVAL },
	  .first = true },
	{ .name = "unload",
	  .prepare = entry_loaded,
	  .call = entry_unload,
	  .first = true },
	/* and EBUSY and EINVAL, for registers that could not be noted as taken, or mapped */
	{ .name = "bind",
	  .prepare = be_unbound,
	  .call = bind_card,
	  .errnos = { EBUSY, EINVAL },
	  .stays = true },
	{ .name = "unbind",
	  .prepare = be_bound,
	  .call = unbind_card,
	  .stays = true },
	{ .name = "open", .call = entry_open, .undo = entry_closed },
	{ .name = "open_empty", .call = open_empty, .undo = close_opened },
	{ .name = "release",
	  .prepare = entry_opened,
	  .call = entry_close,
	  .sure = true },
	{ .name = "choose", .call = choose },
	{ .name = "peek", .call = peek },
	{ .name = "choose32", .call = choose, .narrow = true },
	{ .name = "peek32", .call = peek, .narrow = true },
	{ .name = "write", .call = put },
	{ .name = "read", .call = take },
	{ .name = "label_store", .call = label_store },
	{ .name = "label_show", .call = label_show },
	{ .name = "model_show", .call = model_show },
	{ .name = "reads_show", .call = reads_show },
	/* and ENOENT, for a file that could not be opened */
	{ .name = "firmware", .call = firmware_store, .errnos = { ENOENT } },
};

const struct driver edu = {
	.name = "edu",
	.parameters = "timeout_ms=2000",
	.device = "/dev/edu",
	.load = load,
	.unload = unload,
	.entries = entries,
	.count = COUNT(entries),
};
