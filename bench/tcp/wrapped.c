// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* TCP through the reader: every byte of the packet is untrusted. */
#include <string.h>

#include <untrusted/reader.h>

#include "tcp.h"

#define PACKED __attribute__((packed))

struct PACKED wire_header {
	untrusted_be16 source;
	untrusted_be16 dest;
	untrusted_be32 seq;
	untrusted_be32 ack;
	untrusted_u8 offset;
	untrusted_u8 flags;
	untrusted_be16 window;
	untrusted_be16 checksum;
	untrusted_be16 urgent;
};

struct PACKED wire_mss {
	untrusted_u8 kind, len;
	untrusted_be16 mss;
};

struct PACKED wire_wscale {
	untrusted_u8 kind, len, shift;
};

struct PACKED wire_sack_perm {
	untrusted_u8 kind, len;
};

struct PACKED wire_timestamp {
	untrusted_u8 kind, len;
	untrusted_be32 value, echo;
};

/* In tail position and out of line: a good message pays nothing for it. */
static __attribute__((noinline, cold)) int refuse(struct tcp_parsed *out)
{
	memset(out, 0, sizeof(*out));
	return -EBADMSG;
}

static inline int parse_timestamp(const struct reader_record *rec,
				  struct tcp_parsed *out)
{
	const struct wire_timestamp *ts;

	if (!record_exact(rec, &ts))
		return -EBADMSG;
	out->ts_value = validate_any(be32, ts->value);
	out->ts_echo = validate_any(be32, ts->echo);
	out->seen |= TCP_SEEN_TIMESTAMP;
	return 0;
}

static inline int parse_mss(const struct reader_record *rec,
			    struct tcp_parsed *out)
{
	const struct wire_mss *mss;

	if (!record_exact(rec, &mss) || !(out->flags & TCP_SYN))
		return -EBADMSG;
	out->mss = validate_any(be16, mss->mss);
	out->seen |= TCP_SEEN_MSS;
	return 0;
}

static inline int parse_wscale(const struct reader_record *rec,
			       struct tcp_parsed *out)
{
	const struct wire_wscale *wscale;

	if (!record_exact(rec, &wscale) || !(out->flags & TCP_SYN) ||
	    validate_max(u8, wscale->shift, TCP_WSCALE_MAX, &out->wscale))
		return -EBADMSG;
	out->seen |= TCP_SEEN_WSCALE;
	return 0;
}

static inline int parse_sack_perm(const struct reader_record *rec,
				  struct tcp_parsed *out)
{
	const struct wire_sack_perm *perm;

	if (!record_exact(rec, &perm) || !(out->flags & TCP_SYN))
		return -EBADMSG;
	out->seen |= TCP_SEEN_SACK_PERM;
	return 0;
}

static inline int parse_sack(const struct reader *r,
			     const struct reader_record *rec,
			     struct tcp_parsed *out)
{
	if (rec->len < TCP_SACK_LEN_MIN || rec->len > TCP_SACK_LEN_MAX ||
	    rec->len % 8 != 2)
		return -EBADMSG;
	out->sack_blocks = rec->len / 8;
	out->sack_at = r->off - rec->len + 2;
	out->seen |= TCP_SEEN_SACK;
	return 0;
}

static inline int parse_option(struct reader *r, uint8_t kind,
			       struct tcp_parsed *out)
{
	struct reader_record rec;

	if (!reader_record(r, 1, 2, &rec))
		return -EBADMSG;
	switch (kind) {
	case TCP_OPT_MSS:
		return parse_mss(&rec, out);
	case TCP_OPT_WSCALE:
		return parse_wscale(&rec, out);
	case TCP_OPT_SACK_PERM:
		return parse_sack_perm(&rec, out);
	case TCP_OPT_SACK:
		return parse_sack(r, &rec, out);
	case TCP_OPT_TIMESTAMP:
		return parse_timestamp(&rec, out);
	default:
		return 0;
	}
}

static inline int parse_options(struct reader *r, struct tcp_parsed *out)
{
	untrusted_u8 next;

	while (reader_peek(r, &next)) {
		uint8_t kind = validate_any(u8, next);

		if (kind == TCP_OPT_NOP) {
			if (!reader_skip(r, 1))
				return -EBADMSG;
			continue;
		}
		if (kind == TCP_OPT_EOL)
			return reader_rest_zero(r) ? 0 : -EBADMSG;
		if (parse_option(r, kind, out))
			return -EBADMSG;
	}
	return 0;
}

int tcp_wrapped(const uint8_t *p, uint32_t len, struct tcp_parsed *out)
{
	const struct wire_header *h;
	struct reader r;
	uint8_t offset, flags;

	if (!reader_init(&r, untrusted_bytes_of((const untrusted_u8 *)p, len)))
		return refuse(out);
	if (!reader_take(&r, &h))
		return refuse(out);
	offset = validate_any(u8, h->offset);
	if (offset & 0x0f || !reader_total(&r, offset / 4))
		return refuse(out);
	flags = validate_any(u8, h->flags);
	if (!(flags & TCP_ACK) && validate_zero(be32, h->ack))
		return refuse(out);
	if (!(flags & TCP_URG) && validate_zero(be16, h->urgent))
		return refuse(out);
	*out = (struct tcp_parsed){
		.source = validate_any(be16, h->source),
		.dest = validate_any(be16, h->dest),
		.seq = validate_any(be32, h->seq),
		.ack = validate_any(be32, h->ack),
		.window = validate_any(be16, h->window),
		.urgent = validate_any(be16, h->urgent),
		.flags = flags,
		.header_len = offset / 4,
		.payload_len = len - offset / 4,
	};
	if (parse_options(&r, out))
		return refuse(out);
	return 0;
}
