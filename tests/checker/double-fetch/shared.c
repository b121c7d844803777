// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Memory that the other side writes while we look: every read is a fetch. */
#include <stdint.h>
#include <string.h>

#include <untrusted/untrusted.h>

struct entry {
	uint32_t offset;
	uint32_t len;
};

struct control {
	uint32_t tail;
	uint32_t mask;
	struct entry entries[16];
	uint8_t data[4096];
};

struct control *map_control(void) untrusted_model("alloc bytes shared");
void use_bytes(const void *bytes, size_t n);

static const uint32_t table[16];

uint32_t bad_index(void)
{
	struct control *c = map_control();

	if (c->tail >= 16)
		return 0;
	return table[c->tail];
}

uint32_t good_index(void)
{
	struct control *c = map_control();
	const uint32_t tail = c->tail;

	if (tail >= 16)
		return 0;
	return table[tail];
}

void bad_element(uint32_t i, uint8_t *to)
{
	const struct entry *e = &map_control()->entries[i % 16];

	if (e->len <= 64)
		memcpy(to, e + 1, e->len);
}

void good_element(uint32_t i, uint8_t *to)
{
	const struct entry *e = &map_control()->entries[i % 16];
	const uint32_t len = e->len;

	if (len <= 64)
		memcpy(to, e + 1, len);
}

struct queue {
	struct control *shared;
	uint32_t head;
};

void set_up(struct queue *q)
{
	q->shared = map_control();
	q->head = 0;
}

/* What a member points to is known from where it was set. */
void bad_member(struct queue *q, uint8_t *to)
{
	if (q->shared->entries[0].len <= 64)
		memcpy(to, q->shared->data, q->shared->entries[0].len);
}

void good_member(struct queue *q, uint8_t *to)
{
	const uint32_t len = q->shared->entries[0].len;

	if (len <= 64)
		memcpy(to, q->shared->data, len);
}

/* A copy is a fetch too, and what was copied stays as it is. */
void bad_copy(struct queue *q, uint8_t *to)
{
	struct entry mine;

	if (q->shared->entries[1].len > 64)
		return;
	memcpy(&mine, &q->shared->entries[1], sizeof(mine));
	memcpy(to, q->shared->data, mine.len);
}

void good_copy(struct queue *q, uint8_t *to)
{
	struct entry mine;

	memcpy(&mine, &q->shared->entries[1], sizeof(mine));
	if (mine.len > 64)
		return;
	memcpy(to, q->shared->data, mine.len);
}
