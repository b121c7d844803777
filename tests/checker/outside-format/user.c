// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What a peer sends, in the place of a format. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>

static int take(int fd, char *line, size_t n)
{
	ssize_t got = recv(fd, line, n - 1, 0);

	line[got < 0 ? 0 : got] = '\0';
	return got < 0 ? -1 : 0;
}

int bad_syslog(int fd)
{
	char line[80];

	if (take(fd, line, sizeof(line)))
		return -1;
	syslog(LOG_INFO, line);
	return 0;
}

int good_printed(int fd)
{
	char line[80];

	if (take(fd, line, sizeof(line)))
		return -1;
	printf("%s", line);
	return 0;
}

/* A message that was put together first. */
int bad_part(int fd, char *out)
{
	char line[80], format[120];

	if (take(fd, line, sizeof(line)))
		return -1;
	snprintf(format, sizeof(format), "query %s from %%d\n", line);
	return snprintf(out, 200, format, fd);
}

/* By way of functions of the program. */
static void say_list(const char *format, va_list args)
{
	char line[200];

	vsnprintf(line, sizeof(line), format, args);
	fputs(line, stdout);
}

void say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_list(format, args);
	va_end(args);
}

int bad_own(int fd)
{
	char line[80];

	if (take(fd, line, sizeof(line)))
		return -1;
	say(line);
	return 0;
}

int good_own(int fd)
{
	char line[80];

	if (take(fd, line, sizeof(line)))
		return -1;
	say("%s\n", line);
	return 0;
}

/* What an own function was given as an argument is no format; where it becomes one. */
int bad_own_argument(int fd)
{
	char line[80], text[100];

	if (take(fd, line, sizeof(line)))
		return -1;
	snprintf(text, sizeof(text), "%.20s", line);
	say(text, 1);
	return 0;
}

/* One byte after the other, in another case. */
int bad_loop(int fd)
{
	char line[80], lower[80];
	size_t i;

	if (take(fd, line, sizeof(line)))
		return -1;
	for (i = 0; line[i]; i++)
		lower[i] = line[i] | 0x20;
	lower[i] = '\0';
	return printf(lower);
}

int good_letters(int fd)
{
	char line[80];
	size_t i;

	if (take(fd, line, sizeof(line)))
		return -1;
	for (i = 0; line[i]; i++) {
		if (!isalnum((unsigned char)line[i]))
			return -1;
	}
	return printf(line);
}

int bad_word(FILE *file)
{
	char word[32];

	if (fscanf(file, "%31s", word) != 1)
		return -1;
	return printf(word);
}

int bad_environment(void)
{
	const char *prompt = getenv("PROMPT");

	return printf(prompt ? prompt : "> ");
}

int bad_token(int fd)
{
	char line[80], *word;

	if (take(fd, line, sizeof(line)))
		return -1;
	word = strtok(line, " ");
	word = strtok(NULL, " ");
	return word ? printf(word) : 0;
}

/* It holds something else by then. */
int good_written_over(int fd)
{
	char line[80];

	if (take(fd, line, sizeof(line)))
		return -1;
	strcpy(line, "taken\n");
	return printf(line);
}

// check-output: bad_syslog: line comes from outside and is taken for a format.
//    Write instead: "%s" as the format and the text as its argument;
//    text_quote() makes it printable.
// check-output: bad_own: what say() is given comes from outside and is taken for
//    a format. Write instead: "%s" as the format and the text as its argument;
//    text_quote() makes it printable.
