// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon.h"

/* "www.example." as it is sent; returns its length */
static size_t name_wire(const char *text, uint8_t *wire)
{
	uint8_t *label = wire, *at = wire + 1;

	if (!strcmp(text, "."))
		text++;
	for (; *text; text++) {
		if (*text != '.') {
			*at++ = (uint8_t)tolower((unsigned char)*text);
			continue;
		}
		*label = (uint8_t)(at - label - 1);
		label = at++;
	}
	*label = 0;
	return (size_t)(at - wire);
}

static int add_zone(struct config *config, const uint8_t *name, size_t len,
		    const char *server, const char *mail, const char *serial,
		    int ttl)
{
	uint8_t soa[600];
	uint32_t numbers[5] = { htonl((uint32_t)atol(serial)), htonl(7200),
				htonl(3600), htonl(1209600),
				htonl((uint32_t)ttl) };
	size_t n, m;
	int ret = zone_begin(&config->zone, name, len);

	n = name_wire(server, soa);
	m = name_wire(mail, soa + n);
	memcpy(soa + n + m, numbers, sizeof(numbers));
	if (!ret)
		ret = zone_add(&config->zone, name, len, 6, (uint32_t)ttl, soa,
			       n + m + sizeof(numbers));
	if (!ret)
		ret = zone_add(&config->zone, name, len, 2, (uint32_t)ttl, soa,
			       n);
	return ret;
}

static int add_record(struct config *config, const char *key,
		      const uint8_t *name, size_t len, int ttl,
		      const char *value)
{
	uint8_t data[256];

	if (!strcmp(key, "a") && inet_pton(AF_INET, value, data) == 1)
		return zone_add(&config->zone, name, len, 1, (uint32_t)ttl,
				data, 4);
	if (!strcmp(key, "aaaa") && inet_pton(AF_INET6, value, data) == 1)
		return zone_add(&config->zone, name, len, 28, (uint32_t)ttl,
				data, 16);
	if (!strcmp(key, "txt")) {
		data[0] = (uint8_t)strlen(value);
		memcpy(data + 1, value, data[0]);
		return zone_add(&config->zone, name, len, 16, (uint32_t)ttl,
				data, data[0] + 1u);
	}
	return -1;
}

/*
 * BUG 13: numbers without a range (CVE-2019-14287): 70836 becomes port 5300, here as
 * for listen, 4294967297 one client, and what is no number 0.
 */
static bool read_option(struct config *config, const char *key,
			const char *value)
{
	if (!strcmp(key, "udp-size"))
		config->udp_size = atoi(value);
	else if (!strcmp(key, "clients"))
		config->clients = atoi(value);
	else if (!strcmp(key, "log-rate"))
		config->log_rate = atoi(value);
	else if (!strcmp(key, "log-queries"))
		config->log_queries = !strcmp(value, "yes");
	else
		return false;
	return true;
}

static int read_line(struct config *config, const char *line)
{
	char key[16] = "", first[256], second[256], third[256], fourth[32],
	     fifth[16];
	uint8_t name[256];
	size_t len;
	int words;

	/*
	 * BUG 12: words longer than their buffers (CVE-2026-48696): %s writes
	 * as many characters as the line has; and what fgets() left of it is
	 * taken to be the next.
	 */
	words = sscanf(line, "%s %s %s %s %s %s", key, first, second, third,
		       fourth, fifth);
	if (words < 1 || key[0] == '#')
		return 0;
	if (!strcmp(key, "listen") && words == 3) {
		strcpy(config->address, first);
		config->port = atoi(second);
		return 0;
	}
	if (words == 2 && read_option(config, key, first))
		return 0;
	if (words < 4)
		return -1;
	len = name_wire(first, name);
	if (!strcmp(key, "zone") && words == 6)
		return add_zone(config, name, len, second, third, fourth,
				atoi(fifth));
	if (words == 4)
		return add_record(config, key, name, len, atoi(second), third);
	return -1;
}

int config_read(struct config *config)
{
	const char *dir = getenv("ANSWERD_DIR");
	const char *clients = getenv("ANSWERD_CLIENTS");
	char path[128], line[ANSWERD_LINE_MAX + 1];
	int ret = 0, number = 0;
	FILE *file;

	*config = (struct config){ .address = "127.0.0.1",
				   .port = 5300,
				   .udp_size = 1232,
				   .clients = 16,
				   .log_rate = 20 };
	/*
	 * BUG 14: path longer than its buffer (CVE-2003-0933): the environment
	 * says how long.
	 */
	sprintf(path, "%s/answerd.conf", dir ? dir : "/etc");
	file = fopen(path, "r");
	/*
	 * BUG 18: what is wrong is shown as it is (CVE-2023-28487): the
	 * environment, or the file, writes to the terminal of who looks.
	 */
	if (!file) {
		log_line("cannot read %s", path);
		return -1;
	}
	while (!ret && fgets(line, sizeof(line), file)) {
		number++;
		line[strcspn(line, "\n")] = '\0';
		ret = read_line(config, line);
	}
	if (ret)
		log_line("%s line %d: %s", path, number, line);
	fclose(file);
	if (clients)
		config->clients = atoi(clients);
	return ret;
}
