// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "guided.h"

const char *twin = "checked";

const char *module_name(void)
{
	static char name[64];

	snprintf(name, sizeof(name), "%s_%s", tested->name, twin);
	return name;
}

void module_load(void)
{
	static int file = -1;
	char path[80];
	long ret;

	if (file < 0) {
		snprintf(path, sizeof(path), "/%s.ko", module_name());
		file = open(path, O_RDONLY | O_CLOEXEC);
	}
	cover_begin();
	ret = syscall(SYS_finit_module, file, tested->parameters, 0);
	if (ret)
		stop("insmod of %s", module_name());
	cover_sections();
	cover_end((uint32_t)ENTRY_LOAD);
	tested->opened();
}

void module_unload(void)
{
	tested->close();
	cover_begin();
	if (syscall(SYS_delete_module, module_name(), O_NONBLOCK))
		stop("rmmod of %s", module_name());
	cover_end((uint32_t)ENTRY_UNLOAD);
}

long device_open(int flags)
{
	char path[80];

	snprintf(path, sizeof(path), "/dev/%s", module_name());
	return done(open(path, flags | O_CLOEXEC));
}

long device_open_another(const struct step *step)
{
	const long other = device_open(O_RDWR);

	(void)step;
	if (other >= 0)
		close((int)other);
	return other;
}

const char *entry_name(uint32_t entry)
{
	if (entry == ENTRY_LOAD)
		return "load";
	return entry == ENTRY_UNLOAD ? "unload" : tested->entries[entry].name;
}

long step_run(const struct step *step)
{
	const struct entry *const entry = &tested->entries[step->entry];
	long result = 0;

	if (entry->prepare)
		entry->prepare(step);
	if (step->nth)
		inject(step->nth);
	cover_begin();
	if (entry->call)
		result = entry->call(step);
	if (step->nth)
		inject_end();
	return result;
}
