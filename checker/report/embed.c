// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * What the program carries with it: the pages of the checks, and the page that
 * report_html() fills. To be compiled from the root of the project.
 */

#include <string.h>

#include "checks.h"

#define EMBED(symbol, path)                                      \
	asm(".pushsection .rodata\n.globl " #symbol "\n" #symbol \
	    ":\n.incbin \"" path "\"\n.byte 0\n.popsection")

EMBED(page_html, "checker/report/page.html");

#define CHECK(identifier, name, what)          \
	extern const char page_##identifier[]; \
	EMBED(page_##identifier, "docs/checks/" name ".md");
#include "../checks/checks.def"
#undef CHECK

const struct check_page check_pages[] = {
#define CHECK(identifier, name, what) { name, what, page_##identifier },
#include "../checks/checks.def"
#undef CHECK
};

const size_t nr_check_pages = sizeof(check_pages) / sizeof(check_pages[0]);

const struct check_page *check_find(const char *name)
{
	for (size_t i = 0; i < nr_check_pages; i++)
		if (!strcmp(check_pages[i].name, name))
			return &check_pages[i];
	return NULL;
}
