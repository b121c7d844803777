// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/udp.h"
#include "agree.h"

static void make(struct agree_message *m, struct agree_random *r)
{
	uint16_t payload = agree_below(r, 40);

	agree_be16(m, agree_below(r, 65536));
	agree_be16(m, 1 + agree_below(r, 65535));
	agree_be16(m, 8 + payload);
	agree_be16(m, agree_below(r, 65536));
	agree_random_bytes(m, r, payload + agree_below(r, 2) * 3);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	struct oracle_udp oracle;
	validated_udp schema;

	j->oracle = oracle_udp(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      udp_validate(agree_untrusted(m), NULL, &schema, &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, source);
	AGREE_VALUE(j, &schema, &oracle, dest);
	AGREE_VALUE(j, &schema, &oracle, length);
	AGREE_BYTES(j, &schema, &oracle, payload);
}

static const struct agree_spot spots[] = { { 2, 2 }, { 4, 2 }, { 0, 0 } };

static struct agree_format udp = {
	.name = "udp",
	.make = make,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(udp)
