// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <errno.h>

#include "client.h"

static const char *const alarms[] = {
	"BUG:",		"Oops",	      "WARNING:",
	"KFENCE",	"UBSAN",      "general protection",
	"usercopy:",	"kernel BUG", "nable to handle",
	"soft lockup",	"hung task",  "Internal error:",
	"divide error",
};

static int kmsg(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	return fd;
}

/* each record starts "priority,sequence,..." */
unsigned int log_count(void)
{
	char record[1024] = "";
	unsigned int sequence = 0;

	lseek(kmsg(), 0, SEEK_SET);
	while (read(kmsg(), record, sizeof(record) - 1) > 0 || errno == EPIPE)
		sscanf(record, "%*u,%u", &sequence);
	return sequence;
}

void log_mark(void)
{
	lseek(kmsg(), 0, SEEK_END);
}

static bool alarming(const char *line)
{
	for (size_t i = 0; i < ARRAY_SIZE(alarms); i++)
		if (strstr(line, alarms[i]))
			return true;
	return false;
}

static void cut(char *line, const char *from)
{
	char *place = strstr(line, from);

	if (place)
		*place = '\0';
}

/* without what differs from boot to boot */
static void shorten(const char *text, char *line, size_t size)
{
	const char *place = strstr(text, " at ");

	if (!strncmp(text, "WARNING:", 8) && place)
		snprintf(line, size, "WARNING at %.*s",
			 (int)strcspn(place + 4, " "), place + 4);
	else
		snprintf(line, size, "%.90s", text);
	cut(line, " for address");
	cut(line, " at virtual address");
}

bool log_alarm(char *line, size_t size)
{
	char record[1024];
	ssize_t length;
	char *text;

	/* EPIPE: records were lost before we came; the next read goes on */
	while ((length = read(kmsg(), record, sizeof(record) - 1)) > 0 ||
	       (length < 0 && errno == EPIPE)) {
		if (length < 0)
			continue;
		record[length] = '\0';
		text = strchr(record, ';');
		if (!text || !alarming(text))
			continue;
		text++;
		text[strcspn(text, "\n\t")] = '\0';
		shorten(text, line, size);
		return true;
	}
	return false;
}
