// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>
#include <untrusted/user/fuzz.h>

#include "guided.h"

#define ROWS_MAX 32

static ut_u64 state;

/* Each row in turn, for the limits of one depend on those before it. */
static size_t fill(uint8_t *message, rows_fn *limits,
		   struct untrusted_limit *rows)
{
	size_t n = limits(message, rows, ROWS_MAX);

	for (size_t i = 0; i < n; i++) {
		untrusted_fuzz_fill(message, &rows[i], &state);
		n = limits(message, rows, ROWS_MAX);
	}
	return n;
}

static void break_one(uint8_t *message, const struct untrusted_limit *row)
{
	struct untrusted_error expect;
	size_t way = below(256);

	untrusted_fuzz_break(message, row, &way, &expect);
}

void make_by_rows(struct step *step, rows_fn *limits, size_t size, size_t more)
{
	struct untrusted_limit rows[ROWS_MAX];
	size_t n;

	memset(step->bytes, 0, size);
	state = below(1u << 30);
	n = fill(step->bytes, limits, rows);
	if (!below(3))
		break_one(step->bytes, &rows[below((uint32_t)n)]);
	step->len = (uint32_t)size;
	if (more) {
		const uint32_t extra = below((uint32_t)more + 1);

		for (uint32_t i = 0; i < extra; i++)
			step->bytes[step->len++] = (uint8_t)below(256);
	}
	if (!below(8))
		step->len = below(step->len + 1);
}

void change_by_rows(struct step *step, rows_fn *limits)
{
	struct untrusted_limit rows[ROWS_MAX];
	const size_t n = limits(step->bytes, rows, ROWS_MAX);
	const struct untrusted_limit *const row = &rows[below((uint32_t)n)];

	state = below(1u << 30);
	if (below(2))
		untrusted_fuzz_fill(step->bytes, row, &state);
	else
		break_one(step->bytes, row);
}

void make_bytes(struct step *step, size_t n)
{
	step->len = below((uint32_t)n + 1);
	for (uint32_t i = 0; i < step->len; i++)
		step->bytes[i] = (uint8_t)below(256);
}
