// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Traffic for a capture, between sockets of the loopback interface: what the
 * kernel sends when it is asked for each option in turn. Needs root in a
 * network namespace of its own, whose settings it changes. The last packet says
 * "end of capture".
 */
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <linux/tcp.h>

static void must(int result, const char *what)
{
	if (result < 0)
		err(1, "%s", what);
}

static void setting(const char *name, const char *value)
{
	char path[128];
	int fd;

	snprintf(path, sizeof(path), "/proc/sys/net/ipv4/%s", name);
	fd = open(path, O_WRONLY);
	must(fd, path);
	must(write(fd, value, strlen(value)), path);
	close(fd);
}

static void option(int fd, int level, int name, int value)
{
	must(setsockopt(fd, level, name, &value, sizeof(value)), "setsockopt");
}

static struct sockaddr_in address(uint16_t port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
}

/* A socket bound to a free port of the loopback address, left in *@to. */
static int bound(int type, struct sockaddr_in *to)
{
	socklen_t size = sizeof(*to);
	int fd = socket(AF_INET, type, 0);

	must(fd, "socket");
	*to = address(0);
	must(bind(fd, (struct sockaddr *)to, sizeof(*to)), "bind");
	must(getsockname(fd, (struct sockaddr *)to, &size), "getsockname");
	return fd;
}

static void receive(int fd, size_t n)
{
	char buf[4096];

	while (n > 0) {
		size_t ask = n < sizeof(buf) ? n : sizeof(buf);
		ssize_t got = recv(fd, buf, ask, 0);

		must(got, "recv");
		if (got == 0)
			errx(1, "the connection ended early");
		n -= got;
	}
}

static void expect_end(int fd)
{
	char c;

	if (recv(fd, &c, 1, 0) != 0)
		errx(1, "the connection did not end");
}

struct pair {
	int client, server;
};

struct wish {
	int level, name, value;
};

/* A connection whose client was granted @n @wishes before it was made. */
static struct pair connected(const struct wish *wishes, size_t n)
{
	struct sockaddr_in to;
	struct pair pair;
	int listener = bound(SOCK_STREAM, &to);

	for (size_t i = 0; i < n; i++)
		option(listener, wishes[i].level, wishes[i].name,
		       wishes[i].value);
	must(listen(listener, 1), "listen");
	pair.client = socket(AF_INET, SOCK_STREAM, 0);
	must(pair.client, "socket");
	for (size_t i = 0; i < n; i++)
		option(pair.client, wishes[i].level, wishes[i].name,
		       wishes[i].value);
	must(connect(pair.client, (struct sockaddr *)&to, sizeof(to)),
	     "connect");
	pair.server = accept(listener, NULL, NULL);
	must(pair.server, "accept");
	close(listener);
	return pair;
}

static void say(int from, int to, size_t n)
{
	static const char text[20000];

	must(send(from, text, n, 0), "send");
	receive(to, n);
}

/* Each side in turn says that it has no more to say. */
static void part(struct pair pair)
{
	must(shutdown(pair.client, SHUT_WR), "shutdown");
	expect_end(pair.server);
	must(shutdown(pair.server, SHUT_WR), "shutdown");
	expect_end(pair.client);
	close(pair.client);
	close(pair.server);
}

static void tcp_talk(const struct wish *wishes, size_t n)
{
	struct pair pair = connected(wishes, n);

	say(pair.client, pair.server, 1);
	say(pair.server, pair.client, 2000);
	say(pair.client, pair.server, 20000);
	part(pair);
}

static void tcp_wishes(void)
{
	static const struct wish wishes[] = {
		{ IPPROTO_TCP, TCP_MAXSEG, 536 },
		{ IPPROTO_TCP, TCP_MAXSEG, 1000 },
		{ IPPROTO_TCP, TCP_WINDOW_CLAMP, 3000 },
		{ SOL_SOCKET, SO_RCVBUF, 4096 },
		{ SOL_SOCKET, SO_RCVBUFFORCE, 8 << 20 },
		{ SOL_SOCKET, SO_RCVBUFFORCE, 200 << 20 },
		{ IPPROTO_IP, IP_TOS, 0x10 },
		{ IPPROTO_IP, IP_TOS, 0xb8 },
		{ IPPROTO_IP, IP_TTL, 1 },
		{ IPPROTO_IP, IP_TTL, 255 },
		{ IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DONT },
	};

	tcp_talk(NULL, 0);
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++)
		tcp_talk(&wishes[i], 1);
}

/* Fewer options, and those of explicit congestion notification. */
static void tcp_settings(void)
{
	static const char *const names[] = { "tcp_timestamps", "tcp_sack",
					     "tcp_window_scaling" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		setting(names[i], "0");
		tcp_talk(NULL, 0);
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		setting(names[i], "1");
	setting("tcp_ecn", "1");
	tcp_talk(NULL, 0);
	setting("tcp_ecn", "2");
}

static void tcp_urgent(void)
{
	struct pair pair = connected(NULL, 0);

	must(send(pair.client, "abc", 3, MSG_OOB), "send");
	receive(pair.server, 2);
	part(pair);
}

/* Nobody listens; then one side closes with data unread. Both are reset. */
static void tcp_reset(void)
{
	struct sockaddr_in to;
	struct pair pair = connected(NULL, 0);
	struct linger at_once = { 1, 0 };
	int nobody = bound(SOCK_STREAM, &to);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (connect(fd, (struct sockaddr *)&to, sizeof(to)) == 0 ||
	    errno != ECONNREFUSED)
		errx(1, "somebody listens");
	close(fd);
	close(nobody);
	must(setsockopt(pair.client, SOL_SOCKET, SO_LINGER, &at_once,
			sizeof(at_once)),
	     "SO_LINGER");
	close(pair.client);
	close(pair.server);
}

/* Data in the SYN, once the client has the cookie: an option of kind 34. */
static void tcp_fastopen(void)
{
	struct sockaddr_in to;
	int listener = bound(SOCK_STREAM, &to);

	setting("tcp_fastopen", "3");
	option(listener, IPPROTO_TCP, TCP_FASTOPEN, 5);
	must(listen(listener, 5), "listen");
	for (int i = 0; i < 2; i++) {
		struct pair pair = { socket(AF_INET, SOCK_STREAM, 0), -1 };

		must(sendto(pair.client, "hello", 5, MSG_FASTOPEN,
			    (struct sockaddr *)&to, sizeof(to)),
		     "MSG_FASTOPEN");
		pair.server = accept(listener, NULL, NULL);
		must(pair.server, "accept");
		receive(pair.server, 5);
		part(pair);
	}
	close(listener);
}

static void attach(int fd, struct sock_filter *code, unsigned short n)
{
	struct sock_fprog filter = { n, code };

	must(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &filter,
			sizeof(filter)),
	     "SO_ATTACH_FILTER");
}

static void lose_all(int fd)
{
	struct sock_filter code[] = { BPF_STMT(BPF_RET | BPF_K, 0) };

	attach(fd, code, 1);
}

/*
 * Lose segments whose data starts with 'L': the socket's filter sees a segment
 * from its TCP header on, after the capture did.
 */
static void lose_some(int fd)
{
	struct sock_filter code[] = {
		/* x = length of the header; keep a segment without data */
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 12),
		BPF_STMT(BPF_ALU | BPF_RSH | BPF_K, 4),
		BPF_STMT(BPF_ALU | BPF_LSH | BPF_K, 2),
		BPF_STMT(BPF_MISC | BPF_TAX, 0),
		BPF_STMT(BPF_LD | BPF_W | BPF_LEN, 0),
		BPF_JUMP(BPF_JMP | BPF_JGT | BPF_X, 0, 0, 3),
		BPF_STMT(BPF_LD | BPF_B | BPF_IND, 0),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 'L', 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 0),
		BPF_STMT(BPF_RET | BPF_K, 0xffffffff),
	};

	attach(fd, code, sizeof(code) / sizeof(code[0]));
}

static unsigned int segments_kept(int fd)
{
	struct tcp_info info;
	socklen_t size = sizeof(info);

	must(getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size), "TCP_INFO");
	return info.tcpi_data_segs_in;
}

/*
 * @holes segments are lost, each followed by one that is not. The client learns
 * of it when all are sent: one that resends at once sends no more.
 */
static void tcp_loss(unsigned int holes)
{
	struct pair pair = connected(NULL, 0);

	option(pair.client, IPPROTO_TCP, TCP_NODELAY, 1);
	lose_some(pair.server);
	lose_all(pair.client);
	for (unsigned int i = 0; i < holes; i++) {
		must(send(pair.client, "Lost", 4, 0), "send");
		must(send(pair.client, "kept", 4, 0), "send");
	}
	for (int tries = 0; segments_kept(pair.server) < holes; tries++) {
		if (tries == 10000)
			errx(1, "segments do not arrive");
		poll(NULL, 0, 1);
	}
	option(pair.client, SOL_SOCKET, SO_DETACH_FILTER, 0);
	option(pair.server, SOL_SOCKET, SO_DETACH_FILTER, 0);
	receive(pair.server, 8 * holes);
	part(pair);
}

static void tcp_losses(void)
{
	for (unsigned int holes = 1; holes <= 4; holes++)
		tcp_loss(holes);
	setting("tcp_timestamps", "0");
	tcp_loss(4);
	setting("tcp_timestamps", "1");
}

static void udp_sizes(void)
{
	/* the last three do not fit a frame */
	static const size_t sizes[] = { 0,    1,    8,	  63,	512,
					1472, 1473, 4000, 20000 };
	struct sockaddr_in to;
	int server = bound(SOCK_DGRAM, &to);
	int client = socket(AF_INET, SOCK_DGRAM, 0);
	char buf[20000] = "";

	must(client, "socket");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		must(sendto(client, buf, sizes[i], 0, (struct sockaddr *)&to,
			    sizeof(to)),
		     "sendto");
		must(recv(server, buf, sizeof(buf), 0), "recv");
	}
	close(client);
	close(server);
}

static void udp_ip_options(void)
{
	static const struct {
		uint8_t len;
		uint8_t bytes[40];
	} options[] = {
		{ 8, { IPOPT_RR, 7, 4 } },
		{ 40, { IPOPT_RR, 39, 4 } },
		{ 12, { IPOPT_TS, 12, 5, IPOPT_TS_TSONLY } },
		{ 12, { IPOPT_TS, 12, 5, IPOPT_TS_TSANDADDR } },
		{ 4, { IPOPT_RA, 4 } },
		{ 8, { IPOPT_NOP, IPOPT_NOP, IPOPT_RR, 3, 4 } },
		{ 4, { IPOPT_NOP, IPOPT_NOP, IPOPT_NOP, IPOPT_NOP } },
		{ 4, { IPOPT_END } },
	};
	struct sockaddr_in to;
	int server = bound(SOCK_DGRAM, &to);

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		int client = socket(AF_INET, SOCK_DGRAM, 0);
		char buf[8];

		must(setsockopt(client, IPPROTO_IP, IP_OPTIONS,
				options[i].bytes, options[i].len),
		     "IP_OPTIONS");
		must(sendto(client, "options", 7, 0, (struct sockaddr *)&to,
			    sizeof(to)),
		     "sendto");
		must(recv(server, buf, sizeof(buf), 0), "recv");
		close(client);
	}
	close(server);
}

/* Answered by ICMP. */
static void udp_refused(void)
{
	struct sockaddr_in to;
	int nobody = bound(SOCK_DGRAM, &to);
	int client = socket(AF_INET, SOCK_DGRAM, 0);
	char c;

	close(nobody);
	must(connect(client, (struct sockaddr *)&to, sizeof(to)), "connect");
	must(send(client, "anybody?", 8, 0), "send");
	if (recv(client, &c, 1, 0) >= 0 || errno != ECONNREFUSED)
		errx(1, "somebody answers");
	close(client);
}

static void end_of_capture(void)
{
	struct sockaddr_in to;
	int server = bound(SOCK_DGRAM, &to);
	int client = socket(AF_INET, SOCK_DGRAM, 0);

	must(sendto(client, "end of capture", 14, 0, (struct sockaddr *)&to,
		    sizeof(to)),
	     "sendto");
	close(client);
	close(server);
}

int main(void)
{
	alarm(60);
	tcp_wishes();
	tcp_settings();
	tcp_urgent();
	tcp_reset();
	tcp_fastopen();
	tcp_losses();
	udp_sizes();
	udp_ip_options();
	udp_refused();
	end_of_capture();
	return 0;
}
