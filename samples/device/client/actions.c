// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What an honest program asks the driver for. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "client.h"

#define GUARD 0xa5

const char *const action_names[ACTIONS] = { "bind", "choose", "put", "peek",
					    "take" };
const char *const messages[MESSAGES] = { "the first message", "and another" };
const char put_message[] = "one more";

int edu_open(int flags)
{
	return open("/dev/edu", flags | O_CLOEXEC);
}

void prepare(enum action action)
{
	static const struct lie none = { .mode = TESTER_HONEST };
	int fd = edu_open(O_RDWR | O_TRUNC);

	card_lie(&none);
	if (action == BIND) {
		if (fd >= 0)
			close(fd);
		card_unbind();
		return;
	}
	if (fd < 0 && !card_bind())
		fd = edu_open(O_RDWR | O_TRUNC);
	if (fd < 0)
		die("/dev/edu");
	for (unsigned int i = 0; i < MESSAGES; i++)
		if (write(fd, messages[i], strlen(messages[i])) < 0)
			die("the card does not take a message");
	close(fd);
}

static long done(long result)
{
	return result < 0 ? -errno : result;
}

static long choose(int fd)
{
	struct edu_choose req = { .n = CHOOSE_N, .k = CHOOSE_K };
	const long ret = done(ioctl(fd, EDU_CHOOSE, &req));

	return ret ? ret : req.out_ways;
}

/* Guards behind the slot: beyond it nothing is the driver's to write. */
static long peek(int fd, uint8_t *bytes)
{
	static uint8_t room[ROOM];
	struct edu_peek req = { .slot = 0, .data = (uintptr_t)room };
	long ret;

	memset(room, GUARD, sizeof(room));
	ret = done(ioctl(fd, EDU_PEEK, &req));
	if (ret < 0)
		return ret;
	for (size_t i = sizeof(room); i > EDU_SLOT_SIZE; i--)
		if (room[i - 1] != GUARD)
			return (long)i;
	memcpy(bytes, room, EDU_SLOT_SIZE);
	return req.out_len;
}

void act(enum action action, struct answer *answer)
{
	const int fd = action == BIND ? -1 : edu_open(O_RDWR);

	memset(answer, 0, sizeof(*answer));
	switch (action) {
	case BIND:
		answer->result = card_bind();
		break;
	case CHOOSE:
		answer->result = choose(fd);
		break;
	case PUT:
		answer->result =
			done(write(fd, put_message, strlen(put_message)));
		break;
	case PEEK:
		answer->result = peek(fd, answer->bytes);
		break;
	case TAKE:
		answer->result = done(read(fd, answer->bytes, ROOM));
		break;
	case ACTIONS:
		break;
	}
	close(fd);
}

bool same_answer(const struct answer *a, const struct answer *b)
{
	return a->result == b->result &&
	       (a->result <= 0 || a->result > ROOM ||
		!memcmp(a->bytes, b->bytes, (size_t)a->result));
}
