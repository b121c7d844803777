/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_SOCKET_H
#define UNTRUSTED_USER_SOCKET_H

/**
 * DOC: user/socket.h, messages, who sent them, and what came beside them
 *
 * A socket brings more than bytes. A datagram that is longer than the buffer is cut
 * without a word; the sender's address has a length of its own; descriptors that
 * came beside the bytes are open from that moment on, whether anybody looks or not::
 *
 *	n = recvmsg(fd, &msg, 0);
 *	if (n < (ssize_t)sizeof(struct hello))
 *		return -EBADMSG;		// !! BUG: the descriptors in msg
 *						// stay open; a thousand such
 *						// messages, and accept() fails
 *
 *	struct socket_fds fds = socket_fds(1);		// the fix: a refusal
 *	n = socket_fetch_message(fd, &vec, NULL, &fds);	// closes them all
 *	...
 *	socket_fds_close(&fds);			// and so does this, those that
 *						// socket_fds_take() left
 *
 * EINTR is tried again. One call moves INT_MAX bytes at the most. Any errno of
 * recvmsg(2) may be answered, negative.
 *
 * The kernel vouches for the kind and the length of an address, the sender chose
 * the rest: that of a datagram may be anybody's. It does not promise what a
 * descriptor names: a pipe that never ends, a file that somebody shortens. Other
 * ancillary data is passed over, and a pidfd among it closed: a socket that came from
 * outside may have been told to bring some.
 *
 * Whoever closes a socket last waits for as long as its owner told it to linger: it is
 * told not to before it is closed here. What the kernel itself closes it waits for:
 * descriptors that come where read(2) is used, or that this process may not open.
 */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <untrusted/user/file.h>
#include <untrusted/user/text.h>

/* Descriptors that one message may bring. */
#define SOCKET_FDS_MAX 16

/* Of linux/socket.h, since Linux 6.5. */
#define UT_SCM_PIDFD 0x04

/*
 * Room for as many descriptors as the kernel sends at once, or it would close those that
 * have no room, and for what else a socket was asked to tell: times, credentials.
 */
#define UT_SCM_FDS_MAX 253
#define UT_SOCKET_CONTROL (CMSG_SPACE(UT_SCM_FDS_MAX * sizeof(int)) + 256)

UNTRUSTED_STRUCT(sockaddr_in, struct sockaddr_in);
UNTRUSTED_STRUCT(sockaddr_in6, struct sockaddr_in6);

/**
 * struct socket_peer - the address at the other end
 * @ut_address: the library's own
 * @ut_len: the library's own
 */
struct socket_peer {
	untrusted_u8 ut_address[sizeof(struct sockaddr_storage)];
	socklen_t ut_len;
};

/**
 * struct socket_fds - descriptors that came with a message
 * @ut_fd: the library's own
 * @ut_n: the library's own
 * @ut_max: the library's own
 *
 * Made by socket_fds(), emptied by socket_fds_close().
 */
struct socket_fds {
	int ut_fd[SOCKET_FDS_MAX];
	size_t ut_n;
	size_t ut_max;
};

/**
 * socket_fds() - room for the descriptors of a message
 * @max: how many a message may bring, 0 to SOCKET_FDS_MAX, a constant
 *
 * Return: a struct socket_fds that holds none.
 */
#define socket_fds(max)                                                 \
	(UT_REQUIRE(UT_IS_CONST(max) && UT_CONST(max, 0) >= 0 &&        \
			    UT_CONST(max, 0) <= SOCKET_FDS_MAX,         \
		    "socket_fds: a message brings 0 to SOCKET_FDS_MAX " \
		    "descriptors; say how many, a constant"),           \
	 (struct socket_fds){ .ut_max = (max) })

ut_inline void ut_socket_drop(int fd)
{
	static const struct linger at_once;

	/* What is no socket says so. */
	(void)setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once));
	close(fd);
}

/**
 * socket_fds_close() - close the descriptors that nobody took
 * @fds: the descriptors; holds none afterwards
 *
 * No socket among them lingers.
 */
ut_outline void socket_fds_close(struct socket_fds *fds)
{
	while (fds->ut_n)
		ut_socket_drop(fds->ut_fd[--fds->ut_n]);
}

/**
 * socket_fds_take() - the first descriptor that nobody took
 * @fds: the descriptors
 * @fd: receives it; close-on-exec, and the caller's to close
 *
 * Return: 0, or -ENODATA if there is none left.
 */
ut_outline ut_must_check int socket_fds_take(struct socket_fds *fds, int *fd)
{
	if (!fds->ut_n)
		return -ENODATA;
	*fd = fds->ut_fd[0];
	fds->ut_n--;
	memmove(fds->ut_fd, fds->ut_fd + 1, fds->ut_n * sizeof(int));
	return 0;
}

/* Keeps what there is room for and closes the rest. False if there was a rest. */
ut_inline bool ut_socket_keep(struct socket_fds *fds, const unsigned char *data,
			      size_t n)
{
	const size_t before = fds->ut_n + n;

	for (; n; n--, data += sizeof(int)) {
		int fd;

		memcpy(&fd, data, sizeof(fd));
		if (fds->ut_n < fds->ut_max)
			fds->ut_fd[fds->ut_n++] = fd;
		else
			ut_socket_drop(fd);
	}
	return before <= fds->ut_max;
}

/* A pidfd is an errno where the sender is gone. */
ut_inline void ut_socket_close_pidfd(const unsigned char *data)
{
	int fd;

	memcpy(&fd, data, sizeof(fd));
	if (fd >= 0)
		close(fd);
}

ut_outline ut_must_check int ut_socket_ancillary(struct msghdr *msg,
						 struct socket_fds *fds)
{
	bool all = !(msg->msg_flags & MSG_CTRUNC);

	for (struct cmsghdr *c = CMSG_FIRSTHDR(msg); c;
	     c = CMSG_NXTHDR(msg, c)) {
		const size_t n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);

		if (c->cmsg_level != SOL_SOCKET)
			continue;
		if (c->cmsg_type == UT_SCM_PIDFD && n)
			ut_socket_close_pidfd(CMSG_DATA(c));
		if (c->cmsg_type == SCM_RIGHTS &&
		    !ut_socket_keep(fds, CMSG_DATA(c), n))
			all = false;
	}
	return all ? 0 : -E2BIG;
}

/**
 * socket_fetch_message() - what one recvmsg(2) brings, descriptors too
 * @fd: the socket
 * @vec: gets the bytes appended
 * @peer: receives the sender's address, empty on failure; or NULL
 * @fds: receives the descriptors; what it still held is closed first. NULL if
 *	none are wanted: they are closed, and the bytes are taken
 *
 * A message that is refused is gone: its bytes are zeroed, its descriptors closed.
 * On a stream, close the connection then: what comes next has lost its beginning.
 *
 * Return: bytes appended; 0 at the end of a stream, or for a datagram that is
 * empty; -ENOBUFS if the vec is full; -EMSGSIZE if a datagram was longer than the
 * room; -E2BIG if more descriptors came than @fds has room for, or more than this
 * process may open, or more other ancillary data than 256 bytes; a negative errno.
 */
ut_outline ut_must_check ssize_t socket_fetch_message(int fd,
						      struct untrusted_vec *vec,
						      struct socket_peer *peer,
						      struct socket_fds *fds)
{
	union {
		struct cmsghdr first;
		unsigned char room[UT_SOCKET_CONTROL];
	} control;
	struct socket_fds unwanted = socket_fds(0);
	struct iovec iov;
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	ssize_t n, ret;

	iov.iov_base = untrusted_vec_room(vec, &iov.iov_len);
	iov.iov_len = ut_file_most(iov.iov_len);
	if (peer) {
		peer->ut_len = 0;
		msg.msg_name = peer->ut_address;
		msg.msg_namelen = sizeof(peer->ut_address);
	}
	if (fds)
		socket_fds_close(fds);
	if (!iov.iov_len)
		return -ENOBUFS;
	do {
		n = recvmsg(fd, &msg, MSG_CMSG_CLOEXEC);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return -errno;
	ret = ut_socket_ancillary(&msg, fds ? fds : &unwanted);
	if (!fds)
		ret = 0;
	if (msg.msg_flags & MSG_TRUNC)
		ret = -EMSGSIZE;
	if (ret) {
		memset(iov.iov_base, 0,
		       (size_t)n < iov.iov_len ? (size_t)n : iov.iov_len);
		if (fds)
			socket_fds_close(fds);
		return ret;
	}
	vec->len += (size_t)n;
	if (peer && msg.msg_namelen <= sizeof(peer->ut_address))
		peer->ut_len = msg.msg_namelen;
	return n;
}

/**
 * socket_fetch_vec() - what one recv(2) brings
 * @fd: the socket
 * @vec: gets the bytes appended
 *
 * Return: as socket_fetch_message().
 */
ut_inline ut_must_check ssize_t socket_fetch_vec(int fd,
						 struct untrusted_vec *vec)
{
	return socket_fetch_message(fd, vec, NULL, NULL);
}

/**
 * socket_fetch_from() - what one recvfrom(2) brings, and from whom
 * @fd: the socket
 * @vec: gets the bytes appended
 * @peer: receives the sender's address; empty on failure, and on a stream
 *
 * Return: as socket_fetch_message().
 */
ut_inline ut_must_check ssize_t socket_fetch_from(int fd,
						  struct untrusted_vec *vec,
						  struct socket_peer *peer)
{
	return socket_fetch_message(fd, vec, peer, NULL);
}

/**
 * socket_fetch_peer() - the address a socket is connected to
 * @fd: the socket, of accept(2) or connect(2)
 * @peer: receives the address; empty on failure
 *
 * Return: 0; -ENOTCONN if it is connected to nobody; -EOVERFLOW if the address is
 * longer than struct sockaddr_storage; another negative errno of getpeername(2).
 */
ut_outline ut_must_check int socket_fetch_peer(int fd, struct socket_peer *peer)
{
	void *const address = peer->ut_address;
	socklen_t len = sizeof(peer->ut_address);

	peer->ut_len = 0;
	if (getpeername(fd, (struct sockaddr *)address, &len))
		return -errno;
	if (len > sizeof(peer->ut_address))
		return -EOVERFLOW;
	peer->ut_len = len;
	return 0;
}

/**
 * socket_put_to() - one datagram to where another came from
 * @fd: the socket
 * @from: the bytes; untrusted ones are put back unread
 * @n: bytes
 * @peer: the address
 *
 * Without SIGPIPE. The address of a datagram may be forged: an answer that is longer
 * than its question is what somebody else is flooded with.
 *
 * Return: 0; -EDESTADDRREQ if @peer is empty; -EMSGSIZE if the bytes do not go in one
 * piece: nothing of a datagram was sent then, and of a stream a part; another negative
 * errno of sendto(2).
 */
ut_outline ut_must_check int socket_put_to(int fd, const void *from, size_t n,
					   const struct socket_peer *peer)
{
	const void *const address = peer->ut_address;
	ssize_t put;

	if (!peer->ut_len)
		return -EDESTADDRREQ;
	do {
		put = sendto(fd, from, n, MSG_NOSIGNAL,
			     (const struct sockaddr *)address, peer->ut_len);
	} while (put < 0 && errno == EINTR);
	if (put < 0)
		return -errno;
	return (size_t)put == n ? 0 : -EMSGSIZE;
}

/**
 * socket_peer_family() - the kind of an address
 * @peer: the address
 *
 * Return: AF_INET, AF_INET6, AF_UNIX, ... as the kernel says it; AF_UNSPEC if there
 * is none.
 */
ut_inline int socket_peer_family(const struct socket_peer *peer)
{
	sa_family_t family;

	if (peer->ut_len < sizeof(family))
		return AF_UNSPEC;
	memcpy(&family, &untrusted_expose(ut_u8, peer->ut_address),
	       sizeof(family));
	return family;
}

ut_inline ut_must_check int ut_socket_peer(const struct socket_peer *peer,
					   int family, void *out, size_t size)
{
	if (socket_peer_family(peer) != family || peer->ut_len < size)
		return -EAFNOSUPPORT;
	memcpy(out, peer->ut_address, size);
	return 0;
}

/**
 * socket_peer_in() - an IPv4 address and port
 * @peer: the address
 * @out: receives it; its members by untrusted_member(sockaddr_in, ...), sin_port as
 *	be16 and sin_addr.s_addr as be32; untouched on failure
 *
 * Return: 0, or -EAFNOSUPPORT if it is of another kind, or shorter.
 */
ut_inline ut_must_check int socket_peer_in(const struct socket_peer *peer,
					   untrusted_sockaddr_in *out)
{
	return ut_socket_peer(peer, AF_INET, out, sizeof(*out));
}

/**
 * socket_peer_in6() - an IPv6 address and port
 * @peer: the address
 * @out: receives it; untouched on failure
 *
 * Return: 0, or -EAFNOSUPPORT if it is of another kind, or shorter.
 */
ut_inline ut_must_check int socket_peer_in6(const struct socket_peer *peer,
					    untrusted_sockaddr_in6 *out)
{
	return ut_socket_peer(peer, AF_INET6, out, sizeof(*out));
}

/**
 * socket_peer_path() - the name of a local socket
 * @peer: the address; outlives @out
 * @out: receives the name: a path without its terminator; an abstract name, which
 *	begins with a zero byte and may hold others; nothing if it has no name
 *
 * Return: 0, or -EAFNOSUPPORT if it is of another kind.
 */
ut_outline ut_must_check int socket_peer_path(const struct socket_peer *peer,
					      untrusted_bytes *out)
{
	const size_t from = offsetof(struct sockaddr_un, sun_path);
	const ut_u8 *const path =
		&untrusted_expose(ut_u8, peer->ut_address) + from;
	size_t n;

	if (socket_peer_family(peer) != AF_UNIX)
		return -EAFNOSUPPORT;
	n = peer->ut_len > from ? peer->ut_len - from : 0;
	if (n && path[0])
		n = strnlen((const char *)path, n);
	*out = (untrusted_bytes){ peer->ut_address + from, n };
	return 0;
}

/**
 * socket_quote_peer() - an address as a person may see it, in a terminal or a log
 * @peer: the address
 * @out: an array of char, a true one of 64 or more
 *
 * 192.0.2.1:53, [2001:db8::1]:53, a name in quotes as text_quote() writes it, or a
 * question mark for every other kind.
 *
 * Return: @out, terminated.
 */
#define socket_quote_peer(peer, out)                          \
	(UT_REQUIRE_TEXT_ARRAY("socket_quote_peer", out, 64), \
	 ut_quote_peer(peer, out, sizeof(out)))

ut_outline const char *ut_quote_peer(const struct socket_peer *peer, char *out,
				     size_t size)
{
	char text[INET6_ADDRSTRLEN] = "";
	untrusted_sockaddr_in6 in6;
	untrusted_sockaddr_in in;
	untrusted_bytes path;

	if (!socket_peer_in(peer, &in)) {
		const struct sockaddr_in *const plain =
			ut_inside_sockaddr_in(&in);

		inet_ntop(AF_INET, &plain->sin_addr, text, sizeof(text));
		snprintf(out, size, "%s:%u", text, ntohs(plain->sin_port));
	} else if (!socket_peer_in6(peer, &in6)) {
		const struct sockaddr_in6 *const plain =
			ut_inside_sockaddr_in6(&in6);

		inet_ntop(AF_INET6, &plain->sin6_addr, text, sizeof(text));
		snprintf(out, size, "[%s]:%u", text, ntohs(plain->sin6_port));
	} else if (!socket_peer_path(peer, &path)) {
		ut_quote(path, out, size);
	} else {
		snprintf(out, size, "?");
	}
	return out;
}

#endif /* UNTRUSTED_USER_SOCKET_H */
