/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_NTH_H
#define FIRE_NTH_H

/**
 * DOC: the nth allocation or user copy fails
 *
 * An entry is one way into a driver. It is tried with the first allocation or copy
 * failing in the kernel, then with the second, until there is none left to fail. Each
 * try meets a driver that was loaded afresh, or is as if it were; it must end in a
 * documented errno or be served, must leave no memory of the driver's behind, and the
 * same call after it, with nothing failing, must be served.
 */

#include <stdbool.h>
#include <stddef.h>

#include "../guest.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ERRNOS 4

struct entry {
	const char *name;
	/* what has to be so before each call, and may be so already; NULL: nothing */
	void (*prepare)(void);
	long (*call)(void); /* 0 or more if it is served, or -errno */
	void (*undo)(
		void); /* of a call that was served; NULL: nothing to undo */
	int errnos[ERRNOS]; /* that it may end in, besides ENOMEM and EFAULT */
	bool first; /* nothing is loaded before it */
	bool stays; /* the driver, loaded once: a call and its undo leave it as it was */
	bool sure; /* it is served whatever fails */
	bool narrow; /* its ioctls are a 32-bit process's */
	int keeps; /* allocations that a call keeps once served */
};

struct driver {
	const char *name;
	const char *parameters; /* of its module; NULL: none */
	const char *device; /* NULL: of the module's name */
	void (*load)(void);
	void (*unload)(void);
	long (*allocations)(void); /* that are live; NULL: it does not tell */
	const struct entry *entries;
	size_t count;
};

extern const struct driver vault, ring, edu, gate, shelf;

/* main.c */
void module_load(void);
void module_unload(void);
long device_open(void);
/* an ioctl, as wide as the entry says; a request has size bytes */
long ask(int fd, unsigned int command, void *request, size_t size);
long ask_value(int fd, unsigned int command, unsigned int value);
/* calls of entries, and what belongs to them: the module, its device */
long entry_load(void);
void entry_loaded(void);
long entry_unload(void);
long entry_open(void);
void entry_opened(void);
long entry_close(void);
void entry_closed(void);

#endif /* FIRE_NTH_H */
