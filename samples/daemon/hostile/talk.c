// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "hostile.h"

static void compare(struct server *s, const char *over, const uint8_t *got,
		    ssize_t n, const uint8_t *wanted, int wanted_n)
{
	ssize_t at = 0;

	if (wanted_n == JUDGE_NONE) {
		failed(s, "%s: answered %zd bytes, none wanted", over, n);
		return;
	}
	while (at < n && at < wanted_n && got[at] == wanted[at])
		at++;
	if (at < n || at < wanted_n)
		failed(s, "%s: wrong answer, %zd bytes for %d, at byte %zd",
		       over, n, wanted_n, at);
}

void ask_udp(struct server *s, const struct message *m)
{
	uint8_t wanted[ANSWERD_REPLY_MAX], got[65536],
		honest[ANSWERD_REPLY_MAX];
	const int n = judge(m->p, m->n, false, wanted);
	struct message last;
	int honest_n;
	bool answered = false;

	if (s->dead)
		return;
	make_query(&last, "www.example.", 28);
	honest_n = judge(last.p, last.n, false, honest);
	if (send(s->udp, m->p, m->n, 0) < 0 && errno == EMSGSIZE)
		return;
	send(s->udp, last.p, last.n, 0);
	while (server_says(s, s->udp)) {
		const ssize_t len = recv(s->udp, got, sizeof(got), 0);

		if (len == honest_n && !memcmp(got, honest, (size_t)len))
			break;
		if (len < 0)
			continue;
		compare(s, "udp", got, len, wanted, n);
		answered = true;
	}
	if (!s->dead && n != JUDGE_NONE && !answered)
		failed(s, "udp: no answer");
}

static void tcp_send(int fd, const struct message *m)
{
	const uint8_t length[] = { (uint8_t)(m->n >> 8), (uint8_t)m->n };

	send(fd, length, 2, MSG_NOSIGNAL | (m->n ? MSG_MORE : 0));
	send(fd, m->p, m->n, MSG_NOSIGNAL);
}

static void tcp_answer(struct server *s, int fd, const struct message *m)
{
	uint8_t wanted[2 + ANSWERD_REPLY_MAX], got[65536];
	const int n = judge(m->p, m->n, true, wanted + 2);
	ssize_t len;

	len = server_wait(s, fd, got, sizeof(got));
	if (s->dead)
		return;
	if (len < 0) {
		failed(s, "tcp: neither answered nor closed");
		return;
	}
	if (!len) {
		if (n != JUDGE_NONE)
			failed(s, "tcp: closed, an answer wanted");
		return;
	}
	wanted[0] = (uint8_t)(n >> 8);
	wanted[1] = (uint8_t)n;
	compare(s, "tcp", got, len, wanted, n == JUDGE_NONE ? n : n + 2);
}

void ask_tcp(struct server *s, const struct message *m)
{
	int fd;

	if (s->dead || m->n > 65535)
		return;
	fd = tcp_open();
	if (fd < 0) {
		failed(s, "tcp: no connection");
		return;
	}
	tcp_send(fd, m);
	tcp_answer(s, fd, m);
	close(fd);
}

void ask(struct server *s, const struct message *m)
{
	ask_udp(s, m);
	ask_tcp(s, m);
}
