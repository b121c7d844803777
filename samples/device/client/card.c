// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The card's files in sysfs, the tester's words, the kernel's log. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "client.h"

#define DEVICES "/sys/bus/pci/devices"

static char name[32]; /* 0000:00:02.0 */
static int config;

static int write_file(const char *path, const void *bytes, size_t n)
{
	const int fd = open(path, O_WRONLY | O_CLOEXEC);
	int ret = 0;

	if (fd < 0)
		return -errno;
	if (write(fd, bytes, n) != (ssize_t)n)
		ret = -errno;
	close(fd);
	return ret;
}

static unsigned long read_number(const char *device, const char *file)
{
	char path[512], text[32] = "";
	int fd;

	snprintf(path, sizeof(path), DEVICES "/%s/%s", device, file);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read(fd, text, sizeof(text) - 1) < 0)
		die(path);
	close(fd);
	return strtoul(text, NULL, 0);
}

void card_find(void)
{
	DIR *const devices = opendir(DEVICES);
	const struct dirent *entry;
	char path[512];

	while (devices && (entry = readdir(devices))) {
		if (entry->d_name[0] == '.' ||
		    read_number(entry->d_name, "vendor") != EDU_VENDOR ||
		    read_number(entry->d_name, "device") != EDU_DEVICE)
			continue;
		snprintf(name, sizeof(name), "%.31s", entry->d_name);
	}
	if (!name[0])
		die("no card");
	closedir(devices);
	snprintf(path, sizeof(path), DEVICES "/%s/config", name);
	config = open(path, O_RDWR | O_CLOEXEC);
	if (config < 0)
		die(path);
}

static void tell(uint32_t at, uint32_t value)
{
	if (pwrite(config, &value, sizeof(value), at) != sizeof(value))
		die("configuration space");
}

uint32_t card_saw(uint32_t what)
{
	uint32_t value;

	if (pread(config, &value, sizeof(value), what) != sizeof(value))
		die("configuration space");
	return value;
}

uint32_t card_trace(uint32_t nth)
{
	tell(TESTER_TRACE, nth);
	return card_saw(TESTER_TRACE);
}

void card_lie(const struct lie *lie)
{
	tell(TESTER_AT, lie->at);
	tell(TESTER_WORD, lie->word);
	tell(TESTER_LOW, (uint32_t)lie->value);
	tell(TESTER_HIGH, (uint32_t)(lie->value >> 32));
	tell(TESTER_MODE, lie->mode);
}

static int drive(const char *what)
{
	char path[128];

	snprintf(path, sizeof(path), "/sys/bus/pci/drivers/%s/%s", driver,
		 what);
	return write_file(path, name, strlen(name));
}

int card_bind(void)
{
	return drive("bind");
}

int card_unbind(void)
{
	return drive("unbind");
}

int card_attribute_write(const char *attribute, const void *bytes, size_t n)
{
	char path[512];

	snprintf(path, sizeof(path), DEVICES "/%s/%s", name, attribute);
	return write_file(path, bytes, n);
}

int card_attribute_read(const char *attribute, char *text, size_t size)
{
	char path[512];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), DEVICES "/%s/%s", name, attribute);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	n = read(fd, text, size - 1);
	close(fd);
	if (n < 0)
		return -errno;
	text[n] = '\0';
	return 0;
}

static int kmsg(void)
{
	static int fd = -1;

	if (fd < 0)
		fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	return fd;
}

void log_mark(void)
{
	lseek(kmsg(), 0, SEEK_END);
}

/* The driver may say something about its card; an alarm is never right. */
bool log_alarm(char *line, size_t size)
{
	static const char *const alarms[] = {
		"BUG",		"Oops",
		"WARNING",	"field-spanning",
		"KFENCE",	"Call Trace",
		"divide error", "general protection",
		"usercopy:",	"unable to handle",
	};
	char record[1024];
	bool found = false;
	ssize_t n;

	while ((n = read(kmsg(), record, sizeof(record) - 1)) > 0 ||
	       errno == EPIPE) {
		const char *text;

		record[n > 0 ? n : 0] = '\0';
		text = strchr(record, ';');
		for (size_t i = 0; text && !found && i < ARRAY_SIZE(alarms);
		     i++)
			if (strstr(text, alarms[i])) {
				snprintf(line, size, "%.*s",
					 (int)strcspn(text + 1, "\n\t"),
					 text + 1);
				found = true;
			}
	}
	return found;
}
