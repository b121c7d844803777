// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every byte that comes back must be one somebody decided on. */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

#include "client.h"

static unsigned int not_zero(const void *memory, size_t size)
{
	const uint8_t *bytes = memory;
	unsigned int count = 0;

	for (size_t i = 0; i < size; i++)
		count += bytes[i] != 0;
	return count;
}

static void saw_stale(struct shot *shot, const char *where, unsigned int count)
{
	if (count)
		saw(shot, "leaked %u stale kernel byte%s in %s", count,
		    count == 1 ? "" : "s", where);
}

static void run_blank(struct shot *shot, const struct attack *attack)
{
	struct vault_read *read = honest_read();
	uint8_t *data = flush_end(SLOT_BYTES);

	read->slot = slot_of(SLOT_BLANK);
	read->data = address(data);
	read->len = SLOT_BYTES;
	if (!fire(shot, attack->cmd, read))
		saw_stale(shot, "the slot", not_zero(data, SLOT_BYTES));
}

static void run_read_filled(struct shot *shot, const struct attack *attack)
{
	struct vault_read *read = honest_read();
	uint8_t *data = flush_end(2 * HONEST_LEN);

	read->data = address(data);
	if (fire(shot, attack->cmd, read))
		return;
	if (read->out_len != HONEST_LEN)
		saw(shot, "says it copied %u bytes of %u", read->out_len,
		    HONEST_LEN);
	if (!memory_is(data + HONEST_LEN, PATTERN, HONEST_LEN))
		saw(shot, "wrote past the caller's length");
}

static void look_at_item(struct shot *shot, const struct vault_item *item)
{
	size_t name = strnlen(item->out_name, sizeof(item->out_name));

	saw_stale(shot, "out_reserved",
		  not_zero(item->out_reserved, sizeof(item->out_reserved)));
	saw_stale(shot, "out_name",
		  not_zero(item->out_name + name,
			   sizeof(item->out_name) - name));
	if (item->out_state == VAULT_STATE_FREE)
		saw_stale(shot, "the item of a free slot",
			  not_zero((const uint8_t *)item + sizeof(item->slot),
				   sizeof(*item) - sizeof(item->slot)));
}

static void run_items(struct shot *shot, const struct attack *attack)
{
	struct vault_item *items = flush_end(VAULT_SLOTS * sizeof(*items));
	struct vault_list *list = honest_list();

	for (uint32_t i = 0; i < VAULT_SLOTS; i++)
		items[i].slot = i;
	list->items = address(items);
	list->count = VAULT_SLOTS;
	if (fire(shot, attack->cmd, list))
		return;
	for (uint32_t i = 0; i < VAULT_SLOTS; i++)
		look_at_item(shot, &items[i]);
}

static void run_hidden(struct shot *shot, const struct attack *attack)
{
	struct vault_list *list = honest_list();
	struct vault_item *items = pointer(list->items);

	items[0].slot = slot_of(SLOT_HIDDEN);
	list->count = 1;
	if (fire(shot, attack->cmd, list))
		return;
	saw_stale(shot, "the item of a hidden slot",
		  items[0].out_state ?
			  0 :
			  not_zero(&items[0].out_size, sizeof(items[0]) - 8));
	if (items[0].out_state)
		saw(shot, "told about a hidden slot: '%.*s'",
		    VAULT_NAME_LEN - 1, items[0].out_name);
}

static void run_status(struct shot *shot, const struct attack *attack)
{
	struct vault_status *status = honest_status();

	if (fire(shot, attack->cmd, status))
		return;
	if (status->out_used != shot->before.status.out_used ||
	    status->out_bytes < SLOT_FURNITURE * SLOT_BYTES ||
	    status->out_bytes > VAULT_QUOTA_MAX)
		saw(shot, "counts %u slots of %llu bytes", status->out_used,
		    (unsigned long long)status->out_bytes);
}

static void run_config(struct shot *shot, const struct attack *attack)
{
	struct vault_config *config = honest_config();

	if (fire(shot, attack->cmd, config))
		return;
	if (config->out_slots != VAULT_SLOTS ||
	    config->out_used != shot->before.status.out_used ||
	    config->out_generation != shot->before.generation + 1)
		saw(shot, "answered %u slots, %u used, generation %u",
		    config->out_slots, config->out_used,
		    config->out_generation);
}

/* a long field name first: its end must not show behind a short one */
static void run_refusal(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();
	struct vault_write *write = honest_write();
	struct vault_refusal *why = flush_end(sizeof(*why));
	size_t length;

	create->record_size = 0;
	ioctl(shot->fd, VAULT_CREATE, create);
	write->slot = VAULT_SLOTS;
	ioctl(shot->fd, VAULT_WRITE, write);
	if (fire(shot, attack->cmd, why))
		return;
	length = strnlen(why->field, sizeof(why->field));
	saw_stale(shot, "field",
		  not_zero(why->field + length, sizeof(why->field) - length));
}

static void run_refusal_none(struct shot *shot, const struct attack *attack)
{
	struct vault_refusal *why = flush_end(sizeof(*why));

	if (!fire(shot, attack->cmd, why))
		saw_stale(shot, "the refusal of nothing",
			  not_zero(why, sizeof(*why)));
}

#define LOOKS(run_, cmd_) .run = run_, .cmd = cmd_, SERVED

const struct attack attacks_outputs[] = {
	{ "output", "read_never_written",
	  "reads a slot that nobody has written",
	  LOOKS(run_blank, VAULT_READ) },
	{ "output", "read_no_more_than_asked",
	  "watches the buffer behind the length it asked for",
	  LOOKS(run_read_filled, VAULT_READ) },
	{ "output", "list_padding",
	  "looks for old kernel bytes in the holes of a list",
	  LOOKS(run_items, VAULT_LIST) },
	{ "output", "list_hidden", "lists a slot that is hidden",
	  LOOKS(run_hidden, VAULT_LIST) },
	{ "output", "status_complete", "looks at every output of the status",
	  LOOKS(run_status, VAULT_STATUS) },
	{ "output", "config_complete",
	  "looks at every output of the configuration",
	  LOOKS(run_config, VAULT_CONFIG), .flags = ATTACK_CHANGES },
	{ "output", "refusal_stale_name",
	  "looks behind a short member name for the longer one before it",
	  LOOKS(run_refusal, VAULT_REFUSAL) },
	{ "output", "refusal_of_nothing",
	  "asks for the refusal before anything was refused",
	  LOOKS(run_refusal_none, VAULT_REFUSAL) },
	{},
};
