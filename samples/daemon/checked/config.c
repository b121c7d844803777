// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <untrusted/user/path.h>
#include <untrusted/user/program.h>

#include "daemon.h"

#define WORDS_MAX 6
#define TTL_MAX 0x7fffffff
#define CLIENTS_MAX 1024
#define TYPE_TXT 16

struct words {
	size_t n;
	untrusted_bytes word[WORDS_MAX];
};

UNTRUSTED_CLASS(host, isalnum(c) || c == '-' || c == '_');
UNTRUSTED_CLASS(address, isxdigit(c) || c == '.' || c == ':');

/* Names have a dot behind each label; "." is the root. */
static int name_of(untrusted_bytes text, validated_dns_name *name)
{
	char label[DNS_LABEL_MAX + 1];
	untrusted_bytes part;
	struct reader r;
	size_t n = 0;
	int ret;

	if (!reader_init(&r, text) || reader_done(&r))
		return -EINVAL;
	if (text.len == 1 && !validate_equal(u8, text.ptr[0], '.')) {
		*name = (validated_dns_name){ .len = 1 };
		return 0;
	}
	while (!reader_done(&r)) {
		if (!text_take(&r, '.', &part))
			return -EINVAL;
		ret = validate_text(part, 1, host, label);
		if (ret)
			return ret;
		if (n + 1 + part.len > DNS_NAME_MAX - 1)
			return -E2BIG;
		name->wire[n++] = (ut_u8)part.len;
		for (size_t i = 0; i < part.len; i++)
			name->wire[n++] = (ut_u8)tolower(label[i]);
	}
	name->wire[n++] = 0;
	name->len = (ut_u8)n;
	return 0;
}

static int set_listen(struct config *config, const struct words *w)
{
	char address[INET_ADDRSTRLEN];
	ut_u16 port;
	int ret = validate_text(w->word[1], 1, address, address);

	if (!ret)
		ret = validate_number(u16, w->word[2], 10, 1, 65535, &port);
	if (ret)
		return ret;
	config->listen.sin_port = htons(port);
	if (inet_pton(AF_INET, address, &config->listen.sin_addr) != 1)
		return -EINVAL;
	/* An answer would be from any address, too. */
	return config->listen.sin_addr.s_addr == htonl(INADDR_ANY) ? -EINVAL :
								     0;
}

static int set_udp_size(struct config *config, const struct words *w)
{
	return validate_number(u32, w->word[1], 10, 512, ANSWERD_REPLY_MAX,
			       &config->udp_size);
}

static int set_clients(struct config *config, const struct words *w)
{
	return validate_number(u32, w->word[1], 10, 1, CLIENTS_MAX,
			       &config->clients);
}

static int set_log_rate(struct config *config, const struct words *w)
{
	ut_u32 rate;
	const int ret = validate_number(u32, w->word[1], 10, 2, 1000000, &rate);

	if (!ret)
		log_set_rate(rate);
	return ret;
}

static int set_log_queries(struct config *config, const struct words *w)
{
	static const char *const answers[] = { "no", "yes" };
	size_t which;
	const int ret = validate_keyword(w->word[1], answers, &which);

	if (!ret)
		config->log_queries = which;
	return ret;
}

static int set_zone(struct config *config, const struct words *w)
{
	validated_dns_name name, server, mail;
	ut_u8 soa[2 * DNS_NAME_MAX + 20];
	ut_u32 numbers[] = { 0, htonl(7200), htonl(3600), htonl(1209600), 0 };
	ut_u32 serial, ttl;
	int ret = name_of(w->word[1], &name);

	if (!ret)
		ret = name_of(w->word[2], &server);
	if (!ret)
		ret = name_of(w->word[3], &mail);
	if (!ret)
		ret = validate_number(u32, w->word[4], 10, 0, UINT32_MAX,
				      &serial);
	if (!ret)
		ret = validate_number(u32, w->word[5], 10, 0, TTL_MAX, &ttl);
	if (!ret)
		ret = zone_begin(&config->zone, name.wire, name.len);
	if (ret)
		return ret;
	numbers[0] = htonl(serial);
	numbers[4] = htonl(ttl);
	memcpy(soa, server.wire, server.len);
	memcpy(soa + server.len, mail.wire, mail.len);
	memcpy(soa + server.len + mail.len, numbers, sizeof(numbers));
	ret = zone_add(&config->zone, name.wire, name.len, DNS_SOA, ttl, soa,
		       server.len + mail.len + sizeof(numbers));
	if (!ret)
		ret = zone_add(&config->zone, name.wire, name.len, DNS_NS, ttl,
			       server.wire, server.len);
	return ret;
}

static int add_record(struct config *config, const struct words *w, ut_u16 type,
		      const void *data, size_t len)
{
	validated_dns_name name;
	ut_u32 ttl;
	int ret = name_of(w->word[1], &name);

	if (!ret)
		ret = validate_number(u32, w->word[2], 10, 0, TTL_MAX, &ttl);
	if (!ret)
		ret = zone_add(&config->zone, name.wire, name.len, type, ttl,
			       data, len);
	return ret;
}

static int add_address(struct config *config, const struct words *w, int family,
		       ut_u16 type, size_t len)
{
	char text[INET6_ADDRSTRLEN];
	ut_u8 data[16];
	const int ret = validate_text(w->word[3], 1, address, text);

	if (ret)
		return ret;
	if (inet_pton(family, text, data) != 1)
		return -EINVAL;
	return add_record(config, w, type, data, len);
}

static int set_a(struct config *config, const struct words *w)
{
	return add_address(config, w, AF_INET, DNS_A, 4);
}

static int set_aaaa(struct config *config, const struct words *w)
{
	return add_address(config, w, AF_INET6, DNS_AAAA, 16);
}

static int set_txt(struct config *config, const struct words *w)
{
	char text[1 + 255 + 1];
	const int ret = validate_text(w->word[3], 1, printable, text);
	size_t n;

	if (ret)
		return ret;
	n = strlen(text);
	if (n > 255)
		return -E2BIG;
	memmove(text + 1, text, n);
	text[0] = (char)n;
	return add_record(config, w, TYPE_TXT, text, n + 1);
}

static const char *const keywords[] = {
	"listen", "udp-size", "clients", "log-rate", "log-queries",
	"zone",	  "a",	      "aaaa",	 "txt",
};

/* In the order of the keywords. */
static const struct statement {
	size_t words;
	int (*set)(struct config *config, const struct words *w);
} statements[] = {
	{ 3, set_listen },   { 2, set_udp_size },    { 2, set_clients },
	{ 2, set_log_rate }, { 2, set_log_queries }, { 6, set_zone },
	{ 4, set_a },	     { 4, set_aaaa },	     { 4, set_txt },
};
_Static_assert(sizeof(keywords) / sizeof(keywords[0]) ==
		       sizeof(statements) / sizeof(statements[0]),
	       "each keyword has its statement");

static int split(untrusted_bytes line, struct words *w)
{
	untrusted_bytes word;
	struct reader r;

	w->n = 0;
	if (!reader_init(&r, line))
		return -E2BIG;
	while (!reader_done(&r)) {
		if (!text_take(&r, ' ', &word) &&
		    !reader_bytes(&r, (ut_u32)reader_left(&r), &word))
			return -EINVAL;
		if (!word.len)
			continue;
		if (w->n == WORDS_MAX)
			return -E2BIG;
		w->word[w->n++] = word;
	}
	return 0;
}

static int read_line(struct config *config, untrusted_bytes line)
{
	untrusted_bytes before;
	struct words w;
	struct reader r;
	size_t which;
	int ret;

	if (line.len > ANSWERD_LINE_MAX || !reader_init(&r, line))
		return -E2BIG;
	if (text_take(&r, '#', &before))
		line = before;
	ret = split(text_trim(line), &w);
	if (ret || !w.n)
		return ret;
	ret = validate_keyword(w.word[0], keywords, &which);
	if (ret)
		return ret;
	return w.n == statements[which].words ?
		       statements[which].set(config, &w) :
		       -EINVAL;
}

static int read_lines(struct config *config, untrusted_bytes text)
{
	unsigned int number = 0;
	untrusted_bytes line;
	struct reader r;
	char shown[128];
	int ret = 0;

	if (!reader_init(&r, text))
		return -E2BIG;
	while (!ret && !reader_done(&r)) {
		if (!text_take(&r, '\n', &line) &&
		    !reader_bytes(&r, (ut_u32)reader_left(&r), &line))
			return -EINVAL;
		number++;
		ret = read_line(config, line);
	}
	if (ret)
		log_line("line %u: %s: %s", number, strerror(-ret),
			 text_quote(line, shown));
	return ret;
}

static int read_file_of(struct config *config, untrusted_bytes dir)
{
	struct untrusted_vec text;
	char name[256];
	int at, fd, ret = validate_text(dir, 1, any, name);

	if (ret)
		return ret;
	at = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (at < 0)
		return -errno;
	ret = path_open_beneath(at, text_mark("answerd.conf"), O_RDONLY, 0,
				&fd);
	close(at);
	if (ret)
		return ret;
	ret = file_fetch_new_vec(fd, ANSWERD_CONFIG_MAX, &text);
	close(fd);
	if (ret)
		return ret;
	ret = read_lines(config, untrusted_vec_bytes(&text));
	untrusted_vec_free(&text);
	return ret;
}

static int read_file(struct config *config)
{
	untrusted_bytes dir;
	char shown[128];
	int ret;

	if (environment_bytes("ANSWERD_DIR", &dir))
		dir = text_mark("/etc");
	ret = read_file_of(config, dir);
	if (ret)
		log_line("answerd.conf in %s: %s", text_quote(dir, shown),
			 strerror(-ret));
	return ret;
}

static int read_environment(struct config *config)
{
	untrusted_bytes clients;
	char shown[64];
	int ret;

	if (environment_bytes("ANSWERD_CLIENTS", &clients))
		return 0;
	ret = validate_number(u32, clients, 10, 1, CLIENTS_MAX,
			      &config->clients);
	if (ret)
		log_line("ANSWERD_CLIENTS is %s, not a number from 1 to %d",
			 text_quote(clients, shown), CLIENTS_MAX);
	return ret;
}

int config_read(struct config *config)
{
	int ret;

	*config = (struct config){
		.listen = { .sin_family = AF_INET,
			    .sin_port = htons(5300),
			    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) },
		.udp_size = 1232,
		.clients = 16,
	};
	ret = read_file(config);
	return ret ? ret : read_environment(config);
}
