// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The GPT header: all loads first, vectors, the checksum over a copy. */
#include "gpt_parts.h"
#include "hand.h"

int hand_gpt_locals(const struct hand_gpt_wire *raw,
		    const struct hand_disk *ctx, struct hand_gpt *out)
{
	struct hand_gpt got = {
		.alternate_lba = le64toh(raw->alternate_lba),
		.first_usable = le64toh(raw->first_usable),
		.last_usable = le64toh(raw->last_usable),
		.entries_lba = le64toh(raw->entries_lba),
		.count = le32toh(raw->count),
		.entries_crc32 = le32toh(raw->entries_crc32),
	};
	uint64_t sectors = ctx->sectors;

	memcpy(got.guid, raw->guid, sizeof(got.guid));
	if (le64toh(raw->signature) != HAND_GPT_SIGNATURE)
		return -EUCLEAN;
	if (le32toh(raw->revision) != HAND_GPT_REVISION ||
	    le32toh(raw->header_size) != HAND_GPT_HEADER_SIZE)
		return -EUCLEAN;
	if (raw->reserved || le64toh(raw->my_lba) != ctx->lba)
		return -EUCLEAN;
	if (got.alternate_lba >= sectors || got.last_usable >= sectors ||
	    got.first_usable > got.last_usable)
		return -EUCLEAN;
	if (got.count < 1 || got.count > HAND_GPT_COUNT_MAX ||
	    le32toh(raw->entry_size) != HAND_GPT_ENTRY_SIZE)
		return -EUCLEAN;
	if (got.entries_lba < HAND_GPT_ENTRIES_LBA_MIN ||
	    got.entries_lba > sectors ||
	    (got.count + HAND_GPT_ENTRIES_PER_SECTOR - 1) /
			    HAND_GPT_ENTRIES_PER_SECTOR >
		    sectors - got.entries_lba)
		return -EUCLEAN;
	if (!hand_gpt_rest_vectors(raw))
		return -EUCLEAN;
	if (hand_gpt_crc_copy(raw) != le32toh(raw->header_crc32))
		return -EUCLEAN;
	*out = got;
	return 0;
}
