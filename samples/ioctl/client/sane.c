// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What an honest program does must work: else refusing everything would win. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

#include "client.h"

/* each returns NULL if all is well, else what is not */
struct sanity {
	const char *name;
	const char *title;
	const char *(*check)(int fd);
};

static uint8_t scratch[SLOT_BYTES];

static const char *write_then_read(int fd)
{
	struct vault_write *write = honest_write();
	struct vault_read *read = honest_read();

	if (ioctl(fd, VAULT_WRITE, write) || ioctl(fd, VAULT_READ, read))
		return "a call failed";
	if (read->out_len != HONEST_LEN)
		return "out_len is wrong";
	if (memcmp(pointer(write->data), pointer(read->data), HONEST_LEN))
		return "other bytes came back";
	return NULL;
}

static const char *write_at_the_end(int fd)
{
	struct vault_write *write = honest_write();

	write->offset = SLOT_BYTES - HONEST_LEN;
	if (ioctl(fd, VAULT_WRITE, write))
		return "the call failed";
	slot_bytes(write->slot, scratch, SLOT_BYTES);
	if (!memory_is(scratch, 'n', SLOT_BYTES - HONEST_LEN) ||
	    !memory_is(scratch + write->offset, 'w', HONEST_LEN))
		return "the bytes are elsewhere";
	return NULL;
}

static const char *write_and_fill(int fd)
{
	struct vault_write *write = honest_write();

	write->flags = VAULT_WRITE_FILL;
	write->offset = 8;
	if (ioctl(fd, VAULT_WRITE, write))
		return "the call failed";
	slot_bytes(write->slot, scratch, SLOT_BYTES);
	if (!memory_is(scratch, 'n', 8) ||
	    !memory_is(scratch + 8, 'w', HONEST_LEN))
		return "the bytes are elsewhere";
	if (!memory_is(scratch + 8 + HONEST_LEN, 0,
		       SLOT_BYTES - 8 - HONEST_LEN))
		return "the rest is not zero";
	return NULL;
}

static const char *write_whole_slot(int fd)
{
	struct vault_write *write = honest_write();

	memset(scratch, 'W', SLOT_BYTES);
	write->data = address(scratch);
	write->len = SLOT_BYTES;
	if (ioctl(fd, VAULT_WRITE, write))
		return "the call failed";
	slot_bytes(write->slot, scratch, SLOT_BYTES);
	return memory_is(scratch, 'W', SLOT_BYTES) ? NULL : "not all came back";
}

static const char *nothing_at_the_end(int fd)
{
	struct vault_write *write = honest_write();
	struct vault_read *read = honest_read();

	write->offset = SLOT_BYTES;
	write->len = 0;
	read->offset = SLOT_BYTES;
	read->len = 0;
	if (ioctl(fd, VAULT_WRITE, write) || ioctl(fd, VAULT_READ, read))
		return "a call failed";
	return read->out_len ? "out_len is not 0" : NULL;
}

static const char *list_two(int fd)
{
	struct vault_list *list = honest_list();
	struct vault_item *items = pointer(list->items);

	items[0].slot = slot_of(SLOT_BLANK);
	items[1].slot = slot_of(SLOT_SEALED);
	list->count = 2;
	if (ioctl(fd, VAULT_LIST, list))
		return "the call failed";
	if (items[0].out_state != VAULT_STATE_EMPTY ||
	    items[1].out_state != VAULT_STATE_WRITTEN)
		return "a state is wrong";
	if (items[0].out_size != SLOT_BYTES ||
	    items[1].out_flags != VAULT_SEALED)
		return "a size or flag is wrong";
	if (strcmp(items[0].out_name, "blank") ||
	    strcmp(items[1].out_name, "sealed"))
		return "a name is wrong";
	return list->out_used < SLOT_FURNITURE ? "out_used is wrong" : NULL;
}

static const char *list_most(int fd)
{
	static struct vault_item items[VAULT_LIST_MAX];
	struct vault_list *list = honest_list();

	list->items = address(items);
	list->count = VAULT_LIST_MAX;
	return ioctl(fd, VAULT_LIST, list) ? "the call failed" : NULL;
}

static int set(int fd, uint32_t flags, uint32_t mode, uint32_t quota,
	       uint16_t lease)
{
	struct vault_config *config = honest_config();

	config->flags = flags;
	config->mode = mode;
	config->quota = quota;
	config->lease = lease;
	return ioctl(fd, VAULT_CONFIG, config);
}

static const char *configure_all(int fd)
{
	if (set(fd, VAULT_CONFIG_MODE, VAULT_MODE_KEEP, 0, 60) ||
	    set(fd, VAULT_CONFIG_QUOTA, 0, VAULT_QUOTA_MAX, 1) ||
	    set(fd, VAULT_CONFIG_LEASE, 0, 0, VAULT_LEASE_MAX) ||
	    set(fd, VAULT_CONFIG_MODE | VAULT_CONFIG_QUOTA | VAULT_CONFIG_LEASE,
		VAULT_MODE_OPEN, 4096, 60))
		return "a call failed";
	return NULL;
}

static const char *write_while_keeping(int fd)
{
	if (set(fd, VAULT_CONFIG_MODE, VAULT_MODE_KEEP, 0, 60))
		return "VAULT_CONFIG failed";
	return ioctl(fd, VAULT_WRITE, honest_write()) ? "the call failed" :
							NULL;
}

static const char *configure_as_version_0(int fd)
{
	struct {
		uint32_t words[VAULT_CONFIG_SIZE_VER0 / 4];
		uint32_t beyond;
	} old = { { VAULT_CONFIG_SIZE_VER0 }, 0x600df00d };

	if (ioctl(fd, VAULT_CONFIG, &old))
		return "the call failed";
	if (old.words[4] != VAULT_SLOTS)
		return "out_slots is wrong";
	return old.beyond != 0x600df00d ? "wrote past the old struct" : NULL;
}

static const char *status(int fd)
{
	struct vault_status *now = honest_status();

	if (ioctl(fd, VAULT_STATUS, now))
		return "the call failed";
	if (now->out_used < SLOT_FURNITURE ||
	    now->out_bytes < SLOT_FURNITURE * SLOT_BYTES)
		return "it misses slots";
	return now->out_canaries ? "canaries are gone already" : NULL;
}

static const char *status_as_version_0(int fd)
{
	struct {
		uint32_t words[VAULT_STATUS_SIZE_VER0 / 4];
		uint32_t beyond;
	} old = { { 0 }, 0x600df00d };

	if (ioctl(fd, _IOC(_IOC_READ | _IOC_WRITE, VAULT_MAGIC, 6, 16), &old))
		return "the call failed";
	if (old.words[1] < SLOT_FURNITURE)
		return "out_used is wrong";
	return old.beyond != 0x600df00d ? "wrote past the old struct" : NULL;
}

static const char *file_in_pieces(int fd)
{
	char first[] = "ab", second[] = "cde", back[5];
	struct iovec pieces[] = { { first, 2 }, { second, 3 } };

	select_slot(fd, slot_of(SLOT_NOTES));
	if (writev(fd, pieces, 2) != 5)
		return "writev was short";
	if (pread(fd, back, 5, 0) != 5 || memcmp(back, "abcde", 5))
		return "other bytes came back";
	return NULL;
}

static const char *file_moves_on(int fd)
{
	char back[4];

	select_slot(fd, slot_of(SLOT_NOTES));
	if (write(fd, "1234", 4) != 4 || write(fd, "5678", 4) != 4)
		return "a write was short";
	if (pread(fd, back, 4, 4) != 4 || memcmp(back, "5678", 4))
		return "the second write did not follow the first";
	return NULL;
}

static const char *file_ends(int fd)
{
	char bytes[16];

	select_slot(fd, slot_of(SLOT_NOTES));
	if (pread(fd, bytes, sizeof(bytes), SLOT_BYTES - 4) != 4)
		return "the last bytes are not 4";
	return pread(fd, bytes, sizeof(bytes), SLOT_BYTES) ? "no end of file" :
							     NULL;
}

static const char *two_files(int fd)
{
	int other = device_open();
	char mine, theirs;

	select_slot(fd, slot_of(SLOT_NOTES));
	select_slot(other, slot_of(SLOT_LEDGER));
	if (pread(fd, &mine, 1, 0) != 1 || pread(other, &theirs, 1, 0) != 1)
		return "a read failed";
	close(other);
	return mine == 'n' && theirs == 'l' ? NULL : "they share a slot";
}

static const struct sanity sanities[] = {
	{ "write_then_read", "what was written comes back", write_then_read },
	{ "write_at_the_end", "the last bytes of a slot can be written",
	  write_at_the_end },
	{ "write_and_fill", "a write can zero what follows it",
	  write_and_fill },
	{ "write_whole_slot", "a slot can be written whole", write_whole_slot },
	{ "nothing_at_the_end", "no bytes at the very end are no error",
	  nothing_at_the_end },
	{ "list_two", "a list tells state, size, flags and name", list_two },
	{ "list_most", "the longest list is served", list_most },
	{ "configure_all", "every setting takes its limits", configure_all },
	{ "write_while_keeping", "a device that keeps still takes writes",
	  write_while_keeping },
	{ "configure_as_version_0", "the first version's caller is served",
	  configure_as_version_0 },
	{ "status", "the status counts", status },
	{ "status_as_version_0", "the first version's status is served",
	  status_as_version_0 },
	{ "file_in_pieces", "writev and pread reach the bound slot",
	  file_in_pieces },
	{ "file_moves_on", "a second write follows the first", file_moves_on },
	{ "file_ends", "a read ends where the slot does", file_ends },
	{ "two_files", "each open file has its own slot", two_files },
};

struct sanity_run {
	const struct sanity *sanity;
	char *wrong;
};

static void sanity_body(void *argument)
{
	struct sanity_run *run = argument;
	const char *wrong;

	if (!device_furnish())
		die("the device is too full for the client's slots");
	device_restore();
	wrong = run->sanity->check(device_open());
	snprintf(run->wrong, page_size(), "%s", wrong ? wrong : "");
}

static unsigned int sanities_wanted(void)
{
	unsigned int count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(sanities); i++)
		count += report_wants(sanities[i].name);
	return count;
}

bool suite_sane(void)
{
	char *wrong = shared_memory(page_size());
	struct sanity_run run = { NULL, wrong };
	bool came_back;
	int state;

	report_plan("sane", sanities_wanted());
	for (size_t i = 0; i < ARRAY_SIZE(sanities); i++) {
		if (!report_wants(sanities[i].name))
			continue;
		run.sanity = &sanities[i];
		snprintf(wrong, page_size(), "the client was killed");
		came_back = in_child(sanity_body, &run, &state);
		report_check("honest", sanities[i].name,
			     came_back && !state && !*wrong,
			     "%s\tserved\t%s\t%s", sanities[i].title,
			     *wrong ? "wrong" : "served",
			     *wrong ? wrong : "works");
	}
	return report_end();
}
