// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Numbers in text that somebody else wrote. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct settings {
	int port;
	long clients;
};

int bad_atoi(FILE *file, struct settings *s)
{
	char line[80], key[80], value[80];

	if (!fgets(line, sizeof(line), file))
		return -1;
	if (sscanf(line, "%79s %79s", key, value) != 2)
		return -1;
	if (!strcmp(key, "port"))
		s->port = atoi(value);
	return 0;
}

int bad_compared(struct settings *s)
{
	s->port = atoi(getenv("PORT"));
	return s->port < 1 ? -1 : 0;
}

int good_inside(struct settings *s)
{
	s->port = atoi("5300");
	return 0;
}

int bad_neither(struct settings *s)
{
	s->clients = strtol(getenv("CLIENTS"), NULL, 10);
	return 0;
}

int good_range(struct settings *s)
{
	s->clients = strtol(getenv("CLIENTS"), NULL, 10);
	if (s->clients < 1 || s->clients > 64)
		return -1;
	return 0;
}

int good_end(struct settings *s)
{
	char *end;

	s->clients = strtol(getenv("CLIENTS"), &end, 10);
	return *end ? -1 : 0;
}

int good_errno(struct settings *s)
{
	errno = 0;
	s->clients = strtol(getenv("CLIENTS"), NULL, 10);
	return -errno;
}

/* Its caller looks. */
static long number(const char *text)
{
	return strtol(text, NULL, 0);
}

int good_caller(struct settings *s)
{
	long n = number(getenv("CLIENTS"));

	if (n < 0 || n > 64)
		return -1;
	s->clients = n;
	return 0;
}

static int bad_store(const char *text, struct settings *s)
{
	s->clients = strtol(text, NULL, 0);
	return 0;
}

int call(struct settings *s)
{
	return bad_store(getenv("CLIENTS"), s);
}

int bad_token(int fd)
{
	char line[80] = "", *word;

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	word = strchr(line, ' ');
	return word ? atoi(word + 1) : -1;
}

// check-output: bad_atoi: value comes from outside and is made a number by
//    atoi(): what is none, or too large, is not refused. Write instead:
//    validate_number() with the range; or strtol(), its end pointer, errno and a
//    comparison.
