// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/fat.h"
#include "agree_disk.h"

#define AT(member) offsetof(struct fat_wire, member)

struct size {
	uint32_t bytes_per_sector, cluster, reserved, fats, root_entries;
	uint64_t fat_size, total;
};

static struct size make_size(struct agree_random *r, bool is_fat32)
{
	struct size s = { .bytes_per_sector = 512 << agree_below(r, 4),
			  .cluster = 1 << agree_below(r, 8),
			  .reserved = 1 + agree_below(r, 40),
			  .fats = 1 + agree_below(r, 2) };

	s.fat_size = agree_size(r, is_fat32 ? 28 : 15);
	if (!is_fat32)
		s.root_entries =
			s.bytes_per_sector / 32 * (1 + agree_below(r, 15));
	s.total = s.reserved + s.fats * s.fat_size +
		  s.root_entries * 32 / s.bytes_per_sector;
	s.total += agree_below(r, 8) ? s.cluster + agree_size(r, 24) :
				       agree_below(r, s.cluster);
	return s;
}

static void put_ext(struct agree_message *m, struct agree_random *r,
		    const struct size *s, bool is_fat32)
{
	uint8_t boot_sig = 0x28 + agree_below(r, 2);

	if (!is_fat32) {
		agree_put(m, AT(fat_size16), 2, s->fat_size);
		agree_put(m, AT(ext.fat16.boot_sig), 1, boot_sig);
		return;
	}
	agree_put(m, AT(fat_size16), 2, 0);
	agree_put(m, AT(ext.fat32.fat_size32), 4, s->fat_size);
	agree_put(m, AT(ext.fat32.version), 2, 0);
	agree_put(m, AT(ext.fat32.root_cluster), 4, 2 + agree_below(r, 9));
	memset(m->p + AT(ext.fat32.reserved), 0, 12);
	agree_put(m, AT(ext.fat32.boot_sig), 1, boot_sig);
}

static void make(struct agree_message *m, struct agree_random *r)
{
	bool is_fat32 = agree_below(r, 2);
	struct size s = make_size(r, is_fat32);
	bool small = s.total < 65536 && agree_below(r, 2);

	m->ctx[0] = s.total * (s.bytes_per_sector / 512) + agree_below(r, 3);
	agree_random_bytes(m, r, sizeof(struct fat_wire));
	agree_put(m, AT(bytes_per_sector), 2, s.bytes_per_sector);
	agree_put(m, AT(sectors_per_cluster), 1, s.cluster);
	agree_put(m, AT(reserved), 2, s.reserved);
	agree_put(m, AT(fats), 1, s.fats);
	agree_put(m, AT(root_entries), 2, s.root_entries);
	agree_put(m, AT(total16), 2, small ? s.total : 0);
	agree_put(m, AT(total32), 4, small ? 0 : s.total);
	agree_put(m, AT(media), 1, agree_below(r, 2) ? 0xf0 : 0xf8);
	put_ext(m, r, &s, is_fat32);
	agree_put(m, AT(signature), 2, 0xaa55);
}

/* As many hidden sectors as minfo can show of every kind. */
static void complete(struct agree_message *m, struct agree_random *r)
{
	(void)r;
	agree_put(m, AT(hidden), 4, le32(m->p + AT(hidden)) % 0x8000);
}

static void same_fat16(struct agree_judged *j, const validated_fat16 *schema,
		       const struct oracle_fat *oracle)
{
	AGREE_VALUE(j, schema, oracle, boot_sig);
	AGREE_VALUE(j, schema, oracle, volume_id);
	AGREE_SAME(j, schema, oracle, label);
}

static void same_fat32(struct agree_judged *j, const validated_fat32 *schema,
		       const struct oracle_fat *oracle)
{
	AGREE_VALUE(j, schema, oracle, fat_size32);
	AGREE_VALUE(j, schema, oracle, ext_flags);
	AGREE_VALUE(j, schema, oracle, root_cluster);
	AGREE_VALUE(j, schema, oracle, info_sector);
	AGREE_VALUE(j, schema, oracle, backup);
	AGREE_VALUE(j, schema, oracle, boot_sig);
	AGREE_VALUE(j, schema, oracle, volume_id);
	AGREE_SAME(j, schema, oracle, label);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct fat_wire)];
	const uint8_t *p = agree_whole(m, room, sizeof(room));
	const struct disk disk = agree_disk(m);
	const struct oracle_disk oracle_disk = agree_oracle_disk(&disk);
	struct oracle_fat oracle;
	validated_fat schema;

	j->oracle =
		oracle_fat(p, sizeof(room), &oracle_disk, &oracle, &j->where);
	AGREE_STRUCT(j, &schema,
		     fat_validate((const untrusted_fat *)p, &disk, &schema,
				  &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, bytes_per_sector);
	AGREE_VALUE(j, &schema, &oracle, sectors_per_cluster);
	AGREE_VALUE(j, &schema, &oracle, reserved);
	AGREE_VALUE(j, &schema, &oracle, fats);
	AGREE_VALUE(j, &schema, &oracle, root_entries);
	AGREE_VALUE(j, &schema, &oracle, total16);
	AGREE_VALUE(j, &schema, &oracle, media);
	AGREE_VALUE(j, &schema, &oracle, fat_size16);
	AGREE_VALUE(j, &schema, &oracle, hidden);
	AGREE_VALUE(j, &schema, &oracle, total32);
	if (schema.fat_size16)
		same_fat16(j, &schema.ext.fat16, &oracle);
	else
		same_fat32(j, &schema.ext.fat32, &oracle);
}

static const struct agree_spot spots[] = { { AT(bytes_per_sector), 2 },
					   { AT(sectors_per_cluster), 1 },
					   { AT(reserved), 2 },
					   { AT(fats), 1 },
					   { AT(root_entries), 2 },
					   { AT(total16), 2 },
					   { AT(total32), 4 },
					   { AT(media), 1 },
					   { AT(fat_size16), 2 },
					   { AT(ext.fat16.boot_sig), 1 },
					   { AT(ext.fat32.fat_size32), 4 },
					   { AT(ext.fat32.version), 2 },
					   { AT(ext.fat32.root_cluster), 4 },
					   { AT(ext.fat32.reserved), 4 },
					   { AT(ext.fat32.boot_sig), 1 },
					   { AT(signature), 2 },
					   { 0, 0 } };

static struct agree_format fat = {
	.name = "fat",
	.make = make,
	.complete = complete,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(fat)
