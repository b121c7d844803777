// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Nothing fails, and the memory is gone. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct list {
	struct list *next;
	char *text;
};

static struct list *all, *spare;
static unsigned char used;
static char *latest;

void hand_over(char *text);

static void log_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
}

/* CVE-2017-14495 */
void bad_dump(int fd)
{
	unsigned char message[64];
	ssize_t n = recv(fd, message, sizeof(message), 0);
	char *text;

	if (n < 0)
		return;
	text = malloc(2 * (size_t)n + 1);
	if (!text)
		return;
	for (ssize_t i = 0; i < n; i++)
		sprintf(text + 2 * i, "%02x", message[i]);
	log_line("refused: %s\n", text);
} // here

void good_dump(int fd)
{
	unsigned char message[64];
	ssize_t n = recv(fd, message, sizeof(message), 0);
	char *text;

	if (n < 0)
		return;
	text = malloc(2 * (size_t)n + 1);
	if (!text)
		return;
	for (ssize_t i = 0; i < n; i++)
		sprintf(text + 2 * i, "%02x", message[i]);
	log_line("refused: %s\n", text);
	free(text);
}

/* One way out of two. */
int bad_way(int fd)
{
	unsigned char *copy = malloc(64);
	int kind = 0;

	if (!copy)
		return 0;
	if (recv(fd, copy, 64, 0) == 64) {
		kind = copy[0];
		return kind;
	}
	free(copy);
	return kind;
}

int good_way(int fd)
{
	unsigned char *copy = malloc(64);
	int kind = 0;

	if (!copy)
		return 0;
	if (recv(fd, copy, 64, 0) == 64)
		kind = copy[0];
	free(copy);
	return kind;
}

void good_kept(int fd)
{
	char *text = malloc(64);

	if (text && recv(fd, text, 64, 0) == 64)
		latest = text;
	else
		free(text);
}

void good_linked(int fd)
{
	struct list *l = malloc(sizeof(*l));

	if (!l)
		return;
	l->text = malloc(64);
	l->next = all;
	all = l;
	if (l->text && recv(fd, l->text, 64, 0) != 64)
		l->text[0] = 0;
}

void good_out(int fd, char **out)
{
	char *text = malloc(64);

	if (text && recv(fd, text, 64, 0) < 0)
		text[0] = 0;
	*out = text;
}

void good_handed(int fd)
{
	char *text = malloc(64);

	if (text && recv(fd, text, 64, 0) == 64)
		hand_over(text);
	else
		free(text);
}

char *good_answer(int fd)
{
	char *text = malloc(64), *end = text;

	if (text && recv(fd, text, 64, 0) == 64)
		end = text + 8;
	return end ? end - (end - text) : NULL;
}

void good_grown(int fd)
{
	char *text = malloc(64);

	if (!text || recv(fd, text, 64, 0) != 64) {
		free(text);
		return;
	}
	text = realloc(text, 128);
	free(latest);
	latest = text;
}

/* Either of two goes on, and is freed. */
void good_either(int fd)
{
	char *one = malloc(64), *other = malloc(128), *text;

	if (!one || !other) {
		free(one);
		free(other);
		return;
	}
	if (recv(fd, one, 64, 0) == 64) {
		text = one;
		free(other);
	} else {
		text = other;
		free(one);
	}
	log_line("%p\n", (void *)text);
	free(text);
}

/* One that is there already, or a new one. */
void good_old_or_new(int fd)
{
	struct list *l = spare;

	if (l)
		spare = l->next;
	else if (used < 8 && (l = malloc(sizeof(*l))))
		used++;
	if (!l)
		return;
	l->next = NULL;
	if (!all) {
		all = l;
	} else {
		struct list *last = all;

		while (last->next)
			last = last->next;
		last->next = l;
	}
	if (recv(fd, &used, 1, 0) < 0)
		used = 0;
}
