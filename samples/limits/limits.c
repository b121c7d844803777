// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What the TCP header of samples/formats may hold, and an ioctl's argument, as
 * JSON: one object a line.
 *
 *	cc -Iinclude -o limits samples/limits/limits.c
 *	./limits | jq -r '.rows[] | [.field, .offset, .rule, .lo, .hi] | @tsv'
 *	./limits request | jq ...
 */
#include <stdlib.h>
#include <string.h>
#include <linux/fiemap.h>
#include <untrusted/user/limits.h>

#include "../formats/tcp.h"

/* What the argument is judged by: trusted. */
struct volume {
	ut_u64 bytes;
};
UNTRUSTED_CONTEXT_FIXED(volume, const struct volume *, "set up once");

#define FIEMAP(FIELD, CHECK, ...)                                         \
	FIELD(u64, fm_start, MAX(ctx->bytes - 1), ERRNO(EFBIG))           \
	FIELD(u64, fm_length, MIN(1))                                     \
	FIELD(u32, fm_flags, FLAGS(FIEMAP_FLAG_SYNC | FIEMAP_FLAG_XATTR), \
	      ERRNO(EBADR), OUT)                                          \
	FIELD(u32, fm_mapped_extents, OUTPUT)                             \
	FIELD(u32, fm_extent_count, MAX(512))                             \
	FIELD(u32, fm_reserved, ZERO)                                     \
	CHECK(fm_length, fm_length <= ctx->bytes - fm_start,              \
	      "the range ends on the \"volume\"")
UNTRUSTED_SCHEMA(fiemap, struct fiemap, FIEMAP, volume);

UNTRUSTED_MESSAGE_LIMITS(tcp, TCP, none);
UNTRUSTED_LIMITS(fiemap, FIEMAP, volume);

#define ROWS 32

int main(int argc, char **argv)
{
	const struct volume volume = { 1ull << 40 };
	struct untrusted_limit rows[ROWS];
	const bool request = argc == 2 && !strcmp(argv[1], "request");

	if (request)
		untrusted_limits_json(stdout, "fiemap", rows,
				      fiemap_limits(NULL, &volume, rows, ROWS));
	else
		untrusted_limits_json(stdout, "tcp", rows,
				      tcp_limits(NULL, NULL, rows, ROWS));
	return ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
