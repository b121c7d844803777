// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile.h"

static const struct query {
	const char *name;
	unsigned int type;
} queries[] = {
	{ "www.example.", 1 },
	{ "www.example.", 28 },
	{ "www.example.", 16 },
	{ "www.example.", 15 },
	{ "WWW.eXample.", 1 },
	{ "x.deep.example.", 16 },
	{ "deep.example.", 16 },
	{ "none.example.", 1 },
	{ "x.www.example.", 1 },
	{ "example.", 1 },
	{ "example.", 6 },
	{ "example.", 2 },
	{ "test.", 6 },
	{ "a.test.", 1 },
	{ "com.", 1 },
	{ ".", 2 },
	{ "xexample.", 1 },
	{ "big.example.", 16 },
	{ "www.example.", 255 },
	{ "www.example.", 252 },
	{ "www.example.", 41 },
	{ "www.example.", 256 },
	{ "www.example.", 65535 },
};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void sane_queries(struct server *s)
{
	struct message m;

	for (size_t i = 0; i < COUNT(queries); i++) {
		make_query(&m, queries[i].name, queries[i].type);
		ask(s, &m);
		m.p[2] = 0;
		m.p[3] = 0x30;
		ask(s, &m);
	}
}

static void sane_edns(struct server *s)
{
	static const unsigned int sizes[] = {
		512, 513, 1231, 1232, 1233, 65535
	};
	struct message m;

	for (size_t i = 0; i < COUNT(queries); i++)
		for (size_t j = 0; j < COUNT(sizes); j++) {
			make_query(&m, queries[i].name, queries[i].type);
			m.p[11] = 1;
			add_opt(&m, sizes[j], 0, j % 2 ? 0x8000 : 0, 0);
			ask(s, &m);
		}
}

static void sane_longest_name(struct server *s)
{
	char label[64];
	struct message m;

	memset(label, 'a', 63);
	label[63] = '\0';
	add_header(&m, 0x0100, 1, 0);
	for (int i = 0; i < 3; i++)
		add_text(&m, label);
	label[61] = '\0';
	add_text(&m, label);
	add8(&m, 0);
	add16(&m, 1);
	add16(&m, 1);
	ask(s, &m);
}

static void sane_by_bytes(struct server *s)
{
	struct message m;
	const int fd = tcp_open(), on = 1;
	uint8_t got[2 + ANSWERD_REPLY_MAX], wanted[2 + ANSWERD_REPLY_MAX];
	int n;

	make_query(&m, "big.example.", 16);
	n = judge(m.p, m.n, true, wanted + 2);
	wanted[0] = (uint8_t)(n >> 8);
	wanted[1] = (uint8_t)n;
	setsockopt(fd, 6, 1, &on, sizeof(on));
	for (size_t i = 0; i < m.n + 2; i++) {
		const uint8_t byte = i ? i < 2 ? (uint8_t)m.n : m.p[i - 2] : 0;

		send(fd, &byte, 1, MSG_NOSIGNAL);
		if (!server_settle(s))
			break;
	}
	if (!s->dead && (recv(fd, got, sizeof(got), MSG_DONTWAIT) != n + 2 ||
			 memcmp(got, wanted, (size_t)n + 2)))
		failed(s, "tcp: wrong answer to a query sent byte by byte");
	close(fd);
}

/* Receives into @got; the bytes, or -1 if the server died. */
static ssize_t exchange(struct server *s, const struct message *m, void *got)
{
	send(s->udp, m->p, m->n, 0);
	return server_says(s, s->udp) ?
		       recv(s->udp, got, ANSWERD_REPLY_MAX, 0) :
		       -1;
}

static void attack_name_ends_early(struct server *s)
{
	static const char secret[] = "what-somebody-else-asked";
	uint8_t got[ANSWERD_REPLY_MAX];
	struct message m;
	ssize_t n;

	make_query(&m, "what-somebody-else-asked.example.", 1);
	exchange(s, &m, got);
	m.n = 13;
	n = exchange(s, &m, got);
	if (n > 0 && memmem(got, (size_t)n, secret, strlen(secret)))
		failed(s, "leaked what another client asked");
	for (m.n = 0; m.n < 30; m.n++)
		ask(s, &m);
}

static void with_name(struct message *m, const void *name, size_t n)
{
	add_header(m, 0x0100, 1, 0);
	add(m, name, n);
	add16(m, 1);
	add16(m, 1);
}

static void attack_pointer_to_itself(struct server *s)
{
	struct message m;

	with_name(&m, "\xc0\x0c", 2);
	ask(s, &m);
}

static void attack_pointer_around(struct server *s)
{
	struct message m;

	with_name(&m,
		  "\x01"
		  "a\xc0\x0c",
		  4);
	ask(s, &m);
}

static void attack_pointer_out(struct server *s)
{
	struct message m;

	with_name(&m, "\xff\xff", 2);
	ask(s, &m);
}

static void attack_pointer_to_header(struct server *s)
{
	struct message m;

	with_name(&m, "\xc0\x04", 2);
	ask(s, &m);
}

static void attack_name_too_long(struct server *s)
{
	char label[64];
	struct message m;

	memset(label, 'a', 63);
	label[63] = '\0';
	add_header(&m, 0x0100, 1, 0);
	for (int i = 0; i < 20; i++)
		add_text(&m, label);
	add8(&m, 0);
	add16(&m, 1);
	add16(&m, 1);
	ask(s, &m);
}

static void attack_name_one_too_long(struct server *s)
{
	char label[64];
	struct message m;

	memset(label, 'a', 63);
	label[63] = '\0';
	add_header(&m, 0x0100, 1, 0);
	for (int i = 0; i < 3; i++)
		add_text(&m, label);
	label[62] = '\0';
	add_text(&m, label);
	add8(&m, 0);
	add16(&m, 1);
	add16(&m, 1);
	ask(s, &m);
}

static void attack_label_bits(struct server *s)
{
	struct message m;

	for (unsigned int bits = 0x40; bits < 0xc0; bits += 0x10) {
		add_header(&m, 0x0100, 1, 0);
		add8(&m, bits);
		add_name(&m, "example.");
		add16(&m, 1);
		add16(&m, 1);
		ask(s, &m);
	}
}

static void attack_counts(struct server *s)
{
	static const uint16_t counts[] = { 0, 1, 2, 65535 };
	struct message m;

	for (int at = 4; at < 12; at += 2)
		for (size_t i = 0; i < COUNT(counts); i++) {
			make_query(&m, "www.example.", 1);
			m.p[at] = (uint8_t)(counts[i] >> 8);
			m.p[at + 1] = (uint8_t)counts[i];
			ask(s, &m);
		}
}

static void attack_flags(struct server *s)
{
	struct message m;

	for (int bit = 0; bit < 15; bit++) {
		make_query(&m, "www.example.", 1);
		m.p[2] = (uint8_t)(1 << bit >> 8);
		m.p[3] = (uint8_t)(1 << bit);
		ask(s, &m);
	}
}

static void attack_response(struct server *s)
{
	struct message m;

	make_query(&m, "www.example.", 1);
	m.p[2] = 0x84;
	ask(s, &m);
}

static void attack_behind(struct server *s)
{
	struct message m;

	make_query(&m, "www.example.", 1);
	add8(&m, 0);
	ask(s, &m);
	add_name(&m, "www.example.");
	ask(s, &m);
}

static void attack_edns_size(struct server *s)
{
	static const unsigned int sizes[] = { 0, 11, 12, 30, 511 };
	struct message m;

	for (size_t i = 0; i < COUNT(sizes); i++) {
		make_query(&m, "big.example.", 16);
		m.p[11] = 1;
		add_opt(&m, sizes[i], 0, 0, 0);
		ask(s, &m);
	}
}

static void attack_edns_options(struct server *s)
{
	struct message m;

	for (unsigned int length = 0; length < 8; length++) {
		make_query(&m, "www.example.", 1);
		m.p[11] = 1;
		add_opt(&m, 1232, 0, 0, length);
		add16(&m, 10);
		add16(&m, 1);
		add8(&m, 0);
		ask(s, &m);
	}
	make_query(&m, "www.example.", 1);
	m.p[11] = 1;
	add_opt(&m, 1232, 1, 0, 0);
	ask(s, &m);
	make_query(&m, "www.example.", 1);
	m.p[11] = 2;
	add_opt(&m, 1232, 0, 0, 0);
	add_opt(&m, 1232, 0, 0, 0);
	ask(s, &m);
}

static void with_label(struct server *s, const char *label)
{
	struct message m;

	add_header(&m, 0x0100, 1, 0);
	add_text(&m, label);
	add_name(&m, "example.");
	add16(&m, 1);
	add16(&m, 1);
	ask_udp(s, &m);
}

static void attack_log_line_feed(struct server *s)
{
	with_label(s, "a\nforged: all is well");
}

static void attack_log_terminal(struct server *s)
{
	with_label(s, "a\033]2;owned\a\033[2J");
	with_label(s, "a\rb\x7f\x80\xff");
}

static void attack_log_format(struct server *s)
{
	with_label(s, "%x%x%x%x%x%x%x%x");
	if (!server_logged(s, "%x%x%x%x%x%x%x%x"))
		failed(s, "log: the name is not what was asked");
	with_label(s, "%s%s%s%s%s%s%s%s%s%s%s%s%s%s%s%n");
}

static void attack_log_flood(struct server *s)
{
	struct message m;

	add_header(&m, 0x0100, 0, 0);
	for (int i = 0; i < 3000 && !s->failed[0]; i++)
		ask_udp(s, &m);
}

static void attack_tcp_length(struct server *s)
{
	static struct message m;

	make_query(&m, "www.example.", 1);
	m.n = sizeof(m.p) - 1;
	ask_tcp(s, &m);
	m.n = ANSWERD_MESSAGE_MAX + 1;
	ask_tcp(s, &m);
	m.n = ANSWERD_MESSAGE_MAX;
	ask_tcp(s, &m);
}

static void attack_tcp_short(struct server *s)
{
	struct message m;

	make_query(&m, "www.example.", 1);
	for (m.n = 0; m.n < 14; m.n++)
		ask_tcp(s, &m);
}

static void attack_tcp_short_often(struct server *s)
{
	struct message m;

	make_query(&m, "www.example.", 1);
	m.n = 5;
	for (int i = 0; i < 3 * HOSTILE_CLIENTS; i++)
		ask_tcp(s, &m);
}

static void attack_tcp_silent(struct server *s)
{
	int fds[2 * HOSTILE_CLIENTS];
	struct message m;

	for (size_t i = 0; i < COUNT(fds); i++)
		fds[i] = tcp_open();
	if (server_settle(s)) {
		make_query(&m, "www.example.", 1);
		ask_tcp(s, &m);
	}
	for (size_t i = 0; i < COUNT(fds); i++)
		close(fds[i]);
}

static void attack_tcp_unread(struct server *s)
{
	const int fd = tcp_open();
	const int small = 2048;
	struct message m;
	uint8_t length[2];

	setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof(small));
	make_query(&m, "big.example.", 16);
	length[0] = 0;
	length[1] = (uint8_t)m.n;
	for (int i = 0; i < 20000; i++)
		if (send(fd, length, 2, MSG_NOSIGNAL | MSG_DONTWAIT) != 2 ||
		    send(fd, m.p, m.n, MSG_NOSIGNAL | MSG_DONTWAIT) !=
			    (ssize_t)m.n)
			break;
	if (server_settle(s))
		ask(s, &m);
	close(fd);
}

/* Whoever binds its address to a socket of his own answers in its name. */
static void attack_port_taken(struct server *s)
{
	const struct sockaddr_in at = {
		.sin_family = AF_INET,
		.sin_port = htons(HOSTILE_PORT),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	static const int kinds[] = { SOCK_DGRAM, SOCK_STREAM };
	const int on = 1;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const int fd = socket(AF_INET, kinds[i] | SOCK_CLOEXEC, 0);

		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
		if (!bind(fd, (const struct sockaddr *)&at, sizeof(at)))
			failed(s, "its port can be taken");
		close(fd);
	}
}

/* A server that takes this configuration, or the environment, is wrong. */
static void refuses(struct server *s, const char *config, const char *dir,
		    const char *clients)
{
	if (server_run(s, config, dir, clients))
		failed(s, "listens with a configuration that is wrong");
	else if (WIFEXITED(s->status) && WEXITSTATUS(s->status) != 1 &&
		 WEXITSTATUS(s->status) != SERVER_REPORTED)
		failed(s, "exit %d", WEXITSTATUS(s->status));
	else if (!server_logged(s, "answerd: "))
		failed(s, "refused without a word");
}

static void with_line(struct server *s, const char *line)
{
	char config[32768];

	judge_config(config, sizeof(config) / 2, true);
	strcat(config, line);
	strcat(config, "\n");
	refuses(s, config, NULL, NULL);
}

static void config_port_wraps(struct server *s)
{
	with_line(s, "listen 127.0.0.1 70836");
}

static void config_any_address(struct server *s)
{
	with_line(s, "listen 0.0.0.0 5300");
}

static void config_log_of_one_line(struct server *s)
{
	with_line(s, "log-rate 1");
}

static void config_port_not_a_number(struct server *s)
{
	with_line(s, "listen 127.0.0.1 5300x");
}

static void config_size_small(struct server *s)
{
	with_line(s, "udp-size 12");
}

static void config_clients_wrap(struct server *s)
{
	with_line(s, "clients 4294967297");
}

static void config_clients_negative(struct server *s)
{
	with_line(s, "clients -1");
}

static void config_ttl_negative(struct server *s)
{
	with_line(s, "a b.example. -1 192.0.2.3");
}

static void config_unknown(struct server *s)
{
	with_line(s, "forwarders 192.0.2.99");
}

static void config_word_long(struct server *s)
{
	char line[400] = "log-queries";

	memset(line + 11, 'x', 300);
	line[311] = '\0';
	with_line(s, line);
}

static void config_label_long(struct server *s)
{
	char line[400] = "a ";

	memset(line + 2, 'x', 70);
	strcpy(line + 72, ".example. 300 192.0.2.3");
	with_line(s, line);
}

static void config_name_long(struct server *s)
{
	char line[400] = "a ";

	for (int i = 0; i < 62; i++)
		strcat(line, "abc.");
	strcat(line, "example. 300 192.0.2.3");
	with_line(s, line);
}

static void config_line_long(struct server *s)
{
	char line[3000];

	memset(line, ' ', sizeof(line));
	strcpy(line + 2000, "listen 127.0.0.1 5300");
	with_line(s, line);
}

static void config_terminal(struct server *s)
{
	with_line(s, "a \033]2;owned\a.example. 300 192.0.2.3\r\vforged");
}

static void config_records_too_many(struct server *s)
{
	static char config[32768];
	char line[300];

	judge_config(config, sizeof(config) / 2, true);
	for (int i = 0; i < 30; i++) {
		snprintf(line, sizeof(line), "txt big.example. 300 %0200d\n",
			 i);
		strcat(config, line);
	}
	refuses(s, config, NULL, NULL);
}

static void config_too_big(struct server *s)
{
	static char config[200000];

	judge_config(config, 16384, true);
	memset(config + strlen(config), '#', 150000);
	refuses(s, config, NULL, NULL);
}

static void config_is_a_directory(struct server *s)
{
	refuses(s, NULL, "/proc/self/fd/..", NULL);
}

/* Somebody else writes what the server would wait for. */
static void config_is_a_pipe(struct server *s)
{
	char dir[512], config[16384], path[600];
	pid_t writer;

	judge_config(config, sizeof(config), true);
	snprintf(dir, sizeof(dir), "%s/pipe", s->dir);
	snprintf(path, sizeof(path), "%s/answerd.conf", dir);
	mkdir(dir, 0700);
	mkfifo(path, 0600);
	writer = fork();
	if (!writer) {
		const int fd = open(path, O_WRONLY);

		_exit(write(fd, config, strlen(config)) < 0);
	}
	refuses(s, NULL, dir, NULL);
	kill(writer, SIGKILL);
	waitpid(writer, NULL, 0);
	unlink(path);
	rmdir(dir);
}

static void env_dir_long(struct server *s)
{
	char dir[3000];

	memset(dir, '/', sizeof(dir));
	dir[sizeof(dir) - 1] = '\0';
	refuses(s, NULL, dir, NULL);
}

static void env_dir_forges(struct server *s)
{
	refuses(s, NULL, "/nowhere\nforged: all is well\033[2J%n%n%s%s", NULL);
}

static void env_clients_negative(struct server *s)
{
	char config[16384];

	judge_config(config, sizeof(config), true);
	refuses(s, config, NULL, "-1");
}

static void env_clients_text(struct server *s)
{
	char config[16384];

	judge_config(config, sizeof(config), true);
	refuses(s, config, NULL, "many");
}

static void env_few_descriptors(struct server *s)
{
	char config[16384];

	judge_config(config, sizeof(config), true);
	s->fds_max = HOSTILE_CLIENTS;
	refuses(s, config, NULL, NULL);
	s->fds_max = 0;
}

static void begin(struct server *s)
{
	char config[16384];

	judge_config(config, sizeof(config), true);
	if (!server_run(s, config, NULL, NULL))
		failed(s, "did not start");
}

/* Of those that it needs, some were given to it open. */
static void env_descriptors_given(struct server *s)
{
	s->fds_max = HOSTILE_CLIENTS + 8;
	s->fds_given = 3;
	begin(s);
	if (!s->dead)
		attack_tcp_silent(s);
	s->fds_max = 0;
	s->fds_given = 0;
}

static void env_log_unread(struct server *s)
{
	struct message m;

	s->unread = true;
	begin(s);
	make_query(&m, "www.example.", 1);
	m.n = 20;
	if (!s->dead)
		ask(s, &m);
	s->unread = false;
}

#define ATTACK(of)      \
	{               \
#of, of \
	}
const struct attack attacks[] = {
	ATTACK(sane_queries),
	ATTACK(sane_edns),
	ATTACK(sane_longest_name),
	ATTACK(sane_by_bytes),
	ATTACK(attack_name_ends_early),
	ATTACK(attack_pointer_to_itself),
	ATTACK(attack_pointer_around),
	ATTACK(attack_pointer_out),
	ATTACK(attack_pointer_to_header),
	ATTACK(attack_name_too_long),
	ATTACK(attack_name_one_too_long),
	ATTACK(attack_label_bits),
	ATTACK(attack_counts),
	ATTACK(attack_flags),
	ATTACK(attack_response),
	ATTACK(attack_behind),
	ATTACK(attack_edns_size),
	ATTACK(attack_edns_options),
	ATTACK(attack_log_line_feed),
	ATTACK(attack_log_terminal),
	ATTACK(attack_log_format),
	ATTACK(attack_log_flood),
	ATTACK(attack_tcp_length),
	ATTACK(attack_tcp_short),
	ATTACK(attack_tcp_short_often),
	ATTACK(attack_tcp_silent),
	ATTACK(attack_tcp_unread),
	ATTACK(attack_port_taken),
	ATTACK(config_any_address),
	ATTACK(config_log_of_one_line),
	ATTACK(config_port_wraps),
	ATTACK(config_port_not_a_number),
	ATTACK(config_size_small),
	ATTACK(config_clients_wrap),
	ATTACK(config_clients_negative),
	ATTACK(config_ttl_negative),
	ATTACK(config_unknown),
	ATTACK(config_word_long),
	ATTACK(config_label_long),
	ATTACK(config_name_long),
	ATTACK(config_line_long),
	ATTACK(config_terminal),
	ATTACK(config_records_too_many),
	ATTACK(config_too_big),
	ATTACK(config_is_a_directory),
	ATTACK(config_is_a_pipe),
	ATTACK(env_dir_long),
	ATTACK(env_dir_forges),
	ATTACK(env_clients_negative),
	ATTACK(env_clients_text),
	ATTACK(env_few_descriptors),
	ATTACK(env_descriptors_given),
	ATTACK(env_log_unread),
	{ NULL, NULL },
};
