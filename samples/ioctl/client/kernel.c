// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A kernel address that an attack may overwrite: the host name, in which a
 * process can see that it was, and which it can set again.
 */
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "client.h"

/* struct uts_namespace starts with struct new_utsname: sysname, nodename */
#define NODENAME_AT 65
#define HOST_NAME "untouched"

static uint64_t symbol(const char *wanted)
{
	unsigned long long at, found = 0;
	char name[128];
	FILE *symbols = fopen("/proc/kallsyms", "re");

	if (!symbols)
		die("no /proc/kallsyms");
	while (!found &&
	       fscanf(symbols, "%llx %*c %127s%*[^\n]", &at, name) == 2)
		if (!strcmp(name, wanted))
			found = at;
	fclose(symbols);
	if (!found)
		die("the kernel does not show where %s is", wanted);
	return found;
}

static uint64_t node_name;
static bool handed_out;

void kernel_address_learn(void)
{
	node_name = symbol("init_uts_ns") + NODENAME_AT;
}

uint64_t kernel_address(void)
{
	if (sethostname(HOST_NAME, sizeof(HOST_NAME) - 1))
		die("cannot set the host name");
	handed_out = true;
	return node_name;
}

bool kernel_overwritten(char *words, size_t size)
{
	struct utsname names;

	if (!handed_out || uname(&names) || !strcmp(names.nodename, HOST_NAME))
		return false;
	snprintf(words, size, "the host is now called '%.12s...'",
		 names.nodename);
	return !sethostname(HOST_NAME, sizeof(HOST_NAME) - 1);
}
