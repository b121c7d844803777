/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef HOSTILE_H
#define HOSTILE_H

/**
 * DOC: who talks to answerd
 *
 * Starts a server for each attack, speaks to it over sockets as anybody can, and
 * judges what it did: its answers byte by byte, against a decoder of its own that
 * shares no line with the library; its log; its descriptors; how it ended. What it
 * waits for is an answer or a death, never a time.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "../answerd.h"

#define HOSTILE_PORT 5300
#define HOSTILE_UDP_SIZE 1232
#define HOSTILE_CLIENTS 16
#define HOSTILE_LOG_RATE 20

/* How a server exits of which a sanitizer had something to report. */
#define SERVER_REPORTED 99

struct message {
	size_t n;
	uint8_t p[65536];
};

/* wire.c: messages */
void add8(struct message *m, unsigned int value);
void add16(struct message *m, unsigned int value);
void add(struct message *m, const void *bytes, size_t n);
void add_text(struct message *m, const char *label);
void add_name(struct message *m, const char *text);
void add_header(struct message *m, unsigned int flags, unsigned int questions,
		unsigned int additional);
void add_opt(struct message *m, unsigned int size, unsigned int version,
	     unsigned int flags, unsigned int length);
void make_query(struct message *m, const char *name, unsigned int type);

/* judge.c: what a right server does */
#define JUDGE_NONE (-1)
int judge(const uint8_t *query, size_t n, bool tcp, uint8_t *reply);
void judge_config(char *text, size_t size, bool log_queries);

/* server.c: one life of a server */
struct server {
	const char *program;
	const char *dir; /* of this life: configuration, log, reports */
	unsigned long cpu_s; /* it may run, before it is taken to loop */
	unsigned long fds_max; /* it may have open, 0 for as many as we */
	int fds_given; /* it has open from the start, besides its three */
	bool unread; /* its log goes to a pipe that nobody reads */
	pid_t pid;
	int pidfd;
	int udp;
	int fds; /* it had open when it began to listen */
	int64_t began_ms;
	bool dead;
	int status;
	char failed[600]; /* what it did wrong, "" if nothing */
};

void failed(struct server *s, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* dir_env and clients: of the environment, or NULL */
bool server_run(struct server *s, const char *config, const char *dir_env,
		const char *clients);
bool server_start(struct server *s, bool log_queries);
void server_end(struct server *s);
/* An honest query, answered; false if the server died or answered something else. */
bool server_settle(struct server *s);
/* Bytes received, 0 if the server closed, -1 if it does neither, or died. */
ssize_t server_wait(struct server *s, int fd, void *got, size_t size);
/* Waits for bytes at the socket; false if the server died before. */
bool server_says(struct server *s, int fd);
bool server_logged(const struct server *s, const char *text);
int tcp_open(void);

/* talk.c: one message, and whether the answer is the right one */
void ask_udp(struct server *s, const struct message *m);
void ask_tcp(struct server *s, const struct message *m);
void ask(struct server *s, const struct message *m);

/* attacks.c, fuzz.c and load.c */
struct attack {
	const char *name;
	void (*run)(struct server *s);
};
extern const struct attack attacks[];
void fuzz_messages(struct server *s, uint64_t n, uint64_t seed);
void fuzz_configs(struct server *s, uint64_t n, uint64_t seed);
/* Honest queries only: how many in a second. */
void load(struct server *s, uint64_t n);

#endif
