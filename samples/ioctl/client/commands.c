// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Command numbers that do not exist, or lie about their size or direction. */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

#include "client.h"

#define ROOM_BYTES 4096u

static const struct command *meant_by(uint32_t number)
{
	static const uint32_t numbers[] = { VAULT_CREATE, VAULT_WRITE,
					    VAULT_READ,	  VAULT_LIST,
					    VAULT_CONFIG, VAULT_STATUS,
					    VAULT_REFUSAL };

	for (size_t i = 0; i < ARRAY_SIZE(numbers); i++)
		if (_IOC_NR(numbers[i]) == _IOC_NR(number))
			return command_find(numbers[i]);
	return NULL;
}

/* a good request with room after it: nothing but the number is wrong */
static void run_number(struct shot *shot, const struct attack *attack)
{
	const struct command *command = meant_by(attack->cmd);
	uint8_t *room = flush_end(ROOM_BYTES);

	memset(room, 0, ROOM_BYTES);
	if (command)
		memcpy(room, command->honest(), command->size);
	watch(shot, room, ROOM_BYTES);
	fire_raw(shot, attack->cmd, (unsigned long)(uintptr_t)room);
}

#define NUMBER(type, nr, size) \
	.run = run_number, .cmd = _IOC(type, VAULT_MAGIC, nr, size)
#define NO_COMMAND REFUSED_PLAINLY(ENOTTY)
#define BOTH (_IOC_READ | _IOC_WRITE)

const struct attack attacks_commands[] = {
	{ "command", "unknown_number", "sends command number 99",
	  NUMBER(BOTH, 99, 40), NO_COMMAND },
	{ "command", "number_zero", "sends command number 0",
	  NUMBER(_IOC_NONE, 0, 0), NO_COMMAND },
	{ "command", "all_zero", "sends a command of nothing but zeros",
	  .run = run_number, .cmd = 0, NO_COMMAND },
	{ "command", "all_ones", "sends a command of nothing but ones",
	  .run = run_number, .cmd = 0xffffffff, NO_COMMAND },
	{ "command", "foreign", "sends a terminal's command", .run = run_number,
	  .cmd = 0x5401, NO_COMMAND },
	{ "command", "wrong_magic",
	  "sends VAULT_CREATE under another driver's letter", .run = run_number,
	  .cmd = _IOWR(0xb8, 1, struct vault_create), NO_COMMAND },
	{ "command", "create_read_only_direction",
	  "sends VAULT_CREATE that claims only to answer",
	  NUMBER(_IOC_READ, 1, sizeof(struct vault_create)), NO_COMMAND },
	{ "command", "write_both_directions",
	  "sends VAULT_WRITE that claims to answer, too",
	  NUMBER(BOTH, 2, sizeof(struct vault_write)), NO_COMMAND },
	{ "command", "read_no_direction",
	  "sends VAULT_READ that claims to carry nothing",
	  NUMBER(_IOC_NONE, 3, sizeof(struct vault_read)), NO_COMMAND },
	{ "command", "status_write_only",
	  "sends VAULT_STATUS that claims not to answer",
	  NUMBER(_IOC_WRITE, 6, sizeof(struct vault_status)), NO_COMMAND },
	{ "command", "create_short", "sends VAULT_CREATE 4 bytes too short",
	  NUMBER(BOTH, 1, sizeof(struct vault_create) - 4), NO_COMMAND },
	{ "command", "create_long", "sends VAULT_CREATE 8 bytes too long",
	  NUMBER(BOTH, 1, sizeof(struct vault_create) + 8), NO_COMMAND },
	{ "command", "write_size_zero", "sends VAULT_WRITE of size 0",
	  NUMBER(_IOC_WRITE, 2, 0), NO_COMMAND },
	{ "command", "read_size_largest",
	  "sends VAULT_READ of the largest size a command can say",
	  NUMBER(BOTH, 3, 16383), NO_COMMAND },
	{ "command", "list_size_one", "sends VAULT_LIST of size 1",
	  NUMBER(BOTH, 4, 1), NO_COMMAND },
	{ "command", "config_sized",
	  "says a size in VAULT_CONFIG, whose struct says its own",
	  NUMBER(BOTH, 5, sizeof(struct vault_config)), NO_COMMAND },
	{ "command", "status_one_short",
	  "asks for one byte less than the first VAULT_STATUS had",
	  NUMBER(BOTH, 6, VAULT_STATUS_SIZE_VER0 - 1), NO_COMMAND },
	{ "command", "status_size_zero", "asks for a status of size 0",
	  NUMBER(BOTH, 6, 0), NO_COMMAND },
	{ "command", "select_sized",
	  "sends VAULT_SELECT as if it carried a struct",
	  NUMBER(_IOC_WRITE, 7, 4), NO_COMMAND },
	{ "command", "refusal_short", "asks for half a refusal",
	  NUMBER(_IOC_READ, 8, sizeof(struct vault_refusal) / 2), NO_COMMAND },
	{},
};
