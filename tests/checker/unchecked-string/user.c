// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Words and lines that may be longer than what they are written to. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct settings {
	char address[16];
	char name[100];
};

int use(const char *text);

int bad_words(FILE *file)
{
	char line[200], key[16], value[200];

	if (!fgets(line, sizeof(line), file))
		return -1;
	return sscanf(line, "%s %s", key, value) == 2 ? use(key) : -1;
}

int good_words(FILE *file)
{
	char line[200], key[16], value[200];

	if (!fgets(line, sizeof(line), file))
		return -1;
	return sscanf(line, "%15s %199s", key, value) == 2 ? use(key) : -1;
}

/* No word is longer than its line. */
int good_room(FILE *file)
{
	char line[16], key[16], value[16];

	if (!fgets(line, sizeof(line), file))
		return -1;
	return sscanf(line, "%s %s", key, value) == 2 ? use(key) : -1;
}

int bad_width(FILE *file)
{
	char word[16];

	return fscanf(file, "%16s", word) == 1 ? use(word) : -1;
}

int good_skipped(FILE *file)
{
	char word[16];
	char *all;

	return fscanf(file, "%*s %15s %ms", word, &all) == 2 ? use(word) : -1;
}

int bad_set(FILE *file)
{
	char word[16];

	return fscanf(file, "%[^]\n]", word) == 1 ? use(word) : -1;
}

int bad_environment(void)
{
	const char *dir = getenv("DIR");
	char path[64];

	sprintf(path, "%s/%s", dir ? dir : "/etc", "settings");
	return use(path);
}

int good_environment(void)
{
	const char *dir = getenv("DIR");
	char path[64];

	if (!dir || strlen(dir) > 40)
		return -1;
	sprintf(path, "%s/%s", dir, "settings");
	return use(path);
}

int good_precision(void)
{
	char path[64];

	sprintf(path, "%.40s/settings", getenv("DIR"));
	return use(path);
}

int good_sized(void)
{
	const char *dir = getenv("DIR");
	char *copy = dir ? malloc(strlen(dir) + 1) : NULL;
	int ret;

	if (!copy)
		return -1;
	strcpy(copy, dir);
	ret = use(copy);
	free(copy);
	return ret;
}

int good_sum(const char *file)
{
	const char *dir = getenv("DIR");
	char path[64];

	if (!dir || strlen(dir) + strlen(file) + 2 > sizeof(path))
		return -1;
	strcpy(path, dir);
	strcat(path, "/");
	strcat(path, file);
	return use(path);
}

int bad_member(int fd, struct settings *s)
{
	char line[80] = "";

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	strcpy(s->name, line);
	strcpy(s->address, line);
	return 0;
}

int good_member(int fd, struct settings *s)
{
	char line[80] = "";

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	strcpy(s->name, line);
	return 0;
}

int bad_found(int fd)
{
	char line[80] = "", value[16];
	const char *equals;

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	equals = strchr(line, '=');
	if (!equals)
		return -1;
	strcpy(value, equals + 1);
	return use(value);
}

int good_found(int fd)
{
	char line[80] = "", value[16];
	const char *equals;

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -1;
	equals = strchr(line, '=');
	if (!equals || strlen(equals + 1) >= sizeof(value))
		return -1;
	strcpy(value, equals + 1);
	return use(value);
}

static void build(char *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsprintf(out, format, args);
	va_end(args);
}

int bad_list(void)
{
	char path[64];

	build(path, "%s/settings", getenv("DIR"));
	return use(path);
}

// check-output: bad_words: line comes from outside and is written to key by
//    sscanf(): nothing says that it fits into 16 bytes. Write instead: a width or
//    a size, such as snprintf() takes; validate_text() copies what fits and
//    refuses the rest.
