// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Any steps of a reader over any message. The first byte says how many steps there
 * are; each is two bytes, what to do and a number. Beside the reader goes a plain
 * record of where it must be.
 */
#include <untrusted/reader.h>

#include "judged.h"

struct header {
	untrusted_u8 a;
	untrusted_be16 b;
	untrusted_u8 c;
} __attribute__((__packed__));

struct place {
	const uint8_t *base;
	size_t at, end;
};

static size_t left(const struct place *p)
{
	return p->end - p->at;
}

/* The next n bytes, if they are there. */
static bool pass(struct place *p, size_t n)
{
	if (n > left(p))
		return false;
	p->at += n;
	return true;
}

static bool is_there(const untrusted_bytes got, const uint8_t *at, size_t n)
{
	return got.len == n && (const void *)got.ptr == (const void *)at;
}

static void step_bytes(struct reader *r, struct place *p, unsigned int number)
{
	const uint8_t *const at = p->base + p->at;
	untrusted_bytes got = { NULL, 77 };

	if (pass(p, number)) {
		MUST(reader_bytes(r, number, &got));
		MUST(is_there(got, at, number));
	} else {
		MUST(!reader_bytes(r, number, &got));
		MUST(!got.ptr && got.len == 77);
	}
}

static void step_counted(struct reader *r, struct place *p, unsigned int number)
{
	const uint8_t *const at = p->base + p->at;
	untrusted_bytes got = { NULL, 77 };
	const size_t n = number & 128 ? number << 25 : number;

	MUST(reader_counted(u32, r, untrusted_mark(u32, (uint32_t)n), &got) ==
	     (n <= left(p)));
	if (pass(p, n))
		MUST(is_there(got, at, n));
}

static void step_take(struct reader *r, struct place *p)
{
	const uint8_t *const at = p->base + p->at;
	const struct header *view = NULL;
	uint16_t b = 0;

	if (!pass(p, sizeof(*view))) {
		MUST(!reader_take(r, &view) && !view);
		return;
	}
	MUST(reader_take(r, &view));
	b = validate_any(be16, view->b);
	MUST(b == (at[1] << 8 | at[2]));
}

static void step_get(struct reader *r, struct place *p)
{
	const uint8_t *const at = p->base + p->at;
	untrusted_le32 got;

	MUST(reader_get(le32, r, &got) == (left(p) >= 4));
	if (pass(p, 4))
		MUST(validate_any(le32, got) ==
		     (at[0] | at[1] << 8 | at[2] << 16 |
		      (uint32_t)at[3] << 24));
}

static void step_peek(const struct reader *r, const struct place *p)
{
	untrusted_u8 got;

	MUST(reader_peek(r, &got) == !!left(p));
	if (left(p))
		MUST(validate_any(u8, got) == p->base[p->at]);
}

static void step_total(struct reader *r, struct place *p, unsigned int number)
{
	const bool ok = number >= p->at && number <= p->end;

	MUST(reader_total(r, number) == ok);
	if (ok)
		p->end = number;
}

/* The new reader takes the place of the one there was. */
static void step_sub(struct reader *r, struct place *p, unsigned int number)
{
	const uint8_t *const at = p->base + p->at;
	struct reader sub;

	MUST(reader_sub(r, number, &sub) == (number <= left(p)));
	if (!pass(p, number))
		return;
	*r = sub;
	*p = (struct place){ at, 0, number };
}

static void step_record(struct reader *r, struct place *p)
{
	const uint8_t *const at = p->base + p->at;
	struct reader_record rec = { NULL, 77 };
	untrusted_bytes body;

	if (left(p) < 2 || at[1] < 2 || !pass(p, at[1])) {
		MUST(!reader_record(r, 1, 2, &rec));
		MUST(!rec.ptr && rec.len == 77);
		return;
	}
	MUST(reader_record(r, 1, 2, &rec));
	MUST(rec.len == at[1] && (const void *)rec.ptr == (const void *)at);
	MUST(record_bytes(&rec, 2, &body));
	MUST(is_there(body, at + 2, at[1] - 2u));
}

static void step_rest_zero(struct reader *r, struct place *p)
{
	bool zero = true;

	for (size_t i = p->at; i < p->end; i++)
		zero &= !p->base[i];
	MUST(reader_rest_zero(r) == zero);
	if (zero)
		p->at = p->end;
}

static void step(struct reader *r, struct place *p, uint8_t what,
		 uint8_t number)
{
	switch (what % 10) {
	case 0:
		MUST(reader_skip(r, number) == pass(p, number));
		return;
	case 1:
		step_bytes(r, p, number);
		return;
	case 2:
		step_counted(r, p, number);
		return;
	case 3:
		step_take(r, p);
		return;
	case 4:
		step_get(r, p);
		return;
	case 5:
		step_peek(r, p);
		return;
	case 6:
		step_total(r, p, number);
		return;
	case 7:
		step_sub(r, p, number);
		return;
	case 8:
		step_record(r, p);
		return;
	case 9:
		step_rest_zero(r, p);
		return;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const size_t steps = n ? data[0] % 32 : 0;
	const uint8_t *const program = data + 1;
	struct reader r;
	struct place p;
	uint8_t *message;

	if (n < 1 + 2 * steps)
		return -1;
	n -= 1 + 2 * steps;
	message = judged_copy(program + 2 * steps, n);
	p = (struct place){ message, 0, n };
	MUST(reader_init(&r, untrusted_bytes_of((untrusted_u8 *)message, n)));
	for (size_t i = 0; i < steps; i++) {
		step(&r, &p, program[2 * i], program[2 * i + 1]);
		MUST(reader_left(&r) == left(&p));
		MUST(reader_done(&r) == !left(&p));
	}
	free(message);
	return 0;
}
