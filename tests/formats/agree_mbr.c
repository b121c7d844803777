// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/mbr.h"
#include "agree_disk.h"

#define AT(member) offsetof(struct mbr_wire, member)
#define IN(i, member)                                        \
	(AT(entries) + sizeof(struct mbr_entry_wire) * (i) + \
	 offsetof(struct mbr_entry_wire, member))

static void put_partition(struct agree_message *m, struct agree_random *r,
			  int i, uint64_t first, uint64_t count)
{
	agree_put(m, IN(i, type), 1, 1 + agree_below(r, 255));
	agree_put(m, IN(i, first), 4, first);
	agree_put(m, IN(i, count), 4, count);
}

/* Some are unused, the others in any order. */
static void make(struct agree_message *m, struct agree_random *r)
{
	uint64_t sectors = 64 + agree_size(r, 32), step = sectors / 4;
	uint32_t turn = agree_below(r, 4), active = agree_below(r, 6);

	m->ctx[0] = sectors;
	agree_random_bytes(m, r, sizeof(struct mbr_wire));
	agree_put(m, AT(copy_protected), 2, agree_below(r, 2) ? 0 : 0x5a5a);
	agree_put(m, AT(signature), 2, 0xaa55);
	memset(m->p + AT(entries), 0, 4 * sizeof(struct mbr_entry_wire));
	for (uint32_t i = 0; i < 4; i++) {
		uint64_t at = (i + turn) % 4 * step;
		uint64_t into = at ? agree_below64(r, 2) : 1;

		agree_put(m, IN(i, status), 1, i == active ? 0x80 : 0);
		agree_put(m, IN(i, chs_first), 3, agree_random64(r));
		if (agree_below(r, 4))
			put_partition(m, r, i, at + into,
				      agree_below(r, 2) ? step - into : 1);
	}
}

/*
 * The oracle judges the fields of all entries before what an entry means: an
 * entry that means nothing goes before a field behind it.
 */
static size_t where_of_entry(const struct agree_judged *j)
{
	bool meaning = j->schema && (strcmp(j->err.field, "first") == 0 ||
				     strcmp(j->err.field, "count") == 0);

	return meaning && j->err.offset < j->where ? ORACLE_NOWHERE : j->where;
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct mbr_wire)];
	const uint8_t *p = agree_whole(m, room, sizeof(room));
	const struct disk disk = agree_disk(m);
	const struct oracle_disk oracle_disk = agree_oracle_disk(&disk);
	struct oracle_mbr oracle;
	validated_mbr schema;

	j->oracle =
		oracle_mbr(p, sizeof(room), &oracle_disk, &oracle, &j->where);
	AGREE_STRUCT(j, &schema,
		     mbr_validate((const untrusted_mbr *)p, &disk, &schema,
				  &j->err));
	j->where = where_of_entry(j);
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, disk_signature);
	agree_on(j, schema.copy_protected == le16(p + AT(copy_protected)),
		 "copy_protected");
	for (int i = 0; i < 4; i++) {
		AGREE_VALUE(j, &schema, &oracle, entries[i].status);
		AGREE_VALUE(j, &schema, &oracle, entries[i].type);
		AGREE_VALUE(j, &schema, &oracle, entries[i].first);
		AGREE_VALUE(j, &schema, &oracle, entries[i].count);
	}
}

static const struct agree_spot spots[] = {
	{ AT(copy_protected), 2 }, { AT(signature), 2 }, { IN(0, status), 1 },
	{ IN(1, status), 1 },	   { IN(3, status), 1 }, { IN(0, type), 1 },
	{ IN(1, first), 4 },	   { IN(1, count), 4 },	 { IN(2, type), 1 },
	{ IN(3, first), 4 },	   { IN(3, count), 4 },	 { 0, 0 }
};

static struct agree_format mbr = {
	.name = "mbr",
	.make = make,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(mbr)
