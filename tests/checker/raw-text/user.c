// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What a server writes to its log. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <syslog.h>

#include <untrusted/user/text.h>

static int take(int fd, char *line, size_t n)
{
	ssize_t got = recv(fd, line, n - 1, 0);

	line[got < 0 ? 0 : got] = '\0';
	return got < 0 ? -1 : 0;
}

int bad_stderr(int fd)
{
	char name[80];

	if (take(fd, name, sizeof(name)))
		return -1;
	fprintf(stderr, "no such name: %s\n", name);
	return 0;
}

int good_quoted(int fd)
{
	char name[80], quoted[100];

	if (take(fd, name, sizeof(name)))
		return -1;
	fprintf(stderr, "no such name: %s\n",
		text_quote(text_mark(name), quoted));
	return 0;
}

/* It is what was asked for, not a log. */
int good_output(int fd)
{
	char name[80];

	if (take(fd, name, sizeof(name)))
		return -1;
	printf("%s\n", name);
	return 0;
}

int bad_stream(int fd, FILE *access_log)
{
	char name[80];

	if (take(fd, name, sizeof(name)))
		return -1;
	fputs(name, access_log);
	return 0;
}

static void log_list(const char *format, va_list args)
{
	char line[200];

	vsnprintf(line, sizeof(line), format, args);
	syslog(LOG_INFO, "%s", line);
}

static void log_line(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	log_list(format, args);
	va_end(args);
}

int bad_own(int fd)
{
	char name[80];

	log_line("started");
	if (take(fd, name, sizeof(name)))
		return -1;
	log_line("query %d %s", fd, name);
	return 0;
}

int good_own(int fd)
{
	char name[80];

	if (take(fd, name, sizeof(name)))
		return -1;
	log_line("query %d of %zu bytes: %x", fd, strlen(name), name[0]);
	return 0;
}

int good_tested(int fd)
{
	char name[80];
	char *c;

	if (take(fd, name, sizeof(name)))
		return -1;
	for (c = name; *c; c++) {
		if (!isprint((unsigned char)*c))
			return -1;
	}
	log_line("query %s", name);
	return 0;
}

int good_compared(int fd)
{
	char name[80];
	size_t i;

	if (take(fd, name, sizeof(name)))
		return -1;
	for (i = 0; name[i]; i++) {
		if (name[i] < ' ' || name[i] > '~')
			name[i] = '?';
	}
	log_line("query %s", name);
	return 0;
}

/* Another array gets what may be shown. */
int good_escaped(int fd)
{
	static const char digits[] = "0123456789abcdef";
	char name[80], shown[300], *to = shown;
	size_t i;

	if (take(fd, name, sizeof(name)))
		return -1;
	for (i = 0; i < sizeof(name) && name[i]; i++) {
		*to++ = digits[(unsigned char)name[i] >> 4];
		*to++ = digits[name[i] & 15];
	}
	*to = '\0';
	log_line("query %s", shown);
	return 0;
}

int good_set(int fd)
{
	char name[80];

	if (take(fd, name, sizeof(name)))
		return -1;
	if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz.-")])
		return -1;
	log_line("query %s", name);
	return 0;
}

int bad_loop(int fd)
{
	char name[80], lower[80];
	size_t i;

	if (take(fd, name, sizeof(name)))
		return -1;
	for (i = 0; name[i]; i++)
		lower[i] = name[i] | 0x20;
	lower[i] = '\0';
	log_line("query %s", lower);
	return 0;
}

int bad_environment(void)
{
	const char *path = getenv("SETTINGS");

	if (!path)
		return -1;
	fprintf(stderr, "cannot read %s\n", path);
	return -1;
}

// check-output: bad_stderr: name comes from outside and is shown as it is: a
//    newline or an escape sequence in it writes to the log. Write instead:
//    text_quote(), and print what it gives.
// check-output: bad_own: what log_line() is given comes from outside and is shown
//    as it is: a newline or an escape sequence in it writes to the log. Write
//    instead: text_quote(), and print what it gives.
