// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Compiled as tests/disk compiles the reader: against its shim of the kernel. */
#include <untrusted/limits.h>

#include "../../../samples/disk/checked/schema.h"
#include "shelf_rows.h"

UNTRUSTED_LIMITS(shelf_super, SHELF_SUPER, shelf_device);
UNTRUSTED_LIMITS(shelf_inode, SHELF_INODE, shelf_owner);
UNTRUSTED_LIMITS(shelf_chain, SHELF_CHAIN, shelf_owner);
UNTRUSTED_LIMITS(shelf_entry, SHELF_ENTRY, shelf);

static struct shelf_device device;
static struct shelf image;
static struct shelf_owner owner = { .shelf = &image };

void shelf_rows_of(const void *super, size_t bytes)
{
	const struct shelf_super *const s = super;

	device.sectors = bytes / 512;
	image.block_size = le16_to_cpu(s->block_size);
	image.blocks = le32_to_cpu(s->blocks);
	image.inodes = le32_to_cpu(s->inodes);
	image.table = le32_to_cpu(s->table);
}

void shelf_rows_for(unsigned int number)
{
	owner.number = number;
}

size_t super_rows(const void *at, struct untrusted_limit *rows, size_t room)
{
	return shelf_super_limits(at, &device, rows, room);
}

size_t inode_rows(const void *at, struct untrusted_limit *rows, size_t room)
{
	return shelf_inode_limits(at, &owner, rows, room);
}

size_t chain_rows(const void *at, struct untrusted_limit *rows, size_t room)
{
	return shelf_chain_limits(at, &owner, rows, room);
}

size_t entry_rows(const void *at, struct untrusted_limit *rows, size_t room)
{
	return shelf_entry_limits(at, &image, rows, room);
}
