// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Lengths, offsets, counts and products that are too large, or wrap. */
#include <errno.h>
#include <string.h>

#include "client.h"

#define WIDE_BYTES 4096u

/* the caller's buffer is large enough: only the slot is not */
static void run_wide_write(struct shot *shot, const struct attack *attack)
{
	struct vault_write *write = honest_write();
	uint8_t *data = flush_end(WIDE_BYTES);

	memset(data, 'W', WIDE_BYTES);
	write->data = address(data);
	write->len = (uint32_t)attack->pokes[0].value;
	write->offset = (uint32_t)attack->pokes[1].value;
	fire(shot, VAULT_WRITE, write);
}

/* bytes of the buffer that no longer hold the pattern it was filled with */
static uint32_t delivered(const uint8_t *data)
{
	uint32_t count = WIDE_BYTES;

	while (count && data[count - 1] == PATTERN)
		count--;
	return count;
}

static void run_wide_read(struct shot *shot, const struct attack *attack)
{
	struct vault_read *read = honest_read();
	uint8_t *data = flush_end(WIDE_BYTES);

	read->data = address(data);
	read->len = (uint32_t)attack->pokes[0].value;
	read->offset = (uint32_t)attack->pokes[1].value;
	watch(shot, data, WIDE_BYTES);
	fire(shot, VAULT_READ, read);
	if (!shot->error && delivered(data))
		saw(shot,
		    "leaked kernel memory: %u bytes from offset %d of a slot of %u",
		    delivered(data), (int)read->offset, SLOT_BYTES);
}

/* a slot whose size wrapped is shown by writing where it should be large */
static void run_product(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();
	struct vault_write *write = honest_write();

	create->records = (uint32_t)attack->pokes[0].value;
	create->record_size = (uint32_t)attack->pokes[1].value;
	if (fire(shot, VAULT_CREATE, create))
		return;
	write->slot = create->out_slot;
	write->offset = 16;
	saw(shot, "took slot %u of %u x %u bytes", create->out_slot,
	    create->records, create->record_size);
	fire(shot, VAULT_WRITE, write);
}

static void run_count(struct shot *shot, const struct attack *attack)
{
	struct vault_list *list = honest_list();
	struct vault_item *items = flush_end(WIDE_BYTES);

	memset(items, 0, WIDE_BYTES);
	list->items = address(items);
	list->count = (uint32_t)attack->pokes[0].value;
	watch(shot, items, WIDE_BYTES);
	fire(shot, VAULT_LIST, list);
	if (!shot->error && !memory_is(items, 0, WIDE_BYTES))
		saw(shot, "described slots for a count of %u", list->count);
}

#define WRITES(len, offset) \
	.run = run_wide_write, .pokes = { { "len", len }, { "offset", offset } }
#define READS(len, offset) \
	.run = run_wide_read, .pokes = { { "len", len }, { "offset", offset } }
#define CREATES(records, size) \
	.run = run_product,    \
	.pokes = { { "records", records }, { "record_size", size } }
#define COUNT(count) .run = run_count, .pokes = { { "count", count } }

#define OUTSIDE REFUSED(EINVAL, RULE_SUB, "offset")
#define TOO_LARGE REFUSED(E2BIG, RULE_CONDITION, "records")
#define WRAPS REFUSED(EOVERFLOW, RULE_CONDITION, "records")
#define TOO_MANY REFUSED(E2BIG, RULE_CONDITION, "count")

const struct attack attacks_sizes[] = {
	{ "size", "write_len_one_past",
	  "writes one byte more than the slot holds", WRITES(SLOT_BYTES + 1, 0),
	  OUTSIDE },
	{ "size", "write_len_past", "writes 64 bytes more than the slot holds",
	  WRITES(SLOT_BYTES + 64, 0), OUTSIDE },
	{ "size", "write_len_negative", "writes -1 bytes",
	  WRITES(0xffffffff, 0), OUTSIDE },
	{ "size", "write_len_most_negative", "writes INT_MIN bytes",
	  WRITES(0x80000000, 0), OUTSIDE },
	{ "size", "write_end_one_past",
	  "writes the last 64 bytes, one byte too late",
	  WRITES(64, SLOT_BYTES - 63), OUTSIDE },
	{ "size", "write_offset_past", "writes nothing, but past the slot",
	  WRITES(0, SLOT_BYTES + 1), OUTSIDE },
	{ "size", "write_offset_negative", "writes in front of the slot",
	  WRITES(32, 0xffffffe0 - 32), OUTSIDE },
	{ "size", "write_sum_wraps",
	  "writes where offset and length add up to 64 after a wrap",
	  WRITES(128, 0xffffffc0), OUTSIDE },
	{ "size", "write_sum_wraps_zero",
	  "writes where offset and length add up to 0 after a wrap",
	  WRITES(64, 0xffffffc0), OUTSIDE },
	{ "size", "read_len_one_past",
	  "reads one byte more than the slot holds", READS(SLOT_BYTES + 1, 0),
	  OUTSIDE },
	{ "size", "read_len_past", "reads 512 bytes more than the slot holds",
	  READS(SLOT_BYTES + 512, 0), OUTSIDE },
	{ "size", "read_len_negative", "reads -1 bytes", READS(0xffffffff, 0),
	  OUTSIDE },
	{ "size", "read_end_one_past",
	  "reads the last 64 bytes, one byte too late",
	  READS(64, SLOT_BYTES - 63), OUTSIDE },
	{ "size", "read_offset_past", "reads nothing, but past the slot",
	  READS(0, SLOT_BYTES + 1), OUTSIDE },
	{ "size", "read_sum_wraps",
	  "reads where offset and length add up to 64 after a wrap",
	  READS(128, 0xffffffc0), OUTSIDE },
	{ "size", "read_sum_wraps_zero",
	  "reads where offset and length add up to 0 after a wrap",
	  READS(64, 0xffffffc0), OUTSIDE },

	{ "product", "create_one_past",
	  "creates a slot one byte over the limit",
	  CREATES(1, VAULT_SLOT_BYTES_MAX + 1), TOO_LARGE },
	{ "product", "create_just_past",
	  "creates 257 records of 64 bytes where 256 fit", CREATES(257, 64),
	  TOO_LARGE },
	{ "product", "create_one_huge_record", "creates one record of -1 bytes",
	  CREATES(1, 0xffffffff), TOO_LARGE },
	{ "product", "create_huge_records", "creates -1 records of one byte",
	  CREATES(0xffffffff, 1), TOO_LARGE },
	{ "product", "create_half_the_world",
	  "creates 65536 records of 32768 bytes", CREATES(65536, 32768),
	  TOO_LARGE },
	{ "product", "create_wraps_to_zero",
	  "creates 65536 x 65536 bytes: 0 in 32 bits", CREATES(65536, 65536),
	  WRAPS },
	{ "product", "create_wraps_to_16",
	  "creates 268435457 x 16 bytes: 16 in 32 bits",
	  CREATES(0x10000001, 16), WRAPS },
	{ "product", "create_negatives",
	  "creates -4 records of -4 bytes: 16 in 32 bits",
	  CREATES(0xfffffffc, 0xfffffffc), WRAPS },
	{ "product", "create_sign_bit",
	  "creates 2 x 2147483648 bytes: 0 in 32 bits", CREATES(2, 0x80000000),
	  WRAPS },

	{ "count", "list_one_past", "lists 65 items where 64 are served",
	  COUNT(VAULT_LIST_MAX + 1), TOO_MANY },
	{ "count", "list_negative", "lists -1 items", COUNT(0xffffffff),
	  TOO_MANY },
	{ "count", "list_bytes_wrap",
	  "lists so many items that their bytes wrap to 24", COUNT(0x06666667),
	  TOO_MANY },
	{},
};
