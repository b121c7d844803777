// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/gpt.h"
#include "agree_disk.h"
#include <zlib.h>

uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return crc32(crc, (const void *)p, n);
}

#define AT(member) offsetof(struct gpt_wire, member)

static void put_fixed(struct agree_message *m)
{
	agree_zeros(m, sizeof(struct gpt_wire));
	memcpy(m->p, "EFI PART", 8);
	agree_put(m, AT(revision), 4, 0x00010000);
	agree_put(m, AT(header_size), 4, 92);
	agree_put(m, AT(entry_size), 4, 128);
}

static void repair_header(struct agree_message *m, struct agree_random *r)
{
	uint32_t crc;

	(void)r;
	if (m->n < sizeof(struct gpt_wire))
		return;
	agree_put(m, AT(header_crc32), 4, 0);
	crc = crc32(0, m->p, 92);
	agree_put(m, AT(header_crc32), 4, crc);
}

static void make_header(struct agree_message *m, struct agree_random *r)
{
	uint64_t sectors = agree_below(r, 16) ? 300 + agree_size(r, 48) :
						UINT64_MAX - agree_below(r, 4);
	uint64_t a = agree_below64(r, sectors), b = agree_below64(r, sectors);
	uint32_t count = 1 + agree_below(r, agree_below(r, 2) ? 1024 : 8);
	uint64_t used = (count + 3) / 4;
	uint64_t most = sectors - used - 2 + 1;

	m->ctx[0] = sectors;
	m->ctx[1] = agree_below(r, 2) ? 1 : sectors - 1;
	put_fixed(m);
	agree_put(m, AT(my_lba), 8, m->ctx[1]);
	agree_put(m, AT(alternate_lba), 8, agree_below64(r, sectors));
	agree_put(m, AT(first_usable), 8, a < b ? a : b);
	agree_put(m, AT(last_usable), 8, a < b ? b : a);
	agree_put(m, AT(guid), 8, agree_random64(r));
	agree_put(m, AT(entries_lba), 8,
		  agree_below(r, 4) ? 2 + agree_below64(r, most) :
				      sectors - used + agree_below(r, 2));
	agree_put(m, AT(count), 4, count);
	agree_put(m, AT(entries_crc32), 4, agree_random64(r));
	repair_header(m, r);
}

/*
 * A disk that a file can be, no more entries than usual, and the checksum of
 * entries that are all zero.
 */
static void complete_header(struct agree_message *m, struct agree_random *r)
{
	static const uint8_t zero[128 * GPT_ENTRY_SIZE];
	uint32_t count;

	while (m->ctx[0] >> 54) {
		m->n = 0;
		make_header(m, r);
	}
	count = 1 + (le32(m->p + AT(count)) - 1) % 128;
	agree_put(m, AT(count), 4, count);
	agree_put(m, AT(entries_crc32), 4,
		  crc32(0, zero, count * GPT_ENTRY_SIZE));
	repair_header(m, r);
}

static void judge_header(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct gpt_wire)];
	const uint8_t *p = agree_whole(m, room, sizeof(room));
	const struct disk disk = agree_disk(m);
	const struct oracle_disk oracle_disk = agree_oracle_disk(&disk);
	struct oracle_gpt oracle;
	validated_gpt schema;

	j->oracle =
		oracle_gpt(p, sizeof(room), &oracle_disk, &oracle, &j->where);
	AGREE_STRUCT(j, &schema,
		     gpt_validate((const untrusted_gpt *)p, &disk, &schema,
				  &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, alternate_lba);
	AGREE_VALUE(j, &schema, &oracle, first_usable);
	AGREE_VALUE(j, &schema, &oracle, last_usable);
	AGREE_SAME(j, &schema, &oracle, guid);
	AGREE_VALUE(j, &schema, &oracle, entries_lba);
	AGREE_VALUE(j, &schema, &oracle, count);
	AGREE_VALUE(j, &schema, &oracle, entries_crc32);
}

static const struct agree_spot header_spots[] = {
	{ AT(signature), 8 },	  { AT(revision), 4 },
	{ AT(header_size), 4 },	  { AT(header_crc32), 4 },
	{ AT(reserved), 4 },	  { AT(my_lba), 8 },
	{ AT(alternate_lba), 8 }, { AT(first_usable), 8 },
	{ AT(last_usable), 8 },	  { AT(entries_lba), 8 },
	{ AT(count), 4 },	  { AT(entry_size), 4 },
	{ AT(rest), 4 },	  { 0, 0 }
};

static struct agree_format header = {
	.name = "gpt",
	.make = make_header,
	.repair = repair_header,
	.complete = complete_header,
	.judge = judge_header,
	.spots = header_spots,
};
AGREE_FORMAT(header)

/* One entry; its context is the first and the last usable sector. */
#undef AT
#define AT(member)                             \
	(offsetof(struct gpt_entry_wire, is) + \
	 offsetof(struct gpt_partition_wire, member))

static void put_entry(struct agree_message *m, struct agree_random *r)
{
	uint64_t usable = m->ctx[1] - m->ctx[0] + 1;
	uint64_t a = m->ctx[0] + agree_below64(r, usable);
	uint64_t b = m->ctx[0] + agree_below64(r, usable);
	struct agree_message entry = { .p = m->p + m->n };

	agree_random_bytes(m, r, sizeof(struct gpt_entry_wire));
	agree_put(&entry, AT(first_lba), 8, a < b ? a : b);
	agree_put(&entry, AT(last_lba), 8, a < b ? b : a);
	if (agree_below(r, 8) == 0)
		memset(entry.p, 0, 16);
}

static void make_usable(struct agree_message *m, struct agree_random *r)
{
	m->ctx[0] = agree_size(r, 40);
	m->ctx[1] = m->ctx[0] + agree_size(r, 40);
}

static void make_entry(struct agree_message *m, struct agree_random *r)
{
	make_usable(m, r);
	put_entry(m, r);
}

static void same_entry(struct agree_judged *j, const validated_gpt_entry *entry,
		       const struct oracle_gpt_entry *oracle)
{
	const validated_gpt_partition *schema = &entry->is.partition;

	agree_on(j, gpt_entry_used(entry) == oracle->used, "used");
	AGREE_SAME(j, entry, oracle, type);
	AGREE_SAME(j, schema, oracle, guid);
	AGREE_VALUE(j, schema, oracle, first_lba);
	AGREE_VALUE(j, schema, oracle, last_lba);
	AGREE_VALUE(j, schema, oracle, attributes);
	AGREE_SAME(j, schema, oracle, name);
}

static void judge_entry(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct gpt_entry_wire)];
	const uint8_t *p = agree_whole(m, room, sizeof(room));
	const validated_gpt table = { .first_usable = m->ctx[0],
				      .last_usable = m->ctx[1] };
	struct oracle_gpt_entry oracle;
	validated_gpt_entry schema;

	j->oracle = oracle_gpt_entry(p, sizeof(room), m->ctx[0], m->ctx[1],
				     &oracle, &j->where);
	AGREE_STRUCT(j, &schema,
		     gpt_entry_validate((const untrusted_gpt_entry *)p, &table,
					&schema, &j->err));
	if (!j->oracle && !j->schema)
		same_entry(j, &schema, &oracle);
}

static const struct agree_spot entry_spots[] = { { AT(first_lba), 8 },
						 { AT(last_lba), 8 },
						 { 0, 16 },
						 { 0, 0 } };

static struct agree_format entry = {
	.name = "gpt_entry",
	.make = make_entry,
	.judge = judge_entry,
	.spots = entry_spots,
};

__attribute__((constructor)) static void add_entry(void)
{
	agree_register(&entry);
}

/* All entries: behind what the header says of them, count and checksum. */
#define SAID 8

static void repair_entries(struct agree_message *m, struct agree_random *r)
{
	(void)r;
	if (m->n < SAID)
		return;
	agree_put(m, 0, 4, (m->n - SAID) / sizeof(struct gpt_entry_wire));
	agree_put(m, 4, 4, crc32(0, m->p + SAID, m->n - SAID));
}

static void make_entries(struct agree_message *m, struct agree_random *r)
{
	uint32_t count = 1 + agree_below(r, 16);

	make_usable(m, r);
	agree_zeros(m, SAID);
	while (count--)
		put_entry(m, r);
	repair_entries(m, r);
}

/* As oracle_gpt_entry(), for all of them. */
static int oracle_entries(const struct agree_message *m, uint32_t count,
			  uint32_t crc, struct oracle_gpt_entry *out,
			  size_t *where)
{
	const uint8_t *p = m->p + SAID;
	const size_t size = sizeof(struct gpt_entry_wire), n = m->n - SAID;

	if (count > GPT_ENTRIES_MAX || n < count * size ||
	    crc32(0, p, count * size) != crc)
		return bad_disk(where, 0);
	for (uint32_t i = 0; i < count; i++) {
		int err = oracle_gpt_entry(p + i * size, size, m->ctx[0],
					   m->ctx[1], &out[i], where);

		if (err) {
			if (*where != ORACLE_NOWHERE)
				*where += i * size;
			return err;
		}
	}
	return n == count * size ? 0 : bad_disk(where, count * size);
}

static void judge_entries(const struct agree_message *m, struct agree_judged *j)
{
	static struct oracle_gpt_entry oracle[GPT_ENTRIES_MAX];
	static validated_gpt_entries schema;
	validated_gpt table = { .first_usable = m->ctx[0],
				.last_usable = m->ctx[1] };

	if (m->n < SAID)
		return;
	/* a header says 1 to 1024 */
	table.count = 1 + (le32(m->p) - 1) % GPT_ENTRIES_MAX;
	table.entries_crc32 = le32(m->p + 4);
	j->oracle = oracle_entries(m, table.count, table.entries_crc32, oracle,
				   &j->where);
	AGREE_MESSAGE(
		j, &schema,
		gpt_entries_validate(
			(untrusted_bytes){ (const untrusted_u8 *)m->p + SAID,
					   m->n - SAID },
			&table, &schema, &j->err));
	if (j->oracle || j->schema)
		return;
	agree_on(j, schema.crc32 == table.entries_crc32, "crc32");
	agree_on(j, schema.entries.n == table.count, "n");
	for (uint32_t i = 0; i < table.count; i++)
		same_entry(j, &schema.entries.at[i], &oracle[i]);
}

static const struct agree_spot entries_spots[] = { { 0, 4 },
						   { 4, 4 },
						   { SAID + AT(first_lba), 8 },
						   { SAID + 128 + AT(last_lba),
						     8 },
						   { SAID, 16 },
						   { 0, 0 } };

static struct agree_format entries = {
	.name = "gpt_entries",
	.make = make_entries,
	.repair = repair_entries,
	.judge = judge_entries,
	.spots = entries_spots,
};

__attribute__((constructor)) static void add_entries(void)
{
	agree_register(&entries);
}
