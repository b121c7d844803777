// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "guided.h"

#define KCOV "/sys/kernel/debug/kcov"
#define KCOV_INIT_TRACE _IOR('c', 1, unsigned long)
#define KCOV_ENABLE _IO('c', 100)
#define KCOV_TRACE_PC 0
#define WORDS (1u << 16)
#define EDGES (1u << 14) /* more than a module has */
#define SECTIONS 16

static uint64_t *words; /* how many, and the addresses */

static struct section {
	char name[32];
	uint64_t at;
} sections[SECTIONS];
static size_t sections_count;

/* Of an edge: where it is, and which entries reached it. */
static struct edge {
	uint32_t section; /* and 1 */
	uint32_t offset;
	uint32_t entries;
} edges[EDGES];
static size_t counts[ENTRIES_MAX + 2];

void cover_open(void)
{
	const int fd = open(KCOV, O_RDWR | O_CLOEXEC);

	if (fd < 0 || ioctl(fd, KCOV_INIT_TRACE, (unsigned long)WORDS))
		stop(KCOV);
	words = mmap(NULL, WORDS * sizeof(*words), PROT_READ | PROT_WRITE,
		     MAP_SHARED, fd, 0);
	if (words == MAP_FAILED || ioctl(fd, KCOV_ENABLE, KCOV_TRACE_PC))
		stop(KCOV);
}

static uint64_t section_address(const char *path, const char *name)
{
	char file[512];
	uint64_t at = 0;
	FILE *f;

	snprintf(file, sizeof(file), "%s/%s", path, name);
	f = fopen(file, "r");
	if (!f || fscanf(f, "%lx", &at) != 1)
		at = 0;
	if (f)
		fclose(f);
	return at;
}

/* The same number for a name however often the module is loaded. */
static struct section *section_named(const char *name)
{
	size_t i = 0;

	while (i < sections_count && strcmp(sections[i].name, name))
		i++;
	if (i == SECTIONS)
		stop("a module of more than %d sections", SECTIONS);
	if (i == sections_count)
		snprintf(sections[sections_count++].name,
			 sizeof(sections->name), "%.31s", name);
	return &sections[i];
}

void cover_sections(void)
{
	char path[128];
	const struct dirent *entry;
	DIR *dir;

	snprintf(path, sizeof(path), "/sys/module/%s/sections", module_name());
	dir = opendir(path);
	if (!dir)
		stop("%s", path);
	while ((entry = readdir(dir)))
		if (strstr(entry->d_name, "text"))
			section_named(entry->d_name)->at =
				section_address(path, entry->d_name);
	closedir(dir);
}

void cover_begin(void)
{
	__atomic_store_n(&words[0], 0, __ATOMIC_RELAXED);
}

static const struct section *section_of(uint64_t address)
{
	const struct section *found = NULL;

	for (size_t i = 0; i < sections_count; i++) {
		const struct section *const s = &sections[i];

		if (s->at <= address && (!found || s->at > found->at))
			found = s;
	}
	return found;
}

static struct edge *edge_at(uint64_t address)
{
	const struct section *const section = section_of(address);
	uint32_t number, offset, slot;

	if (!section || address - section->at > 1u << 20)
		return NULL;
	number = (uint32_t)(section - sections) + 1;
	offset = (uint32_t)(address - section->at);
	slot = (offset * 2654435761u ^ number * 40503u) % EDGES;
	while (edges[slot].section &&
	       (edges[slot].section != number || edges[slot].offset != offset))
		slot = (slot + 1) % EDGES;
	edges[slot].section = number;
	edges[slot].offset = offset;
	return &edges[slot];
}

size_t cover_end(uint32_t entry)
{
	const uint64_t n = __atomic_load_n(&words[0], __ATOMIC_RELAXED);
	size_t new = 0;

	for (uint64_t i = 1; i <= n && i < WORDS; i++) {
		struct edge *const edge = edge_at(words[i]);

		if (!edge || edge->entries & 1u << entry)
			continue;
		edge->entries |= 1u << entry;
		new ++;
	}
	counts[entry] += new;
	return new;
}

size_t cover_count(uint32_t entry)
{
	return counts[entry];
}

void cover_each(uint32_t entry,
		void (*act)(const char *section, uint32_t offset))
{
	for (size_t i = 0; i < EDGES; i++)
		if (edges[i].entries & 1u << entry)
			act(sections[edges[i].section - 1].name,
			    edges[i].offset);
}
