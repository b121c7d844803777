/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_CHECKS_H
#define UNTRUSTED_CHECK_CHECKS_H

#include <stddef.h>

/**
 * struct check_page - what is said about a check, whoever finds it
 * @name: as in findings
 * @what: it finds, one line
 * @page: docs/checks/NAME.md
 */
struct check_page {
	const char *name;
	const char *what;
	const char *page;
};

extern const struct check_page check_pages[];
extern const size_t nr_check_pages;

/* the page template of report_html() */
extern const char page_html[];

/* NULL if there is no such check */
const struct check_page *check_find(const char *name);

#endif /* UNTRUSTED_CHECK_CHECKS_H */
