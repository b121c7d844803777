// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Structs shorter and longer than the kernel's own, flush against a hole. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "client.h"

#define STATUS_OF(size) _IOC(_IOC_READ | _IOC_WRITE, VAULT_MAGIC, 6, size)

/* a vault_config of @size bytes at the end of its page, tail zero */
static struct vault_config *config_of(uint32_t size)
{
	uint8_t *bytes = flush_end(size);
	struct vault_config honest = { .size = size, .lease = 60 };

	memset(bytes, 0, size);
	memcpy(bytes, &honest, size < sizeof(honest) ? size : sizeof(honest));
	return (struct vault_config *)bytes;
}

static void fire_config(struct shot *shot, const struct vault_config *config)
{
	fire_raw(shot, VAULT_CONFIG, (unsigned long)(uintptr_t)config);
}

/* only the size word lies; the memory is the kernel's own struct and more */
static void run_size_word(struct shot *shot, const struct attack *attack)
{
	struct vault_config *config = config_of(256);

	config->size = (uint32_t)attack->pokes[0].value;
	fire_config(shot, config);
}

static void run_config_of(struct shot *shot, const struct attack *attack)
{
	uint32_t size = (uint32_t)attack->pokes[0].value;
	struct vault_config *config = config_of(size);
	uint8_t kept[256];

	memcpy(kept, config, size);
	fire_config(shot, config);
	if (shot->error)
		return;
	if (config->out_slots != VAULT_SLOTS)
		saw(shot, "wrote %u for out_slots", config->out_slots);
	if (memcmp(kept, config, offsetof(struct vault_config, out_slots)))
		saw(shot, "overwrote the caller's input members");
	if (size > sizeof(*config) &&
	    memcmp(kept + sizeof(*config), config + 1, size - sizeof(*config)))
		saw(shot, "wrote to the tail it does not know");
}

static void run_config_tail(struct shot *shot, const struct attack *attack)
{
	struct vault_config *config = config_of(128);

	((uint8_t *)config)[attack->pokes[0].value] = 1;
	fire_config(shot, config);
}

/* the size word promises 64 bytes that the page does not have */
static void run_config_tail_missing(struct shot *shot,
				    const struct attack *attack)
{
	struct vault_config *config = config_of(sizeof(*config));

	(void)attack;
	config->size += 64;
	fire_config(shot, config);
}

static void run_config_old_lease(struct shot *shot, const struct attack *attack)
{
	struct vault_config *config = config_of(VAULT_CONFIG_SIZE_VER0);

	(void)attack;
	config->flags = VAULT_CONFIG_LEASE;
	fire_config(shot, config);
}

/* the first byte of the lease's two */
static void run_config_half_lease(struct shot *shot,
				  const struct attack *attack)
{
	struct vault_config *config = config_of(VAULT_CONFIG_SIZE_VER0 + 1);

	((uint8_t *)config)[VAULT_CONFIG_SIZE_VER0] =
		(uint8_t)attack->pokes[0].value;
	fire_config(shot, config);
}

static struct vault_status *status_of(size_t size)
{
	return memset(flush_end(size), 0, size);
}

static void run_status_of(struct shot *shot, const struct attack *attack)
{
	size_t size = (size_t)attack->pokes[0].value;
	struct vault_status *status = status_of(size);

	fire_raw(shot, STATUS_OF(size), (unsigned long)(uintptr_t)status);
	if (!shot->error && status->out_used < SLOT_FURNITURE)
		saw(shot, "counted %u slots in use", status->out_used);
	if (size > sizeof(*status) &&
	    !memory_is(status + 1, 0, size - sizeof(*status)))
		saw(shot, "wrote to the tail it does not know");
}

static void run_status_tail(struct shot *shot, const struct attack *attack)
{
	size_t size = sizeof(struct vault_status) + 16;
	struct vault_status *status = status_of(size);

	(void)attack;
	((uint8_t *)status)[size - 1] = 1;
	fire_raw(shot, STATUS_OF(size), (unsigned long)(uintptr_t)status);
}

/* every honest request already ends where its page does */
static void run_flush(struct shot *shot, const struct attack *attack)
{
	fire(shot, attack->cmd, command_find(attack->cmd)->honest());
}

/* pokes[0].value bytes on a read-only page, outputs on the next */
static void run_inputs_read_only(struct shot *shot, const struct attack *attack)
{
	const struct command *command = command_find(attack->cmd);
	size_t head = (size_t)attack->pokes[0].value;
	uint8_t *request = split_pages(head);

	memcpy(request, command->honest(), command->size);
	protect(request, PROT_READ);
	fire(shot, attack->cmd, request);
}

#define SIZE_WORD(size) .run = run_size_word, .pokes = { { "size", size } }
#define CONFIG_OF(size) .run = run_config_of, .pokes = { { "size", size } }
#define CONFIG_TAIL(at) .run = run_config_tail, .pokes = { { "tail byte", at } }
#define STATUS(size_) .run = run_status_of, .pokes = { { "size", size_ } }
#define FLUSH(cmd_) .run = run_flush, .cmd = cmd_
#define INPUTS_READ_ONLY(cmd_, output)            \
	.run = run_inputs_read_only, .cmd = cmd_, \
	.pokes = { { "split", output } }
#define TOO_SHORT REFUSED(EINVAL, RULE_MIN, "size")
#define TOO_LONG REFUSED(E2BIG, RULE_MAX, "size")
#define TAIL_NOT_ZERO REFUSED(E2BIG, RULE_TAIL, "")

const struct attack attacks_structs[] = {
	{ "short", "config_size_zero", "configures with a struct of 0 bytes",
	  SIZE_WORD(0), TOO_SHORT },
	{ "short", "config_size_word_only",
	  "configures with nothing but the size word", SIZE_WORD(4),
	  TOO_SHORT },
	{ "short", "config_one_short",
	  "configures with one byte less than the first version had",
	  SIZE_WORD(VAULT_CONFIG_SIZE_VER0 - 1), TOO_SHORT },
	{ "short", "config_half_lease",
	  "configures with one byte of the two that the lease has",
	  .run = run_config_half_lease, .pokes = { { "first byte", 60 } },
	  REFUSED(EINVAL, RULE_ZERO, "lease") },
	{ "long", "config_size_huge", "configures with a struct of 4 GiB",
	  SIZE_WORD(0xffffffff), TOO_LONG },
	{ "long", "config_size_negative",
	  "configures with a struct of INT_MIN bytes", SIZE_WORD(0x80000000),
	  TOO_LONG },
	{ "long", "config_tail_first_byte",
	  "sets the first byte this kernel does not know",
	  CONFIG_TAIL(sizeof(struct vault_config)), TAIL_NOT_ZERO },
	{ "long", "config_tail_last_byte",
	  "sets the very last byte of a newer struct", CONFIG_TAIL(127),
	  TAIL_NOT_ZERO },
	{ "long", "config_tail_missing",
	  "promises a tail whose page is not there",
	  .run = run_config_tail_missing, REFUSED(EFAULT, RULE_FETCH, "") },
	{ "long", "status_tail", "sets the last byte of a newer status",
	  .run = run_status_tail, TAIL_NOT_ZERO },

	{ "edge", "config_edge",
	  "configures with a struct that ends where its page does",
	  FLUSH(VAULT_CONFIG), SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "write_edge",
	  "writes from a request and a buffer that end where their pages do",
	  FLUSH(VAULT_WRITE), SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "read_edge",
	  "reads to a buffer that ends where its page does", FLUSH(VAULT_READ),
	  SERVED },
	{ "edge", "list_edge",
	  "lists into an array that ends where its page does",
	  FLUSH(VAULT_LIST), SERVED },
	{ "edge", "status_edge",
	  "asks for a status that ends where its page does",
	  FLUSH(VAULT_STATUS), SERVED },
	{ "edge", "read_inputs_read_only", "lets a read write its output only",
	  INPUTS_READ_ONLY(VAULT_READ, offsetof(struct vault_read, out_len)),
	  SERVED },
	{ "edge", "list_inputs_read_only", "lets a list write its output only",
	  INPUTS_READ_ONLY(VAULT_LIST, offsetof(struct vault_list, out_used)),
	  SERVED },
	{ "edge", "config_inputs_read_only",
	  "lets a configuration write behind its inputs only",
	  INPUTS_READ_ONLY(VAULT_CONFIG,
			   offsetof(struct vault_config, out_slots)),
	  SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "status_inputs_read_only",
	  "lets a status write behind its input only",
	  INPUTS_READ_ONLY(VAULT_STATUS,
			   offsetof(struct vault_status, out_used)),
	  SERVED },
	{ "edge", "config_old",
	  "configures as the first version did, nothing mapped after it",
	  CONFIG_OF(VAULT_CONFIG_SIZE_VER0), SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "config_between",
	  "configures with a struct between two versions", CONFIG_OF(28),
	  SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "config_newer",
	  "configures as a newer program would, tail zero", CONFIG_OF(96),
	  SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "config_old_lease",
	  "takes over a lease that the first version had not",
	  .run = run_config_old_lease, SERVED, .flags = ATTACK_CHANGES },
	{ "edge", "status_old",
	  "asks for the first version's status, nothing mapped after it",
	  STATUS(VAULT_STATUS_SIZE_VER0), SERVED },
	{ "edge", "status_between", "asks for a status between two versions",
	  STATUS(20), SERVED },
	{ "edge", "status_newer",
	  "asks for a status as a newer program would, tail zero", STATUS(64),
	  SERVED },
	{},
};
