// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "client.h"

struct piece {
	const char *name;
	uint32_t flags;
	uint8_t fill; /* 0: never written */
};

static const struct piece pieces[SLOT_FURNITURE] = {
	[SLOT_NOTES] = { "notes", 0, 'n' },
	[SLOT_LEDGER] = { "ledger", 0, 'l' },
	[SLOT_BLANK] = { "blank", 0, 0 },
	[SLOT_SEALED] = { "sealed", VAULT_SEALED, 's' },
	[SLOT_HIDDEN] = { "hidden", VAULT_HIDDEN, 'h' },
};

/* shared with the children: any of them may furnish */
static uint32_t *slots;

void device_prepare(void)
{
	slots = shared_memory(SLOT_FURNITURE * sizeof(*slots));
}

uint32_t slot_of(enum furniture which)
{
	return slots[which];
}

int device_open(void)
{
	int fd = open(options.device, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die("%s: %s", options.device, strerror(errno));
	return fd;
}

static void list_all(int fd, struct vault_item items[VAULT_SLOTS])
{
	struct vault_list list = { .items = address(items),
				   .count = VAULT_SLOTS };

	memset(items, 0, VAULT_SLOTS * sizeof(*items));
	for (uint32_t i = 0; i < VAULT_SLOTS; i++)
		items[i].slot = i;
	if (ioctl(fd, VAULT_LIST, &list))
		die("the honest VAULT_LIST failed: %s", strerror(errno));
}

static int read_slot(int fd, uint32_t slot, void *bytes, uint32_t size)
{
	struct vault_read read = { .slot = slot,
				   .data = address(bytes),
				   .len = size };

	return ioctl(fd, VAULT_READ, &read);
}

static int write_slot(int fd, uint32_t slot, const void *bytes, uint32_t size)
{
	struct vault_write write = { .slot = slot,
				     .data = address(bytes),
				     .len = size };

	return ioctl(fd, VAULT_WRITE, &write);
}

void slot_bytes(uint32_t slot, void *bytes, uint32_t size)
{
	int fd = device_open();

	if (read_slot(fd, slot, bytes, size))
		die("the honest VAULT_READ of slot %u failed: %s", slot,
		    strerror(errno));
	close(fd);
}

/* a hidden slot is listed as a free one, but can be read */
static bool is_hidden(int fd, const struct vault_item *item)
{
	uint8_t byte;

	return item->out_state == VAULT_STATE_FREE &&
	       !read_slot(fd, item->slot, &byte, 1);
}

static bool piece_find(int fd, const struct piece *piece, uint32_t *slot)
{
	struct vault_item items[VAULT_SLOTS];

	list_all(fd, items);
	for (uint32_t i = 0; i < VAULT_SLOTS; i++) {
		if (piece->flags & VAULT_HIDDEN ?
			    !is_hidden(fd, &items[i]) :
			    strncmp(items[i].out_name, piece->name,
				    VAULT_NAME_LEN) != 0)
			continue;
		*slot = i;
		return true;
	}
	return false;
}

static void fill_slot(int fd, enum furniture which)
{
	uint8_t bytes[SLOT_BYTES];

	memset(bytes, pieces[which].fill, sizeof(bytes));
	if (write_slot(fd, slot_of(which), bytes, sizeof(bytes)))
		die("the honest VAULT_WRITE to '%s' failed: %s",
		    pieces[which].name, strerror(errno));
}

static bool piece_create(int fd, enum furniture which)
{
	const struct piece *piece = &pieces[which];
	struct vault_create create = { .flags = piece->flags,
				       .records = 4,
				       .record_size = SLOT_BYTES / 4 };

	strcpy(create.name, piece->name);
	if (ioctl(fd, VAULT_CREATE, &create))
		return false;
	slots[which] = create.out_slot;
	if (piece->fill)
		fill_slot(fd, which);
	return true;
}

bool device_furnish(void)
{
	int fd = device_open();
	bool complete = true;

	for (int i = 0; i < SLOT_FURNITURE; i++)
		complete &= piece_find(fd, &pieces[i], &slots[i]) ||
			    piece_create(fd, i);
	close(fd);
	return complete;
}

uint32_t slot_free(void)
{
	struct vault_item items[VAULT_SLOTS];
	uint32_t slot = VAULT_SLOTS - 1;
	int fd = device_open();

	list_all(fd, items);
	while (slot && (items[slot].out_state != VAULT_STATE_FREE ||
			is_hidden(fd, &items[slot])))
		slot--;
	close(fd);
	return slot;
}

unsigned int device_slots_free(void)
{
	struct vault_status status = { 0 };
	unsigned int count;
	uint32_t slot;
	int fd = device_open();

	if (ioctl(fd, VAULT_STATUS, &status))
		die("the honest VAULT_STATUS failed: %s", strerror(errno));
	count = VAULT_SLOTS - status.out_used;
	for (size_t i = 0; i < SLOT_FURNITURE; i++)
		count += piece_find(fd, &pieces[i], &slot);
	close(fd);
	return count;
}

static uint32_t sum(const uint8_t *bytes, size_t size)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ bytes[i]) * 16777619u;
	return hash;
}

static uint32_t slot_sum(int fd, uint32_t slot, uint32_t size)
{
	static uint8_t bytes[VAULT_SLOT_BYTES_MAX];

	if (size > sizeof(bytes))
		return 0;
	if (read_slot(fd, slot, bytes, size))
		return ~0u;
	return sum(bytes, size);
}

static uint32_t generation(int fd)
{
	struct vault_config config = { .size = sizeof(config), .lease = 60 };

	ioctl(fd, VAULT_CONFIG, &config);
	return config.out_generation;
}

void device_snapshot(struct snapshot *snapshot)
{
	int fd = device_open();

	if (ioctl(fd, VAULT_STATUS,
		  memset(&snapshot->status, 0, sizeof(snapshot->status))))
		die("the honest VAULT_STATUS failed: %s", strerror(errno));
	list_all(fd, snapshot->items);
	for (uint32_t i = 0; i < VAULT_SLOTS; i++)
		if (snapshot->items[i].out_state != VAULT_STATE_FREE)
			snapshot->sums[i] =
				slot_sum(fd, i, snapshot->items[i].out_size);
		else
			snapshot->sums[i] = 0;
	snapshot->sums[slot_of(SLOT_HIDDEN)] =
		slot_sum(fd, slot_of(SLOT_HIDDEN), SLOT_BYTES);
	snapshot->generation = generation(fd);
	snapshot->taken = true;
	close(fd);
}

bool device_differs(const struct snapshot *before, const struct snapshot *after,
		    char *words, size_t size)
{
	for (uint32_t i = 0; i < VAULT_SLOTS; i++) {
		if (memcmp(&before->items[i], &after->items[i],
			   sizeof(before->items[i]))) {
			snprintf(words, size, "slot %u was left changed", i);
			return true;
		}
		if (before->sums[i] != after->sums[i]) {
			snprintf(words, size, "bytes of slot %u were changed",
				 i);
			return true;
		}
	}
	if (before->status.out_used != after->status.out_used) {
		snprintf(words, size, "a slot was left taken");
		return true;
	}
	/* the snapshot's own VAULT_CONFIG counts for one */
	if (before->generation + 1 != after->generation) {
		snprintf(words, size, "the configuration was changed");
		return true;
	}
	return false;
}

void configure(uint32_t flags, uint32_t mode, uint32_t quota, uint16_t lease)
{
	struct vault_config config = { .size = sizeof(config),
				       .flags = flags,
				       .mode = mode,
				       .quota = quota,
				       .lease = lease };
	int fd = device_open();

	if (ioctl(fd, VAULT_CONFIG, &config))
		die("the honest VAULT_CONFIG failed: %s", strerror(errno));
	close(fd);
}

void device_restore(void)
{
	int fd;

	configure(VAULT_CONFIG_MODE | VAULT_CONFIG_QUOTA | VAULT_CONFIG_LEASE,
		  VAULT_MODE_OPEN, VAULT_QUOTA_MAX, 60);
	fd = device_open();
	fill_slot(fd, SLOT_NOTES);
	fill_slot(fd, SLOT_LEDGER);
	fill_slot(fd, SLOT_HIDDEN);
	close(fd);
}

void select_slot(int fd, uint32_t slot)
{
	if (ioctl(fd, VAULT_SELECT, (unsigned long)slot))
		die("the honest VAULT_SELECT failed: %s", strerror(errno));
}

/* the module's name is its file's, without directory and suffix */
static void module_name(char *name, size_t size)
{
	const char *slash = strrchr(options.module, '/');
	const char *file = slash ? slash + 1 : options.module;

	snprintf(name, size, "%.*s", (int)strcspn(file, "."), file);
}

bool device_reload(void)
{
	char name[64];
	int fd;
	long loaded;

	if (!options.module)
		return false;
	module_name(name, sizeof(name));
	if (syscall(SYS_delete_module, name, O_NONBLOCK))
		return false;
	fd = open(options.module, O_RDONLY | O_CLOEXEC);
	loaded = syscall(SYS_finit_module, fd, "", 0);
	close(fd);
	return !loaded;
}
