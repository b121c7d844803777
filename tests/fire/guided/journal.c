// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guided.h"

#define DEVICES "/sys/bus/pci/devices"
#define SHARED_MEMORY "0x1af41110" /* vendor and device of QEMU's ivshmem */
#define JOURNAL_BYTES (1u << 20)

static struct journal {
	char why[256]; /* the kernel's words; none yet: empty */
	uint32_t len; /* of steps, each as long as its bytes */
	uint32_t written; /* since the guest began */
	uint8_t steps[];
} * journal;

#define ROOM (JOURNAL_BYTES - sizeof(struct journal))
#define HEAD offsetof(struct step, bytes)

static void read_word(const char *device, const char *file, char *word)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), DEVICES "/%s/%s", device, file);
	f = fopen(path, "r");
	if (!f || fscanf(f, "0x%4s", word) != 1)
		word[0] = '\0';
	if (f)
		fclose(f);
}

/* The memory that QEMU keeps in a file, if the guest has such a device. */
static int device_memory(void)
{
	char path[512], word[11] = "0x";
	const struct dirent *entry;
	DIR *const dir = opendir(DEVICES);
	int fd = -1;

	while (dir && fd < 0 && (entry = readdir(dir))) {
		read_word(entry->d_name, "vendor", word + 2);
		read_word(entry->d_name, "device", word + strlen(word));
		if (strcmp(word, SHARED_MEMORY))
			continue;
		snprintf(path, sizeof(path), DEVICES "/%s/resource2",
			 entry->d_name);
		fd = open(path, O_RDWR | O_CLOEXEC);
	}
	if (dir)
		closedir(dir);
	return fd;
}

void journal_open(const char *path)
{
	const int fd = path ? open(path, O_RDWR | O_CLOEXEC) : device_memory();

	if (fd < 0)
		stop("no journal: see the head of main.c");
	journal = mmap(NULL, JOURNAL_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED,
		       fd, 0);
	if (journal == MAP_FAILED)
		stop("the journal");
}

void journal_clear(void)
{
	journal->len = 0;
	journal->why[0] = '\0';
}

bool journal_full(void)
{
	return journal->len + sizeof(struct step) > ROOM;
}

void journal_step(const struct step *step)
{
	const uint32_t n = (uint32_t)HEAD + step->len;

	if (journal_full())
		stop("a session longer than the journal");
	memcpy(journal->steps + journal->len, step, n);
	journal->len += n;
	journal->written++;
}

unsigned long journal_written(void)
{
	return __atomic_load_n(&journal->written, __ATOMIC_RELAXED);
}

void journal_blame(const char *why)
{
	snprintf(journal->why, sizeof(journal->why), "%s", why);
}

const char *journal_why(void)
{
	return journal->why;
}

const void *journal_next(const void *at, struct step *step)
{
	const uint8_t *const from = at ? at : journal->steps;

	if (from + HEAD > journal->steps + journal->len)
		return NULL;
	memcpy(step, from, HEAD);
	if (step->len > STEP_BYTES)
		return NULL;
	memcpy(step->bytes, from + HEAD, step->len);
	return from + HEAD + step->len;
}
