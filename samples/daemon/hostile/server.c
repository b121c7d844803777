// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hostile.h"

/*
 * A server that has served as many others since does not mean to answer. It may need
 * a few to get to what one client sent.
 */
#define ROUNDS 64

/* Each failure once. */
void failed(struct server *s, const char *format, ...)
{
	const size_t n = strlen(s->failed);
	char why[200];
	va_list args;

	va_start(args, format);
	vsnprintf(why, sizeof(why), format, args);
	va_end(args);
	if (!strstr(s->failed, why))
		snprintf(s->failed + n, sizeof(s->failed) - n, "%s%s",
			 n ? "; " : "", why);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

static const char *path_of(const struct server *s, const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", s->dir, name);
	return path;
}

static void write_config(const struct server *s, const char *config)
{
	FILE *f = fopen(path_of(s, "answerd.conf"), "w");

	if (!f || fputs(config, f) < 0 || fclose(f)) {
		perror("hostile: answerd.conf");
		exit(2);
	}
}

/* A second between the soft limit, which says why, and the hard one. */
static void limit(int what, rlim_t value)
{
	const struct rlimit both = { value, value + 1 };

	setrlimit(what, &both);
}

static void log_to_nobody(void)
{
	int ends[2];

	if (pipe(ends))
		_exit(127);
	dup2(ends[1], 2);
	syscall(SYS_close_range, ends[0], ends[1], 0);
}

/* What cannot be seen in the log is asked of its port. */
static bool listens(const struct server *s)
{
	const int fd = s->unread ? tcp_open() : -1;

	if (fd >= 0)
		close(fd);
	return fd >= 0 || server_logged(s, "answerd: listening on ");
}

static void child(const struct server *s, const char *dir_env,
		  const char *clients)
{
	static char options[600];
	const int log = open(path_of(s, "log"),
			     O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);

	dup2(open("/dev/null", O_RDWR), 0);
	dup2(0, 1);
	dup2(log, 2);
	syscall(SYS_close_range, 3, ~0u, 0);
	for (int i = 0; i < s->fds_given; i++)
		dup(0);
	if (s->unread)
		log_to_nobody();
	signal(SIGPIPE, SIG_DFL);
	limit(RLIMIT_CPU, s->cpu_s);
	limit(RLIMIT_CORE, 0);
	if (s->fds_max)
		limit(RLIMIT_NOFILE, s->fds_max);
	snprintf(options, sizeof(options), "log_path=%s/report:exitcode=%d",
		 s->dir, SERVER_REPORTED);
	setenv("ASAN_OPTIONS", options, 1);
	setenv("UBSAN_OPTIONS", options, 1);
	setenv("MSAN_OPTIONS", options, 1);
	setenv("ANSWERD_DIR", dir_env ? dir_env : s->dir, 1);
	if (clients)
		setenv("ANSWERD_CLIENTS", clients, 1);
	execl(s->program, s->program, (char *)NULL);
	_exit(127);
}

static void remove_reports(const struct server *s)
{
	DIR *d = opendir(s->dir);
	struct dirent *e;

	while (d && (e = readdir(d)))
		if (!strncmp(e->d_name, "report", 6) ||
		    !strcmp(e->d_name, "log"))
			unlink(path_of(s, e->d_name));
	if (d)
		closedir(d);
}

static int open_fds(const struct server *s)
{
	char path[64];
	struct dirent *e;
	int n = 0;
	DIR *d;

	snprintf(path, sizeof(path), "/proc/%d/fd", s->pid);
	d = opendir(path);
	while (d && (e = readdir(d)))
		n += e->d_name[0] != '.';
	if (d)
		closedir(d);
	return n;
}

static bool is_dead(struct server *s, int wait_ms)
{
	struct pollfd p = { s->pidfd, POLLIN, 0 };

	if (!s->dead && poll(&p, 1, wait_ms) > 0) {
		waitpid(s->pid, &s->status, 0);
		s->dead = true;
	}
	return s->dead;
}

/* "" if there is no such file */
static char *slurp(const char *path)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = fopen(path, "r");

	if (!f || getdelim(&text, &n, EOF, f) < 0) {
		free(text);
		text = strdup("");
	}
	if (f)
		fclose(f);
	return text;
}

bool server_logged(const struct server *s, const char *text)
{
	char *log = slurp(path_of(s, "log"));
	const bool there = strstr(log, text);

	free(log);
	return there;
}

static int udp_open(void)
{
	const struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons(HOSTILE_PORT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	const int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	const int bytes = 4 << 20;

	setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &bytes, sizeof(bytes));
	if (connect(fd, (const struct sockaddr *)&to, sizeof(to)))
		perror("hostile: connect");
	return fd;
}

int tcp_open(void)
{
	const struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons(HOSTILE_PORT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (connect(fd, (const struct sockaddr *)&to, sizeof(to))) {
		close(fd);
		return -1;
	}
	return fd;
}

bool server_run(struct server *s, const char *config, const char *dir_env,
		const char *clients)
{
	remove_reports(s);
	if (config)
		write_config(s, config);
	s->dead = false;
	s->udp = -1;
	s->began_ms = now_ms();
	s->pid = fork();
	if (!s->pid)
		child(s, dir_env, clients);
	s->pidfd = (int)syscall(SYS_pidfd_open, s->pid, 0);
	while (!is_dead(s, 2))
		if (listens(s)) {
			s->udp = udp_open();
			s->fds = open_fds(s);
			return true;
		}
	return false;
}

bool server_start(struct server *s, bool log_queries)
{
	char config[16384];

	judge_config(config, sizeof(config), log_queries);
	if (server_run(s, config, NULL, NULL))
		return true;
	failed(s, "did not start");
	return false;
}

bool server_says(struct server *s, int fd)
{
	struct pollfd p[] = { { fd, POLLIN, 0 }, { s->pidfd, POLLIN, 0 } };

	poll(p, 2, -1);
	if (p[0].revents)
		return true;
	return !is_dead(s, 0);
}

bool server_settle(struct server *s)
{
	struct message m;
	uint8_t wanted[ANSWERD_REPLY_MAX], got[ANSWERD_REPLY_MAX];
	int n;

	make_query(&m, "a.test.", 1);
	n = judge(m.p, m.n, false, wanted);
	send(s->udp, m.p, m.n, 0);
	if (!server_says(s, s->udp))
		return false;
	if (recv(s->udp, got, sizeof(got), 0) == n &&
	    !memcmp(got, wanted, (size_t)n))
		return true;
	failed(s, "wrong answer to an honest query");
	return false;
}

ssize_t server_wait(struct server *s, int fd, void *got, size_t size)
{
	ssize_t n = -1;

	for (int i = 0; i < ROUNDS && n < 0; i++) {
		if (!server_settle(s))
			return -1;
		n = recv(fd, got, size, MSG_DONTWAIT);
		if (n < 0 && errno != EAGAIN)
			n = 0;
	}
	return n;
}

static int fds_left(struct server *s)
{
	int n = 0;

	for (int i = 0; i < ROUNDS; i++) {
		if (!server_settle(s))
			return 0;
		n = open_fds(s) - s->fds;
		if (!n)
			break;
	}
	return n;
}

/* Each line of the log is the server's own, and there are not too many. */
static void judge_log(struct server *s)
{
	char *log = slurp(path_of(s, "log"));
	const int64_t seconds = (now_ms() - s->began_ms) / 1000 + 2;
	int64_t lines = 0;
	size_t n;

	for (char *at = log; *at; at += n + (at[n] == '\n')) {
		n = strcspn(at, "\n");
		lines++;
		if (n > ANSWERD_LINE_MAX)
			failed(s, "log: a line of %zu characters", n);
		if (strncmp(at, "answerd: ", 9))
			failed(s, "log: a line that is not its own");
		for (size_t i = 0; i < n; i++)
			if (at[i] < 0x20 || at[i] > 0x7e) {
				failed(s, "log: byte 0x%02x",
				       (unsigned char)at[i]);
				break;
			}
		if (strlen(s->failed) > 200)
			break;
	}
	if (lines > HOSTILE_LOG_RATE * seconds + 20)
		failed(s, "log: flooded, over %d lines", HOSTILE_LOG_RATE * 10);
	free(log);
}

static void judge_reports(struct server *s)
{
	DIR *d = opendir(s->dir);
	struct dirent *e;

	while (d && (e = readdir(d))) {
		char *report, *summary;

		if (strncmp(e->d_name, "report", 6))
			continue;
		report = slurp(path_of(s, e->d_name));
		summary = strstr(report, "SUMMARY: ");
		if (summary) {
			summary[strcspn(summary, "\n")] = '\0';
			failed(s, "%s", summary + 9);
		} else {
			failed(s, "a sanitizer's report");
		}
		free(report);
	}
	if (d)
		closedir(d);
}

void server_end(struct server *s)
{
	const int fds = is_dead(s, 0) || s->udp < 0 ? 0 : fds_left(s);

	if (fds)
		failed(s, "%d descriptors left open", fds);
	if (!is_dead(s, 0)) {
		/* One that came just before it began to wait was not noticed. */
		do
			kill(s->pid, SIGTERM);
		while (!is_dead(s, 200));
		if (s->status && !WIFSIGNALED(s->status) &&
		    WEXITSTATUS(s->status) != SERVER_REPORTED)
			failed(s, "exit %d", WEXITSTATUS(s->status));
	} else if (s->udp >= 0) {
		failed(s, "died");
	}
	if (WIFSIGNALED(s->status))
		failed(s, "%s",
		       WTERMSIG(s->status) == SIGXCPU ?
			       "ran for ever" :
			       strsignal(WTERMSIG(s->status)));
	judge_reports(s);
	judge_log(s);
	close(s->pidfd);
	if (s->udp >= 0)
		close(s->udp);
	s->udp = -1;
}
