// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The GPT header: what is wrong is gathered, words, checksum in parts. */
#include "gpt_parts.h"
#include "hand.h"

static inline bool bad_constants(const struct hand_gpt_wire *raw,
				 const struct hand_disk *ctx)
{
	uint64_t bad;

	bad = le64toh(raw->signature) ^ HAND_GPT_SIGNATURE;
	bad |= le32toh(raw->revision) ^ HAND_GPT_REVISION;
	bad |= le32toh(raw->header_size) ^ HAND_GPT_HEADER_SIZE;
	bad |= le32toh(raw->entry_size) ^ HAND_GPT_ENTRY_SIZE;
	bad |= le64toh(raw->my_lba) ^ ctx->lba;
	bad |= raw->reserved;
	return bad;
}

int hand_gpt_gather(const struct hand_gpt_wire *raw,
		    const struct hand_disk *ctx, struct hand_gpt *out)
{
	uint64_t sectors = ctx->sectors, end, lba = le64toh(raw->entries_lba);
	uint32_t count = le32toh(raw->count);

	if (bad_constants(raw, ctx))
		return -EUCLEAN;
	if (le64toh(raw->alternate_lba) >= sectors ||
	    le64toh(raw->last_usable) >= sectors ||
	    le64toh(raw->first_usable) > le64toh(raw->last_usable))
		return -EUCLEAN;
	if (lba < HAND_GPT_ENTRIES_LBA_MIN || count - 1 >= HAND_GPT_COUNT_MAX)
		return -EUCLEAN;
	if (__builtin_add_overflow(lba,
				   (count + HAND_GPT_ENTRIES_PER_SECTOR - 1) /
					   HAND_GPT_ENTRIES_PER_SECTOR,
				   &end) ||
	    end > sectors)
		return -EUCLEAN;
	if (!hand_gpt_rest_words(raw))
		return -EUCLEAN;
	if (hand_gpt_crc_parts(raw) != le32toh(raw->header_crc32))
		return -EUCLEAN;
	*out = (struct hand_gpt){
		.alternate_lba = le64toh(raw->alternate_lba),
		.first_usable = le64toh(raw->first_usable),
		.last_usable = le64toh(raw->last_usable),
		.entries_lba = le64toh(raw->entries_lba),
		.count = le32toh(raw->count),
		.entries_crc32 = le32toh(raw->entries_crc32),
	};
	memcpy(out->guid, raw->guid, sizeof(out->guid));
	return 0;
}
