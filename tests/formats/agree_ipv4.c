// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/ipv4.h"
#include "agree.h"

static void make_option(struct agree_message *m, struct agree_random *r)
{
	static const uint8_t kinds[] = { 7, 68, 130, 131, 136, 137, 148 };
	uint8_t n = agree_below(r, 8);

	if (agree_below(r, 3) == 0) {
		agree_u8(m, 1);
		return;
	}
	agree_u8(m, agree_below(r, 2) ? kinds[agree_below(r, sizeof(kinds))] :
					2 + agree_below(r, 120));
	agree_u8(m, 2 + n);
	agree_random_bytes(m, r, n);
}

static void make_options(struct agree_message *m, struct agree_random *r)
{
	int n = agree_below(r, 3) * agree_below(r, 4);

	while (n--) {
		size_t before = m->n;

		make_option(m, r);
		if (m->n > 60)
			m->n = before;
	}
	while (m->n % 4)
		agree_u8(m, 0);
}

/* Where there is a header: the checksum that makes it right. */
static void repair(struct agree_message *m, struct agree_random *r)
{
	size_t header = m->n ? (m->p[0] & 0x0f) * 4u : 0;
	uint32_t sum = 0;

	if (header < 20 || header > m->n)
		return;
	m->p[10] = m->p[11] = 0;
	for (size_t i = 0; i < header; i += 2)
		sum += be16(m->p + i);
	while (sum > 0xffff)
		sum = (sum >> 16) + (sum & 0xffff);
	m->p[10] = ~sum >> 8;
	m->p[11] = ~sum;
}

static void make(struct agree_message *m, struct agree_random *r)
{
	uint16_t fragment = agree_below(r, 4) << 13;
	size_t total;

	if (agree_below(r, 2))
		fragment |= agree_below(r, 2) ? agree_below(r, 8192) : 8185;
	agree_u8(m, 0);
	agree_random_bytes(m, r, 5);
	agree_be16(m, fragment);
	agree_random_bytes(m, r, 12);
	make_options(m, r);
	m->p[0] = 0x40 | m->n / 4;
	agree_random_bytes(m, r, agree_below(r, 64));
	total = m->n;
	m->p[2] = total >> 8;
	m->p[3] = total;
	agree_random_bytes(m, r, agree_below(r, 2) * 6);
	repair(m, r);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	struct oracle_ipv4 oracle;
	validated_ipv4 schema;

	j->oracle = oracle_ipv4(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      ipv4_validate(agree_untrusted(m), NULL, &schema,
				    &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, ihl);
	AGREE_VALUE(j, &schema, &oracle, tos);
	AGREE_VALUE(j, &schema, &oracle, total_len);
	AGREE_VALUE(j, &schema, &oracle, id);
	AGREE_VALUE(j, &schema, &oracle, df);
	AGREE_VALUE(j, &schema, &oracle, mf);
	AGREE_VALUE(j, &schema, &oracle, frag_off);
	AGREE_VALUE(j, &schema, &oracle, ttl);
	AGREE_VALUE(j, &schema, &oracle, proto);
	AGREE_VALUE(j, &schema, &oracle, src);
	AGREE_VALUE(j, &schema, &oracle, dst);
	AGREE_BYTES(j, &schema, &oracle, payload);
}

static const struct agree_spot spots[] = {
	{ 0, 1 }, { 2, 2 }, { 6, 2 }, { 10, 2 }, { 20, 1 }, { 21, 1 }, { 0, 0 },
};

static struct agree_format ipv4 = {
	.name = "ipv4",
	.make = make,
	.repair = repair,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(ipv4)
