/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_NTH_H
#define FIRE_NTH_H

/**
 * DOC: the nth allocation or user copy fails
 *
 * An entry is one way into a driver. It is tried with the first allocation or copy
 * failing in the kernel, then with the second, until there is none left to fail. Each
 * try meets a driver that was loaded afresh, must end in a documented errno or be
 * served, must leave no memory of the driver's behind, and the same call after it,
 * with nothing failing, must be served.
 */

#include <stdbool.h>
#include <stddef.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ERRNOS 4

struct entry {
	const char *name;
	/* what the driver has afterwards is what the call needs; NULL: nothing */
	void (*prepare)(void);
	long (*call)(void); /* 0 or more if it is served, or -errno */
	void (*undo)(
		void); /* of a call that was served; NULL: nothing to undo */
	int errnos[ERRNOS]; /* that it may end in, besides ENOMEM and EFAULT */
	bool first; /* nothing is loaded before it */
	bool sure; /* it has nothing that could fail */
	unsigned int keeps; /* allocations that a call keeps once served */
};

struct driver {
	const char *name;
	void (*load)(void);
	void (*unload)(void);
	long (*allocations)(void); /* that are live; NULL: it does not tell */
	const struct entry *entries;
	size_t count;
};

extern const struct driver vault, ring, edu, gate, shelf;

/* main.c */
long done(long result); /* -errno of a system call that failed */
/* the driver's module, with parameters */
long module_insert(const char *parameters);
void module_load(const char *parameters);
void module_unload(void);
/* of the module's device */
long device_open(void);
/* calls of entries: the module without parameters; its device, and undone */
long entry_load(void);
long entry_open(void);
void entry_close(void);

__attribute__((noreturn, format(printf, 1, 2))) void stop(const char *why, ...);

#endif /* FIRE_NTH_H */
