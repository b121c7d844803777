// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdint.h>
#include <sys/uio.h>
#include <unistd.h>

#include "nth.h"
#include "../../../samples/ioctl/vault.h"

#define BYTES 256

static int fd;
static uint8_t bytes[BYTES];

static long create(void)
{
	struct vault_create req = { .name = "swept",
				    .records = 4,
				    .record_size = BYTES / 4 };

	return ask(fd, VAULT_CREATE, &req, sizeof(req));
}

static long select_slot(void)
{
	return ask_value(fd, VAULT_SELECT, 0);
}

/* one slot, the first, which the file has selected */
static void load(void)
{
	module_load();
	fd = (int)device_open();
	if (fd < 0 || create() || select_slot())
		stop("the vault refuses what is honest");
}

static void unload(void)
{
	close(fd);
	module_unload();
}

static long allocations(void)
{
	struct vault_status status = {};

	if (ask(fd, VAULT_STATUS, &status, sizeof(status)))
		stop("VAULT_STATUS");
	return status.out_allocations;
}

static long write_slot(void)
{
	struct vault_write req = { .data = (uintptr_t)bytes, .len = BYTES };

	return ask(fd, VAULT_WRITE, &req, sizeof(req));
}

static long read_slot(void)
{
	struct vault_read req = { .data = (uintptr_t)bytes, .len = BYTES };

	return ask(fd, VAULT_READ, &req, sizeof(req));
}

static long list(void)
{
	struct vault_item items[2] = { { .slot = 0 }, { .slot = 1 } };
	struct vault_list req = { .items = (uintptr_t)items, .count = 2 };

	return ask(fd, VAULT_LIST, &req, sizeof(req));
}

static long config(void)
{
	struct vault_config req = { .size = sizeof(req),
				    .flags = VAULT_CONFIG_QUOTA,
				    .quota = VAULT_QUOTA_MAX,
				    .lease = 60 };

	return ask(fd, VAULT_CONFIG, &req, sizeof(req));
}

static long status(void)
{
	struct vault_status req = {};

	return ask(fd, VAULT_STATUS, &req, sizeof(req));
}

static long refusal(void)
{
	struct vault_refusal req = {};

	return ask(fd, VAULT_REFUSAL, &req, sizeof(req));
}

static long read_at(void)
{
	return done(pread(fd, bytes, BYTES, 0));
}

static long write_at(void)
{
	return done(pwrite(fd, bytes, BYTES, 0));
}

static long seek(void)
{
	return done(lseek(fd, 8, SEEK_SET));
}

static const struct iovec parts[] = { { bytes, 8 }, { bytes + 16, 32 } };

static long read_parts(void)
{
	return done(preadv(fd, parts, COUNT(parts), 0));
}

static long write_parts(void)
{
	return done(pwritev(fd, parts, COUNT(parts), 0));
}

static const struct entry entries[] = {
	{ .name = "load",
	  .call = entry_load,
	  .undo = module_unload,
	  .first = true },
	{ .name = "unload",
	  .prepare = entry_loaded,
	  .call = entry_unload,
	  .first = true },
	{ .name = "open", .call = entry_open, .undo = entry_closed },
	{ .name = "release",
	  .prepare = entry_opened,
	  .call = entry_close,
	  .sure = true },
	{ .name = "create", .call = create, .keeps = 1 },
	{ .name = "write_slot", .call = write_slot },
	{ .name = "read_slot", .call = read_slot },
	{ .name = "list", .call = list },
	{ .name = "config", .call = config },
	{ .name = "status", .call = status },
	{ .name = "refusal", .call = refusal },
	{ .name = "select", .call = select_slot, .sure = true },
	{ .name = "create32", .call = create, .keeps = 1, .narrow = true },
	{ .name = "write_slot32", .call = write_slot, .narrow = true },
	{ .name = "read_slot32", .call = read_slot, .narrow = true },
	{ .name = "list32", .call = list, .narrow = true },
	{ .name = "config32", .call = config, .narrow = true },
	{ .name = "status32", .call = status, .narrow = true },
	{ .name = "refusal32", .call = refusal, .narrow = true },
	{ .name = "select32",
	  .call = select_slot,
	  .narrow = true,
	  .sure = true },
	{ .name = "llseek", .call = seek, .sure = true },
	{ .name = "read", .call = read_at },
	{ .name = "write", .call = write_at },
	{ .name = "readv", .call = read_parts },
	{ .name = "writev", .call = write_parts },
};

const struct driver vault = {
	.name = "vault",
	.load = load,
	.unload = unload,
	.allocations = allocations,
	.entries = entries,
	.count = COUNT(entries),
};
