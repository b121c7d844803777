// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Runs every validator over its streams for callgrind, which counts by caller:
 * stream_ioctl40, stream_tcp and so on. With "agree N": compares all validators
 * of each format over N mutated messages instead, and prints a line for each:
 *	format <TAB> disagreements <TAB> accepted
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports.h"
#include "schemas.h"
#include "streams.h"

#define MESSAGES 4096
#define SUPERBLOCKS 256
#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* A report is made if and only if something was refused, or the answer is none. */
static int reported(int err, const struct hand_error *error)
{
	return error->error == err && !error->rule == !err ? err : 1;
}

/* The reporting validators under the type of the others. */
#define FIXED_REPORTS(format, context)                                      \
	static int reports_##format(const struct hand_##format##_wire *raw, \
				    const struct context *ctx,              \
				    struct hand_##format *out)              \
	{                                                                   \
		struct hand_error error = {};                               \
		int err = hand_##format##_reports(raw, ctx, out, &error);   \
                                                                            \
		return reported(err, &error);                               \
	}

#define PACKET_REPORTS(format)                                          \
	static int reports_##format(const uint8_t *p, size_t len,       \
				    struct hand_##format *out)          \
	{                                                               \
		struct hand_error error = {};                           \
		int err = hand_##format##_reports(p, len, out, &error); \
                                                                        \
		return reported(err, &error);                           \
	}

FIXED_REPORTS(ioctl40, hand_dev)
PACKET_REPORTS(tcp)
PACKET_REPORTS(dns_query)
FIXED_REPORTS(gpt, hand_disk)
FIXED_REPORTS(ext4, hand_disk)

/*
 * Every validator of each format. The first one's answers are what the others
 * are compared with.
 */
static hand_ioctl40_fn *const ioctl40_fns[] = {
	hand_ioctl40_locals, hand_ioctl40_reread,   hand_ioctl40_nospec,
	hand_ioctl40_gather, hand_ioctl40_unlikely, reports_ioctl40,
	schema_ioctl40,
};

static hand_tcp_fn *const tcp_fns[] = {
	hand_tcp_pointer, hand_tcp_index, hand_tcp_cursor, hand_tcp_end,
	hand_tcp_apart,	  reports_tcp,	  schema_tcp,
};

static hand_dns_query_fn *const dns_query_fns[] = {
	hand_dns_query_pointer, hand_dns_query_index, hand_dns_query_label,
	hand_dns_query_byte,	reports_dns_query,    schema_dns_query,
};

static hand_gpt_fn *const gpt_fns[] = {
	hand_gpt_reread,   hand_gpt_locals, hand_gpt_gather, hand_gpt_libc,
	hand_gpt_unlikely, reports_gpt,	    schema_gpt,
};

static hand_ext4_fn *const ext4_fns[] = {
	hand_ext4_reread,   hand_ext4_locals, hand_ext4_apart, hand_ext4_gather,
	hand_ext4_unlikely, reports_ext4,     schema_ext4,
};

static int failed;

/* A stream is of valid messages: whoever refuses one measures nothing. */
static void expect_all(const char *stream, size_t fn, int good, int of)
{
	if (good == of)
		return;
	fprintf(stderr, "schema: %s: validator %zu took %d of %d\n", stream, fn,
		good, of);
	failed = 1;
}

/* Callers of one body, so that callgrind tells the streams apart. */
#define FIXED_STREAM(format, ctx, messages)                               \
	static struct hand_##format##_wire format##_wires[messages];      \
                                                                          \
	static __attribute__((noinline)) int stream_##format(             \
		hand_##format##_fn *validate)                             \
	{                                                                 \
		static struct hand_##format out;                          \
		int good = 0;                                             \
		size_t i;                                                 \
                                                                          \
		for (i = 0; i < COUNT(format##_wires); i++)               \
			good += !validate(&format##_wires[i], ctx, &out); \
		return good;                                              \
	}                                                                 \
                                                                          \
	static void run_##format(void)                                    \
	{                                                                 \
		size_t i;                                                 \
                                                                          \
		for (i = 0; i < COUNT(format##_wires); i++)               \
			make_##format(&format##_wires[i]);                \
		for (i = 0; i < COUNT(format##_fns); i++)                 \
			expect_all(#format, i,                            \
				   stream_##format(format##_fns[i]),      \
				   COUNT(format##_wires));                \
	}

static struct packet packets[MESSAGES];

#define PACKET_STREAM(name, format)                                          \
	static __attribute__((noinline)) int stream_##name(                  \
		hand_##format##_fn *validate)                                \
	{                                                                    \
		static struct hand_##format out;                             \
		int good = 0;                                                \
		size_t i;                                                    \
                                                                             \
		for (i = 0; i < MESSAGES; i++)                               \
			good += !validate(packets[i].bytes, packets[i].len,  \
					  &out);                             \
		return good;                                                 \
	}                                                                    \
                                                                             \
	static void run_##name(void)                                         \
	{                                                                    \
		size_t i;                                                    \
                                                                             \
		for (i = 0; i < MESSAGES; i++)                               \
			make_##name(&packets[i]);                            \
		for (i = 0; i < COUNT(format##_fns); i++)                    \
			expect_all(#name, i, stream_##name(format##_fns[i]), \
				   MESSAGES);                                \
	}

FIXED_STREAM(ioctl40, &stream_dev, MESSAGES)
PACKET_STREAM(tcp, tcp)
PACKET_STREAM(tcp_plain, tcp)
PACKET_STREAM(tcp_timestamps, tcp)
PACKET_STREAM(tcp_syn, tcp)
PACKET_STREAM(tcp_sack, tcp)
PACKET_STREAM(dns_query, dns_query)
FIXED_STREAM(gpt, &stream_disk, MESSAGES)
FIXED_STREAM(ext4, &stream_disk, SUPERBLOCKS)

static void run_all(void)
{
	run_ioctl40();
	run_tcp();
	run_tcp_plain();
	run_tcp_timestamps();
	run_tcp_syn();
	run_tcp_sack();
	run_dns_query();
	run_gpt();
	run_ext4();
}

/* Results are compared by member: padding is nobody's. */
#define SAME(member) (a->member == b->member)
#define SAME_BYTES(member, n) (!memcmp(a->member, b->member, n))

static int same_ioctl40(const struct hand_ioctl40 *a,
			const struct hand_ioctl40 *b)
{
	return SAME(slot) && SAME(flags) && SAME(offset) && SAME(len) &&
	       SAME(mode) && SAME(sync) && SAME(prio) && SAME(align) &&
	       SAME(cookie);
}

static int same_tcp(const struct hand_tcp *a, const struct hand_tcp *b)
{
	size_t blocks = a->options.sack.n * sizeof(*a->options.sack.at);

	return SAME(source) && SAME(dest) && SAME(seq) && SAME(ack) &&
	       SAME(doff) && SAME(flags) && SAME(window) && SAME(urgent) &&
	       SAME(payload.ptr) && SAME(payload.len) &&
	       SAME(options.seen.mss) && SAME(options.seen.wscale) &&
	       SAME(options.seen.sack_permitted) && SAME(options.seen.sack) &&
	       SAME(options.seen.timestamps) && SAME(options.mss) &&
	       SAME(options.wscale) && SAME(options.timestamps.value) &&
	       SAME(options.timestamps.echo) && SAME(options.sack.n) &&
	       SAME_BYTES(options.sack.at, blocks);
}

static int same_dns_query(const struct hand_dns_query *a,
			  const struct hand_dns_query *b)
{
	return SAME(id) && SAME(rd) && SAME(ad) && SAME(cd) && SAME(arcount) &&
	       SAME(name.len) && SAME_BYTES(name.wire, a->name.len) &&
	       SAME(qtype) && SAME(qclass) && SAME(opt.udp_size) &&
	       SAME(opt.dnssec_ok) && SAME(opt.length);
}

static int same_gpt(const struct hand_gpt *a, const struct hand_gpt *b)
{
	return SAME(alternate_lba) && SAME(first_usable) && SAME(last_usable) &&
	       SAME_BYTES(guid, 16) && SAME(entries_lba) && SAME(count) &&
	       SAME(entries_crc32);
}

static int same_ext4(const struct hand_ext4 *a, const struct hand_ext4 *b)
{
	return SAME(inodes_count) && SAME(blocks_count_lo) &&
	       SAME(r_blocks_lo) && SAME(free_blocks_lo) && SAME(free_inodes) &&
	       SAME(first_data_block) && SAME(log_block_size) &&
	       SAME(log_cluster_size) && SAME(blocks_per_group) &&
	       SAME(clusters_per_group) && SAME(inodes_per_group) &&
	       SAME(mnt_count) && SAME(max_mnt_count) && SAME(state) &&
	       SAME(errors) && SAME(creator_os) && SAME(first_ino) &&
	       SAME(inode_size) && SAME(block_group_nr) &&
	       SAME(feature_compat) && SAME(feature_incompat) &&
	       SAME(feature_ro_compat) && SAME_BYTES(uuid, 16) &&
	       SAME_BYTES(volume_name, 16) && SAME(desc_size) &&
	       SAME(blocks_count_hi) && SAME(log_groups_per_flex) &&
	       SAME(checksum_type);
}

static int all_are(const void *object, size_t size, uint8_t byte)
{
	const uint8_t *at = object;

	while (size--)
		if (*at++ != byte)
			return 0;
	return 1;
}

/* A block ends where the message does: a byte too far is a heap error. */
static void *block_of(const void *bytes, size_t size)
{
	void *block = malloc(size ? size : 1);

	if (!block)
		exit(1);
	memcpy(block, bytes, size);
	return size ? block : (uint8_t *)block + 1;
}

static void block_free(void *block, size_t size)
{
	free(size ? block : (uint8_t *)block - 1);
}

/* @call: of validate, whose result is got; @left: all bytes after a refusal. */
#define AGREE_BODY(format, call, left)                              \
	struct hand_##format want, got;                             \
	int want_err = 0, wrong = 0, err;                           \
	size_t i;                                                   \
                                                                    \
	for (i = 0; i < COUNT(format##_fns); i++) {                 \
		hand_##format##_fn *validate = format##_fns[i];     \
                                                                    \
		memset(&got, 0xa5, sizeof(got));                    \
		err = call;                                         \
		if (!i) {                                           \
			want = got;                                 \
			want_err = err;                             \
		}                                                   \
		wrong |= err != want_err;                           \
		if (err)                                            \
			wrong |= !all_are(&got, sizeof(got), left); \
		else                                                \
			wrong |= !same_##format(&want, &got);       \
	}                                                           \
	*accepted += !want_err

#define FIXED_AGREE(format, context)                                         \
	static int disagree_##format(const struct hand_##format##_wire *raw, \
				     const struct context *ctx,              \
				     unsigned long *accepted)                \
	{                                                                    \
		AGREE_BODY(format, validate(raw, ctx, &got), 0xa5);          \
		return wrong;                                                \
	}                                                                    \
                                                                             \
	static void agree_##format(unsigned long n)                          \
	{                                                                    \
		unsigned long wrong = 0, accepted = 0, i;                    \
		struct hand_##format##_wire wire, *block;                    \
		struct context ctx;                                          \
                                                                             \
		for (i = 0; i < n; i++) {                                    \
			mutate_##format(&wire, &ctx);                        \
			block = block_of(&wire, sizeof(wire));               \
			wrong += disagree_##format(block, &ctx, &accepted);  \
			block_free(block, sizeof(wire));                     \
		}                                                            \
		printf("%s\t%lu\t%lu\n", #format, wrong, accepted);          \
	}

#define PACKET_AGREE(format)                                          \
	static int disagree_##format(const uint8_t *p, size_t len,    \
				     unsigned long *accepted)         \
	{                                                             \
		AGREE_BODY(format, validate(p, len, &got), 0);        \
		return wrong;                                         \
	}                                                             \
                                                                      \
	static void agree_##format(unsigned long n)                   \
	{                                                             \
		unsigned long wrong = 0, accepted = 0, i;             \
		struct packet packet;                                 \
		uint8_t *block;                                       \
                                                                      \
		for (i = 0; i < n; i++) {                             \
			mutate_##format(&packet);                     \
			block = block_of(packet.bytes, packet.len);   \
			wrong += disagree_##format(block, packet.len, \
						   &accepted);        \
			block_free(block, packet.len);                \
		}                                                     \
		printf("%s\t%lu\t%lu\n", #format, wrong, accepted);   \
	}

FIXED_AGREE(ioctl40, hand_dev)
PACKET_AGREE(tcp)
PACKET_AGREE(dns_query)
FIXED_AGREE(gpt, hand_disk)
FIXED_AGREE(ext4, hand_disk)

static void agree_all(unsigned long n)
{
	agree_ioctl40(n);
	agree_tcp(n);
	agree_dns_query(n);
	agree_gpt(n);
	agree_ext4(n);
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "agree"))
		agree_all(strtoul(argv[2], NULL, 10));
	else
		run_all();
	return failed;
}
