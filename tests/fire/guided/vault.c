// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>
#include <untrusted/limits.h>
#include <untrusted/user/slices.h>

#include "guided.h"

/* What the rows use of the kernel's headers. */
#define U32_MAX UINT32_MAX
#define offsetofend(type, member) \
	(offsetof(type, member) + sizeof(((type *)0)->member))

#include "../../../samples/ioctl/vault.h"
#include "../../../samples/ioctl/checked/requests.h"

UNTRUSTED_LIMITS(vault_create, VAULT_CREATE_ARGS, none);
UNTRUSTED_LIMITS(vault_write, VAULT_WRITE_ARGS, none);
UNTRUSTED_LIMITS(vault_read, VAULT_READ_ARGS, none);
UNTRUSTED_LIMITS(vault_item, VAULT_ITEM, none);
UNTRUSTED_LIMITS(vault_list, VAULT_LIST_ARGS, none);
UNTRUSTED_LIMITS(vault_config, VAULT_CONFIG_ARGS, none);
UNTRUSTED_LIMITS(vault_status, VAULT_STATUS_ARGS, none);
ROWS(vault_create);
ROWS(vault_write);
ROWS(vault_read);
ROWS(vault_item);
ROWS(vault_list);
ROWS(vault_config);
ROWS(vault_status);

static int fd;

static void opened(void)
{
	fd = (int)device_open(O_RDWR);
	if (fd < 0)
		stop("the vault's device");
}

static void shut(void)
{
	close(fd);
}

/* A file that has selected nothing; one that cannot be opened now is opened later. */
static long reopen(const struct step *step)
{
	(void)step;
	if (fd >= 0)
		close(fd);
	fd = (int)device_open(O_RDWR);
	return fd;
}

#define ASK(name, number, type, at)                                  \
	static long name(const struct step *step)                    \
	{                                                            \
		static const struct request request = {              \
			.command = number,                           \
			.size = sizeof(struct type),                 \
			.pointer = at,                               \
		};                                                   \
		return ask(fd, step, &request);                      \
	}                                                            \
	static void name##_make(struct step *step)                   \
	{                                                            \
		make_by_rows(step, type##_rows, sizeof(struct type), \
			     (at) == NO_POINTER ? 0 : 600);          \
	}                                                            \
	_Static_assert(sizeof(struct type) < STEP_BYTES, "fits")

/* Small and plausible, for what rows do not say. */
static void put32(struct step *step, size_t at, uint32_t below_this)
{
	const uint32_t v = below(below_this);

	memcpy(step->bytes + at, &v, sizeof(v));
}

ASK(create_any, VAULT_CREATE, vault_create, NO_POINTER);
ASK(write_any, VAULT_WRITE, vault_write, offsetof(struct vault_write, data));
ASK(read_any, VAULT_READ, vault_read, offsetof(struct vault_read, data));
ASK(list, VAULT_LIST, vault_list, offsetof(struct vault_list, items));
ASK(status, VAULT_STATUS, vault_status, NO_POINTER);

static void create_make(struct step *step)
{
	create_any_make(step);
	if (below(2)) {
		put32(step, offsetof(struct vault_create, records), 9);
		put32(step, offsetof(struct vault_create, record_size), 65);
	}
}

static void write_make(struct step *step)
{
	write_any_make(step);
	if (below(4)) {
		put32(step, offsetof(struct vault_write, slot), 3);
		put32(step, offsetof(struct vault_write, len), 65);
		put32(step, offsetof(struct vault_write, offset),
		      below(2) ? 1 : 65);
	}
}

static void read_make(struct step *step)
{
	read_any_make(step);
	if (below(4)) {
		put32(step, offsetof(struct vault_read, slot), 3);
		put32(step, offsetof(struct vault_read, len), 65);
		put32(step, offsetof(struct vault_read, offset), 65);
	}
}

static void list_items_make(struct step *step)
{
	struct step item = {};

	list_make(step);
	if (below(2))
		put32(step, offsetof(struct vault_list, count), 8);
	step->len = sizeof(struct vault_list);
	for (uint32_t i = 0; i < 8; i++) {
		make_by_rows(&item, vault_item_rows, sizeof(struct vault_item),
			     0);
		memcpy(step->bytes + step->len, item.bytes,
		       sizeof(struct vault_item));
		step->len += sizeof(struct vault_item);
	}
}

/* Its first member says how long it is. */
static void config_size_make(struct step *step)
{
	static const uint32_t sizes[] = { 0,  23, 24, 26,   28,	 32,
					  40, 64, 96, 4096, 4097 };

	make_by_rows(step, vault_config_rows, sizeof(struct vault_config), 0);
	memcpy(step->bytes, &sizes[below(COUNT(sizes))], sizeof(sizes[0]));
}

/* Structs that grow are sent with their size in the command, or in themselves. */
static long config_sized(const struct step *step)
{
	struct request request = { .command = VAULT_CONFIG,
				   .pointer = NO_POINTER };
	uint32_t size = 0;

	memcpy(&size, step->bytes, step->len < 4 ? step->len : 4);
	request.size = size < 4 ? 4 : size < STEP_BYTES ? size : STEP_BYTES;
	return ask(fd, step, &request);
}

static long status_sized(const struct step *step)
{
	const size_t size = step->len < 64 ? step->len : 64;
	const struct request request = {
		.command = _IOC(_IOC_READ | _IOC_WRITE, VAULT_MAGIC, 6, size),
		.size = size,
		.pointer = NO_POINTER,
	};

	return ask(fd, step, &request);
}

/* The first four bytes are the command. */
static long any_command(const struct step *step)
{
	struct request request = { .size = 128, .pointer = NO_POINTER };
	struct step rest = *step;
	uint32_t number = 0;

	memcpy(&number, step->bytes, step->len < 4 ? step->len : 4);
	request.command = number;
	rest.len = step->len < 4 ? 0 : step->len - 4;
	memmove(rest.bytes, rest.bytes + 4, rest.len);
	return ask(fd, &rest, &request);
}

static void any_command_make(struct step *step)
{
	const uint32_t number =
		(uint32_t)_IOC(below(4), VAULT_MAGIC, below(10), below(64));

	make_bytes(step, 64);
	memcpy(step->bytes, &number, sizeof(number));
	step->len += 4;
}

static const uint32_t commands[] = { VAULT_CREATE, VAULT_WRITE,	 VAULT_READ,
				     VAULT_LIST,   VAULT_CONFIG, VAULT_STATUS,
				     VAULT_SELECT, VAULT_REFUSAL };

static long compat_command(const struct step *step)
{
	return ask_compat(fd, step);
}

static void compat_make(struct step *step)
{
	make_bytes(step, 60);
	memmove(step->bytes + 4, step->bytes, step->len);
	memcpy(step->bytes, &commands[below(COUNT(commands))], 4);
	step->len += 4;
}

static uint64_t word_of(const struct step *step)
{
	uint64_t word = 0;

	memcpy(&word, step->bytes,
	       step->len < sizeof(word) ? step->len : sizeof(word));
	return word;
}

static long select_slot(const struct step *step)
{
	return done(ioctl(fd, VAULT_SELECT, (unsigned long)word_of(step)));
}

static void select_make(struct step *step)
{
	step->len = 8;
	memset(step->bytes, 0, 8);
	step->bytes[0] = (uint8_t)below(below(2) ? 3 : 18);
}

static long refusal(const struct step *step)
{
	void *const to = (void *)(uintptr_t)memory_at(word_of(step), NULL, 0);

	return done(ioctl(fd, VAULT_REFUSAL, to));
}

/* A word for where the memory is, two bytes each for offset and length, the data. */
struct span {
	uint64_t word;
	uint16_t offset;
	uint16_t len;
};

static size_t span_of(const struct step *step, struct span *span,
		      struct iovec *parts)
{
	const size_t head = step->len < 12 ? step->len : 12;
	size_t n, half;

	memset(span, 0, sizeof(*span));
	memcpy(span, step->bytes, head);
	n = span->len % 2048;
	half = n / 2;
	parts[0].iov_base = (void *)(uintptr_t)memory_at(
		span->word, step->bytes + head, step->len - head);
	parts[0].iov_len = half;
	parts[1].iov_base = (uint8_t *)parts[0].iov_base + half;
	parts[1].iov_len = n - half;
	return n;
}

static void span_make(struct step *step)
{
	struct span span = { .word = below(4) ? 0 : below(8),
			     .offset = (uint16_t)below(below(2) ? 8 : 128),
			     .len = (uint16_t)below(80) };

	make_bytes(step, 64);
	memmove(step->bytes + 12, step->bytes, step->len);
	memcpy(step->bytes, &span, 12);
	step->len += 12;
}

static long read_file(const struct step *step)
{
	struct span span;
	struct iovec parts[2];
	const size_t n = span_of(step, &span, parts);

	return done(pread(fd, parts[0].iov_base, n, span.offset));
}

static long write_file(const struct step *step)
{
	struct span span;
	struct iovec parts[2];
	const size_t n = span_of(step, &span, parts);

	return done(pwrite(fd, parts[0].iov_base, n, span.offset));
}

static long read_parts(const struct step *step)
{
	struct span span;
	struct iovec parts[2];

	span_of(step, &span, parts);
	return done(preadv(fd, parts, 2, span.offset));
}

static long write_parts(const struct step *step)
{
	struct span span;
	struct iovec parts[2];

	span_of(step, &span, parts);
	return done(pwritev(fd, parts, 2, span.offset));
}

static const struct entry entries[] = {
	{ .name = "open", .call = reopen },
	{ .name = "create", .call = create_any, .make = create_make },
	{ .name = "write_slot", .call = write_any, .make = write_make },
	{ .name = "read_slot", .call = read_any, .make = read_make },
	{ .name = "list", .call = list, .make = list_items_make },
	{ .name = "config", .call = config_sized, .make = config_size_make },
	{ .name = "status", .call = status, .make = status_make },
	{ .name = "status_sized", .call = status_sized, .make = status_make },
	{ .name = "select", .call = select_slot, .make = select_make },
	{ .name = "refusal", .call = refusal },
	{ .name = "command", .call = any_command, .make = any_command_make },
	{ .name = "compat", .call = compat_command, .make = compat_make },
	{ .name = "read", .call = read_file, .make = span_make },
	{ .name = "write", .call = write_file, .make = span_make },
	{ .name = "readv", .call = read_parts, .make = span_make },
	{ .name = "writev", .call = write_parts, .make = span_make },
};

const struct driver vault = {
	.name = "vault",
	.parameters = "",
	.opened = opened,
	.close = shut,
	.entries = entries,
	.count = COUNT(entries),
};
