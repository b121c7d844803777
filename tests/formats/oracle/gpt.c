// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"
#include <zlib.h>

/* Of the first 92 bytes, with the checksum's own four taken as zero. */
static bool checksum_right(const uint8_t *p)
{
	uint8_t copy[92];

	memcpy(copy, p, sizeof(copy));
	memset(copy + 16, 0, 4);
	return crc32(0, copy, sizeof(copy)) == le32(p + 16);
}

static int fields(const uint8_t *p, const struct oracle_disk *disk,
		  size_t *where)
{
	if (memcmp(p, "EFI PART", 8) != 0)
		return bad_disk(where, 0);
	if (le32(p + 8) != 0x00010000)
		return bad_disk(where, 8);
	if (le32(p + 12) != 92)
		return bad_disk(where, 12);
	if (le32(p + 20) != 0)
		return bad_disk(where, 20);
	if (le64(p + 24) != disk->lba)
		return bad_disk(where, 24);
	if (le64(p + 32) >= disk->sectors)
		return bad_disk(where, 32);
	if (le64(p + 40) >= disk->sectors)
		return bad_disk(where, 40);
	if (le64(p + 48) >= disk->sectors)
		return bad_disk(where, 48);
	if (le64(p + 72) < 2)
		return bad_disk(where, 72);
	if (le32(p + 80) < 1 || le32(p + 80) > 1024)
		return bad_disk(where, 80);
	if (le32(p + 84) != 128)
		return bad_disk(where, 84);
	if (!all_zero(p + 92, 420))
		return bad_disk(where, 92);
	return 0;
}

static int conditions(const uint8_t *p, const struct oracle_disk *disk,
		      size_t *where)
{
	uint64_t entries_lba = le64(p + 72);
	uint64_t entries_sectors = (le32(p + 80) * UINT64_C(128) + 511) / 512;

	if (le64(p + 40) > le64(p + 48))
		return bad_disk(where, ORACLE_NOWHERE);
	if (entries_sectors > disk->sectors ||
	    entries_lba > disk->sectors - entries_sectors)
		return bad_disk(where, ORACLE_NOWHERE);
	if (!oracle_crc_off && !checksum_right(p))
		return bad_disk(where, ORACLE_NOWHERE);
	return 0;
}

int oracle_gpt(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_gpt *out, size_t *where)
{
	int err;

	if (n < 512)
		return bad_disk(where, 0);
	err = fields(p, disk, where);
	if (!err)
		err = conditions(p, disk, where);
	if (err)
		return err;
	out->alternate_lba = le64(p + 32);
	out->first_usable = le64(p + 40);
	out->last_usable = le64(p + 48);
	memcpy(out->guid, p + 56, 16);
	out->entries_lba = le64(p + 72);
	out->count = le32(p + 80);
	out->entries_crc32 = le32(p + 88);
	return 0;
}

int oracle_gpt_entry(const uint8_t *p, size_t n, uint64_t first_usable,
		     uint64_t last_usable, struct oracle_gpt_entry *out,
		     size_t *where)
{
	if (n < 128)
		return bad_disk(where, 0);
	memset(out, 0, sizeof(*out));
	if (all_zero(p, 16))
		return 0;
	out->used = true;
	memcpy(out->type, p, 16);
	memcpy(out->guid, p + 16, 16);
	out->first_lba = le64(p + 32);
	out->last_lba = le64(p + 40);
	out->attributes = le64(p + 48);
	for (int i = 0; i < 36; i++)
		out->name[i] = le16(p + 56 + 2 * i);
	if (out->first_lba < first_usable || out->first_lba > last_usable)
		return bad_disk(where, 32);
	if (out->last_lba < first_usable || out->last_lba > last_usable)
		return bad_disk(where, 40);
	if (out->first_lba > out->last_lba)
		return bad_disk(where, ORACLE_NOWHERE);
	return 0;
}
