// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What a driver that believes nothing answers: the driver's job done over a card
 * of variables, each read of which goes through the lie. Written after edu.h and
 * tester.h, not after a driver.
 *
 *	-ENODEV		the card is gone: all ones; or it is no card of ours
 *	-ETIMEDOUT	it does not get ready
 *	-EIO		it says what no card says
 */
#include <endian.h>
#include <errno.h>
#include <string.h>

#include "client.h"

#define PATIENCE 50 /* reads; more than an honest card needs */
#define FACTORIAL_MAX 479001600 /* of EDU_CHOOSE_MAX */

static const struct lie *lie;
static uint32_t reads, transfers, stuck_at;
static bool is_stuck;

static uint64_t lied(uint32_t at, unsigned int width, uint64_t honest)
{
	const uint32_t nth = reads++;
	bool now = lie->mode == TESTER_ONCE && nth == lie->at;

	if (lie->mode == TESTER_STUCK && nth == lie->at) {
		is_stuck = true;
		stuck_at = at;
	}
	now |= is_stuck && at == stuck_at;
	now |= lie->mode == TESTER_GONE && nth >= lie->at;
	return (now ? lie->value : honest) & (width == 8 ? ~0ull : 0xffffffff);
}

/* 0, or -ENODEV if it reads as all ones */
static int look(uint32_t at, unsigned int width, uint64_t honest,
		uint64_t *value)
{
	*value = lied(at, width, honest);
	return *value == (width == 8 ? ~0ull : 0xffffffff) ? -ENODEV : 0;
}

static int wait_for(uint32_t at, unsigned int width, uint64_t idle,
		    uint64_t busy, uint64_t known)
{
	for (unsigned int i = 0; i < PATIENCE; i++) {
		uint64_t value;

		if (look(at, width, i ? idle : idle | busy, &value))
			return -ENODEV;
		if (value & ~known)
			return -EIO;
		if (!(value & busy))
			return 0;
	}
	return -ETIMEDOUT;
}

static long do_bind(void)
{
	uint64_t value;

	if (look(EDU_ID, 4, 0x01000000 | EDU_ID_CARD, &value) ||
	    (value & 0xffff) != EDU_ID_CARD || value >> 24 > 1)
		return -ENODEV;
	if (look(EDU_ALIVE, 4, (uint32_t)~0x5aa5, &value) ||
	    value != (uint32_t)~0x5aa5)
		return -ENODEV;
	return 0;
}

static int factorial(uint32_t n, uint64_t *value)
{
	uint32_t product = 1;
	int ret = wait_for(EDU_STATUS, 4, 0, EDU_STATUS_COMPUTING,
			   EDU_STATUS_COMPUTING | EDU_STATUS_IRQ);

	for (; n > 1; n--)
		product *= n;
	if (!ret)
		ret = look(EDU_FACTORIAL, 4, product, value);
	if (!ret && (!*value || *value > FACTORIAL_MAX))
		ret = -EIO;
	return ret;
}

static long do_choose(void)
{
	uint64_t all, chosen, left;
	int ret = factorial(CHOOSE_N, &all);

	if (!ret)
		ret = factorial(CHOOSE_K, &chosen);
	if (!ret)
		ret = factorial(CHOOSE_N - CHOOSE_K, &left);
	if (!ret && all % (chosen * left))
		ret = -EIO;
	return ret ? ret : (long)(all / (chosen * left));
}

static int transfer(uint64_t direction, uint64_t *moved)
{
	int ret = wait_for(EDU_DMA_COMMAND, 8, direction, EDU_DMA_START,
			   EDU_DMA_START | EDU_DMA_FROM_CARD | 4);

	if (!ret)
		ret = look(EDU_DMA_COUNT, 8, EDU_SLOT_SIZE, moved);
	if (!ret && *moved > EDU_SLOT_SIZE)
		ret = -EIO;
	return ret;
}

static int transfer_whole(uint64_t direction)
{
	uint64_t moved;
	const int ret = transfer(direction, &moved);

	return ret ? ret : moved == EDU_SLOT_SIZE ? 0 : -EIO;
}

static void record_of(uint32_t slot, struct edu_record *record)
{
	const uint32_t value = htole32((uint32_t)lie->value);

	memset(record, 0, sizeof(*record));
	record->magic = htole32(EDU_RECORD_MAGIC);
	record->len = htole32((uint32_t)strlen(messages[slot]));
	record->next = htole32(slot ? slot - 1 : EDU_NO_SLOT);
	memcpy(record->data, messages[slot], strlen(messages[slot]));
	if (lie->mode == TESTER_RECORD && transfers++ >= lie->at)
		memcpy((uint8_t *)record + lie->word, &value, sizeof(value));
}

static long do_peek(struct answer *answer)
{
	struct edu_record record;
	uint64_t moved;
	const int ret = transfer(EDU_DMA_FROM_CARD, &moved);

	if (ret)
		return ret;
	record_of(0, &record);
	memcpy(answer->bytes, &record, moved);
	return (long)moved;
}

/* The slots are filled in order, so each names an earlier one. */
static long do_take(struct answer *answer)
{
	uint32_t slot = MESSAGES - 1;
	size_t done = 0;

	for (;;) {
		struct edu_record record;
		const int ret = transfer_whole(EDU_DMA_FROM_CARD);
		uint32_t next;

		if (ret)
			return ret;
		record_of(slot, &record);
		next = le32toh(record.next);
		if (le32toh(record.magic) != EDU_RECORD_MAGIC ||
		    le32toh(record.len) > EDU_RECORD_DATA || record.reserved ||
		    (next != EDU_NO_SLOT && next >= slot))
			return -EIO;
		memcpy(answer->bytes + done, record.data, le32toh(record.len));
		done += le32toh(record.len);
		if (next == EDU_NO_SLOT)
			return (long)done;
		slot = next;
	}
}

void model_act(enum action action, const struct lie *about,
	       struct answer *answer)
{
	lie = about;
	reads = 0;
	transfers = 0;
	is_stuck = false;
	memset(answer, 0, sizeof(*answer));
	switch (action) {
	case BIND:
		answer->result = do_bind();
		break;
	case CHOOSE:
		answer->result = do_choose();
		break;
	case PUT:
		answer->result = transfer_whole(0);
		if (!answer->result)
			answer->result = (long)strlen(put_message);
		break;
	case PEEK:
		answer->result = do_peek(answer);
		break;
	case TAKE:
		answer->result = do_take(answer);
		break;
	case ACTIONS:
		break;
	}
}
