// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>

#include "client.h"

#define IN(type, member)                                          \
	{                                                         \
#member, offsetof(struct type, member),           \
			sizeof(((struct type *)0)->member), false \
	}
#define OUT(type, member)                                        \
	{                                                        \
#member, offsetof(struct type, member),          \
			sizeof(((struct type *)0)->member), true \
	}

static const struct member members_create[] = {
	IN(vault_create, name),	     IN(vault_create, flags),
	IN(vault_create, records),   IN(vault_create, record_size),
	OUT(vault_create, out_slot),
};

static const struct member members_write[] = {
	IN(vault_write, slot),	 IN(vault_write, flags),
	IN(vault_write, data),	 IN(vault_write, len),
	IN(vault_write, offset), IN(vault_write, reserved),
};

static const struct member members_read[] = {
	IN(vault_read, slot), IN(vault_read, offset),	IN(vault_read, data),
	IN(vault_read, len),  OUT(vault_read, out_len),
};

static const struct member members_list[] = {
	IN(vault_list, items),	   IN(vault_list, count),
	IN(vault_list, flags),	   IN(vault_list, reserved),
	OUT(vault_list, out_used),
};

static const struct member members_config[] = {
	IN(vault_config, size),
	IN(vault_config, flags),
	IN(vault_config, mode),
	IN(vault_config, quota),
	OUT(vault_config, out_slots),
	OUT(vault_config, out_used),
	IN(vault_config, lease),
	IN(vault_config, reserved),
	OUT(vault_config, out_generation),
};

static const struct member members_status[] = {
	IN(vault_status, flags),	 OUT(vault_status, out_used),
	OUT(vault_status, out_bytes),	 OUT(vault_status, out_allocations),
	OUT(vault_status, out_canaries),
};

static const struct member members_select[] = { { "slot", 0, 4, false } };

static const struct member members_refusal[] = {
	OUT(vault_refusal, cmd),   OUT(vault_refusal, error),
	OUT(vault_refusal, rule),  OUT(vault_refusal, offset),
	OUT(vault_refusal, field),
};

static void *any_create(void)
{
	return honest_create();
}

static void *any_write(void)
{
	return honest_write();
}

static void *any_read(void)
{
	return honest_read();
}

static void *any_list(void)
{
	return honest_list();
}

static void *any_config(void)
{
	return honest_config();
}

static void *any_status(void)
{
	return honest_status();
}

static void *any_refusal(void)
{
	return flush_end(sizeof(struct vault_refusal));
}

#define COMMAND(number, name)                                                  \
	{                                                                      \
		number, "VAULT_" #number, sizeof(struct vault_##name),         \
			members_##name, ARRAY_SIZE(members_##name), any_##name \
	}

static const struct command commands[] = {
	COMMAND(VAULT_CREATE, create),
	COMMAND(VAULT_WRITE, write),
	COMMAND(VAULT_READ, read),
	COMMAND(VAULT_LIST, list),
	COMMAND(VAULT_CONFIG, config),
	COMMAND(VAULT_STATUS, status),
	COMMAND(VAULT_REFUSAL, refusal),
	{ VAULT_SELECT, "VAULT_SELECT", 0, members_select, 1, NULL },
};

const struct command *command_find(uint32_t number)
{
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++)
		if (commands[i].number == number)
			return &commands[i];
	return NULL;
}

const struct member *command_member(uint32_t number, const char *name)
{
	const struct command *command = command_find(number);

	for (unsigned int i = 0; command && i < command->members_count; i++)
		if (!strcmp(command->members[i].name, name))
			return &command->members[i];
	return NULL;
}

/* the outputs stay PATTERN, so that writing them shows */
static void *zero_inputs(uint32_t number)
{
	const struct command *command = command_find(number);
	uint8_t *request = flush_end(command->size);
	const struct member *member;

	for (unsigned int i = 0; i < command->members_count; i++) {
		member = &command->members[i];
		if (!member->output)
			memset(request + member->offset, 0, member->size);
	}
	return request;
}

struct vault_create *honest_create(void)
{
	struct vault_create *create = zero_inputs(VAULT_CREATE);

	strcpy(create->name, "intruder");
	create->records = 4;
	create->record_size = 16;
	return create;
}

struct vault_write *honest_write(void)
{
	struct vault_write *write = zero_inputs(VAULT_WRITE);
	uint8_t *data = flush_end(HONEST_LEN);

	memset(data, 'w', HONEST_LEN);
	write->slot = slot_of(SLOT_NOTES);
	write->data = address(data);
	write->len = HONEST_LEN;
	return write;
}

struct vault_read *honest_read(void)
{
	struct vault_read *read = zero_inputs(VAULT_READ);

	read->slot = slot_of(SLOT_NOTES);
	read->data = address(flush_end(HONEST_LEN));
	read->len = HONEST_LEN;
	return read;
}

struct vault_list *honest_list(void)
{
	struct vault_list *list = zero_inputs(VAULT_LIST);
	struct vault_item *items = flush_end(HONEST_COUNT * sizeof(*items));

	for (unsigned int i = 0; i < HONEST_COUNT; i++)
		items[i].slot = i;
	list->items = address(items);
	list->count = HONEST_COUNT;
	return list;
}

struct vault_config *honest_config(void)
{
	struct vault_config *config = zero_inputs(VAULT_CONFIG);

	config->size = sizeof(*config);
	config->lease = 60;
	return config;
}

struct vault_status *honest_status(void)
{
	return zero_inputs(VAULT_STATUS);
}
