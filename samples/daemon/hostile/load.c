// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>

#include "hostile.h"

#define WINDOW 24

static const struct honest {
	const char *name;
	unsigned int type;
} honest[WINDOW / 2] = {
	{ "www.example.", 1 },	{ "www.example.", 28 },
	{ "WWW.Example.", 1 },	{ "a.test.", 1 },
	{ "www.example.", 16 }, { "x.deep.example.", 16 },
	{ "example.", 6 },	{ "example.", 2 },
	{ "www.example.", 15 }, { "none.example.", 1 },
	{ "big.example.", 16 }, { "elsewhere.invalid.", 1 },
};

static struct message queries[WINDOW];
static uint8_t wanted[WINDOW][ANSWERD_REPLY_MAX],
	got[WINDOW][ANSWERD_REPLY_MAX];
static int lengths[WINDOW];

static void prepare(void)
{
	for (int i = 0; i < WINDOW; i++) {
		struct message *m = &queries[i];

		make_query(m, honest[i / 2].name, honest[i / 2].type);
		if (i % 2) {
			m->p[11] = 1;
			add_opt(m, 1232, 0, 0, 0);
		}
		lengths[i] = judge(m->p, m->n, false, wanted[i]);
	}
}

static bool one_window(struct server *s)
{
	struct mmsghdr out[WINDOW] = { 0 }, in[WINDOW] = { 0 };
	struct iovec out_iov[WINDOW], in_iov[WINDOW];
	int done = 0;

	for (int i = 0; i < WINDOW; i++) {
		out_iov[i] = (struct iovec){ queries[i].p, queries[i].n };
		in_iov[i] = (struct iovec){ got[i], sizeof(got[i]) };
		out[i].msg_hdr.msg_iov = &out_iov[i];
		in[i].msg_hdr.msg_iov = &in_iov[i];
		out[i].msg_hdr.msg_iovlen = in[i].msg_hdr.msg_iovlen = 1;
	}
	sendmmsg(s->udp, out, WINDOW, 0);
	while (done < WINDOW && server_says(s, s->udp)) {
		const int n = recvmmsg(s->udp, in + done,
				       (unsigned int)(WINDOW - done),
				       MSG_WAITFORONE, NULL);

		if (n < 0)
			break;
		done += n;
	}
	for (int i = 0; i < WINDOW; i++)
		if (i >= done || in[i].msg_len != (unsigned int)lengths[i] ||
		    memcmp(got[i], wanted[i], (size_t)lengths[i])) {
			failed(s, "wrong answer to an honest query");
			return false;
		}
	return true;
}

void load(struct server *s, uint64_t n)
{
	struct timespec from, to;
	uint64_t done = 0;
	double seconds;

	prepare();
	clock_gettime(CLOCK_MONOTONIC, &from);
	while (done < n && one_window(s))
		done += WINDOW;
	clock_gettime(CLOCK_MONOTONIC, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) +
		  (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	printf("# %llu requests, %.0f in a second\n", (unsigned long long)done,
	       (double)done / seconds);
}
