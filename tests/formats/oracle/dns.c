// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

/*
 * Where labels began. A pointer has 14 bits, so that labels behind 16383 need
 * no note.
 */
struct labels {
	uint8_t seen[16384 / 8];
};

static void note_label(struct labels *labels, size_t at)
{
	if (at < 16384)
		labels->seen[at / 8] |= 1 << at % 8;
}

static bool label_began(const struct labels *labels, size_t at)
{
	return labels->seen[at / 8] >> at % 8 & 1;
}

static bool add_label(struct oracle_name *name, const uint8_t *label)
{
	if (name->len + 1 + label[0] > 255)
		return false;
	memcpy(name->wire + name->len, label, 1 + label[0]);
	name->len += 1 + label[0];
	return true;
}

/*
 * Append what a pointer to @at stands for. Each byte there was accepted before,
 * each pointer there points before the name it is in.
 */
static bool expand(const uint8_t *p, size_t at, struct oracle_name *name)
{
	for (;;) {
		if ((p[at] & 0xc0) == 0xc0) {
			at = be16(p + at) & 0x3fff;
			continue;
		}
		if (!add_label(name, p + at))
			return false;
		if (p[at] == 0)
			return true;
		at += 1 + p[at];
	}
}

/*
 * The name at *@at, which ends at or before @end. Moves *@at behind it. A name
 * of a query has no pointers: @labels is NULL.
 */
static bool read_name(const uint8_t *p, size_t *at, size_t end,
		      struct labels *labels, struct oracle_name *name)
{
	size_t start = *at;

	name->len = 0;
	for (;;) {
		if (*at >= end)
			return false;
		if ((p[*at] & 0xc0) == 0xc0) {
			size_t target;

			if (!labels || end - *at < 2)
				return false;
			target = be16(p + *at) & 0x3fff;
			*at += 2;
			return target < start && label_began(labels, target) &&
			       expand(p, target, name);
		}
		if (p[*at] > 63 || p[*at] >= end - *at)
			return false;
		if (!add_label(name, p + *at))
			return false;
		if (p[*at] == 0) {
			*at += 1;
			return true;
		}
		if (labels)
			note_label(labels, *at);
		*at += 1 + p[*at];
	}
}

/* The data of a record that consists of names and @before, @behind bytes. */
static bool names_fill(const uint8_t *p, size_t at, size_t end,
		       struct labels *labels, size_t before, int names,
		       size_t behind)
{
	struct oracle_name unused;

	if (end - at < before)
		return false;
	at += before;
	for (int i = 0; i < names; i++) {
		if (!read_name(p, &at, end, labels, &unused))
			return false;
	}
	return end - at == behind;
}

static bool rdata_right(const uint8_t *p, size_t at, size_t end,
			struct labels *labels, uint16_t type, uint16_t class)
{
	switch (type) {
	case 1:
		return class != 1 || end - at == 4;
	case 28:
		return class != 1 || end - at == 16;
	case 2:
	case 5:
	case 12:
		return names_fill(p, at, end, labels, 0, 1, 0);
	case 15:
		return names_fill(p, at, end, labels, 2, 1, 0);
	case 6:
		return names_fill(p, at, end, labels, 0, 2, 20);
	case 33:
		return names_fill(p, at, end, labels, 6, 1, 0);
	}
	return true;
}

static bool read_record(const uint8_t *p, size_t *at, size_t n,
			struct labels *labels, struct oracle_record *record)
{
	if (!read_name(p, at, n, labels, &record->name))
		return false;
	if (n - *at < 10)
		return false;
	record->type = be16(p + *at);
	record->class = be16(p + *at + 2);
	record->ttl = be32(p + *at + 4);
	record->rdata.len = be16(p + *at + 8);
	record->rdata.ptr = p + *at + 10;
	*at += 10;
	if (n - *at < record->rdata.len)
		return false;
	if (!rdata_right(p, *at, *at + record->rdata.len, labels, record->type,
			 record->class))
		return false;
	*at += record->rdata.len;
	return true;
}

static bool read_records(const uint8_t *p, size_t *at, size_t n,
			 struct labels *labels, uint16_t count,
			 struct oracle_records *records)
{
	records->n = count;
	for (int i = 0; i < count; i++) {
		if (!read_record(p, at, n, labels, &records->at[i]))
			return false;
	}
	return true;
}

static bool read_questions(const uint8_t *p, size_t *at, size_t n,
			   struct labels *labels, struct oracle_dns *out)
{
	out->questions.n = out->qdcount;
	for (int i = 0; i < out->qdcount; i++) {
		struct oracle_question *question = &out->questions.at[i];

		if (!read_name(p, at, n, labels, &question->name))
			return false;
		if (n - *at < 4)
			return false;
		question->qtype = be16(p + *at);
		question->qclass = be16(p + *at + 2);
		*at += 4;
	}
	return true;
}

static bool read_body(const uint8_t *p, size_t n, struct oracle_dns *out)
{
	struct labels labels = { { 0 } };
	size_t at = 12;

	return read_questions(p, &at, n, &labels, out) &&
	       read_records(p, &at, n, &labels, out->ancount, &out->answers) &&
	       read_records(p, &at, n, &labels, out->nscount,
			    &out->authorities) &&
	       read_records(p, &at, n, &labels, out->arcount,
			    &out->additionals) &&
	       at == n;
}

int oracle_dns(const uint8_t *p, size_t n, struct oracle_dns *out,
	       size_t *where)
{
	if (n < 12)
		return bad_message(where, 0);
	if ((p[2] >> 3 & 0x0f) > 5)
		return bad_message(where, 2);
	if (p[3] & 0x40)
		return bad_message(where, 2);
	if (be16(p + 4) > 4)
		return bad_message(where, 4);
	for (size_t at = 6; at <= 10; at += 2) {
		if (be16(p + at) > 32)
			return bad_message(where, at);
	}
	out->id = be16(p);
	out->qr = p[2] & 0x80;
	out->opcode = p[2] >> 3 & 0x0f;
	out->aa = p[2] & 0x04;
	out->tc = p[2] & 0x02;
	out->rd = p[2] & 0x01;
	out->ra = p[3] & 0x80;
	out->ad = p[3] & 0x20;
	out->cd = p[3] & 0x10;
	out->rcode = p[3] & 0x0f;
	out->qdcount = be16(p + 4);
	out->ancount = be16(p + 6);
	out->nscount = be16(p + 8);
	out->arcount = be16(p + 10);
	if (!read_body(p, n, out))
		return bad_message(where, ORACLE_NOWHERE);
	return 0;
}

static int query_header(const uint8_t *p, size_t *where)
{
	/* all flags but rd, ad and cd */
	if ((be16(p + 2) & 0xfecf) != 0)
		return bad_message(where, 2);
	if (be16(p + 4) != 1)
		return bad_message(where, 4);
	if (be16(p + 6) != 0)
		return bad_message(where, 6);
	if (be16(p + 8) != 0)
		return bad_message(where, 8);
	if (be16(p + 10) > 1)
		return bad_message(where, 10);
	return 0;
}

static int query_question(const uint8_t *p, size_t *at, size_t n,
			  struct oracle_dns_query *out, size_t *where)
{
	if (!read_name(p, at, n, NULL, &out->name))
		return bad_message(where, ORACLE_NOWHERE);
	if (n - *at < 4)
		return bad_message(where, ORACLE_NOWHERE);
	out->qtype = be16(p + *at);
	if (out->qtype == 0)
		return bad_message(where, *at);
	out->qclass = be16(p + *at + 2);
	if (out->qclass != 1 && out->qclass != 3 && out->qclass != 4 &&
	    out->qclass != 255)
		return bad_message(where, *at + 2);
	*at += 4;
	return 0;
}

static bool options_right(const uint8_t *p, size_t at, size_t end)
{
	while (at < end) {
		if (end - at < 4 || be16(p + at + 2) > end - at - 4)
			return false;
		at += 4 + be16(p + at + 2);
	}
	return true;
}

static int query_opt(const uint8_t *p, size_t *at, size_t n,
		     struct oracle_dns_query *out, size_t *where)
{
	size_t start = *at, options = start + 11, len;

	if (n - start < 11)
		return bad_message(where, ORACLE_NOWHERE);
	if (p[start] != 0)
		return bad_message(where, start);
	if (be16(p + start + 1) != 41)
		return bad_message(where, start + 1);
	if (p[start + 5] != 0)
		return bad_message(where, start + 5);
	if (p[start + 6] != 0)
		return bad_message(where, start + 6);
	if ((be16(p + start + 7) & 0x7fff) != 0)
		return bad_message(where, start + 7);
	out->opt.udp_size = be16(p + start + 3);
	out->opt.dnssec_ok = p[start + 7] & 0x80;
	len = be16(p + start + 9);
	if (len > n - options || !options_right(p, options, options + len))
		return bad_message(where, ORACLE_NOWHERE);
	*at = options + len;
	return 0;
}

int oracle_dns_query(const uint8_t *p, size_t n, struct oracle_dns_query *out,
		     size_t *where)
{
	size_t at = 12;
	int err;

	if (n < 12)
		return bad_message(where, 0);
	err = query_header(p, where);
	if (err)
		return err;
	out->id = be16(p);
	out->rd = p[2] & 0x01;
	out->ad = p[3] & 0x20;
	out->cd = p[3] & 0x10;
	out->arcount = be16(p + 10);
	out->opt.udp_size = 0;
	out->opt.dnssec_ok = false;
	err = query_question(p, &at, n, out, where);
	if (!err && out->arcount == 1)
		err = query_opt(p, &at, n, out, where);
	if (!err && at != n)
		err = bad_message(where, ORACLE_NOWHERE);
	return err;
}
