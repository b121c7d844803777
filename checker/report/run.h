/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_RUN_H
#define UNTRUSTED_CHECK_RUN_H

/* What the parts of the report share beside report.h. */

#include "../finding.h"

/**
 * struct counts - how many findings are what
 * @news: neither of the others
 * @known: in the baseline
 * @suppressed: by a comment
 */
struct counts {
	size_t news;
	size_t known;
	size_t suppressed;
};

struct counts run_counts(const struct run *run);

/* the place for one more finding */
struct finding *run_add(struct run *run);

/* what is in it, not itself */
void finding_free(struct finding *finding);

/* by place, function and reason; for qsort() */
int bypass_compare(const void *left, const void *right);

/* mark what comments in the sources suppress, report those that are no good */
void run_suppress(struct run *run);

#endif /* UNTRUSTED_CHECK_RUN_H */
