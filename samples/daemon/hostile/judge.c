// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "hostile.h"

/* What the server is given to serve; answers keep this order. */
static const struct record {
	const char *name;
	const char *kind;
	const char *value;
} records[] = {
	{ "www.example.", "a", "192.0.2.1" },
	{ "www.example.", "a", "192.0.2.2" },
	{ "www.example.", "aaaa", "2001:db8::1" },
	{ "www.example.", "txt", "hello" },
	{ "x.deep.example.", "txt", "below" },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "big.example.", "txt", NULL },
	{ "a.test.", "a", "198.51.100.7" },
};

static const char *const zones[] = { "example.", "test." };
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIG_LEN 200
#define TTL 300
#define SOA_TTL 3600
#define SERIAL 2026112201u

static const char *value_of(const struct record *r, char *buffer)
{
	if (r->value)
		return r->value;
	memset(buffer, '0' + (int)(r - records), BIG_LEN);
	buffer[BIG_LEN] = '\0';
	return buffer;
}

void judge_config(char *text, size_t size, bool log_queries)
{
	char buffer[BIG_LEN + 1];
	FILE *f = fmemopen(text, size, "w");

	fprintf(f,
		"# what the attacks expect\nlisten 127.0.0.1 %d\n"
		"udp-size %d\nclients %d\nlog-rate %d\nlog-queries %s\n",
		HOSTILE_PORT, HOSTILE_UDP_SIZE, HOSTILE_CLIENTS,
		HOSTILE_LOG_RATE, log_queries ? "yes" : "no");
	for (size_t i = 0; i < COUNT(zones); i++)
		fprintf(f, "zone %s ns1.%s hostmaster.%s %u %d\n", zones[i],
			zones[i], zones[i], SERIAL, SOA_TTL);
	for (size_t i = 0; i < COUNT(records); i++)
		fprintf(f, "%s %s %d %s\n", records[i].kind, records[i].name,
			TTL, value_of(&records[i], buffer));
	fclose(f);
}

struct asked {
	uint8_t name[256]; /* lower case */
	size_t len;
	unsigned int type;
	unsigned int class;
	bool opt;
	bool dnssec_ok;
	unsigned int size;
};

static unsigned int get16(const uint8_t *p)
{
	return (unsigned int)p[0] << 8 | p[1];
}

/* Behind the OPT that stands at @at, or 0. */
static size_t read_opt(const uint8_t *p, size_t n, size_t at, struct asked *a)
{
	size_t end;

	if (n - at < 11 || p[at] || get16(p + at + 1) != 41)
		return 0;
	if (p[at + 5] || p[at + 6] || get16(p + at + 7) & 0x7fff)
		return 0;
	a->opt = true;
	a->size = get16(p + at + 3);
	a->dnssec_ok = p[at + 7] & 0x80;
	end = at + 11 + get16(p + at + 9);
	if (end > n)
		return 0;
	for (at += 11; at < end; at += 4 + get16(p + at + 2))
		if (end - at < 4 || end - at < 4 + get16(p + at + 2))
			return 0;
	return end;
}

static bool read_question(const uint8_t *p, size_t n, struct asked *a)
{
	size_t at = 12;

	if (p[2] & 0xfe || p[3] & 0xcf || get16(p + 4) != 1 || get16(p + 6) ||
	    get16(p + 8) || get16(p + 10) > 1)
		return false;
	for (;;) {
		if (at >= n || p[at] > 63)
			return false;
		if (!p[at])
			break;
		at += 1u + p[at];
	}
	a->len = ++at - 12;
	if (a->len > 255 || n - at < 4)
		return false;
	for (size_t i = 0; i < a->len; i++)
		a->name[i] = (uint8_t)tolower(p[12 + i]);
	a->type = get16(p + at);
	a->class = get16(p + at + 2);
	at += 4;
	if (get16(p + 10))
		at = read_opt(p, n, at, a);
	return at == n && a->type &&
	       (a->class == 1 || a->class == 3 || a->class == 4 ||
		a->class == 255);
}

/* The part of a name behind which is @text, in bytes; -1 if it is not below. */
static int under(const struct asked *a, const char *text)
{
	static struct message name;
	size_t at = 0;

	name.n = 0;
	add_name(&name, text);
	for (;;) {
		if (a->len - at == name.n &&
		    !memcmp(a->name + at, name.p, name.n))
			return (int)at;
		if (!a->name[at])
			return -1;
		at += 1u + a->name[at];
	}
}

/* Whether the name stands above a record's, or is it. */
static bool above(const struct asked *a, const char *text)
{
	static struct message name;
	size_t at = 0;

	name.n = 0;
	add_name(&name, text);
	for (;;) {
		if (name.n - at == a->len &&
		    !memcmp(a->name, name.p + at, a->len))
			return true;
		if (!name.p[at])
			return false;
		at += 1u + name.p[at];
	}
}

static unsigned int type_of(const struct record *r)
{
	return !strcmp(r->kind, "a") ? 1 : !strcmp(r->kind, "aaaa") ? 28 : 16;
}

static void add_record(struct message *m, size_t name_at, unsigned int type,
		       unsigned int ttl, const void *data, size_t n)
{
	add16(m, 0xc000 | (unsigned int)name_at);
	add16(m, type);
	add16(m, 1);
	add16(m, ttl >> 16);
	add16(m, ttl);
	add16(m, (unsigned int)n);
	add(m, data, n);
}

static void add_value(struct message *m, const struct record *r)
{
	char text[BIG_LEN + 1];
	static struct message data;

	data.n = 0;
	if (type_of(r) == 16)
		add_text(&data, value_of(r, text));
	else
		data.n = type_of(r) == 1 ? 4 : 16;
	if (type_of(r) != 16)
		inet_pton(type_of(r) == 1 ? AF_INET : AF_INET6, r->value,
			  data.p);
	add_record(m, 12, type_of(r), TTL, data.p, data.n);
}

static void add_ns_name(struct message *m, const char *first, const char *zone)
{
	add_text(m, first);
	add_name(m, zone);
}

static void add_soa(struct message *m, size_t name_at, const char *zone)
{
	static const unsigned int numbers[] = { SERIAL, 7200, 3600, 1209600,
						SOA_TTL };
	static struct message data;

	data.n = 0;
	add_ns_name(&data, "ns1", zone);
	add_ns_name(&data, "hostmaster", zone);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		add16(&data, numbers[i] >> 16);
		add16(&data, numbers[i]);
	}
	add_record(m, name_at, 6, SOA_TTL, data.p, data.n);
}

/* Appends the records of the answer; returns how many, or -1 for no such name. */
static int find(const struct asked *a, const char *zone, int zone_at,
		struct message *m)
{
	static struct message ns;
	bool exists = !zone_at;
	int n = 0;

	if (!zone_at && a->type == 6)
		add_soa(m, 12, zone), n++;
	if (!zone_at && a->type == 2) {
		ns.n = 0;
		add_ns_name(&ns, "ns1", zone);
		add_record(m, 12, 2, SOA_TTL, ns.p, ns.n), n++;
	}
	for (size_t i = 0; i < COUNT(records); i++) {
		const bool is = !under(a, records[i].name);

		exists |= above(a, records[i].name);
		if (is && type_of(&records[i]) == a->type)
			add_value(m, &records[i]), n++;
	}
	return exists ? n : -1;
}

static int head_alone(const uint8_t *p, int code, uint8_t *reply)
{
	memset(reply, 0, 12);
	memcpy(reply, p, 2);
	reply[2] = 0x80 | (p[2] & 0x78);
	reply[3] = (uint8_t)code;
	return 12;
}

/* The code; records and how many of them are answers in @m, all in @flags. */
static int resolve(const struct asked *a, struct message *m, int *answers,
		   int *authority, bool *ours)
{
	const char *zone = NULL;
	int at = -1, n;

	if (a->class != 1)
		return ANSWERD_REFUSED;
	if (a->type == 41 || (a->type >= 128 && a->type <= 255))
		return ANSWERD_NOTIMP;
	for (size_t i = 0; i < COUNT(zones) && at < 0; i++) {
		zone = zones[i];
		at = under(a, zone);
	}
	if (at < 0)
		return ANSWERD_REFUSED;
	*ours = true;
	n = find(a, zone, at, m);
	*answers = n > 0 ? n : 0;
	if (n > 0)
		return ANSWERD_NOERROR;
	add_soa(m, 12 + (size_t)at, zone);
	*authority = 1;
	return n ? ANSWERD_NXDOMAIN : ANSWERD_NOERROR;
}

static size_t limit_of(const struct asked *a, bool tcp)
{
	if (tcp)
		return 65535;
	if (!a->opt || a->size < 512)
		return 512;
	return a->size < HOSTILE_UDP_SIZE ? a->size : HOSTILE_UDP_SIZE;
}

/* Bytes of the one right answer, or JUDGE_NONE. */
int judge(const uint8_t *p, size_t n, bool tcp, uint8_t *reply)
{
	static struct message m, body;
	struct asked a = { .len = 0 };
	int answers = 0, authority = 0, code;
	bool ours = false, cut;

	if (n < 12 || n > ANSWERD_MESSAGE_MAX || p[2] & 0x80)
		return JUDGE_NONE;
	if (p[2] & 0x78)
		return head_alone(p, ANSWERD_NOTIMP, reply);
	if (!read_question(p, n, &a))
		return head_alone(p, ANSWERD_FORMERR, reply);
	m.n = body.n = 0;
	code = resolve(&a, &body, &answers, &authority, &ours);
	cut = 12 + a.len + 4 + body.n + (a.opt ? 11 : 0) > limit_of(&a, tcp);
	if (cut)
		answers = authority = 0, body.n = 0;
	add(&m, p, 2);
	add8(&m, 0x80 | (ours ? 4 : 0) | (cut ? 2 : 0) | (p[2] & 1));
	add8(&m, (unsigned int)code);
	add16(&m, 1);
	add16(&m, (unsigned int)answers);
	add16(&m, (unsigned int)authority);
	add16(&m, a.opt);
	add(&m, p + 12, a.len + 4);
	add(&m, body.p, body.n);
	if (a.opt)
		add_opt(&m, HOSTILE_UDP_SIZE, 0, a.dnssec_ok ? 0x8000 : 0, 0);
	memcpy(reply, m.p, m.n);
	return (int)m.n;
}
