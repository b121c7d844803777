// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/socket.h: real sockets; what is cut is refused, and nothing stays open. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <untrusted/user/socket.h>

#include "harness.h"
#include "user.h"
#include "values.h"

static void make_sockets(int type, int ends[2])
{
	must(!socketpair(AF_UNIX, type, 0, ends), "socketpair");
}

static void close_both(const int ends[2])
{
	close(ends[0]);
	close(ends[1]);
}

/* A message of these bytes and n descriptors, in parts of at most each. */
static void send_fds(int to, const char *text, int fd, size_t n, size_t each)
{
	union {
		struct cmsghdr aligned;
		char room[2048];
	} control = { .room = { 0 } };
	struct iovec iov = { (void *)(size_t)text, strlen(text) };
	struct msghdr msg = { .msg_iov = &iov, .msg_iovlen = 1 };
	char *at = control.room;

	while (n) {
		const size_t part = n < each ? n : each;
		struct cmsghdr *const c = (struct cmsghdr *)(void *)at;

		c->cmsg_level = SOL_SOCKET;
		c->cmsg_type = SCM_RIGHTS;
		c->cmsg_len = CMSG_LEN(part * sizeof(int));
		for (size_t i = 0; i < part; i++)
			memcpy(CMSG_DATA(c) + i * sizeof(int), &fd, sizeof(fd));
		at += CMSG_SPACE(part * sizeof(int));
		n -= part;
	}
	if (at != control.room) {
		msg.msg_control = control.room;
		msg.msg_controllen = (size_t)(at - control.room);
	}
	must(sendmsg(to, &msg, 0) == (ssize_t)strlen(text), "sendmsg");
}

TEST(socket_stream)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	int ends[2];

	make_sockets(SOCK_STREAM, ends);
	write_all(ends[1], "abc", 3);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 3);
	write_all(ends[1], "defghijk", 8);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 5);
	EXPECT(holds(untrusted_vec_bytes(&vec), "abcdefgh"));
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), -ENOBUFS);
	vec.len = 0;
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 3);
	close(ends[1]);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 0);
	EXPECT_EQ(vec.len, 3);
	close(ends[0]);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), -EBADF);
}

TEST(socket_datagram_that_was_cut_is_refused)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	int ends[2];

	make_sockets(SOCK_DGRAM, ends);
	/* untrusted-check: allow forged: the test is the sender */
	memset(buf, 0x5a, sizeof(buf));
	write_all(ends[1], "ab", 2);
	write_all(ends[1], "1234567", 7);
	write_all(ends[1], "123456", 6);
	write_all(ends[1], "", 0);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 2);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), -EMSGSIZE);
	EXPECT(holds(untrusted_vec_bytes(&vec), "ab"));
	EXPECT_EQ(validate_zero_bytes(buf + 2, 6), 0);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 6);
	EXPECT(holds(untrusted_vec_bytes(&vec), "ab123456"));
	vec.len = 0;
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 0);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), -EAGAIN);
	close_both(ends);
}

TEST(socket_peer_that_went_away)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	int ends[2];

	make_sockets(SOCK_STREAM, ends);
	write_all(ends[0], "unread", 6);
	close(ends[1]);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), -ECONNRESET);
	EXPECT_EQ(vec.len, 0);
	close(ends[0]);
}

static bool is_cloexec(int fd)
{
	return fcntl(fd, F_GETFD) & FD_CLOEXEC;
}

TEST(socket_descriptors_come)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(2);
	const int open_before = open_fds();
	int ends[2], pipe_ends[2], fd = -1;

	make_sockets(SOCK_STREAM, ends);
	make_pipe(pipe_ends);
	send_fds(ends[1], "two", pipe_ends[1], 2, 2);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 3);
	EXPECT(holds(untrusted_vec_bytes(&vec), "two"));
	EXPECT_EQ(socket_fds_take(&fds, &fd), 0);
	EXPECT(is_cloexec(fd));
	write_all(fd, "x", 1);
	EXPECT_EQ(file_fetch_vec(pipe_ends[0], &vec), 1);
	EXPECT(holds(untrusted_vec_bytes(&vec), "twox"));
	close(fd);
	EXPECT_EQ(socket_fds_take(&fds, &fd), 0);
	close(fd);
	fd = -7;
	EXPECT_EQ(socket_fds_take(&fds, &fd), -ENODATA);
	EXPECT_EQ(fd, -7);
	socket_fds_close(&fds);
	close_both(ends);
	close_both(pipe_ends);
	EXPECT_EQ(open_fds(), open_before);
}

/* Three: with an even number of them CMSG_SPACE() has room for one more. */
TEST(socket_descriptors_too_many_are_closed)
{
	static const struct {
		size_t sent, each;
	} rows[] = { { 2, 2 },	 { 3, 3 },   { 4, 4 },	{ 5, 1 },
		     { 16, 16 }, { 17, 17 }, { 18, 18 } };

	FOR_EACH_ROW(row, rows)
	{
		untrusted_u8 buf[8];
		struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
		struct socket_fds fds = socket_fds(1);
		const int open_before = open_fds();
		int ends[2];

		make_sockets(SOCK_STREAM, ends);
		/* untrusted-check: allow forged: the test is the sender */
		memset(buf, 0x5a, sizeof(buf));
		send_fds(ends[1], "many", ends[1], row->sent, row->each);
		EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds),
			  -E2BIG);
		EXPECT_EQ(vec.len, 0);
		EXPECT_EQ(validate_zero_bytes(buf, 4), 0);
		EXPECT_EQ(socket_fds_take(&fds, &(int){ 0 }), -ENODATA);
		close_both(ends);
		EXPECT_EQ(open_fds(), open_before);
	}
}

/* Whether recvmsg() closes what does not fit; an emulator's forgets some. */
static bool rest_is_closed(const int ends[2])
{
	char room[CMSG_SPACE(sizeof(int))], text[4];
	struct iovec iov = { text, sizeof(text) };
	struct msghdr msg = { .msg_iov = &iov,
			      .msg_iovlen = 1,
			      .msg_control = room,
			      .msg_controllen = sizeof(room) };
	const int open_before = open_fds();
	const struct cmsghdr *c;
	int brought = 0;

	send_fds(ends[1], "many", ends[1], 250, 250);
	must(recvmsg(ends[0], &msg, 0) == 4, "recvmsg");
	c = CMSG_FIRSTHDR(&msg);
	if (c)
		brought = (int)((c->cmsg_len - CMSG_LEN(0)) / sizeof(int));
	return open_fds() == open_before + brought;
}

static void receive_more_than_fit(int unused)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(16);
	bool closes;
	int ends[2], open_before;
	ssize_t ret;

	(void)unused;
	make_sockets(SOCK_STREAM, ends);
	closes = rest_is_closed(ends);
	open_before = open_fds();
	send_fds(ends[1], "many", ends[1], 250, 250);
	ret = socket_fetch_message(ends[0], &vec, NULL, &fds);
	_exit(ret == -E2BIG && !vec.len &&
			      (!closes || open_fds() == open_before) ?
		      0 :
		      1);
}

TEST(socket_descriptors_that_do_not_fit)
{
	EXPECT_EQ(status_of(in_child(receive_more_than_fit, -1)), 0);
}

TEST(socket_descriptors_none_wanted)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(0);
	const int open_before = open_fds();
	int ends[2];

	make_sockets(SOCK_STREAM, ends);
	send_fds(ends[1], "one", ends[1], 1, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), -E2BIG);
	send_fds(ends[1], "none", -1, 0, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 4);
	send_fds(ends[1], "one", ends[1], 1, 1);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 3);
	send_fds(ends[1], "one", ends[1], 1, 1);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), 3);
	close_both(ends);
	EXPECT_EQ(open_fds(), open_before);
}

/* A socket that its owner told to linger: whoever closes it last would wait. */
static int lingering(void)
{
	static const struct linger hours = { 1, 7200 };
	const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	must(fd >= 0 && !setsockopt(fd, SOL_SOCKET, SO_LINGER, &hours,
				    sizeof(hours)),
	     "SO_LINGER");
	return fd;
}

static bool lingers(int fd)
{
	struct linger got = { 1, 1 };
	socklen_t n = sizeof(got);

	must(!getsockopt(fd, SOL_SOCKET, SO_LINGER, &got, &n), "SO_LINGER");
	close(fd);
	return got.l_onoff;
}

TEST(socket_descriptors_that_linger)
{
	untrusted_u8 buf[64];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds one = socket_fds(1), none = socket_fds(0);
	int ends[2], fd, taken = -1;

	make_sockets(SOCK_STREAM, ends);
	fd = lingering();
	send_fds(ends[1], "refused", fd, 1, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &none), -E2BIG);
	EXPECT(!lingers(fd));
	fd = lingering();
	send_fds(ends[1], "not wanted", fd, 1, 1);
	EXPECT_EQ(socket_fetch_vec(ends[0], &vec), 10);
	EXPECT(!lingers(fd));
	fd = lingering();
	send_fds(ends[1], "many", fd, 200, 200);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &one), -E2BIG);
	EXPECT(!lingers(fd));
	fd = lingering();
	send_fds(ends[1], "left", fd, 1, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &one), 4);
	socket_fds_close(&one);
	EXPECT(!lingers(fd));
	fd = lingering();
	send_fds(ends[1], "taken", fd, 1, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &one), 5);
	EXPECT_EQ(socket_fds_take(&one, &taken), 0);
	EXPECT(lingers(fd));
	close(taken);
	close_both(ends);
}

TEST(socket_descriptors_of_a_datagram_that_was_cut)
{
	untrusted_u8 buf[4];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(4);
	const int open_before = open_fds();
	int ends[2];

	make_sockets(SOCK_DGRAM, ends);
	send_fds(ends[1], "longer", ends[1], 3, 3);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), -EMSGSIZE);
	EXPECT_EQ(socket_fds_take(&fds, &(int){ 0 }), -ENODATA);
	send_fds(ends[1], "next", ends[1], 1, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 4);
	vec.len = 0;
	send_fds(ends[1], "next", ends[1], 4, 4);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 4);
	socket_fds_close(&fds);
	close_both(ends);
	EXPECT_EQ(open_fds(), open_before);
}

static int next_free(void)
{
	const int fd = dup(0);

	must(fd >= 0, "dup");
	close(fd);
	return fd;
}

/* The kernel closes what a process may not open, and says so by MSG_CTRUNC. */
static void receive_at_the_limit(int fd)
{
	untrusted_u8 buf[4];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(4);
	const struct rlimit few = { (rlim_t)next_free() + 2,
				    (rlim_t)next_free() + 2 };

	must(!setrlimit(RLIMIT_NOFILE, &few), "setrlimit");
	_exit(socket_fetch_message(fd, &vec, NULL, &fds) == -E2BIG &&
			      !vec.len && next_free() + 2 == (int)few.rlim_cur ?
		      0 :
		      1);
}

TEST(socket_descriptors_more_than_may_be_open)
{
	int ends[2];

	make_sockets(SOCK_STREAM, ends);
	send_fds(ends[1], "four", ends[1], 4, 4);
	EXPECT_EQ(status_of(in_child(receive_at_the_limit, ends[0])), 0);
	close_both(ends);
}

/* Of asm-generic/socket.h; libc's does not have it yet. */
#define PASS_PIDFD 76

TEST(socket_pidfd_is_closed)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(2);
	const int open_before = open_fds();
	int ends[2], fd = -1, count = 0;

	make_sockets(SOCK_DGRAM, ends);
	/* before Linux 6.5, and below an emulator, there is none to close */
	if (setsockopt(ends[0], SOL_SOCKET, PASS_PIDFD, &(int){ 1 },
		       sizeof(int)))
		EXPECT_EQ(errno, ENOPROTOOPT);
	send_fds(ends[1], "two", ends[1], 2, 2);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 3);
	while (!socket_fds_take(&fds, &fd)) {
		count++;
		close(fd);
	}
	EXPECT_EQ(count, 2);
	send_fds(ends[1], "none", -1, 0, 1);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 4);
	close_both(ends);
	EXPECT_EQ(open_fds(), open_before);
}

TEST(socket_descriptors_beside_other_news)
{
	untrusted_u8 buf[4];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct socket_fds fds = socket_fds(16);
	const int open_before = open_fds();
	int ends[2], count = 0, fd;

	make_sockets(SOCK_DGRAM, ends);
	must(!setsockopt(ends[0], SOL_SOCKET, SO_PASSCRED, &(int){ 1 },
			 sizeof(int)) &&
		     !setsockopt(ends[0], SOL_SOCKET, SO_TIMESTAMP, &(int){ 1 },
				 sizeof(int)),
	     "setsockopt");
	send_fds(ends[1], "all", ends[1], 16, 16);
	EXPECT_EQ(socket_fetch_message(ends[0], &vec, NULL, &fds), 3);
	while (!socket_fds_take(&fds, &fd)) {
		count++;
		close(fd);
	}
	EXPECT_EQ(count, 16);
	close_both(ends);
	EXPECT_EQ(open_fds(), open_before);
}

/* Two sockets of one family, each bound, the second connected to nobody. */
static int bound_to(int family, struct sockaddr_storage *at, socklen_t *len)
{
	const int fd = socket(family, SOCK_DGRAM, 0);
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6,
				    .sin6_addr = IN6ADDR_LOOPBACK_INIT };
	struct sockaddr_in in = { .sin_family = AF_INET };

	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	*len = sizeof(*at);
	if (fd < 0 || bind(fd,
			   family == AF_INET ? (struct sockaddr *)&in :
					       (struct sockaddr *)&in6,
			   family == AF_INET ? sizeof(in) : sizeof(in6)))
		return -1; /* this machine has no such address */
	must(!getsockname(fd, (struct sockaddr *)at, len), "getsockname");
	return fd;
}

static bool carried(int family, struct socket_peer *peer,
		    struct sockaddr_storage *at)
{
	untrusted_u8 buf[8] = {};
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct sockaddr_storage to;
	socklen_t len, at_len;
	const int server = bound_to(family, &to, &len);
	const int client = bound_to(family, at, &at_len);

	if (server < 0 || client < 0)
		return false;
	must(sendto(client, "ask", 3, 0, (struct sockaddr *)&to, len) == 3,
	     "sendto");
	EXPECT_EQ(socket_fetch_from(server, &vec, peer), 3);
	EXPECT(holds(untrusted_vec_bytes(&vec), "ask"));
	EXPECT_EQ(socket_peer_family(peer), family);
	EXPECT_EQ(socket_put_to(server, vec.ptr, vec.len, peer), 0);
	vec.len = 0;
	EXPECT_EQ(socket_fetch_vec(client, &vec), 3);
	EXPECT(holds(untrusted_vec_bytes(&vec), "ask"));
	close(server);
	close(client);
	return true;
}

TEST(socket_peer_of_ipv4)
{
	struct socket_peer peer;
	struct sockaddr_storage at = {};
	const struct sockaddr_in *const want = (const struct sockaddr_in *)&at;
	untrusted_sockaddr_in in = {};
	untrusted_sockaddr_in6 in6 = {};
	untrusted_bytes path = {};
	char quoted[64], expected[64];

	EXPECT(carried(AF_INET, &peer, &at));
	EXPECT_EQ(socket_peer_in(&peer, &in), 0);
	EXPECT_EQ(validate_equal(be32,
				 untrusted_member(sockaddr_in, &in,
						  sin_addr.s_addr, be32),
				 0x7f000001),
		  0);
	EXPECT_EQ(validate_equal(be16,
				 untrusted_member(sockaddr_in, &in, sin_port,
						  be16),
				 ntohs(want->sin_port)),
		  0);
	EXPECT_EQ(socket_peer_in6(&peer, &in6), -EAFNOSUPPORT);
	EXPECT_EQ(socket_peer_path(&peer, &path), -EAFNOSUPPORT);
	snprintf(expected, sizeof(expected), "127.0.0.1:%u",
		 ntohs(want->sin_port));
	EXPECT(!strcmp(socket_quote_peer(&peer, quoted), expected));
}

TEST(socket_peer_of_ipv6)
{
	struct socket_peer peer;
	struct sockaddr_storage at = {};
	const struct sockaddr_in6 *const want =
		(const struct sockaddr_in6 *)&at;
	untrusted_sockaddr_in in = {};
	untrusted_sockaddr_in6 in6 = {};
	char quoted[64], expected[64];

	if (!carried(AF_INET6, &peer, &at)) {
		EXPECT(access("/proc/net/if_inet6", R_OK) != 0);
		return;
	}
	EXPECT_EQ(socket_peer_in(&peer, &in), -EAFNOSUPPORT);
	EXPECT_EQ(socket_peer_in6(&peer, &in6), 0);
	EXPECT_EQ(validate_equal(be16,
				 untrusted_member(sockaddr_in6, &in6, sin6_port,
						  be16),
				 ntohs(want->sin6_port)),
		  0);
	snprintf(expected, sizeof(expected), "[::1]:%u",
		 ntohs(want->sin6_port));
	EXPECT(!strcmp(socket_quote_peer(&peer, quoted), expected));
}

/* Names of local sockets: a path as long as it can be, abstract, none at all. */
static void name_socket(int fd, const char *name, size_t n)
{
	struct sockaddr_un at = { .sun_family = AF_UNIX };

	memcpy(at.sun_path, name, n);
	must(!bind(fd, (const struct sockaddr *)&at,
		   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n)),
	     "bind");
}

static untrusted_bytes named(const char *name, size_t n,
			     struct socket_peer *peer)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	untrusted_bytes path = {};
	int ends[2];

	make_sockets(SOCK_DGRAM, ends);
	name_socket(ends[1], name, n);
	write_all(ends[1], "hello", 5);
	EXPECT_EQ(socket_fetch_from(ends[0], &vec, peer), 5);
	EXPECT_EQ(socket_peer_path(peer, &path), 0);
	close_both(ends);
	return path;
}

TEST(socket_peer_of_a_local_socket)
{
	char longest[sizeof(((struct sockaddr_un *)0)->sun_path) + 1];
	char quoted[64], expected[64], abstract[32];
	struct socket_peer peer;
	int n;

	memset(longest, 'x', sizeof(longest) - 1);
	n = snprintf(longest, 20, "/tmp/%d", getpid()); /* others run beside */
	longest[n] = 'x';
	longest[sizeof(longest) - 1] = '\0';
	unlink(longest);
	EXPECT(holds(named(longest, sizeof(longest) - 1, &peer), longest));
	EXPECT(strstr(socket_quote_peer(&peer, quoted), "...+"));
	unlink(longest);

	longest[20] = '\0';
	unlink(longest);
	EXPECT(holds(named(longest, 20, &peer), longest));
	unlink(longest);
	EXPECT(holds(named(longest, 21, &peer), longest));
	unlink(longest);

	n = snprintf(abstract, sizeof(abstract), "%cuntrusted%c%d", 0, 0,
		     getpid());
	snprintf(expected, sizeof(expected), "\"\\x00untrusted\\x00%d\"",
		 getpid());
	EXPECT_EQ(named(abstract, (size_t)n, &peer).len, (size_t)n);
	EXPECT(!strcmp(socket_quote_peer(&peer, quoted), expected));
}

/* A stream takes a part of what is more than it has room for. */
TEST(socket_that_takes_a_part)
{
	static uint8_t much[8 << 20];
	struct sockaddr_in at = { .sin_family = AF_INET };
	const int server = socket(AF_INET, SOCK_STREAM, 0);
	const int client = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	socklen_t len = sizeof(at);
	struct socket_peer peer;
	int got;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	must(!bind(server, (struct sockaddr *)&at, len) && !listen(server, 1) &&
		     !getsockname(server, (struct sockaddr *)&at, &len),
	     "listen");
	must(!connect(client, (struct sockaddr *)&at, len) ||
		     errno == EINPROGRESS,
	     "connect");
	got = accept(server, NULL, NULL);
	must(got >= 0, "accept");
	EXPECT_EQ(socket_fetch_peer(client, &peer), 0);
	EXPECT_EQ(socket_put_to(client, much, 4, &peer), 0);
	EXPECT_EQ(socket_put_to(client, much, sizeof(much), &peer), -EMSGSIZE);
	close(got);
	close(client);
	close(server);
}

TEST(socket_datagram_longer_than_any)
{
	static const uint8_t much[1 << 17];
	const int fd = socket(AF_INET, SOCK_DGRAM, 0);
	struct sockaddr_storage at;
	struct socket_peer peer;

	EXPECT(carried(AF_INET, &peer, &at));
	EXPECT_EQ(socket_put_to(fd, much, sizeof(much), &peer), -EMSGSIZE);
	close(fd);
}

static void feed_socket(int fd)
{
	write_all(fd, "late", 4);
}

static void one_message(int fd)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	EXPECT_EQ(socket_fetch_vec(fd, &vec), 4);
	EXPECT(holds(untrusted_vec_bytes(&vec), "late"));
}

static struct socket_peer busy;

/* Two sockets, named by the kernel; the second has told the first its name. */
static void make_named(int ends[2])
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct sockaddr_un at;
	socklen_t len = sizeof(at);

	for (int i = 0; i < 2; i++) {
		ends[i] = socket(AF_UNIX, SOCK_DGRAM, 0);
		name_socket(ends[i], "", 0);
	}
	must(!getsockname(ends[0], (struct sockaddr *)&at, &len) &&
		     sendto(ends[1], "hello", 5, 0, (struct sockaddr *)&at,
			    len) == 5,
	     "sendto");
	EXPECT_EQ(socket_fetch_from(ends[0], &vec, &busy), 5);
}

static void drain_socket(int fd)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	must(socket_fetch_vec(fd, &vec) == 4, "recv");
}

static void one_answer(int fd)
{
	EXPECT_EQ(socket_put_to(fd, "late", 4, &busy), 0);
}

/* Each waits: for a message, and for room in the queue of who gets one. */
TEST(socket_calls_that_signals_interrupt)
{
	int ends[2], ret;

	make_sockets(SOCK_DGRAM, ends);
	interrupted(one_message, ends[0], feed_socket, ends[1]);
	close_both(ends);

	make_named(ends);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	do {
		ret = socket_put_to(ends[0], "full", 4, &busy);
	} while (!ret);
	EXPECT_EQ(ret, -EAGAIN);
	fcntl(ends[0], F_SETFL, 0);
	interrupted(one_answer, ends[0], drain_socket, ends[1]);
	close_both(ends);
}

TEST(socket_peer_that_is_none)
{
	struct socket_peer peer;
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	untrusted_sockaddr_in in = {};
	untrusted_bytes path = { NULL, 7 };
	char quoted[64];
	int ends[2], alone = socket(AF_INET, SOCK_STREAM, 0);

	make_sockets(SOCK_STREAM, ends);
	write_all(ends[1], "abc", 3);
	EXPECT_EQ(socket_fetch_from(ends[0], &vec, &peer), 3);
	EXPECT_EQ(socket_peer_family(&peer), AF_UNSPEC);
	EXPECT_EQ(socket_put_to(ends[0], "x", 1, &peer), -EDESTADDRREQ);
	EXPECT(!strcmp(socket_quote_peer(&peer, quoted), "?"));
	EXPECT_EQ(socket_fetch_peer(ends[0], &peer), 0);
	EXPECT_EQ(socket_peer_family(&peer), AF_UNIX);
	EXPECT_EQ(socket_peer_path(&peer, &path), 0);
	EXPECT_EQ(path.len, 0);
	EXPECT_EQ(socket_fetch_peer(alone, &peer), -ENOTCONN);
	EXPECT_EQ(socket_peer_family(&peer), AF_UNSPEC);
	EXPECT_EQ(socket_peer_in(&peer, &in), -EAFNOSUPPORT);
	EXPECT_EQ(socket_peer_path(&peer, &path), -EAFNOSUPPORT);
	close_both(ends);
	close(alone);
}

TEST(socket_peer_of_an_accepted_socket)
{
	const int server = socket(AF_INET, SOCK_STREAM, 0);
	const int client = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in at = { .sin_family = AF_INET };
	socklen_t len = sizeof(at);
	struct socket_peer peer;
	untrusted_sockaddr_in in = {};
	int accepted;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	must(!bind(server, (struct sockaddr *)&at, len) && !listen(server, 1) &&
		     !getsockname(server, (struct sockaddr *)&at, &len) &&
		     !connect(client, (struct sockaddr *)&at, len),
	     "connect");
	accepted = accept(server, NULL, NULL);
	must(!getsockname(client, (struct sockaddr *)&at, &len), "getsockname");
	EXPECT_EQ(socket_fetch_peer(accepted, &peer), 0);
	EXPECT_EQ(socket_peer_in(&peer, &in), 0);
	EXPECT_EQ(validate_equal(be16,
				 untrusted_member(sockaddr_in, &in, sin_port,
						  be16),
				 ntohs(at.sin_port)),
		  0);
	close(accepted);
	close(client);
	close(server);
}
