/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_GUEST_H
#define FIRE_GUEST_H

/** DOC: what the programs of these guests share */

#include <stdbool.h>
#include <stddef.h>

/* Ends the program: its name, why, and what errno says. */
__attribute__((noreturn, format(printf, 1, 2))) void stop(const char *why, ...);
long done(long result); /* -errno of a system call that failed */
/* munmap(); what fails leaves it mapped, and does not fail twice. -errno of the first */
long unmap(void *at, size_t n);
/* as a 32-bit process; what it points to is below 4 GB. Or -errno */
long ioctl_compat(int fd, unsigned int command, unsigned int argument);

/* ---- inject.c: the nth allocation or user copy of this thread fails ---- */

/* For the whole run: nothing is said in the log, and no page of ours is missing. */
void inject_open(void);
void inject(unsigned int nth);
/* Nothing fails any more. True if the nth has failed. */
bool inject_end(void);

#endif /* FIRE_GUEST_H */
