/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_JSON_H
#define UNTRUSTED_CHECK_JSON_H

/* JSON of what may not be UTF-8: sources, names of files, what a compiler says. */

#include <jansson.h>
#include <stddef.h>

/* Latin-1 where it is no UTF-8, as in sources from before it */
json_t *json_bytes(const char *text, size_t length);

json_t *json_text(const char *text);

#endif /* UNTRUSTED_CHECK_JSON_H */
