// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

static int common_fields(const uint8_t *p, size_t *where)
{
	uint16_t bytes_per_sector = le16(p + 11);

	if (!power_of_two(bytes_per_sector) || bytes_per_sector < 512 ||
	    bytes_per_sector > 4096)
		return bad_disk(where, 11);
	if (!power_of_two(p[13]) || p[13] > 128)
		return bad_disk(where, 13);
	if (le16(p + 14) < 1)
		return bad_disk(where, 14);
	if (p[16] != 1 && p[16] != 2)
		return bad_disk(where, 16);
	if (p[21] != 0xf0 && p[21] < 0xf8)
		return bad_disk(where, 21);
	return 0;
}

static int fat16_fields(const uint8_t *p, size_t *where)
{
	if (p[38] != 0x28 && p[38] != 0x29)
		return bad_disk(where, 38);
	return 0;
}

static int fat32_fields(const uint8_t *p, size_t *where)
{
	if (le32(p + 36) < 1)
		return bad_disk(where, 36);
	if (le16(p + 42) != 0)
		return bad_disk(where, 42);
	if (le32(p + 44) < 2)
		return bad_disk(where, 44);
	if (!all_zero(p + 52, 12))
		return bad_disk(where, 52);
	if (p[66] != 0x28 && p[66] != 0x29)
		return bad_disk(where, 66);
	return 0;
}

static void take_common(const uint8_t *p, struct oracle_fat *out)
{
	out->bytes_per_sector = le16(p + 11);
	out->sectors_per_cluster = p[13];
	out->reserved = le16(p + 14);
	out->fats = p[16];
	out->root_entries = le16(p + 17);
	out->total16 = le16(p + 19);
	out->media = p[21];
	out->fat_size16 = le16(p + 22);
	out->hidden = le32(p + 28);
	out->total32 = le32(p + 32);
}

static void take_fat16(const uint8_t *p, struct oracle_fat *out)
{
	out->boot_sig = p[38];
	out->volume_id = le32(p + 39);
	memcpy(out->label, p + 43, 11);
}

static void take_fat32(const uint8_t *p, struct oracle_fat *out)
{
	out->fat_size32 = le32(p + 36);
	out->ext_flags = le16(p + 40);
	out->root_cluster = le32(p + 44);
	out->info_sector = le16(p + 48);
	out->backup = le16(p + 50);
	out->boot_sig = p[66];
	out->volume_id = le32(p + 67);
	memcpy(out->label, p + 71, 11);
}

static int conditions(const struct oracle_fat *fat,
		      const struct oracle_disk *disk, size_t *where)
{
	bool is_fat32 = fat->fat_size16 == 0;
	uint64_t fat_size = is_fat32 ? fat->fat_size32 : fat->fat_size16;
	uint64_t total = fat->total16 ? fat->total16 : fat->total32;
	uint64_t root_bytes = fat->root_entries * UINT64_C(32);

	if ((fat->total16 != 0) == (fat->total32 != 0))
		return bad_disk(where, ORACLE_NOWHERE);
	if (total * (fat->bytes_per_sector / 512) > disk->sectors)
		return bad_disk(where, ORACLE_NOWHERE);
	if (root_bytes % fat->bytes_per_sector != 0)
		return bad_disk(where, ORACLE_NOWHERE);
	if ((fat->root_entries == 0) != is_fat32)
		return bad_disk(where, ORACLE_NOWHERE);
	if (fat->reserved + fat->fats * fat_size +
		    root_bytes / fat->bytes_per_sector +
		    fat->sectors_per_cluster >
	    total)
		return bad_disk(where, ORACLE_NOWHERE);
	return 0;
}

int oracle_fat(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_fat *out, size_t *where)
{
	bool is_fat32;
	int err;

	if (n < 512)
		return bad_disk(where, 0);
	is_fat32 = le16(p + 22) == 0;
	err = common_fields(p, where);
	if (!err)
		err = is_fat32 ? fat32_fields(p, where) :
				 fat16_fields(p, where);
	if (!err && le16(p + 510) != 0xaa55)
		err = bad_disk(where, 510);
	if (err)
		return err;
	memset(out, 0, sizeof(*out));
	take_common(p, out);
	if (is_fat32)
		take_fat32(p, out);
	else
		take_fat16(p, out);
	return conditions(out, disk, where);
}
