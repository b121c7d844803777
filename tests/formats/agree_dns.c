// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/dns.h"
#include "agree.h"

/* Where labels began in the message that is being made. */
struct made {
	uint16_t labels[64];
	uint32_t n;
};

static void make_label(struct agree_message *m, struct agree_random *r,
		       struct made *made, uint8_t n)
{
	if (made->n < 64)
		made->labels[made->n++] = m->n;
	agree_u8(m, n);
	agree_random_text(m, r, n);
}

/* Near the longest name there may be: three labels of 63 and one of 61. */
static void make_longest(struct agree_message *m, struct agree_random *r,
			 struct made *made)
{
	for (int i = 0; i < 3; i++)
		make_label(m, r, made, 63);
	make_label(m, r, made, 60 + agree_below(r, 3));
	agree_u8(m, 0);
}

/* Now and then a label is too long. */
static void make_labels(struct agree_message *m, struct agree_random *r,
			struct made *made)
{
	int labels = agree_below(r, 3);

	while (labels--) {
		uint8_t n = 1 + agree_below(r, 6);

		if (agree_below(r, 12) == 0)
			n = agree_below(r, 32) ? 63 : 64;
		make_label(m, r, made, n);
	}
}

/* Now and then a pointer leads to its own name, or where no label began. */
static void make_name(struct agree_message *m, struct agree_random *r,
		      struct made *made)
{
	uint32_t earlier = made->n;

	if (agree_below(r, 64) == 0) {
		make_longest(m, r, made);
		return;
	}
	make_labels(m, r, made);
	if (earlier && agree_below(r, 3)) {
		uint32_t from = agree_below(r, 64) ? earlier : made->n;
		uint16_t at = made->labels[agree_below(r, from)];

		agree_be16(m, 0xc000 | (agree_below(r, 64) ? at : at + 1));
	} else {
		agree_u8(m, 0);
	}
}

static void make_data(struct agree_message *m, struct agree_random *r,
		      struct made *made, uint16_t type)
{
	switch (type) {
	case 1:
		agree_random_bytes(m, r, 4);
		break;
	case 28:
		agree_random_bytes(m, r, 16);
		break;
	case 2:
	case 5:
	case 12:
		make_name(m, r, made);
		break;
	case 15:
		agree_random_bytes(m, r, 2);
		make_name(m, r, made);
		break;
	case 33:
		agree_random_bytes(m, r, 6);
		make_name(m, r, made);
		break;
	case 6:
		make_name(m, r, made);
		make_name(m, r, made);
		agree_random_bytes(m, r, 20);
		break;
	default:
		agree_random_bytes(m, r, agree_below(r, 12));
	}
}

static void make_record(struct agree_message *m, struct agree_random *r,
			struct made *made)
{
	static const uint8_t types[] = { 1, 28, 2, 5, 12, 15, 6, 33, 16, 41 };
	uint16_t type = types[agree_below(r, sizeof(types))];
	size_t length;

	make_name(m, r, made);
	agree_be16(m, type);
	agree_be16(m, agree_below(r, 4) ? 1 : agree_below(r, 65536));
	agree_random_bytes(m, r, 4);
	length = m->n;
	agree_be16(m, 0);
	make_data(m, r, made, type);
	m->p[length] = (m->n - length - 2) >> 8;
	m->p[length + 1] = m->n - length - 2;
}

static void make_records(struct agree_message *m, struct agree_random *r)
{
	struct made made = { .n = 0 };
	/* Sometimes near the most there may be. */
	bool many = agree_below(r, 64) == 0;

	for (int at = 4; at < 12; at += 2) {
		uint8_t most = many ? 34 : 3;
		uint8_t n = agree_below(r, at == 4 ? many ? 6 : 2 : most);

		m->p[at + 1] = n;
		while (n--) {
			if (m->n > AGREE_ROOM - 900) {
				m->p[at + 1]--;
			} else if (at == 4) {
				make_name(m, r, &made);
				agree_random_bytes(m, r, 4);
			} else {
				make_record(m, r, &made);
			}
		}
	}
}

static void make(struct agree_message *m, struct agree_random *r)
{
	agree_random_bytes(m, r, 2);
	agree_u8(m, agree_below(r, 16) << 7 | agree_below(r, 6) << 3 |
			    agree_below(r, 8));
	agree_u8(m, agree_below(r, 256) & 0xbf);
	agree_be32(m, 0);
	agree_be32(m, 0);
	make_records(m, r);
}

static void compare_name(struct agree_judged *j,
			 const validated_dns_name *schema,
			 const struct oracle_name *oracle)
{
	agree_on(j,
		 schema->len == oracle->len &&
			 memcmp(schema->wire, oracle->wire, oracle->len) == 0,
		 "name");
}

static void compare_questions(struct agree_judged *j,
			      const validated_dns *schema,
			      const struct oracle_dns *oracle)
{
	AGREE_VALUE(j, schema, oracle, questions.n);
	for (int i = 0; i < oracle->questions.n && !j->different; i++) {
		const validated_dns_question *a = &schema->questions.at[i];
		const struct oracle_question *b = &oracle->questions.at[i];

		compare_name(j, &a->name, &b->name);
		agree_on(j, a->tail.qtype == b->qtype, "qtype");
		agree_on(j, a->tail.qclass == b->qclass, "qclass");
	}
}

static void compare_records(struct agree_judged *j, uint32_t n,
			    const validated_dns_record *schema,
			    const struct oracle_records *oracle)
{
	agree_on(j, n == oracle->n, "records");
	for (int i = 0; i < oracle->n && !j->different; i++) {
		const validated_dns_record *a = &schema[i];
		const struct oracle_record *b = &oracle->at[i];

		compare_name(j, &a->name, &b->name);
		AGREE_VALUE(j, &a->head, b, type);
		AGREE_VALUE(j, &a->head, b, class);
		AGREE_VALUE(j, &a->head, b, ttl);
		agree_on(j,
			 a->data.len == b->rdata.len &&
				 (const void *)a->data.ptr == b->rdata.ptr,
			 "data");
	}
}

static void compare_header(struct agree_judged *j, const validated_dns *schema,
			   const struct oracle_dns *oracle)
{
	AGREE_VALUE(j, schema, oracle, id);
	AGREE_VALUE(j, schema, oracle, qr);
	AGREE_VALUE(j, schema, oracle, opcode);
	AGREE_VALUE(j, schema, oracle, aa);
	AGREE_VALUE(j, schema, oracle, tc);
	AGREE_VALUE(j, schema, oracle, rd);
	AGREE_VALUE(j, schema, oracle, ra);
	AGREE_VALUE(j, schema, oracle, ad);
	AGREE_VALUE(j, schema, oracle, cd);
	AGREE_VALUE(j, schema, oracle, rcode);
	AGREE_VALUE(j, schema, oracle, qdcount);
	AGREE_VALUE(j, schema, oracle, ancount);
	AGREE_VALUE(j, schema, oracle, nscount);
	AGREE_VALUE(j, schema, oracle, arcount);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	static struct oracle_dns oracle;
	static validated_dns schema;
	/* never cleared: nothing of the message before may matter */
	static struct dns_walk walk;

	j->oracle = oracle_dns(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      dns_validate(agree_untrusted(m), &walk, &schema,
				   &j->err));
	if (j->oracle || j->schema)
		return;
	compare_header(j, &schema, &oracle);
	compare_questions(j, &schema, &oracle);
	compare_records(j, schema.answers.n, schema.answers.at,
			&oracle.answers);
	compare_records(j, schema.authorities.n, schema.authorities.at,
			&oracle.authorities);
	compare_records(j, schema.additionals.n, schema.additionals.at,
			&oracle.additionals);
}

static const struct agree_spot spots[] = {
	{ 2, 1 }, { 3, 1 },  { 4, 2 },	{ 6, 2 },
	{ 8, 2 }, { 10, 2 }, { 12, 1 }, { 0, 0 },
};

static struct agree_format dns = {
	.name = "dns",
	.make = make,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(dns)
