// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <string.h>

#include "daemon.h"

struct header {
	uint16_t id;
	uint16_t flags;
	uint16_t qdcount;
	uint16_t ancount;
	uint16_t nscount;
	uint16_t arcount;
};

struct question {
	uint8_t *name; /* as it was asked */
	uint8_t *end;
	uint16_t type;
	uint16_t class;
	bool edns;
	bool dnssec_ok;
	uint16_t size;
};

struct reply {
	uint8_t *start;
	uint8_t *at;
	size_t limit;
};

static uint16_t get16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static void put16(struct reply *r, uint16_t value)
{
	*r->at++ = (uint8_t)(value >> 8);
	*r->at++ = (uint8_t)value;
}

static void put32(struct reply *r, uint32_t value)
{
	put16(r, (uint16_t)(value >> 16));
	put16(r, (uint16_t)value);
}

static void put(struct reply *r, const void *bytes, size_t n)
{
	memcpy(r->at, bytes, n);
	r->at += n;
}

/* The name at @p in lower case, without pointers; returns what is behind it. */
static uint8_t *read_name(uint8_t *msg, uint8_t *p, uint8_t *name, size_t *len,
			  uint32_t *hash)
{
	uint8_t *behind = NULL;
	size_t at = 0;

	*hash = ZONE_HASH;
	/*
	 * BUG 5: the end of the message is not asked for (CVE-2015-3294): the
	 * name of a message that ends early goes on in what the buffer held
	 * before, and is sent back.
	 */
	for (;;) {
		int label = *p;

		if ((label & 0xc0) == 0xc0) {
			if (!behind)
				behind = p + 2;
			/*
			 * BUG 6: a pointer may lead to itself
			 * (CVE-2017-9104).
			 *
			 * BUG 7: a pointer may lead out of the message
			 * (CVE-2020-25767).
			 */
			p = msg + ((label & 0x3f) << 8 | p[1]);
			continue;
		}
		/*
		 * BUG 8: a name longer than names are (CVE-2020-25682): @name
		 * is taken to have room for any.
		 */
		for (int i = 0; i <= label; i++) {
			name[at] = zone_lower(*p);
			*hash = zone_hash(*hash, name[at]);
			at++;
			p++;
		}
		if (!label)
			break;
	}
	*len = at;
	return behind ? behind : p;
}

/* What of the additional records matters: the OPT. */
static void read_additional(uint8_t *msg, uint8_t *p, int count,
			    struct question *q)
{
	uint8_t name[256];
	uint32_t hash;
	size_t len;

	/*
	 * BUG 9: records are counted by the header alone (CVE-2020-25109), and
	 * read although the message has none.
	 */
	while (count--) {
		p = read_name(msg, p, name, &len, &hash);
		if (get16(p) == 41) {
			q->edns = true;
			q->size = get16(p + 2);
			q->dnssec_ok = p[6] & 0x80;
		}
		p += 10 + get16(p + 8);
	}
}

static void name_text(const uint8_t *name, char *text)
{
	char *t = text;

	for (; *name; name += *name + 1) {
		memcpy(t, name + 1, *name);
		t += *name;
		*t++ = '.';
	}
	if (t == text)
		*t++ = '.';
	*t = '\0';
}

static int put_head(struct reply *r, const struct header *h, int flags)
{
	put16(r, ntohs(h->id));
	put16(r, (uint16_t)flags);
	memset(r->at, 0, 8);
	r->at += 8;
	return 12;
}

static void put_record(struct reply *r, size_t name_at, uint16_t type,
		       uint32_t ttl, const uint8_t *data, size_t len)
{
	put16(r, (uint16_t)(0xc000 | name_at));
	put16(r, type);
	put16(r, 1);
	put32(r, ttl);
	put16(r, (uint16_t)len);
	put(r, data, len);
}

/* Records of a type that fit; -1 if one does not. */
static int put_records(struct reply *r, const struct zone_name *name,
		       size_t name_at, int type)
{
	const struct zone_record *record;
	int n = 0;

	for (record = name->records; record; record = record->next) {
		/*
		 * BUG 10: difference wraps (CVE-2017-14496): where the client
		 * says it takes less than is there already, everything fits.
		 */
		size_t room = r->limit - (size_t)(r->at - r->start);

		if (record->type != type)
			continue;
		if (record->len + 12u > room)
			return -1;
		put_record(r, name_at, record->type, record->ttl, record->data,
			   record->len);
		n++;
	}
	return n;
}

static void set16(uint8_t *p, int value)
{
	p[0] = (uint8_t)(value >> 8);
	p[1] = (uint8_t)value;
}

static void put_opt(struct reply *r, const struct config *config,
		    const struct question *q)
{
	*r->at++ = 0;
	put16(r, 41);
	put16(r, (uint16_t)config->udp_size);
	put32(r, q->dnssec_ok ? 0x8000 : 0);
	put16(r, 0);
	set16(r->start + 10, 1);
}

/* Fills answers or authority; returns the code. */
static int resolve(struct config *config, struct reply *r,
		   const struct question *q, const uint8_t *name, size_t len,
		   uint32_t hash, int *flags)
{
	const struct zone_name *found, *apex;
	uint8_t *records = r->at;
	int n = 0, soa = 0;

	if (q->class != 1)
		return ANSWERD_REFUSED;
	if (q->type == 41 || (q->type >= 128 && q->type <= 255))
		return ANSWERD_NOTIMP;
	found = zone_find(&config->zone, name, len, hash);
	if (found)
		n = put_records(r, found, 12, q->type);
	if (!n) {
		apex = zone_above(&config->zone, name, len);
		if (!apex)
			return ANSWERD_REFUSED;
		soa = put_records(r, apex, 12 + len - apex->len, 6);
	}
	*flags |= 0x0400;
	if (n < 0 || soa < 0) {
		r->at = records;
		*flags |= 0x0200;
		return found ? ANSWERD_NOERROR : ANSWERD_NXDOMAIN;
	}
	set16(r->start + 6, n);
	set16(r->start + 8, soa);
	return found ? ANSWERD_NOERROR : ANSWERD_NXDOMAIN;
}

int query_answer(struct config *config, struct peer *peer, uint8_t *msg,
		 size_t n, uint8_t *reply)
{
	struct header *h = (struct header *)msg;
	struct reply r = { reply, reply, 512 };
	struct question q = { .name = msg + 12 };
	uint8_t name[256];
	char text[1024];
	int flags = 0x8000, rcode;
	uint32_t hash;
	size_t len;

	if (n < sizeof(*h)) {
		log_refused(peer, msg, n, "no header");
		return -1;
	}
	/*
	 * BUG 11: responses are answered (CVE-2012-0206): nothing asks for the
	 * bit that makes a message one, so two servers answer each other for
	 * ever.
	 */
	if (ntohs(h->flags) & 0x7800)
		return put_head(&r, h, 0x8004 | (ntohs(h->flags) & 0x7800));
	if (!h->qdcount) {
		log_refused(peer, msg, n, "no question");
		return put_head(&r, h, 0x8001);
	}
	q.end = read_name(msg, q.name, name, &len, &hash);
	q.type = get16(q.end);
	q.class = get16(q.end + 2);
	q.end += 4;
	if (h->arcount)
		read_additional(msg, q.end, ntohs(h->arcount), &q);
	if (!strcmp(peer->over, "tcp"))
		r.limit = 65535;
	else if (q.edns)
		r.limit = q.size < config->udp_size ? q.size : config->udp_size;

	put_head(&r, h, 0);
	put(&r, q.name, (size_t)(q.end - q.name));
	set16(reply + 4, 1);
	if (q.edns)
		r.limit -= 11;
	rcode = resolve(config, &r, &q, name, len, hash, &flags);
	if (q.edns)
		put_opt(&r, config, &q);
	set16(reply + 2, flags | rcode | (ntohs(h->flags) & 0x0100));
	if (config->log_queries) {
		name_text(name, text);
		log_query(config, peer, text, q.type, rcode);
	}
	return (int)(r.at - reply);
}
