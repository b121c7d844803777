// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <string.h>

#include "daemon.h"

/* What is answered to a message that is no query of the language. */
#define HEAD_FLAGS(BIT)            \
	BIT(response, 15, 1, ZERO) \
	BIT(opcode, 11, 4, ANY)    \
	BIT(of_the_rest, 0, 11, ANY)

#define HEAD(FIELD, ...)                     \
	FIELD(be16, id, ANY)                 \
	FIELD(be16, flags, BITS(HEAD_FLAGS)) \
	FIELD(be16, qdcount,                 \
	      IGNORE_TO(arcount, "nothing behind the header is read"))
UNTRUSTED_SCHEMA(head, struct dns_header, HEAD, none, ERRNO(EBADMSG));

#define FLAG_RESPONSE 0x8000
#define FLAG_OPCODE_SHIFT 11
#define FLAG_AUTHORITATIVE 0x0400
#define FLAG_TRUNCATED 0x0200
#define FLAG_RECURSION_DESIRED 0x0100
#define OPT_DNSSEC_OK 0x8000

#define HEADER_BYTES sizeof(struct dns_header)
#define OPT_BYTES 11
#define UDP_LEAST 512
#define TYPE_META_FIRST 128
#define TYPE_META_LAST 255

/* All that is put there is the server's own, or was validated. */
struct reply {
	ut_u8 *at;
	const ut_u8 *end; /* of the records; header and question fit */
};

static void put16(struct reply *r, unsigned int value)
{
	r->at[0] = (ut_u8)(value >> 8);
	r->at[1] = (ut_u8)value;
	r->at += 2;
}

static void put32(struct reply *r, ut_u32 value)
{
	put16(r, value >> 16);
	put16(r, value);
}

static void put(struct reply *r, const void *bytes, size_t n)
{
	memcpy(r->at, bytes, n);
	r->at += n;
}

/* Records of a type; -1 if one does not fit. */
static int put_records(struct reply *r, const struct zone_name *name,
		       size_t name_at, unsigned int type)
{
	const struct zone_record *record;
	int n = 0;

	for (record = name->records; record; record = record->next) {
		if (record->type != type)
			continue;
		if (sizeof(struct dns_record_head) + 2 + record->len >
		    (size_t)(r->end - r->at))
			return -1;
		put16(r, 0xc000 | (unsigned int)name_at);
		put16(r, type);
		put16(r, DNS_IN);
		put32(r, record->ttl);
		put16(r, record->len);
		put(r, record->data, record->len);
		n++;
	}
	return n;
}

static void put_opt(struct reply *r, const struct config *config,
		    bool dnssec_ok)
{
	*r->at++ = 0;
	put16(r, DNS_OPT);
	put16(r, config->udp_size);
	put32(r, dnssec_ok ? OPT_DNSSEC_OK : 0);
	put16(r, 0);
}

/* As zones keep names: in lower case. */
static ut_u32 lower(const validated_dns_name *name, ut_u8 out[DNS_NAME_MAX])
{
	ut_u32 hash = ZONE_HASH;

	for (size_t i = 0; i < name->len; i++) {
		out[i] = zone_lower(name->wire[i]);
		hash = zone_hash(hash, out[i]);
	}
	return hash;
}

struct found {
	enum answerd_rcode code;
	unsigned int flags;
	int answers;
	int authorities;
};

/* Answers or authority, behind what the reply has. */
static void find(const struct config *config, const validated_dns_query *query,
		 struct reply *r, struct found *f)
{
	const unsigned int type = query->asked.qtype;
	const size_t len = query->name.len;
	const struct zone_name *name, *apex;
	ut_u8 lowered[DNS_NAME_MAX];
	ut_u8 *const records = r->at;
	const ut_u32 hash = lower(&query->name, lowered);

	f->code = ANSWERD_REFUSED;
	if (query->asked.qclass != DNS_IN)
		return;
	f->code = ANSWERD_NOTIMP;
	if (type == DNS_OPT ||
	    (type >= TYPE_META_FIRST && type <= TYPE_META_LAST))
		return;
	f->code = ANSWERD_REFUSED;
	name = zone_find(&config->zone, lowered, len, hash);
	if (name)
		f->answers = put_records(r, name, HEADER_BYTES, type);
	if (!f->answers) {
		apex = zone_above(&config->zone, lowered, len);
		if (!apex)
			return;
		f->authorities = put_records(
			r, apex, HEADER_BYTES + len - apex->len, DNS_SOA);
	}
	f->code = name ? ANSWERD_NOERROR : ANSWERD_NXDOMAIN;
	f->flags = FLAG_AUTHORITATIVE;
	if (f->answers >= 0 && f->authorities >= 0)
		return;
	r->at = records;
	f->answers = f->authorities = 0;
	f->flags |= FLAG_TRUNCATED;
}

/* Bytes that the client takes, without the OPT. */
static size_t limit_of(const struct config *config, const struct peer *peer,
		       const validated_dns_query *query)
{
	size_t limit = UDP_LEAST;

	if (!query->arcount)
		return peer->tcp ? ANSWERD_REPLY_MAX : UDP_LEAST;
	if (query->opt.udp_size > limit)
		limit = query->opt.udp_size;
	if (limit > config->udp_size)
		limit = config->udp_size;
	return (peer->tcp ? ANSWERD_REPLY_MAX : limit) - OPT_BYTES;
}

static int serve(const struct config *config, const struct peer *peer,
		 const validated_dns_query *query, ut_u8 *reply)
{
	struct reply r = { reply + HEADER_BYTES,
			   reply + limit_of(config, peer, query) };
	struct dns_header head = { .qdcount = htons(1) };
	struct found f = { .flags = 0 };

	put(&r, query->name.wire, query->name.len);
	put16(&r, query->asked.qtype);
	put16(&r, query->asked.qclass);
	find(config, query, &r, &f);
	if (query->arcount)
		put_opt(&r, config, query->opt.dnssec_ok);
	head.id = htons(query->id);
	head.flags = htons((ut_u16)(FLAG_RESPONSE | f.flags | f.code |
				    (query->rd ? FLAG_RECURSION_DESIRED : 0)));
	head.ancount = htons((ut_u16)f.answers);
	head.nscount = htons((ut_u16)f.authorities);
	head.arcount = htons(query->arcount);
	memcpy(reply, &head, sizeof(head));
	if (config->log_queries)
		log_query(peer, query, f.code);
	return (int)(r.at - reply);
}

static int refuse(const struct peer *peer, untrusted_bytes message,
		  const struct untrusted_error *err, ut_u8 *reply)
{
	struct dns_header answer = { .id = 0 };
	const untrusted_head *sent;
	validated_head head;
	struct reader reader;
	int ret = -EBADMSG;

	log_refused(peer, err);
	if (reader_init(&reader, message) && reader_take(&reader, &sent))
		ret = head_validate(sent, NULL, &head, NULL);
	if (ret)
		return ret;
	answer.id = htons(head.id);
	answer.flags = htons(
		(ut_u16)(FLAG_RESPONSE | head.opcode << FLAG_OPCODE_SHIFT |
			 (head.opcode ? ANSWERD_NOTIMP : ANSWERD_FORMERR)));
	memcpy(reply, &answer, sizeof(answer));
	return sizeof(answer);
}

int query_answer(const struct config *config, const struct peer *peer,
		 untrusted_bytes message, ut_u8 reply[ANSWERD_REPLY_MAX])
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	validated_dns_query query;

	if (dns_query_validate(message, NULL, &query, &err))
		return refuse(peer, message, &err, reply);
	return serve(config, peer, &query, reply);
}
