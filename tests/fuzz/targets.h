/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_FUZZ_TARGETS_H
#define TESTS_FUZZ_TARGETS_H

#include <untrusted/user/fuzz.h>

/* One list a file; each ends with NULL. */
extern const struct untrusted_fuzz *const fuzz_formats[];
extern const struct untrusted_fuzz *const fuzz_uapi[];
extern const struct untrusted_fuzz *const fuzz_rules[];

/* Schemas whose rows say something else than their validator does. */
extern const struct untrusted_fuzz *const fuzz_planted[];

/* NULL if there is none of that name. */
const struct untrusted_fuzz *fuzz_find(const char *name);

#endif
