// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon.h"

struct client {
	int fd; /* -1: free */
	struct peer peer;
	size_t have;
	uint8_t in[2 + ANSWERD_MESSAGE_MAX];
};

static volatile sig_atomic_t stopping;
static struct config config;
static struct client *clients;
static int epoll, udp, tcp;

static void stop(int signal)
{
	stopping = signal;
}

static void serve_udp(void)
{
	static uint8_t in[ANSWERD_MESSAGE_MAX], out[ANSWERD_REPLY_MAX];
	struct peer peer = { .over = "udp" };
	socklen_t len = sizeof(peer.address);
	ssize_t n;
	int ret;

	n = recvfrom(udp, in, sizeof(in), 0, (struct sockaddr *)&peer.address,
		     &len);
	if (n < 0)
		return;
	ret = query_answer(&config, &peer, in, (size_t)n, out);
	if (ret > 0)
		sendto(udp, out, (size_t)ret, 0,
		       (struct sockaddr *)&peer.address, len);
}

static void watch(int fd, uint32_t number)
{
	struct epoll_event event = { .events = EPOLLIN, .data.u32 = number };

	epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static void serve_accept(void)
{
	struct peer peer = { .over = "tcp" };
	socklen_t len = sizeof(peer.address);
	int fd = accept4(tcp, (struct sockaddr *)&peer.address, &len,
			 SOCK_NONBLOCK);
	int i;

	if (fd < 0)
		return;
	/*
	 * BUG 15: who says nothing keeps its place (CVE-2007-6750): a few
	 * connections keep all others out.
	 */
	for (i = 0; i < config.clients && clients[i].fd >= 0; i++)
		;
	if (i == config.clients) {
		close(fd);
		return;
	}
	clients[i].fd = fd;
	clients[i].have = 0;
	clients[i].peer = peer;
	watch(fd, (uint32_t)i);
}

static void hang_up(struct client *c)
{
	close(c->fd);
	c->fd = -1;
}

static void serve_tcp(struct client *c)
{
	static uint8_t out[2 + ANSWERD_REPLY_MAX];
	size_t want;
	ssize_t n;
	int ret;

	want = c->have < 2 ? 2 : 2 + (size_t)(c->in[0] << 8 | c->in[1]);
	/*
	 * BUG 16: length taken on trust (CVE-2006-4251): the sender says how
	 * many bytes go into a buffer that has ANSWERD_MESSAGE_MAX.
	 */
	n = recv(c->fd, c->in + c->have, want - c->have, 0);
	if (n <= 0) {
		hang_up(c);
		return;
	}
	c->have += (size_t)n;
	if (c->have < want || want == 2)
		return;
	c->have = 0;
	ret = query_answer(&config, &c->peer, c->in + 2, want - 2, out + 2);
	if (ret < 0) {
		/*
		 * BUG 17: descriptor not closed (CVE-2026-2261): the client is
		 * forgotten, its connection is not.
		 */
		epoll_ctl(epoll, EPOLL_CTL_DEL, c->fd, NULL);
		c->fd = -1;
		return;
	}
	out[0] = (uint8_t)(ret >> 8);
	out[1] = (uint8_t)ret;
	if (send(c->fd, out, (size_t)ret + 2, MSG_NOSIGNAL) != ret + 2)
		hang_up(c);
}

static int listen_on(int type)
{
	struct sockaddr_in at = { .sin_family = AF_INET };
	int fd = socket(AF_INET, type | SOCK_NONBLOCK, 0), on = 1;

	inet_pton(AF_INET, config.address, &at.sin_addr);
	at.sin_port = htons((uint16_t)config.port);
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&at, sizeof(at)) ||
	    (type == SOCK_STREAM && listen(fd, 64))) {
		log_line("cannot listen on %s port %d", config.address,
			 config.port);
		exit(1);
	}
	return fd;
}

static void start(void)
{
	struct sigaction action = { .sa_handler = stop };

	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	clients = calloc((size_t)config.clients, sizeof(*clients));
	for (int i = 0; i < config.clients; i++)
		clients[i].fd = -1;
	epoll = epoll_create1(0);
	udp = listen_on(SOCK_DGRAM);
	tcp = listen_on(SOCK_STREAM);
	watch(udp, UINT32_MAX);
	watch(tcp, UINT32_MAX - 1);
	log_line("listening on %s port %d", config.address, config.port);
}

static void serve(void)
{
	struct epoll_event events[16];
	int n = epoll_wait(epoll, events, 16, -1);

	for (int i = 0; i < n; i++) {
		if (events[i].data.u32 == UINT32_MAX)
			serve_udp();
		else if (events[i].data.u32 == UINT32_MAX - 1)
			serve_accept();
		else
			serve_tcp(&clients[events[i].data.u32]);
	}
}

int main(void)
{
	if (config_read(&config))
		return 1;
	start();
	while (!stopping)
		serve();
	for (int i = 0; i < config.clients; i++)
		if (clients[i].fd >= 0)
			hang_up(&clients[i]);
	zone_free(&config.zone);
	free(clients);
	return 0;
}
