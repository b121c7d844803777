// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <inttypes.h>
#include <stdio.h>

#include "harness.h"

const struct uapi_ctx uapi_base = {
	.page_size = 4096,
	.file_bytes_max = 1ULL << 40,
	.i2c_flags = 0xffff & ~I2C_M_NOSTART,
	.spi_bytes_max = 4096,
	.spi_hz_max = 1000000,
	.gpio_lines = 32,
	.kvm_vcpus = 4,
	.sg_bytes_max = 65536,
	.ff_samples_max = 100,
	.dm_bytes_max = 16384,
	.dm_targets_max = 10,
	.ff_effects = 16,
};

static int refuse(struct uapi_answer *a, int error, size_t at,
		  enum untrusted_rule rule)
{
	a->err.field = "";
	a->err.offset = at;
	a->err.rule = rule;
	a->err.error = error;
	return error;
}

int uapi_fetch(void *copy, size_t size, const void *raw, size_t n,
	       struct uapi_answer *a)
{
	if (n < size)
		return refuse(a, -EINVAL, 0, UNTRUSTED_RULE_min);
	memcpy(copy, raw, size);
	return 0;
}

int uapi_fetch_growing(void *copy, size_t size, const void *raw, size_t n,
		       size_t least, struct uapi_answer *a)
{
	if (n < least)
		return refuse(a, -EINVAL, 0, UNTRUSTED_RULE_min);
	if (n > size && !uapi_is_zero((const char *)raw + size, n - size))
		return refuse(a, -E2BIG, size, UNTRUSTED_RULE_tail);
	memset(copy, 0, size);
	memcpy(copy, raw, n < size ? n : size);
	return 0;
}

void uapi_fill(void *out, size_t n)
{
	memset(out, 0xa5, n);
}

static bool is_all(const unsigned char *out, size_t n, unsigned char byte)
{
	return !n || (out[0] == byte && !memcmp(out, out + 1, n - 1));
}

bool uapi_is_filled(const void *out, size_t n)
{
	return is_all(out, n, 0xa5);
}

bool uapi_is_zero(const void *out, size_t n)
{
	return is_all(out, n, 0);
}

static size_t refused_at(const struct uapi_answer *a)
{
	return a->err.rule == UNTRUSTED_RULE_condition ? ORACLE_CONDITION :
							 a->err.offset;
}

/* The message, or if a failure is planted a copy with another first bit. */
static const void *shown(const struct uapi_run *run, const void *message,
			 size_t size)
{
	static unsigned char other[UAPI_ROOM];

	if (!run->planted || !size)
		return message;
	memcpy(other, message, size);
	other[0] ^= 1;
	return other;
}

bool uapi_ask(const struct uapi_run *run, const void *message, size_t size,
	      const struct uapi_ctx *ctx, struct uapi_opinions *o)
{
	const struct oracle_verdict empty = { o->oracle_values, UAPI_ROOM, 0,
					      0 };

	o->verdict = empty;
	o->answer = (struct uapi_answer){ .v = { o->values, UAPI_ROOM, 0, 0 },
					  .err = UNTRUSTED_NO_ERROR };
	o->oracle = run->about->oracle(message, size, ctx, &o->verdict);
	o->schema = run->about->schema(shown(run, message, size), size, ctx,
				       &o->answer);
	if (o->schema != o->oracle || o->answer.dirty)
		return false;
	if (o->schema)
		return o->answer.err.error == o->schema &&
		       refused_at(&o->answer) == o->verdict.refused;
	return o->answer.v.n == o->verdict.n &&
	       !memcmp(o->values, o->oracle_values,
		       o->verdict.n * sizeof(o->values[0]));
}

void uapi_say(const struct uapi_opinions *o)
{
	printf("#   schema %d %s at %zu rule %d%s, %zu values;", o->schema,
	       o->answer.err.field, o->answer.err.offset, o->answer.err.rule,
	       o->answer.dirty ? ", output written" : "", o->answer.v.n);
	printf(" oracle %d at %zd, %zu values\n", o->oracle,
	       (ssize_t)o->verdict.refused, o->verdict.n);
	for (size_t i = 0; i < o->verdict.n && i < o->answer.v.n; i++) {
		if (o->values[i] != o->oracle_values[i])
			printf("#   value %zu: %#" PRIx64 ", %#" PRIx64 "\n", i,
			       o->values[i], o->oracle_values[i]);
	}
}

/* A path's last member, without its brackets. */
static bool names_member(const char *field, const char *path)
{
	const char *const dot = strrchr(path, '.');
	const char *const last = dot ? dot + 1 : path;
	const size_t n = strcspn(last, "[");

	return strlen(field) == n && !strncmp(field, last, n);
}

static bool is_expected(const struct uapi_row *row,
			const struct uapi_opinions *o)
{
	const struct untrusted_error *const err = &o->answer.err;

	if (row->path)
		return o->schema == row->error && err->rule == row->rule &&
		       err->offset == row->offset &&
		       names_member(err->field, row->path);
	if (o->schema)
		return false;
	return !row->values ||
	       (row->n == o->answer.v.n &&
		!memcmp(row->values, o->values, row->n * sizeof(o->values[0])));
}

static void keep(struct uapi_run *run, const struct uapi_row *row)
{
	struct uapi_seed *const seed = &run->seeds[run->n_seeds];

	if (run->n_seeds == UAPI_SEEDS || row->size > UAPI_ROOM)
		return;
	memcpy(seed->bytes, row->message, row->size);
	seed->n = row->size;
	run->n_seeds++;
}

void uapi_expect(struct uapi_run *run, const struct uapi_row *row)
{
	const enum uapi_class class = row->path	  ? UAPI_RULES :
				      row->values ? UAPI_VALUES :
						    UAPI_BOUNDS;
	static struct uapi_opinions o;
	const bool agree =
		uapi_ask(run, row->message, row->size, &run->ctx, &o);

	run->rows[class]++;
	keep(run, row);
	if (agree && is_expected(row, &o))
		return;
	run->failed[class]++;
	printf("# %s:%d: %s\n", row->file, row->line,
	       row->path ? row->path : "accepted");
	uapi_say(&o);
}
