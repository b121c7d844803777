// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* In the child: one call, and everything that can be told of it afterwards. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include "client.h"

void saw(struct shot *shot, const char *words, ...)
{
	va_list args;

	if (shot->seen[0])
		return;
	va_start(args, words);
	vsnprintf(shot->seen, sizeof(shot->seen), words, args);
	va_end(args);
}

void watch(struct shot *shot, const void *memory, size_t size)
{
	if (size > sizeof(shot->watched_before))
		die("a buffer of %zu bytes cannot be watched", size);
	shot->watched = memory;
	shot->watched_size = size;
	memcpy(shot->watched_before, memory, size);
}

void fire_begin(struct shot *shot)
{
	device_snapshot(&shot->before);
	shot->fired = true;
}

static void ask_why(struct shot *shot)
{
	memset(&shot->why, PATTERN, sizeof(shot->why));
	shot->asked = !ioctl(shot->fd, VAULT_REFUSAL, &shot->why);
}

static void look_at_kernel(struct shot *shot)
{
	char words[96];

	if (kernel_overwritten(words, sizeof(words)))
		saw(shot, "overwrote the kernel's own memory: %s", words);
}

void fire_end(struct shot *shot, long result)
{
	shot->error = result < 0 ? errno : 0;
	shot->result = result;
	shot->returned = true;
	ask_why(shot);
	look_at_kernel(shot);
	if (shot->error && shot->watched &&
	    memcmp(shot->watched, shot->watched_before, shot->watched_size))
		saw(shot, "refused, yet wrote to the caller's buffer");
	if (memory_trampled())
		saw(shot, "wrote in front of the caller's buffer");
	device_snapshot(&shot->after);
}

long fire_raw(struct shot *shot, uint32_t cmd, unsigned long argument)
{
	long result;

	shot->cmd = cmd;
	fire_begin(shot);
	result = ioctl(shot->fd, cmd, argument);
	fire_end(shot, result);
	return result;
}

/* inputs belong to the caller always, outputs where the request was refused */
static void compare_request(struct shot *shot, const struct command *command,
			    const uint8_t *kept, const uint8_t *now)
{
	const struct member *member;

	for (unsigned int i = 0; i < command->members_count; i++) {
		member = &command->members[i];
		if (member->output && !shot->error)
			continue;
		if (!memcmp(kept + member->offset, now + member->offset,
			    member->size))
			continue;
		saw(shot,
		    member->output ? "refused, yet wrote '%s'" :
				     "overwrote the caller's '%s'",
		    member->name);
	}
}

long fire(struct shot *shot, uint32_t cmd, const void *request)
{
	const struct command *command = command_find(cmd);
	uint8_t kept[sizeof(struct vault_create)];
	long result;

	if (command)
		memcpy(kept, request, command->size);
	result = fire_raw(shot, cmd, (unsigned long)(uintptr_t)request);
	if (command)
		compare_request(shot, command, kept, request);
	return result;
}

static void poke(uint32_t cmd, void *request, const struct poke *poke)
{
	const struct member *member = command_member(cmd, poke->member);

	memcpy((uint8_t *)request + member->offset, &poke->value, member->size);
}

static void watch_buffer(struct shot *shot, uint32_t cmd, const void *request)
{
	const struct vault_read *read = request;
	const struct vault_list *list = request;

	if (cmd == VAULT_READ)
		watch(shot, pointer(read->data), read->len);
	if (cmd == VAULT_LIST)
		watch(shot, pointer(list->items),
		      list->count * sizeof(struct vault_item));
}

/* a served read tells whether it went past the slot */
static void look_past_slot(struct shot *shot, const struct vault_read *read)
{
	if (shot->error || read->offset + (uint64_t)read->len <= SLOT_BYTES)
		return;
	saw(shot, "read up to byte %llu of a slot of %u: leaked kernel memory",
	    (unsigned long long)read->offset + read->len, SLOT_BYTES);
}

void run_poke(struct shot *shot, const struct attack *attack)
{
	void *request = command_find(attack->cmd)->honest();

	watch_buffer(shot, attack->cmd, request);
	for (unsigned int i = 0; i < ARRAY_SIZE(attack->pokes); i++)
		if (attack->pokes[i].member)
			poke(attack->cmd, request, &attack->pokes[i]);
	fire(shot, attack->cmd, request);
	if (attack->cmd == VAULT_READ)
		look_past_slot(shot, request);
}
