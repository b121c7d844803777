// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/dns.h"
#include "agree.h"

/*
 * Sometimes near the longest there may be: three labels of 63 and one of 61; or a
 * label is a byte too long, which is a length that a pointer has not got either.
 */
static void make_name(struct agree_message *m, struct agree_random *r)
{
	bool longest = agree_below(r, 16) == 0, too_long = !agree_below(r, 64);
	int labels = longest ? 4 : agree_below(r, 5);

	for (int i = 0; i < labels; i++) {
		uint8_t n = 1 + agree_below(r, 12);

		if (longest)
			n = i == 3 ? 60 + agree_below(r, 3) : 63;
		else if (too_long)
			n = 64;
		agree_u8(m, n);
		agree_random_text(m, r, n);
	}
	agree_u8(m, 0);
}

static void make_opt(struct agree_message *m, struct agree_random *r)
{
	int options = agree_below(r, 3);
	size_t length;

	agree_u8(m, 0);
	agree_be16(m, 41);
	agree_random_bytes(m, r, 2);
	agree_be16(m, 0);
	agree_be16(m, agree_below(r, 2) << 15);
	length = m->n;
	agree_be16(m, 0);
	while (options--) {
		uint16_t n = agree_below(r, 9);

		agree_random_bytes(m, r, 2);
		agree_be16(m, n);
		agree_random_bytes(m, r, n);
	}
	m->p[length + 1] = m->n - length - 2;
}

static void make(struct agree_message *m, struct agree_random *r)
{
	static const uint8_t classes[] = { 1, 3, 4, 255 };
	uint16_t arcount = agree_below(r, 2);

	agree_random_bytes(m, r, 2);
	agree_u8(m, agree_below(r, 2));
	agree_u8(m, agree_below(r, 4) << 4);
	agree_be16(m, 1);
	agree_be32(m, 0);
	agree_be16(m, arcount);
	make_name(m, r);
	agree_be16(m, 1 + agree_below(r, 65535));
	agree_be16(m, classes[agree_below(r, sizeof(classes))]);
	if (arcount)
		make_opt(m, r);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	struct oracle_dns_query oracle;
	validated_dns_query schema;

	j->oracle = oracle_dns_query(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      dns_query_validate(agree_untrusted(m), NULL, &schema,
					 &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, id);
	AGREE_VALUE(j, &schema, &oracle, rd);
	AGREE_VALUE(j, &schema, &oracle, ad);
	AGREE_VALUE(j, &schema, &oracle, cd);
	AGREE_VALUE(j, &schema, &oracle, arcount);
	AGREE_VALUE(j, &schema, &oracle, name.len);
	agree_on(j,
		 memcmp(schema.name.wire, oracle.name.wire, oracle.name.len) ==
			 0,
		 "name");
	agree_on(j, schema.asked.qtype == oracle.qtype, "qtype");
	agree_on(j, schema.asked.qclass == oracle.qclass, "qclass");
	AGREE_VALUE(j, &schema, &oracle, opt.udp_size);
	AGREE_VALUE(j, &schema, &oracle, opt.dnssec_ok);
}

static const struct agree_spot spots[] = {
	{ 2, 1 }, { 3, 1 },  { 4, 2 },	{ 6, 2 },
	{ 8, 2 }, { 10, 2 }, { 12, 1 }, { 0, 0 },
};

static struct agree_format dns_query = {
	.name = "dns_query",
	.make = make,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(dns_query)
