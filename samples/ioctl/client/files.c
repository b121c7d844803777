// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* read(2), write(2) and their kin: no VAULT_REFUSAL tells why, only errno. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include "client.h"

#define FILE_ERROR(error_) .want = { .error = error_ }
#define PIECE 32u
#define MANY 1000

static void begin_on(struct shot *shot, enum furniture which)
{
	select_slot(shot->fd, slot_of(which));
	fire_begin(shot);
}

static void run_read_unbound(struct shot *shot, const struct attack *attack)
{
	void *buffer = flush_end(HONEST_LEN);

	(void)attack;
	watch(shot, buffer, HONEST_LEN);
	fire_begin(shot);
	fire_end(shot, read(shot->fd, buffer, HONEST_LEN));
}

static void *bad_buffer(const struct attack *attack)
{
	return attack->flags & ATTACK_64 ? pointer(kernel_address()) : NULL;
}

static void run_read_bad(struct shot *shot, const struct attack *attack)
{
	void *buffer = bad_buffer(attack);

	begin_on(shot, SLOT_NOTES);
	fire_end(shot, read(shot->fd, buffer, HONEST_LEN));
}

static void run_write_bad(struct shot *shot, const struct attack *attack)
{
	const void *buffer = bad_buffer(attack);

	begin_on(shot, SLOT_NOTES);
	fire_end(shot, write(shot->fd, buffer, HONEST_LEN));
}

static void run_read_read_only(struct shot *shot, const struct attack *attack)
{
	void *buffer = flush_end(HONEST_LEN);

	(void)attack;
	protect(buffer, PROT_READ);
	begin_on(shot, SLOT_NOTES);
	fire_end(shot, read(shot->fd, buffer, HONEST_LEN));
}

/* the slot holds @result bytes of 'w', then what it held before */
static void look_at_written(struct shot *shot, long result)
{
	uint8_t bytes[SLOT_BYTES];
	size_t written = result < 0 ? 0 : (size_t)result;

	slot_bytes(slot_of(SLOT_NOTES), bytes, sizeof(bytes));
	if (written > sizeof(bytes) || !memory_is(bytes, 'w', written) ||
	    !memory_is(bytes + written, 'n', sizeof(bytes) - written))
		saw(shot, "said %ld, but wrote another number of bytes",
		    result);
}

static void run_write_straddles(struct shot *shot, const struct attack *attack)
{
	uint8_t *buffer = memset(flush_end(PIECE), 'w', PIECE);
	long result;

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	result = write(shot->fd, buffer, 2 * PIECE);
	fire_end(shot, result);
	look_at_written(shot, result);
}

static void run_writev_one_bad(struct shot *shot, const struct attack *attack)
{
	uint8_t *good = memset(flush_end(PIECE), 'w', PIECE);
	struct iovec pieces[] = { { good, PIECE },
				  { unmapped(), PIECE },
				  { good, PIECE } };
	long result;

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	result = writev(shot->fd, pieces, ARRAY_SIZE(pieces));
	fire_end(shot, result);
	look_at_written(shot, result);
}

static void run_readv_one_bad(struct shot *shot, const struct attack *attack)
{
	uint8_t *last = flush_end(PIECE);
	struct iovec pieces[] = { { flush_end(PIECE), PIECE },
				  { unmapped(), PIECE },
				  { last, PIECE } };
	long result;

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	result = readv(shot->fd, pieces, ARRAY_SIZE(pieces));
	fire_end(shot, result);
	if (result > (long)PIECE || !memory_is(last, PATTERN, PIECE))
		saw(shot, "went on behind the bad piece (%ld bytes)", result);
}

static void run_readv_many(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = flush_end(SLOT_BYTES);
	struct iovec pieces[MANY];
	long result;

	(void)attack;
	for (size_t i = 0; i < MANY; i++)
		pieces[i] = (struct iovec){ bytes + i % SLOT_BYTES,
					    i < SLOT_BYTES };
	begin_on(shot, SLOT_NOTES);
	result = readv(shot->fd, pieces, MANY);
	fire_end(shot, result);
	if (!memory_is(bytes, 'n', SLOT_BYTES))
		saw(shot, "one-byte pieces came back wrong (%ld)", result);
}

static void run_readv_sum(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = flush_end(PIECE);
	struct iovec pieces[] = { { bytes, PIECE }, { bytes, SIZE_MAX } };

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	fire_end(shot, readv(shot->fd, pieces, ARRAY_SIZE(pieces)));
}

static void run_pread(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = flush_end(HONEST_LEN);
	long result;

	begin_on(shot, SLOT_NOTES);
	result = pread64(shot->fd, bytes, HONEST_LEN,
			 (int64_t)attack->pokes[0].value);
	fire_end(shot, result);
	if (result > 0)
		saw(shot, "read %ld bytes from beyond the slot", result);
}

static void run_pread_across(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = flush_end(HONEST_LEN);
	long result;

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	result = pread64(shot->fd, bytes, HONEST_LEN, SLOT_BYTES - 8);
	fire_end(shot, result);
	if (result > 8 || !memory_is(bytes + 8, PATTERN, HONEST_LEN - 8))
		saw(shot, "leaked %ld bytes from beyond the slot", result - 8);
}

static void run_pwrite(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = memset(flush_end(HONEST_LEN), 'w', HONEST_LEN);

	begin_on(shot, SLOT_NOTES);
	fire_end(shot, pwrite64(shot->fd, bytes, HONEST_LEN,
				(int64_t)attack->pokes[0].value));
}

static void run_pwrite_across(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = memset(flush_end(HONEST_LEN), 'w', HONEST_LEN);
	long result;

	(void)attack;
	begin_on(shot, SLOT_NOTES);
	result = pwrite64(shot->fd, bytes, HONEST_LEN, SLOT_BYTES - 8);
	fire_end(shot, result);
	if (result > 8)
		saw(shot, "took %ld bytes where 8 fit", result);
}

static void run_write_sealed(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = memset(flush_end(HONEST_LEN), 'w', HONEST_LEN);

	(void)attack;
	begin_on(shot, SLOT_SEALED);
	fire_end(shot, write(shot->fd, bytes, HONEST_LEN));
}

static void run_write_frozen(struct shot *shot, const struct attack *attack)
{
	uint8_t *bytes = memset(flush_end(HONEST_LEN), 'w', HONEST_LEN);

	(void)attack;
	configure(VAULT_CONFIG_MODE, VAULT_MODE_FROZEN, 0, 60);
	begin_on(shot, SLOT_NOTES);
	fire_end(shot, write(shot->fd, bytes, HONEST_LEN));
}

#define POSITION(run_, at_) .run = run_, .pokes = { { "position", at_ } }

const struct attack attacks_files[] = {
	{ "file", "file_read_unbound", "reads a file that was bound to no slot",
	  .run = run_read_unbound, FILE_ERROR(ENOENT) },
	{ "file", "file_read_null", "reads the bound slot to NULL",
	  .run = run_read_bad, FILE_ERROR(EFAULT) },
	{ "file", "file_read_kernel",
	  "reads the bound slot to a kernel address", .run = run_read_bad,
	  FILE_ERROR(EFAULT), .flags = ATTACK_64 },
	{ "file", "file_read_read_only",
	  "reads the bound slot over a read-only page",
	  .run = run_read_read_only, FILE_ERROR(EFAULT) },
	{ "file", "file_write_null", "fills the bound slot from NULL",
	  .run = run_write_bad, FILE_ERROR(EFAULT) },
	{ "file", "file_write_kernel",
	  "fills the bound slot from kernel memory", .run = run_write_bad,
	  FILE_ERROR(EFAULT), .flags = ATTACK_64 },
	{ "file", "file_write_straddles",
	  "fills the bound slot with 64 bytes of which 32 exist",
	  .run = run_write_straddles, SERVED, .flags = ATTACK_CHANGES },
	{ "file", "file_write_sealed", "fills a sealed slot around the ioctl",
	  .run = run_write_sealed, FILE_ERROR(EPERM) },
	{ "file", "file_write_frozen",
	  "fills a slot of a frozen device around the ioctl",
	  .run = run_write_frozen, FILE_ERROR(EPERM) },

	{ "iovec", "readv_one_bad", "reads to three pieces, the middle one bad",
	  .run = run_readv_one_bad, SERVED },
	{ "iovec", "writev_one_bad",
	  "writes from three pieces, the middle one bad",
	  .run = run_writev_one_bad, SERVED, .flags = ATTACK_CHANGES },
	{ "iovec", "readv_many",
	  "reads to 256 pieces of a byte and 744 of none",
	  .run = run_readv_many, SERVED },
	{ "iovec", "readv_sum",
	  "reads to pieces whose lengths add up past the type",
	  .run = run_readv_sum, FILE_ERROR(EINVAL) },

	{ "position", "pread_negative", "reads from position -1",
	  POSITION(run_pread, ~0ull), FILE_ERROR(EINVAL) },
	{ "position", "pread_end", "reads from the end of the slot",
	  POSITION(run_pread, SLOT_BYTES), SERVED },
	{ "position", "pread_upper_half",
	  "reads from position 2^32, 0 in 32 bits",
	  POSITION(run_pread, 1ull << 32), SERVED },
	{ "position", "pread_huge", "reads from position 2^62",
	  POSITION(run_pread, 1ull << 62), SERVED },
	{ "position", "pread_across",
	  "reads 64 bytes where the slot has 8 left", .run = run_pread_across,
	  SERVED },
	{ "position", "pwrite_negative", "writes to position -64",
	  POSITION(run_pwrite, ~63ull), FILE_ERROR(EINVAL) },
	{ "position", "pwrite_end", "writes to the end of the slot",
	  POSITION(run_pwrite, SLOT_BYTES), FILE_ERROR(ENOSPC) },
	{ "position", "pwrite_upper_half",
	  "writes to position 2^32, 0 in 32 bits",
	  POSITION(run_pwrite, 1ull << 32), FILE_ERROR(ENOSPC) },
	{ "position", "pwrite_huge", "writes to position 2^62",
	  POSITION(run_pwrite, 1ull << 62), FILE_ERROR(ENOSPC) },
	{ "position", "pwrite_across",
	  "writes 64 bytes where the slot has 8 left", .run = run_pwrite_across,
	  SERVED, .flags = ATTACK_CHANGES },
	{},
};
