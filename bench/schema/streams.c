// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <endian.h>
#include <stdbool.h>
#include <string.h>

#include "crc.h"
#include "dns_query.h"
#include "streams.h"
#include "tcp.h"

const struct hand_dev stream_dev = { .nslots = 57, .bytes = 1ull << 40 };
const struct hand_disk stream_disk = {
	.sectors = 1ull << 41,
	.lba = 1,
};

static uint64_t random_word(void)
{
	static uint64_t state = 88172645463325252ull;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1dull;
}

static uint64_t random_below(uint64_t n)
{
	return (random_word() >> 8) % n;
}

static void fill(void *to, size_t n)
{
	uint8_t *byte = to;
	uint64_t word;

	for (; n >= sizeof(word); n -= sizeof(word), byte += sizeof(word)) {
		word = random_word();
		memcpy(byte, &word, sizeof(word));
	}
	word = random_word();
	memcpy(byte, &word, n);
}

static void put(struct packet *packet, const void *bytes, size_t n)
{
	memcpy(packet->bytes + packet->len, bytes, n);
	packet->len += n;
}

static void put_random(struct packet *packet, size_t n)
{
	fill(packet->bytes + packet->len, n);
	packet->len += n;
}

static void put_be16(struct packet *packet, uint16_t v)
{
	v = htobe16(v);
	put(packet, &v, sizeof(v));
}

/* TCP */

static void tcp_begin(struct packet *packet, uint8_t flags)
{
	packet->len = 0;
	put_random(packet, 12);
	if (!(flags & HAND_TCP_ACK))
		memset(packet->bytes + 8, 0, 4);
	put(packet, (uint8_t[]){ 0, flags }, 2);
	put_random(packet, 4);
	put(packet, "\0\0", 2);
}

/* The data offset is what was put so far; a payload follows. */
static void tcp_end(struct packet *packet)
{
	packet->bytes[12] = packet->len / 4 << 4;
	put_random(packet, random_below(100));
}

static void tcp_option(struct packet *packet, uint8_t kind, uint8_t size)
{
	put(packet, (uint8_t[]){ kind, size }, 2);
	put_random(packet, size - 2);
}

static uint8_t established(void)
{
	return random_below(3) ? HAND_TCP_ACK : HAND_TCP_ACK | HAND_TCP_PSH;
}

void make_tcp_plain(struct packet *packet)
{
	tcp_begin(packet, established());
	tcp_end(packet);
}

void make_tcp_timestamps(struct packet *packet)
{
	tcp_begin(packet, established());
	put(packet, "\1\1", 2);
	tcp_option(packet, HAND_TCP_TIMESTAMPS, 10);
	tcp_end(packet);
}

void make_tcp_syn(struct packet *packet)
{
	uint8_t wscale = random_below(HAND_TCP_WSCALE_MAX + 1);

	tcp_begin(packet,
		  random_below(2) ? HAND_TCP_SYN : HAND_TCP_SYN | HAND_TCP_ACK);
	tcp_option(packet, HAND_TCP_MSS, 4);
	tcp_option(packet, HAND_TCP_SACK_PERMITTED, 2);
	tcp_option(packet, HAND_TCP_TIMESTAMPS, 10);
	put(packet, (uint8_t[]){ HAND_TCP_NOP, HAND_TCP_WSCALE, 3, wscale }, 4);
	tcp_end(packet);
}

void make_tcp_sack(struct packet *packet)
{
	tcp_begin(packet, established());
	put(packet, "\1\1", 2);
	tcp_option(packet, HAND_TCP_TIMESTAMPS, 10);
	put(packet, "\1\1", 2);
	tcp_option(packet, HAND_TCP_SACK, 2 + 8 * (1 + random_below(3)));
	tcp_end(packet);
}

/* Urgent, its options ended and padded. */
static void make_tcp_padded(struct packet *packet)
{
	tcp_begin(packet, HAND_TCP_ACK | HAND_TCP_URG);
	fill(packet->bytes + 18, 2);
	tcp_option(packet, HAND_TCP_SACK, 34);
	put(packet, "\0\0", 2);
	tcp_end(packet);
}

static void make_tcp_unknown(struct packet *packet)
{
	const uint8_t kind = 30 + random_below(4);

	tcp_begin(packet, established());
	tcp_option(packet, kind, 4 + 4 * random_below(4));
	tcp_end(packet);
}

void make_tcp(struct packet *packet)
{
	uint32_t dice = random_below(20);

	if (dice < 8)
		make_tcp_plain(packet);
	else if (dice < 14)
		make_tcp_timestamps(packet);
	else if (dice < 16)
		make_tcp_syn(packet);
	else if (dice < 18)
		make_tcp_sack(packet);
	else if (dice < 19)
		make_tcp_padded(packet);
	else
		make_tcp_unknown(packet);
}

/* Any byte of the first @within, often to a small number or by one bit. */
static void mutate_bytes(struct packet *packet, size_t within)
{
	uint32_t changes = random_below(4);

	if (within > packet->len)
		within = packet->len;
	while (changes--) {
		uint8_t *byte = packet->bytes + random_below(within);

		switch (random_below(4)) {
		case 0:
			*byte = random_below(256);
			break;
		case 1:
			*byte = random_below(12);
			break;
		case 2:
			*byte ^= 1 << random_below(8);
			break;
		case 3:
			*byte += random_below(2) ? 1 : -1;
			break;
		}
	}
}

static void mutate_length(struct packet *packet)
{
	if (!random_below(4))
		packet->len = random_below(packet->len + 1);
}

/* A second option of the kind of the first where there is room. */
static void repeat_option(struct packet *packet)
{
	size_t size = packet->bytes[HAND_TCP_HEADER_MIN + 1];
	size_t header = packet->bytes[12] / 16 * 4;

	if (header >= HAND_TCP_HEADER_MIN + 2 * size && size >= 2)
		memcpy(packet->bytes + HAND_TCP_HEADER_MIN + size,
		       packet->bytes + HAND_TCP_HEADER_MIN, size);
}

/* A window scale or a number of SACK bytes about its bound. */
static void edge_option(struct packet *packet)
{
	if (random_below(2)) {
		make_tcp_syn(packet);
		packet->bytes[39] = HAND_TCP_WSCALE_MAX - 1 + random_below(3);
	} else {
		make_tcp_padded(packet);
		packet->bytes[21] += 8 - 8 * random_below(6);
	}
}

void mutate_tcp(struct packet *packet)
{
	make_tcp(packet);
	if (!random_below(8))
		repeat_option(packet);
	if (!random_below(16))
		edge_option(packet);
	mutate_bytes(packet, random_below(2) ? 60 : 22);
	mutate_length(packet);
}

/* DNS */

static void put_label(struct packet *packet, uint8_t size)
{
	put(packet, &size, 1);
	while (size--)
		put(packet, (uint8_t[]){ 'a' + random_below(26) }, 1);
}

static void put_opt(struct packet *packet)
{
	static const uint8_t cookie[] = { 0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8 };
	static const uint8_t empty[] = { 0, 11, 0, 0 };
	uint32_t dice = random_below(4);
	size_t n = dice == 2 ? sizeof(cookie) :
		   dice == 3 ? sizeof(cookie) + sizeof(empty) :
			       0;

	put(packet, "\0\0\x29", 3);
	put_be16(packet, 1232);
	put(packet, "\0\0", 2);
	put_be16(packet, random_below(2) ? HAND_DNS_DO : 0);
	put_be16(packet, n);
	if (dice > 2)
		put(packet, empty, sizeof(empty));
	if (dice > 1)
		put(packet, cookie, sizeof(cookie));
}

static uint16_t some_class(void)
{
	static const uint16_t classes[] = { 1, 1, 1, 1, 1, 3, 4, 255 };

	return classes[random_below(8)];
}

static void dns_query_of(struct packet *packet, uint32_t labels, uint32_t most)
{
	static const uint16_t flags[] = { 0,
					  HAND_DNS_RD,
					  HAND_DNS_AD,
					  HAND_DNS_CD,
					  HAND_DNS_RD,
					  HAND_DNS_RD,
					  HAND_DNS_RD | HAND_DNS_AD,
					  HAND_DNS_RD | HAND_DNS_CD };
	bool opt = random_below(3);

	packet->len = 0;
	put_random(packet, 2);
	put_be16(packet, flags[random_below(8)]);
	put_be16(packet, 1);
	put_be16(packet, 0);
	put_be16(packet, 0);
	put_be16(packet, opt);
	while (labels--)
		put_label(packet, 1 + random_below(most));
	put(packet, "", 1);
	put_be16(packet, 1 + random_below(64));
	put_be16(packet, some_class());
	if (opt)
		put_opt(packet);
}

void make_dns_query(struct packet *packet)
{
	dns_query_of(packet, 1 + random_below(5), 12);
}

/* Long names meet the bounds of a label and of a name. */
void mutate_dns_query(struct packet *packet)
{
	if (random_below(4))
		make_dns_query(packet);
	else
		dns_query_of(packet, random_below(7), 64);
	mutate_bytes(packet, random_below(2) ? packet->len : 12);
	mutate_length(packet);
	if (!random_below(16))
		put_random(packet, random_below(3));
}

/* The fixed structs */

/* A number that some bound may be near to. */
static uint64_t edge(uint64_t old)
{
	switch (random_below(7)) {
	case 0:
		return random_below(3);
	case 1:
		return -1 - random_below(3);
	case 2:
		return 1ull << random_below(64);
	case 3:
		return (1ull << random_below(64)) - 1;
	case 4:
		return old + 1 - random_below(3);
	case 5:
		return old ^ 1ull << random_below(64);
	default:
		return random_word();
	}
}

/* The word of 1, 2, 4 or 8 bytes at a multiple of its size becomes an edge. */
static void mutate_word(uint8_t *bytes, size_t size)
{
	size_t width = 1ull << random_below(4);
	uint64_t v = 0;
	uint8_t *at;

	if (width > size)
		width = size;
	at = bytes + random_below(size / width) * width;
	memcpy(&v, at, width);
	v = htole64(edge(le64toh(v)));
	memcpy(at, &v, width);
}

static void mutate_words(void *bytes, size_t size)
{
	uint32_t changes = random_below(4);

	while (changes--)
		mutate_word(bytes, size);
}

void make_ioctl40(struct hand_ioctl40_wire *wire)
{
	fill(wire, sizeof(*wire));
	wire->slot %= stream_dev.nslots;
	wire->flags &= HAND_IOCTL40_FLAGS;
	wire->offset %= stream_dev.bytes - wire->len + 1;
	wire->mode &= HAND_IOCTL40_MODE_MAX;
	wire->sync &= 1;
	wire->prio = HAND_IOCTL40_PRIO_MIN + wire->prio % HAND_IOCTL40_PRIO_MAX;
	wire->align = HAND_IOCTL40_ALIGN_MIN << random_below(8);
	wire->pad = 0;
}

/* Bounds on either side of what is sent, and the greatest of all. */
void mutate_ioctl40(struct hand_ioctl40_wire *wire, struct hand_dev *dev)
{
	make_ioctl40(wire);
	*dev = stream_dev;
	mutate_words(wire, sizeof(*wire));
	if (!random_below(4))
		dev->nslots = wire->slot + random_below(3);
	if (!random_below(4))
		dev->bytes = wire->offset + wire->len + 1 - random_below(3);
	if (!random_below(8))
		dev->bytes = edge(wire->offset);
}

static void seal_gpt(struct hand_gpt_wire *wire)
{
	wire->header_crc32 = 0;
	wire->header_crc32 =
		htole32(bench_crc32(0, wire, HAND_GPT_HEADER_SIZE));
}

void make_gpt(struct hand_gpt_wire *wire)
{
	const uint64_t sectors = stream_disk.sectors;
	const uint32_t count = 1 + random_below(HAND_GPT_COUNT_MAX);
	const uint64_t first = 34 + random_below(sectors - 100);

	fill(wire, HAND_GPT_HEADER_SIZE);
	wire->signature = htole64(HAND_GPT_SIGNATURE);
	wire->revision = htole32(HAND_GPT_REVISION);
	wire->header_size = htole32(HAND_GPT_HEADER_SIZE);
	wire->reserved = 0;
	wire->my_lba = htole64(stream_disk.lba);
	wire->alternate_lba = htole64(random_below(sectors));
	wire->first_usable = htole64(first);
	wire->last_usable = htole64(first + random_below(sectors - first));
	wire->entries_lba =
		htole64(HAND_GPT_ENTRIES_LBA_MIN + random_below(sectors - 300));
	wire->count = htole32(count);
	wire->entry_size = htole32(HAND_GPT_ENTRY_SIZE);
	memset(wire->rest, 0, sizeof(wire->rest));
	seal_gpt(wire);
}

/* Most are sealed, or the checksum alone would refuse them all. */
void mutate_gpt(struct hand_gpt_wire *wire, struct hand_disk *disk)
{
	make_gpt(wire);
	*disk = stream_disk;
	mutate_words(wire, random_below(8) ? HAND_GPT_HEADER_SIZE / 8 * 8 :
					     sizeof(*wire));
	if (!random_below(8))
		disk->sectors = edge(le64toh(wire->last_usable));
	if (!random_below(8))
		disk->sectors = le64toh(wire->entries_lba) +
				(le32toh(wire->count) + 3) / 4 -
				random_below(2);
	if (!random_below(16))
		disk->lba = edge(disk->lba);
	if (random_below(16))
		seal_gpt(wire);
}

static void seal_ext4(struct hand_ext4_wire *wire)
{
	const size_t sealed = offsetof(struct hand_ext4_wire, checksum);

	wire->checksum = htole32(bench_crc32c(~0u, wire, sealed));
}

/*
 * Blocks, groups and inodes that fit each other and stream_disk. At the edge a
 * group has as many blocks as it may, or one unit more.
 */
static void put_geometry(struct hand_ext4_wire *wire, bool wide, bool edge)
{
	const uint32_t log_block = random_below(7);
	const uint32_t first = log_block == 0;
	const uint64_t units = 1024ull << log_block;
	const uint64_t per_group =
		8 * (edge ? units + random_below(2) : 1 + random_below(units));
	const uint32_t inodes_per_group = 8 * (1 + random_below(8192));
	const uint64_t groups = 1 + random_below(wide ? 30000 : 8000);
	const uint64_t blocks =
		first + (groups - 1) * per_group + 1 + random_below(per_group);

	wire->log_block_size = htole32(log_block);
	wire->log_cluster_size = htole32(log_block + random_below(5));
	wire->first_data_block = htole32(first);
	wire->blocks_per_group = htole32(per_group);
	wire->inodes_per_group = htole32(inodes_per_group);
	wire->inodes_count = htole32(groups * inodes_per_group);
	wire->blocks_count_lo = htole32(blocks);
	wire->inode_size = htole16(128 << random_below(log_block ? 5 : 4));
	if (wide) {
		wire->blocks_count_hi = htole32(blocks >> 32);
		wire->desc_size = htole16(64 << random_below(5));
	}
}

void make_ext4(struct hand_ext4_wire *wire)
{
	const bool wide = random_below(4), sealed = random_below(4);

	fill(wire, sizeof(*wire));
	wire->magic = htole16(HAND_EXT4_MAGIC);
	wire->state &= htole16(HAND_EXT4_STATES);
	wire->errors = htole16(1 + random_below(HAND_EXT4_ERRORS_MAX));
	wire->creator_os = htole32(random_below(HAND_EXT4_CREATOR_OS_MAX + 1));
	wire->rev_level = htole32(HAND_EXT4_REV_LEVEL);
	wire->first_ino = htole32(HAND_EXT4_FIRST_INO_MIN + random_below(99));
	wire->feature_incompat &=
		htole32(HAND_EXT4_INCOMPAT & ~HAND_EXT4_INCOMPAT_64BIT);
	if (wide)
		wire->feature_incompat |= htole32(HAND_EXT4_INCOMPAT_64BIT);
	wire->feature_ro_compat &= ~htole32(HAND_EXT4_RO_COMPAT_CSUM);
	if (sealed) {
		wire->feature_ro_compat |= htole32(HAND_EXT4_RO_COMPAT_CSUM);
		wire->checksum_type = HAND_EXT4_CHECKSUM_CRC32C;
	}
	wire->log_groups_per_flex &= HAND_EXT4_LOG_GROUPS_PER_FLEX_MAX;
	put_geometry(wire, wide, false);
	seal_ext4(wire);
}

/* As many blocks of a huge disk as the groups' product needs to wrap. */
static void wrap_inodes(struct hand_ext4_wire *wire, struct hand_disk *disk)
{
	const uint64_t groups = (1ull << 45) + 1;
	const uint64_t blocks = groups * 8;

	disk->sectors = UINT64_MAX;
	wire->log_block_size = wire->log_cluster_size = htole32(1);
	wire->first_data_block = 0;
	wire->blocks_per_group = htole32(8);
	wire->inodes_per_group = wire->inodes_count = htole32(1 << 19);
	wire->feature_incompat |= htole32(HAND_EXT4_INCOMPAT_64BIT);
	wire->blocks_count_lo = htole32((uint32_t)blocks);
	wire->blocks_count_hi = htole32(blocks >> 32);
	wire->desc_size = htole16(64);
}

/* Most changes meet the fields at the front; most are sealed. */
void mutate_ext4(struct hand_ext4_wire *wire, struct hand_disk *disk)
{
	make_ext4(wire);
	*disk = stream_disk;
	if (!random_below(64))
		wrap_inodes(wire, disk);
	else if (!random_below(64))
		put_geometry(wire,
			     le32toh(wire->feature_incompat) &
				     HAND_EXT4_INCOMPAT_64BIT,
			     true);
	mutate_words(wire, random_below(4) ? 104 : sizeof(*wire));
	if (!random_below(8))
		mutate_word((uint8_t *)&wire->blocks_count_hi, 4);
	if (!random_below(8))
		mutate_word(&wire->ignored200[50], 8);
	if (!random_below(8))
		mutate_word(&wire->log_groups_per_flex, 2);
	if (!random_below(8))
		disk->sectors =
			edge((uint64_t)le32toh(wire->blocks_count_lo)
			     << (le32toh(wire->log_block_size) % 8 + 1));
	if (random_below(16))
		seal_ext4(wire);
}
