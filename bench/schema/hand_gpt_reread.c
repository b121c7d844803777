// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The GPT header: checks on the sector, vectors, the checksum in three parts. */
#include "gpt_parts.h"
#include "hand.h"

int hand_gpt_reread(const struct hand_gpt_wire *raw,
		    const struct hand_disk *ctx, struct hand_gpt *out)
{
	uint64_t entries_lba = le64toh(raw->entries_lba), end;
	uint32_t count = le32toh(raw->count);

	if (le64toh(raw->signature) != HAND_GPT_SIGNATURE ||
	    le32toh(raw->revision) != HAND_GPT_REVISION ||
	    le32toh(raw->header_size) != HAND_GPT_HEADER_SIZE)
		return -EUCLEAN;
	if (raw->reserved || le64toh(raw->my_lba) != ctx->lba)
		return -EUCLEAN;
	if (le64toh(raw->alternate_lba) >= ctx->sectors ||
	    le64toh(raw->last_usable) >= ctx->sectors ||
	    le64toh(raw->first_usable) > le64toh(raw->last_usable))
		return -EUCLEAN;
	if (entries_lba < HAND_GPT_ENTRIES_LBA_MIN ||
	    count - 1 >= HAND_GPT_COUNT_MAX ||
	    le32toh(raw->entry_size) != HAND_GPT_ENTRY_SIZE)
		return -EUCLEAN;
	end = entries_lba + (count + HAND_GPT_ENTRIES_PER_SECTOR - 1) /
				    HAND_GPT_ENTRIES_PER_SECTOR;
	if (end < entries_lba || end > ctx->sectors)
		return -EUCLEAN;
	if (!hand_gpt_rest_vectors(raw))
		return -EUCLEAN;
	if (hand_gpt_crc_parts(raw) != le32toh(raw->header_crc32))
		return -EUCLEAN;
	hand_forget(raw);
	out->alternate_lba = le64toh(raw->alternate_lba);
	out->first_usable = le64toh(raw->first_usable);
	out->last_usable = le64toh(raw->last_usable);
	memcpy(out->guid, raw->guid, sizeof(out->guid));
	out->entries_lba = le64toh(raw->entries_lba);
	out->count = le32toh(raw->count);
	out->entries_crc32 = le32toh(raw->entries_crc32);
	return 0;
}
