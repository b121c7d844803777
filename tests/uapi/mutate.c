// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * One to three small edits of a message from the rows, which are good ones and
 * such as break one rule: half of what comes out breaks one rule deep inside.
 */
#include "harness.h"

static uint32_t below(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 32) * n >> 32);
}

/* Values that a bound could be: of the context, of a machine, and small ones. */
static uint64_t telling(uint64_t *state, const struct uapi_ctx *ctx)
{
	const uint64_t limits[] = {
		ctx->page_size,
		ctx->file_bytes_max,
		ctx->i2c_flags,
		ctx->spi_bytes_max,
		ctx->spi_hz_max,
		ctx->gpio_lines,
		ctx->kvm_vcpus,
		ctx->sg_bytes_max,
		ctx->ff_samples_max,
		ctx->dm_bytes_max,
		ctx->dm_targets_max,
		0,
		(uint64_t)ctx->ff_effects,
	};
	const uint64_t near = below(state, 3) - 1ULL;

	switch (below(state, 4)) {
	case 0:
		return limits[below(state, sizeof(limits) / sizeof(limits[0]))] +
		       near;
	case 1:
		return (1ULL << below(state, 64)) + near;
	case 2:
		return below(state, 80);
	default:
		return near;
	}
}

static void put_word(uint64_t *state, const struct uapi_ctx *ctx,
		     struct uapi_seed *m)
{
	const size_t width = 1u << below(state, 4);
	uint64_t word = 0;
	size_t at;

	if (m->n < width)
		return;
	at = below(state, (uint32_t)(m->n / width)) * width;
	memcpy(&word, m->bytes + at, width);
	switch (below(state, 3)) {
	case 0:
		word = telling(state, ctx);
		break;
	case 1:
		word += below(state, 9) - 4ULL;
		break;
	default:
		word ^= 1ULL << below(state, 64);
		break;
	}
	memcpy(m->bytes + at, &word, width);
}

/* A part of another message, where it stood. */
static void put_part(uint64_t *state, const struct uapi_run *run,
		     struct uapi_seed *m)
{
	const struct uapi_seed *const from =
		&run->seeds[below(state, (uint32_t)run->n_seeds)];
	const size_t n = from->n < m->n ? from->n : m->n;
	size_t at, len;

	if (!n)
		return;
	at = below(state, (uint32_t)n) & ~3u;
	len = 4 * (1 + below(state, 16));
	memcpy(m->bytes + at, from->bytes + at, len < n - at ? len : n - at);
}

static void put_end(uint64_t *state, struct uapi_seed *m)
{
	const size_t n = below(state, 2) ? below(state, (uint32_t)m->n + 1) :
					   m->n + 8 * below(state, 8);

	if (n > UAPI_ROOM)
		return;
	if (n > m->n)
		memset(m->bytes + m->n, below(state, 4) ? 0 : 1, n - m->n);
	m->n = n;
}

static void edit(uint64_t *state, const struct uapi_run *run,
		 const struct uapi_ctx *ctx, struct uapi_seed *m)
{
	const uint32_t kind = below(state, 16);

	if (kind == 0)
		put_end(state, m);
	else if (kind < 4)
		put_part(state, run, m);
	else if (kind < 6 && m->n)
		m->bytes[below(state, (uint32_t)m->n)] =
			(unsigned char)below(state, 256);
	else
		put_word(state, ctx, m);
}

/* Now and then the limits are others. */
static struct uapi_ctx limits(uint64_t *state, const struct uapi_run *run)
{
	struct uapi_ctx ctx = run->ctx;

	if (below(state, 8))
		return ctx;
	ctx.page_size = 1024u << below(state, 7);
	ctx.file_bytes_max = telling(state, &ctx);
	ctx.i2c_flags = below(state, 0x10000);
	ctx.spi_bytes_max = (uint32_t)telling(state, &ctx);
	ctx.spi_hz_max = (uint32_t)telling(state, &ctx);
	ctx.gpio_lines = (uint32_t)telling(state, &ctx);
	ctx.kvm_vcpus = (uint32_t)telling(state, &ctx);
	ctx.sg_bytes_max = (uint32_t)telling(state, &ctx);
	ctx.ff_samples_max = (uint32_t)telling(state, &ctx);
	ctx.dm_bytes_max = (uint32_t)telling(state, &ctx);
	ctx.dm_targets_max = (uint32_t)telling(state, &ctx);
	ctx.ff_effects = (int16_t)below(state, 0x8000);
	return ctx;
}

struct uapi_tally uapi_mutate(const struct uapi_run *run, unsigned long n)
{
	static struct uapi_opinions o;
	static struct uapi_seed m;
	struct uapi_tally tally = { .asked = n };
	uint64_t state = 1;

	for (unsigned long i = 0; i < n; i++) {
		const struct uapi_ctx ctx = limits(&state, run);

		const struct uapi_seed *const seed =
			&run->seeds[below(&state, (uint32_t)run->n_seeds)];

		m.n = seed->n;
		memcpy(m.bytes, seed->bytes, seed->n);
		for (uint32_t k = below(&state, 3) + 1; k; k--)
			edit(&state, run, &ctx, &m);
		if (!uapi_ask(run, m.bytes, m.n, &ctx, &o)) {
			if (tally.differ++ == 0)
				uapi_say(&o);
		}
		tally.accepted += !o.oracle;
	}
	return tally;
}
