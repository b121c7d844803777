/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ARRAY_H
#define UNTRUSTED_CHECK_ARRAY_H

/* Memory of a report. When it ends there is nothing to report: exit, status 2. */

#include <stddef.h>

/* room for one more element after @nr of @size bytes each, zeroed */
void *array_grow(void *array, size_t nr, size_t size);

/* a copy of @text, which may be NULL: then so is the copy */
char *text_copy(const char *text);

/* what printf() would print */
char *text_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif /* UNTRUSTED_CHECK_ARRAY_H */
