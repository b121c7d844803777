// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Requests from a seeded generator: half honest, half not. Only documented
 * errnos may come back, and the witness must see nothing.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "client.h"

#define BATCH_REQUESTS 1000

static uint64_t state;

/* xorshift64: the same requests on every machine */
static uint64_t next(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static bool one_in(unsigned int n)
{
	return next() % n == 0;
}

static uint64_t number(void)
{
	static const uint64_t edges[] = {
		0,     1,      15,	   16,	       17,
		64,    255,    256,	   257,	       4096,
		16384, 16385,  0x7fffffff, 0x80000000, 0xffffffff,
		65536, 131072, 3600,	   0xfffffff0, ~0ull,
	};

	return one_in(3) ? next() : edges[next() % ARRAY_SIZE(edges)];
}

static uint64_t any_address(void)
{
	static uint8_t *good, *gone;

	if (!good) {
		good = flush_end(VAULT_SLOT_BYTES_MAX);
		gone = unmapped();
	}
	switch (next() % 8) {
	case 0:
		return 0;
	case 1:
		return address(gone);
	case 2:
		return address(good + VAULT_SLOT_BYTES_MAX - next() % 64);
	case 3:
		return 0x8000000000000000 | next();
	case 4:
		return ~0ull - next() % 64;
	default:
		return address(good);
	}
}

static void randomise(const struct command *command, uint8_t *request)
{
	const struct member *member;
	uint64_t value;

	for (unsigned int i = 0; i < command->members_count; i++) {
		member = &command->members[i];
		if (!one_in(4) || member->size > sizeof(value))
			continue;
		value = number();
		if (!strcmp(member->name, "data") ||
		    !strcmp(member->name, "items"))
			value = any_address();
		memcpy(request + member->offset, &value, member->size);
	}
}

/* the honest requests, made once: guarded memory is not free */
static const void *honest(size_t which, const struct command **command)
{
	static const uint32_t numbers[] = { VAULT_CREATE, VAULT_WRITE,
					    VAULT_READ,	  VAULT_LIST,
					    VAULT_CONFIG, VAULT_STATUS,
					    VAULT_REFUSAL };
	static const void *made[ARRAY_SIZE(numbers)];

	which %= ARRAY_SIZE(numbers);
	*command = command_find(numbers[which]);
	if (!made[which])
		made[which] = (*command)->honest();
	return made[which];
}

static long random_ioctl(int fd)
{
	static uint8_t *requests[8];
	const struct command *command;
	size_t which = next() % 8;
	uint32_t cmd;
	const void *from;

	if (which == 7)
		return ioctl(fd, VAULT_SELECT, (unsigned long)number());
	from = honest(which, &command);
	if (!requests[which])
		requests[which] = flush_end(command->size);
	memcpy(requests[which], from, command->size);
	randomise(command, requests[which]);
	cmd = command->number;
	if (one_in(16))
		cmd ^= 1u << next() % 32;
	return ioctl(fd, cmd, requests[which]);
}

static long random_transfer(int fd)
{
	off_t position = (off_t)number();
	void *buffer = pointer(any_address());
	size_t length = next() % 512;

	return one_in(2) ? pread(fd, buffer, length, position) :
			   pwrite(fd, buffer, length, position);
}

static bool documented(int error)
{
	switch (error) {
	case EFAULT:
	case EINVAL:
	case E2BIG:
	case EOVERFLOW:
	case ENOTTY:
	case ENOENT:
	case ENOSPC:
	case EPERM:
		return true;
	}
	return false;
}

struct batch {
	unsigned int served;
	unsigned int refused;
	unsigned int done;
	int odd; /* an errno that vault.h does not list */
	uint32_t canaries;
	int32_t lost; /* allocations that no slot accounts for */
};

static void random_requests(struct batch *batch)
{
	int fd = device_open();
	long result;

	for (unsigned int i = 0; i < BATCH_REQUESTS; i++) {
		result = one_in(8) ? random_transfer(fd) : random_ioctl(fd);
		batch->done++;
		batch->served += result >= 0;
		batch->refused += result < 0;
		if (result < 0 && !documented(errno))
			batch->odd = errno;
	}
	close(fd);
}

static struct vault_status status_now(void)
{
	struct vault_status status = { 0 };
	int fd = device_open();

	if (ioctl(fd, VAULT_STATUS, &status))
		die("the honest VAULT_STATUS failed");
	close(fd);
	return status;
}

/* both drivers take one allocation a slot */
static void batch_body(void *argument)
{
	struct batch *batch = argument;
	struct vault_status before = status_now(), after;

	random_requests(batch);
	device_restore();
	after = status_now();
	batch->canaries = after.out_canaries - before.out_canaries;
	batch->lost =
		(int32_t)(after.out_allocations - before.out_allocations) -
		(int32_t)(after.out_used - before.out_used);
}

static void judge_batch(const struct batch *batch, const char *name, bool alive)
{
	char outcome[160], line[128];
	bool right = false;

	if (!alive)
		snprintf(outcome, sizeof(outcome),
			 "oopsed: client killed after %u requests",
			 batch->done);
	else if (batch->canaries)
		snprintf(outcome, sizeof(outcome), "%u canaries gone",
			 batch->canaries);
	else if (batch->lost)
		snprintf(outcome, sizeof(outcome), "%d allocations never freed",
			 batch->lost);
	else if (batch->odd)
		snprintf(outcome, sizeof(outcome), "answered %s",
			 error_name(batch->odd));
	else if (log_alarm(line, sizeof(line)))
		snprintf(outcome, sizeof(outcome), "kernel log: %s", line);
	else if (!batch->served || !batch->refused)
		snprintf(outcome, sizeof(outcome), "all alike: %u served",
			 batch->served);
	else
		right = snprintf(outcome, sizeof(outcome),
				 "%u served, %u refused", batch->served,
				 batch->refused) > 0;
	report_check("random", name, right,
		     "sends %u random requests\tdocumented errnos\t%s\t%s",
		     BATCH_REQUESTS,
		     batch->odd ? error_name(batch->odd) : "documented errnos",
		     outcome);
}

static void one_batch(unsigned int i, const char *name)
{
	struct batch *batch = shared_memory(sizeof(*batch));
	bool came_back;
	int status;

	state = 0x9e3779b97f4a7c15 * (i + 1);
	log_mark();
	came_back = in_child(batch_body, batch, &status);
	judge_batch(batch, name, came_back && !status);
}

static unsigned int each_batch(void (*act)(unsigned int, const char *))
{
	unsigned int count = 0;
	char name[24];

	for (unsigned int i = 0; i < options.batches; i++) {
		snprintf(name, sizeof(name), "batch_%u", i);
		if (!report_wants(name))
			continue;
		act(i, name);
		count++;
	}
	return count;
}

static void only_count(unsigned int i, const char *name)
{
	(void)i;
	(void)name;
}

bool suite_random(void)
{
	unsigned int batches = each_batch(only_count);

	report_plan("random", batches);
	if (batches)
		device_furnish_or_die();
	each_batch(one_batch);
	report_fact("random.requests",
		    (unsigned long long)batches * BATCH_REQUESTS);
	return report_end();
}
