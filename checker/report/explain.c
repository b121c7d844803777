// SPDX-License-Identifier: GPL-2.0-only OR MIT

#include <errno.h>

#include "checks.h"
#include "report.h"

int explain(const char *check, FILE *out)
{
	const struct check_page *page = check_find(check);

	if (!page)
		return -ENOENT;
	fputs(page->page, out);
	return fflush(out) || ferror(out) ? -EIO : 0;
}
