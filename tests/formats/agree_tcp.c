// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/tcp.h"
#include "agree.h"

static void make_sack(struct agree_message *m, struct agree_random *r)
{
	uint8_t n = 1 + agree_below(r, 4);

	agree_u8(m, 5);
	agree_u8(m, 2 + 8 * n);
	agree_random_bytes(m, r, 8 * n);
}

static void make_option(struct agree_message *m, struct agree_random *r,
			uint8_t kind)
{
	static const uint8_t known[] = { [2] = 4, [3] = 3, [4] = 2, [8] = 10 };
	uint8_t unknown;

	if (kind < 2) {
		agree_u8(m, 1);
	} else if (kind == 5) {
		make_sack(m, r);
	} else if (kind < sizeof(known) && known[kind]) {
		agree_u8(m, kind);
		agree_u8(m, known[kind]);
		if (kind == 3)
			agree_u8(m, agree_below(r, 16));
		else
			agree_random_bytes(m, r, known[kind] - 2);
	} else {
		unknown = agree_below(r, 6);
		agree_u8(m, kind + 100);
		agree_u8(m, 2 + unknown);
		agree_random_bytes(m, r, unknown);
	}
}

/* Options that do not fit any more are taken back. */
static void make_options(struct agree_message *m, struct agree_random *r)
{
	int n = agree_below(r, 7);

	while (n--) {
		size_t before = m->n;

		make_option(m, r, agree_below(r, 10));
		if (m->n > 60)
			m->n = before;
	}
	if (agree_below(r, 2)) {
		while (m->n % 4)
			agree_u8(m, 1);
	} else {
		while (m->n % 4 || (m->n < 60 && agree_below(r, 4) == 0))
			agree_u8(m, 0);
	}
}

static void make(struct agree_message *m, struct agree_random *r)
{
	uint8_t flags = agree_below(r, 256);

	if ((flags & 3) == 3)
		flags ^= 1 + agree_below(r, 2);
	agree_random_bytes(m, r, 8);
	agree_be32(m, flags & 0x10 ? agree_below(r, UINT32_MAX) : 0);
	agree_u8(m, 0);
	agree_u8(m, flags);
	agree_random_bytes(m, r, 4);
	agree_be16(m, flags & 0x20 ? agree_below(r, 65536) : 0);
	make_options(m, r);
	m->p[12] = m->n / 4 << 4;
	agree_random_bytes(m, r, agree_below(r, 3) * 7);
}

static void compare_options(struct agree_judged *j,
			    const validated_tcp_options *schema,
			    const struct oracle_tcp *oracle)
{
	const __typeof__(oracle->options) *options = &oracle->options;

	AGREE_VALUE(j, schema, options, seen.mss);
	AGREE_VALUE(j, schema, options, seen.wscale);
	AGREE_VALUE(j, schema, options, seen.sack_permitted);
	AGREE_VALUE(j, schema, options, seen.sack);
	AGREE_VALUE(j, schema, options, seen.timestamps);
	agree_on(j, schema->mss.mss == options->mss, "mss");
	agree_on(j, schema->wscale.shift == options->wscale, "wscale");
	AGREE_VALUE(j, schema, options, timestamps.value);
	AGREE_VALUE(j, schema, options, timestamps.echo);
	AGREE_VALUE(j, schema, options, sack.n);
	for (int i = 0; i < options->sack.n; i++) {
		AGREE_VALUE(j, schema, options, sack.at[i].left);
		AGREE_VALUE(j, schema, options, sack.at[i].right);
	}
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	struct oracle_tcp oracle;
	validated_tcp schema;

	j->oracle = oracle_tcp(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      tcp_validate(agree_untrusted(m), NULL, &schema, &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, source);
	AGREE_VALUE(j, &schema, &oracle, dest);
	AGREE_VALUE(j, &schema, &oracle, seq);
	AGREE_VALUE(j, &schema, &oracle, ack);
	AGREE_VALUE(j, &schema, &oracle, doff);
	AGREE_VALUE(j, &schema, &oracle, flags);
	AGREE_VALUE(j, &schema, &oracle, window);
	AGREE_VALUE(j, &schema, &oracle, urgent);
	AGREE_BYTES(j, &schema, &oracle, payload);
	compare_options(j, &schema.options, &oracle);
}

static const struct agree_spot spots[] = {
	{ 8, 4 },  { 12, 1 }, { 13, 1 }, { 18, 2 }, { 20, 1 },
	{ 21, 1 }, { 22, 2 }, { 24, 1 }, { 25, 1 }, { 0, 0 },
};

static struct agree_format tcp = {
	.name = "tcp",
	.make = make,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(tcp)
