// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With our own card, which lies as it is told. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <untrusted/limits.h>
#include <untrusted/user/slices.h>

#include "guided.h"
#include "../../../samples/device/edu.h"
#include "../../../samples/device/checked/requests.h"
#include "../../../samples/device/client/client.h"

UNTRUSTED_LIMITS(edu_choose, EDU_CHOOSE_ARGS, none);
UNTRUSTED_LIMITS(edu_peek, EDU_PEEK_ARGS, none);
ROWS(edu_choose);
ROWS(edu_peek);

#define FIRMWARE "/tmp/guided"

const char *driver;

void die(const char *what)
{
	stop("%s", what);
}

static int fd = -1;

/* The card is honest when the module is loaded: it binds. */
static void opened(void)
{
	static const struct lie none = { .mode = TESTER_HONEST };
	static bool found;

	driver = module_name();
	if (!found)
		card_find();
	found = true;
	card_lie(&none);
	card_bind(); /* which it is already, unless it lied at loading */
	fd = open("/dev/edu", O_RDWR | O_CLOEXEC);
	if (fd < 0)
		stop("/dev/edu");
}

static void shut(void)
{
	static const struct lie none = { .mode = TESTER_HONEST };

	card_lie(&none);
	if (fd >= 0)
		close(fd);
	fd = -1;
}

static long reopen(const struct step *step)
{
	const int flags = step->len && step->bytes[0] & 1 ? O_TRUNC : 0;

	if (fd >= 0)
		close(fd);
	fd = open("/dev/edu", O_RDWR | O_CLOEXEC | flags);
	return done(fd);
}

/* The card goes, and comes again, or not; the file that is open knows the old one. */
static long rebind(const struct step *step)
{
	card_unbind();
	return step->len && step->bytes[0] & 1 ? 0 : card_bind();
}

static long choose(const struct step *step)
{
	static const struct request request = {
		.command = EDU_CHOOSE,
		.size = sizeof(struct edu_choose),
		.pointer = NO_POINTER,
	};

	return ask(fd, step, &request);
}

static void choose_make(struct step *step)
{
	make_by_rows(step, edu_choose_rows, sizeof(struct edu_choose), 0);
}

static long peek(const struct step *step)
{
	static const struct request request = {
		.command = EDU_PEEK,
		.size = sizeof(struct edu_peek),
		.pointer = offsetof(struct edu_peek, data),
	};

	return ask(fd, step, &request);
}

static void peek_make(struct step *step)
{
	make_by_rows(step, edu_peek_rows, sizeof(struct edu_peek), 0);
	step->bytes[offsetof(struct edu_peek, data)] =
		(uint8_t)(below(4) ? 0 : below(8));
	memset(step->bytes + offsetof(struct edu_peek, data) + 1, 0, 7);
}

static long any_command(const struct step *step)
{
	const struct request request = {
		.command = _IOC(step->len ? step->bytes[0] : 0, 'E',
				step->len > 1 ? step->bytes[1] : 0,
				step->len > 2 ? step->bytes[2] : 0),
		.size = 64,
		.pointer = NO_POINTER,
	};

	return ask(fd, step, &request);
}

static long compat_command(const struct step *step)
{
	return ask_compat(fd, step);
}

static void compat_make(struct step *step)
{
	const uint32_t command = below(2) ? EDU_CHOOSE : EDU_PEEK;

	make_bytes(step, 24);
	memmove(step->bytes + 4, step->bytes, step->len);
	memcpy(step->bytes, &command, sizeof(command));
	step->len += 4;
}

/* A word for where the memory is, how many bytes of it, the bytes. */
static void *span_of(const struct step *step, size_t *n)
{
	const size_t head = step->len < 2 ? step->len : 2;

	*n = head == 2 ? step->bytes[1] : 0;
	return (void *)(uintptr_t)memory_at(head ? step->bytes[0] : 0,
					    step->bytes + head,
					    step->len - head);
}

static void span_make(struct step *step)
{
	make_bytes(step, 64);
	step->len += 2;
	step->bytes[0] = (uint8_t)(below(4) ? 0 : below(8));
	step->bytes[1] = (uint8_t)(below(4) ? below(60) : below(256));
}

static long put(const struct step *step)
{
	size_t n;
	const void *const from = span_of(step, &n);

	return done(write(fd, from, n));
}

static long take(const struct step *step)
{
	size_t n;
	void *const to = span_of(step, &n);

	return done(read(fd, to, n * 16));
}

static long label_store(const struct step *step)
{
	return card_attribute_write("label", step->bytes, step->len);
}

static void label_make(struct step *step)
{
	step->len = below(20);
	for (uint32_t i = 0; i < step->len; i++)
		step->bytes[i] =
			(uint8_t)(below(16) ? 'a' + below(26) : below(256));
	if (below(2))
		step->bytes[step->len++] = '\n';
}

static char text[4096];

static long label_show(const struct step *step)
{
	(void)step;
	return card_attribute_read("label", text, sizeof(text));
}

static long model_show(const struct step *step)
{
	(void)step;
	return card_attribute_read("model", text, sizeof(text));
}

static long reads_show(const struct step *step)
{
	(void)step;
	return card_attribute_read("reads", text, sizeof(text));
}

/* The file is what the step says, or, with no bytes, none. */
static void firmware_prepare(const struct step *step)
{
	int file;

	if (!step->len)
		return;
	file = open(FIRMWARE, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file < 0 ||
	    write(file, step->bytes + 1, step->len - 1) != step->len - 1)
		stop(FIRMWARE);
	close(file);
}

static long firmware(const struct step *step)
{
	if (step->len && step->bytes[0] & 1)
		return card_attribute_write("firmware", step->bytes, step->len);
	return card_attribute_write("firmware", step->len ? "guided" : "none",
				    step->len ? 6 : 4);
}

static void firmware_make(struct step *step)
{
	uint32_t words[2 + 2 * EDU_SLOTS] = { EDU_FIRMWARE_MAGIC };
	const uint32_t count = below(below(8) ? 4 : 12);
	const uint32_t shown = count < EDU_SLOTS ? count : EDU_SLOTS;

	words[1] = count;
	for (uint32_t i = 0; i < shown; i++) {
		words[2 + 2 * i] = 8 + 8 * shown + below(20);
		words[3 + 2 * i] = below(below(8) ? 40 : 400);
	}
	step->bytes[0] = (uint8_t)(below(4) ? 0 : 1);
	memcpy(step->bytes + 1, words, 8 + 8 * shown);
	memset(step->bytes + 9 + 8 * shown, 'm', 64);
	step->len = 9 + 8 * shown + 64;
}

/* What the card says from now on, instead of what is so. */
static void lie_prepare(const struct step *step)
{
	struct lie lie = {};

	memcpy(&lie, step->bytes,
	       step->len < sizeof(lie) ? step->len : sizeof(lie));
	lie.mode %= TESTER_LATE + 1;
	lie.at %= 32;
	lie.word &= 0xfc;
	card_lie(&lie);
}

static void lie_make(struct step *step)
{
	static const uint64_t values[] = {
		0,	    1,		8,	    255,	256,
		257,	    0xed,	0x010000ed, 0x030000ed, 479001600,
		479001601,  0xffffffff, ~0ull,	    0x80,	0x81,
		0x52554445, 3,		240,	    241,	7,
	};
	const struct lie lie = {
		.mode = below(TESTER_LATE + 1),
		.at = below(12),
		.word = 4 * below(5),
		.value = values[below(COUNT(values))],
	};

	step->len = sizeof(lie);
	memcpy(step->bytes, &lie, sizeof(lie));
}

static const struct entry entries[] = {
	{ .name = "open", .call = reopen },
	{ .name = "bind", .call = rebind },
	{ .name = "choose", .call = choose, .make = choose_make },
	{ .name = "peek", .call = peek, .make = peek_make },
	{ .name = "command", .call = any_command },
	{ .name = "compat", .call = compat_command, .make = compat_make },
	{ .name = "write", .call = put, .make = span_make },
	{ .name = "read", .call = take, .make = span_make },
	{ .name = "label_store", .call = label_store, .make = label_make },
	{ .name = "label_show", .call = label_show },
	{ .name = "model_show", .call = model_show },
	{ .name = "reads_show", .call = reads_show },
	{ .name = "firmware",
	  .prepare = firmware_prepare,
	  .call = firmware,
	  .make = firmware_make },
	{ .name = "lie", .prepare = lie_prepare, .make = lie_make },
};

const struct driver edu = {
	.name = "edu",
	.parameters = "timeout_ms=2",
	.opened = opened,
	.close = shut,
	.entries = entries,
	.count = COUNT(entries),
};
