// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "link.h"

static bool receive_bytes(int fd, void *to, size_t n)
{
	return !n || recv(fd, to, n, MSG_WAITALL) == (ssize_t)n;
}

static void take_fds(struct msghdr *msg, struct link_message *message)
{
	const struct cmsghdr *control = CMSG_FIRSTHDR(msg);

	if (!control || control->cmsg_type != SCM_RIGHTS)
		return;
	message->fd_count =
		(control->cmsg_len - CMSG_LEN(0)) / sizeof(message->fds[0]);
	memcpy(message->fds, CMSG_DATA(control),
	       message->fd_count * sizeof(message->fds[0]));
}

bool link_receive(int fd, struct link_message *message)
{
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(message->fds))];
	} control;
	struct iovec iov = { &message->header, sizeof(message->header) };
	struct msghdr msg = { .msg_iov = &iov,
			      .msg_iovlen = 1,
			      .msg_control = &control,
			      .msg_controllen = sizeof(control) };

	message->fd_count = 0;
	if (recvmsg(fd, &msg, MSG_WAITALL | MSG_CMSG_CLOEXEC) !=
	    sizeof(message->header))
		return false;
	take_fds(&msg, message);
	return message->header.size <= sizeof(message->memory) &&
	       receive_bytes(fd, &message->answer, message->header.size);
}

bool link_answer(int fd, uint64_t answer)
{
	struct link_header header = { .command = LINK_ANSWER,
				      .size = sizeof(answer) };
	struct iovec iov[] = { { &header, sizeof(header) },
			       { &answer, sizeof(answer) } };

	return writev(fd, iov, 2) == sizeof(header) + sizeof(answer);
}
