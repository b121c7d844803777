/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_INJECT_H
#define FIRE_INJECT_H

/** DOC: the nth allocation or user copy of this thread fails, by the kernel's fail-nth */

#include <stdbool.h>

/* For the whole run: nothing is said in the log, and no page of ours is missing. */
void inject_open(void);
void inject(unsigned int nth);
/* Nothing fails any more. True if the nth has failed. */
bool inject_end(void);

/* the program's */
__attribute__((noreturn, format(printf, 1, 2))) void stop(const char *why, ...);

#endif /* FIRE_INJECT_H */
