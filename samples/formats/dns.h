/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_DNS_H
#define FORMATS_DNS_H

/**
 * DOC: DNS messages
 *
 * Two languages: dns_query, what a server takes from anybody, and dns, any message,
 * as a resolver or a monitor sees them. Sources: RFC 1035, section 4; RFC 4035,
 * section 3 (AD, CD); RFC 6891, section 6.1 (OPT).
 *
 * dns_query: one question, no answer, no authority, at most one additional record,
 * which is OPT; of the flags only RD, AD and CD. The name has no pointers. The type
 * is not 0, the class is IN, CH, HS or ANY. OPT belongs to the root, its version and
 * the upper bits of the code are 0, of its flags only DO is set, and its options are
 * skipped.
 *
 * dns: an opcode up to 5, at most 4 questions and 32 records in each section. A name
 * may end by a pointer, and that by the law of dns_read_name(). The data of A, AAAA,
 * NS, CNAME, PTR, MX, SRV and SOA have the shape of their type; others are not read.
 *
 * Nothing may follow. Names come out as they would be without pointers, with the
 * length bytes and the final 0, at most 255 bytes.
 */

#include <string.h>
#include <untrusted/schema.h>

#define DNS_NAME_MAX 255
#define DNS_LABEL_MAX 63
/* The two bits that make a length byte the first of a pointer; where 14 lead. */
#define DNS_POINTER 0xc0
#define DNS_POINTER_MAX 0x3fff

enum dns_type {
	DNS_A = 1,
	DNS_NS = 2,
	DNS_CNAME = 5,
	DNS_SOA = 6,
	DNS_PTR = 12,
	DNS_MX = 15,
	DNS_AAAA = 28,
	DNS_SRV = 33,
	DNS_OPT = 41,
};

enum dns_class {
	DNS_IN = 1,
	DNS_CH = 3,
	DNS_HS = 4,
	DNS_ANY = 255,
};

typedef struct validated_dns_name {
	ut_u8 len;
	ut_u8 wire[DNS_NAME_MAX];
} validated_dns_name;

/* What stops a walk, said so that the way on is the straight one. */
#define dns_rarely(x) __builtin_expect(x, 0)

/* The value of a byte that was found to be there. */
static inline ut_u8 dns_byte(const struct reader *r, size_t at)
{
	return validate_any(u8, r->base[at]);
}

static inline void dns_copy(ut_u8 *to, const struct reader *r, size_t at,
			    size_t n)
{
	const untrusted_bytes from = { r->base + at, n };

	memcpy(to, validate_any(bytes, from).ptr, n);
}

/* A name that is all there, without pointers. */
static inline int dns_pass_name(struct reader *r, const void *ctx)
{
	size_t at = r->off;
	ut_u32 label;

	do {
		if (dns_rarely(at >= r->end))
			return -EBADMSG;
		label = dns_byte(r, at);
		if (dns_rarely(label > DNS_LABEL_MAX))
			return -EBADMSG;
		at += label + 1;
	} while (label);
	at -= r->off;
	return at <= DNS_NAME_MAX && reader_skip(r, (ut_u32)at) ? 0 : -EBADMSG;
}

static inline void dns_keep_name(untrusted_bytes name, validated_dns_name *out)
{
	out->len = (ut_u8)name.len;
	memcpy(out->wire, validate_any(bytes, name).ptr, name.len);
}

struct dns_question_tail {
	ut_be16 qtype;
	ut_be16 qclass;
} __attribute__((packed));

#define DNS_ASKED(FIELD, ...)      \
	FIELD(be16, qtype, MIN(1)) \
	FIELD(be16, qclass, ONE_OF(DNS_IN, DNS_CH, DNS_HS, DNS_ANY))
UNTRUSTED_SCHEMA(dns_asked, struct dns_question_tail, DNS_ASKED, none,
		 ERRNO(EBADMSG));

/* A step over the options of OPT: code, length of the body, body. */
static inline size_t dns_option(const untrusted_u8 *at, const untrusted_u8 *end,
				struct untrusted_item *item)
{
	const size_t left = (size_t)(end - at);
	size_t len;

	if (dns_rarely(left < 4))
		return 0;
	*item = (struct untrusted_item){
		.head = 4,
		.what = validate_any(u8, at[0]) << 8 | validate_any(u8, at[1]),
	};
	len = 4 +
	      (size_t)(validate_any(u8, at[2]) << 8 | validate_any(u8, at[3]));
	if (dns_rarely(len > left))
		return 0;
	return len;
}

#define DNS_NO_OPTION(ITEM)
UNTRUSTED_ITEMS(dns_options, DNS_NO_OPTION, dns_option, SKIP, none,
		ERRNO(EBADMSG));

struct dns_opt_head {
	ut_u8 name;
	ut_be16 type;
	ut_be16 udp_size;
	ut_u8 extended_rcode;
	ut_u8 version;
	ut_be16 flags;
	ut_be16 length;
} __attribute__((packed));

#define DNS_OPT_FLAGS(BIT)          \
	BIT(dnssec_ok, 15, 1, BOOL) \
	BIT(reserved, 0, 15, ZERO)

#define DNS_OPT_ROWS(FIELD, CHECK, PART)        \
	FIELD(u8, name, ZERO)                   \
	FIELD(be16, type, EQUAL(DNS_OPT))       \
	FIELD(be16, udp_size, ANY)              \
	FIELD(u8, extended_rcode, ZERO)         \
	FIELD(u8, version, ZERO)                \
	FIELD(be16, flags, BITS(DNS_OPT_FLAGS)) \
	FIELD(be16, length, CLAMPED)            \
	PART(dns_options, options, ITEMS(length))
UNTRUSTED_MESSAGE(dns_opt, struct dns_opt_head, DNS_OPT_ROWS, none,
		  ERRNO(EBADMSG));

struct dns_header {
	ut_be16 id;
	ut_be16 flags;
	ut_be16 qdcount;
	ut_be16 ancount;
	ut_be16 nscount;
	ut_be16 arcount;
} __attribute__((packed));

#define DNS_QUERY_FLAGS(BIT)             \
	BIT(qr_opcode_aa_tc, 9, 7, ZERO) \
	BIT(rd, 8, 1, BOOL)              \
	BIT(ra_z, 6, 2, ZERO)            \
	BIT(ad, 5, 1, BOOL)              \
	BIT(cd, 4, 1, BOOL)              \
	BIT(rcode, 0, 4, ZERO)

#define DNS_QUERY(FIELD, CHECK, PART)                            \
	FIELD(be16, id, ANY)                                     \
	FIELD(be16, flags, BITS(DNS_QUERY_FLAGS))                \
	FIELD(be16, qdcount, EQUAL(1))                           \
	FIELD(be16, ancount, ZERO)                               \
	FIELD(be16, nscount, ZERO)                               \
	FIELD(be16, arcount, MAX(1))                             \
	PART(dns_name, name, SCAN(dns_pass_name, dns_keep_name)) \
	PART(dns_asked, asked, ONE)                              \
	PART(dns_opt, opt, ONE, WHEN(arcount))
UNTRUSTED_MESSAGE(dns_query, struct dns_header, DNS_QUERY, none,
		  ERRNO(EBADMSG));

/**
 * struct dns_walk - what the names of one message have to know of each other
 * @began: a bit for each place where a label began that a pointer can lead to
 * @type: of the record whose data come next
 * @length: of those data
 *
 * dns_validate() begins with a fresh one; the caller only lends the memory.
 */
struct dns_walk {
	ut_u8 began[(DNS_POINTER_MAX + 1) / 8];
	ut_u16 type;
	ut_u16 length;
};

UNTRUSTED_CONTEXT_FIXED(dns_walk, struct dns_walk *,
			"it belongs to one validation");

static inline int dns_walk_begin(ut_u16 id, struct dns_walk *walk)
{
	*walk = (struct dns_walk){};
	return 0;
}

static inline void dns_label_begins(struct dns_walk *walk, size_t at)
{
	if (at <= DNS_POINTER_MAX)
		walk->began[at / 8] |= (ut_u8)(1 << at % 8);
}

static inline bool dns_label_began(const struct dns_walk *walk, size_t at)
{
	return walk->began[at / 8] >> at % 8 & 1;
}

static inline bool dns_append(validated_dns_name *name, const struct reader *r,
			      size_t at, size_t n)
{
	if (n > (size_t)DNS_NAME_MAX - name->len)
		return false;
	dns_copy(name->wire + name->len, r, at, n);
	name->len += (ut_u8)n;
	return true;
}

static inline size_t dns_target(const struct reader *r, size_t at)
{
	return (dns_byte(r, at) << 8 | dns_byte(r, at + 1)) & DNS_POINTER_MAX;
}

/*
 * Appends what begins at @at, where a label began. Whatever follows was read by
 * dns_read_name(), and whatever that may lead to lies before its name.
 */
static inline bool dns_expand(validated_dns_name *name, const struct reader *r,
			      size_t at)
{
	for (;;) {
		const ut_u8 label = dns_byte(r, at);

		if (label >= DNS_POINTER) {
			at = dns_target(r, at);
			continue;
		}
		if (!dns_append(name, r, at, label + 1u))
			return false;
		if (!label)
			return true;
		at += label + 1u;
	}
}

/**
 * dns_read_name() - a name that may end by a pointer
 * @r: reader from the start of the message
 * @walk: the labels of the names before this one; receives its own
 * @out: receives the name
 *
 * A pointer leads to where a label of an earlier name began, never to a pointer or
 * to the end of a name. So it leads to less each time, and ends.
 *
 * Return: 0, or -EBADMSG.
 */
static inline int dns_read_name(struct reader *r, struct dns_walk *walk,
				validated_dns_name *out)
{
	const size_t start = r->off;
	untrusted_u8 first;

	out->len = 0;
	while (reader_peek(r, &first)) {
		const size_t at = r->off;
		const ut_u8 label = validate_any(u8, first);
		size_t target;

		if (label >= DNS_POINTER) {
			if (!reader_skip(r, 2))
				return -EBADMSG;
			target = dns_target(r, at);
			if (target >= start || !dns_label_began(walk, target))
				return -EBADMSG;
			return dns_expand(out, r, target) ? 0 : -EBADMSG;
		}
		if (label > DNS_LABEL_MAX)
			return -EBADMSG;
		if (!reader_skip(r, label + 1u) ||
		    !dns_append(out, r, at, label + 1u))
			return -EBADMSG;
		if (!label)
			return 0;
		dns_label_begins(walk, at);
	}
	return -EBADMSG;
}

static inline int dns_names(struct reader *r, struct dns_walk *walk, int n)
{
	validated_dns_name unused;
	int ret = 0;

	while (n-- && !ret)
		ret = dns_read_name(r, walk, &unused);
	return ret;
}

/* What a type says of its data, but for their length. */
static inline int dns_data_of(struct reader *r, struct dns_walk *walk)
{
	switch (walk->type) {
	case DNS_NS:
	case DNS_CNAME:
	case DNS_PTR:
		return dns_names(r, walk, 1);
	case DNS_MX:
		return reader_skip(r, 2) ? dns_names(r, walk, 1) : -EBADMSG;
	case DNS_SRV:
		return reader_skip(r, 6) ? dns_names(r, walk, 1) : -EBADMSG;
	case DNS_SOA:
		return dns_names(r, walk, 2) || !reader_skip(r, 20) ? -EBADMSG :
								      0;
	}
	return reader_skip(r, walk->length) ? 0 : -EBADMSG;
}

typedef untrusted_bytes validated_dns_data;

static inline int dns_data(struct reader *r, struct dns_walk *walk,
			   validated_dns_data *out)
{
	struct reader data = *r;

	if (!reader_bytes(r, walk->length, out) ||
	    !reader_total(&data, (ut_u32)r->off))
		return -EBADMSG;
	return dns_data_of(&data, walk) || !reader_done(&data) ? -EBADMSG : 0;
}

/* A question and a record begin with a name. */
struct dns_nothing {};

#define DNS_QUESTION_TAIL(FIELD, ...) \
	FIELD(be16, qtype, ANY)       \
	FIELD(be16, qclass, ANY)
UNTRUSTED_SCHEMA(dns_question_tail, struct dns_question_tail, DNS_QUESTION_TAIL,
		 dns_walk, ERRNO(EBADMSG));

#define DNS_QUESTION(FIELD, CHECK, PART)          \
	PART(dns_name, name, READ(dns_read_name)) \
	PART(dns_question_tail, tail, ONE)
UNTRUSTED_MESSAGE(dns_question, struct dns_nothing, DNS_QUESTION, dns_walk,
		  ERRNO(EBADMSG));

struct dns_record_head {
	ut_be16 type;
	ut_be16 class;
	ut_be32 ttl;
	ut_be16 length;
} __attribute__((packed));

/* Of class IN, addresses have one length. */
static inline bool dns_data_begin(struct dns_walk *walk, ut_u16 type,
				  ut_u16 class, ut_u16 length)
{
	walk->type = type;
	walk->length = length;
	if (class != DNS_IN)
		return true;
	return type == DNS_A ? length == 4 : type != DNS_AAAA || length == 16;
}

#define DNS_RECORD_HEAD(FIELD, CHECK, ...)                      \
	FIELD(be16, type, ANY)                                  \
	FIELD(be16, class, ANY)                                 \
	FIELD(be32, ttl, ANY)                                   \
	FIELD(be16, length, ANY)                                \
	CHECK(length, dns_data_begin(ctx, type, class, length), \
	      "an address is as long as addresses are")
UNTRUSTED_SCHEMA(dns_record_head, struct dns_record_head, DNS_RECORD_HEAD,
		 dns_walk, ERRNO(EBADMSG));

#define DNS_RECORD(FIELD, CHECK, PART)            \
	PART(dns_name, name, READ(dns_read_name)) \
	PART(dns_record_head, head, ONE)          \
	PART(dns_data, data, READ(dns_data))
UNTRUSTED_MESSAGE(dns_record, struct dns_nothing, DNS_RECORD, dns_walk,
		  ERRNO(EBADMSG));

#define DNS_FLAGS(BIT)             \
	BIT(qr, 15, 1, BOOL)       \
	BIT(opcode, 11, 4, MAX(5)) \
	BIT(aa, 10, 1, BOOL)       \
	BIT(tc, 9, 1, BOOL)        \
	BIT(rd, 8, 1, BOOL)        \
	BIT(ra, 7, 1, BOOL)        \
	BIT(z, 6, 1, ZERO)         \
	BIT(ad, 5, 1, BOOL)        \
	BIT(cd, 4, 1, BOOL)        \
	BIT(rcode, 0, 4, ANY)

#define DNS(FIELD, CHECK, PART)                            \
	FIELD(be16, id, CUSTOM(dns_walk_begin))            \
	FIELD(be16, flags, BITS(DNS_FLAGS))                \
	FIELD(be16, qdcount, MAX(4))                       \
	FIELD(be16, ancount, MAX(32))                      \
	FIELD(be16, nscount, MAX(32))                      \
	FIELD(be16, arcount, MAX(32))                      \
	PART(dns_question, questions, REPEAT(qdcount, 4))  \
	PART(dns_record, answers, REPEAT(ancount, 32))     \
	PART(dns_record, authorities, REPEAT(nscount, 32)) \
	PART(dns_record, additionals, REPEAT(arcount, 32))
UNTRUSTED_MESSAGE(dns, struct dns_header, DNS, dns_walk, ERRNO(EBADMSG));

#endif
