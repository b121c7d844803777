// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A line is: the entry, which of its allocations fails, its place, its bytes or "-". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "guided.h"

static void write_step(const struct step *step)
{
	printf("%s %u %u ", entry_name(step->entry), step->nth, step->place);
	for (uint32_t i = 0; i < step->len; i++)
		printf("%02x", step->bytes[i]);
	printf("%s\n", step->len ? "" : "-");
}

void text_write(const char *why)
{
	struct step step;
	const void *at = NULL;

	printf("# %s: %s\n", tested->name, *why ? why : "the kernel ended");
	while ((at = journal_next(at, &step)))
		write_step(&step);
}

static void read_bytes(const char *hex, struct step *step)
{
	unsigned int byte;

	for (; sscanf(hex, "%2x", &byte) == 1; hex += 2) {
		if (step->len == STEP_BYTES)
			stop("a step has at most %d bytes", STEP_BYTES);
		step->bytes[step->len++] = (uint8_t)byte;
	}
}

static bool read_step(const char *line, struct step *step)
{
	char name[32], hex[2 * STEP_BYTES + 1];

	memset(step, 0, sizeof(*step));
	if (line[0] == '#' || sscanf(line, "%31s %u %u %3072s", name,
				     &step->nth, &step->place, hex) != 4)
		return false;
	while (step->entry < tested->count &&
	       strcmp(entry_name(step->entry), name))
		step->entry++;
	if (step->entry == tested->count)
		stop("%s has no entry %s", tested->name, name);
	if (hex[0] != '-')
		read_bytes(hex, step);
	return true;
}

struct step *text_read(const char *path, size_t *count)
{
	static char line[2 * STEP_BYTES + 64];
	FILE *const f = fopen(path, "r");
	struct step *steps = NULL;

	if (!f)
		stop("%s", path);
	for (*count = 0; fgets(line, sizeof(line), f);) {
		steps = realloc(steps, (*count + 1) * sizeof(*steps));
		if (!steps)
			stop("no memory");
		*count += read_step(line, &steps[*count]);
	}
	fclose(f);
	return steps;
}
