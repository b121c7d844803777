// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Each bypass leaves its record in the program, whatever the linker drops. */
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>

#include <untrusted/validate.h>

#include "harness.h"
#include "values.h"

static const int first_line = __LINE__ + 3;
static uint32_t bypassed_twice(untrusted_u32 u)
{
	return untrusted_bypass(u32, u, "first") +
	       untrusted_bypass(u32, u, "second");
}

static inline uint32_t bypassed_inline(untrusted_u32 u)
{
	return untrusted_bypass(u32, u, "third");
}

TEST(bypass_gives_the_value)
{
	const untrusted_be16 wire = WRAPPED_BYTES(be16, 1, 2);

	EXPECT_EQ(bypassed_twice(untrusted_mark(u32, 5)), 10);
	EXPECT_EQ(bypassed_inline(untrusted_mark(u32, 6)), 6);
	EXPECT_EQ(bypassed_inline(untrusted_mark(u32, 7)), 7);
	EXPECT_EQ(untrusted_bypass(be16, wire, "fourth"), 0x0102);
}

static char *whole_program(void)
{
	FILE *self = fopen("/proc/self/exe", "rb");
	char *bytes = NULL;
	size_t size = 0;

	if (!self)
		return NULL;
	do {
		bytes = realloc(bytes, size + 65536);
		/* untrusted-check: allow unmarked-source: its own bytes */
		size += fread(bytes + size, 1, 65536, self);
	} while (!feof(self));
	fclose(self);
	return bytes;
}

static const ElfW(Shdr) * records_of(const char *program)
{
	const ElfW(Ehdr) *elf = (const void *)program;
	const ElfW(Shdr) *sections = (const void *)(program + elf->e_shoff);
	const char *names = program + sections[elf->e_shstrndx].sh_offset;

	for (int i = 0; i < elf->e_shnum; i++)
		if (!strcmp(names + sections[i].sh_name, "untrusted_bypass"))
			return &sections[i];
	return NULL;
}

/* How many records of the section end in this. */
static int count(const char *program, const ElfW(Shdr) * section,
		 const char *end)
{
	const char *record = program + section->sh_offset;
	const char *const last = record + section->sh_size;
	int found = 0;

	for (; record < last; record += strlen(record) + 1) {
		const size_t length = strlen(record);

		if (length >= strlen(end) &&
		    !strcmp(record + length - strlen(end), end))
			found++;
	}
	return found;
}

TEST(bypass_leaves_a_record)
{
	char *program = whole_program();
	const ElfW(Shdr) *section = program ? records_of(program) : NULL;
	char end[64];

	EXPECT(section);
	if (section) {
		snprintf(end, sizeof(end), "validate_bypass.c:%d: first",
			 first_line);
		EXPECT_EQ(count(program, section, end), 1);
		EXPECT_EQ(count(program, section, ": second"), 1);
		EXPECT_EQ(count(program, section, ": third"), 1);
		EXPECT_EQ(count(program, section, ": fourth"), 1);
		EXPECT_EQ(count(program, section, ""), 4);
	}
	free(program);
}
