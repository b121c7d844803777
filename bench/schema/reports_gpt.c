// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The GPT header, saying which rule was broken. */
#include "gpt_parts.h"
#include "hand.h"
#include "reports.h"

#define AT(field, rule) HAND_FIELD(gpt, field, HAND_##rule)
#define CONDITION(field, number) \
	HAND_FIELD(gpt, field, HAND_CONDITION + (number))

int hand_gpt_reports(const struct hand_gpt_wire *raw,
		     const struct hand_disk *ctx, struct hand_gpt *out,
		     struct hand_error *error)
{
	uint64_t entries_lba = le64toh(raw->entries_lba), end;
	uint64_t sectors = ctx->sectors;
	uint32_t count = le32toh(raw->count), at;

	hand_next(at, AT(signature, EQUAL));
	if (le64toh(raw->signature) != HAND_GPT_SIGNATURE)
		goto refused;
	hand_next(at, AT(revision, EQUAL));
	if (le32toh(raw->revision) != HAND_GPT_REVISION)
		goto refused;
	hand_next(at, AT(header_size, EQUAL));
	if (le32toh(raw->header_size) != HAND_GPT_HEADER_SIZE)
		goto refused;
	hand_next(at, AT(reserved, ZERO));
	if (raw->reserved)
		goto refused;
	hand_next(at, AT(my_lba, EQUAL));
	if (le64toh(raw->my_lba) != ctx->lba)
		goto refused;
	hand_next(at, AT(alternate_lba, INDEX));
	if (le64toh(raw->alternate_lba) >= sectors)
		goto refused;
	hand_next(at, AT(first_usable, INDEX));
	if (le64toh(raw->first_usable) >= sectors)
		goto refused;
	hand_next(at, AT(last_usable, INDEX));
	if (le64toh(raw->last_usable) >= sectors)
		goto refused;
	hand_next(at, AT(entries_lba, MIN));
	if (entries_lba < HAND_GPT_ENTRIES_LBA_MIN)
		goto refused;
	hand_next(at, AT(count, RANGE));
	if (count - 1 >= HAND_GPT_COUNT_MAX)
		goto refused;
	hand_next(at, AT(entry_size, EQUAL));
	if (le32toh(raw->entry_size) != HAND_GPT_ENTRY_SIZE)
		goto refused;
	hand_next(at, AT(rest, ZERO));
	if (!hand_gpt_rest_words(raw))
		goto refused;
	hand_next(at, CONDITION(first_usable, 0));
	if (le64toh(raw->first_usable) > le64toh(raw->last_usable))
		goto refused;
	hand_next(at, CONDITION(entries_lba, 1));
	end = entries_lba + (count + HAND_GPT_ENTRIES_PER_SECTOR - 1) /
				    HAND_GPT_ENTRIES_PER_SECTOR;
	if (end < entries_lba || end > sectors)
		goto refused;
	hand_next(at, CONDITION(header_crc32, 2));
	if (hand_gpt_crc_copy(raw) != le32toh(raw->header_crc32))
		goto refused;
	hand_forget(raw);
	out->alternate_lba = le64toh(raw->alternate_lba);
	out->first_usable = le64toh(raw->first_usable);
	out->last_usable = le64toh(raw->last_usable);
	memcpy(out->guid, raw->guid, sizeof(out->guid));
	out->entries_lba = le64toh(raw->entries_lba);
	out->count = le32toh(raw->count);
	out->entries_crc32 = le32toh(raw->entries_crc32);
	return 0;
refused:
	return hand_report(error, at, -EUCLEAN);
}
