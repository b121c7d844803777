// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hostile.h"

#define BATCH 64
#define BATCH_BYTES 16384 /* fewer than the server's socket takes */

static uint64_t state;

static uint32_t below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 32) * n >> 32);
}

static const char *const names[] = {
	"www.example.",	 "big.example.",   "example.", "a.test.",
	"deep.example.", "none.example.",  "com.",     ".",
	"WWW.EXAMPLE.",	 "x.www.example.", "test.",    "x.deep.example.",
};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
static const uint16_t types[] = { 1, 2, 6, 16, 28, 41, 252, 255, 0, 257 };
static const uint16_t words[] = { 0,	  1,	  2,	  11,	 255,	 256,
				  511,	  512,	  1232,	  4096,	 0x7fff, 0x8000,
				  0xc00c, 0xc00d, 0xc0ff, 0xffff };

static void random_name(struct message *m)
{
	uint32_t labels = below(6);

	while (labels--) {
		uint32_t n = 1 + (below(8) ? below(12) : below(63));

		add8(m, n);
		while (n--)
			add8(m, below(4) ? 'a' + below(26) : below(256));
	}
	add_name(m, below(2) ? "example." : ".");
}

static void random_opt(struct message *m)
{
	uint32_t options = below(3);
	size_t length;

	add_opt(m, below(2) ? words[below(COUNT(words))] : below(65536), 0,
		below(2) << 15, 0);
	length = m->n - 2;
	while (options--) {
		uint32_t n = below(40);

		add16(m, below(65536));
		add16(m, n);
		while (n--)
			add8(m, below(256));
	}
	m->p[length] = (uint8_t)((m->n - length - 2) >> 8);
	m->p[length + 1] = (uint8_t)(m->n - length - 2);
}

static void make(struct message *m)
{
	const bool opt = below(2);

	add_header(m, below(2) << 8 | below(4) << 4, 1, opt);
	if (below(4))
		add_name(m, names[below(COUNT(names))]);
	else
		random_name(m);
	add16(m, below(8) ? types[below(COUNT(types))] : below(65536));
	add16(m, below(16) ? 1 : below(5));
	if (opt)
		random_opt(m);
}

static void insert(struct message *m, size_t at, size_t n)
{
	if (m->n + n > ANSWERD_MESSAGE_MAX + 64)
		return;
	memmove(m->p + at + n, m->p + at, m->n - at);
	for (size_t i = 0; i < n; i++)
		m->p[at + i] = (uint8_t)below(256);
	m->n += n;
}

static void mutate(struct message *m)
{
	const size_t at = m->n ? below((uint32_t)m->n) : 0;
	uint16_t word;

	if (!m->n)
		return;
	switch (below(10)) {
	case 0:
	case 1:
		m->p[at] ^= (uint8_t)(1 << below(8));
		break;
	case 2:
		m->p[at] = (uint8_t)below(256);
		break;
	case 3:
		word = words[below(COUNT(words))];
		m->p[at] = (uint8_t)(word >> 8);
		if (at + 1 < m->n)
			m->p[at + 1] = (uint8_t)word;
		break;
	case 4:
		m->n = at;
		break;
	case 5:
		insert(m, at, 1 + below(8));
		break;
	case 6:
		memmove(m->p + at, m->p + at + 1, m->n - at - 1);
		m->n--;
		break;
	case 7:
		add(m, m->p + at, m->n - at);
		break;
	case 8:
		m->p[below(12) % m->n] = (uint8_t)below(256);
		break;
	case 9:
		if (!below(64))
			insert(m, at, below(ANSWERD_MESSAGE_MAX));
		break;
	}
}

static void make_one(struct message *m)
{
	uint32_t times = below(4) ? 1 + below(4) : 0;

	if (!below(16)) {
		m->n = 0;
		insert(m, 0, below(600));
		return;
	}
	make(m);
	while (times--)
		mutate(m);
}

static struct counts {
	uint64_t served;
	uint64_t refused;
	uint64_t unanswered;
	uint64_t tcp;
} counts;

static void count(const uint8_t *reply, int n)
{
	if (n == JUDGE_NONE)
		counts.unanswered++;
	else if ((reply[3] & 15) == ANSWERD_FORMERR ||
		 (reply[3] & 15) == ANSWERD_NOTIMP)
		counts.refused++;
	else
		counts.served++;
}

struct wanted {
	int n;
	struct message sent;
	uint8_t reply[ANSWERD_REPLY_MAX];
};
static struct wanted wanted[BATCH + 1];

static void keep(const struct server *s, const struct message *m)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/failed.bin", s->dir);
	f = fopen(path, "w");
	if (!f)
		return;
	fwrite(m->p, 1, m->n, f);
	fclose(f);
}

static bool right(struct server *s, const struct wanted *w)
{
	uint8_t got[65536];
	ssize_t n;

	if (w->n == JUDGE_NONE)
		return true;
	if (!server_says(s, s->udp))
		return false;
	n = recv(s->udp, got, sizeof(got), 0);
	if (n == w->n && !memcmp(got, w->reply, (size_t)n))
		return true;
	failed(s, "udp: wrong answer, %zd bytes for %d", n, w->n);
	keep(s, &w->sent);
	return false;
}

/* Answers come in the order of the queries; the last of them is honest. */
static int udp_batch(struct server *s)
{
	size_t bytes = 0;
	int n = 0;

	while (n < BATCH && bytes < BATCH_BYTES) {
		make_one(&wanted[n].sent);
		bytes += wanted[n++].sent.n + 64;
	}
	make_query(&wanted[n].sent, "a.test.", 1);
	for (int i = 0; i <= n; i++) {
		struct wanted *w = &wanted[i];

		w->n = judge(w->sent.p, w->sent.n, false, w->reply);
		send(s->udp, w->sent.p, w->sent.n, 0);
	}
	for (int i = 0; i <= n; i++) {
		if (!right(s, &wanted[i]))
			return i;
		if (i < n)
			count(wanted[i].reply, wanted[i].n);
	}
	return n;
}

/* One connection; what makes the server hang up is sent last. */
static int tcp_batch(struct server *s)
{
	static struct message out, in;
	struct wanted *w = wanted;
	const int fd = tcp_open();
	size_t want = 0;
	int n = 0, last = 1 + (int)below(16);
	uint8_t got[65536];
	ssize_t len;

	if (fd < 0) {
		failed(s, "tcp: no connection");
		return 0;
	}
	out.n = in.n = 0;
	while (n < last && out.n < BATCH_BYTES) {
		make_one(&w->sent);
		w->n = judge(w->sent.p, w->sent.n, true, w->reply);
		count(w->reply, w->n);
		counts.tcp++;
		add16(&out, (unsigned int)w->sent.n);
		n++;
		if (w->sent.n > ANSWERD_MESSAGE_MAX)
			break;
		add(&out, w->sent.p, w->sent.n);
		if (w->n == JUDGE_NONE)
			break;
		add16(&in, (unsigned int)w->n);
		add(&in, w->reply, (size_t)w->n);
	}
	send(fd, out.p, out.n, MSG_NOSIGNAL);
	shutdown(fd, SHUT_WR);
	while (server_says(s, fd) &&
	       (len = recv(fd, got, sizeof(got), 0)) > 0) {
		if (want + (size_t)len > in.n ||
		    memcmp(in.p + want, got, (size_t)len))
			break;
		want += (size_t)len;
	}
	if (want != in.n && !s->dead) {
		failed(s, "tcp: wrong answers, right up to byte %zu of %zu",
		       want, in.n);
		keep(s, &out);
	}
	close(fd);
	return n;
}

void fuzz_messages(struct server *s, uint64_t n, uint64_t seed)
{
	uint64_t sent = 0;

	state = seed * 0x9e3779b97f4a7c15u + 1;
	counts = (struct counts){ 0 };
	while (sent < n && !s->dead && !s->failed[0])
		sent += (uint64_t)(below(2) ? udp_batch(s) : tcp_batch(s));
	printf("# %llu messages: %llu served, %llu refused, %llu not answered; "
	       "%llu of them over TCP\n",
	       (unsigned long long)sent, (unsigned long long)counts.served,
	       (unsigned long long)counts.refused,
	       (unsigned long long)counts.unanswered,
	       (unsigned long long)counts.tcp);
}

static void mutate_text(char *text, size_t size)
{
	static const char *const bits[] = {
		"-1",	    "4294967297", "99999999999999999999",
		"\n",	    "0x10",	  ".",
		" ",	    "\033[2J",	  "listen",
		"a",	    "zone",	  "#",
		"\xc0\xff", "example.",	  "2001:db8::/32",
		"%n",	    "\t",	  "..",
	};
	const size_t at = below((uint32_t)strlen(text) + 1);
	const char *bit = bits[below(COUNT(bits))];
	const size_t n = strlen(bit);

	switch (below(4)) {
	case 0:
		if (strlen(text) + n + 1 > size)
			break;
		memmove(text + at + n, text + at, strlen(text + at) + 1);
		memcpy(text + at, bit, n);
		break;
	case 1:
		if (text[at])
			memmove(text + at, text + at + 1, strlen(text + at));
		break;
	case 2:
		if (text[at])
			text[at] = (char)(1 + below(255));
		break;
	case 3:
		text[at] = '\0';
		break;
	}
}

/* What is good enough to listen is stopped; all must be so without a trace. */
void fuzz_configs(struct server *s, uint64_t n, uint64_t seed)
{
	static char config[16384];
	uint64_t listened = 0;

	state = seed * 0x9e3779b97f4a7c15u + 1;
	for (uint64_t i = 0; i < n && !s->failed[0]; i++) {
		uint32_t times = below(5);

		judge_config(config, sizeof(config), true);
		while (times--)
			mutate_text(config, sizeof(config));
		if (server_run(s, config, NULL, NULL)) {
			close(s->udp);
			s->udp = -1;
			listened++;
		}
		server_end(s);
	}
	printf("# %llu configurations, %llu taken\n", (unsigned long long)n,
	       (unsigned long long)listened);
}
