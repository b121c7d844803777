// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

static int fields(const uint8_t *p, size_t *where)
{
	if (le16(p + 444) != 0 && le16(p + 444) != 0x5a5a)
		return bad_disk(where, 444);
	for (size_t at = 446; at < 510; at += 16) {
		if (p[at] != 0 && p[at] != 0x80)
			return bad_disk(where, at);
	}
	if (le16(p + 510) != 0xaa55)
		return bad_disk(where, 510);
	return 0;
}

static bool entry_right(uint8_t type, uint64_t first, uint64_t count,
			uint64_t sectors)
{
	if (type == 0)
		return first == 0 && count == 0;
	return first >= 1 && count >= 1 && first + count <= sectors;
}

static bool overlap(const struct oracle_mbr *mbr, int i, int j)
{
	uint64_t first_i = mbr->entries[i].first;
	uint64_t first_j = mbr->entries[j].first;

	if (mbr->entries[i].type == 0 || mbr->entries[j].type == 0)
		return false;
	return first_i < first_j + mbr->entries[j].count &&
	       first_j < first_i + mbr->entries[i].count;
}

static int conditions(const struct oracle_mbr *mbr,
		      const struct oracle_disk *disk, size_t *where)
{
	int bootable = 0;

	for (int i = 0; i < 4; i++) {
		if (!entry_right(mbr->entries[i].type, mbr->entries[i].first,
				 mbr->entries[i].count, disk->sectors))
			return bad_disk(where, ORACLE_NOWHERE);
		if (mbr->entries[i].status == 0x80)
			bootable++;
	}
	if (bootable > 1)
		return bad_disk(where, ORACLE_NOWHERE);
	for (int i = 0; i < 4; i++) {
		for (int j = 0; j < i; j++) {
			if (overlap(mbr, i, j))
				return bad_disk(where, ORACLE_NOWHERE);
		}
	}
	return 0;
}

int oracle_mbr(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_mbr *out, size_t *where)
{
	int err;

	if (n < 512)
		return bad_disk(where, 0);
	err = fields(p, where);
	if (err)
		return err;
	out->disk_signature = le32(p + 440);
	for (int i = 0; i < 4; i++) {
		const uint8_t *entry = p + 446 + 16 * i;

		out->entries[i].status = entry[0];
		out->entries[i].type = entry[4];
		out->entries[i].first = le32(entry + 8);
		out->entries[i].count = le32(entry + 12);
	}
	return conditions(out, disk, where);
}
