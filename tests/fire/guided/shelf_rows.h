/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FIRE_SHELF_ROWS_H
#define FIRE_SHELF_ROWS_H

/** DOC: the rows of the structures of shelf, in the context of one image */

#include <stddef.h>
#include <untrusted/limits.h>

/* Of this superblock, on a device of so many bytes; of this inode. */
void shelf_rows_of(const void *super, size_t bytes);
void shelf_rows_for(unsigned int number);

/* as rows_fn of guided.h */
size_t super_rows(const void *at, struct untrusted_limit *rows, size_t room);
size_t inode_rows(const void *at, struct untrusted_limit *rows, size_t room);
size_t chain_rows(const void *at, struct untrusted_limit *rows, size_t room);
size_t entry_rows(const void *at, struct untrusted_limit *rows, size_t room);

#endif /* FIRE_SHELF_ROWS_H */
