// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session.h"

#define CHILD_SECONDS 120

_Static_assert(sizeof(struct ring_shared) == RING_BYTES, "RING_BYTES");

void session_open(struct session *s)
{
	memset(s, 0, sizeof(*s));
	s->fd = open(options.device, O_RDWR | O_CLOEXEC);
	if (s->fd < 0)
		die("%s: %s", options.device, strerror(errno));
	s->shared = mmap(NULL, RING_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED,
			 s->fd, 0);
	if (s->shared == MAP_FAILED)
		die("mmap: %s", strerror(errno));
}

void session_submit(struct session *s, struct ring_sqe sqe)
{
	struct ring_control *control = &s->shared->control;

	sqe.user_data = ++s->sq_tail;
	s->shared->sqes[s->sq_slot] = sqe;
	s->sq_slot = (s->sq_slot + 1) % RING_SQ_ENTRIES;
	__atomic_store_n(&control->sq_tail, s->sq_tail, __ATOMIC_RELEASE);
}

long session_enter(struct session *s, unsigned long most)
{
	const long taken = ioctl(s->fd, RING_ENTER, most);

	return taken < 0 ? -errno : taken;
}

bool session_complete(struct session *s, struct ring_cqe *cqe)
{
	struct ring_control *control = &s->shared->control;

	if (__atomic_load_n(&control->cq_tail, __ATOMIC_ACQUIRE) == s->cq_head)
		return false;
	*cqe = s->shared->cqes[s->cq_slot];
	s->cq_slot = (s->cq_slot + 1) % RING_CQ_ENTRIES;
	__atomic_store_n(&control->cq_head, ++s->cq_head, __ATOMIC_RELEASE);
	return true;
}

long session_one(struct session *s, struct ring_sqe sqe)
{
	struct ring_cqe cqe;
	long taken;

	session_submit(s, sqe);
	taken = session_enter(s, 1);
	if (taken < 0)
		return taken;
	if (taken != 1 || !session_complete(s, &cqe) ||
	    cqe.user_data != s->sq_tail)
		return -EPROTO;
	return cqe.result;
}

struct ring_status session_status(const struct session *s)
{
	struct ring_status status = { 0 };

	if (ioctl(s->fd, RING_STATUS, &status))
		die("RING_STATUS: %s", strerror(errno));
	return status;
}

void session_store(struct session *s, uint8_t *bytes)
{
	const struct ring_sqe sqe = { .op = RING_READ,
				      .len = RING_STORE_BYTES };

	if (session_one(s, sqe) != RING_STORE_BYTES)
		die("the honest RING_READ failed");
	memcpy(bytes, s->shared->data, RING_STORE_BYTES);
}

void found(struct finding *finding, const char *words, ...)
{
	va_list args;

	if (finding->words[0])
		return;
	va_start(args, words);
	vsnprintf(finding->words, sizeof(finding->words), words, args);
	va_end(args);
}

void look_at_canaries(struct finding *finding, const struct session *s,
		      uint32_t before)
{
	const uint32_t gone = session_status(s).out_canaries - before;

	if (gone)
		found(finding, "wrote outside its memory (%u canaries gone)",
		      gone);
}

static void own_fault(int signal)
{
	(void)signal;
	_exit(EXIT_OWN_FAULT);
}

const char *run_in_child(void (*body)(void *), void *argument,
			 const struct finding *finding)
{
	static char words[160];
	char line[112];
	pid_t child;
	int status;

	log_mark();
	child = fork();
	if (child < 0)
		die("fork: %s", strerror(errno));
	if (!child) {
		signal(SIGSEGV, own_fault);
		signal(SIGBUS, own_fault);
		alarm(CHILD_SECONDS);
		body(argument);
		_exit(0);
	}
	if (waitpid(child, &status, 0) != child)
		die("waitpid: %s", strerror(errno));
	if (log_alarm(line, sizeof(line)))
		snprintf(words, sizeof(words), "%s: %s",
			 finding->finished ? "kernel log" : "oopsed", line);
	else if (!finding->finished)
		snprintf(words, sizeof(words), "the client ended early: %s %d",
			 WIFSIGNALED(status) ? "signal" : "exit",
			 WIFSIGNALED(status) ? WTERMSIG(status) :
					       WEXITSTATUS(status));
	else
		return NULL;
	return words;
}
