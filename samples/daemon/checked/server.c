// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "daemon.h"

#define LENGTH_BYTES 2 /* in front of a message on a connection */
#define STEPS_MAX 64 /* for one client, before the others have their turn */
#define NOBODY (-1)
#define DESCRIPTORS \
	8 /* besides those of clients, one to accept with among them */

struct client {
	int fd; /* NOBODY: free */
	struct peer peer;
	ut_u64 heard; /* when it last said something; a clock of events */
	struct untrusted_vec in;
	ut_u32 events; /* it is watched for */
	size_t out_at;
	size_t out_end;
	untrusted_u8 in_bytes[LENGTH_BYTES + ANSWERD_MESSAGE_MAX];
	ut_u8 out[LENGTH_BYTES + ANSWERD_REPLY_MAX];
};

/* What an event is of, if not of a client. */
enum { EVENT_UDP = 0x10000, EVENT_TCP, EVENT_STOP };

struct server {
	struct config config;
	struct client *clients;
	ut_u64 clock;
	int epoll;
	int udp;
	int tcp;
	int signals;
	bool stopping;
};

static void watch(const struct server *s, int act, int fd, ut_u32 events,
		  ut_u32 what)
{
	struct epoll_event event = { .events = events, .data.u32 = what };

	epoll_ctl(s->epoll, act, fd, &event);
}

static void serve_udp(struct server *s)
{
	static untrusted_u8 in[ANSWERD_MESSAGE_MAX];
	static ut_u8 out[ANSWERD_REPLY_MAX];
	static struct peer peer; /* whoever sent the last one */
	struct untrusted_vec message = untrusted_vec(in, sizeof(in));
	int n;

	if (socket_fetch_from(s->udp, &message, &peer.address) < 0)
		return;
	n = query_answer(&s->config, &peer, untrusted_vec_bytes(&message), out);
	/* Who asked by UDP asks again. */
	if (n > 0 && socket_put_to(s->udp, out, (size_t)n, &peer.address))
		return;
}

static void hang_up(struct client *c)
{
	close(c->fd);
	c->fd = NOBODY;
	untrusted_vec_clear(&c->in);
}

/* The client who has been silent for longest, or NULL. */
static struct client *most_silent(const struct server *s)
{
	struct client *found = NULL;

	for (struct client *c = s->clients; c < s->clients + s->config.clients;
	     c++)
		if (c->fd != NOBODY && (!found || c->heard < found->heard))
			found = c;
	return found;
}

/* A free place, or that of the client who has been silent for longest. */
static struct client *place_for_one(const struct server *s)
{
	struct client *silent;

	for (struct client *c = s->clients; c < s->clients + s->config.clients;
	     c++)
		if (c->fd == NOBODY)
			return c;
	silent = most_silent(s);
	hang_up(silent);
	return silent;
}

/* Of what the process or the system has too few of: a client less is one more. */
static void make_room(const struct server *s, int error)
{
	struct client *silent = most_silent(s);

	if (silent && (error == EMFILE || error == ENFILE || error == ENOBUFS ||
		       error == ENOMEM))
		hang_up(silent);
}

static void serve_accept(struct server *s)
{
	struct client *c = place_for_one(s);
	const int fd =
		accept4(s->tcp, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (fd < 0) {
		make_room(s, errno);
		return;
	}
	if (socket_fetch_peer(fd, &c->peer.address)) {
		close(fd);
		return;
	}
	c->fd = fd;
	c->peer.tcp = true;
	c->heard = ++s->clock;
	c->in = untrusted_vec(c->in_bytes, sizeof(c->in_bytes));
	c->out_at = c->out_end = 0;
	c->events = EPOLLIN;
	watch(s, EPOLL_CTL_ADD, fd, EPOLLIN, (ut_u32)(c - s->clients));
}

/* 1 and a message, 0 if it has not come as a whole, -EBADMSG if it is too long. */
static int next_message(const struct client *c, untrusted_bytes *message)
{
	untrusted_be16 sent;
	struct reader r;
	ut_u16 n;

	if (!reader_init(&r, untrusted_vec_bytes(&c->in)) ||
	    !reader_get(be16, &r, &sent))
		return 0;
	if (validate_max(be16, sent, ANSWERD_MESSAGE_MAX, &n))
		return -EBADMSG;
	return reader_bytes(&r, n, message);
}

static int answer(struct server *s, struct client *c, untrusted_bytes message)
{
	const int n = query_answer(&s->config, &c->peer, message,
				   c->out + LENGTH_BYTES);

	if (n < 0)
		return n;
	c->out[0] = (ut_u8)(n >> 8);
	c->out[1] = (ut_u8)n;
	c->out_at = 0;
	c->out_end = LENGTH_BYTES + (size_t)n;
	return untrusted_vec_drop(&c->in, LENGTH_BYTES + message.len);
}

/* 0 to go on; -EAGAIN to wait, for @events; else the client is done with. */
static int step(struct server *s, struct client *c, ut_u32 *events)
{
	untrusted_bytes message;
	ssize_t n;

	if (c->out_at < c->out_end) {
		*events = EPOLLOUT;
		n = send(c->fd, c->out + c->out_at, c->out_end - c->out_at,
			 MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n < 0)
			return -errno;
		c->out_at += (size_t)n;
		return 0;
	}
	n = next_message(c, &message);
	if (n > 0)
		return answer(s, c, message);
	if (n < 0)
		return (int)n;
	*events = EPOLLIN;
	n = file_fetch_vec(c->fd, &c->in);
	return n > 0 ? 0 : n ? (int)n : -ENODATA;
}

static void serve_client(struct server *s, struct client *c)
{
	ut_u32 events = 0;
	int ret = 0;

	c->heard = ++s->clock;
	for (int i = 0; i < STEPS_MAX && !ret; i++)
		ret = step(s, c, &events);
	if (ret && ret != -EAGAIN) {
		hang_up(c);
		return;
	}
	if (!ret)
		events = EPOLLOUT;
	if (events != c->events)
		watch(s, EPOLL_CTL_MOD, c->fd, events,
		      (ut_u32)(c - s->clients));
	c->events = events;
}

static void serve(struct server *s)
{
	struct epoll_event events[16];
	const int n = epoll_wait(s->epoll, events, 16, -1);

	for (int i = 0; i < n; i++) {
		const ut_u32 what = events[i].data.u32;

		if (what == EVENT_UDP)
			serve_udp(s);
		else if (what == EVENT_TCP)
			serve_accept(s);
		else if (what == EVENT_STOP)
			s->stopping = true;
		else if (s->clients[what].fd != NOBODY)
			serve_client(s, &s->clients[what]);
	}
}

static int listen_on(const struct server *s, int type)
{
	const struct sockaddr *at = (const struct sockaddr *)&s->config.listen;
	const int fd = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	/* Of TCP, that old connections do not keep it; of UDP, that others take it. */
	const int reuse = type == SOCK_STREAM;

	if (fd < 0)
		return -errno;
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)) ||
	    bind(fd, at, sizeof(s->config.listen)) ||
	    (type == SOCK_STREAM && listen(fd, 64))) {
		const int ret = -errno;

		close(fd);
		return ret;
	}
	return fd;
}

/* A signal is an event among the others: none is missed, and none interrupts. */
static int catch_signals(struct server *s)
{
	sigset_t caught;

	sigemptyset(&caught);
	sigaddset(&caught, SIGTERM);
	sigaddset(&caught, SIGINT);
	sigprocmask(SIG_BLOCK, &caught, NULL);
	s->signals = signalfd(-1, &caught, SFD_CLOEXEC);
	if (s->signals < 0)
		return -errno;
	watch(s, EPOLL_CTL_ADD, s->signals, EPOLLIN, EVENT_STOP);
	return 0;
}

/* A connection that cannot be accepted stays in front, and is an event for ever. */
static int has_descriptors(const struct server *s)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit))
		return -errno;
	return limit.rlim_cur < s->config.clients + DESCRIPTORS ? -EMFILE : 0;
}

static int start(struct server *s)
{
	char address[INET_ADDRSTRLEN];
	int ret = has_descriptors(s);

	if (ret)
		return ret;
	s->clients = calloc(s->config.clients, sizeof(*s->clients));
	if (!s->clients)
		return -ENOMEM;
	for (unsigned int i = 0; i < s->config.clients; i++)
		s->clients[i].fd = NOBODY;
	s->epoll = epoll_create1(EPOLL_CLOEXEC);
	if (s->epoll < 0)
		return -errno;
	ret = catch_signals(s);
	if (ret)
		return ret;
	s->udp = listen_on(s, SOCK_DGRAM);
	if (s->udp < 0)
		return s->udp;
	s->tcp = listen_on(s, SOCK_STREAM);
	if (s->tcp < 0)
		return s->tcp;
	watch(s, EPOLL_CTL_ADD, s->udp, EPOLLIN, EVENT_UDP);
	watch(s, EPOLL_CTL_ADD, s->tcp, EPOLLIN, EVENT_TCP);
	log_line("listening on %s port %u",
		 inet_ntop(AF_INET, &s->config.listen.sin_addr, address,
			   sizeof(address)),
		 ntohs(s->config.listen.sin_port));
	return 0;
}

static void end(struct server *s)
{
	for (unsigned int i = 0; s->clients && i < s->config.clients; i++)
		if (s->clients[i].fd != NOBODY)
			hang_up(&s->clients[i]);
	free(s->clients);
	zone_free(&s->config.zone);
	log_end();
}

int main(void)
{
	static struct server s;
	int ret;

	signal(SIGPIPE, SIG_IGN); /* whoever reads the log may be gone */
	ret = config_read(&s.config);
	if (!ret) {
		ret = start(&s);
		if (ret)
			log_line("cannot listen: %s", strerror(-ret));
	}
	while (!ret && !s.stopping)
		serve(&s);
	end(&s);
	return ret ? 1 : 0;
}
