// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../../samples/formats/usb.h"
#include "agree.h"

static void make_other(struct agree_message *m, struct agree_random *r)
{
	uint8_t n = agree_below(r, 6);

	if (agree_below(r, 3))
		return;
	agree_u8(m, 2 + n);
	agree_u8(m, agree_below(r, 2) ? 0x24 : 6 + agree_below(r, 250));
	agree_random_bytes(m, r, n);
}

static void make_endpoint(struct agree_message *m, struct agree_random *r)
{
	uint8_t n = agree_below(r, 4) ? 7 : 9;

	agree_u8(m, n);
	agree_u8(m, 5);
	agree_u8(m, agree_below(r, 2) << 7 | (1 + agree_below(r, 15)));
	agree_u8(m, agree_below(r, 64));
	agree_random_bytes(m, r, n - 4);
}

static void make_interface(struct agree_message *m, struct agree_random *r,
			   uint8_t interfaces, uint8_t endpoints)
{
	agree_u8(m, 9);
	agree_u8(m, 4);
	agree_u8(m, agree_below(r, interfaces));
	agree_u8(m, agree_below(r, 4));
	agree_u8(m, endpoints);
	agree_random_bytes(m, r, 4);
	make_other(m, r);
	while (endpoints--) {
		make_endpoint(m, r);
		make_other(m, r);
	}
}

static void set_total(struct agree_message *m, size_t total)
{
	m->p[2] = total;
	m->p[3] = total >> 8;
}

static void make(struct agree_message *m, struct agree_random *r)
{
	uint8_t interfaces = 1 + agree_below(r, agree_below(r, 2) ? 32 : 3);
	/* Sometimes near the most there may be. */
	bool many = agree_below(r, 64) == 0, full = agree_below(r, 64) == 0;
	int n = many ? 30 + agree_below(r, 4) : agree_below(r, 4);

	agree_u8(m, 9);
	agree_u8(m, 2);
	agree_be16(m, 0);
	agree_u8(m, interfaces);
	agree_random_bytes(m, r, 2);
	agree_u8(m, 0x80 | agree_below(r, 4) << 5);
	agree_random_bytes(m, r, 1);
	make_other(m, r);
	if (full)
		n = 3;
	for (int i = 0; i < n; i++)
		make_interface(m, r, interfaces,
			       full ? 21 + agree_below(r, 2) :
			       many ? agree_below(r, 2) :
				      agree_below(r, 5));
	set_total(m, m->n);
	agree_random_bytes(m, r, agree_below(r, 2) * 4);
}

/* What was cut or added is part of the whole again, mostly. */
static void repair(struct agree_message *m, struct agree_random *r)
{
	if (m->n >= 9 && agree_below(r, 2))
		set_total(m, m->n);
}

static void compare_interface(struct agree_judged *j,
			      const validated_usb_interface *schema,
			      const struct oracle_interface *oracle)
{
	AGREE_VALUE(j, schema, oracle, number);
	AGREE_VALUE(j, schema, oracle, alternate);
	AGREE_VALUE(j, schema, oracle, endpoints);
	AGREE_VALUE(j, schema, oracle, class);
	AGREE_VALUE(j, schema, oracle, subclass);
	AGREE_VALUE(j, schema, oracle, protocol);
	AGREE_VALUE(j, schema, oracle, string);
}

static void compare_endpoint(struct agree_judged *j,
			     const validated_usb_endpoint *schema,
			     const struct oracle_endpoint *oracle)
{
	AGREE_VALUE(j, schema, oracle, number);
	AGREE_VALUE(j, schema, oracle, in);
	AGREE_VALUE(j, schema, oracle, attributes);
	AGREE_VALUE(j, schema, oracle, max_packet);
	AGREE_VALUE(j, schema, oracle, interval);
}

static void compare_descriptors(struct agree_judged *j,
				const validated_usb_descriptors *schema,
				const struct oracle_usb *oracle)
{
	AGREE_VALUE(j, schema, oracle, interfaces.n);
	AGREE_VALUE(j, schema, oracle, endpoints.n);
	if (j->different)
		return;
	for (size_t i = 0; i < oracle->interfaces.n; i++)
		compare_interface(j, &schema->interfaces.at[i],
				  &oracle->interfaces.at[i]);
	for (size_t i = 0; i < oracle->endpoints.n; i++)
		compare_endpoint(j, &schema->endpoints.at[i],
				 &oracle->endpoints.at[i]);
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	struct oracle_usb oracle;
	struct usb_walk walk;
	validated_usb schema;

	/* nothing of the message before may matter */
	memset(&walk, AGREE_FILL & 1, sizeof(walk));
	j->oracle = oracle_usb(m->p, m->n, &oracle, &j->where);
	AGREE_MESSAGE(j, &schema,
		      usb_validate(agree_untrusted(m), &walk, &schema,
				   &j->err));
	if (j->oracle || j->schema)
		return;
	AGREE_VALUE(j, &schema, &oracle, total_length);
	AGREE_VALUE(j, &schema, &oracle, num_interfaces);
	AGREE_VALUE(j, &schema, &oracle, configuration_value);
	AGREE_VALUE(j, &schema, &oracle, configuration);
	AGREE_VALUE(j, &schema, &oracle, remote_wakeup);
	AGREE_VALUE(j, &schema, &oracle, self_powered);
	AGREE_VALUE(j, &schema, &oracle, max_power);
	compare_descriptors(j, &schema.descriptors, &oracle);
}

static const struct agree_spot spots[] = {
	{ 0, 1 },  { 1, 1 },  { 2, 2 },	 { 4, 1 },  { 7, 1 },  { 9, 1 },
	{ 10, 1 }, { 11, 1 }, { 13, 1 }, { 18, 1 }, { 20, 1 }, { 0, 0 },
};

static struct agree_format usb = {
	.name = "usb",
	.make = make,
	.repair = repair,
	.judge = judge,
	.spots = spots,
};
AGREE_FORMAT(usb)
