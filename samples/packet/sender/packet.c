// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* From a row to a frame: right in all that the row does not replace. */
#include <arpa/inet.h>
#include <endian.h>
#include <string.h>

#include "sender.h"

#define ADDRESS 0x0a000002
#define TO 0x0a000001

static uint32_t or_else(int set, uint32_t otherwise)
{
	return set ? (uint32_t)set - SET(0) : otherwise;
}

static void put(struct frame *f, const void *bytes, size_t n)
{
	if (f->len + n > FRAME_MAX)
		die("a frame has at most %d bytes", FRAME_MAX);
	memcpy(f->bytes + f->len, bytes, n);
	f->len += n;
}

static void put8(struct frame *f, uint32_t v)
{
	put(f, &(uint8_t){ (uint8_t)v }, 1);
}

static void put16(struct frame *f, uint32_t v)
{
	put(f, &(uint16_t){ htons((uint16_t)v) }, 2);
}

static void put32(struct frame *f, uint32_t v)
{
	put(f, &(uint32_t){ htonl(v) }, 4);
}

static void put_many(struct frame *f, uint8_t byte, size_t n)
{
	while (n--)
		put8(f, byte);
}

static void set16(struct frame *f, size_t at, uint32_t v)
{
	const uint16_t be = htons((uint16_t)v);

	memcpy(f->bytes + at, &be, 2);
}

static uint64_t rotate(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static void sip_rounds(uint64_t v[4], int n)
{
	while (n--) {
		v[0] += v[1], v[1] = rotate(v[1], 13) ^ v[0];
		v[0] = rotate(v[0], 32);
		v[2] += v[3], v[3] = rotate(v[3], 16) ^ v[2];
		v[0] += v[3], v[3] = rotate(v[3], 21) ^ v[0];
		v[2] += v[1], v[1] = rotate(v[1], 17) ^ v[2];
		v[2] = rotate(v[2], 32);
	}
}

/* Source: Aumasson and Bernstein, SipHash: a fast short-input PRF, 2012. */
static uint64_t siphash(const uint8_t *p, size_t n, uint64_t k0, uint64_t k1)
{
	uint64_t v[4] = { k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d,
			  k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573 };
	uint64_t word;

	for (size_t i = 0; i <= n / 8; i++) {
		word = i == n / 8 ? (uint64_t)n << 56 : 0;
		for (size_t j = 0; j < 8 && i * 8 + j < n; j++)
			word |= (uint64_t)p[i * 8 + j] << 8 * j;
		v[3] ^= word;
		sip_rounds(v, 2);
		v[0] ^= word;
	}
	v[2] ^= 0xff;
	sip_rounds(v, 4);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static uint32_t sum(uint32_t so_far, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		so_far += i & 1 ? p[i] : (uint32_t)p[i] << 8;
	return so_far;
}

static uint16_t fold(uint32_t v)
{
	v = (v & 0xffff) + (v >> 16);
	return (uint16_t) ~(v + (v >> 16));
}

static void put_tag(const struct spec *s, struct frame *f, size_t knock)
{
	const uint32_t client = f->bytes[knock + 1];
	const uint64_t tag = htole64(
		siphash(f->bytes + knock, f->len - knock,
			GATE_KEY_LOW ^ or_else(s->tag, client), GATE_KEY_HIGH));

	put(f, &tag, sizeof(tag));
}

static void put_knock(const struct spec *s, struct frame *f)
{
	const struct bytes usual = BYTES(RECORDS);
	const struct bytes *r = s->records.ptr ? &s->records : &usual;
	const size_t knock = f->len;

	if (s->payload) {
		put_many(f, 0, s->payload - 1);
		return;
	}
	put8(f, or_else(s->version, GATE_VERSION));
	put8(f, or_else(s->client, 1));
	put16(f, or_else(s->records_len, (uint32_t)(s->padding + r->len)));
	put_many(f, 1, s->padding);
	put(f, r->ptr, r->len);
	put_tag(s, f, knock);
	put_many(f, 0xaa, s->extra);
}

static uint32_t pseudo(const struct spec *s, uint32_t proto, size_t n)
{
	const uint32_t from = or_else(s->address, 0) + ADDRESS;
	const uint32_t to = or_else(s->to, TO);

	return (from >> 16) + (from & 0xffff) + (to >> 16) + (to & 0xffff) +
	       proto + (uint32_t)n;
}

static void put_udp(const struct spec *s, struct frame *f)
{
	const size_t at = f->len;
	size_t n;

	put16(f, 4000);
	put16(f, or_else(s->port, GATE_PORT));
	put32(f, 0);
	put_knock(s, f);
	n = f->len - at;
	set16(f, at + 4, or_else(s->udp_len, (uint32_t)n));
	set16(f, at + 6,
	      or_else(s->udp_sum,
		      fold(sum(pseudo(s, 17, n), f->bytes + at, n))));
}

static void put_tcp(const struct spec *s, struct frame *f)
{
	const size_t at = f->len;
	const uint32_t doff = 5 + (uint32_t)s->options.len / 4;
	size_t n;

	put16(f, 4000);
	put16(f, or_else(s->port, 22));
	put32(f, 1);
	put32(f, 0);
	put16(f, or_else(s->doff, doff << 4) << 8 | or_else(s->flags, 0x02));
	put16(f, 0xffff);
	put32(f, 0);
	put(f, s->options.ptr, s->options.len);
	n = f->len - at;
	set16(f, at + 16, fold(sum(pseudo(s, 6, n), f->bytes + at, n)));
}

void build(const struct spec *s, struct frame *f)
{
	const size_t ip = 14;
	const size_t header = 20 + s->ip_options.len;
	size_t summed;

	f->len = 0;
	put_many(f, 0xff, 6);
	put(f, "\2\0\0\0\0\2\10\0", 8);
	put8(f, or_else(s->version_ihl, 0x40 | (uint32_t)header / 4));
	put8(f, 0);
	put32(f, 0x0007); /* the length is not known yet, the id is any */
	put16(f, or_else(s->fragment, 0));
	put8(f, 64);
	put8(f, or_else(s->proto, s->tcp ? 6 : 17));
	put16(f, 0);
	put32(f, or_else(s->address, 0) + ADDRESS);
	put32(f, or_else(s->to, TO));
	put(f, s->ip_options.ptr, s->ip_options.len);
	if (s->tcp)
		put_tcp(s, f);
	else if (s->bare)
		put_knock(s, f);
	else
		put_udp(s, f);
	set16(f, ip + 2, or_else(s->total_len, (uint32_t)(f->len - ip)));
	summed = (size_t)(f->bytes[ip] & 15) * 4;
	if (summed > f->len - ip)
		summed = f->len - ip;
	set16(f, ip + 10,
	      or_else(s->ip_sum, fold(sum(0, f->bytes + ip, summed))));
}

/* ---- of a frame that was changed ------------------------------------------ */

#define LINK 14

static uint32_t get16(const struct frame *f, size_t at)
{
	return at + 2 <= f->len ?
		       (uint32_t)f->bytes[at] << 8 | f->bytes[at + 1] :
		       0;
}

static void seal_tag(struct frame *f, size_t knock, size_t end)
{
	const size_t tag = end - GATE_TAG_LEN;
	uint64_t right;

	if (end < knock + sizeof(struct gate_knock) + GATE_TAG_LEN)
		return;
	right = htole64(siphash(f->bytes + knock, tag - knock,
				GATE_KEY_LOW ^ f->bytes[knock + 1],
				GATE_KEY_HIGH));
	memcpy(f->bytes + tag, &right, sizeof(right));
}

/* The checksum at @at of what is from @from on, with the addresses of the IP header. */
static void seal_sum(struct frame *f, size_t from, size_t end, size_t at,
		     uint32_t proto)
{
	uint32_t so_far = proto + (uint32_t)(end - from);

	if (at + 2 > end)
		return;
	for (size_t i = LINK + 12; i < LINK + 20; i += 2)
		so_far += get16(f, i);
	set16(f, at, 0);
	set16(f, at, fold(sum(so_far, f->bytes + from, end - from)));
}

static void seal_udp(struct frame *f, size_t from, size_t end)
{
	const size_t len = get16(f, from + 4);

	if (len < 8 || len > end - from)
		return;
	if (get16(f, from + 2) == GATE_PORT)
		seal_tag(f, from + 8, from + len);
	seal_sum(f, from, from + len, from + 6, 17);
}

void seal(struct frame *f)
{
	const size_t total = LINK + get16(f, LINK + 2);
	const size_t end = total < f->len ? total : f->len;
	const size_t from = LINK + (f->bytes[LINK] & 15) * 4u;

	if (f->len < LINK + 20 || from < LINK + 20 || from > end)
		return;
	if (f->bytes[LINK + 9] == 17)
		seal_udp(f, from, end);
	else if (f->bytes[LINK + 9] == 6)
		seal_sum(f, from, end, from + 16, 6);
	set16(f, LINK + 10, 0);
	set16(f, LINK + 10, fold(sum(0, f->bytes + LINK, from - LINK)));
}
