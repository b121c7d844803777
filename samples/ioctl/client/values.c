// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* One member of an honest request takes a value its comment does not allow. */
#include <errno.h>

#include "client.h"

static void run_select(struct shot *shot, const struct attack *attack)
{
	fire_raw(shot, VAULT_SELECT, (unsigned long)attack->pokes[0].value);
}

/* the low half is an honest slot: who truncates is taken in */
static void run_select_wide(struct shot *shot, const struct attack *attack)
{
	uint64_t slot = attack->pokes[0].value | slot_of(SLOT_NOTES);

	fire_raw(shot, VAULT_SELECT, (unsigned long)slot);
}

static void run_item_slot(struct shot *shot, const struct attack *attack)
{
	struct vault_list *list = honest_list();
	struct vault_item *items = pointer(list->items);

	items[HONEST_COUNT - 1].slot = (uint32_t)attack->pokes[0].value;
	watch(shot, items, HONEST_COUNT * sizeof(*items));
	fire(shot, VAULT_LIST, list);
}

#define SELECTS(value) .run = run_select, .pokes = { { "slot", value } }
#define ITEM(value) .run = run_item_slot, .pokes = { { "slot", value } }
#define BAD_SLOT REFUSED(EINVAL, RULE_INDEX, "slot")
#define BAD_FLAGS REFUSED(EINVAL, RULE_FLAGS, "flags")
#define NOT_ZERO(member) REFUSED(EINVAL, RULE_ZERO, member)

const struct attack attacks_values[] = {
	{ "index", "write_slot_one_past", "writes to slot 16 of 16",
	  POKE(VAULT_WRITE, slot, 16), BAD_SLOT },
	{ "index", "write_slot_negative", "writes to slot -1",
	  POKE(VAULT_WRITE, slot, 0xffffffff), BAD_SLOT },
	{ "index", "write_slot_most_negative", "writes to slot INT_MIN",
	  POKE(VAULT_WRITE, slot, 0x80000000), BAD_SLOT },
	{ "index", "write_slot_16_bits",
	  "hopes that slot 65536 is cut to 16 bits",
	  POKE(VAULT_WRITE, slot, 0x10000), BAD_SLOT },
	{ "index", "read_slot_one_past", "reads slot 16 of 16",
	  POKE(VAULT_READ, slot, 16), BAD_SLOT },
	{ "index", "read_slot_negative", "reads slot -1",
	  POKE(VAULT_READ, slot, 0xffffffff), BAD_SLOT },
	{ "index", "read_slot_huge", "reads slot 2147483647",
	  POKE(VAULT_READ, slot, 0x7fffffff), BAD_SLOT },
	{ "index", "item_slot_one_past",
	  "asks for slot 16 in the last item of a list", ITEM(16), BAD_SLOT },
	{ "index", "item_slot_negative",
	  "asks for slot -1 in the last item of a list", ITEM(0xffffffff),
	  BAD_SLOT },
	{ "index", "select_one_past", "binds the file to slot 16 of 16",
	  SELECTS(16), BAD_SLOT },
	{ "index", "select_negative", "binds the file to slot -1",
	  SELECTS(~0ull), BAD_SLOT },
	{ "index", "select_upper_half",
	  "hides 2^32 above an honest slot number", .run = run_select_wide,
	  .pokes = { { "slot", 1ull << 32 } }, BAD_SLOT, .flags = ATTACK_64 },

	{ "flags", "create_flag_next",
	  "creates with the first flag nobody defined",
	  POKE(VAULT_CREATE, flags, 0x4), BAD_FLAGS },
	{ "flags", "create_flag_top", "creates with the topmost flag",
	  POKE(VAULT_CREATE, flags, 0x80000000), BAD_FLAGS },
	{ "flags", "write_flag_next",
	  "writes with the first flag nobody defined",
	  POKE(VAULT_WRITE, flags, 0x2), BAD_FLAGS },
	{ "flags", "write_flags_all", "writes with every flag set",
	  POKE(VAULT_WRITE, flags, 0xffffffff), BAD_FLAGS },
	{ "flags", "config_flag_next",
	  "configures with the first flag nobody defined",
	  POKE(VAULT_CONFIG, flags, 0x8), BAD_FLAGS },
	{ "flags", "config_flag_top", "configures with the topmost flag",
	  POKE(VAULT_CONFIG, flags, 0x80000000), BAD_FLAGS },
	{ "flags", "list_flag", "lists with a flag where none exists",
	  POKE(VAULT_LIST, flags, 1), NOT_ZERO("flags") },
	{ "flags", "status_flag",
	  "asks for the status with a flag where none exists",
	  POKE(VAULT_STATUS, flags, 0x80000000), NOT_ZERO("flags") },

	{ "reserved", "write_reserved",
	  "puts 1 into a reserved member of a write",
	  POKE(VAULT_WRITE, reserved, 1), NOT_ZERO("reserved") },
	{ "reserved", "write_reserved_upper_half",
	  "puts 1 where only a 64-bit check looks",
	  POKE(VAULT_WRITE, reserved, 1ull << 32), NOT_ZERO("reserved") },
	{ "reserved", "list_reserved",
	  "puts 1 into a reserved member of a list",
	  POKE(VAULT_LIST, reserved, 1), NOT_ZERO("reserved") },
	{ "reserved", "config_reserved",
	  "sets the top bit of the reserved 16 bits",
	  POKE(VAULT_CONFIG, reserved, 0x8000), NOT_ZERO("reserved") },
	{ "reserved", "config_quota_unasked",
	  "brings a quota without the flag that says to take it",
	  POKE(VAULT_CONFIG, quota, 4096), NOT_ZERO("quota") },

	{ "enum", "mode_one_past", "sets a mode one past the last",
	  POKES(VAULT_CONFIG, mode, 3, flags, VAULT_CONFIG_MODE),
	  REFUSED(EINVAL, RULE_ENUM, "mode") },
	{ "enum", "mode_negative", "sets mode -1",
	  POKES(VAULT_CONFIG, mode, 0xffffffff, flags, VAULT_CONFIG_MODE),
	  REFUSED(EINVAL, RULE_ENUM, "mode") },
	{ "enum", "mode_8_bits", "hopes that mode 256 is cut to 8 bits",
	  POKES(VAULT_CONFIG, mode, 256, flags, VAULT_CONFIG_MODE),
	  REFUSED(EINVAL, RULE_ENUM, "mode") },
	{ "enum", "mode_unasked",
	  "brings a bad mode without the flag that says to take it",
	  POKE(VAULT_CONFIG, mode, 77), REFUSED(EINVAL, RULE_ENUM, "mode") },

	{ "range", "lease_zero", "asks for a lease of no time",
	  POKES(VAULT_CONFIG, lease, 0, flags, VAULT_CONFIG_LEASE),
	  REFUSED(EINVAL, RULE_RANGE, "lease") },
	{ "range", "lease_one_past", "asks for a lease one second too long",
	  POKES(VAULT_CONFIG, lease, VAULT_LEASE_MAX + 1, flags,
		VAULT_CONFIG_LEASE),
	  REFUSED(EINVAL, RULE_RANGE, "lease") },
	{ "range", "lease_negative", "asks for a lease of -1 seconds",
	  POKES(VAULT_CONFIG, lease, 0xffff, flags, VAULT_CONFIG_LEASE),
	  REFUSED(EINVAL, RULE_RANGE, "lease") },
	{ "range", "quota_zero", "sets a quota of nothing",
	  POKES(VAULT_CONFIG, quota, 0, flags, VAULT_CONFIG_QUOTA),
	  REFUSED(EINVAL, RULE_RANGE, "quota") },
	{ "range", "quota_one_past", "sets a quota one byte over the limit",
	  POKES(VAULT_CONFIG, quota, VAULT_QUOTA_MAX + 1, flags,
		VAULT_CONFIG_QUOTA),
	  REFUSED(EINVAL, RULE_RANGE, "quota") },
	{ "range", "quota_negative", "sets a quota of -1",
	  POKES(VAULT_CONFIG, quota, 0xffffffff, flags, VAULT_CONFIG_QUOTA),
	  REFUSED(EINVAL, RULE_RANGE, "quota") },
	{ "range", "records_zero", "creates a slot of no records",
	  POKE(VAULT_CREATE, records, 0),
	  REFUSED(EINVAL, RULE_MIN, "records") },
	{ "range", "record_size_zero", "creates a slot of empty records",
	  POKE(VAULT_CREATE, record_size, 0),
	  REFUSED(EINVAL, RULE_MIN, "record_size") },
	{ "range", "count_zero", "lists no items at all",
	  POKE(VAULT_LIST, count, 0), REFUSED(EINVAL, RULE_MIN, "count") },
	{},
};
