// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Flawless requests at the wrong time: the device's state refuses. */
#include <errno.h>
#include <sys/ioctl.h>

#include "client.h"

static void run_free_write(struct shot *shot, const struct attack *attack)
{
	struct vault_write *write = honest_write();

	write->slot = slot_free();
	fire(shot, attack->cmd, write);
}

static void run_free_read(struct shot *shot, const struct attack *attack)
{
	struct vault_read *read = honest_read();

	read->slot = slot_free();
	watch(shot, pointer(read->data), read->len);
	fire(shot, attack->cmd, read);
}

static void run_free_select(struct shot *shot, const struct attack *attack)
{
	fire_raw(shot, attack->cmd, slot_free());
}

static void run_sealed(struct shot *shot, const struct attack *attack)
{
	struct vault_write *write = honest_write();

	write->slot = slot_of(SLOT_SEALED);
	fire(shot, attack->cmd, write);
}

/* pokes[0].value is the mode the device is in */
static void run_in_mode(struct shot *shot, const struct attack *attack)
{
	configure(VAULT_CONFIG_MODE, (uint32_t)attack->pokes[0].value, 0, 60);
	fire(shot, attack->cmd, command_find(attack->cmd)->honest());
}

static void run_no_quota(struct shot *shot, const struct attack *attack)
{
	configure(VAULT_CONFIG_QUOTA, 0, 1, 60);
	fire(shot, attack->cmd, honest_create());
}

/* one good setting, one bad: the good one must not be taken over */
static void run_half(struct shot *shot, const struct attack *attack)
{
	struct vault_config *config = honest_config();
	int other = device_open();

	config->flags = VAULT_CONFIG_MODE | VAULT_CONFIG_QUOTA |
			VAULT_CONFIG_LEASE;
	config->mode = VAULT_MODE_FROZEN;
	config->quota = (uint32_t)attack->pokes[0].value;
	config->lease = (uint16_t)attack->pokes[1].value;
	fire(shot, attack->cmd, config);
	if (shot->error && ioctl(other, VAULT_WRITE, honest_write()))
		saw(shot, "refused, yet the device is frozen now");
}

#define STATE(run_, cmd_) .run = run_, .cmd = cmd_
#define HALF(quota, lease)             \
	STATE(run_half, VAULT_CONFIG), \
		.pokes = { { "quota", quota }, { "lease", lease } }
#define IN_MODE(cmd_, mode) \
	STATE(run_in_mode, cmd_), .pokes = { { "mode", mode } }

const struct attack attacks_states[] = {
	{ "half-done", "config_bad_lease_last",
	  "freezes the device with a bad lease in the same request",
	  HALF(4096, 0), REFUSED(EINVAL, RULE_RANGE, "lease") },
	{ "half-done", "config_bad_quota_last",
	  "freezes the device with a bad quota in the same request",
	  HALF(0, 60), REFUSED(EINVAL, RULE_RANGE, "quota") },
	{ "state", "write_free", "writes to a slot nobody has created",
	  STATE(run_free_write, VAULT_WRITE), REFUSED_PLAINLY(ENOENT) },
	{ "state", "read_free", "reads a slot nobody has created",
	  STATE(run_free_read, VAULT_READ), REFUSED_PLAINLY(ENOENT) },
	{ "state", "select_free", "binds the file to a slot nobody has created",
	  STATE(run_free_select, VAULT_SELECT), REFUSED_PLAINLY(ENOENT) },
	{ "state", "ioctl_write_sealed", "writes a sealed slot a second time",
	  STATE(run_sealed, VAULT_WRITE), REFUSED_PLAINLY(EPERM) },
	{ "state", "create_keep", "creates on a device that keeps what it has",
	  IN_MODE(VAULT_CREATE, VAULT_MODE_KEEP), REFUSED_PLAINLY(EPERM) },
	{ "state", "create_frozen", "creates on a frozen device",
	  IN_MODE(VAULT_CREATE, VAULT_MODE_FROZEN), REFUSED_PLAINLY(EPERM) },
	{ "state", "ioctl_write_frozen", "writes on a frozen device",
	  IN_MODE(VAULT_WRITE, VAULT_MODE_FROZEN), REFUSED_PLAINLY(EPERM) },
	{ "state", "create_over_quota", "creates when the quota is used up",
	  STATE(run_no_quota, VAULT_CREATE), REFUSED_PLAINLY(ENOSPC) },
	{},
};
