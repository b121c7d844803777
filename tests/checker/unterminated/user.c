// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Lines and names from a peer. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int bad_read(int fd)
{
	char line[80];

	if (read(fd, line, sizeof(line)) <= 0)
		return -EIO;
	return !strcmp(line, "quit");
}

int good_read(int fd)
{
	char line[80];
	ssize_t n = read(fd, line, sizeof(line) - 1);

	if (n <= 0)
		return -EIO;
	line[n] = '\0';
	return !strcmp(line, "quit");
}

long bad_number(int fd)
{
	char line[16];

	if (recv(fd, line, sizeof(line), 0) <= 0)
		return -EIO;
	return strtol(line, NULL, 10);
}

long good_number(int fd)
{
	char line[17] = "";

	if (recv(fd, line, sizeof(line) - 1, 0) <= 0)
		return -EIO;
	return strtol(line, NULL, 10);
}

char *bad_strdup(int fd)
{
	char name[32];

	if (read(fd, name, sizeof(name)) != sizeof(name))
		return NULL;
	return strdup(name);
}

char *good_strdup(int fd)
{
	char name[32];

	if (read(fd, name, sizeof(name)) != sizeof(name))
		return NULL;
	return strndup(name, sizeof(name));
}

int good_bounded(int fd)
{
	char name[32];

	if (read(fd, name, sizeof(name)) != sizeof(name))
		return -EIO;
	return strncmp(name, "box", 3);
}
